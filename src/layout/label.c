/*
 * Labels of connections. Layout knows no fonts, so it estimates how wide a text is, generously; whoever draws it
 * measures it and makes the plate as narrow as the text is. For each label a few forms (one line, two, narrow) are
 * tried at a few places of its way, and the first that touches neither a card nor a note nor another way is taken.
 */
#include "layout/route.h"

#include <math.h>
#include <string.h>

#define MOST_FORMS 6
#define WIDEST 210.0
#define NARROWEST 40.0
#define PADDING 8.0
#define INVENTORY_TIME 44.0 /* how wide a time below the triangle is, more or less */
#define MARK_STEP 6.0

typedef struct
{
  double width;
  guint lines; /* of the first text */
  gboolean split;
} Form;

typedef struct
{
  SwPoint at;
  SwPoint along; /* the direction of the way there */
} Spot;

/* --- what it says ------------------------------------------------------------------------------------------ */

static double
rough_advance (gunichar c)
{
  if (c < 128)
    {
      if (strchr ("iljtf.,:;|!'()[] ", (int)c) != NULL)
        return 0.36;
      if (strchr ("mwMW@%", (int)c) != NULL)
        return 0.92;
      return g_ascii_isupper ((char)c) ? 0.7 : 0.58;
    }
  if (c == 0xa0 || c == 0xb7)
    return 0.36;
  return g_unichar_iswide (c) ? 1.05 : 0.68;
}

static double
rough_width (const char *text)
{
  double width = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    width += rough_advance (g_utf8_get_char (p));
  return width * SW_LABEL_SIZE;
}

/* Share and wait. Returns: (nullable) */
static char *
figures_of (const SwElement *edge)
{
  double share = sw_element_fraction (edge, SW_ATTR_SHARE);
  const SwEstimate *wait = sw_element_estimate (edge, SW_ATTR_WAIT);
  g_autofree char *time = wait != NULL ? sw_estimate_format (wait) : NULL;

  if (share < 0)
    return g_steal_pointer (&time);
  if (time == NULL)
    return g_strdup_printf ("%.4g\u00a0%%", share * 100);
  return g_strdup_printf ("%.4g\u00a0%% · %s", share * 100, time);
}

static gboolean
has_label (const SwElement *edge)
{
  return *sw_element_text (edge, SW_ATTR_LABEL) != '\0' || sw_element_has (edge, SW_ATTR_SHARE)
         || sw_element_has (edge, SW_ATTR_WAIT) || (edge->kind == SW_KIND_FLOW && sw_element_has (edge, SW_ATTR_ITEMS));
}

double
sw_label_room (const SwElement *edge)
{
  const char *label = sw_element_text (edge, SW_ATTR_LABEL);
  g_autofree char *figures = figures_of (edge);
  double width = MAX (rough_width (label), figures != NULL ? rough_width (figures) : 0);

  return has_label (edge) ? CLAMP (width + PADDING, NARROWEST, WIDEST) : 0;
}

/* --- where it may stand ------------------------------------------------------------------------------------ */

/* The longest straight piece of a way over a lane; the only curve of another one. */
static const SwPoint *
main_piece (const SwRoute *route)
{
  guint best = 0;
  double longest = -1;

  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      const SwPoint *p = &route->points[i];
      double length = fabs (p[3].x - p[0].x) + fabs (p[3].y - p[0].y);
      /* Of pieces of a length, the one that lies flat. */
      if (fabs (p[3].y - p[0].y) < 1)
        length += 1;
      if (length > longest)
        {
          longest = length;
          best = i;
        }
    }
  return &route->points[best];
}

static Spot
spot_at (const SwPoint *piece, double t)
{
  SwPoint before = sw_curve_at (piece, t - 0.02), after = sw_curve_at (piece, t + 0.02);

  return (Spot){ sw_curve_at (piece, t), { after.x - before.x, after.y - before.y } };
}

static double
height_of (const Form *form)
{
  return (form->lines + (form->split ? 1 : 0)) * SW_LABEL_LINE + 2;
}

