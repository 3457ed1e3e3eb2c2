/*
 * Value streams whose figures are in print. What is printed is rounded, so a figure must round to the printed one;
 * where print gives all the terms, the exact figure is worked out here too.
 */
#include "streams.h"

#include "files/profiles.h"
#include "files/read.h"

#include <math.h>

static Measured
open_published (const char *name)
{
  Measured m = { 0 };
  g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), "published", name, NULL);
  g_autoptr (GError) error = NULL;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  m.map = sw_map_read_file (path, NULL, &error);
  g_assert_no_error (error);
  m.analysis = sw_analysis_new (m.map);
  m.graph = m.analysis->graphs[0];
  m.figures = m.analysis->figures[0];
  return m;
}

static const SwFigures *
figures_of (const Measured *m, const char *stream)
{
  int i = sw_analysis_stream (m->analysis, stream);

  g_assert_cmpint (i, >=, 0);
  return m->analysis->figures[i];
}

/* @value, rounded to as many decimals as @printed has, is @printed. */
static void
assert_printed (double value, const char *printed)
{
  const char *point = strchr (printed, '.');
  int decimals = point != NULL ? (int)strlen (point + 1) : 0;
  g_autofree char *rounded = g_strdup_printf ("%.*f", decimals, value);

  g_assert_cmpstr (rounded, ==, printed);
}

/* Two shifts of 8 h less two breaks of 10 min each: 2 × 27,600 s. */
#define ACME_DAY 55200.0

/*
 * Mike Rother and John Shook, Learning to See, Lean Enterprise Institute 1999: data set and current-state map, pages 33
 * to 35. 18,400 pieces in 20 days are 920 a day, one each 55,200 ÷ 920 = 60 s (page 59). Coils last 5 days; in front of
 * the next process lie 7,000, 1,700, 2,450, 1,840 and 4,140 pieces: 7.6, 1.8, 2.7, 2.0 and 4.5 days, together 23.6
 * days. Work: 1 + 39 + 46 + 62 + 40 = 188 s.
 *
 * Exactly: (7,000 + 1,700 + 2,450 + 1,840 + 4,140) × 60 s = 17,130 × 60 = 1,027,800 s, and 5 × 55,200 = 276,000 s of
 * coils, and the work: 1,303,988 s. The book leaves the work out of the lead time; it is 0.003 days.
 */
static void
test_acme_current (void)
{
  g_auto (Measured) m = open_published ("acme-stamping.vstream");
  const SwFigures *figures = figures_of (&m, "s1");
  static const char *const days[] = { "7.6", "1.8", "2.7", "2.0", "4.5" };

  assert_printed (figures->lead.likely / ACME_DAY, "23.6");
  assert_near (figures->lead.likely, 1303988);
  assert_printed (figures->process.likely, "188");
  assert_near (figures->work, 188);
  assert_printed (figures->takt, "60");
  for (guint e = 0; e < G_N_ELEMENTS (days); e++)
    assert_printed (figures->edges[e].wait.likely / ACME_DAY, days[e]);
  g_assert_true (figures->complete && figures->process_complete && figures->work_complete);
  assert_path (&m, "n1 f1 n2 f2 n3 f3 n4 f4 n5 f5 n6");
}

/*
 * The same, pages 22 and 33 to 35: the available time ÷ cycle time × uptime is how many pieces a process can make. Of
 * the 460 that a shift needs, assembly #1 makes 27,600 ÷ 62 = 445, and is the only one that makes too few; weld #2
 * makes 27,600 ÷ 46 × 0.8 = 480. Utilisation is what is needed ÷ what can be made.
 */
static void
test_acme_capacity (void)
{
  g_auto (Measured) m = open_published ("acme-stamping.vstream");
  static const char *const capacity[] = { "23460", "708", "480", "445", "690" };

  for (guint i = 0; i < G_N_ELEMENTS (capacity); i++)
    assert_printed (460 / m.figures->steps[i].utilisation, capacity[i]);
  g_assert_cmpint (m.figures->bottleneck, ==, 3);
  g_assert_cmpfloat (m.figures->steps[3].utilisation, >, 1);
  g_assert_cmpfloat (m.figures->steps[2].utilisation, <, 1);
}

