/* Steps as one line of text. */
#include "edit/quick-entry.h"

#include "base/error.h"
#include "editor.h"

#include <string.h>

#define EMPTY MAP_OF ("<team id=\"t1\" name=\"Service desk\"/><stream id=\"s1\" name=\"S\"/>")

/* What a line says, as text: name|activity|process|wait|accuracy|team for each step. */
static char *
said (SwMap *map, const char *text, GError **error)
{
  g_autoptr (GPtrArray) steps = sw_quick_parse (map, text, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SwQuickStep *step = g_ptr_array_index (steps, i);
      g_string_append_printf (out, "%s%s|%s|%s|%s|%s|%s", i > 0 ? "\n" : "", step->name,
                              step->activity != NULL ? step->activity->id : "",
                              step->process != NULL ? step->process : "", step->wait != NULL ? step->wait : "",
                              step->accuracy != NULL ? step->accuracy : "", step->team != NULL ? step->team : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_said (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "Triage @engage 15min/2d 80% #desk; Approve @plan", "Triage|engage|15min|2d|80%|desk\nApprove|plan||||" },
    { "Check", "Check|||||" },
    { "  Check   the  form  ", "Check the form|||||" },
    { "@build Compile 2h", "Compile|obtain-build|2h|||" },
    { "@des Draw", "Draw|design-transition||||" },
    { "@Deliver Roll out", "Roll out|deliver-support||||" },
    { "@support Help", "Help|deliver-support||||" },
    { "@TRANSITION Ship", "Ship|design-transition||||" },
    { "Wait /2d", "Wait|||2d||" },
    { "Work 15min/", "Work||15min|||" },
    { "Work 1,5h/1h..2h", "Work||1,5h|1h..2h||" },
    { "Judge 99,5%", "Judge||||99.5%|" },
    { "24/7 hotline", "24/7 hotline|||||" },
    { "2nd level and/or 3 more", "2nd level and/or 3 more|||||" },
    { "Save 10% of 20%", "Save of 20%||||10%|" },
    { "Test #\"Quality people\" 1h", "Test||1h|||Quality people" },
    { "Test #QA", "Test|||||QA" },
    { "Test #service", "Test|||||service" },
    { "a@b # @", "a@b # @|||||" },
    { "@plan", "|plan||||" },
    { "One\nTwo;;\n\r\n;Three", "One|||||\nTwo|||||\nThree|||||" },
  };
  g_auto (Editor) e = editor_open (EMPTY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *says = said (e.map, cases[i].text, &e.error);

      g_assert_no_error (e.error);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    SwError code;
    const char *sentence;
  } cases[] = {
    { "Triage @magic", SW_ERROR_UNKNOWN,
      "“@magic” is no activity; there are @plan, @improve, @engage, @design-transition, @obtain-build, "
      "@deliver-support" },
    { "Triage 15min/2x", SW_ERROR_VALUE, "“2x” is no time; times are written like 15min/2d: worked/waited" },
    { "Triage 1h/2h/3h", SW_ERROR_VALUE, "“2h/3h” is no time; times are written like 15min/2d: worked/waited" },
    { "Triage 120%", SW_ERROR_VALUE, "“120%” is not a percentage; write a number from 0% to 100%, such as 85%" },
    { " ; ", SW_ERROR_VALUE, "Write a step, such as: Triage @engage 15min/2d 80% #desk" },
    { "", SW_ERROR_VALUE, "Write a step, such as: Triage @engage 15min/2d 80% #desk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Editor) e = editor_open (EMPTY);
      char **made = NULL;

      g_assert_false (
          sw_edit_quick_entry (e.transaction, at (&e, "s1"), NULL, cases[i].text, 0, 0, 272, &made, &e.error));
      g_assert_null (made);
      assert_refused (&e, (int)cases[i].code, cases[i].sentence);
    }
}

/* Behind a step that is there; a team that is new; each in its place. */
static void
test_made (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));
  g_auto (GStrv) made = NULL;

  g_assert_true (sw_edit_quick_entry (e.transaction, at (&e, "s1"), at (&e, "n1"),
                                      "Triage @engage 15min/2d 80% #Desk; Approve @plan #desk", 296, 96, 272, &made,
                                      &e.error));
  g_assert_cmpuint (g_strv_length (made), ==, 2);
  g_assert_cmpstr (sw_element_text (at (&e, made[0]), SW_ATTR_NAME), ==, "Triage");
  keep (&e,
        WHOLE ("  <team id=\"t1\" name=\"Desk\"/>\n"
               "  <stream id=\"s1\">\n" L_STEP (
                   "n1") "    <step id=\"n2\" activity=\"engage\" name=\"Triage\" x=\"296\" y=\"96\" "
                         "process=\"15min\" wait=\"2d\" accuracy=\"80%\" team=\"t1\"/>\n" L_FLOW (
                             "f1", "n1", "n2") "    <step id=\"n3\" activity=\"plan\" name=\"Approve\" x=\"568\" "
                                               "y=\"96\" team=\"t1\"/>\n" L_FLOW ("f2", "n2", "n3") "  </stream>\n"));
}

/* A team is known by the beginning of one of its words, in whatever letters. */
static void
test_team (void)
{
  static const char *const words[] = { "desk", "service", "SERV", "\"service desk\"" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (Editor) e = editor_open (EMPTY);
      g_autofree char *text = g_strconcat ("Triage #", words[i], NULL);
      g_auto (GStrv) made = NULL;

      g_assert_true (sw_edit_quick_entry (e.transaction, at (&e, "s1"), NULL, text, 0, 0, 272, &made, &e.error));
      g_assert_cmpstr (sw_element_text (at (&e, made[0]), SW_ATTR_TEAM), ==, "t1");
      g_assert_cmpuint (sw_element_count (sw_map_root (e.map), SW_KIND_TEAM), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/quick-entry/said", test_said);
  g_test_add_func ("/edit/quick-entry/refused", test_refused);
  g_test_add_func ("/edit/quick-entry/made", test_made);
  g_test_add_func ("/edit/quick-entry/team", test_team);
  return g_test_run ();
}
