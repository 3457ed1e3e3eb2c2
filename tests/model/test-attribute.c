/* The table of attributes against the page of the format, and the values that each type takes. */
#include "model/attribute.h"

#include "base/error.h"

#include <string.h>

/* In the order in which they are written. */
static void
test_table (void)
{
  static const struct
  {
    SwKind kind;
    const char *names;
  } rows[] = {
    { SW_KIND_MAP, "title profile day week month" },
    { SW_KIND_DESCRIPTION, "text" },
    { SW_KIND_TEAM, "name" },
    { SW_KIND_STREAM, "name trigger outcome owner status state origin expects demand reviewed x y width height "
                      "arrangement folded" },
    { SW_KIND_DECLARE, "activity as by reason" },
    { SW_KIND_STEP, "activity name x y process wait accuracy people team uptime changeover batch basis light end "
                    "origin" },
    { SW_KIND_PRACTICE, "text" },
    { SW_KIND_ROLE, "text" },
    { SW_KIND_INPUT, "text" },
    { SW_KIND_OUTPUT, "text" },
    { SW_KIND_FIELD, "name text" },
    { SW_KIND_REMARK, "text" },
    { SW_KIND_FLOW, "from to wait items mode share label" },
    { SW_KIND_FEEDBACK, "from to wait mode share label" },
    { SW_KIND_NOTE, "kind votes x y text" },
    { SW_KIND_ACCEPT, "rule target reason by on" },
    { SW_KIND_MEASUREMENT, "on lead process accuracy" },
    { SW_KIND_FOREIGN, "" },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SW_N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (rows[i].kind, &count);

      for (guint k = 0; k < count; k++)
        {
          g_string_append_printf (names, "%s%s", k > 0 ? " " : "", sw_attr_name (specs[k].attr));
          g_assert_cmpint (sw_kind_attr_slot (rows[i].kind, specs[k].attr), ==, k);
          g_assert_true (sw_kind_attr (rows[i].kind, specs[k].attr) == &specs[k]);
        }
      g_assert_cmpstr (names->str, ==, rows[i].names);
    }
  g_assert_cmpint (sw_kind_attr_slot (SW_KIND_FEEDBACK, SW_ATTR_ITEMS), ==, -1);
  g_assert_null (sw_kind_attr (SW_KIND_TEAM, SW_ATTR_X));
}

static void
test_names (void)
{
  SwAttr attr;

  for (SwAttr a = 0; a < SW_N_ATTRS; a++)
    {
      g_assert_true (sw_attr_from_name (sw_attr_name (a), &attr));
      g_assert_cmpint (attr, ==, a);
    }
  g_assert_false (sw_attr_from_name ("id", &attr));
  g_assert_false (sw_attr_from_name ("", &attr));
}

