#include "canvas/canvas-private.h"

#include "canvas/difference.h"
#include "canvas/lane-paint.h"
#include "canvas/witness.h"
#include "render/paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HANDLE 6
#define FINGER_HANDLE 10
#define GAP 3 /* between a card and its selection border, canvas units */

typedef struct
{
  SwCanvas *canvas;
  cairo_t *cr;
  const SwTheme *theme;
  const SwLayout *layout;
  const SwScene *scene;
  double pixel; /* canvas units a widget pixel */
  SwRect seen;  /* what is outside is not drawn */
} Overlay;

/* Whether an element, moved by @dx, @dy, comes into view. */
static gboolean
is_seen (const Overlay *o, const char *id, double dx, double dy)
{
  const SwItem *item = sw_scene_find (o->scene, id);
  if (item == NULL)
    return FALSE;
  SwRect at = { item->bounds.x + dx, item->bounds.y + dy, item->bounds.width, item->bounds.height };
  return sw_rect_intersects (&at, &o->seen);
}

static void
set_colour (cairo_t *cr, SwColour colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}

static void
outline (Overlay *o, const SwRect *rect, SwColour colour, double width)
{
  SwRect grown = sw_rect_grow (rect, GAP);
  sw_paint_rounded (o->cr, &grown, 9);
  set_colour (o->cr, colour, 1);
  cairo_set_line_width (o->cr, width * o->pixel);
  cairo_stroke (o->cr);
}

static void
trace (Overlay *o, const SwRoute *route, SwColour colour, double alpha, double width)
{
  cairo_move_to (o->cr, route->points[0].x, route->points[0].y);
  for (guint i = 1; i + 2 < route->n_points; i += 3)
    cairo_curve_to (o->cr, route->points[i].x, route->points[i].y, route->points[i + 1].x, route->points[i + 1].y,
                    route->points[i + 2].x, route->points[i + 2].y);
  set_colour (o->cr, colour, alpha);
  cairo_set_line_width (o->cr, width);
  cairo_stroke (o->cr);
}

static void
dot (Overlay *o, double x, double y, double radius)
{
  cairo_new_sub_path (o->cr);
  cairo_arc (o->cr, x, y, radius, 0, 2 * G_PI);
  set_colour (o->cr, o->theme->card, 1);
  cairo_fill_preserve (o->cr);
  set_colour (o->cr, o->theme->accent, 1);
  cairo_set_line_width (o->cr, 1.5 * o->pixel);
  cairo_stroke (o->cr);
}

/* A flow or feedback that is not there yet. */
static void
sketch (Overlay *o, SwPoint from, SwPoint to, SwColour colour, gboolean dashed)
{
  double reach = MAX (fabs (to.x - from.x) / 2, 32);
  double dashes[] = { 6, 4 };
  cairo_save (o->cr);
  set_colour (o->cr, colour, 1);
  cairo_set_line_width (o->cr, MAX (2, 1.5 * o->pixel));
  if (dashed)
    cairo_set_dash (o->cr, dashes, 2, 0);
  cairo_move_to (o->cr, from.x, from.y);
  cairo_curve_to (o->cr, from.x + reach, from.y, to.x - reach, to.y, to.x, to.y);
  cairo_stroke (o->cr);
  cairo_set_dash (o->cr, NULL, 0, 0);
  cairo_move_to (o->cr, to.x, to.y);
  cairo_line_to (o->cr, to.x - 9, to.y - 5);
  cairo_line_to (o->cr, to.x - 9, to.y + 5);
  cairo_close_path (o->cr);
  cairo_fill (o->cr);
  cairo_restore (o->cr);
}

