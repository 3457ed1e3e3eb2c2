#include "layout/arrange.h"
#include "layout/route.h"
#include "layout/tidy.h"

#include "edit/transaction.h"
#include "samples.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define STREAMS 500
#define CURVE_STEPS 16

/* --- random streams ---------------------------------------------------------------------------------------- */

static guint
below (GRand *rand, guint count)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)count);
}

static void
append_edge (GString *xml, GRand *rand, guint number, gboolean feedback, guint from, guint to)
{
  static const char *const more[] = { "",
                                      "",
                                      "",
                                      " wait='2d'",
                                      " wait='1h..4h' label='accepted'",
                                      " items='12'",
                                      " label='what the customer said about it' wait='3d'" };

  g_string_append_printf (xml, "<%s id='e%u' from='n%u' to='n%u'%s/>", feedback ? "feedback" : "flow", number, from, to,
                          feedback ? "" : more[below (rand, G_N_ELEMENTS (more))]);
}

/* As people draw them: most steps follow a step shortly before, some flows skip steps, some feedback, some steps still
 * lie about; all of them in a heap. */
static char *
random_stream (GRand *rand, gboolean lanes)
{
  static const char *const activities[] = { "plan",         "improve",         "engage",    "design-transition",
                                            "obtain-build", "deliver-support", "unheard-of" };
  GString *xml = g_string_new ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'");
  guint n = 2 + below (rand, 29), edges = 0, more = below (rand, n / 2 + 1), back = below (rand, 4);
  g_autoptr (GHashTable) joined = g_hash_table_new (NULL, NULL);

  g_string_append (xml, lanes ? " arrangement='lanes'>" : ">");
  for (guint i = 0; i < n; i++)
    {
      const char *activity = lanes ? activities[below (rand, G_N_ELEMENTS (activities))] : "engage";
      guint y = 96 + below (rand, 900), x = below (rand, 2000);
      g_string_append_printf (xml, "<step id='n%u' activity='%s' process='1h' wait='2h' x='%u' y='%u'/>", i, activity,
                              x, y);
    }
  for (guint i = 1; i < n; i++)
    if (below (rand, 12) > 0)
      {
        guint from = i - 1 - below (rand, MIN (i, 4));
        append_edge (xml, rand, edges++, FALSE, from, i);
        g_hash_table_add (joined, GUINT_TO_POINTER (from * n + i + 1));
      }
  for (; more > 0; more--)
    {
      guint to = 1 + below (rand, n - 1), from = below (rand, to);
      if (g_hash_table_add (joined, GUINT_TO_POINTER (from * n + to + 1)))
        append_edge (xml, rand, edges++, FALSE, from, to);
    }
  for (; back > 0; back--)
    {
      guint from = 1 + below (rand, n - 1), to = below (rand, from);
      if (g_hash_table_add (joined, GUINT_TO_POINTER (from * n + to + 1 + n * n)))
        append_edge (xml, rand, edges++, TRUE, from, to);
    }
  g_string_append (xml, "</stream></map>");
  return g_string_free (xml, FALSE);
}

/* --- a tidied stream --------------------------------------------------------------------------------------- */

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  const SwGraph *graph;
  SwPoint *places;
  SwLayout *layout;
} Tidied;

