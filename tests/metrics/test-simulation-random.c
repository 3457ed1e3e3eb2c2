/*
 * The simulation of made-up streams. Where an item is in one place at a time, METRICS' figures are exact: each must lie
 * in the 99.9 % confidence interval of the simulation's, by the normal distribution; one of a thousand may not, so of
 * 200 streams one may fail, and the seed is fixed. And whatever the stream: a simulation ends, and adds up.
 */
#include "simulated.h"

#include <math.h>

#define STREAMS 200
#define ITEMS 20000

enum
{
  MOST_STEPS = 12
};

static void
add_steps (GString *xml, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<step id=\"n%u\" activity=\"engage\" process=\"%dmin\" wait=\"%dmin\"/>", i,
                            g_rand_int_range (rand, 0, 100), g_rand_int_range (rand, 0, 500));
}

/* Each step but the last leads to the next and to one other, by shares; one in four sends work back. */
static char *
make_line (GRand *rand)
{
  GString *xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\">");
  guint n = (guint)g_rand_int_range (rand, 2, MOST_STEPS + 1);

  add_steps (xml, rand, n);
  for (guint i = 0; i + 1 < n; i++)
    {
      guint other = (guint)g_rand_int_range (rand, (gint32)i + 1, (gint32)n);
      int share = g_rand_int_range (rand, 0, 101);

      if (other > i + 1)
        g_string_append_printf (xml, "<flow id=\"g%u\" from=\"n%u\" to=\"n%u\" share=\"%d%%\" wait=\"%dmin\"/>", i, i,
                                other, 100 - share, g_rand_int_range (rand, 0, 300));
      g_string_append_printf (xml, "<flow id=\"f%u\" from=\"n%u\" to=\"n%u\" share=\"%d%%\" wait=\"%dmin\"/>", i, i,
                              i + 1, other > i + 1 ? share : 100, g_rand_int_range (rand, 0, 300));
      if (i > 0 && g_rand_int_range (rand, 0, 4) == 0)
        g_string_append_printf (xml, "<feedback id=\"b%u\" from=\"n%u\" to=\"n%d\" share=\"%d%%\" wait=\"1h\"/>", i, i,
                                g_rand_int_range (rand, 0, (gint32)i), g_rand_int_range (rand, 0, 60));
    }
  g_string_append (xml, "</stream></map>");
  return g_string_free (xml, FALSE);
}

static void
test_markov (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  guint outside = 0;

  for (guint k = 0; k < STREAMS; k++)
    {
      g_autofree char *xml = make_line (rand);
      g_auto (Measured) m = measured_open (xml);
      SwSimulationOptions options = options_of (ITEMS);
      g_autoptr (SwSimulation) s = NULL;

      options.seed = k;
      s = simulate (xml, &options);
      g_assert_cmpint (m.figures->expected_by, ==, SW_EXPECTED_MARKOV);
      outside += fabs (s->mean - m.figures->expected) > 3.29 * s->deviation / sqrt (ITEMS) + 1e-6;
      /* Visits are counts of a like spread: rework of up to 60 % deviates by less than 4 an item, unless it nests. */
      for (guint i = 0; i < s->n_steps; i++)
        g_assert_cmpfloat_with_epsilon (s->steps[i].visits, m.figures->steps[i].visits,
                                        0.02 + 0.1 * m.figures->steps[i].visits);
    }
  g_assert_cmpuint (outside, <=, 1);
}

/* --- branches ---------------------------------------------------------------------------------------------- */

/* Adds a block between two new steps: its first and last number are @from and the result. Blocks lie in each other: one
 * after another, a fork whose branches meet, or a choice; work may be sent back from the end of a block to its begin.
 */
static guint
add_block (GString *steps, GString *edges, GRand *rand, guint from, guint *n, guint depth)
{
  guint kind = depth == 0 ? 0 : (guint)g_rand_int_range (rand, 0, 4), last;
  guint first = from;

  if (kind == 0)
    {
      last = (*n)++;
      g_string_append_printf (edges, "<flow id=\"f%u\" from=\"n%u\" to=\"n%u\"/>", last, from, last);
    }
  else if (kind == 1)
    {
      guint middle = add_block (steps, edges, rand, from, n, depth - 1);
      last = add_block (steps, edges, rand, middle, n, depth - 1);
    }
  else
    {
      guint heads[2], tails[2];
      const char *shares[] = { kind == 3 ? "share=\"30%\"" : "", kind == 3 ? "share=\"70%\"" : "" };

      for (guint b = 0; b < 2; b++)
        {
          heads[b] = (*n)++;
          g_string_append_printf (edges, "<flow id=\"f%u\" from=\"n%u\" to=\"n%u\" %s/>", heads[b], from, heads[b],
                                  shares[b]);
          tails[b] = add_block (steps, edges, rand, heads[b], n, depth - 1);
        }
      last = (*n)++;
      for (guint b = 0; b < 2; b++)
        g_string_append_printf (edges, "<flow id=\"f%u-%u\" from=\"n%u\" to=\"n%u\"/>", last, b, tails[b], last);
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    g_string_append_printf (edges, "<feedback id=\"b%u\" from=\"n%u\" to=\"n%u\" share=\"%d%%\"/>", last, last, first,
                            g_rand_int_range (rand, 1, 20));
  return last;
}

static char *
make_blocks (GRand *rand)
{
  g_autoptr (GString) steps = g_string_new (NULL), edges = g_string_new (NULL);
  guint n = 1;

  add_block (steps, edges, rand, 0, &n, 3);
  add_steps (steps, rand, n);
  return g_strconcat ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\" demand=\"1/month\">", steps->str,
                      edges->str, "</stream></map>", NULL);
}

