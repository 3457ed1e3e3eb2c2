/* Two streams set against each other: what is paired, what changed, and what it does to the figures. */
#include "streams.h"

#include "metrics/compare.h"

#include <math.h>

typedef struct
{
  Measured old, new;
  SwComparison *comparison;
} Compared;

/* The first stream of @from with the last one of @to (NULL: of the same map). */
static Compared
compared_open (const char *from, const char *to)
{
  Compared c = { .old = measured_open (from) };
  const SwAnalysis *after = c.old.analysis;

  if (to != NULL)
    {
      c.new = measured_open (to);
      after = c.new.analysis;
    }
  c.comparison = sw_comparison_new (c.old.analysis, 0, after, after->n_streams - 1);
  return c;
}

static void
compared_close (Compared *c)
{
  g_clear_pointer (&c->comparison, sw_comparison_free);
  if (c->new.map != NULL)
    measured_close (&c->new);
  measured_close (&c->old);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compared, compared_close)

static void
append (GString *lines, const SwComparison *comparison, const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *title = sw_difference_title (comparison, difference);

      g_string_append_printf (lines, "%s %s", sw_difference_sign (difference), title);
      for (guint k = 0; k < difference->details->len; k++)
        {
          g_autofree char *text = sw_detail_text (g_ptr_array_index (difference->details, k));
          g_string_append_printf (lines, "; %s", text);
        }
      g_string_append_c (lines, '\n');
    }
}

/* What a person would read of the stream, its steps and its connections. */
static void
assert_lines (const Compared *c, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < c->comparison->stream->len; i++)
    {
      g_autofree char *text = sw_detail_text (g_ptr_array_index (c->comparison->stream, i));
      g_string_append_printf (lines, "%s\n", text);
    }
  append (lines, c->comparison, c->comparison->steps);
  append (lines, c->comparison, c->comparison->edges);
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
assert_compared (const char *from, const char *to, const char *expected)
{
  g_auto (Compared) c = compared_open (from, to);

  assert_lines (&c, expected);
}

static void
assert_figure (const Compared *c, SwCompared figure, double from, double to, SwVerdict verdict, const char *text)
{
  const SwFigureChange *change = &c->comparison->figures[figure];
  g_autofree char *difference = sw_compared_difference_text (c->comparison, figure);

  assert_near (change->from, from);
  assert_near (change->to, to);
  assert_near (change->difference, to - from);
  g_assert_cmpint (change->verdict, ==, verdict);
  g_assert_cmpstr (difference, ==, text);
}

#define NAMED(id, name, more) STEP (id, "name=\"" name "\" " more)
#define FUTURE(more, content)                                                                                          \
  "<stream id=\"s2\" name=\"S (future)\" state=\"future\" origin=\"s1\" " more ">" content "</stream>"
#define CURRENT(more, content) "<stream id=\"s1\" name=\"S\" " more ">" content "</stream>"

/* Ask 7 h + 1 h, a day on the way, Do 14 h + 2 h: 8 + 8 + 16 = 32 h. */
#define NOW                                                                                                            \
  CURRENT ("demand=\"1/d\"", NAMED ("n1", "Ask", "process=\"1h\" wait=\"7h\" accuracy=\"80%\"")                        \
                                 NAMED ("n2", "Do", "process=\"2h\" wait=\"14h\" accuracy=\"50%\"")                    \
                                     FLOW ("f1", "n1", "n2", "wait=\"1d\""))
#define THEN(do_more)                                                                                                  \
  FUTURE ("demand=\"1/d\"", NAMED ("n3", "Ask", "process=\"1h\" wait=\"7h\" accuracy=\"80%\" origin=\"n1\"")           \
                                NAMED ("n4", "Do", "process=\"2h\" accuracy=\"50%\" origin=\"n2\" " do_more)           \
                                    FLOW ("f2", "n3", "n4", "wait=\"1d\""))

static void
test_fresh_future (void)
{
  g_auto (Compared) c = compared_open (MAP ("", NOW THEN ("wait=\"14h\"")), NULL);

  g_assert_true (sw_comparison_is_equal (c.comparison));
  assert_lines (&c, "");
  for (SwCompared figure = 0; figure < SW_N_COMPARED; figure++)
    g_assert_true (c.comparison->figures[figure].is_same);
}

