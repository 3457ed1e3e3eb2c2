#include "layout/route.h"

#include <math.h>
#include <string.h>

#define CORNER 12.0     /* radius of a lane's corners */
#define LANE_FIRST 22.0 /* from a card's edge to the nearest lane */
#define LANE_STEP 16.0  /* between lanes */
#define PORT 18.0       /* between connections that share a side */
#define CLEAR 6.0       /* what a way keeps from cards that are not its own */
#define MOST_TRIES 40

typedef struct
{
  double y, x1, x2;
} Lane;

/* Cards of a stream in rows of buckets by x, so that "what stands here" does not look at all of them. */
#define BUCKET 512.0
typedef struct
{
  const SwRect *cards;
  GHashTable *buckets; /* x bucket → GArray of card indices */
  GArray *lanes;
} Ground;

static void
ground_init (Ground *ground, const SwRect *cards, guint count)
{
  ground->cards = cards;
  ground->buckets = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  ground->lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
  for (guint i = 0; i < count; i++)
    for (int b = (int)floor (cards[i].x / BUCKET); b <= (int)floor ((cards[i].x + cards[i].width) / BUCKET); b++)
      {
        GArray *bucket = g_hash_table_lookup (ground->buckets, GINT_TO_POINTER (b));
        if (bucket == NULL)
          {
            bucket = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (ground->buckets, GINT_TO_POINTER (b), bucket);
          }
        g_array_append_val (bucket, i);
      }
}

static void
ground_clear (Ground *ground)
{
  g_hash_table_unref (ground->buckets);
  g_array_unref (ground->lanes);
}

/* A card other than the two that touches @area, or NULL. */
static const SwRect *
card_in (const Ground *ground, const SwRect *area, guint but_a, guint but_b)
{
  int first = (int)floor (area->x / BUCKET), last = (int)floor ((area->x + area->width) / BUCKET);

  for (int b = first; b <= last; b++)
    {
      GArray *bucket = g_hash_table_lookup (ground->buckets, GINT_TO_POINTER (b));
      for (guint k = 0; bucket != NULL && k < bucket->len; k++)
        {
          guint i = g_array_index (bucket, guint, k);
          if (i != but_a && i != but_b && sw_rect_intersects (&ground->cards[i], area))
            return &ground->cards[i];
        }
    }
  return NULL;
}

static SwPoint
curve_at (const SwPoint *p, double t)
{
  double u = 1 - t;

  return (SwPoint){ u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x,
                    u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y };
}

