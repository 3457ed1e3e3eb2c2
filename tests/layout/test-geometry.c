/* Where things are on a small map, in numbers that were worked out by hand from the measures in layout/geometry.h. */
#include "layout/tidy.h"

#include "../samples.h"

static const char small[] = "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
                            "<stream id='s1' name='Hand' expects='engage plan deliver-support improve' x='100' y='200'>"
                            "<declare activity='plan' as='light'/>"
                            "<step id='n1' activity='engage' x='24' y='96' process='1h' wait='2h'/>"
                            "<step id='n2' activity='deliver-support' x='296' y='96' process='3h' wait='1d'/>"
                            "<flow id='f1' from='n1' to='n2' wait='30min'/>"
                            "<feedback id='b1' from='n2' to='n1'/>"
                            "<note id='k1' x='24' y='500'>Below</note>"
                            "</stream>"
                            "<note id='k2' x='-300' y='-50' kind='parked'>Outside</note>"
                            "</map>";

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  SwLayout *layout;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = open_text (data);
  f->analysis = sw_analysis_new (f->map);
  f->layout = sw_layout_new (f->analysis);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sw_layout_free (f->layout);
  sw_analysis_free (f->analysis);
  g_object_unref (f->map);
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static void
assert_rect (const SwRect *rect, double x, double y, double width, double height)
{
  g_assert_nonnull (rect);
  assert_near (rect->x, x);
  assert_near (rect->y, y);
  assert_near (rect->width, width);
  assert_near (rect->height, height);
}

static void
assert_point (SwPoint point, double x, double y)
{
  assert_near (point.x, x);
  assert_near (point.y, y);
}

static void
test_rects (void)
{
  SwRect a = { 10, 20, 30, 40 }, beside = { 40, 20, 5, 5 }, corner = { 39, 59, 10, 10 };
  SwRect all = sw_rect_union (&a, &corner), more = sw_rect_grow (&a, 2), less = sw_rect_grow (&a, -2);

  g_assert_true (sw_rect_contains (&a, 10, 20));
  g_assert_true (sw_rect_contains (&a, 39.9, 59.9));
  g_assert_false (sw_rect_contains (&a, 40, 30));
  g_assert_false (sw_rect_contains (&a, 30, 60));
  g_assert_false (sw_rect_intersects (&a, &beside));
  g_assert_true (sw_rect_intersects (&a, &corner));
  assert_rect (&all, 10, 20, 39, 49);
  assert_rect (&more, 8, 18, 34, 44);
  assert_rect (&less, 12, 22, 26, 36);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  assert_rect (sw_layout_rect (f->layout, "n1"), 124, 296, 200, 104);
  assert_rect (sw_layout_rect (f->layout, "n2"), 396, 296, 200, 104);
  assert_rect (sw_layout_rect (f->layout, "k1"), 124, 700, 168, 96);
  assert_rect (sw_layout_rect (f->layout, "k2"), -300, -50, 168, 96);
  g_assert_null (sw_layout_rect (f->layout, "f1"));
  g_assert_null (sw_layout_rect (f->layout, "nobody"));
}

/* The note's lower edge is at 796; 24 of padding and 72 of timeline below it make 892. Totals of the timeline would end
 * at 712, so the least width of 640 rules. */
static void
test_frame (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at = &f->layout->streams[0];

  assert_rect (&at->frame, 100, 200, 640, 692);
  assert_rect (&at->header, 100, 200, 640, 64);
  assert_rect (sw_layout_rect (f->layout, "s1"), 100, 200, 640, 692);
  assert_rect (&f->layout->bounds, -300, -50, 1040, 942);
  g_assert_cmpint (sw_layout_stream_at (f->layout, 100, 200), ==, 0);
  g_assert_cmpint (sw_layout_stream_at (f->layout, 739, 891), ==, 0);
  g_assert_cmpint (sw_layout_stream_at (f->layout, 740, 300), ==, -1);
  g_assert_cmpint (sw_layout_stream_at (f->layout, -290, -40), ==, -1);
}

/* A slot is 32 and 6.6 a letter of its short name wide: 58.4 for Plan, 78.2 for Improve; one that is not expected is 28
 * wide; the last one ends 16 before the header does, 6 are between them. */