/* Whether a stream is folded is how it is looked at, not what it is; its figures are all there. */
static void
test_folded (void)
{
  g_auto (Compared) c = compared_open (MAP ("", CURRENT ("folded=\"yes\"", NAMED ("n1", "Ask", "process=\"1h\""))),
                                       MAP ("", CURRENT ("", NAMED ("n1", "Ask", "process=\"1h\""))));

  g_assert_true (sw_comparison_is_equal (c.comparison));
  assert_lines (&c, "");
  assert_figure (&c, SW_COMPARED_PROCESS, HOUR, HOUR, SW_VERDICT_NONE, "");
}

/* Do waits 7 h: 25 h instead of 32 h, 7/32 = 21.875 % less; 3 h of work are 12 % instead of 9.375 %; an item a day, of
 * 8 h, makes 25/8 instead of 32/8 items. */
static void
test_halved_wait (void)
{
  g_auto (Compared) c = compared_open (MAP ("", NOW THEN ("wait=\"7h\"")), NULL);

  g_assert_false (sw_comparison_is_equal (c.comparison));
  assert_lines (&c, "Δ Do; waiting time 14 h → 7 h\n");
  assert_figure (&c, SW_COMPARED_LEAD, 32 * HOUR, 25 * HOUR, SW_VERDICT_BETTER, "−7 h (−21.9\u00a0%)");
  assert_figure (&c, SW_COMPARED_EXPECTED, 32 * HOUR, 25 * HOUR, SW_VERDICT_BETTER, "−7 h (−21.9\u00a0%)");
  assert_figure (&c, SW_COMPARED_EFFICIENCY, 0.09375, 0.12, SW_VERDICT_BETTER, "+2.6 points");
  assert_figure (&c, SW_COMPARED_WIP, 4, 3.125, SW_VERDICT_BETTER, "−0.875 (−21.9\u00a0%)");
  assert_figure (&c, SW_COMPARED_PROCESS, 3 * HOUR, 3 * HOUR, SW_VERDICT_NONE, "");
  assert_figure (&c, SW_COMPARED_ACCURACY, 0.4, 0.4, SW_VERDICT_NONE, "");
  assert_near (c.comparison->figures[SW_COMPARED_LEAD].ratio, -7 / 32.0);
  g_assert_false (sw_compared_is_shown (c.comparison, SW_COMPARED_LEAD_LEAST));
}

/* The other way round, what was better is worse. */
static void
test_reversed (void)
{
  g_auto (Compared) c = compared_open (MAP ("", THEN ("wait=\"7h\"") NOW), NULL);

  assert_lines (&c, "Δ Do; waiting time 7 h → 14 h\n");
  assert_figure (&c, SW_COMPARED_LEAD, 25 * HOUR, 32 * HOUR, SW_VERDICT_WORSE, "+7 h (+28\u00a0%)");
}

/* 1 h to 5 h with 3 h likely: Do takes 2 h + 1..5 h. */
static void
test_range (void)
{
  g_auto (Compared) c = compared_open (MAP ("", NOW THEN ("wait=\"1h..5h\"")), NULL);

  assert_lines (&c, "Δ Do; waiting time 14 h → 1 h–5 h\n");
  assert_figure (&c, SW_COMPARED_LEAD_LEAST, 32 * HOUR, 19 * HOUR, SW_VERDICT_BETTER, "−1 d 5 h (−40.6\u00a0%)");
  assert_figure (&c, SW_COMPARED_LEAD, 32 * HOUR, 21 * HOUR, SW_VERDICT_BETTER, "−1 d 3 h (−34.4\u00a0%)");
  assert_figure (&c, SW_COMPARED_LEAD_MOST, 32 * HOUR, 23 * HOUR, SW_VERDICT_BETTER, "−1 d 1 h (−28.1\u00a0%)");
  g_assert_true (sw_compared_is_shown (c.comparison, SW_COMPARED_LEAD_LEAST));
}

/* Without its wait Do takes at least 2 h, which could be more than it took: that the sum of what is known is less says
 * nothing. The other way round it is more, whatever is missing. */
