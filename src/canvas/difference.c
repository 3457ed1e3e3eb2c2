#include "canvas/difference.h"

#include "base/text.h"
#include "canvas/plate.h"
#include "layout/activity-lane.h"
#include "layout/fold.h"
#include "render/paint.h"
#include "render/text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define HALO 7.0 /* between a card and the line around it: outside of the line that tells the selection */
#define MOST_CHANGES 2
#define LONGEST 28    /* characters of one change on a plate */
#define PLATE_LINE 16 /* the height of a line of a plate */

/* @dx, @dy: what stood in the first stream is drawn moved by this; @lanes: (nullable): those of the second stream */
typedef struct
{
  SwDocument *document;
  const SwComparison *comparison;
  cairo_t *cr;
  const SwTheme *theme;
  const SwLayout *layout;
  double pixel;
  double scale; /* of the plates: they stay readable when the map is small */
  const SwRect *seen;
  double dx, dy;
  const SwStreamLayout *lanes;
  GArray *taken; /* where plates are */
} Lay;

static SwColour
colour_of (const Lay *lay, const SwDifference *difference)
{
  return difference->from == NULL ? lay->theme->added
         : difference->to == NULL ? lay->theme->removed
                                  : lay->theme->changed;
}

/* Full, dashed or dash-dotted: the form tells what the colour does. */
static void
set_line (const Lay *lay, const SwDifference *difference, double width)
{
  static const double dashed[] = { 7, 5 }, dash_dotted[] = { 10, 4, 2, 4 };
  SwColour colour = colour_of (lay, difference);

  cairo_set_source_rgba (lay->cr, colour.red, colour.green, colour.blue, 1);
  cairo_set_line_width (lay->cr, MAX (width, width * lay->pixel));
  if (difference->from == NULL)
    cairo_set_dash (lay->cr, NULL, 0, 0);
  else if (difference->to == NULL)
    cairo_set_dash (lay->cr, dashed, G_N_ELEMENTS (dashed), 0);
  else
    cairo_set_dash (lay->cr, dash_dotted, G_N_ELEMENTS (dash_dotted), 0);
}

static gboolean
is_seen (const Lay *lay, const SwRect *rect)
{
  SwRect around = sw_rect_grow (rect, 4 * HALO * MAX (lay->scale, 1));

  return sw_rect_intersects (&around, lay->seen);
}

static void
put_plate (const Lay *lay, SwPoint at, const char *text, const SwDifference *difference)
{
  sw_plate_paint_apart (lay->cr, lay->theme, at, text, colour_of (lay, difference), lay->scale, lay->taken);
}

/* --- words ------------------------------------------------------------------------------------------------- */

static char *
shortened (const char *text)
{
  if (g_utf8_strlen (text, -1) <= LONGEST)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int)(g_utf8_offset_to_pointer (text, LONGEST - 1) - text), text);
}

/* Values first, then texts: what a value became has room on a plate. */
static GPtrArray *
in_order (const GPtrArray *details)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < details->len; i++)
      {
        SwDetail *detail = g_ptr_array_index (details, i);
        if ((detail->short_label != NULL) == (pass == 0))
          g_ptr_array_add (order, detail);
      }
  return order;
}

char *
sw_difference_plate (const SwDifference *difference)
{
  g_autoptr (GPtrArray) details = in_order (difference->details);
  GString *plate = g_string_new ("Δ");

  for (guint i = 0; i < details->len && i < MOST_CHANGES; i++)
    {
      const SwDetail *detail = g_ptr_array_index (details, i);
      const char *label = detail->short_label != NULL ? detail->short_label : detail->label;
      g_autofree char *text = g_strdup_printf ("%s %s %s %s", label, *detail->from != '\0' ? detail->from : "–",
                                               sw_text_arrow (label), *detail->to != '\0' ? detail->to : "–");
      g_autofree char *brief = shortened (text);

      g_string_append_printf (plate, "%s%s", i > 0 ? "\n" : " ", brief);
    }
  if (details->len > MOST_CHANGES)
    g_string_append (plate, " …");
  return g_string_free (plate, FALSE);
}

/* --- steps ------------------------------------------------------------------------------------------------- */

static void
lay_around (const Lay *lay, const SwDifference *difference, const SwRect *card)
{
  SwRect around = sw_rect_grow (card, HALO);
  g_autofree char *plate = difference->from == NULL ? g_strdup ("+") : sw_difference_plate (difference);
  double more = strchr (plate, '\n') != NULL ? PLATE_LINE / 2.0 * lay->scale : 0;
  SwPoint at = { card->x + card->width / 2, card->y + card->height + HALO + more };

  /* The upper right corner is where badges are. */
  if (difference->from == NULL)
    at = (SwPoint){ around.x + 4, around.y + 4 };
  set_line (lay, difference, 2.5);
  sw_paint_rounded (lay->cr, &around, 13);
  cairo_stroke (lay->cr);
  put_plate (lay, at, plate, difference);
}

