/* The terms of figures: by hand, and their sums on made-up streams. */
#include "streams.h"

#include "../files/random-streams.h"
#include "files/profiles.h"
#include "metrics/terms.h"

#include <math.h>

/* terms_text: "n1 wait 7200, f1 wait 3600 ×2 …"; ? is unknown, ! is missing, / is below the line. */
static char *
terms_text (const SwTerms *terms)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < terms->terms->len; t++)
    {
      const SwTerm *term = &g_array_index (terms->terms, SwTerm, t);

      g_string_append_printf (text, "%s%s%s %s ", t > 0 ? ", " : "", term->divides ? "/" : "",
                              term->element != NULL ? term->element->id : term->name, sw_term_kind_name (term->kind));
      if (isnan (term->value))
        g_string_append (text, term->missing ? "!" : "?");
      else
        g_string_append_printf (text, "%.6g", term->value);
      if (term->times != 1)
        g_string_append_printf (text, " x%.6g", term->times);
    }
  return g_string_free (text, FALSE);
}

static void
assert_terms (const Measured *m, SwFigureId id, const char *expected, double result, gboolean at_least)
{
  g_autoptr (SwTerms) terms = sw_terms_new (m->graph, m->figures, id);
  g_autofree char *text = terms_text (terms);

  g_assert_cmpstr (text, ==, expected);
  assert_near (terms->result, result);
  g_assert_cmpint (terms->at_least, ==, at_least);
  if (!isnan (result))
    assert_near (sw_terms_evaluate (terms), result);
}

/* 4 items a day of 8 h: one in 7200 s. n1 2 h + 15 min, f1 1 d, n2 2 h + 1 h, f2 unknown, n3 without wait: 49500 s. */
static void
test_by_hand (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "name=\"Small\" demand=\"4/d\"",
      STEP ("n1", "name=\"Ask\" process=\"15min\" wait=\"2h\" accuracy=\"80%\" people=\"2\"")
          STEP ("n2", "process=\"1h\" wait=\"2h\"") "<step id=\"n3\" activity=\"deliver-support\" process=\"30min\" "
                                                    "accuracy=\"50%\"/>" FLOW ("f1", "n1", "n2", "wait=\"1d\"")
                                                        FLOW ("f2", "n2", "n3", "")));
  g_autoptr (SwTerms) used = sw_terms_new_utilisation (m.graph, m.figures, 0);
  g_autofree char *text = terms_text (used), *formula = sw_terms_formula (used, sw_map_calendar (m.map));

  assert_terms (&m, SW_FIGURE_LEAD,
                "n1 wait 7200, n1 process 900, f1 wait 28800, n2 wait 7200, n2 process 3600, f2 wait ?, n3 wait !, "
                "n3 process 1800",
                49500, TRUE);
  assert_terms (&m, SW_FIGURE_PROCESS, "n1 process 900, n2 process 3600, n3 process 1800", 6300, FALSE);
  assert_terms (&m, SW_FIGURE_WORK, "n1 process 900, n2 process 3600, n3 process 1800", 6300, FALSE);
  assert_terms (&m, SW_FIGURE_EFFORT, "n1 process 900 x2, n2 process 3600, n3 process 1800", 7200, FALSE);
  assert_terms (&m, SW_FIGURE_EFFICIENCY, "s1 process 6300, /s1 lead 49500", 6300.0 / 49500, FALSE);
  assert_terms (&m, SW_FIGURE_ACCURACY, "n1 accuracy 0.8, n2 accuracy ?, n3 accuracy 0.5", 0.4, FALSE);
  assert_terms (&m, SW_FIGURE_EXPECTED,
                "n1 wait 7200, n1 process 900, n2 wait 7200, n2 process 3600, n3 wait !, n3 process 1800, "
                "f1 wait 28800, f2 wait ?",
                49500, TRUE);
  assert_terms (&m, SW_FIGURE_TAKT, "/s1 demand 0.000138889", 7200, FALSE);
  assert_terms (&m, SW_FIGURE_WIP, "s1 demand 0.000138889, s1 lead 49500", 6.875, TRUE);
  assert_terms (&m, SW_FIGURE_BOTTLENECK, "n2 utilisation 0.5, n3 utilisation 0.25, n1 utilisation 0.0625", 0.5, FALSE);
  assert_terms (&m, SW_FIGURE_TO_PLAN, "", NAN, FALSE);
  assert_terms (&m, SW_FIGURE_ACTIVITIES, "Engage work 4500, Deliver & support work 1800", 6300, FALSE);
  g_assert_cmpstr (text, ==, "n1 process 900, n1 visits 1, s1 demand 0.000138889, /n1 people 2, /n1 uptime 1");
  assert_near (sw_terms_evaluate (used), 0.0625);
  g_assert_cmpstr (formula, ==, "15 min × 1 × 4 a day ÷ 2 ÷ 100 %");
}

