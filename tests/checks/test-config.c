/* Severities from outside: what they change, and that nothing unknown is taken in silence. */
#include "findings.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define REST LIGHT ("plan") LIGHT ("improve") LIGHT ("design-transition") LIGHT ("obtain-build")
#define LACKS_FEEDBACK                                                                                                 \
  MAP_OF (STREAM ("s1", "", REST STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")))

static void
assert_with (const char *setting, const char *xml, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = findings_read (xml);
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  g_autoptr (SwReport) report = NULL;
  g_autofree char *lines = NULL;

  g_assert_true (sw_check_config_set_severity (config, setting, &error));
  g_assert_no_error (error);
  report = findings_check (map, config);
  lines = findings_lines (report);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_severities (void)
{
  assert_with ("missing-feedback=off", LACKS_FEEDBACK, "");
  assert_with ("missing-feedback=info", LACKS_FEEDBACK, "info missing-feedback s1: n2\n");
  assert_with ("missing-feedback=warning", LACKS_FEEDBACK, "warning missing-feedback s1: n2\n");
  assert_with ("missing-feedback=error", LACKS_FEEDBACK, "error missing-feedback s1: n2\n");
  assert_with ("flow-cycle=error", LACKS_FEEDBACK, "warning missing-feedback s1: n2\n");
}

/* Every rule can be switched off: its own wrong example then has none of it. */
static void
test_off (void)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *setting = g_strconcat (rules[i].id, "=off", NULL);
      g_autoptr (SwMap) map = findings_read (rules[i].wrong);
      g_autoptr (SwCheckConfig) config = sw_check_config_new ();
      g_autoptr (SwReport) report = NULL;

      g_assert_true (sw_check_config_set_severity (config, setting, NULL));
      report = findings_check (map, config);
      for (guint k = 0; k < report->findings->len; k++)
        g_assert_true (((SwFinding *)g_ptr_array_index (report->findings, k))->rule != &rules[i]);
    }
}

static void
test_later_wins (void)
{
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  const SwRule *rule = sw_rule_find ("flow-cycle");

  g_assert_cmpint (sw_check_config_severity (config, rule, SW_SEVERITY_WARNING), ==, SW_SEVERITY_WARNING);
  g_assert_cmpint (sw_check_config_severity (NULL, rule, SW_SEVERITY_INFO), ==, SW_SEVERITY_INFO);
  g_assert_true (sw_check_config_set_severity (config, "flow-cycle=error", NULL));
  g_assert_true (sw_check_config_set_severity (config, "flow-cycle=info", NULL));
  g_assert_cmpint (sw_check_config_severity (config, rule, SW_SEVERITY_WARNING), ==, SW_SEVERITY_INFO);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *setting;
    SwError code;
    const char *message;
  } cases[] = {
    { "no-such-rule=off", SW_ERROR_UNKNOWN, "there is no rule “no-such-rule”" },
    { "=off", SW_ERROR_UNKNOWN, "there is no rule “”" },
    { "flow-cycle=loud", SW_ERROR_UNKNOWN, "there is no severity “loud”; use off, info, warning or error" },
    { "flow-cycle=", SW_ERROR_UNKNOWN, "there is no severity “”; use off, info, warning or error" },
    { "flow-cycle=Error", SW_ERROR_UNKNOWN, "there is no severity “Error”; use off, info, warning or error" },
    { "flow-cycle=off=off", SW_ERROR_UNKNOWN, "there is no severity “off=off”; use off, info, warning or error" },
    { "flow-cycle", SW_ERROR_USAGE, "“flow-cycle” does not have the form RULE=SEVERITY" },
    { "", SW_ERROR_USAGE, "“” does not have the form RULE=SEVERITY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwCheckConfig) config = sw_check_config_new ();

      g_assert_false (sw_check_config_set_severity (config, cases[i].setting, &error));
      g_assert_error (error, SW_ERROR, (int)cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpint (sw_check_config_severity (config, sw_rule_find ("flow-cycle"), SW_SEVERITY_WARNING), ==,
                       SW_SEVERITY_WARNING);
    }
}

static char *
config_file (const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("sw-config-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  g_autofree char *path = config_file ("# ours\n[missing-feedback]\nseverity = error\n\n[flow-cycle]\nseverity=off\n");

  g_assert_true (sw_check_config_load (config, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sw_check_config_severity (config, sw_rule_find ("missing-feedback"), SW_SEVERITY_WARNING), ==,
                   SW_SEVERITY_ERROR);
  g_assert_cmpint (sw_check_config_severity (config, sw_rule_find ("flow-cycle"), SW_SEVERITY_WARNING), ==,
                   SW_SEVERITY_OFF);
  g_assert_cmpint (sw_check_config_severity (config, sw_rule_find ("step-unconnected"), SW_SEVERITY_WARNING), ==,
                   SW_SEVERITY_WARNING);
  g_unlink (path);
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *content;
    SwError code;
    const char *message; /* behind the path */
  } cases[] = {
    { "[flow-cycle]\nseverity=off\n[flow-circle]\nseverity=off\n", SW_ERROR_UNKNOWN,
      ":3:1: there is no rule “flow-circle”" },
    { "\n[flow-cycle]\n\nseverity=loud\n", SW_ERROR_UNKNOWN,
      ":4:1: there is no severity “loud”; use off, info, warning or error" },
    { "[flow-cycle]\nlimit=3\n", SW_ERROR_UNKNOWN, ":2:1: the rule “flow-cycle” has no setting “limit”" },
    { "[flow-cycle]\nseverity\n", SW_ERROR_MALFORMED, NULL },
    { "severity=off\n", SW_ERROR_MALFORMED, NULL },
    { "\xff\xfe", SW_ERROR_MALFORMED, ":1:1: this is not a settings file: it is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwCheckConfig) config = sw_check_config_new ();
      g_autofree char *path = config_file (cases[i].content);
      g_autofree char *message = cases[i].message != NULL ? g_strconcat (path, cases[i].message, NULL) : NULL;

      g_assert_false (sw_check_config_load (config, path, &error));
      g_assert_error (error, SW_ERROR, (int)cases[i].code);
      if (message != NULL)
        g_assert_cmpstr (error->message, ==, message);
      g_assert_true (g_str_has_prefix (error->message, path));
      g_assert_null (strchr (error->message, '\n'));
      g_unlink (path);
    }
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();

  g_assert_false (sw_check_config_load (config, "/no/such/file", &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "/no/such/file: "));
}

static void
test_names (void)
{
  SwSeverity severity;

  g_assert_cmpstr (sw_severity_name (SW_SEVERITY_OFF), ==, "off");
  g_assert_cmpstr (sw_severity_name (SW_SEVERITY_INFO), ==, "info");
  g_assert_cmpstr (sw_severity_name (SW_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (sw_severity_name (SW_SEVERITY_ERROR), ==, "error");
  for (SwSeverity s = SW_SEVERITY_OFF; s <= SW_SEVERITY_ERROR; s++)
    {
      g_assert_true (sw_severity_from_name (sw_severity_name (s), &severity));
      g_assert_cmpint (severity, ==, s);
      g_assert_cmpuint (strlen (sw_severity_label (s)), >, 0);
    }
  g_assert_false (sw_severity_from_name ("fatal", &severity));
  g_assert_false (sw_severity_from_name ("", &severity));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/config/severities", test_severities);
  g_test_add_func ("/checks/config/off", test_off);
  g_test_add_func ("/checks/config/later-wins", test_later_wins);
  g_test_add_func ("/checks/config/refused", test_refused);
  g_test_add_func ("/checks/config/file", test_file);
  g_test_add_func ("/checks/config/bad-files", test_bad_files);
  g_test_add_func ("/checks/config/missing-file", test_missing_file);
  g_test_add_func ("/checks/config/names", test_names);
  return g_test_run ();
}