/* Where a step of the first stream stood, in the second one; if that is in lanes, in the lane of its activity. */
static gboolean
ghost_of (const Lay *lay, const char *id, SwRect *ghost)
{
  SwMap *map = sw_document_map (lay->document);
  const SwElement *step = sw_map_find_kind (map, id, SW_KIND_STEP);
  const SwRect *card = sw_layout_rect (sw_document_unfolded_layout (lay->document), id);
  SwPoint place;

  if (card == NULL)
    return FALSE;
  place = (SwPoint){ card->x + lay->dx, card->y + lay->dy };
  if (lay->lanes != NULL && step != NULL)
    place = sw_lanes_place (lay->layout, lay->lanes, sw_map_activity (map, step), NULL, place, NULL);
  *ghost = (SwRect){ place.x, place.y, card->width, card->height };
  return TRUE;
}

static void
write_title (const Lay *lay, const SwElement *step, const SwRect *ghost)
{
  PangoLayout *words = pango_cairo_create_layout (lay->cr);
  PangoFontDescription *font = sw_text_font (lay->theme->font, 13, TRUE);
  g_autofree char *title = sw_element_title (step);

  pango_layout_set_font_description (words, font);
  pango_layout_set_width (words, (int)(ghost->width - 32) * PANGO_SCALE);
  pango_layout_set_height (words, -2);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (words, title, -1);
  cairo_set_source_rgba (lay->cr, lay->theme->text_soft.red, lay->theme->text_soft.green, lay->theme->text_soft.blue,
                         1);
  cairo_move_to (lay->cr, ghost->x + 16, ghost->y + 20);
  pango_cairo_show_layout (lay->cr, words);
  pango_font_description_free (font);
  g_object_unref (words);
}

/* Whether a card stands there: what is there now must stay readable. */
static gboolean
is_covered (const Lay *lay, const SwRect *ghost)
{
  const SwScene *scene = sw_document_scene (lay->document);
  const SwItem *items = sw_scene_items (scene, NULL);
  g_autoptr (GArray) touched = sw_scene_query (scene, ghost);

  for (guint i = 0; i < touched->len; i++)
    {
      const SwItem *item = &items[g_array_index (touched, guint, i)];
      if (item->type == SW_ITEM_STEP && sw_rect_intersects (&item->rect, ghost))
        return TRUE;
    }
  return FALSE;
}

static void
lay_ghost (const Lay *lay, const SwDifference *difference)
{
  SwRect ghost;
  SwColour ground = lay->theme->frame;

  if (!ghost_of (lay, difference->from->id, &ghost) || !is_seen (lay, &ghost))
    return;
  if (is_covered (lay, &ghost))
    {
      g_autofree char *title = sw_element_title (difference->from);
      g_autofree char *brief = shortened (title);
      g_autofree char *plate = g_strconcat ("− ", brief, NULL);

      set_line (lay, difference, 2);
      sw_paint_rounded (lay->cr, &ghost, 8);
      cairo_stroke (lay->cr);
      put_plate (lay, (SwPoint){ ghost.x + ghost.width / 2, ghost.y }, plate, difference);
      return;
    }
  sw_paint_rounded (lay->cr, &ghost, 8);
  cairo_set_source_rgba (lay->cr, ground.red, ground.green, ground.blue, 0.8);
  cairo_fill_preserve (lay->cr);
  set_line (lay, difference, 2);
  cairo_stroke (lay->cr);
  write_title (lay, difference->from, &ghost);
  put_plate (lay, (SwPoint){ ghost.x + 4, ghost.y + 4 }, "−", difference);
}

static void
lay_steps (const Lay *lay)
{
  for (guint i = 0; i < lay->comparison->steps->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (lay->comparison->steps, i);
      const SwRect *card = difference->to != NULL ? sw_layout_rect (lay->layout, difference->to->id) : NULL;

      if (difference->to == NULL)
        lay_ghost (lay, difference);
      else if (card != NULL && is_seen (lay, card))
        lay_around (lay, difference, card);
    }
}

/* --- connections ------------------------------------------------------------------------------------------- */

static void
lay_along (const Lay *lay, const SwDifference *difference, const SwRoute *route)
{
  SwColour colour = colour_of (lay, difference);

  cairo_move_to (lay->cr, route->points[0].x, route->points[0].y);
  for (guint i = 1; i + 2 < route->n_points; i += 3)
    cairo_curve_to (lay->cr, route->points[i].x, route->points[i].y, route->points[i + 1].x, route->points[i + 1].y,
                    route->points[i + 2].x, route->points[i + 2].y);
  cairo_set_dash (lay->cr, NULL, 0, 0);
  cairo_set_source_rgba (lay->cr, colour.red, colour.green, colour.blue, 0.3);
  cairo_set_line_width (lay->cr, 8);
  cairo_stroke (lay->cr);
}