/* METRICS' working example: 10 h → 20 h, a fifth of the work is sent back: 1.25 visits each, 37.5 h. */
static void
test_rework (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", STEP ("n1", "process=\"10h\"") STEP ("n2", "process=\"20h\" wait=\"0s\"")
                                     FLOW ("f1", "n1", "n2", "") BACK ("b1", "n2", "n1", "share=\"20%\"")));

  assert_terms (&m, SW_FIGURE_EXPECTED,
                "n1 wait ! x1.25, n1 process 36000 x1.25, n2 wait 0 x1.25, n2 process 72000 x1.25, "
                "f1 wait ? x1.25, b1 wait ? x0.25",
                37.5 * HOUR, TRUE);
}

/* What lies behind a marked end is work, but counts in no lead time. */
static void
test_end (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "1h") STEP ("n2", "process=\"1h\" wait=\"0s\" end=\"yes\"")
                                     TIMED ("n3", "2h", "1h") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")));

  assert_terms (&m, SW_FIGURE_EXPECTED, "n1 wait 3600, n1 process 3600, n2 wait 0, n2 process 3600, f1 wait ?",
                3 * HOUR, FALSE);
  assert_terms (&m, SW_FIGURE_WORK, "n1 process 3600, n2 process 3600, n3 process 7200", 4 * HOUR, FALSE);
}

/* Without demand the bottleneck is found by lead times on the path; light steps may lack times. */
static void
test_unknown (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", STEP ("n1", "light=\"yes\"") STEP ("n2", "process=\"1h\" wait=\"1h\"") FLOW ("f1", "n1", "n2", "")));
  g_auto (Measured) none = measured_open (STREAM ("", STEP ("n1", "")));
  g_auto (Measured) wait = measured_open (STREAM ("", STEP ("n1", "wait=\"1h\"")));
  g_autoptr (SwTerms) terms = sw_terms_new (none.graph, none.figures, SW_FIGURE_EXPECTED);

  assert_terms (&m, SW_FIGURE_LEAD, "n1 wait ?, n1 process ?, f1 wait ?, n2 wait 3600, n2 process 3600", 2 * HOUR,
                FALSE);
  assert_terms (&m, SW_FIGURE_BOTTLENECK, "n2 lead 7200, n1 lead ?", 2 * HOUR, FALSE);
  assert_terms (&m, SW_FIGURE_WIP, "s1 demand ?, s1 lead 7200", NAN, FALSE);
  /* At least nothing is unknown. */
  assert_terms (&wait, SW_FIGURE_LEAD, "n1 wait 3600, n1 process !", HOUR, TRUE);
  assert_terms (&wait, SW_FIGURE_WORK, "n1 process !", NAN, FALSE);
  assert_terms (&none, SW_FIGURE_LEAD, "n1 wait !, n1 process !", NAN, FALSE);
  g_assert_cmpstr (terms->note, ==, "No time of this stream is known yet.");
}

/* In parallel there is no sum; what a simulation found is said to come from one. */
static void
test_parallel (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "1h") TIMED ("n2", "1h", "1h") TIMED ("n3", "1h", "1h")
                                     FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")));
  g_autoptr (SwTerms) unknown = sw_terms_new (m.graph, m.figures, SW_FIGURE_EXPECTED), simulated = NULL;

  g_assert_cmpstr (unknown->note, ==, "Work is done in parallel or begins at several steps: there is no sum for that.");
  m.analysis->figures[0]->expected = 4 * HOUR;
  m.analysis->figures[0]->expected_complete = TRUE;
  simulated = sw_terms_new (m.graph, m.figures, SW_FIGURE_EXPECTED);
  assert_near (simulated->result, 4 * HOUR);
  g_assert_cmpuint (simulated->terms->len, ==, 0);
  g_assert_true (g_str_has_prefix (simulated->note, "From simulated items: "));
}

