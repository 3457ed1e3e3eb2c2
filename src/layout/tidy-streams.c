#include "layout/tidy.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  const SwRect *frame;
  guint stream;
} Frame;

static int
compare_frames (const void *a, const void *b)
{
  const Frame *x = a, *y = b;

  if (x->frame->y != y->frame->y)
    return x->frame->y < y->frame->y ? -1 : 1;
  if (x->frame->x != y->frame->x)
    return x->frame->x < y->frame->x ? -1 : 1;
  return x->stream < y->stream ? -1 : x->stream > y->stream;
}

double *
sw_layout_make_room (const SwLayout *layout, GHashTable *growing)
{
  g_autofree Frame *frames = g_new (Frame, layout->n_streams + 1);
  double *shifts = g_new0 (double, layout->n_streams + 1);
  g_autofree gboolean *pushes = g_new0 (gboolean, layout->n_streams + 1);

  for (guint s = 0; s < layout->n_streams; s++)
    {
      frames[s] = (Frame){ &layout->streams[s].frame, s };
      pushes[s] = growing == NULL || g_hash_table_contains (growing, layout->streams[s].stream);
    }
  qsort (frames, layout->n_streams, sizeof (Frame), compare_frames);
  for (guint k = 1; k < layout->n_streams; k++)
    for (guint above = 0; above < k; above++)
      {
        SwRect own = *frames[k].frame, other = *frames[above].frame;
        double bottom = other.y + shifts[frames[above].stream] + other.height;

        other.y += shifts[frames[above].stream];
        own.y += shifts[frames[k].stream];
        if (!sw_rect_intersects (&own, &other) || (!pushes[frames[above].stream] && shifts[frames[k].stream] <= 0))
          continue;
        pushes[frames[k].stream] = TRUE;
        /* Whoever was looked at already may be in the way again. */
        shifts[frames[k].stream] += ceil (bottom + SW_STREAM_GAP - own.y);
        above = G_MAXUINT;
      }
  return shifts;
}

static void
place_steps (SwTransaction *transaction, const SwGraph *graph)
{
  g_autofree SwPoint *places = NULL;

  sw_layout_tidy (graph, &places);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_X, (gint64)places[i].x);
      sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_Y, (gint64)places[i].y);
    }
}

void
sw_edit_tidy (SwTransaction *transaction, SwElement *const *streams, guint n)
{
  for (guint s = 0; s < n; s++)
    {
      g_autoptr (SwGraph) graph = sw_graph_new (sw_transaction_map (transaction), streams[s]);
      place_steps (transaction, graph);
      if (sw_element_choice (streams[s], SW_ATTR_ARRANGEMENT) == SW_ARRANGEMENT_LANES)
        sw_edit_free_notes (transaction, streams[s]);
    }
  sw_edit_make_room (transaction, NULL);
}

void
sw_edit_make_room (SwTransaction *transaction, GHashTable *growing)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (sw_transaction_map (transaction));
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autofree double *shifts = sw_layout_make_room (layout, growing);

  for (guint s = 0; s < layout->n_streams; s++)
    if (shifts[s] > 0)
      {
        SwElement *stream = layout->streams[s].stream;
        sw_transaction_set_integer (transaction, stream, SW_ATTR_Y,
                                    sw_element_integer (stream, SW_ATTR_Y, 0) + (gint64)shifts[s]);
      }
}

void
sw_layout_tidy_map (SwMap *map, const SwArrangement *arrangement)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_autoptr (GPtrArray) done = NULL;

  for (guint s = 0; arrangement != NULL && s < analysis->n_streams; s++)
    sw_transaction_set (transaction, analysis->streams[s], SW_ATTR_ARRANGEMENT,
                        *arrangement == SW_ARRANGEMENT_LANES ? "lanes" : NULL, NULL);
  sw_edit_tidy (transaction, analysis->streams, analysis->n_streams);
  done = sw_transaction_commit (transaction);
}