static gboolean
curve_is_clear (const Ground *ground, const SwPoint *p, guint from, guint to)
{
  for (int i = 1; i < 12; i++)
    {
      SwPoint at = curve_at (p, i / 12.0);
      SwRect spot = { at.x - CLEAR, at.y - CLEAR, 2 * CLEAR, 2 * CLEAR };
      if (card_in (ground, &spot, from, to) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* --- building ---------------------------------------------------------------------------------------------- */

static void
add_line (GArray *points, SwPoint to)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  SwPoint controls[3] = { { from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3 },
                          { from.x + 2 * (to.x - from.x) / 3, from.y + 2 * (to.y - from.y) / 3 },
                          to };

  g_array_append_vals (points, controls, 3);
}

/* A quarter turn at @corner towards @next. */
static void
add_corner (GArray *points, SwPoint corner, SwPoint next)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  double before = hypot (corner.x - from.x, corner.y - from.y), after = hypot (next.x - corner.x, next.y - corner.y);
  double radius = MIN (CORNER, MIN (before, after) / 2);
  SwPoint in, out, controls[3];

  if (radius < 0.5)
    {
      add_line (points, corner);
      return;
    }
  in = (SwPoint){ corner.x - (corner.x - from.x) / before * radius, corner.y - (corner.y - from.y) / before * radius };
  out = (SwPoint){ corner.x + (next.x - corner.x) / after * radius, corner.y + (next.y - corner.y) / after * radius };
  add_line (points, in);
  controls[0] = (SwPoint){ (in.x + corner.x * 1.2) / 2.2, (in.y + corner.y * 1.2) / 2.2 };
  controls[1] = (SwPoint){ (out.x + corner.x * 1.2) / 2.2, (out.y + corner.y * 1.2) / 2.2 };
  controls[2] = out;
  g_array_append_vals (points, controls, 3);
}

static void
finish (SwLayout *layout, const SwEdge *edge, GArray *points, SwPoint label, double label_width)
{
  SwRoute *route = g_new0 (SwRoute, 1);
  SwRect bounds = { label.x - label_width / 2, label.y - 10, label_width, 20 };

  route->edge = edge->element;
  route->feedback = edge->feedback;
  route->back = edge->back;
  route->label = label;
  route->label_width = label_width;
  for (guint i = 0; i < points->len; i++)
    {
      SwPoint p = g_array_index (points, SwPoint, i);
      SwRect spot = { p.x - 8, p.y - 8, 16, 16 };
      bounds = sw_rect_union (&bounds, &spot);
    }
  route->bounds = bounds;
  route->n_points = points->len;
  route->points = (SwPoint *)g_array_free (points, FALSE);
  g_hash_table_insert (layout->routes, (gpointer)edge->element->id, route);
}

void
sw_route_free (gpointer data)
{
  SwRoute *route = data;

  g_free (route->points);
  g_free (route);
}

/* --- the two kinds of way ---------------------------------------------------------------------------------- */

/* Where on a side the k-th of n connections starts, so that they fan out around its middle. */
static double
port (double middle, guint k, guint n, double room)
{
  double gap = n > 1 ? MIN (PORT, room / n) : 0;

  return middle + (k - (n - 1) / 2.0) * gap;
}

static gboolean
try_curve (SwLayout *layout, const Ground *ground, const SwEdge *edge, double from_y, double to_y)
{
  const SwRect *from = &ground->cards[edge->from], *to = &ground->cards[edge->to];
  SwPoint p[4];
  double reach;
  GArray *points;

  if (to->x < from->x + from->width + 16)
    return FALSE;
  p[0] = (SwPoint){ from->x + from->width, from_y };
  p[3] = (SwPoint){ to->x, to_y };
  reach = MAX ((p[3].x - p[0].x) / 2, 16);
  p[1] = (SwPoint){ p[0].x + reach, p[0].y };
  p[2] = (SwPoint){ p[3].x - reach, p[3].y };
  if (!curve_is_clear (ground, p, edge->from, edge->to))
    return FALSE;
  points = g_array_new (FALSE, FALSE, sizeof (SwPoint));
  g_array_append_vals (points, p, 4);
  finish (layout, edge, points, curve_at (p, 0.5), MIN (p[3].x - p[0].x - 20, 140));
  return TRUE;
}

/* Straight down or up between cards that stand above each other. */
static gboolean
try_vertical (SwLayout *layout, const Ground *ground, const SwEdge *edge)
{
  const SwRect *from = &ground->cards[edge->from], *to = &ground->cards[edge->to];
  gboolean down = to->y >= from->y + from->height + 16;
  double overlap = MIN (from->x + from->width, to->x + to->width) - MAX (from->x, to->x);
  SwPoint p[4];
  double reach;
  GArray *points;

  if (overlap < 40 || (!down && from->y < to->y + to->height + 16))
    return FALSE;
  p[0] = (SwPoint){ from->x + from->width / 2 + (edge->feedback ? 32 : 0), down ? from->y + from->height : from->y };
  p[3] = (SwPoint){ to->x + to->width / 2 + (edge->feedback ? 32 : 0), down ? to->y : to->y + to->height };
  reach = (p[3].y - p[0].y) / 2;
  p[1] = (SwPoint){ p[0].x, p[0].y + reach };
  p[2] = (SwPoint){ p[3].x, p[3].y - reach };
  if (!curve_is_clear (ground, p, edge->from, edge->to))
    return FALSE;
  points = g_array_new (FALSE, FALSE, sizeof (SwPoint));
  g_array_append_vals (points, p, 4);
  finish (layout, edge, points, curve_at (p, 0.5), 140);
  return TRUE;
}

static gboolean
lane_is_free (const Ground *ground, double y, double x1, double x2)
{
  for (guint i = 0; i < ground->lanes->len; i++)
    {
      const Lane *lane = &g_array_index (ground->lanes, Lane, i);
      if (fabs (lane->y - y) < LANE_STEP - 1 && lane->x1 < x2 + 8 && x1 < lane->x2 + 8)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_clear_lane (const Ground *ground, const SwEdge *edge, SwPoint start, SwPoint end, double y)
{
  double left = MIN (start.x, end.x), right = MAX (start.x, end.x);
  SwRect down = { start.x - CLEAR, MIN (start.y, y), 2 * CLEAR, fabs (y - start.y) };
  SwRect along = { left, y - CLEAR, right - left, 2 * CLEAR };
  SwRect up = { end.x - CLEAR, MIN (end.y, y), 2 * CLEAR, fabs (y - end.y) };

  return lane_is_free (ground, y, left, right) && card_in (ground, &down, edge->from, edge->to) == NULL
         && card_in (ground, &along, G_MAXUINT, G_MAXUINT) == NULL
         && card_in (ground, &up, edge->from, edge->to) == NULL;
}

/* Lanes are tried from the nearest below outwards, then above; a stream that leaves no room gets the nearest one below
 * all that is in the way. */
static double
find_lane (const Ground *ground, const SwEdge *edge, SwPoint start, SwPoint end)
{
  double y = MAX (start.y, end.y) + LANE_FIRST;
  double left = MIN (start.x, end.x), width = fabs (start.x - end.x);

  for (guint i = 0; i < MOST_TRIES; i++)
    {
      SwRect along = { left, y - CLEAR, width, 2 * CLEAR };
      const SwRect *card;

      if (is_clear_lane (ground, edge, start, end, y))
        return y;
      card = card_in (ground, &along, G_MAXUINT, G_MAXUINT);
      y = card != NULL ? MAX (card->y + card->height + LANE_FIRST, y + LANE_STEP) : y + LANE_STEP;
    }
  return y;
}

static void
take_lane (SwLayout *layout, Ground *ground, const SwEdge *edge, double *bottom)
{
  const SwRect *from = &ground->cards[edge->from], *to = &ground->cards[edge->to];
  double spread = edge->feedback ? 32 : 56;
  SwPoint start = { from->x + from->width / 2 - (to->x < from->x ? spread : -spread), from->y + from->height };
  SwPoint end = { to->x + to->width / 2 + (to->x < from->x ? spread : -spread), to->y + to->height };
  double y = find_lane (ground, edge, start, end);
  SwPoint turn_down = { start.x, y }, turn_up = { end.x, y };
  Lane lane = { y, MIN (start.x, end.x), MAX (start.x, end.x) };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwPoint));

  g_array_append_val (ground->lanes, lane);
  g_array_append_val (points, start);
  add_corner (points, turn_down, turn_up);
  add_corner (points, turn_up, end);
  add_line (points, end);
  *bottom = MAX (*bottom, y + 12);
  finish (layout, edge, points, (SwPoint){ (start.x + end.x) / 2, y }, MIN (lane.x2 - lane.x1 - 24, 220));
}

typedef struct
{
  double y;
  guint edge;
} Port;

static int
compare_ports (gconstpointer a, gconstpointer b)
{
  const Port *x = a, *y = b;

  return x->y < y->y ? -1 : x->y > y->y ? 1 : x->edge < y->edge ? -1 : 1;
}

/* The heights at which flows leave (or enter) a card: ordered by where they come from or go to, so that they don't
 * cross at the card. */
static void
spread_ports (const SwGraph *graph, const SwRect *cards, gboolean leaving, double *heights)
{
  const guint *start = leaving ? graph->out_start : graph->in_start;
  const guint *list = leaving ? graph->out : graph->in;
  g_autoptr (GArray) ports = g_array_new (FALSE, FALSE, sizeof (Port));

  for (guint i = 0; i < graph->n_steps; i++)
    {
      g_array_set_size (ports, 0);
      for (guint k = start[i]; k < start[i + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[list[k]];
          Port entry = { cards[leaving ? edge->to : edge->from].y, list[k] };
          if (sw_edge_is_flow (edge))
            g_array_append_val (ports, entry);
        }
      g_array_sort (ports, compare_ports);
      for (guint k = 0; k < ports->len; k++)
        heights[g_array_index (ports, Port, k).edge] =
            port (cards[i].y + cards[i].height / 2, k, ports->len, cards[i].height - 24);
    }
}

void
sw_routes_add (SwLayout *layout, const SwGraph *graph, const SwRect *cards, double *bottom)
{
  g_autofree double *out_y = g_new0 (double, graph->n_edges + 1);
  g_autofree double *in_y = g_new0 (double, graph->n_edges + 1);
  Ground ground;

  ground_init (&ground, cards, graph->n_steps);
  spread_ports (graph, cards, TRUE, out_y);
  spread_ports (graph, cards, FALSE, in_y);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      const SwEdge *edge = &graph->edges[e];

      if (sw_edge_is_flow (edge)
          && (try_curve (layout, &ground, edge, out_y[e], in_y[e]) || try_vertical (layout, &ground, edge)))
        continue;
      if (edge->feedback && try_vertical (layout, &ground, edge))
        continue;
      take_lane (layout, &ground, edge, bottom);
    }
  ground_clear (&ground);
}