static void
test_ghosts (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at = &f->layout->streams[0];
  const SwGhost *plan, *improve, *design;

  g_assert_cmpuint (at->ghosts->len, ==, 4);
  plan = &g_array_index (at->ghosts, SwGhost, 0);
  improve = &g_array_index (at->ghosts, SwGhost, 1);
  design = &g_array_index (at->ghosts, SwGhost, 2);
  g_assert_cmpstr (plan->activity->id, ==, "plan");
  g_assert_cmpint (plan->declared, ==, SW_DECLARED_LIGHT);
  g_assert_nonnull (plan->declaration);
  assert_rect (&plan->rect, 513.4, 234, 58.4, 22);
  g_assert_cmpstr (improve->activity->id, ==, "improve");
  g_assert_cmpint (improve->declared, ==, SW_DECLARED_UNKNOWN);
  g_assert_null (improve->declaration);
  g_assert_true (improve->expected);
  assert_rect (&improve->rect, 577.8, 234, 78.2, 22);
  g_assert_cmpstr (design->activity->id, ==, "design-transition");
  g_assert_false (design->expected);
  assert_rect (&design->rect, 662, 234, 28, 22);
}

static void
assert_part (const SwStreamLayout *at, guint i, const char *step, gboolean process, double x, double width,
             double seconds)
{
  const SwLadderPart *part = &g_array_index (at->ladder_parts, SwLadderPart, i);

  g_assert_cmpstr (part->element->id, ==, step);
  g_assert_cmpint (part->process, ==, process);
  assert_near (part->x, x);
  assert_near (part->width, width);
  assert_near (part->seconds, seconds);
}

/* Waits reach from card to card, work stands under the right half of its card. A day is 8 h. */
static void
test_ladder (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at = &f->layout->streams[0];

  g_assert_true (at->has_ladder);
  g_assert_cmpuint (at->ladder_parts->len, ==, 4);
  assert_part (at, 0, "n1", FALSE, 124, 100, 2 * 3600);
  assert_part (at, 1, "n1", TRUE, 224, 100, 3600);
  assert_part (at, 2, "n2", FALSE, 324, 172, 8 * 3600 + 1800);
  assert_part (at, 3, "n2", TRUE, 496, 100, 3 * 3600);
  assert_rect (&at->ladder, 124, 820, 616, 56);
}

static void
test_flow (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "f1");

  g_assert_nonnull (route);
  g_assert_false (route->feedback);
  g_assert_false (route->back);
  g_assert_false (route->dangling);
  g_assert_cmpuint (route->n_points, ==, 4);
  assert_point (route->points[0], 324, 348);
  assert_point (route->points[1], 360, 348);
  assert_point (route->points[2], 360, 348);
  assert_point (route->points[3], 396, 348);
  g_assert_cmpstr (route->label_text, ==, "30\u00a0min");
  g_assert_null (route->label_more);
  /* A line of 14 and 2 more, 4 above the flow. */
  assert_near (route->plate.y + route->plate.height, 344);
  assert_near (route->plate.height, 16);
  assert_near (route->plate.x + route->plate.width / 2, 360);
}

/* Down from the middle of the one card, along 20 below both, up to the middle of the other; the corners' radius is half
 * of the 20. */
static void
test_feedback (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "b1");

  g_assert_true (route->feedback);
  g_assert_cmpuint (route->n_points, ==, 16);
  assert_point (route->points[0], 496, 400);
  assert_point (route->points[3], 496, 410);
  assert_point (route->points[6], 486, 420);
  assert_point (route->points[9], 234, 420);
  assert_point (route->points[12], 224, 410);
  assert_point (route->points[15], 224, 400);
  g_assert_null (route->label_text);
  g_assert_cmpfloat (route->plate.width, ==, 0);
}

/* Where the new card would stand are both cards, one after the other: 72 behind the second one is room. */
static void
test_free_place (Fixture *f, gconstpointer data)
{
  const SwElement *stream = sw_map_find (f->map, "s1");

  assert_point (sw_layout_free_place (f->layout, stream, (SwPoint){ 24, 96 }), 568, 96);
  assert_point (sw_layout_free_place (f->layout, stream, (SwPoint){ 24, 260 }), 24, 260);
}

/* --- more rows --------------------------------------------------------------------------------------------- */

#define STEP(id, x, y) "<step id='" id "' activity='engage' x='" x "' y='" y "'/>"
#define STREAM(content)                                                                                                \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s1' x='0' y='0'>" content                \
  "</stream></map>"

static const char two_rows[] = STREAM (STEP ("a", "24", "96") STEP ("b", "296", "96") STEP ("c", "24", "248")
                                           STEP ("d", "296", "248") "<flow id='back' from='b' to='c'/>"
                                                                    "<feedback id='up' from='d' to='a'/>"
                                                                    "<flow id='down' from='a' to='c'/>"
                                                                    "<flow id='lost' from='d' to='nobody'/>");

/* Rows end at 200 and begin at 248: the lane between them is at 224. Out of b and into c the flow runs straight for 20.
 */