/* Above or below a flat curve, so that the short line between two cards stays to be seen; else upon the line. */
static SwRect
plate_at (const SwRoute *route, const Spot *spot, const Form *form, int side)
{
  double height = height_of (form);
  double away = route->has_inventory ? SW_INVENTORY_SIZE / 2.0 + 3 : 4;
  SwRect plate = { spot->at.x - form->width / 2, spot->at.y - height / 2, form->width, height };

  if (side < 0)
    plate.y = spot->at.y - away - height;
  else if (side > 0)
    plate.y = spot->at.y + away + route->inventory_lines * SW_LABEL_LINE;
  return plate;
}

/* Whether a step may show a badge there. No more than two cards are so near that their badges reach beyond them. */
static gboolean
is_at_badge (const SwSpace *space, const SwRect *area)
{
  SwRect around = sw_rect_grow (area, SW_BADGE_SIZE / 2.0);
  guint first = sw_space_card_in (space, &around, SW_SPACE_NONE, SW_SPACE_NONE);
  guint second = first != SW_SPACE_NONE ? sw_space_card_in (space, &around, first, first) : SW_SPACE_NONE;

  for (guint i = 0; i < 2; i++)
    {
      guint card = i == 0 ? first : second;
      SwRect badge;

      if (card == SW_SPACE_NONE)
        continue;
      badge = sw_badge_rect (&space->blocks[card]);
      if (sw_rect_intersects (&badge, area))
        return TRUE;
    }
  return FALSE;
}

/* 0: nothing is in the way. */
static int
fault_of (const SwSpace *space, const SwRect *plate, guint owner)
{
  SwRect area = sw_rect_grow (plate, 1);

  if (sw_space_block_in (space, &area) != SW_SPACE_NONE)
    return 4;
  if (is_at_badge (space, &area))
    return 3;
  if (!sw_space_is_marked (space, &area, owner))
    return 0;
  return sw_space_has_label (space, &area) ? 2 : 1;
}

static guint
forms_of (const SwRoute *route, double room, Form *forms)
{
  double first = rough_width (route->label_text) + PADDING, second = rough_width (route->label_more) + PADDING;
  double joined = route->label_more != NULL ? first + second : first;
  double narrow = CLAMP (room, NARROWEST, WIDEST);
  guint n = 0;

  if (joined <= MAX (narrow, WIDEST))
    forms[n++] = (Form){ joined, 1, FALSE };
  if (route->label_more != NULL && MAX (first, second) <= WIDEST)
    forms[n++] = (Form){ MAX (first, second), 1, TRUE };
  if (first > narrow)
    forms[n++] = (Form){ CLAMP (MAX (first * 0.6, second), NARROWEST, WIDEST), 2, route->label_more != NULL };
  forms[n++] = (Form){ narrow, first > narrow ? 2 : 1, route->label_more != NULL };
  /* Better a label that is cut short than one that covers a card. */
  forms[n++] = (Form){ MIN (joined, WIDEST), 1, FALSE };
  forms[n++] = (Form){ narrow, 1, FALSE };
  return n;
}

static void
take_form (SwRoute *route, const Form *form, SwRect plate)
{
  route->plate = plate;
  route->label_lines = form->lines;
  if (!form->split && route->label_more != NULL)
    {
      char *joined = g_strdup_printf ("%s · %s", route->label_text, route->label_more);
      g_free (route->label_text);
      g_clear_pointer (&route->label_more, g_free);
      route->label_text = joined;
    }
}

/* The triangle and the lines below it. */
static SwRect
area_of_inventory (const SwRoute *route)
{
  double width = route->inventory_lines > 1 ? INVENTORY_TIME : SW_INVENTORY_SIZE;

  return (SwRect){ route->inventory.x - width / 2, route->inventory.y - SW_INVENTORY_SIZE / 2.0, width,
                   SW_INVENTORY_SIZE + route->inventory_lines * SW_LABEL_LINE };
}

/* Where along its way something is tried, the middle first. */
static const double places[] = { 0.5, 0.38, 0.62, 0.28, 0.72, 0.18, 0.82, 0.44, 0.56, 0.33, 0.67, 0.23, 0.77 };

/* The best that was found so far. */
typedef struct
{
  int fault;
  Form form;
  SwRect plate;
} Found;