static void
test_at_least (void)
{
  g_auto (Compared) c = compared_open (MAP ("", NOW THEN ("")), NULL);
  g_auto (Compared) more = compared_open (MAP ("", THEN ("") NOW), NULL);
  g_auto (Compared) surely = compared_open (
      MAP ("", CURRENT ("", TIMED ("n1", "1h", "7h")) FUTURE ("", STEP ("n2", "process=\"9h\" origin=\"n1\""))), NULL);
  g_autofree char *text = sw_compared_text (c.comparison, SW_COMPARED_LEAD, TRUE);

  assert_lines (&c, "Δ Do; waiting time 14 h → none\n");
  g_assert_cmpstr (text, ==, "at least 2 d 2 h");
  assert_figure (&c, SW_COMPARED_LEAD, 32 * HOUR, 18 * HOUR, SW_VERDICT_NONE, "−1 d 6 h (−43.8\u00a0%)");
  g_assert_true (c.comparison->figures[SW_COMPARED_LEAD].to_at_least);
  g_assert_false (c.comparison->figures[SW_COMPARED_LEAD].from_at_least);
  assert_figure (&c, SW_COMPARED_EFFICIENCY, 0.09375, 3 / 18.0, SW_VERDICT_NONE, "+7.3 points");
  assert_figure (&more, SW_COMPARED_LEAD, 18 * HOUR, 32 * HOUR, SW_VERDICT_NONE, "+1 d 6 h (+77.8\u00a0%)");
  assert_figure (&surely, SW_COMPARED_LEAD, 8 * HOUR, 9 * HOUR, SW_VERDICT_WORSE, "+1 h (+12.5\u00a0%)");
}

static void
test_unknown (void)
{
  g_auto (Compared) c =
      compared_open (MAP ("", CURRENT ("", STEP ("n1", "")) FUTURE ("", TIMED ("n2", "1h", "1h"))), NULL);
  g_autofree char *text = sw_compared_text (c.comparison, SW_COMPARED_LEAD, FALSE);

  g_assert_cmpstr (text, ==, "unknown");
  assert_figure (&c, SW_COMPARED_LEAD, NAN, 2 * HOUR, SW_VERDICT_NONE, "");
  g_assert_false (c.comparison->figures[SW_COMPARED_LEAD].is_same);
  g_assert_true (c.comparison->figures[SW_COMPARED_TAKT].is_same);
}

/* An item a day of 8 h: Do is at work 2 h of it, a quarter; with two people an eighth, as Ask is, which is earlier. Two
 * people for 2 h are 4 h of effort. */
static void
test_bottleneck (void)
{
  g_auto (Compared) c = compared_open (MAP ("", NOW THEN ("wait=\"14h\" people=\"2\"")), NULL);
  g_autofree char *from = sw_compared_text (c.comparison, SW_COMPARED_BOTTLENECK, FALSE);
  g_autofree char *to = sw_compared_text (c.comparison, SW_COMPARED_BOTTLENECK, TRUE);

  assert_lines (&c, "Δ Do; number of people 1 → 2\n");
  assert_figure (&c, SW_COMPARED_BOTTLENECK, 0.25, 0.125, SW_VERDICT_BETTER, "−12 points");
  assert_figure (&c, SW_COMPARED_EFFORT, 3 * HOUR, 5 * HOUR, SW_VERDICT_WORSE, "+2 h (+66.7\u00a0%)");
  g_assert_cmpstr (from, ==, "Do, 25\u00a0% in use");
  g_assert_cmpstr (to, ==, "Ask, 12\u00a0% in use");
}

/* How often items come is neither good nor bad. */
static void
test_demand (void)
{
  g_auto (Compared) c =
      compared_open (MAP ("", CURRENT ("demand=\"1/d\"", TIMED ("n1", "1h", "1h"))
                                  FUTURE ("demand=\"2/d\"", STEP ("n2", "process=\"1h\" wait=\"1h\" origin=\"n1\""))),
                     NULL);

  assert_lines (&c, "demand 1/d → 2/d\n");
  assert_figure (&c, SW_COMPARED_TAKT, 8 * HOUR, 4 * HOUR, SW_VERDICT_NONE, "−4 h (−50\u00a0%)");
}

/* --- pairing ----------------------------------------------------------------------------------------------- */

