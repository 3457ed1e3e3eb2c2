/* Numbers, whole numbers, dates and ids. */
#include "base/date.h"
#include "base/id.h"
#include "base/number.h"

#include <locale.h>
#include <string.h>

static void
test_scan (void)
{
  static const struct
  {
    const char *text;
    double value;
    const char *rest;
  } cases[] = {
    { "0", 0, "" },
    { "007", 7, "" },
    { "1.5h", 1.5, "h" },
    { "12 3", 12, " 3" },
    { "1..2", 0, NULL },
    { "1.", 0, NULL },
    { ".5", 0, NULL },
    { "-1", 0, NULL },
    { "+1", 0, NULL },
    { "", 0, NULL },
    { "x", 0, NULL },
    { " 1", 0, NULL },
    { "1e3", 1, "e3" },
    { "0x10", 0, "x10" },
    { "1,5", 1, ",5" },
    { "1000000000000", 1e12, "" },
    { "0.0000004", 0, "" },
    { "0.0000006", 1e-6, "" },
    { "1000000000001", 0, NULL },
    { "999999999999.9999999", 1e12, "" },
    { "1000000000000.1", 0, NULL },
    { "99999999999999999999999999999999999999", 0, NULL },
    { "0.33333333333333333333333333333333", 0.333333, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end = NULL;
      double value = -1;
      gboolean found = sw_number_scan (cases[i].text, &end, &value);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (found, ==, cases[i].rest != NULL);
      if (!found)
        continue;
      g_assert_cmpfloat (value, ==, cases[i].value);
      g_assert_cmpstr (end, ==, cases[i].rest);
    }
}

/* @rest: NULL: refused; @reason: NULL: because there is no number */
static void
test_scan_typed (void)
{
  static const struct
  {
    const char *text;
    double value;
    const char *rest;
    const char *reason;
  } cases[] = {
    { "1.5h", 1.5, "h", NULL },
    { "1,5h", 1.5, "h", NULL },
    { ".5", 0.5, "", NULL },
    { ",5", 0.5, "", NULL },
    { "1..2", 1, "..2", NULL },
    { "1.", 1, ".", NULL },
    { "½", 0.5, "", NULL },
    { "1¼ h", 1.25, " h", NULL },
    { "¾h", 0.75, "h", NULL },
    { "1.5½", 1.5, "½", NULL },
    { "0,125", 0.125, "", NULL },
    { "1.125", 1.125, "", NULL },
    { "1,1250", 1.125, "", NULL },
    { "1000,125", 1000.125, "", NULL },
    { "1,125", 0, NULL, "“1,125” may be 1125 or 1.125; write one of them" },
    { "250,000", 0, NULL, "“250,000” may be 250000 or 250; write one of them" },
    { "1000000000001", 0, NULL, NULL },
    { "", 0, NULL, NULL },
    { ".", 0, NULL, NULL },
    { ",x", 0, NULL, NULL },
    { "-1", 0, NULL, NULL },
    { "x", 0, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *end = NULL;
      double value = -1;
      gboolean found = sw_number_scan_typed (cases[i].text, &end, &value, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (found, ==, cases[i].rest != NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].reason);
      if (!found)
        continue;
      g_assert_cmpfloat (value, ==, cases[i].value);
      g_assert_cmpstr (end, ==, cases[i].rest);
    }
}

static void
assert_written (double value, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("x");

  sw_number_append (out, value);
  g_assert_cmpstr (out->str + 1, ==, expected);
}

static void
test_append (void)
{
  assert_written (0, "0");
  assert_written (1, "1");
  assert_written (100, "100");
  assert_written (0.5, "0.5");
  assert_written (1.25, "1.25");
  assert_written (0.1 + 0.2, "0.3");
  assert_written (1e-6, "0.000001");
  assert_written (4e-7, "0");
  assert_written (1e12, "1000000000000");
  assert_written (123456789.123456, "123456789.123456");
}

/* What was read is written so that it is read the same. */
static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 20000; i++)
    {
      double range = g_rand_int_range (rand, 0, 2) ? 1 : 1e12;
      double value = g_rand_double_range (rand, 0, range), first, second;
      g_autoptr (GString) text = g_string_new (NULL), again = g_string_new (NULL);
      const char *end;

      sw_number_append (text, value);
      g_assert_true (sw_number_scan (text->str, &end, &first));
      sw_number_append (again, first);
      g_assert_cmpstr (again->str, ==, text->str);
      g_assert_true (sw_number_scan (again->str, &end, &second));
      g_assert_cmpfloat (second, ==, first);
    }
}

