/* What people type into fields, and what becomes of it. */
#include "editor.h"

#include "base/error.h"

#include <string.h>

#define ONE                                                                                                            \
  MAP_OF ("<team id=\"t1\" name=\"T\"/><stream id=\"s1\">" STEP ("n1") STEP ("n2") FLOW ("f1", "n1", "n2") "</"        \
                                                                                                           "stream>")

static gboolean
set (Editor *e, const char *id, SwAttr attr, const char *typed)
{
  return sw_edit_set (e->transaction, strcmp (id, "map") == 0 ? sw_map_root (e->map) : at (e, id), attr, typed,
                      &e->error);
}

static void
test_taken (void)
{
  static const struct
  {
    const char *id;
    SwAttr attr;
    const char *typed;
    const char *value;
  } cases[] = {
    { "n1", SW_ATTR_NAME, "  Take\tthe \n request ", "Take the   request" },
    { "n1", SW_ATTR_NAME, "A & <b> \"c\"", "A & <b> \"c\"" },
    { "n1", SW_ATTR_PROCESS, "15 min", "15min" },
    { "n1", SW_ATTR_PROCESS, "1,5 h", "1.5h" },
    { "n1", SW_ATTR_PROCESS, "2 days", "2d" },
    { "n1", SW_ATTR_WAIT, "1h..4h", "1h..4h" },
    { "n1", SW_ATTR_WAIT, "1h - 4h", "1h..4h" },
    { "n1", SW_ATTR_WAIT, "1 h – 2 h – 2 d", "1h..2h..2d" },
    { "n1", SW_ATTR_CHANGEOVER, "30 sec", "30s" },
    { "n1", SW_ATTR_ACCURACY, "85", "85%" },
    { "n1", SW_ATTR_ACCURACY, "85 %", "85%" },
    { "n1", SW_ATTR_ACCURACY, "99,5%", "99.5%" },
    { "n1", SW_ATTR_ACCURACY, "0", "0%" },
    { "n1", SW_ATTR_ACCURACY, "0,85 %", "0.85%" },
    { "n1", SW_ATTR_PROCESS, "1h 30min", "90min" },
    { "n1", SW_ATTR_WAIT, "1 - 4 h", "1h..4h" },
    { "n1", SW_ATTR_PEOPLE, "3", "3" },
    { "n1", SW_ATTR_TEAM, "t1", "t1" },
    { "n1", SW_ATTR_LIGHT, "yes", "yes" },
    { "n1", SW_ATTR_ACTIVITY, "obtain-build", "obtain-build" },
    { "n1", SW_ATTR_X, "-40", "-40" },
    { "f1", SW_ATTR_SHARE, " 33,3 % ", "33.3%" },
    { "f1", SW_ATTR_ITEMS, "0", "0" },
    { "f1", SW_ATTR_MODE, "manual", "manual" },
    { "s1", SW_ATTR_DEMAND, "40 a month", "40/month" },
    { "s1", SW_ATTR_DEMAND, "2,5 per week", "2.5/w" },
    { "s1", SW_ATTR_REVIEWED, "2026-11-01", "2026-11-01" },
    { "s1", SW_ATTR_STATUS, "published", "published" },
    { "s1", SW_ATTR_EXPECTS, " engage   plan ", "engage plan" },
    { "s1", SW_ATTR_EXPECTS, "", "" },
    { "map", SW_ATTR_TITLE, "Ours", "Ours" },
    { "map", SW_ATTR_DAY, "7,5 h", "7.5h" },
  };
  g_auto (Editor) e = editor_open (ONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwElement *element = strcmp (cases[i].id, "map") == 0 ? sw_map_root (e.map) : at (&e, cases[i].id);
      g_autofree char *value = NULL;

      g_test_message ("%u", i);
      g_assert_true (set (&e, cases[i].id, cases[i].attr, cases[i].typed));
      g_assert_no_error (e.error);
      value = sw_element_value (element, cases[i].attr);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
  keep (&e, NULL);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *id;
    SwAttr attr;
    const char *typed;
    SwError code;
    const char *sentence; /* or NULL */
  } cases[] = {
    { "n1", SW_ATTR_PROCESS, "soon", SW_ERROR_VALUE,
      "“soon” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d" },
    { "n1", SW_ATTR_PROCESS, "15", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_PROCESS, "5 m", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_PROCESS, "-5 h", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_PROCESS, "1 000 h", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_PROCESS, "1h..2h..3h..4h", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_CHANGEOVER, "1h..2h", SW_ERROR_VALUE, NULL },
    { "n1", SW_ATTR_ACCURACY, "120", SW_ERROR_VALUE,
      "“120%” is not a percentage; write a number from 0% to 100%, such as 85%" },
    { "n1", SW_ATTR_ACCURACY, "most", SW_ERROR_VALUE,
      "“most” is not a percentage; write a number from 0% to 100%, such as 85%" },
    { "n1", SW_ATTR_ACCURACY, "0,85", SW_ERROR_VALUE, "“0,85” may be 0.85% or 85%; write the sign" },
    { "n1", SW_ATTR_PROCESS, "1,500 s", SW_ERROR_VALUE, "“1,500” may be 1500 or 1.5; write one of them" },
    { "n1", SW_ATTR_PEOPLE, "0", SW_ERROR_VALUE, "“0” is not a whole number of 1 or more" },
    { "n1", SW_ATTR_PEOPLE, "1.5", SW_ERROR_VALUE, "“1.5” is not a whole number of 1 or more" },
    { "f1", SW_ATTR_ITEMS, "-1", SW_ERROR_VALUE, "“-1” is not a whole number of 0 or more" },
    { "n1", SW_ATTR_TEAM, "t9", SW_ERROR_UNKNOWN, "There is no “t9” in this map." },
    { "n1", SW_ATTR_TEAM, "not an id", SW_ERROR_UNKNOWN, "There is no “not an id” in this map." },
    { "n1", SW_ATTR_LIGHT, "maybe", SW_ERROR_VALUE, "“maybe” is none of the possible words: no, yes" },
    { "f1", SW_ATTR_MODE, "magic", SW_ERROR_VALUE, "“magic” is none of the possible words: manual, automated" },
    { "f1", SW_ATTR_FROM, "", SW_ERROR_VALUE, "This cannot be empty." },
    { "s1", SW_ATTR_DEMAND, "many", SW_ERROR_VALUE,
      "“many” is not a demand; write a number and a unit of time, such as 40/month" },
    { "s1", SW_ATTR_DEMAND, "0/d", SW_ERROR_VALUE, "“0/d” is no demand: the number must be more than 0" },
    { "s1", SW_ATTR_REVIEWED, "1.11.2026", SW_ERROR_VALUE,
      "“1.11.2026” is not a date; write year, month and day, such as 2026-11-01" },
    { "s1", SW_ATTR_EXPECTS, "engage pl@n", SW_ERROR_VALUE, "“pl@n” is not an id; write ids with spaces between them" },
    { "map", SW_ATTR_DAY, "0h", SW_ERROR_VALUE, NULL },
    { "map", SW_ATTR_DAY, "1d", SW_ERROR_VALUE, NULL },
    { "map", SW_ATTR_WEEK, "1month", SW_ERROR_VALUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Editor) e = editor_open (ONE);

      g_test_message ("%u", i);
      g_assert_false (set (&e, cases[i].id, cases[i].attr, cases[i].typed));
      g_assert_true (sw_transaction_is_empty (e.transaction));
      assert_refused (&e, (int)cases[i].code, cases[i].sentence);
    }
}