/*
 * The same, pages 69 and 70: with flow and pull, 2 days of coils, 1.5 of stamped parts and 4.5 of finished goods are 8
 * days. Pages 80 and 81: with levelling, 1.5, 1 and 2 days are 4.5 days, in which 169 s of work are done: 1 s of
 * stamping and, page 64, 168 s (three people at 56 s each) in the weld and assembly cell.
 */
static void
test_acme_future (void)
{
  g_auto (Measured) m = open_published ("acme-stamping.vstream");
  const SwFigures *pull = figures_of (&m, "s2"), *level = figures_of (&m, "s3");

  assert_printed (pull->lead.likely / ACME_DAY, "8.0");
  assert_printed (level->lead.likely / ACME_DAY, "4.5");
  assert_near (level->lead.likely, 4.5 * ACME_DAY + 169);
  assert_printed (level->process.likely, "169");
  assert_near (level->effort, 1 + 3 * 168);
}

/*
 * Wallace Hopp and Mark Spearman, Factory Physics, table 7.1 and the text below it: stations of 1, 2, 6 and 2 machines
 * take 2, 5, 10 and 3 h. The second has the least capacity, 0.4 jobs an hour; the raw process time is 20 h, the
 * critical WIP 0.4 × 20 = 8 pennies. In 7.3, Little's law gives 0.8 jobs at the first station at that rate, which is in
 * use for 80 %, and 4 at the third, for 66.7 %.
 */
static void
test_penny_fab (void)
{
  g_auto (Measured) m = open_published ("penny-fab-two.vstream");
  static const double used[] = { 0.8, 1, 2.0 / 3, 0.6 }, here[] = { 0.8, 2, 4, 1.2 };

  assert_near (m.figures->lead.likely, 20 * HOUR);
  assert_near (m.figures->process.likely, 20 * HOUR);
  assert_near (m.figures->wip, 8);
  g_assert_cmpint (m.figures->bottleneck, ==, 1);
  for (guint i = 0; i < m.figures->n_steps; i++)
    {
      assert_near (m.figures->steps[i].utilisation, used[i]);
      assert_near (m.figures->steps[i].wip, here[i]);
    }
}

/*
 * John Little and Stephen Graves, Little's Law, in Building Intuition (Springer 2008), chapter 5,
 * doi:10.1007/978-0-387-73699-0_5: 160 bottles and 96 a year, a bottle lies for 1.67 years. A year has 12 months.
 */
static void
test_wine_rack (void)
{
  g_auto (Measured) m = open_published ("wine-rack.vstream");
  double year = 12 * 20 * DAY;

  assert_printed (m.figures->lead.likely / year, "1.67");
  assert_near (m.figures->lead.likely, 160.0 / 96 * year);
  assert_near (m.figures->wip, 160);
  assert_near (m.figures->efficiency, 0);
}

/* Minitab 20 Support, What are throughput yield and rolled throughput yield: 0.95 × 0.84 × 0.88 = 0.70 (0.70224). */
static void
test_labels (void)
{
  g_auto (Measured) m = open_published ("labels.vstream");

  assert_printed (m.figures->accuracy, "0.70");
  assert_near (m.figures->accuracy, 0.70224);
  /* Nobody timed the labels. */
  assert_near (m.figures->lead.likely, NAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/published/acme-stamping/current-state", test_acme_current);
  g_test_add_func ("/metrics/published/acme-stamping/capacity", test_acme_capacity);
  g_test_add_func ("/metrics/published/acme-stamping/future-state", test_acme_future);
  g_test_add_func ("/metrics/published/penny-fab-two", test_penny_fab);
  g_test_add_func ("/metrics/published/wine-rack", test_wine_rack);
  g_test_add_func ("/metrics/published/labels", test_labels);
  return g_test_run ();
}