static void
tidied_clear (Tidied *tidied)
{
  sw_layout_free (tidied->layout);
  sw_analysis_free (tidied->analysis);
  g_free (tidied->places);
  g_object_unref (tidied->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tidied, tidied_clear)

static Tidied
tidy (const char *xml)
{
  Tidied tidied = { .map = open_text (xml) };
  g_autoptr (SwTransaction) transaction = sw_transaction_new (tidied.map);
  g_autoptr (GPtrArray) done = NULL;

  tidied.analysis = sw_analysis_new (tidied.map);
  tidied.graph = tidied.analysis->graphs[0];
  sw_layout_tidy (tidied.graph, &tidied.places);
  for (guint i = 0; i < tidied.graph->n_steps; i++)
    {
      sw_transaction_set_integer (transaction, tidied.graph->steps[i], SW_ATTR_X, (gint64)tidied.places[i].x);
      sw_transaction_set_integer (transaction, tidied.graph->steps[i], SW_ATTR_Y, (gint64)tidied.places[i].y);
    }
  done = sw_transaction_commit (transaction);
  sw_analysis_free (tidied.analysis);
  tidied.analysis = sw_analysis_new (tidied.map);
  tidied.graph = tidied.analysis->graphs[0];
  tidied.layout = sw_layout_new (tidied.analysis);
  return tidied;
}

static const SwRect *
card (const Tidied *tidied, guint i)
{
  return sw_layout_rect (tidied->layout, tidied->graph->steps[i]->id);
}

static const SwRoute *
route (const Tidied *tidied, guint e)
{
  return sw_layout_route (tidied->layout, tidied->graph->edges[e].element->id);
}

/* The way as a line of short pieces. */
static GArray *
line_of (const SwPoint *points, guint n)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (SwPoint));

  g_array_append_val (line, points[0]);
  for (guint i = 0; i + 3 < n; i += 3)
    for (guint k = 1; k <= CURVE_STEPS; k++)
      {
        SwPoint at = sw_curve_at (&points[i], k / (double)CURVE_STEPS);
        g_array_append_val (line, at);
      }
  return line;
}

/* --- crossings --------------------------------------------------------------------------------------------- */

static double
turn (SwPoint a, SwPoint b, SwPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
cross (SwPoint a, SwPoint b, SwPoint c, SwPoint d)
{
  return turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
}

static guint
line_crossings (const GArray *one, const GArray *other)
{
  guint count = 0;

  for (guint i = 0; i + 1 < one->len; i++)
    for (guint k = 0; k + 1 < other->len; k++)
      count += cross (g_array_index (one, SwPoint, i), g_array_index (one, SwPoint, i + 1),
                      g_array_index (other, SwPoint, k), g_array_index (other, SwPoint, k + 1));
  return count;
}

static guint
all_crossings (GPtrArray *lines)
{
  guint count = 0;

  for (guint i = 0; i < lines->len; i++)
    for (guint k = i + 1; k < lines->len; k++)
      count += line_crossings (g_ptr_array_index (lines, i), g_ptr_array_index (lines, k));
  return count;
}

static GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
}

static guint
own_crossings (const Tidied *tidied)
{
  g_autoptr (GPtrArray) lines = lines_new ();

  for (guint e = 0; e < tidied->graph->n_edges; e++)
    g_ptr_array_add (lines, line_of (route (tidied, e)->points, route (tidied, e)->n_points));
  return all_crossings (lines);
}

/* --- what Graphviz makes of it ----------------------------------------------------------------------------- */

static void
append_dot (GString *dot, const Tidied *tidied)
{
  const SwGraph *graph = tidied->graph;

  g_string_append_printf (dot,
                          "digraph { rankdir=LR; nodesep=%g; ranksep=%g; node [shape=box, label=\"\", fixedsize=true, "
                          "width=%g, height=%g]; \n",
                          SW_GAP_Y / 72.0, SW_GAP_X / 72.0, SW_CARD_WIDTH / 72.0, SW_CARD_HEIGHT / 72.0);
  for (guint i = 0; i < graph->n_steps; i++)
    g_string_append_printf (dot, "n%u;\n", i);
  for (guint e = 0; e < graph->n_edges; e++)
    g_string_append_printf (dot, "n%u -> n%u;\n", graph->edges[e].from, graph->edges[e].to);
  g_string_append (dot, "}\n");
}

