/* Expected times of made-up streams with choices and rework, against what plain elimination says. */
#include "streams.h"

#include <math.h>

#define MOST 9

typedef struct
{
  guint n;
  int process[MOST], wait[MOST], accuracy[MOST];
  gboolean flow[MOST][MOST];
  int share[MOST][MOST];   /* of a flow in percent; -1 none */
  int between[MOST][MOST]; /* wait of a flow */
  int back[MOST][MOST];    /* of a feedback in percent; 0 none */
} Plan;

static char *
plan_xml (const Plan *plan)
{
  GString *xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\">");

  for (guint i = 0; i < plan->n; i++)
    g_string_append_printf (xml,
                            "<step id=\"n%u\" activity=\"engage\" process=\"%dmin\" wait=\"%dmin\" accuracy=\"%d%%\"/>",
                            i, plan->process[i], plan->wait[i], plan->accuracy[i]);
  for (guint i = 0; i < plan->n; i++)
    for (guint j = 0; j < plan->n; j++)
      {
        if (plan->flow[i][j])
          {
            g_string_append_printf (xml, "<flow id=\"f%u%u\" from=\"n%u\" to=\"n%u\" wait=\"%dmin\"", i, j, i, j,
                                    plan->between[i][j]);
            if (plan->share[i][j] >= 0)
              g_string_append_printf (xml, " share=\"%d%%\"", plan->share[i][j]);
            g_string_append (xml, "/>");
          }
        if (plan->back[i][j] > 0)
          g_string_append_printf (xml, "<feedback id=\"b%u%u\" from=\"n%u\" to=\"n%u\" share=\"%d%%\"/>", i, j, i, j,
                                  plan->back[i][j]);
      }
  g_string_append (xml, "</stream></map>");
  return g_string_free (xml, FALSE);
}

/* Flows lead to later steps only. */
static void
make_plan (Plan *plan, GRand *rand)
{
  *plan = (Plan){ .n = (guint)g_rand_int_range (rand, 1, MOST + 1) };
  for (guint i = 0; i < plan->n; i++)
    {
      plan->process[i] = g_rand_int_range (rand, 0, 100);
      plan->wait[i] = g_rand_int_range (rand, 0, 500);
      plan->accuracy[i] = g_rand_int_range (rand, 50, 101);
      for (guint j = 0; j < plan->n; j++)
        {
          plan->share[i][j] = -1;
          plan->flow[i][j] = j > i && g_rand_int_range (rand, 0, 100) < 35;
          plan->between[i][j] = g_rand_int_range (rand, 0, 200);
        }
    }
}

/* Each step but the last chooses among what comes next, and some work is sent back. No step but the first begins. */
static void
make_chain (Plan *plan, GRand *rand)
{
  make_plan (plan, rand);
  for (guint i = 0; i < plan->n; i++)
    {
      int left = 100, sent = 60;

      for (guint j = i + 1; j < plan->n; j++)
        {
          plan->flow[i][j] |= j == i + 1;
          if (plan->flow[i][j])
            {
              plan->share[i][j] = g_rand_int_range (rand, 0, left + 1);
              left -= plan->share[i][j];
            }
        }
      if (i + 1 < plan->n)
        plan->share[i][i + 1] += left;
      for (guint j = 0; j < i; j++)
        if (g_rand_int_range (rand, 0, 100) < 25)
          {
            plan->back[i][j] = g_rand_int_range (rand, 0, sent);
            sent -= plan->back[i][j];
          }
    }
}