/* From the end of support to the beginning of improvement: f1 1 d, n2 1 h + 1 h, b1 1 d. */
static void
test_latency (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", "<step id=\"n1\" activity=\"deliver-support\" process=\"9w\"/>" TIMED (
                      "n2", "1h", "1h") "<step id=\"n3\" activity=\"improve\" process=\"9w\"/>" FLOW ("f1", "n1", "n2",
                                                                                                      "wait=\"1d\"")
                      BACK ("b1", "n2", "n3", "wait=\"1d\"")));

  assert_terms (&m, SW_FIGURE_TO_IMPROVE, "f1 wait 28800, n2 lead 7200, b1 wait 28800", 2 * DAY + 2 * HOUR, FALSE);
}

static void
test_texts (void)
{
  const SwCalendar calendar = SW_CALENDAR_DEFAULT;
  const struct
  {
    SwQuantity quantity;
    double value;
    const char *text;
  } cases[] = {
    { SW_QUANTITY_TIME, 49500, "1 d 6 h" },
    { SW_QUANTITY_SHARE, 0.125, "12 %" },
    { SW_QUANTITY_NUMBER, 6.875, "6.88" },
    { SW_QUANTITY_NUMBER, 2345.6, "2346" },
    { SW_QUANTITY_RATE, 4 / DAY, "4 a day" },
    { SW_QUANTITY_RATE, 3 / WEEK, "3 a week" },
    { SW_QUANTITY_RATE, 2.5 / 576000, "2.5 a month" },
    { SW_QUANTITY_RATE, 0.5 / 576000, "0.5 a month" },
    { SW_QUANTITY_TIME, NAN, "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sw_quantity_format (cases[i].quantity, cases[i].value, &calendar);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
assert_sums (const SwTerms *terms)
{
  double value = sw_terms_evaluate (terms);
  guint missing = 0;

  for (guint t = 0; t < terms->terms->len; t++)
    missing += g_array_index (terms->terms, SwTerm, t).missing;
  if (!isnan (terms->result))
    g_assert_cmpfloat_with_epsilon (value, terms->result, 1e-9 * MAX (1, fabs (terms->result)));
  if (terms->op == SW_OPERATOR_SUM && !isnan (terms->result) && terms->id != SW_FIGURE_ACTIVITIES)
    g_assert_cmpint (terms->at_least, ==, missing > 0);
}

/* On streams such as people draw: what the terms give is the figure, and "at least" names what is missing. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  guint known = 0;

  g_assert_true (sw_profiles_load (NULL));
  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (SwMap) map = random_streams (rand, 30);
      g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);

      for (guint s = 0; s < analysis->n_streams; s++)
        {
          const SwGraph *graph = analysis->graphs[s];

          for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
            {
              g_autoptr (SwTerms) terms = sw_terms_new (graph, analysis->figures[s], id);
              assert_sums (terms);
              known += !isnan (terms->result);
            }
          for (guint i = 0; i < graph->n_steps; i++)
            {
              g_autoptr (SwTerms) terms = sw_terms_new_utilisation (graph, analysis->figures[s], i);
              assert_sums (terms);
              known += !isnan (terms->result);
            }
        }
    }
  g_assert_cmpuint (known, >, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/terms/by-hand", test_by_hand);
  g_test_add_func ("/metrics/terms/rework", test_rework);
  g_test_add_func ("/metrics/terms/end", test_end);
  g_test_add_func ("/metrics/terms/unknown", test_unknown);
  g_test_add_func ("/metrics/terms/parallel", test_parallel);
  g_test_add_func ("/metrics/terms/latency", test_latency);
  g_test_add_func ("/metrics/terms/texts", test_texts);
  g_test_add_func ("/metrics/terms/random", test_random);
  return g_test_run ();
}