/* A feedback that is not there yet: around below the cards, as it will be drawn. */
static void
sketch_around (Overlay *o, const SwRect *from, const SwRect *to, SwColour colour)
{
  double start = from->x + from->width / 2, end = to->x + to->width / 2, bottom = to->y + to->height;
  double low = MAX (from->y + from->height, bottom) + 28;
  double dashes[] = { 6, 4 };
  cairo_save (o->cr);
  set_colour (o->cr, colour, 1);
  cairo_set_line_width (o->cr, MAX (2, 1.5 * o->pixel));
  cairo_set_line_join (o->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (o->cr, dashes, 2, 0);
  cairo_move_to (o->cr, start, from->y + from->height);
  cairo_line_to (o->cr, start, low);
  cairo_line_to (o->cr, end, low);
  cairo_line_to (o->cr, end, bottom);
  cairo_stroke (o->cr);
  cairo_set_dash (o->cr, NULL, 0, 0);
  cairo_move_to (o->cr, end, bottom);
  cairo_line_to (o->cr, end - 5, bottom + 9);
  cairo_line_to (o->cr, end + 5, bottom + 9);
  cairo_close_path (o->cr);
  cairo_fill (o->cr);
  cairo_restore (o->cr);
}

/* A sentence in a box below a point; as large at every zoom. */
static void
say (Overlay *o, SwPoint at, const char *text, SwColour colour)
{
  g_autoptr (PangoLayout) words = gtk_widget_create_pango_layout (GTK_WIDGET (o->canvas), text);
  int width, height;
  pango_layout_set_width (words, 260 * PANGO_SCALE);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (words, &width, &height);
  cairo_save (o->cr);
  cairo_translate (o->cr, at.x, at.y);
  cairo_scale (o->cr, o->pixel, o->pixel);
  SwRect box = { 12, 14, width + 16, height + 10 };
  sw_paint_rounded (o->cr, &box, 6);
  set_colour (o->cr, o->theme->card, 1);
  cairo_fill_preserve (o->cr);
  set_colour (o->cr, colour, 1);
  cairo_set_line_width (o->cr, 1);
  cairo_stroke (o->cr);
  set_colour (o->cr, o->theme->text, 1);
  cairo_move_to (o->cr, box.x + 8, box.y + 5);
  pango_cairo_show_layout (o->cr, words);
  cairo_restore (o->cr);
}

static void
show_element (Overlay *o, const char *id, SwColour colour, double width)
{
  const SwRect *rect = sw_layout_rect (o->layout, id);
  const SwRoute *route = sw_layout_route (o->layout, id);
  if (rect != NULL)
    outline (o, rect, colour, width);
  else if (route != NULL)
    {
      trace (o, route, colour, 0.35, 7 + width * o->pixel);
      trace (o, route, colour, 1, MAX (2, width * o->pixel));
    }
}

/* What stands on the border of a card, its badge and the plate of the bottleneck, stays whole. */
static void
show_over_outline (Overlay *o, const char *id)
{
  const SwItem *item = sw_scene_find (o->scene, id);
  SwRect around = item != NULL ? sw_rect_grow (&item->rect, GAP + 1) : (SwRect){ 0 };
  if (item == NULL || item->type != SW_ITEM_STEP
      || (item->bounds.y >= around.y && item->bounds.x >= around.x
          && item->bounds.y + item->bounds.height <= around.y + around.height
          && item->bounds.x + item->bounds.width <= around.x + around.width))
    return;
  sw_scene_paint_items (o->scene, o->cr, (const char *const[]){ id, NULL });
}

static void
show_selection (Overlay *o)
{
  const char *const *selection = sw_document_selection (o->canvas->document);
  GHashTable *hidden = o->canvas->drag.hidden;
  for (guint i = 0; selection[i] != NULL; i++)
    if ((hidden == NULL || !g_hash_table_contains (hidden, selection[i])) && is_seen (o, selection[i], 0, 0))
      {
        const SwRoute *route = sw_layout_route (o->layout, selection[i]);
        show_element (o, selection[i], o->theme->accent, 2.5);
        show_over_outline (o, selection[i]);
        if (route != NULL && selection[1] == NULL)
          {
            const SwPoint first = sw_drag_start_dot (route), *last = &route->points[route->n_points - 1];
            dot (o, first.x, first.y, HANDLE * 0.8);
            dot (o, last->x, last->y, HANDLE * 0.8);
          }
      }
}

static void
show_handle (Overlay *o, const char *id)
{
  const SwElement *step =
      id != NULL ? sw_map_find_kind (sw_document_map (o->canvas->document), id, SW_KIND_STEP) : NULL;
  const SwRect *card = step != NULL ? sw_layout_rect (o->layout, id) : NULL;
  if (card == NULL)
    return;
  double x = card->x + card->width, y = card->y + card->height / 2;
  dot (o, x, y, o->canvas->touch ? FINGER_HANDLE : HANDLE);
  cairo_move_to (o->cr, x - 2.5, y);
  cairo_line_to (o->cr, x + 2.5, y);
  cairo_move_to (o->cr, x, y - 2.5);
  cairo_line_to (o->cr, x, y + 2.5);
  cairo_stroke (o->cr);
}

/* --- drags ------------------------------------------------------------------------------------------------- */

static SwPoint
moved_side (Overlay *o, const SwElement *edge, SwAttr end)
{
  const SwDrag *drag = &o->canvas->drag;
  const char *id = sw_element_text (edge, end);
  const SwRect *card = sw_layout_rect (o->layout, id);
  if (card == NULL)
    return drag->now;
  gboolean moves = g_hash_table_contains (drag->hidden, id);
  return (SwPoint){ (end == SW_ATTR_FROM ? card->x + card->width : card->x) + (moves ? drag->dx : 0),
                    card->y + card->height / 2 + (moves ? drag->dy : 0) };
}

static void
show_guides (Overlay *o, const SwGuides *guides)
{
  /* One that is thinner is pale wherever it lies between two columns of dots. */
  set_colour (o->cr, o->theme->accent, 1);
  cairo_set_line_width (o->cr, 2 * o->pixel);
  if (guides->has_x)
    {
      cairo_move_to (o->cr, guides->x, guides->top - 12);
      cairo_line_to (o->cr, guides->x, guides->bottom + 12);
    }
  if (guides->has_y)
    {
      cairo_move_to (o->cr, guides->left - 12, guides->y);
      cairo_line_to (o->cr, guides->right + 12, guides->y);
    }
  cairo_stroke (o->cr);
}

static void
show_landing (Overlay *o, const SwDrag *drag)
{
  const SwElement *first = sw_map_find (sw_document_map (o->canvas->document), drag->moved[0]);
  int index = sw_layout_stream_at (o->layout, drag->now.x, drag->now.y);
  if (first == NULL || first->kind == SW_KIND_STREAM || index < 0 || o->layout->streams[index].stream == first->parent)
    return;
  outline (o, &o->layout->streams[index].frame, o->theme->accent, 2);
}

static void
show_move (Overlay *o, const SwDrag *drag)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autofree char *sentence = sw_lane_sentence (o->canvas->document, drag);
  show_landing (o, drag);
  sw_lane_paint_move (o->canvas->document, o->cr, o->pixel, drag);
  for (guint i = 0; drag->bent[i] != NULL; i++)
    {
      const SwElement *edge = sw_map_find (sw_document_map (o->canvas->document), drag->bent[i]);
      gboolean feedback = edge->kind == SW_KIND_FEEDBACK;
      sketch (o, moved_side (o, edge, SW_ATTR_FROM), moved_side (o, edge, SW_ATTR_TO),
              feedback ? o->theme->feedback : o->theme->flow, feedback);
    }
  cairo_save (o->cr);
  cairo_translate (o->cr, drag->dx, drag->dy);
  for (guint i = 0; drag->drawn[i] != NULL; i++)
    if (is_seen (o, drag->drawn[i], drag->dx, drag->dy))
      g_ptr_array_add (seen, drag->drawn[i]);
  g_ptr_array_add (seen, NULL);
  sw_scene_paint_items (o->scene, o->cr, (const char *const *)seen->pdata);
  for (guint i = 0; drag->moved[i] != NULL; i++)
    if (is_seen (o, drag->moved[i], drag->dx, drag->dy))
      show_element (o, drag->moved[i], o->theme->accent, 2.5);
  cairo_restore (o->cr);
  show_guides (o, &drag->guides);
  if (sw_drag_lands_folded (drag, o->canvas->document))
    say (o, drag->now, _ ("Goes behind the last step, and unfolds the stream"), o->theme->accent);
  else if (sentence != NULL)
    say (o, drag->now, sentence, o->theme->accent);
}

