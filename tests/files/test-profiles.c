#include "base/error.h"
#include "files/profiles.h"

static const char profile_text[] =
    "<profile xmlns='https://streamwright.github.io/ns/profile' id='own' name='Our own'>"
    "<activity id='hear' part='engage' name='Hear' short='H' colour='#ff0080' dark='#000000'>"
    "<summary> Listen. </summary><purpose>To know.</purpose><icon>M0 0L1 1</icon>"
    "<objective>One</objective><objective>Two</objective><input>Call</input>"
    "<output>Case</output><practice>Service desk</practice><next activity='act'/>"
    "</activity><activity id='act' colour='#ffffff' dark='#010203'/></profile>";

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwProfile) profile = sw_profile_read (profile_text, sizeof profile_text - 1, "own.xml", &error);
  const SwActivity *hear, *act;

  g_assert_no_error (error);
  g_assert_cmpstr (profile->id, ==, "own");
  g_assert_cmpstr (profile->name, ==, "Our own");
  g_assert_cmpuint (profile->activities->len, ==, 2);
  hear = sw_profile_activity (profile, "hear");
  g_assert_cmpint (hear->part, ==, SW_PART_ENGAGE);
  g_assert_cmpstr (hear->short_name, ==, "H");
  g_assert_cmpstr (hear->summary, ==, "Listen.");
  g_assert_cmpstr (hear->purpose, ==, "To know.");
  g_assert_cmpstr (hear->icon, ==, "M0 0L1 1");
  g_assert_cmpfloat (hear->colour.red, ==, 1);
  g_assert_cmpfloat (hear->colour.green, ==, 0);
  g_assert_cmpfloat_with_epsilon (hear->colour.blue, 128.0 / 255, 1e-9);
  g_assert_cmpuint (g_strv_length (hear->objectives), ==, 2);
  g_assert_cmpstr (hear->objectives[1], ==, "Two");
  g_assert_cmpstr (hear->inputs[0], ==, "Call");
  g_assert_cmpstr (hear->outputs[0], ==, "Case");
  g_assert_cmpstr (hear->practices[0], ==, "Service desk");
  g_assert_cmpstr (hear->next[0], ==, "act");
  act = sw_profile_activity (profile, "act");
  g_assert_cmpint (act->part, ==, SW_PART_NONE);
  g_assert_cmpstr (act->name, ==, "act");
  g_assert_cmpstr (act->short_name, ==, "act");
  g_assert_cmpstr (act->purpose, ==, "");
  g_assert_null (act->next[0]);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
    int code;
  } cases[] = {
    { "<profile", "p.xml:1:1: the activity set is not well-formed XML", SW_ERROR_MALFORMED },
    { "<profile id='a'/>", "p.xml:1:1: this is not an activity set", SW_ERROR_MALFORMED },
    { "<profile xmlns='https://streamwright.github.io/ns/profile'/>", "p.xml:1:1: this is not an activity set",
      SW_ERROR_MALFORMED },
    { "<profile xmlns='https://streamwright.github.io/ns/profile' id='p'>\n<activity/></profile>",
      "p.xml:2:1: an activity needs an id of its own", SW_ERROR_MALFORMED },
    { "<profile xmlns='https://streamwright.github.io/ns/profile' id='p'>\n"
      "<activity id='a' colour='#000000' dark='#000000'/>\n<activity id='a'/></profile>",
      "p.xml:3:1: an activity needs an id of its own", SW_ERROR_MALFORMED },
    { "<profile xmlns='https://streamwright.github.io/ns/profile' id='p'><activity id='a' colour='red' "
      "dark='#000000'/></profile>",
      "p.xml:1:1: the activity “a” has no good part, colour or dark colour", SW_ERROR_VALUE },
    { "<profile xmlns='https://streamwright.github.io/ns/profile' id='p'><activity id='a' part='cook' "
      "colour='#000000' dark='#000000'/></profile>",
      "p.xml:1:1: the activity “a” has no good part, colour or dark colour", SW_ERROR_VALUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwProfile *profile = sw_profile_read (cases[i].text, strlen (cases[i].text), "p.xml", &error);

      g_assert_null (profile);
      g_assert_error (error, SW_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_shipped (void)
{
  const SwProfile *profile = sw_profile_find ("itil4");
  guint parts = 0;

  g_assert_nonnull (profile);
  g_assert_cmpuint (profile->activities->len, ==, 6);
  for (guint i = 0; i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);

      g_assert_cmpuint (activity->index, ==, i);
      parts |= 1u << activity->part;
      g_assert_cmpstr (activity->purpose, !=, "");
      g_assert_cmpstr (activity->summary, !=, "");
      g_assert_cmpstr (activity->icon, !=, "");
      g_assert_nonnull (activity->objectives[0]);
      g_assert_nonnull (activity->inputs[0]);
      g_assert_nonnull (activity->outputs[0]);
      g_assert_nonnull (activity->practices[0]);
      g_assert_nonnull (activity->next[0]);
      for (guint n = 0; activity->next[n] != NULL; n++)
        g_assert_nonnull (sw_profile_activity (profile, activity->next[n]));
    }
  g_assert_cmpuint (parts, ==, 0x7e);
}

static void
test_templates (void)
{
  static const char *const ids[] = { "new-feature-request", "onboard-employee", "deploy-release",
                                     "simple-request",      "incident",         "organisation" };
  g_autoptr (GPtrArray) templates = sw_templates ();

  g_assert_cmpuint (templates->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < templates->len; i++)
    {
      const SwTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = sw_template_open (template->id, &error);

      g_assert_no_error (error);
      g_assert_nonnull (map);
      g_assert_cmpstr (template->id, ==, ids[i]);
      g_assert_cmpstr (template->title, !=, "");
      g_assert_cmpstr (template->description, !=, "");
    }
}

static void
test_no_template (void)
{
  static const char *const ids[] = { "nothing", "", "../profiles/itil4", "incident.vstream" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf ("there is no template “%s”", ids[i]);
      SwMap *map = sw_template_open (ids[i], &error);

      g_assert_null (map);
      g_assert_error (error, SW_ERROR, SW_ERROR_UNKNOWN);
      g_assert_cmpstr (error->message, ==, message);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  sw_profiles_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/files/profiles/read", test_read);
  g_test_add_func ("/files/profiles/refused", test_refused);
  g_test_add_func ("/files/profiles/shipped", test_shipped);
  g_test_add_func ("/files/templates/all", test_templates);
  g_test_add_func ("/files/templates/none", test_no_template);
  return g_test_run ();
}