/* Reads `edge TAIL HEAD N X1 Y1 …` of Graphviz's plain format; one count a graph. */
static guint
dot_crossings (const char *dot)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) lines = lines_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) rows = NULL;
  guint count = 0;

  process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "dot", "-Tplain", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, dot, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  rows = g_strsplit (out, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SwPoint));

      if (g_str_equal (rows[i], "stop"))
        {
          count += all_crossings (lines);
          g_ptr_array_set_size (lines, 0);
        }
      if (g_strv_length (words) < 4 || !g_str_equal (words[0], "edge"))
        continue;
      for (guint k = 0; k < (guint)g_ascii_strtoull (words[3], NULL, 10); k++)
        {
          SwPoint at = { g_ascii_strtod (words[4 + 2 * k], NULL), g_ascii_strtod (words[5 + 2 * k], NULL) };
          g_array_append_val (points, at);
        }
      g_ptr_array_add (lines, line_of ((const SwPoint *)(gpointer)points->data, points->len));
    }
  return count;
}

/* --- the test ---------------------------------------------------------------------------------------------- */

typedef struct
{
  guint overlaps, through, labels, outside, unequal;
  guint crossings;
} Faults;

static gboolean
holds (const SwRect *outer, const SwRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static gboolean
runs_through (const SwRect *rect, const GArray *line)
{
  SwRect inner = sw_rect_grow (rect, -1);

  for (guint k = 0; k < line->len; k++)
    if (sw_rect_contains (&inner, g_array_index (line, SwPoint, k).x, g_array_index (line, SwPoint, k).y))
      return TRUE;
  return FALSE;
}

static void
look_at_edge (const Tidied *tidied, guint e, Faults *faults)
{
  const SwRoute *way = route (tidied, e);
  const SwRect *frame = &tidied->layout->streams[0].frame;
  g_autoptr (GArray) line = line_of (way->points, way->n_points);

  for (guint i = 0; i < tidied->graph->n_steps; i++)
    {
      const SwRect *rect = card (tidied, i);
      faults->through += runs_through (rect, line);
      faults->labels += way->plate.width > 0 && sw_rect_intersects (rect, &way->plate);
    }
  for (guint k = 0; k < line->len; k++)
    if (!sw_rect_contains (frame, g_array_index (line, SwPoint, k).x, g_array_index (line, SwPoint, k).y))
      {
        faults->outside++;
        break;
      }
  faults->outside += way->plate.width > 0 && !holds (frame, &way->plate);
}

static void
look_at (const Tidied *tidied, const char *xml, Faults *faults)
{
  g_auto (Tidied) again = tidy (xml);

  for (guint i = 0; i < tidied->graph->n_steps; i++)
    {
      faults->outside += !holds (&tidied->layout->streams[0].frame, card (tidied, i));
      for (guint k = 0; k < i; k++)
        faults->overlaps += sw_rect_intersects (card (tidied, i), card (tidied, k));
    }
  for (guint e = 0; e < tidied->graph->n_edges; e++)
    look_at_edge (tidied, e, faults);
  faults->unequal += memcmp (tidied->places, again.places, tidied->graph->n_steps * sizeof (SwPoint)) != 0;
  faults->crossings += own_crossings (tidied);
}

static GArray *
cards_of (SwMap *map)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (SwRect));

  for (guint i = 0; i < analysis->graphs[0]->n_steps; i++)
    g_array_append_vals (cards, sw_layout_rect (layout, analysis->graphs[0]->steps[i]->id), 1);
  return cards;
}