static void
test_steps (void)
{
  assert_compared (MAP ("", CURRENT ("", NAMED ("n1", "Ask", "") NAMED ("n2", "Approve", "") NAMED ("n3", "Do", ""))
                                FUTURE ("", NAMED ("n4", "Ask", "origin=\"n1\"") NAMED ("n5", "Approve", "")
                                                NAMED ("n6", "Make", "origin=\"n3\""))),
                   NULL, "+ Approve\nΔ Make; name Do → Make\n− Approve\n");
}

/* Two plans for one stream. */
static void
test_common_origin (void)
{
  assert_compared (MAP ("", "<stream id=\"s1\" origin=\"s9\">" NAMED ("n1", "A", "origin=\"n8\"")
                                NAMED ("n2", "B", "origin=\"n9\"") "</stream><stream id=\"s2\" name=\"Other\" "
                                                                   "origin=\"s9\">" NAMED ("n3", "B", "origin=\"n9\"")
                                                                       NAMED ("n4", "A2", "origin=\"n8\"") "</stream>"),
                   NULL, "Δ A2; name A → A2\n");
}

static void
test_ids (void)
{
  assert_compared (MAP ("", CURRENT ("", NAMED ("n1", "Ask", "") NAMED ("n2", "Do", ""))),
                   MAP ("", CURRENT ("", NAMED ("n2", "Make", "") NAMED ("n3", "Ask", ""))),
                   "Δ Make; name Do → Make\n+ Ask\n− Ask\n");
}

/* A copied step names the same origin as the one that it was copied from: each stays what it was. */
static void
test_ids_before_common_origin (void)
{
  assert_compared (
      MAP ("", "<stream id=\"s1\">" NAMED ("n1", "A", "origin=\"n9\"") NAMED ("n2", "B", "origin=\"n9\"") "</stream>"),
      MAP ("", "<stream id=\"s1\">" NAMED ("n2", "B", "origin=\"n9\"") "</stream>"), "− A\n");
}

static void
test_names (void)
{
  assert_compared (MAP ("", CURRENT ("", NAMED ("n1", "Ask", "process=\"1h\"") NAMED ("n2", "Do", "")
                                             NAMED ("n3", "Do", "wait=\"1h\""))),
                   MAP ("", "<stream id=\"s7\" name=\"S\">" NAMED ("a", "ask", "process=\"2h\"") NAMED ("b", "Do", "")
                                NAMED ("c", "Do", "wait=\"2h\"") NAMED ("d", "", "") "</stream>"),
                   "Δ ask; name Ask → ask; process time 1 h → 2 h\nΔ Do; waiting time 1 h → 2 h\n+ step d\n");
}

static void
test_streams (void)
{
  g_auto (Measured) old =
      measured_open (MAP ("", "<stream id=\"s1\" name=\"A\"/><stream id=\"s2\" name=\"B\"/><stream id=\"s3\"/>"));
  g_auto (Measured) new = measured_open (MAP ("", "<stream id=\"s8\" name=\" b\"/><stream id=\"s1\" "
                                                  "name=\"B\"/><stream id=\"s4\"/><stream id=\"s5\" name=\"A\"/>"));
  g_autoptr (GArray) pairs = sw_pair_streams (old.analysis, new.analysis);
  static const SwStreamPair expected[] = { { 1, 0 }, { 0, 1 }, { -1, 2 }, { -1, 3 }, { 2, -1 } };

  g_assert_cmpmem (pairs->data, pairs->len * sizeof (SwStreamPair), expected, sizeof expected);
}

/* --- connections ------------------------------------------------------------------------------------------- */

#define FOUR(a, b, c, d) NAMED (a, "A", "") NAMED (b, "B", "") NAMED (c, "C", "") NAMED (d, "D", "")

static void
test_connections (void)
{
  assert_compared (
      MAP ("", CURRENT ("", FOUR ("n1", "n2", "n3", "n4") FLOW ("f1", "n1", "n2", "wait=\"1d\"")
                                FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "") BACK ("b1", "n3", "n1", ""))
                   FUTURE ("", NAMED ("m1", "A", "origin=\"n1\"") NAMED ("m2", "B", "origin=\"n2\"")
                                   NAMED ("m3", "C", "origin=\"n3\"") NAMED ("m4", "D", "origin=\"n4\"") FLOW (
                                       "g1", "m1", "m2", "wait=\"8h\" mode=\"automated\"") FLOW ("g2", "m1", "m4", "")
                                       BACK ("c1", "m3", "m4", "share=\"10%\"") BACK ("c2", "m3", "m1", ""))),
      NULL,
      "Δ A → B; way of handing over none → automated\n"
      "+ A → D\n"
      "Δ C ⇢ D (feedback); kind flow → feedback; share none → 10\u00a0%\n"
      "− B → C\n");
}

