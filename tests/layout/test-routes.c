/* On all templates and samples, and on streams that a seed made: ways do not run through steps, labels do not stand on
 * steps, and all of it is inside its stream. */
#include "layout/layout.h"
#include "layout/route.h"

#include "../samples.h"

#include <string.h>

static gboolean
is_own_end (const SwGraph *graph, const SwEdge *edge, const SwElement *step)
{
  return graph->steps[edge->from] == step || graph->steps[edge->to] == step;
}

/* The id of a step through which the way runs, or NULL. Its own cards may be touched at their edge. */
static const char *
find_step_on_way (const SwLayout *layout, const SwGraph *graph, const SwEdge *edge)
{
  const SwRoute *route = sw_layout_route (layout, edge->element->id);

  for (guint s = 0; s < graph->n_steps; s++)
    {
      SwRect card = sw_rect_grow (sw_layout_rect (layout, graph->steps[s]->id),
                                  is_own_end (graph, edge, graph->steps[s]) ? -2 : 1);

      for (guint i = 0; i + 3 < route->n_points; i += 3)
        for (guint k = 0; k <= 64; k++)
          {
            SwPoint at = sw_curve_at (&route->points[i], k / 64.0);
            if (sw_rect_contains (&card, at.x, at.y))
              return graph->steps[s]->id;
          }
    }
  return NULL;
}

static const char *
find_step_under_label (const SwLayout *layout, const SwGraph *graph, const SwRoute *route)
{
  for (guint s = 0; s < graph->n_steps && route->plate.width > 0; s++)
    if (sw_rect_intersects (sw_layout_rect (layout, graph->steps[s]->id), &route->plate))
      return graph->steps[s]->id;
  return NULL;
}

static gboolean
is_inside (const SwRect *outer, const SwRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

/* Returns: how many faults there are; each is told. */
static guint
count_faults (const char *name, SwMap *map)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new_unfolded (analysis);
  guint faults = 0;

  for (guint i = 0; i < analysis->n_streams; i++)
    {
      const SwGraph *graph = analysis->graphs[i];

      for (guint e = 0; e < graph->n_edges; e++)
        {
          const char *id = graph->edges[e].element->id;
          const SwRoute *route = sw_layout_route (layout, id);
          const char *crossed = find_step_on_way (layout, graph, &graph->edges[e]);
          const char *covered = find_step_under_label (layout, graph, route);

          if (crossed != NULL)
            g_test_message ("%s: %s runs through %s", name, id, crossed);
          if (covered != NULL)
            g_test_message ("%s: the label of %s covers %s", name, id, covered);
          if (!is_inside (&layout->streams[i].frame, &route->plate) && route->plate.width > 0)
            {
              g_test_message ("%s: the label of %s stands outside", name, id);
              faults++;
            }
          faults += (crossed != NULL) + (covered != NULL);
        }
    }
  return faults;
}

static void
add_faults (const char *name, SwMap *map, gpointer data)
{
  *(guint *)data += count_faults (name, map);
}

static void
test_samples (void)
{
  guint faults = 0;

  for_each_sample (FALSE, add_faults, &faults);
  g_assert_cmpuint (faults, ==, 0);
}

static char *
random_stream (GRand *rand)
{
  static const char *const activities[] = { "engage", "plan", "obtain-build", "deliver-support" };
  guint columns = (guint)g_rand_int_range (rand, 2, 7), rows = (guint)g_rand_int_range (rand, 1, 5);
  guint steps = columns * rows;
  GString *out = g_string_new ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'>");

  for (guint i = 0; i < steps; i++)
    g_string_append_printf (out, "<step id='n%u' activity='%s' x='%u' y='%u'/>", i, activities[i % 4],
                            24 + 272 * (i % columns), 96 + 160 * (i / columns));
  for (guint e = 0; e < steps + 2; e++)
    {
      int from = g_rand_int_range (rand, 0, (int)steps), to = g_rand_int_range (rand, 0, (int)steps);
      const char *kind = from < to ? "flow" : "feedback";

      if (from != to)
        g_string_append_printf (out, "<%s id='e%u' from='n%d' to='n%d' label='way %u'/>", kind, e, from, to, e);
    }
  g_string_append (out, "</stream></map>");
  return g_string_free (out, FALSE);
}