/* Empty text makes a value absent; the same value again is nothing that could be undone. */
static void
test_absent (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (
      "<stream id=\"s1\" name=\"S\" demand=\"4/d\"><step id=\"n1\" process=\"1h\" accuracy=\"80%\" people=\"2\"/>"
      "</stream>"));

  g_assert_true (set (&e, "n1", SW_ATTR_PROCESS, "1 h"));
  g_assert_true (set (&e, "n1", SW_ATTR_ACCURACY, "80"));
  g_assert_true (set (&e, "s1", SW_ATTR_NAME, " S "));
  assert_unchanged (&e);
  g_assert_true (set (&e, "n1", SW_ATTR_PROCESS, " "));
  g_assert_true (set (&e, "n1", SW_ATTR_ACCURACY, ""));
  g_assert_true (set (&e, "n1", SW_ATTR_PEOPLE, ""));
  g_assert_true (set (&e, "s1", SW_ATTR_DEMAND, ""));
  g_assert_true (set (&e, "s1", SW_ATTR_NAME, ""));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n    <step id=\"n1\"/>\n  </stream>\n"));
}

static void
test_list (void)
{
  g_auto (Editor) e = editor_open (
      MAP_OF ("<stream id=\"s1\"><step id=\"n1\"><practice a=\"1\">A</practice><role>R</role><practice>B</practice>"
              "<practice>C</practice></step></stream>"));
  const char *reordered[] = { "C", " A ", "", "New", NULL };
  const char *none[] = { NULL };

  /* What is equal stays the same element, with what else it holds. */
  g_assert_true (sw_edit_set_list (e.transaction, at (&e, "n1"), SW_KIND_PRACTICE, reordered, &e.error));
  keep (&e, NULL);
  {
    g_autofree char *bytes = bytes_of (e.map);
    const char *c = strstr (bytes, "<practice>C</practice>"), *a = strstr (bytes, "<practice a=\"1\">A</practice>");
    const char *n = strstr (bytes, "<practice>New</practice>");

    g_assert_true (c != NULL && a != NULL && n != NULL && c < a && a < n);
    g_assert_null (strstr (bytes, ">B<"));
  }
  g_assert_true (sw_edit_set_list (e.transaction, at (&e, "n1"), SW_KIND_PRACTICE, none, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n    <step id=\"n1\">\n      <role>R</role>\n    </step>\n  </stream>\n"));
  g_assert_true (
      sw_edit_set_list (e.transaction, at (&e, "n1"), SW_KIND_ROLE, (const char *[]){ "R", NULL }, &e.error));
  assert_unchanged (&e);
}