static void
test_detour (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "back");
  SwPoint last = route->points[route->n_points - 1];

  assert_point (route->points[0], 496, 148);
  assert_point (last, 24, 300);
  assert_near (route->bounds.x, 24 - 20 - 8);
  assert_near (route->bounds.x + route->bounds.width, 496 + 20 + 8);
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      const SwPoint *p = &route->points[i];
      if (p[3].x < p[0].x - 200)
        assert_near (p[0].y, 206);
    }
}

/* c stands below a, so the feedback goes between the rows, in a lane 18 off that of the flow. */
static void
test_between (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "up");
  SwPoint last = route->points[route->n_points - 1];

  assert_near (route->points[0].y, 248);
  assert_near (last.y, 200);
  for (guint i = 0; i < route->n_points; i++)
    {
      g_assert_cmpfloat (route->points[i].y, >=, 200);
      g_assert_cmpfloat (route->points[i].y, <=, 248);
    }
}

/* Straight down, from the port that the feedback leaves free. */
static void
test_down (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "down");

  g_assert_cmpuint (route->n_points, ==, 4);
  assert_near (route->points[0].y, 200);
  assert_near (route->points[3].y, 248);
}

static void
test_dangling (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "lost");

  g_assert_true (route->dangling);
  assert_point (route->points[0], 496, 328);
  assert_point (route->points[route->n_points - 1], 528, 328);
}

/* Two cards below each other under the target, too close for a lane that misses them: the way goes down beside them. */
static const char tower[] = STREAM (STEP ("a", "24", "96") STEP ("b", "24", "248") STEP ("c", "24", "400") STEP (
    "d", "296", "400") STEP ("e", "296", "96") "<feedback id='up' from='d' to='a'/>");
/* Without the card above: over all of them. */
static const char free_above[] = STREAM (STEP ("a", "24", "96") STEP ("b", "24", "248") STEP ("c", "24", "400")
                                             STEP ("d", "296", "400") "<feedback id='up' from='d' to='a'/>");

static void
test_around (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "up");
  SwPoint last = route->points[route->n_points - 1];
  gboolean beside = FALSE;

  assert_point (route->points[0], 396, 504);
  assert_point (last, 124, 200);
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    if (route->points[i].y - route->points[i + 3].y > 200)
      {
        /* In the middle of the 72 between the columns. */
        assert_near (route->points[i].x, 260);
        beside = TRUE;
      }
  g_assert_true (beside);
}

static void
test_over (Fixture *f, gconstpointer data)
{
  const SwRoute *route = sw_layout_route (f->layout, "up");

  assert_point (route->points[0], 396, 400);
  assert_point (route->points[route->n_points - 1], 124, 96);
  g_assert_cmpfloat (route->bounds.y, <=, 76);
}

/* --- tidying ----------------------------------------------------------------------------------------------- */

static void
test_tidy (Fixture *f, gconstpointer data)
{
  const SwGraph *graph = f->analysis->graphs[0];
  g_autofree SwPoint *places = NULL;
  g_autofree SwPoint *again = NULL;

  sw_layout_tidy (graph, &places);
  sw_layout_tidy (graph, &again);
  g_assert_cmpmem (places, graph->n_steps * sizeof (SwPoint), again, graph->n_steps * sizeof (SwPoint));
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwRect a = { places[i].x, places[i].y, SW_CARD_WIDTH, SW_CARD_HEIGHT };

      g_assert_cmpfloat (a.x, >=, 0);
      g_assert_cmpfloat (a.y, >=, SW_STREAM_HEADER);
      for (guint k = 0; k < i; k++)
        {
          SwRect b = { places[k].x, places[k].y, SW_CARD_WIDTH, SW_CARD_HEIGHT };
          g_assert_false (sw_rect_intersects (&a, &b));
        }
    }
  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]))
      g_assert_cmpfloat (places[graph->edges[e].to].x, >=, places[graph->edges[e].from].x + SW_CARD_WIDTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/rects", test_rects);
#define ADD(path, text, run) g_test_add ("/geometry/" path, Fixture, text, set_up, run, tear_down)
  ADD ("places", small, test_places);
  ADD ("frame", small, test_frame);
  ADD ("ghosts", small, test_ghosts);
  ADD ("ladder", small, test_ladder);
  ADD ("flow", small, test_flow);
  ADD ("feedback", small, test_feedback);
  ADD ("free-place", small, test_free_place);
  ADD ("detour", two_rows, test_detour);
  ADD ("between", two_rows, test_between);
  ADD ("down", two_rows, test_down);
  ADD ("dangling", two_rows, test_dangling);
  ADD ("around", tower, test_around);
  ADD ("over", free_above, test_over);
  ADD ("tidy/small", small, test_tidy);
  ADD ("tidy/two-rows", two_rows, test_tidy);
  ADD ("tidy/tower", tower, test_tidy);
  return g_test_run ();
}
