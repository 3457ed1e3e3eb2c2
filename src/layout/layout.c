#include "layout/layout.h"

#include "layout/activity-lane.h"
#include "layout/fold.h"
#include "layout/keep.h"
#include "layout/ladder.h"
#include "layout/route.h"

#include <math.h>
#include <string.h>

#define CARD_GAP 32 /* the least between a new card and others: room for a line beside each */

static void
put_rect (SwLayout *layout, const SwElement *element, SwRect rect)
{
  g_hash_table_insert (layout->rects, (gpointer)element->id, g_memdup2 (&rect, sizeof rect));
}

static SwPoint
place_of (const SwElement *element)
{
  return (SwPoint){ (double)sw_element_integer (element, SW_ATTR_X, 0),
                    (double)sw_element_integer (element, SW_ATTR_Y, 0) };
}

/* --- ghosts ------------------------------------------------------------------------------------------------ */

/* What nobody expects here, and nobody has spoken of, has its sign only. */
static double
ghost_width (const SwGhost *ghost)
{
  return ghost->expected || ghost->declaration != NULL
             ? 32 + 6.6 * (double)g_utf8_strlen (ghost->activity->short_name, -1)
             : SW_GHOST_SIGN;
}

/* From the right end of the header's second row leftwards, in the order of the profile. */
static void
add_ghosts (SwStreamLayout *at, const SwGraph *graph, const SwProfile *profile)
{
  double x = at->header.x + at->header.width - 16;

  at->ghosts = g_array_new (FALSE, TRUE, sizeof (SwGhost));
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      SwGhost ghost = { .activity = g_ptr_array_index (profile->activities, i) };

      ghost.declaration = sw_element_first_with (graph->stream, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, ghost.activity->id);
      if (sw_element_first_with (graph->stream, SW_KIND_STEP, SW_ATTR_ACTIVITY, ghost.activity->id) != NULL)
        continue;
      ghost.expected = sw_lanes_expect (graph->stream, ghost.activity);
      if (ghost.declaration != NULL)
        ghost.declared = sw_element_choice (ghost.declaration, SW_ATTR_AS);
      g_array_append_val (at->ghosts, ghost);
    }
  for (guint i = at->ghosts->len; i > 0; i--)
    {
      SwGhost *ghost = &g_array_index (at->ghosts, SwGhost, i - 1);
      double width = ghost_width (ghost);

      x -= width;
      ghost->rect = (SwRect){ x, at->header.y + 34, width, SW_GHOST_HEIGHT };
      x -= 6;
    }
}

/* --- streams ----------------------------------------------------------------------------------------------- */

static void
extend (SwRect *all, const SwRect *rect)
{
  *all = all->width > 0 ? sw_rect_union (all, rect) : *rect;
}

/* Appends what the children of one kind cover. */
static void
add_blocks (SwLayout *layout, const SwElement *parent, SwKind kind, SwPoint origin, GArray *blocks)
{
  sw_for_each_kind (element, parent, kind)
    {
      SwPoint place = place_of (element);
      SwRect rect = { origin.x + place.x, origin.y + place.y, SW_CARD_WIDTH, SW_CARD_HEIGHT };

      if (kind == SW_KIND_NOTE)
        {
          rect.width = SW_NOTE_WIDTH;
          rect.height = SW_NOTE_HEIGHT;
        }
      put_rect (layout, element, rect);
      if (kind == SW_KIND_NOTE && sw_element_choice (element, SW_ATTR_KIND) == SW_NOTE_IMPROVEMENT)
        rect = sw_rect_grow (&rect, SW_BURST_SPIKES);
      g_array_append_val (blocks, rect);
    }
}

/* The frame begins where the stream is placed and grows with what is in it, to the left and above too. */
static SwRect
frame_around (const SwElement *stream, SwPoint origin, const SwRect *content, gboolean ladder, double ladder_right)
{
  SwRect frame = { origin.x, origin.y, 0, 0 };
  SwRect room;

  frame.width = (double)MAX (sw_element_integer (stream, SW_ATTR_WIDTH, 0), SW_STREAM_MIN_WIDTH);
  frame.height = (double)MAX (sw_element_integer (stream, SW_ATTR_HEIGHT, 0),
                              SW_STREAM_MIN_HEIGHT + (ladder ? SW_LADDER_HEIGHT : 0));
  if (content->width <= 0)
    return frame;
  room = (SwRect){ content->x - SW_STREAM_PADDING, content->y - SW_STREAM_PADDING - SW_STREAM_HEADER,
                   content->width + 2 * SW_STREAM_PADDING,
                   content->height + 2 * SW_STREAM_PADDING + SW_STREAM_HEADER + (ladder ? SW_LADDER_HEIGHT : 0) };
  room.width = MAX (room.width, ladder_right - room.x);
  return sw_rect_union (&frame, &room);
}