static void
mark_along (const Lay *lay, const SwDifference *difference, const SwRoute *route)
{
  g_autofree char *plate = difference->from == NULL ? g_strdup ("+") : sw_difference_plate (difference);

  put_plate (lay, sw_plate_beside_route (route, lay->scale), plate, difference);
}

/* The end of a connection that is gone: the step as it is now, or where it stood. */
static gboolean
end_of (const Lay *lay, const SwElement *edge, SwAttr end, SwRect *rect)
{
  SwElement *step = sw_map_find (lay->comparison->from_analysis->map, sw_element_text (edge, end));
  SwElement *now = step != NULL ? g_hash_table_lookup (lay->comparison->pairs, step) : NULL;
  const SwRect *card = now != NULL ? sw_layout_rect (lay->layout, now->id) : NULL;

  if (card == NULL)
    return step != NULL && ghost_of (lay, step->id, rect);
  *rect = *card;
  return TRUE;
}

static SwPoint
side_of (const SwRect *rect, const SwRect *other)
{
  double x = rect->x + rect->width / 2, y = rect->y + rect->height / 2;

  if (other->x >= rect->x + rect->width)
    x = rect->x + rect->width;
  else if (other->x + other->width <= rect->x)
    x = rect->x;
  else
    y = other->y > rect->y ? rect->y + rect->height : rect->y;
  return (SwPoint){ x, y };
}

/* The way of a connection that is gone: straight, or for a feedback around below the cards. */
static guint
way_of (const SwElement *edge, const SwRect *from, const SwRect *to, SwPoint way[4])
{
  double low = MAX (from->y + from->height, to->y + to->height) + 28;

  if (edge->kind == SW_KIND_FLOW)
    {
      way[0] = side_of (from, to);
      way[1] = side_of (to, from);
      return 2;
    }
  way[0] = (SwPoint){ from->x + from->width / 2, from->y + from->height };
  way[1] = (SwPoint){ way[0].x, low };
  way[3] = (SwPoint){ to->x + to->width / 2, to->y + to->height };
  way[2] = (SwPoint){ way[3].x, low };
  return 4;
}

static void
lay_gone (const Lay *lay, const SwDifference *difference, gboolean mark)
{
  SwRect from, to, around;
  SwPoint way[4];
  guint n;

  if (!end_of (lay, difference->from, SW_ATTR_FROM, &from) || !end_of (lay, difference->from, SW_ATTR_TO, &to))
    return;
  around = sw_rect_union (&from, &to);
  if (!is_seen (lay, &around))
    return;
  n = way_of (difference->from, &from, &to, way);
  if (mark)
    {
      SwPoint middle = { (way[0].x + way[1].x) / 2, (way[0].y + way[1].y) / 2 };
      put_plate (lay, n > 2 ? way[1] : middle, "−", difference);
      return;
    }
  set_line (lay, difference, 1.5);
  cairo_move_to (lay->cr, way[0].x, way[0].y);
  for (guint i = 1; i < n; i++)
    cairo_line_to (lay->cr, way[i].x, way[i].y);
  cairo_stroke (lay->cr);
}

/* @mark: the plates, above all lines */
static void
lay_edges (const Lay *lay, gboolean mark)
{
  for (guint i = 0; i < lay->comparison->edges->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (lay->comparison->edges, i);
      const SwRoute *route = difference->to != NULL ? sw_layout_route (lay->layout, difference->to->id) : NULL;

      if (difference->to == NULL)
        lay_gone (lay, difference, mark);
      else if (route != NULL && is_seen (lay, &route->bounds))
        (mark ? mark_along : lay_along) (lay, difference, route);
    }
}

void
sw_difference_paint (SwDocument *document, cairo_t *cr, double pixel, const SwRect *seen)
{
  const SwComparison *comparison = sw_document_compared (document);
  const SwElement *from, *to;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SwRect));
  Lay lay = { .document = document,
              .comparison = comparison,
              .cr = cr,
              .theme = sw_scene_theme (sw_document_scene (document)),
              .layout = sw_document_layout (document),
              .pixel = pixel,
              .scale = CLAMP (pixel, 1, 2),
              .seen = seen,
              .taken = taken };

  if (comparison == NULL)
    return;
  from = comparison->from_analysis->streams[comparison->from_stream];
  to = comparison->to_analysis->streams[comparison->to_stream];
  /* What differs in a folded stream is told by the list. */
  if (sw_stream_is_folded (to))
    return;
  lay.dx = (double)(sw_element_integer (to, SW_ATTR_X, 0) - sw_element_integer (from, SW_ATTR_X, 0));
  lay.lanes = sw_lanes_of (lay.layout, sw_map_find (sw_document_map (document), to->id));
  lay.dy = (double)(sw_element_integer (to, SW_ATTR_Y, 0) - sw_element_integer (from, SW_ATTR_Y, 0));
  cairo_save (cr);
  lay_edges (&lay, FALSE);
  lay_steps (&lay);
  lay_edges (&lay, TRUE);
  cairo_restore (cr);
}