static void
show_band (Overlay *o, const SwDrag *drag)
{
  cairo_rectangle (o->cr, MIN (drag->start.x, drag->now.x), MIN (drag->start.y, drag->now.y),
                   fabs (drag->now.x - drag->start.x), fabs (drag->now.y - drag->start.y));
  set_colour (o->cr, o->theme->accent, 0.12);
  cairo_fill_preserve (o->cr);
  set_colour (o->cr, o->theme->accent, 1);
  cairo_set_line_width (o->cr, o->pixel);
  cairo_stroke (o->cr);
}

static void
show_connection (Overlay *o, const SwDrag *drag)
{
  SwPoint fixed = sw_drag_fixed_point (drag, o->canvas->document), end = sw_drag_end_point (drag, o->canvas->document);
  gboolean refused = drag->target != NULL && drag->join == SW_JOIN_REFUSED;
  gboolean feedback = drag->target != NULL && drag->join == SW_JOIN_FEEDBACK;
  SwColour colour = refused ? o->theme->error : feedback ? o->theme->feedback : o->theme->accent;
  gboolean backwards = drag->tool == SW_DRAG_RECONNECT && drag->end == SW_ATTR_FROM;
  if (drag->target != NULL)
    show_element (o, drag->target, colour, 2.5);
  const SwRect *from = feedback ? sw_layout_rect (o->layout, drag->id) : NULL;
  if (from != NULL && drag->tool == SW_DRAG_CONNECT)
    sketch_around (o, from, sw_layout_rect (o->layout, drag->target), colour);
  else
    sketch (o, backwards ? end : fixed, backwards ? fixed : end, colour, feedback || refused);
  if (refused)
    say (o, drag->now, drag->reason, colour);
  else if (feedback)
    say (o, drag->now, _ ("Feedback: it goes back"), colour);
}