static void
test_field (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));
  SwElement *step = at (&e, "n1");

  g_assert_true (sw_edit_set_field (e.transaction, step, " Tool ", "Queue", &e.error));
  g_assert_true (sw_edit_set_field (e.transaction, step, "Cost", "3 €", &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n    <step id=\"n1\" activity=\"engage\">\n"
                   "      <field name=\"Tool\">Queue</field>\n      <field name=\"Cost\">3 €</field>\n"
                   "    </step>\n  </stream>\n"));
  g_assert_true (sw_edit_set_field (e.transaction, step, "Tool", "List", &e.error));
  g_assert_true (sw_edit_set_field (e.transaction, step, "Cost", NULL, &e.error));
  g_assert_true (sw_edit_set_field (e.transaction, step, "Unheard of", "", &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n    <step id=\"n1\" activity=\"engage\">\n"
                   "      <field name=\"Tool\">List</field>\n    </step>\n  </stream>\n"));
  g_assert_false (sw_edit_set_field (e.transaction, step, " ", "X", &e.error));
  assert_refused (&e, SW_ERROR_VALUE, "A field needs a name.");
}

static void
test_description (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));

  g_assert_true (sw_edit_set_description (e.transaction, at (&e, "s1"), "One\r\ntwo", &e.error));
  g_assert_true (sw_edit_set_description (e.transaction, sw_map_root (e.map), "All", &e.error));
  keep (&e,
        WHOLE ("  <description>All</description>\n  <stream id=\"s1\">\n    <description>One\ntwo</description>\n" //
               L_STEP ("n1") "  </stream>\n"));
  g_assert_true (sw_edit_set_description (e.transaction, at (&e, "s1"), "One\ntwo", &e.error));
  assert_unchanged (&e);
  g_assert_true (sw_edit_set_description (e.transaction, at (&e, "s1"), "", &e.error));
  g_assert_true (sw_edit_set_description (e.transaction, sw_map_root (e.map), "Some", &e.error));
  keep (&e, WHOLE ("  <description>Some</description>\n  <stream id=\"s1\">\n" L_STEP ("n1") "  </stream>\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/set/taken", test_taken);
  g_test_add_func ("/edit/set/refused", test_refused);
  g_test_add_func ("/edit/set/absent", test_absent);
  g_test_add_func ("/edit/set/list", test_list);
  g_test_add_func ("/edit/set/field", test_field);
  g_test_add_func ("/edit/set/description", test_description);
  return g_test_run ();
}