/* A heap in lanes covers nothing either, and arranged freely it looks the same. */
static void
look_at_heap (const char *xml)
{
  g_autoptr (SwMap) map = open_text (xml);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_autoptr (GArray) before = cards_of (map), after = NULL;
  g_autoptr (GPtrArray) done = NULL;

  for (guint i = 0; i < before->len; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (sw_rect_intersects (&g_array_index (before, SwRect, i), &g_array_index (before, SwRect, k)));
  sw_edit_settle (transaction, layout, analysis->streams[0]);
  after = cards_of (map);
  g_assert_cmpmem (before->data, before->len * sizeof (SwRect), after->data, after->len * sizeof (SwRect));
  sw_edit_arrange (transaction, layout, analysis->streams[0], SW_ARRANGEMENT_FREE);
  g_clear_pointer (&after, g_array_unref);
  after = cards_of (map);
  g_assert_cmpmem (before->data, before->len * sizeof (SwRect), after->data, after->len * sizeof (SwRect));
  done = sw_transaction_commit (transaction);
}

static void
test_random_lanes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  Faults faults = { 0 };

  for (guint i = 0; i < STREAMS; i++)
    {
      g_autofree char *xml = random_stream (rand, TRUE);
      g_auto (Tidied) tidied = tidy (xml);

      look_at_heap (xml);
      look_at (&tidied, xml, &faults);
      for (guint k = 0; k < tidied.graph->n_steps; k++)
        g_assert_cmpfloat (card (&tidied, k)->y, ==, tidied.places[k].y);
    }
  /* Lanes decide most heights, so that more crosses than freely: that is told, not judged. */
  g_test_message ("crossings: %u", faults.crossings);
  g_assert_cmpuint (faults.overlaps, ==, 0);
  g_assert_cmpuint (faults.through, ==, 0);
  g_assert_cmpuint (faults.labels, ==, 0);
  g_assert_cmpuint (faults.outside, ==, 0);
  g_assert_cmpuint (faults.unequal, ==, 0);
}

static char *
without_feedback (const char *xml)
{
  g_autoptr (GRegex) feedback = g_regex_new ("<feedback[^>]*>", 0, 0, NULL);

  return g_regex_replace_literal (feedback, xml, -1, 0, "", 0, NULL);
}

/* Graphviz gets the same steps and connections; feedback too is among its lines that cross. */
static void
compare_with_dot (gboolean feedback)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) dot = g_string_new (NULL);
  Faults faults = { 0 };
  guint dots;

  for (guint i = 0; i < STREAMS; i++)
    {
      g_autofree char *whole = random_stream (rand, FALSE);
      g_autofree char *xml = feedback ? g_strdup (whole) : without_feedback (whole);
      g_auto (Tidied) tidied = tidy (xml);

      look_at (&tidied, xml, &faults);
      append_dot (dot, &tidied);
    }
  dots = dot_crossings (dot->str);
  g_test_message ("crossings: %u, dot %u", faults.crossings, dots);
  g_assert_cmpuint (faults.overlaps, ==, 0);
  g_assert_cmpuint (faults.through, ==, 0);
  g_assert_cmpuint (faults.labels, ==, 0);
  g_assert_cmpuint (faults.outside, ==, 0);
  g_assert_cmpuint (faults.unequal, ==, 0);
  g_assert_cmpfloat (faults.crossings, <=, 1.2 * dots);
}

static void
test_random (void)
{
  compare_with_dot (TRUE);
}

static void
test_random_flows (void)
{
  compare_with_dot (FALSE);
}

/* --- by hand ----------------------------------------------------------------------------------------------- */

#define MAP_OF(content) "<map xmlns='https://streamwright.github.io/ns/map' version='1'>" content "</map>"
#define STREAM(content) MAP_OF ("<stream id='s'>" content "</stream>")
#define STEP(id, x, y) "<step id='" id "' activity='engage' x='" x "' y='" y "'/>"
#define FLOW(id, from, to) "<flow id='" id "' from='" from "' to='" to "'/>"

static void
assert_place (const Tidied *tidied, const char *id, double x, double y)
{
  int i = sw_graph_step (tidied->graph, id);

  g_assert_cmpint (i, >=, 0);
  g_assert_cmpfloat (tidied->places[i].x, ==, x);
  g_assert_cmpfloat (tidied->places[i].y, ==, y);
}

/* A row of three: 24 + 200 + 72; all level. */
static void
test_row (void)
{
  g_auto (Tidied) tidied = tidy (STREAM (STEP ("a", "900", "700") STEP ("b", "0", "0") STEP ("c", "400", "90")
                                             FLOW ("f", "a", "b") FLOW ("g", "b", "c")));

  assert_place (&tidied, "a", 24, 96);
  assert_place (&tidied, "b", 296, 96);
  assert_place (&tidied, "c", 568, 96);
}