static void
search_piece (const SwSpace *space, const SwRoute *route, const SwPoint *piece, guint owner, Found *found)
{
  gboolean flat = route->n_points == 4 && fabs (piece[3].y - piece[0].y) < 12;
  double room = flat ? fabs (piece[3].x - piece[0].x) - 8 : fabs (piece[3].x - piece[0].x);
  Form forms[MOST_FORMS];
  guint n = forms_of (route, room, forms);
  SwRect triangle = area_of_inventory (route);

  for (guint f = 0; f < n && found->fault > 0; f++)
    for (guint k = 0; k < G_N_ELEMENTS (places) && found->fault > 0; k++)
      for (int side = flat ? -1 : 0; side <= (flat ? 1 : 0) && found->fault > 0; side += 2)
        {
          Spot spot = spot_at (piece, places[k]);
          SwRect plate = plate_at (route, &spot, &forms[f], side);
          int fault = fault_of (space, &plate, owner);

          if (route->has_inventory && !flat && sw_rect_intersects (&plate, &triangle))
            fault += 3;
          /* Where it covers another label whatever it does, it is to cover little. */
          if (fault < found->fault
              || (fault == found->fault && fault > 1 && height_of (&forms[f]) < height_of (&found->form)))
            *found = (Found){ fault, forms[f], plate };
        }
}

/* Where the main piece has no place off cards, badges and labels, another one may. */
static void
find_plate (const SwSpace *space, SwRoute *route, guint owner)
{
  const SwPoint *longest = main_piece (route);
  Found found = { .fault = G_MAXINT };

  search_piece (space, route, longest, owner, &found);
  for (guint i = 0; i + 3 < route->n_points && found.fault > 1; i += 3)
    if (&route->points[i] != longest)
      search_piece (space, route, &route->points[i], owner, &found);
  take_form (route, &found.form, found.plate);
}

/* What it covers is the connection's own, as its line is. */
static void
place_inventory (SwSpace *space, SwRoute *route, guint owner, gboolean timed)
{
  const SwPoint *piece = main_piece (route);
  int best = G_MAXINT;
  SwRect area;

  route->has_inventory = TRUE;
  route->inventory_lines = timed ? 2 : 1;
  for (guint k = 0; k < G_N_ELEMENTS (places) && best > 0; k++)
    {
      SwPoint middle = route->inventory;
      int fault;

      route->inventory = sw_curve_at (piece, places[k]);
      area = area_of_inventory (route);
      fault = fault_of (space, &area, owner);
      if (fault < best)
        best = fault;
      else
        route->inventory = middle;
    }
  area = area_of_inventory (route);
  for (double y = area.y; y <= area.y + area.height; y += MARK_STEP)
    for (double x = area.x; x <= area.x + area.width; x += MARK_STEP)
      sw_space_mark (space, x, y, owner);
  route->bounds = sw_rect_union (&route->bounds, &area);
}

static void
place_label (SwSpace *space, SwRoute *route, guint owner)
{
  const char *label = sw_element_text (route->edge, SW_ATTR_LABEL);
  char *figures = figures_of (route->edge);

  if (*label == '\0')
    route->label_text = figures;
  else
    {
      route->label_text = g_strdup (label);
      route->label_more = figures;
    }
  if (route->label_text == NULL)
    return;
  find_plate (space, route, owner);
  sw_space_mark_label (space, &route->plate);
  route->bounds = sw_rect_union (&route->bounds, &route->plate);
}

void
sw_labels_place (SwLayout *layout, const SwGraph *graph, SwSpace *space)
{
  gboolean any = FALSE, demand = sw_element_has (graph->stream, SW_ATTR_DEMAND);

  for (guint e = 0; e < graph->n_edges && !any; e++)
    any = has_label (graph->edges[e].element);
  if (!any)
    return;
  for (guint e = 0; e < graph->n_edges && !space->ways_are_marked; e++)
    sw_way_mark (space, g_hash_table_lookup (layout->routes, graph->edges[e].element->id), e);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      SwRoute *route = g_hash_table_lookup (layout->routes, graph->edges[e].element->id);

      if (!route->feedback && sw_element_has (route->edge, SW_ATTR_ITEMS))
        place_inventory (space, route, e, demand && !sw_element_has (route->edge, SW_ATTR_WAIT));
    }
  for (guint e = 0; e < graph->n_edges; e++)
    if (has_label (graph->edges[e].element))
      place_label (space, g_hash_table_lookup (layout->routes, graph->edges[e].element->id), e);
}