/* Ways run outside of the cards: the frame has room for them, a little less than for cards. */
static void
extend_by_routes (const SwStreamLayout *at, const SwGraph *graph, SwRect *content)
{
  for (guint e = 0; e < graph->n_edges; e++)
    {
      SwRect bounds = sw_rect_grow (&((const SwRoute *)at->routes->pdata[e])->bounds, -12);
      if (bounds.width > 0 && bounds.height > 0)
        extend (content, &bounds);
    }
}

/* @kept: what streams had before, by their keys */
static void
find_ways (SwLayout *layout, SwStreamLayout *at, const SwGraph *graph, GArray *blocks, GHashTable *kept)
{
  const SwRect *cards = (const SwRect *)(gpointer)blocks->data;
  const SwStreamLayout *before;

  at->routes_key = sw_routes_key (graph, cards, blocks->len);
  before = g_hash_table_lookup (kept, at->routes_key);
  if (before != NULL)
    sw_routes_keep (layout, before, graph);
  else
    {
      SwSpace space;

      sw_space_init (&space, cards, graph->n_steps, blocks->len);
      sw_routes_add (layout, graph, &space);
      sw_labels_place (layout, graph, &space);
      sw_space_clear (&space);
    }
  sw_routes_collect (layout, at, graph);
}

/* Of a folded stream the header is left, in its place and as wide as before: whoever unfolds it finds the pointer where
 * it was, and what stands around need not move. */
static void
fold (SwLayout *layout, SwStreamLayout *at)
{
  sw_for_each_child (child, at->stream)
    if (child->id != NULL)
      {
        g_hash_table_remove (layout->rects, child->id);
        g_hash_table_remove (layout->routes, child->id);
      }
  g_array_set_size (at->lanes, 0);
  g_array_set_size (at->ghosts, 0);
  g_array_set_size (at->ladder_parts, 0);
  at->has_ladder = FALSE;
  at->folded = TRUE;
  layout->n_folded++;
  at->frame = at->header;
}

/* @kept: as in find_ways(); @folds: streams may be folded */
static void
lay_stream (SwLayout *layout, SwStreamLayout *at, const SwGraph *graph, const SwFigures *figures, GHashTable *kept,
            gboolean folds)
{
  SwPoint origin = place_of (graph->stream);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (SwRect));
  SwRect *cards;
  SwRect content = { 0, 0, 0, 0 };

  at->stream = graph->stream;
  add_blocks (layout, graph->stream, SW_KIND_STEP, origin, blocks);
  add_blocks (layout, graph->stream, SW_KIND_NOTE, origin, blocks);
  cards = (SwRect *)(gpointer)blocks->data;
  at->lanes = sw_lanes_arrange (layout->map, graph, origin, cards);
  for (guint i = 0; at->lanes->len > 0 && i < graph->n_steps; i++)
    put_rect (layout, graph->steps[i], cards[i]);
  for (guint i = 0; i < blocks->len; i++)
    extend (&content, &cards[i]);
  find_ways (layout, at, graph, blocks, kept);
  extend_by_routes (at, graph, &content);
  sw_lanes_extend (at, origin, &content);
  at->frame =
      frame_around (graph->stream, origin, &content, figures->any_time, sw_ladder_right (graph, figures, cards));
  at->header = (SwRect){ at->frame.x, at->frame.y, at->frame.width, SW_STREAM_HEADER };
  sw_lanes_fill (at, figures->any_time ? SW_LADDER_HEIGHT : 0);
  add_ghosts (at, graph, sw_map_profile (layout->map));
  sw_ladder_add (at, graph, figures, cards);
  if (folds && sw_stream_is_folded (graph->stream))
    fold (layout, at);
  put_rect (layout, graph->stream, at->frame);
  extend (&layout->bounds, &at->frame);
}

static GHashTable *
list_kept (const SwLayout *before)
{
  GHashTable *kept = g_hash_table_new (g_bytes_hash, g_bytes_equal);

  for (guint i = 0; before != NULL && i < before->n_streams; i++)
    g_hash_table_insert (kept, before->streams[i].routes_key, &before->streams[i]);
  return kept;
}

static SwLayout *
lay_map (const SwAnalysis *analysis, SwLayout *before, gboolean folds)
{
  SwLayout *layout = g_new0 (SwLayout, 1);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (SwRect));
  g_autoptr (GHashTable) kept = list_kept (before);

  layout->map = analysis->map;
  layout->n_streams = analysis->n_streams;
  layout->streams = g_new0 (SwStreamLayout, analysis->n_streams + 1);
  layout->rects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  layout->routes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, sw_route_unref);
  for (guint i = 0; i < analysis->n_streams; i++)
    lay_stream (layout, &layout->streams[i], analysis->graphs[i], analysis->figures[i], kept, folds);
  add_blocks (layout, sw_map_root (analysis->map), SW_KIND_NOTE, (SwPoint){ 0, 0 }, notes);
  for (guint i = 0; i < notes->len; i++)
    extend (&layout->bounds, &g_array_index (notes, SwRect, i));
  return layout;
}