/* Two branches keep the order in which people placed them, whichever flow stands first in the file; 104 + 56 apart. */
static void
test_order (void)
{
  g_auto (Tidied) tidied = tidy (STREAM (STEP ("a", "0", "0") STEP ("b", "300", "400") STEP ("c", "300", "0") STEP (
      "d", "600", "0") FLOW ("f", "a", "b") FLOW ("g", "a", "c") FLOW ("h", "b", "d") FLOW ("i", "c", "d")));

  assert_place (&tidied, "c", 296, 96);
  assert_place (&tidied, "b", 296, 256);
  assert_place (&tidied, "a", 24, 176);
  assert_place (&tidied, "d", 568, 176);
}

/* Two flows that crossed no longer do. */
static void
test_crossing (void)
{
  g_auto (Tidied) tidied = tidy (STREAM (STEP ("a", "0", "0") STEP ("b", "0", "400") STEP ("c", "300", "0")
                                             STEP ("d", "300", "400") STEP ("e", "600", "200") FLOW ("f", "a", "d")
                                                 FLOW ("g", "b", "c") FLOW ("h", "c", "e") FLOW ("i", "d", "e")));

  g_assert_cmpuint (own_crossings (&tidied), ==, 0);
}

/* Steps without a connection stand in a row of four below the others: 104 + 112 lower. */
static void
test_loose (void)
{
  g_auto (Tidied) tidied = tidy (STREAM (STEP ("l", "0", "0") STEP ("m", "0", "0") STEP ("a", "0", "0") STEP (
      "b", "0", "0") STEP ("n", "0", "0") STEP ("o", "0", "0") STEP ("p", "0", "0") FLOW ("f", "a", "b")));

  assert_place (&tidied, "a", 24, 96);
  assert_place (&tidied, "l", 24, 312);
  assert_place (&tidied, "o", 840, 312);
  assert_place (&tidied, "p", 24, 472);
}

/* The room that a stream grows into belongs to another one, which makes way; one beside stays. */
static void
test_make_room (void)
{
  g_autoptr (SwMap) map =
      open_text (MAP_OF ("<stream id='s' x='0' y='0'>" STEP ("a", "24", "96") STEP ("b", "24", "96")
                             STEP ("c", "24", "96") STEP ("d", "24", "96") FLOW ("f", "a", "b") FLOW ("g", "a", "c")
                                 FLOW ("h", "a", "d") "</stream>"
                                                      "<stream id='t' x='0' y='300'/><stream id='u' x='2000' y='0'/>"));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  SwElement *streams[] = { sw_map_find (map, "s") };
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (SwLayout) layout = NULL;

  sw_edit_tidy (transaction, streams, 1);
  analysis = sw_analysis_new (map);
  layout = sw_layout_new (analysis);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (sw_rect_intersects (&layout->streams[i].frame, &layout->streams[k].frame));
  g_assert_cmpfloat (layout->streams[1].frame.y, ==,
                     layout->streams[0].frame.y + layout->streams[0].frame.height + SW_STREAM_GAP);
  g_assert_cmpint (sw_element_integer (sw_map_find (map, "u"), SW_ATTR_Y, 0), ==, 0);
  g_assert_cmpint (sw_element_integer (sw_map_find (map, "s"), SW_ATTR_Y, 0), ==, 0);
}

static void
tidy_steps (SwTransaction *transaction, const char *const *names)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (ids, (gpointer)names[i]);
  sw_edit_tidy_steps (transaction, sw_map_find (map, "s"), ids);
}

static void
assert_at (SwMap *map, const char *id, gint64 x, gint64 y)
{
  g_assert_cmpint (sw_element_integer (sw_map_find (map, id), SW_ATTR_X, 0), ==, x);
  g_assert_cmpint (sw_element_integer (sw_map_find (map, id), SW_ATTR_Y, 0), ==, y);
}