/* (I − Qᵀ) v = e, by elimination with the greatest pivot. */
static void
solve_plainly (const Plan *plan, double v[MOST])
{
  double a[MOST][MOST + 1] = { 0 };

  for (guint i = 0; i < plan->n; i++)
    {
      int sent = 0;

      for (guint j = 0; j < plan->n; j++)
        sent += plan->back[i][j];
      a[i][i] += 1;
      for (guint j = 0; j < plan->n; j++)
        a[j][i] -= plan->flow[i][j] ? (1 - sent / 100.0) * plan->share[i][j] / 100.0 : plan->back[i][j] / 100.0;
    }
  a[0][plan->n] = 1;
  for (guint c = 0; c < plan->n; c++)
    {
      guint best = c;

      for (guint r = c + 1; r < plan->n; r++)
        if (fabs (a[r][c]) > fabs (a[best][c]))
          best = r;
      for (guint k = 0; k <= plan->n; k++)
        {
          double kept = a[c][k];
          a[c][k] = a[best][k];
          a[best][k] = kept;
        }
      for (guint r = 0; r < plan->n; r++)
        if (r != c)
          for (guint k = plan->n + 1; k > c; k--)
            a[r][k - 1] -= a[c][k - 1] * a[r][c] / a[c][c];
    }
  for (guint i = 0; i < plan->n; i++)
    v[i] = a[i][plan->n] / a[i][i];
}

static void
test_chains (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1856);

  for (guint round = 0; round < 1000; round++)
    {
      Plan plan;
      double v[MOST], expected = 0;
      g_autofree char *xml = NULL;
      g_auto (Measured) m = { 0 };

      make_chain (&plan, rand);
      xml = plan_xml (&plan);
      m = measured_open (xml);
      solve_plainly (&plan, v);
      for (guint i = 0; i < plan.n; i++)
        {
          int sent = 0;

          assert_near (m.figures->steps[i].visits, v[i]);
          expected += v[i] * (plan.process[i] + plan.wait[i]);
          for (guint j = 0; j < plan.n; j++)
            sent += plan.back[i][j];
          for (guint j = 0; j < plan.n; j++)
            if (plan.flow[i][j])
              expected += v[i] * (1 - sent / 100.0) * plan.share[i][j] / 100.0 * plan.between[i][j];
        }
      assert_near (m.figures->expected, expected * MINUTE);
    }
}

#define MESH 340

/* Each step sends the same share back to each before it. */
static Measured
open_mesh (const char *share)
{
  g_autoptr (GString) xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\">");

  for (guint i = 0; i < MESH; i++)
    g_string_append_printf (xml, "<step id=\"n%u\" activity=\"engage\" process=\"1min\" wait=\"0s\"/>", i);
  for (guint i = 0; i < MESH; i++)
    {
      if (i + 1 < MESH)
        g_string_append_printf (xml, "<flow id=\"f%u\" from=\"n%u\" to=\"n%u\"/>", i, i, i + 1);
      for (guint j = 0; j < i; j++)
        g_string_append_printf (xml, "<feedback id=\"b%u.%u\" from=\"n%u\" to=\"n%u\" share=\"%s\"/>", i, j, i, j,
                                share);
    }
  g_string_append (xml, "</stream></map>");
  return measured_open (xml->str);
}

/* Work sent back from everywhere to everywhere is too much for elimination: the rest is iterated, and unknown if that
 * does not settle. */
static void
test_mesh (void)
{
  const double share = 1e-5;
  g_auto (Measured) m = open_mesh ("0.001%");
  g_auto (Measured) thick = open_mesh ("0.1%");

  /* What goes in comes out: the last step is done with once for good. */
  assert_near (m.figures->steps[MESH - 1].visits, 1 / (1 - (MESH - 1) * share));
  for (guint i = 0; i < MESH; i++)
    {
      double sum = i == 0 ? 1 : m.figures->steps[i - 1].visits * (1 - (i - 1) * share);

      for (guint j = i + 1; j < MESH; j++)
        sum += m.figures->steps[j].visits * share;
      assert_near (m.figures->steps[i].visits, sum);
    }
  assert_near (thick.figures->steps[0].visits, NAN);
  assert_near (thick.figures->expected, NAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/brute/chains", test_chains);
  g_test_add_func ("/metrics/brute/mesh", test_mesh);
  return g_test_run ();
}