SwLayout *
sw_layout_new (const SwAnalysis *analysis)
{
  return lay_map (analysis, NULL, TRUE);
}

SwLayout *
sw_layout_renew (const SwAnalysis *analysis, SwLayout *before)
{
  return lay_map (analysis, before, TRUE);
}

SwLayout *
sw_layout_new_unfolded (const SwAnalysis *analysis)
{
  return lay_map (analysis, NULL, FALSE);
}

void
sw_layout_free (SwLayout *layout)
{
  for (guint i = 0; i < layout->n_streams; i++)
    {
      g_array_unref (layout->streams[i].lanes);
      g_array_unref (layout->streams[i].ghosts);
      g_array_unref (layout->streams[i].ladder_parts);
      g_bytes_unref (layout->streams[i].routes_key);
      g_ptr_array_unref (layout->streams[i].routes);
    }
  g_free (layout->streams);
  g_hash_table_unref (layout->rects);
  g_hash_table_unref (layout->routes);
  g_free (layout);
}

const SwRect *
sw_layout_rect (const SwLayout *layout, const char *id)
{
  return g_hash_table_lookup (layout->rects, id);
}

const SwRoute *
sw_layout_route (const SwLayout *layout, const char *id)
{
  return g_hash_table_lookup (layout->routes, id);
}

const SwStreamLayout *
sw_layout_stream (const SwLayout *layout, const SwElement *stream)
{
  for (guint i = 0; i < layout->n_streams; i++)
    if (layout->streams[i].stream == stream)
      return &layout->streams[i];
  return NULL;
}

const char *
sw_layout_bearer (const SwLayout *layout, const char *id)
{
  const SwElement *element = sw_map_find (layout->map, id);

  while (element != NULL && sw_layout_rect (layout, element->id) == NULL
         && sw_layout_route (layout, element->id) == NULL)
    element = element->parent;
  return element != NULL ? element->id : NULL;
}

int
sw_layout_stream_at (const SwLayout *layout, double x, double y)
{
  for (guint i = layout->n_streams; i > 0; i--)
    if (sw_rect_contains (&layout->streams[i - 1].frame, x, y))
      return (int)(i - 1);
  return -1;
}

/* The lowest edge of what a frame, with some room around it, touches; or -INFINITY. */
static double
bottom_of_touched (const SwLayout *layout, const SwRect *frame)
{
  SwRect around = sw_rect_grow (frame, SW_STREAM_GAP - 1);
  double bottom = -INFINITY;

  for (guint i = 0; i < layout->n_streams; i++)
    if (sw_rect_intersects (&layout->streams[i].frame, &around))
      bottom = MAX (bottom, layout->streams[i].frame.y + layout->streams[i].frame.height);
  sw_for_each_kind (note, sw_map_root (layout->map), SW_KIND_NOTE)
    {
      const SwRect *rect = sw_layout_rect (layout, note->id);
      if (rect != NULL && sw_rect_intersects (rect, &around))
        bottom = MAX (bottom, rect->y + rect->height);
    }
  return bottom;
}

double
sw_layout_room_below (const SwLayout *layout, const char *stream)
{
  const SwRect *rect = sw_layout_rect (layout, stream);
  SwRect frame = rect != NULL ? *rect : (SwRect){ 0 };
  double start = frame.y, bottom = frame.y + frame.height;

  while (bottom > -INFINITY)
    {
      frame.y = bottom + SW_STREAM_GAP;
      bottom = bottom_of_touched (layout, &frame);
    }
  return frame.y - start;
}

/* To the right of what is in the way, and after some tries in the next row. */
SwPoint
sw_layout_free_place (const SwLayout *layout, const SwElement *stream, SwPoint wanted)
{
  SwPoint origin = place_of (stream);
  double first_x = wanted.x;

  if (sw_lanes_of (layout, stream) != NULL)
    return wanted;
  for (guint tries = 0; tries < 1000; tries++)
    {
      SwRect card = { origin.x + wanted.x, origin.y + wanted.y, SW_CARD_WIDTH, SW_CARD_HEIGHT };
      SwRect around = sw_rect_grow (&card, CARD_GAP);
      const SwRect *hit = NULL;

      sw_for_each_child (child, stream)
        {
          const SwRect *rect =
              child->kind == SW_KIND_STEP || child->kind == SW_KIND_NOTE ? sw_layout_rect (layout, child->id) : NULL;
          if (rect != NULL && sw_rect_intersects (rect, &around))
            hit = rect;
        }
      if (hit == NULL)
        break;
      if (tries % 8 == 7)
        wanted = (SwPoint){ first_x, wanted.y + SW_CARD_HEIGHT + SW_GAP_Y };
      else
        wanted.x = hit->x + hit->width + SW_GAP_X - origin.x;
    }
  return wanted;
}
