/* The heat map: what is in each cell, counted by hand. */
#include "checks/heat.h"
#include "findings.h"

#include "edit/commands.h"
#include "edit/history.h"

#include <math.h>

#define TIMED(id, activity, process, inside)                                                                           \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" process=\"" process "\">" inside "</step>"
#define PRACTICE(name) "<practice>" name "</practice>"

/* Plan: two steps, one light. Engage: one light step. Design: nothing, expected. Build: not applicable. Support:
 * nothing and not expected. Improve: declared, and there is a step all the same. */
#define TWO_STREAMS                                                                                                    \
  MAP_OF (STREAM ("s1", "expects=\"plan engage improve design-transition obtain-build\"",                              \
                  TIMED ("n1", "plan", "2h", PRACTICE ("Portfolio management")) LIGHT_STEP ("n2", "plan")              \
                      LIGHT_STEP ("n3", "engage") TIMED ("n4", "improve", "1h..3h", "")                                \
                          LIGHT ("improve") "<declare activity=\"obtain-build\" as=\"not-applicable\" reason=\"R\"/>") \
              STREAM ("s2", "", STEP ("m1", "magic") TIMED ("m2", "improve", "30min", "") STEP ("m3", "improve")))

static SwHeat *
heat_of (SwMap *map, SwHeatBy by)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  const SwAnalysis *const all[] = { analysis };

  return sw_heat_new (all, 1, by);
}

static const SwHeatRow *
row_at (const SwHeat *heat, guint i)
{
  g_assert_cmpuint (i, <, heat->rows->len);
  return g_ptr_array_index (heat->rows, i);
}

/* A row in a line: its title, then each cell as the table shows it, with its steps. */
static char *
line_of (const SwHeatRow *row)
{
  GString *line = g_string_new (row->title);

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = sw_heat_cell_short (&row->cells[i]);
      g_autofree char *ids = g_strjoinv (" ", row->cells[i].ids);

      g_string_append_printf (line, "|%s", text);
      if (*ids != '\0')
        g_string_append_printf (line, " (%s)", ids);
    }
  return g_string_free (line, FALSE);
}

static void
assert_row (const SwHeat *heat, guint i, const char *expected)
{
  g_autofree char *line = line_of (row_at (heat, i));

  g_assert_cmpstr (line, ==, expected);
}

static void
test_stream (void)
{
  g_autoptr (SwMap) map = findings_read (TWO_STREAMS);
  g_autoptr (SwHeat) heat = heat_of (map, SW_HEAT_BY_STREAM);
  const SwHeatCell *cells;

  g_assert_cmpstr (heat->profile->id, ==, "itil4");
  g_assert_cmpuint (heat->rows->len, ==, 2);
  g_assert_cmpuint (row_at (heat, 0)->n_cells, ==, 6);
  g_assert_cmpstr (row_at (heat, 0)->id, ==, "s1");
  g_assert_cmpstr (row_at (heat, 0)->stream, ==, "s1");
  assert_row (heat, 0, "s1|2 (n1 n2)|1 (n4)|1 light (n3)|–|not here|");
  cells = row_at (heat, 0)->cells;
  g_assert_cmpfloat (cells[0].work, ==, 2 * 3600);
  g_assert_false (cells[0].light);
  g_assert_cmpfloat (cells[1].work, ==, 2 * 3600);
  g_assert_cmpint (cells[1].as, ==, SW_DECLARED_LIGHT);
  g_assert_true (cells[2].light);
  g_assert_true (isnan (cells[2].work));
  g_assert_true (cells[3].missing);
  g_assert_false (cells[4].missing);
  g_assert_false (cells[5].missing);
  /* A stream that expects nothing in particular expects all; a step without a known activity is nowhere. */
  assert_row (heat, 1, "s2|–|2 (m2 m3)|–|–|–|–");
  g_assert_cmpfloat (row_at (heat, 1)->cells[1].work, ==, 1800);
}

static void
test_step (void)
{
  g_autoptr (SwMap) map = findings_read (TWO_STREAMS);
  g_autoptr (SwHeat) heat = heat_of (map, SW_HEAT_BY_STEP);

  g_assert_cmpuint (heat->rows->len, ==, 7);
  assert_row (heat, 0, "n1|1 (n1)|||||");
  assert_row (heat, 1, "n2|1 light (n2)|||||");
  assert_row (heat, 2, "n3|||1 light (n3)|||");
  assert_row (heat, 3, "n4||1 (n4)||||");
  assert_row (heat, 4, "m1||||||");
  g_assert_cmpstr (row_at (heat, 4)->id, ==, "m1");
  g_assert_cmpstr (row_at (heat, 4)->stream, ==, "s2");
  g_assert_cmpfloat (row_at (heat, 0)->cells[0].work, ==, 7200);
  g_assert_true (isnan (row_at (heat, 6)->cells[1].work));
}

/* “Service desk” belongs to engage and to support; a step names it in another spelling, one names it twice. */
static void
test_practice (void)
{
  g_autoptr (SwMap) map = findings_read (
      MAP_OF (STREAM ("s1", "",
                      TIMED ("n1", "engage", "1h", PRACTICE ("Service desk") PRACTICE ("service desk") PRACTICE (" "))
                          TIMED ("n2", "engage", "2h", PRACTICE ("SERVICE DESK") PRACTICE ("Herding cats")))
                  STREAM ("s2", "", TIMED ("n3", "plan", "1h", PRACTICE ("service  desk")))));
  g_autoptr (SwHeat) heat = heat_of (map, SW_HEAT_BY_PRACTICE);

  g_assert_cmpuint (heat->rows->len, ==, 2);
  assert_row (heat, 0, "Herding cats|||1 (n2)|||");
  assert_row (heat, 1, "Service desk|1 (n3)||2 (n1 n2)|||–");
  g_assert_cmpfloat (row_at (heat, 1)->cells[2].work, ==, 3 * 3600);
  g_assert_null (row_at (heat, 1)->id);
  g_assert_null (row_at (heat, 1)->stream);
}