/* Where blocks lie in each other, it is clear how often each step is visited, and METRICS' figures say it. */
static void
test_blocks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2027);

  for (guint k = 0; k < STREAMS; k++)
    {
      g_autofree char *xml = make_blocks (rand);
      g_auto (Measured) m = measured_open (xml);
      SwSimulationOptions options = options_of (5000);
      g_autoptr (SwSimulation) s = NULL;

      options.no_queues = TRUE;
      s = simulate (xml, &options);
      for (guint i = 0; i < s->n_steps; i++)
        g_assert_cmpfloat_with_epsilon (s->steps[i].visits, m.figures->steps[i].visits,
                                        0.05 * MAX (1, m.figures->steps[i].visits));
      if (m.figures->expected_by == SW_EXPECTED_MARKOV)
        g_assert_cmpfloat (fabs (s->mean - m.figures->expected), <=, 4 * s->deviation / sqrt (5000) + 1e-6);
      else
        g_assert_cmpfloat (s->mean, >=, 0);
    }
}

/* --- anything ---------------------------------------------------------------------------------------------- */

static char *
make_anything (GRand *rand)
{
  static const char *const shares[] = {
    "", "", "", "share=\"50%\"", "share=\"20%\"", "share=\"100%\"", "share=\"0%\""
  };
  static const char *const times[] = { "",
                                       "process=\"1h\"",
                                       "wait=\"3h..1h\"",
                                       "process=\"0s\" wait=\"1s..2d\"",
                                       "process=\"1h..2h..9h\" people=\"3\"",
                                       "process=\"1h\" uptime=\"50%\"",
                                       "process=\"5min\" end=\"yes\"",
                                       "process=\"1min\" uptime=\"0%\"" };
  GString *xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\">");
  guint n = (guint)g_rand_int_range (rand, 0, 14), edges = (guint)g_rand_int_range (rand, 0, 24);

  g_string_append_printf (xml, "<stream id=\"s1\" %s>", g_rand_boolean (rand) ? "demand=\"9/d\"" : "");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        xml, "<step id=\"n%u\" activity=\"engage\" %s/>", i,
        times[g_rand_int_range (rand, 0, G_N_ELEMENTS (times) - (g_rand_int_range (rand, 0, 4) > 0))]);
  for (guint e = 0; e < edges && n > 0; e++)
    {
      int from = g_rand_int_range (rand, 0, (gint32)n), to = g_rand_int_range (rand, 0, (gint32)n);
      gboolean flow = g_rand_int_range (rand, 0, 3) > 0;

      /* Mostly ahead, so that there is something to simulate. */
      if (flow && from > to && g_rand_int_range (rand, 0, 8) > 0)
        g_string_append_printf (xml, "<flow id=\"e%u\" from=\"n%d\" to=\"n%d\"/>", e, to, from);
      else
        g_string_append_printf (xml, "<%s id=\"e%u\" from=\"n%d\" to=\"n%d\" %s/>", flow ? "flow" : "feedback", e, from,
                                to, shares[g_rand_int_range (rand, 0, flow ? 4 : G_N_ELEMENTS (shares))]);
    }
  g_string_append (xml, "</stream></map>");
  return g_string_free (xml, FALSE);
}

static void
assert_sound (const SwSimulation *s)
{
  guint seen = s->above;

  for (guint i = 0; i < s->n_bins; i++)
    seen += s->bins[i];
  g_assert_cmpuint (seen, ==, s->items);
  g_assert_cmpuint (s->n_bins, <=, 24);
  g_assert_cmpfloat (s->least, >=, 0);
  g_assert_cmpfloat (s->least, <=, s->p50);
  g_assert_cmpfloat (s->p50, <=, s->p85);
  g_assert_cmpfloat (s->p85, <=, s->p95);
  g_assert_cmpfloat (s->p95, <=, s->most);
  for (guint i = 0; i < s->n_steps; i++)
    if (!isnan (s->steps[i].utilisation))
      g_assert_cmpfloat (s->steps[i].utilisation, <=, 1 + 1e-9);
}

static void
test_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2028);
  guint simulated = 0;

  for (guint k = 0; k < 3000; k++)
    {
      g_autofree char *xml = make_anything (rand);
      g_auto (Measured) m = measured_open (xml);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwSimulationModel) model = sw_simulation_model_new (m.graph, m.figures, &error);
      g_autoptr (SwSimulation) s = NULL;
      SwSimulationOptions options = SW_SIMULATION_OPTIONS;

      options.items = (guint)g_rand_int_range (rand, 1, 300);
      if (model != NULL)
        s = sw_simulate (model, &options, NULL, &error);
      g_assert_true ((s == NULL) == (error != NULL));
      if (s != NULL)
        assert_sound (s);
      simulated += s != NULL;
      if (k % 10 == 0)
        sw_figures_simulate_expected (m.analysis->figures[0], m.graph);
    }
  g_assert_cmpuint (simulated, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/simulation-random/markov", test_markov);
  g_test_add_func ("/metrics/simulation-random/blocks", test_blocks);
  g_test_add_func ("/metrics/simulation-random/anything", test_anything);
  return g_test_run ();
}