/* "if absent" of the page. */
static void
test_defaults (void)
{
  static const struct
  {
    SwKind kind;
    SwAttr attr;
    const char *fallback;
  } rows[] = {
    { SW_KIND_MAP, SW_ATTR_PROFILE, "itil4" },   { SW_KIND_MAP, SW_ATTR_DAY, "8h" },
    { SW_KIND_MAP, SW_ATTR_WEEK, "5d" },         { SW_KIND_MAP, SW_ATTR_MONTH, "20d" },
    { SW_KIND_STREAM, SW_ATTR_STATUS, "draft" }, { SW_KIND_STREAM, SW_ATTR_STATE, "current" },
    { SW_KIND_STREAM, SW_ATTR_DEMAND, NULL },    { SW_KIND_STREAM, SW_ATTR_ARRANGEMENT, "free" },
    { SW_KIND_STREAM, SW_ATTR_EXPECTS, NULL },   { SW_KIND_STEP, SW_ATTR_PROCESS, NULL },
    { SW_KIND_STEP, SW_ATTR_WAIT, NULL },        { SW_KIND_STEP, SW_ATTR_ACCURACY, NULL },
    { SW_KIND_STEP, SW_ATTR_PEOPLE, "1" },       { SW_KIND_STEP, SW_ATTR_UPTIME, "100%" },
    { SW_KIND_STEP, SW_ATTR_CHANGEOVER, "0s" },  { SW_KIND_STEP, SW_ATTR_BATCH, "1" },
    { SW_KIND_STEP, SW_ATTR_BASIS, "guess" },    { SW_KIND_STEP, SW_ATTR_LIGHT, "no" },
    { SW_KIND_STEP, SW_ATTR_END, "no" },         { SW_KIND_FLOW, SW_ATTR_ITEMS, NULL },
    { SW_KIND_FLOW, SW_ATTR_MODE, NULL },        { SW_KIND_FLOW, SW_ATTR_SHARE, NULL },
    { SW_KIND_FEEDBACK, SW_ATTR_SHARE, NULL },   { SW_KIND_NOTE, SW_ATTR_KIND, "note" },
    { SW_KIND_NOTE, SW_ATTR_VOTES, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SwAttrSpec *spec = sw_kind_attr (rows[i].kind, rows[i].attr);
      SwValue value = { 0 };

      g_assert_cmpstr (spec->fallback, ==, rows[i].fallback);
      g_assert_true (sw_value_is_fallback (spec, &value));
      g_assert_null (sw_value_to_string (spec, &value));
      if (spec->fallback == NULL)
        continue;
      g_assert_true (sw_value_parse (spec, spec->fallback, &value, NULL));
      g_assert_true (sw_value_is_fallback (spec, &value));
      sw_value_clear (spec, &value);
      g_assert_false (value.is_set);
    }
}

static void
test_required (void)
{
  static const struct
  {
    SwKind kind;
    SwAttr attr;
  } rows[] = { { SW_KIND_DECLARE, SW_ATTR_ACTIVITY }, { SW_KIND_DECLARE, SW_ATTR_AS },
               { SW_KIND_FLOW, SW_ATTR_FROM },        { SW_KIND_FLOW, SW_ATTR_TO },
               { SW_KIND_FEEDBACK, SW_ATTR_FROM },    { SW_KIND_FEEDBACK, SW_ATTR_TO },
               { SW_KIND_ACCEPT, SW_ATTR_RULE },      { SW_KIND_ACCEPT, SW_ATTR_TARGET },
               { SW_KIND_MEASUREMENT, SW_ATTR_ON } };
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (sw_kind_attr (rows[i].kind, rows[i].attr)->required);
  for (SwKind kind = 0; kind < SW_N_KINDS; kind++)
    {
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (kind, &count);

      for (guint i = 0; i < count; i++)
        found += specs[i].required;
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (rows));
}

/* What is read, and how it is written. NULL: refused. */
static void
test_values (void)
{
  static const struct
  {
    SwKind kind;
    SwAttr attr;
    const char *text, *written;
  } cases[] = {
    { SW_KIND_STEP, SW_ATTR_NAME, "A & b", "A & b" },
    { SW_KIND_STEP, SW_ATTR_NAME, "", "" },
    { SW_KIND_STEP, SW_ATTR_NAME, "a\x01", NULL },
    { SW_KIND_STEP, SW_ATTR_NAME, "\xff", NULL },
    { SW_KIND_STEP, SW_ATTR_ACTIVITY, "engage", "engage" },
    { SW_KIND_STEP, SW_ATTR_ACTIVITY, "", NULL },
    { SW_KIND_STEP, SW_ATTR_ACTIVITY, "two words", NULL },
    { SW_KIND_STEP, SW_ATTR_TEAM, "t1", "t1" },
    { SW_KIND_STEP, SW_ATTR_TEAM, "1t", NULL },
    { SW_KIND_STREAM, SW_ATTR_EXPECTS, " plan \n engage ", "plan engage" },
    { SW_KIND_STREAM, SW_ATTR_EXPECTS, "", "" },
    { SW_KIND_STREAM, SW_ATTR_EXPECTS, "plan, engage", NULL },
    { SW_KIND_STEP, SW_ATTR_PROCESS, "1h..2h..1d", "1h..2h..1d" },
    { SW_KIND_STEP, SW_ATTR_PROCESS, "1.50h", "1.5h" },
    { SW_KIND_STEP, SW_ATTR_PROCESS, "1,5h", NULL },
    { SW_KIND_STEP, SW_ATTR_CHANGEOVER, "1h", "1h" },
    { SW_KIND_STEP, SW_ATTR_CHANGEOVER, "1h..2h", NULL },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "85%", "85%" },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "0%", "0%" },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "100%", "100%" },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "33.3%", "33.3%" },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "100.1%", NULL },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "85", NULL },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "85 %", NULL },
    { SW_KIND_STEP, SW_ATTR_ACCURACY, "-1%", NULL },
    { SW_KIND_STEP, SW_ATTR_PEOPLE, "3", "3" },
    { SW_KIND_STEP, SW_ATTR_PEOPLE, "0", NULL },
    { SW_KIND_STEP, SW_ATTR_PEOPLE, "1.5", NULL },
    { SW_KIND_STEP, SW_ATTR_PEOPLE, "1000000001", NULL },
    { SW_KIND_FLOW, SW_ATTR_ITEMS, "0", "0" },
    { SW_KIND_FLOW, SW_ATTR_ITEMS, "-1", NULL },
    { SW_KIND_STEP, SW_ATTR_X, "-40", "-40" },
    { SW_KIND_STEP, SW_ATTR_X, "10000000", "10000000" },
    { SW_KIND_STEP, SW_ATTR_X, "10000001", NULL },
    { SW_KIND_STEP, SW_ATTR_X, "1.5", NULL },
    { SW_KIND_STREAM, SW_ATTR_WIDTH, "0", NULL },
    { SW_KIND_STREAM, SW_ATTR_WIDTH, "1", "1" },
    { SW_KIND_STEP, SW_ATTR_LIGHT, "yes", "yes" },
    { SW_KIND_STEP, SW_ATTR_LIGHT, "Yes", NULL },
    { SW_KIND_STEP, SW_ATTR_LIGHT, "", NULL },
    { SW_KIND_FLOW, SW_ATTR_MODE, "automated", "automated" },
    { SW_KIND_FLOW, SW_ATTR_MODE, "", NULL },
    { SW_KIND_DECLARE, SW_ATTR_AS, "not-applicable", "not-applicable" },
    { SW_KIND_DECLARE, SW_ATTR_AS, "none", NULL },
    { SW_KIND_STREAM, SW_ATTR_REVIEWED, "2026-11-01", "2026-11-01" },
    { SW_KIND_STREAM, SW_ATTR_REVIEWED, "2026-11-31", NULL },
    { SW_KIND_STREAM, SW_ATTR_DEMAND, "40/month", "40/month" },
    { SW_KIND_STREAM, SW_ATTR_DEMAND, "0/d", NULL },
    { SW_KIND_STREAM, SW_ATTR_DEMAND, "40 a month", NULL },
    { SW_KIND_MAP, SW_ATTR_DAY, "7.5h", "7.5h" },
    { SW_KIND_MAP, SW_ATTR_DAY, "450min", "450min" },
    { SW_KIND_MAP, SW_ATTR_DAY, "0h", NULL },
    { SW_KIND_MAP, SW_ATTR_DAY, "1d", NULL },
    { SW_KIND_MAP, SW_ATTR_WEEK, "40h", "40h" },
    { SW_KIND_MAP, SW_ATTR_WEEK, "1w", NULL },
    { SW_KIND_MAP, SW_ATTR_MONTH, "4w", "4w" },
    { SW_KIND_MAP, SW_ATTR_MONTH, "1month", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SwAttrSpec *spec = sw_kind_attr (cases[i].kind, cases[i].attr);
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;
      SwValue value = { 0 };
      gboolean taken = sw_value_parse (spec, cases[i].text, &value, &error);

      g_test_message ("%u: %s", i, sw_attr_name (cases[i].attr));
      g_assert_cmpint (taken, ==, cases[i].written != NULL);
      g_assert_cmpint (value.is_set, ==, taken);
      if (!taken)
        {
          g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      written = sw_value_to_string (spec, &value);
      g_assert_cmpstr (written, ==, cases[i].written);
      sw_value_clear (spec, &value);
    }
}

