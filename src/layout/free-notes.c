#include "layout/tidy.h"

#define NOTE_APART 8.0 /* what a note that makes way keeps from others */

static gboolean
is_taken (const GArray *blocks, guint own, const SwRect *rect)
{
  SwRect around = sw_rect_grow (rect, NOTE_APART);

  for (guint i = 0; i < blocks->len; i++)
    if (i != own && sw_rect_intersects (&g_array_index (blocks, SwRect, i), &around))
      return TRUE;
  return FALSE;
}

void
sw_edit_free_notes (SwTransaction *transaction, SwElement *stream)
{
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (SwLayout) layout = NULL;
  g_autoptr (GArray) blocks = NULL;
  guint n_steps, own;

  if (sw_element_first (stream, SW_KIND_NOTE) == NULL)
    return;
  analysis = sw_analysis_new (sw_transaction_map (transaction));
  layout = sw_layout_new_unfolded (analysis);
  blocks = g_array_new (FALSE, FALSE, sizeof (SwRect));
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    g_array_append_vals (blocks, sw_layout_rect (layout, step->id), 1);
  n_steps = own = blocks->len;
  sw_for_each_kind (note, stream, SW_KIND_NOTE)
    g_array_append_vals (blocks, sw_layout_rect (layout, note->id), 1);
  sw_for_each_kind (note, stream, SW_KIND_NOTE)
    {
      SwRect *rect = &g_array_index (blocks, SwRect, own);
      double begin = rect->y;

      /* Notes that lie upon each other alone are as somebody wanted them. */
      for (guint i = 0; i < n_steps && rect->y == begin; i++)
        if (sw_rect_intersects (&g_array_index (blocks, SwRect, i), rect))
          while (is_taken (blocks, own, rect))
            rect->y += NOTE_APART;
      if (rect->y > begin)
        sw_transaction_set_integer (transaction, note, SW_ATTR_Y,
                                    sw_element_integer (note, SW_ATTR_Y, 0) + (gint64)(rect->y - begin));
      own++;
    }
}