static void
test_integer (void)
{
  static const struct
  {
    const char *text;
    gint64 least, most;
    gboolean taken;
    gint64 value;
  } cases[] = {
    { "0", 0, 10, TRUE, 0 },    { "10", 0, 10, TRUE, 10 },  { "11", 0, 10, FALSE, 0 },
    { "-1", 0, 10, FALSE, 0 },  { "-1", -5, 5, TRUE, -1 },  { "-6", -5, 5, FALSE, 0 },
    { "", 0, 10, FALSE, 0 },    { "-", -5, 5, FALSE, 0 },   { "+1", 0, 10, FALSE, 0 },
    { " 1", 0, 10, FALSE, 0 },  { "1 ", 0, 10, FALSE, 0 },  { "1.0", 0, 10, FALSE, 0 },
    { "1e1", 0, 10, FALSE, 0 }, { "--1", -5, 5, FALSE, 0 }, { "0x5", 0, 10, FALSE, 0 },
    { "007", 0, 10, TRUE, 7 },  { "-0", -5, 5, TRUE, 0 },   { "99999999999999999999", 0, G_MAXINT64, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -99;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sw_integer_parse (cases[i].text, cases[i].least, cases[i].most, &value), ==, cases[i].taken);
      if (cases[i].taken)
        g_assert_cmpint (value, ==, cases[i].value);
    }
}

/* A comma locale changes nothing. It is tried where it is installed; the functions must not look at it anyway. */
static void
test_locale (void)
{
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));
  const char *end;
  double value;

  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  g_assert_true (sw_number_scan ("1.5", &end, &value));
  g_assert_cmpfloat (value, ==, 1.5);
  assert_written (1.5, "1.5");
  setlocale (LC_NUMERIC, old);
}

/* --- dates ------------------------------------------------------------------------------------------------- */

static void
test_date (void)
{
  static const char *const kept[] = { "0001-01-01", "1900-02-28", "2000-02-29", "2026-11-01", "9999-12-31" };
  static const char *const refused[] = { "",           "2026-11-1",   "2026-1-01",   "26-11-01",   "2026-02-30",
                                         "2100-02-29", "2026-13-01",  "2026-00-01",  "2026-01-00", "0000-01-01",
                                         "2026/11/01", "2026-11-01T", " 2026-11-01", "01.11.2026", "2026-11-0x",
                                         "-026-11-01" };
  guint32 day, next;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (sw_date_parse (kept[i], &day));
      text = sw_date_to_string (day);
      g_assert_cmpstr (text, ==, kept[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (sw_date_parse (refused[i], &day));
    }
  /* Days can be counted: 2024 had 366. */
  g_assert_true (sw_date_parse ("2024-01-01", &day));
  g_assert_true (sw_date_parse ("2025-01-01", &next));
  g_assert_cmpuint (next - day, ==, 366);
  g_assert_cmpuint (sw_date_today (), >, next);
}

/* --- ids --------------------------------------------------------------------------------------------------- */

static void
test_id (void)
{
  static const char *const valid[] = { "a",     "_",    "n1",  "n-1",     "n.1",           "n_1",
                                       "Größe", "日本", "a·b", "é\u0301", "a\u203Fb\u2040" };
  static const char *const invalid[] = {
    "",    "1",    "-a",    ".a", "a b", "a:b",     "a/b",     "#0",      "a\n",
    "a&b", "\xff", "a\xff", "·a", "×",   "\u0301a", "a\u2028", "a\u203E", "a\u2041"
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (sw_id_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (sw_id_is_valid (invalid[i]));
    }
}

/* Each stands before the next, whichever way round they are asked for. */
static void
test_id_order (void)
{
  static const char *const ids[] = { "",
                                     "a",
                                     "a-1",
                                     "a-2",
                                     "a-10",
                                     "b01",
                                     "b1",
                                     "b1-2",
                                     "b2",
                                     "b2a",
                                     "b2b",
                                     "b10",
                                     "b11",
                                     "b100",
                                     "ba",
                                     "n",
                                     "n0",
                                     "n00",
                                     "n01x",
                                     "n1y",
                                     "n99999999999999999998",
                                     "n99999999999999999999",
                                     "é1" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
      {
        int order = sw_id_compare (ids[i], ids[k]);

        g_test_message ("%s %s", ids[i], ids[k]);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > k) - (i < k));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/scan", test_scan);
  g_test_add_func ("/base/number/scan-typed", test_scan_typed);
  g_test_add_func ("/base/number/append", test_append);
  g_test_add_func ("/base/number/there-and-back", test_there_and_back);
  g_test_add_func ("/base/number/integer", test_integer);
  g_test_add_func ("/base/number/locale", test_locale);
  g_test_add_func ("/base/number/date", test_date);
  g_test_add_func ("/base/number/id", test_id);
  g_test_add_func ("/base/number/id-order", test_id_order);
  return g_test_run ();
}