/* All steps are the stream: it is tidied from its own corner, and no note is in the way. */
static void
test_part_whole (void)
{
  g_autoptr (SwMap) map = open_text (STREAM (STEP ("a", "400", "200") STEP ("b", "300", "260") FLOW (
      "f", "a", "b") "<note id='n' x='200' y='60' kind='note'>why</note>"));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);

  tidy_steps (transaction, (const char *const[]){ "a", "b", NULL });
  assert_at (map, "a", 24, 96);
  assert_at (map, "b", 296, 96);
}

/* Three of four steps: their row begins where their area did, at 300, 200; the flow to the fourth does not count. */
static void
test_part (void)
{
  g_autoptr (SwMap) map = open_text (STREAM (STEP ("a", "400", "200") STEP ("b", "300", "260") STEP (
      "c", "500", "300") STEP ("d", "24", "600") FLOW ("f", "a", "b") FLOW ("g", "b", "c") FLOW ("h", "d", "a")));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);

  tidy_steps (transaction, (const char *const[]){ "a", "b", "c", NULL });
  assert_at (map, "a", 300, 200);
  assert_at (map, "b", 572, 200);
  assert_at (map, "c", 844, 200);
  assert_at (map, "d", 24, 600);
  g_clear_pointer (&transaction, sw_transaction_free);
  assert_at (map, "a", 400, 200);
}

/* The second of the row would stand upon d, at 320 to 424: the row goes below, 24 apart, and 1 so as not to touch. */
static void
test_part_makes_way (void)
{
  g_autoptr (SwMap) map = open_text (
      STREAM (STEP ("a", "24", "300") STEP ("b", "24", "500") STEP ("d", "300", "320") FLOW ("f", "a", "b")));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);

  tidy_steps (transaction, (const char *const[]){ "a", "b", NULL });
  assert_at (map, "a", 24, 449);
  assert_at (map, "b", 296, 449);
  assert_at (map, "d", 300, 320);
}

/* Any part of any stream: what is not in it stays, and of two cards of which one is in it none covers the other. */
static void
test_random_part (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < STREAMS; i++)
    {
      g_autofree char *xml = random_stream (rand, FALSE);
      g_autoptr (SwMap) map = open_text (xml);
      g_autoptr (GArray) before = cards_of (map), after = NULL;
      g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
      g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree gboolean *in = g_new0 (gboolean, before->len);

      for (guint k = 0; k < before->len; k++)
        {
          in[k] = below (rand, 3) == 0;
          if (in[k])
            g_hash_table_add (ids, g_strdup_printf ("n%u", k));
        }
      sw_edit_tidy_steps (transaction, sw_map_find (map, "s"), ids);
      after = cards_of (map);
      for (guint k = 0; k < before->len; k++)
        {
          const SwRect *card = &g_array_index (after, SwRect, k);

          if (!in[k])
            g_assert_cmpmem (card, sizeof *card, &g_array_index (before, SwRect, k), sizeof *card);
          for (guint l = 0; l < before->len; l++)
            if (in[k] && l != k)
              g_assert_false (sw_rect_intersects (card, &g_array_index (after, SwRect, l)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy/row", test_row);
  g_test_add_func ("/tidy/order", test_order);
  g_test_add_func ("/tidy/crossing", test_crossing);
  g_test_add_func ("/tidy/loose", test_loose);
  g_test_add_func ("/tidy/make-room", test_make_room);
  g_test_add_func ("/tidy/part", test_part);
  g_test_add_func ("/tidy/part-whole", test_part_whole);
  g_test_add_func ("/tidy/part-makes-way", test_part_makes_way);
  g_test_add_func ("/tidy/random-part", test_random_part);
  g_test_add_func ("/tidy/random", test_random);
  g_test_add_func ("/tidy/random-flows", test_random_flows);
  g_test_add_func ("/tidy/random-lanes", test_random_lanes);
  return g_test_run ();
}