/* In two maps a connection that was drawn to another step is still the same. */
static void
test_reconnected (void)
{
  assert_compared (MAP ("", CURRENT ("", FOUR ("n1", "n2", "n3", "n4") FLOW ("f1", "n1", "n2", ""))),
                   MAP ("", CURRENT ("", FOUR ("n1", "n2", "n3", "n4") FLOW ("f1", "n1", "n3", ""))),
                   "Δ A → C; target B → C\n");
}

static void
test_unrelated_ids (void)
{
  assert_compared (MAP ("", CURRENT ("", FOUR ("n1", "n2", "n3", "n4") FLOW ("f1", "n1", "n2", ""))),
                   MAP ("", CURRENT ("", FOUR ("n1", "n2", "n3", "n4") FLOW ("f1", "n3", "n4", ""))),
                   "+ C → D\n− A → B\n");
}

/* --- what is told ------------------------------------------------------------------------------------------ */

/* One time in two units is one time; places do not count. */
static void
test_same (void)
{
  assert_compared (
      MAP ("", CURRENT ("demand=\"5/w\" x=\"0\" y=\"0\"", NAMED ("n1", "A", "x=\"1\" wait=\"1d\" people=\"1\""))),
      MAP ("", CURRENT ("demand=\"1/d\" x=\"9\" y=\"9\"", NAMED ("n1", "A", "x=\"5\" wait=\"8h..8h\" light=\"no\""))),
      "");
}

static void
test_details (void)
{
  assert_compared (
      MAP ("", "<team id=\"t1\" name=\"Desk\"/>" CURRENT (
                   "trigger=\"Call\"",
                   "<description>Old</description><declare activity=\"improve\" as=\"light\"/>"
                   "<step id=\"n1\" activity=\"engage\" name=\"A\" team=\"t1\" accuracy=\"80%\" wait=\"1h..2h..4h\">"
                   "<practice>P</practice><input>I</input><input>J</input><field name=\"Tool\">Pen</field>"
                   "<field name=\"Room\">1</field></step>")),
      MAP ("", "<team id=\"t9\" name=\"Desk\"/><team id=\"t1\" name=\"Ops\"/>" CURRENT (
                   "expects=\"engage plan\"",
                   "<declare activity=\"improve\" as=\"covered\" by=\"s1\" reason=\"R\"/>"
                   "<declare activity=\"plan\" as=\"not-applicable\" reason=\"R\"/>"
                   "<step id=\"n1\" activity=\"design-transition\" name=\"A\" team=\"t1\" accuracy=\"92.5%\" "
                   "wait=\"1h..3h..4h\" basis=\"measured\" end=\"yes\"><practice>P</practice><input>J</input>"
                   "<field name=\"Tool\">Pencil</field><field name=\"Form\">F</field></step>")),
      "trigger Call → none\n"
      "expected activities none → Engage, Plan\n"
      "description Old → none\n"
      "declaration of Improve light → covered by S\n"
      "declaration of Plan none → not applicable\n"
      "Δ A; activity Engage → Design & transition; waiting time 1h..2h..4h → 1h..3h..4h; "
      "%C&A 80\u00a0% → 92.5\u00a0%; team Desk → Ops; basis guessed → measured; "
      "end of the stream no → yes; inputs I, J → J; Tool Pen → Pencil; Form none → F; Room 1 → none\n");
}

/* In another map a team of the same name is the same team, whatever its id. */
static void
test_team_names (void)
{
  assert_compared (MAP ("", "<team id=\"t1\" name=\"Desk\"/>" CURRENT ("", NAMED ("n1", "A", "team=\"t1\""))),
                   MAP ("", "<team id=\"t2\" name=\"Desk\"/>" CURRENT ("", NAMED ("n1", "A", "team=\"t2\""))), "");
}