static void
test_sentences (void)
{
  static const struct
  {
    SwKind kind;
    SwAttr attr;
    const char *text, *sentence;
  } cases[] = {
    { SW_KIND_DECLARE, SW_ATTR_AS, "none", "“none” is none of the possible words: light, covered, not-applicable" },
    { SW_KIND_STREAM, SW_ATTR_STATUS, "new", "“new” is none of the possible words: draft, published" },
    { SW_KIND_STEP, SW_ATTR_X, "left", "“left” is not a whole number" },
    { SW_KIND_STREAM, SW_ATTR_WIDTH, "0", "“0” is not a whole number of 1 or more" },
    { SW_KIND_FLOW, SW_ATTR_ITEMS, "-1", "“-1” is not a whole number of 0 or more" },
    { SW_KIND_MAP, SW_ATTR_DAY, "1d",
      "“1d” cannot be the length of a day, week or month; use a smaller unit and more than 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwValue value = { 0 };

      g_assert_false (sw_value_parse (sw_kind_attr (cases[i].kind, cases[i].attr), cases[i].text, &value, &error));
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

static void
test_kinds (void)
{
  g_assert_cmpint (sw_kind_from_element (SW_KIND_MAP, "note"), ==, SW_KIND_NOTE);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_STREAM, "note"), ==, SW_KIND_NOTE);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_STEP, "note"), ==, SW_KIND_REMARK);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_MAP, "step"), ==, SW_KIND_FOREIGN);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_STEP, "step"), ==, SW_KIND_FOREIGN);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_MAP, "map"), ==, SW_KIND_FOREIGN);
  g_assert_cmpint (sw_kind_from_element (SW_KIND_STREAM, "Flow"), ==, SW_KIND_FOREIGN);
  for (SwKind kind = 0; kind < SW_N_KINDS; kind++)
    {
      g_assert_cmpint (sw_kind_may_hold (kind, SW_KIND_FOREIGN), ==, kind != SW_KIND_FOREIGN);
      g_assert_false (sw_kind_may_hold (kind, SW_KIND_MAP));
      g_assert_cmpuint (strlen (sw_kind_label (kind)), >, 0);
      g_assert_cmpint (sw_kind_has_id (kind), ==, *sw_kind_id_prefix (kind) != '#');
    }
  g_assert_true (sw_kind_has_id (SW_KIND_FLOW));
  g_assert_false (sw_kind_has_id (SW_KIND_ACCEPT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/attribute/table", test_table);
  g_test_add_func ("/model/attribute/names", test_names);
  g_test_add_func ("/model/attribute/defaults", test_defaults);
  g_test_add_func ("/model/attribute/required", test_required);
  g_test_add_func ("/model/attribute/values", test_values);
  g_test_add_func ("/model/attribute/sentences", test_sentences);
  g_test_add_func ("/model/attribute/kinds", test_kinds);
  return g_test_run ();
}