/* Cards in rows and columns as the program lays them, connections anywhere. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint faults = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = random_stream (rand);
      g_autofree char *name = g_strdup_printf ("stream %u", i);
      g_autoptr (SwMap) map = open_text (text);

      faults += count_faults (name, map);
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* Cards anywhere, even upon each other: nothing is promised but an end, the same each time. */
static void
test_anywhere (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GString) text =
          g_string_new ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'>");
      g_autoptr (SwMap) map = NULL;
      g_autoptr (SwAnalysis) analysis = NULL;
      g_autoptr (SwLayout) once = NULL;
      g_autoptr (SwLayout) twice = NULL;

      for (guint s = 0; s < 20; s++)
        g_string_append_printf (text, "<step id='n%u' activity='plan' x='%d' y='%d'/>", s,
                                g_rand_int_range (rand, 0, 900), g_rand_int_range (rand, 80, 700));
      for (guint e = 0; e < 30; e++)
        g_string_append_printf (text, "<%s id='e%u' from='n%d' to='n%d' share='1%%' label='way'/>",
                                e % 3 == 0 ? "feedback" : "flow", e, g_rand_int_range (rand, 0, 20),
                                g_rand_int_range (rand, 0, 20));
      g_string_append (text, "</stream></map>");
      map = open_text (text->str);
      analysis = sw_analysis_new (map);
      once = sw_layout_new (analysis);
      twice = sw_layout_new (analysis);
      for (guint e = 0; e < analysis->graphs[0]->n_edges; e++)
        {
          const char *id = analysis->graphs[0]->edges[e].element->id;
          const SwRoute *a = sw_layout_route (once, id), *b = sw_layout_route (twice, id);

          g_assert_cmpmem (a->points, a->n_points * sizeof (SwPoint), b->points, b->n_points * sizeof (SwPoint));
          g_assert_cmpmem (&a->plate, sizeof a->plate, &b->plate, sizeof b->plate);
        }
    }
}

/* Two groups of steps in one stream, the second 1,400 to the right, with feedback in both. */
static SwMap *
two_groups (int far_y, gboolean more)
{
  g_autoptr (GString) text =
      g_string_new ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'>");

  for (int group = 0; group < 2; group++)
    {
      for (int i = 0; i < 6; i++)
        g_string_append_printf (text, "<step id='n%d%d' activity='plan' x='%d' y='%d'/>", group, i,
                                24 + 272 * (i % 3) + 1400 * group, (i < 3 ? 96 : 256) + group * far_y);
      for (int i = 0; i < 5; i++)
        g_string_append_printf (text, "<flow id='f%d%d' from='n%d%d' to='n%d%d' label='way'/>", group, i, group,
                                i == 2 ? 0 : i, group, i + 1);
      g_string_append_printf (text, "<feedback id='b%d' from='n%d2' to='n%d3'/>", group, group, group);
      g_string_append_printf (text, "<feedback id='c%d' from='n%d5' to='n%d0'/>", group, group, group);
    }
  if (more)
    g_string_append (text, "<step id='new' activity='plan' x='2600' y='400'/>"
                           "<feedback id='d' from='new' to='n10'/>");
  g_string_append (text, "</stream></map>");
  return open_text (text->str);
}

static void
assert_first_group_equal (SwMap *one, SwMap *other)
{
  g_autoptr (SwAnalysis) a = sw_analysis_new (one);
  g_autoptr (SwAnalysis) b = sw_analysis_new (other);
  g_autoptr (SwLayout) before = sw_layout_new (a);
  g_autoptr (SwLayout) after = sw_layout_new (b);
  static const char *const ids[] = { "f00", "f01", "f02", "f03", "f04", "b0", "c0" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const SwRoute *x = sw_layout_route (before, ids[i]), *y = sw_layout_route (after, ids[i]);

      g_assert_cmpmem (x->points, x->n_points * sizeof (SwPoint), y->points, y->n_points * sizeof (SwPoint));
      g_assert_cmpmem (&x->plate, sizeof x->plate, &y->plate, sizeof y->plate);
    }
}

/* What is moved or added far away leaves ways and labels to the last bit as they are. */
static void
test_far (void)
{
  g_autoptr (SwMap) map = two_groups (0, FALSE);

  for (int y = 1; y < 200; y += 37)
    {
      g_autoptr (SwMap) moved = two_groups (y, FALSE);
      g_autoptr (SwMap) added = two_groups (y, TRUE);

      assert_first_group_equal (map, moved);
      assert_first_group_equal (map, added);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/routes/samples", test_samples);
  g_test_add_func ("/routes/random", test_random);
  g_test_add_func ("/routes/anywhere", test_anywhere);
  g_test_add_func ("/routes/far", test_far);
  return g_test_run ();
}