static void
test_several (void)
{
  g_autoptr (SwMap) one = findings_read (MAP_OF (STREAM ("s1", "", TIMED ("n1", "engage", "1h", PRACTICE ("A")))));
  g_autoptr (SwMap) other = findings_read (MAP_OF (STREAM ("s9", "", TIMED ("n1", "plan", "1h", PRACTICE ("a")))));
  g_autoptr (SwMap) strange = findings_read ("<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" "
                                             "profile=\"none\"><stream id=\"s1\" name=\"S\"/></map>");
  g_autoptr (SwAnalysis) a = sw_analysis_new (one), b = sw_analysis_new (strange), c = sw_analysis_new (other);
  const SwAnalysis *const all[] = { a, b, c };
  g_autoptr (SwHeat) streams = sw_heat_new (all, 3, SW_HEAT_BY_STREAM);
  g_autoptr (SwHeat) practices = sw_heat_new (all, 3, SW_HEAT_BY_PRACTICE);
  g_autoptr (SwHeat) unknown = sw_heat_new (all + 1, 1, SW_HEAT_BY_STREAM);
  g_autoptr (SwHeat) nothing = sw_heat_new (all, 0, SW_HEAT_BY_STEP);

  g_assert_cmpuint (streams->rows->len, ==, 2);
  g_assert_cmpuint (row_at (streams, 0)->map, ==, 0);
  g_assert_cmpuint (row_at (streams, 1)->map, ==, 2);
  assert_row (streams, 1, "s9|1 (n1)|–|–|–|–|–");
  g_assert_cmpuint (practices->rows->len, ==, 1);
  assert_row (practices, 0, "A|1 (n1)||1 (n1)|||");
  /* Without an activity set there are rows and no columns. */
  g_assert_null (unknown->profile);
  assert_row (unknown, 0, "S");
  g_assert_cmpuint (nothing->rows->len, ==, 0);
}

static void
test_equal (void)
{
  g_autoptr (SwMap) map = findings_read (TWO_STREAMS);
  g_autoptr (SwHistory) history = sw_history_new (map);
  SwTransaction *transaction = sw_transaction_new (map);
  g_autoptr (SwHeat) before = heat_of (map, SW_HEAT_BY_STREAM), again = heat_of (map, SW_HEAT_BY_STREAM);
  g_autoptr (SwHeat) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_heat_row_equal (row_at (before, 0), row_at (again, 0)));
  g_assert_false (sw_heat_row_equal (row_at (before, 0), row_at (before, 1)));
  sw_transaction_set (transaction, sw_map_find (map, "n1"), SW_ATTR_PROCESS, "3h", &error);
  g_assert_no_error (error);
  g_assert_true (sw_history_commit (history, transaction, "Time", NULL, NULL));
  after = heat_of (map, SW_HEAT_BY_STREAM);
  g_assert_false (sw_heat_row_equal (row_at (before, 0), row_at (after, 0)));
  g_assert_true (sw_heat_row_equal (row_at (before, 1), row_at (after, 1)));
}

static void
test_spoken (void)
{
  static const struct
  {
    SwHeatCell cell;
    const char *expected;
  } cases[] = {
    { { .steps = 1 }, "1 step" },
    { { .steps = 3 }, "3 steps" },
    { { .steps = 1, .light = TRUE }, "1 light step" },
    { { .steps = 2, .light = TRUE, .as = SW_DECLARED_COVERED }, "2 light steps" },
    { { .as = SW_DECLARED_LIGHT }, "Light: part of another step" },
    { { .as = SW_DECLARED_COVERED }, "Covered elsewhere" },
    { { .as = SW_DECLARED_NOT_APPLICABLE }, "Not applicable" },
    { { .missing = TRUE }, "Expected, and nothing is here" },
    { { 0 }, "Nothing here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spoken = sw_heat_cell_spoken (&cases[i].cell);
      g_assert_cmpstr (spoken, ==, cases[i].expected);
    }
}

static void
test_names (void)
{
  SwHeatBy by = SW_HEAT_BY_STREAM;

  g_assert_true (sw_heat_by_from_name ("practice", &by));
  g_assert_cmpint (by, ==, SW_HEAT_BY_PRACTICE);
  g_assert_cmpstr (sw_heat_by_name (SW_HEAT_BY_STEP), ==, "step");
  g_assert_false (sw_heat_by_from_name ("team", &by));
  g_assert_cmpint (by, ==, SW_HEAT_BY_PRACTICE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/heat/stream", test_stream);
  g_test_add_func ("/checks/heat/step", test_step);
  g_test_add_func ("/checks/heat/practice", test_practice);
  g_test_add_func ("/checks/heat/several", test_several);
  g_test_add_func ("/checks/heat/equal", test_equal);
  g_test_add_func ("/checks/heat/spoken", test_spoken);
  g_test_add_func ("/checks/heat/names", test_names);
  return g_test_run ();
}