/* A day of 7 h: what waits a day waits 7 h; the map says why. */
static void
test_calendar (void)
{
  g_auto (Compared) c = compared_open (MAP ("title=\"T\"", CURRENT ("", TIMED ("n1", "1h", "1d"))),
                                       MAP ("title=\"T\" day=\"7h\"", CURRENT ("", TIMED ("n1", "1h", "1d"))));
  g_autoptr (GPtrArray) maps = sw_compare_maps (c.old.map, c.new.map);
  g_autofree char *text = sw_detail_text (g_ptr_array_index (maps, 0));

  g_assert_cmpuint (maps->len, ==, 1);
  g_assert_cmpstr (text, ==, "length of a day 8 h → 7 h");
  assert_lines (&c, "");
  assert_figure (&c, SW_COMPARED_LEAD, 9 * HOUR, 8 * HOUR, SW_VERDICT_BETTER, "−1 h (−11.1\u00a0%)");
}

/* A simulated figure is known but for its error: 6 h ± 36 min and 5 h ± 30 min are less than 66 min apart. */
static void
test_simulated (void)
{
  g_auto (Compared) c = compared_open (STREAM ("", TIMED ("n1", "6h", "0s")), STREAM ("", TIMED ("n1", "5h", "0s")));
  g_autofree char *text = NULL;

  assert_figure (&c, SW_COMPARED_EXPECTED, 6 * HOUR, 5 * HOUR, SW_VERDICT_BETTER, "−1\u00a0h (−16.7\u00a0%)");
  g_assert_true (isnan (c.comparison->figures[SW_COMPARED_EXPECTED].from_error));
  sw_comparison_set_expected (c.comparison, FALSE, 6 * HOUR, 0.6 * HOUR);
  sw_comparison_set_expected (c.comparison, TRUE, 5 * HOUR, 0.5 * HOUR);
  assert_figure (&c, SW_COMPARED_EXPECTED, 6 * HOUR, 5 * HOUR, SW_VERDICT_NONE, "−1\u00a0h (−16.7\u00a0%)");
  sw_comparison_set_expected (c.comparison, TRUE, 5 * HOUR, 0.3 * HOUR);
  assert_figure (&c, SW_COMPARED_EXPECTED, 6 * HOUR, 5 * HOUR, SW_VERDICT_BETTER, "−1\u00a0h (−16.7\u00a0%)");
  text = sw_compared_text (c.comparison, SW_COMPARED_EXPECTED, TRUE);
  g_assert_cmpstr (text, ==, "5\u00a0h, simulated");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/compare/fresh-future", test_fresh_future);
  g_test_add_func ("/metrics/compare/folded", test_folded);
  g_test_add_func ("/metrics/compare/halved-wait", test_halved_wait);
  g_test_add_func ("/metrics/compare/reversed", test_reversed);
  g_test_add_func ("/metrics/compare/range", test_range);
  g_test_add_func ("/metrics/compare/at-least", test_at_least);
  g_test_add_func ("/metrics/compare/unknown", test_unknown);
  g_test_add_func ("/metrics/compare/bottleneck", test_bottleneck);
  g_test_add_func ("/metrics/compare/demand", test_demand);
  g_test_add_func ("/metrics/compare/steps", test_steps);
  g_test_add_func ("/metrics/compare/common-origin", test_common_origin);
  g_test_add_func ("/metrics/compare/ids", test_ids);
  g_test_add_func ("/metrics/compare/ids-before-common-origin", test_ids_before_common_origin);
  g_test_add_func ("/metrics/compare/names", test_names);
  g_test_add_func ("/metrics/compare/streams", test_streams);
  g_test_add_func ("/metrics/compare/connections", test_connections);
  g_test_add_func ("/metrics/compare/reconnected", test_reconnected);
  g_test_add_func ("/metrics/compare/unrelated-ids", test_unrelated_ids);
  g_test_add_func ("/metrics/compare/same", test_same);
  g_test_add_func ("/metrics/compare/details", test_details);
  g_test_add_func ("/metrics/compare/team-names", test_team_names);
  g_test_add_func ("/metrics/compare/calendar", test_calendar);
  g_test_add_func ("/metrics/compare/simulated", test_simulated);
  return g_test_run ();
}