static const char *
drop_sentence (SwDropKind kind)
{
  switch (kind)
    {
    case SW_DROP_NEW_STREAM:
      return _ ("New value stream");
    case SW_DROP_NEXT:
      return _ ("Connect as the next step");
    case SW_DROP_INSERT:
      return _ ("Insert into this flow");
    case SW_DROP_GHOST:
      return _ ("Fill in the missing activity");
    case SW_DROP_PLACE:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

static void
show_drop (Overlay *o)
{
  SwCanvas *self = o->canvas;
  const SwDrop *drop = &self->drop;
  const SwRect *card = &drop->card;
  const SwProfile *profile = sw_map_profile (sw_document_map (self->document));
  const SwActivity *activity = profile != NULL ? sw_profile_activity (profile, self->drop_activity) : NULL;
  SwColour colour = sw_theme_activity (o->theme, activity);
  SwPoint in = { card->x, card->y + card->height / 2 }, out = { card->x + card->width, in.y };
  const SwRect *before = drop->element != NULL ? sw_layout_rect (o->layout, drop->element) : NULL;
  double dashes[] = { 6, 4 };

  if (drop->folded)
    {
      const SwRect *header = sw_layout_rect (o->layout, drop->stream);
      /* Below what hangs at the pointer. */
      SwPoint below = { self->dropped.x, self->dropped.y + 24 * o->pixel };
      if (header != NULL)
        below.y = MAX (below.y, header->y + header->height);
      show_element (o, drop->stream, o->theme->accent, 2.5);
      say (o, below, _ ("Goes behind the last step, and unfolds the stream"), o->theme->accent);
      return;
    }
  sw_lane_paint_drop (self->document, o->cr, o->pixel, drop, activity);
  if (drop->kind == SW_DROP_NEW_STREAM)
    {
      SwRect frame = { card->x - SW_STREAM_PADDING, card->y - SW_STREAM_HEADER - SW_STREAM_PADDING, SW_STREAM_MIN_WIDTH,
                       SW_STREAM_MIN_HEIGHT };
      sw_paint_rounded (o->cr, &frame, 12);
      set_colour (o->cr, o->theme->frame, 0.6);
      cairo_fill_preserve (o->cr);
      set_colour (o->cr, o->theme->accent, 1);
      cairo_set_line_width (o->cr, 1.5 * o->pixel);
      cairo_stroke (o->cr);
    }
  if (drop->kind == SW_DROP_NEXT && before != NULL)
    sketch (o, (SwPoint){ before->x + before->width, before->y + before->height / 2 }, in, o->theme->accent, FALSE);
  if (drop->kind == SW_DROP_INSERT)
    {
      const SwElement *flow = sw_map_find (sw_document_map (self->document), drop->element);
      const SwRect *from = flow != NULL ? sw_layout_rect (o->layout, sw_element_text (flow, SW_ATTR_FROM)) : NULL;
      const SwRect *to = flow != NULL ? sw_layout_rect (o->layout, sw_element_text (flow, SW_ATTR_TO)) : NULL;
      show_element (o, drop->element, o->theme->accent, 2.5);
      if (from != NULL && to != NULL && to->x >= out.x)
        {
          sketch (o, (SwPoint){ from->x + from->width, from->y + from->height / 2 }, in, o->theme->accent, FALSE);
          sketch (o, out, (SwPoint){ to->x, to->y + to->height / 2 }, o->theme->accent, FALSE);
        }
    }
  sw_paint_rounded (o->cr, card, 8);
  set_colour (o->cr, colour, 0.3);
  cairo_fill_preserve (o->cr);
  set_colour (o->cr, colour, 1);
  cairo_set_line_width (o->cr, 2 * o->pixel);
  cairo_set_dash (o->cr, dashes, 2, 0);
  cairo_stroke (o->cr);
  cairo_set_dash (o->cr, NULL, 0, 0);
  if (drop_sentence (drop->kind) != NULL)
    say (o, (SwPoint){ card->x, card->y + card->height - 6 * o->pixel }, drop_sentence (drop->kind), o->theme->accent);
}

static void
show_note_drop (Overlay *o)
{
  const SwRect *card = &o->canvas->drop.card;
  const SwColour colours[] = { [SW_NOTE_NOTE] = o->theme->note,
                               [SW_NOTE_IMPROVEMENT] = o->theme->note_improvement,
                               [SW_NOTE_PARKED] = o->theme->note_parked };
  int index = sw_layout_stream_at (o->layout, card->x, card->y);
  double dashes[] = { 6, 4 };

  if (index >= 0)
    outline (o, &o->layout->streams[index].frame, o->theme->accent, 2);
  sw_paint_rounded (o->cr, card, 4);
  set_colour (o->cr, colours[o->canvas->drop_note], 0.7);
  cairo_fill_preserve (o->cr);
  set_colour (o->cr, o->theme->accent, 1);
  cairo_set_line_width (o->cr, 2 * o->pixel);
  cairo_set_dash (o->cr, dashes, 2, 0);
  cairo_stroke (o->cr);
  cairo_set_dash (o->cr, NULL, 0, 0);
}

void
sw_canvas_overlay (SwCanvas *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  const SwScene *scene = sw_document_scene (self->document);
  Overlay o = { self,
                cr,
                sw_scene_theme (scene),
                sw_document_layout (self->document),
                scene,
                1 / self->view.zoom,
                sw_canvas_seen (self) };

  cairo_scale (cr, self->view.zoom, self->view.zoom);
  cairo_translate (cr, -self->view.x, -self->view.y);
  sw_witness_paint (self->document, cr, o.pixel, &o.seen);
  show_selection (&o);
  sw_difference_paint (self->document, cr, o.pixel, &o.seen);
  if (self->drag.tool == SW_DRAG_NONE && !self->dropping)
    {
      const char *const *selection = sw_document_selection (self->document);
      show_handle (&o, self->hover);
      if (selection[0] != NULL && selection[1] == NULL)
        show_handle (&o, selection[0]);
    }
  if (self->drag.tool == SW_DRAG_MOVE)
    show_move (&o, &self->drag);
  if (self->drag.tool == SW_DRAG_BAND)
    show_band (&o, &self->drag);
  if (self->drag.tool == SW_DRAG_CONNECT || self->drag.tool == SW_DRAG_RECONNECT)
    show_connection (&o, &self->drag);
  if (self->dropping && self->drop_activity != NULL)
    show_drop (&o);
  else if (self->dropping)
    show_note_drop (&o);
  cairo_destroy (cr);
}
