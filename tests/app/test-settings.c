#include "app/rules.h"
#include "app/settings.h"
#include "checks/rule.h"

#include "folders.h"

#include <glib/gstdio.h>

static char *
new_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "streamwright", "settings.ini", NULL);
}

static void
test_fallbacks (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (SwSettings) settings = sw_settings_new (NULL);
  g_auto (GStrv) keys = sw_settings_keys (settings, "rules");

  g_assert_true (sw_settings_flag (settings, "a", "b", TRUE));
  g_assert_false (sw_settings_flag (settings, "a", "b", FALSE));
  g_assert_cmpint (sw_settings_number (settings, "a", "b", 7, 0, 10), ==, 7);
  g_assert_null (sw_settings_text (settings, "a", "b"));
  g_assert_cmpuint (g_strv_length (keys), ==, 0);
  sw_settings_flush (settings);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_kept (void)
{
  g_autoptr (SwSettings) settings = sw_settings_new (NULL);
  g_autoptr (SwSettings) again = NULL;
  g_autofree char *text = NULL, *gone = NULL;

  sw_settings_set_flag (settings, "a", "flag", TRUE);
  sw_settings_set_number (settings, "a", "number", -5);
  sw_settings_set_text (settings, "b", "text", " two\nlines; ü\\ ");
  sw_settings_set_text (settings, "b", "gone", "x");
  sw_settings_set_text (settings, "b", "gone", NULL);
  sw_settings_flush (settings);
  again = sw_settings_new (NULL);
  g_assert_true (sw_settings_flag (again, "a", "flag", FALSE));
  g_assert_cmpint (sw_settings_number (again, "a", "number", 0, -10, 10), ==, -5);
  g_assert_cmpint (sw_settings_number (again, "a", "number", 0, 0, 10), ==, 0);
  text = sw_settings_text (again, "b", "text");
  gone = sw_settings_text (again, "b", "gone");
  g_assert_cmpstr (text, ==, " two\nlines; ü\\ ");
  g_assert_null (gone);
}

static void
test_damaged (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (SwSettings) settings = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "\xff\xfe no key file [", -1, NULL));
  settings = sw_settings_new (NULL);
  g_assert_cmpint (sw_settings_number (settings, "window", "width", 1280, 600, 9999), ==, 1280);
  sw_settings_set_number (settings, "window", "width", 800);
  g_assert_cmpint (sw_settings_number (settings, "window", "width", 1280, 600, 9999), ==, 800);
}

static void
on_changed (SwSettings *settings, const char *group, GString *heard)
{
  g_string_append_printf (heard, "%s ", group);
}

static void
test_signal (void)
{
  g_autoptr (SwSettings) settings = sw_settings_new (NULL);
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (settings, "changed", G_CALLBACK (on_changed), heard);
  sw_settings_set_flag (settings, "a", "flag", TRUE);
  sw_settings_set_flag (settings, "a", "flag", TRUE);
  sw_settings_set_text (settings, "b", "text", "x");
  sw_settings_set_text (settings, "b", "none", NULL);
  g_assert_cmpstr (heard->str, ==, "a b ");
}

/* What this version does not know is left out; the rest counts. */
static void
test_rules (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "unknown.ini", NULL);
  g_autoptr (SwSettings) settings = sw_settings_new (path);
  g_autoptr (SwCheckConfig) config = NULL;
  const SwRule *off = sw_rule_find ("missing-feedback");
  const SwRule *other = sw_rule_find ("skipped-activity");
  const SwRule *low = sw_rule_find ("low-yield");

  sw_settings_set_text (settings, "missing-feedback", "severity", "off");
  sw_settings_set_text (settings, "no-such-rule", "severity", "error");
  sw_settings_set_text (settings, "skipped-activity", "severity", "no such severity");
  sw_settings_set_text (settings, "low-yield", "percent", "61");
  sw_settings_set_text (settings, "low-yield", "no-such-threshold", "1");
  config = sw_rules_config (settings);
  g_assert_cmpint (sw_check_config_severity (config, off, SW_SEVERITY_WARNING), ==, SW_SEVERITY_OFF);
  g_assert_cmpint (sw_check_config_severity (config, other, SW_SEVERITY_WARNING), ==, SW_SEVERITY_WARNING);
  g_assert_cmpfloat (sw_check_config_threshold (config, low, "percent"), ==, 61);
}

/* The file is one that the command line takes; what is as it was is not in it. */
static void
test_rules_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "rules-kept.ini", NULL);
  g_autoptr (SwSettings) settings = sw_settings_new (path);
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *empty = NULL;
  const SwRule *low = sw_rule_find ("low-yield"), *skipped = sw_rule_find ("skipped-activity");
  SwSeverity severity = SW_SEVERITY_INFO;

  g_assert_true (sw_rules_is_default (settings));
  sw_rules_set_severity (settings, skipped, &severity);
  sw_rules_set_threshold (settings, low, &low->thresholds[0], 62.5);
  text = sw_settings_to_text (settings);
  g_assert_cmpstr (text, ==, "[skipped-activity]\nseverity=info\n\n[low-yield]\npercent=62.5\n");
  sw_settings_flush (settings);
  g_assert_true (sw_check_config_load (config, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sw_check_config_severity (config, skipped, SW_SEVERITY_WARNING), ==, SW_SEVERITY_INFO);
  g_assert_cmpfloat (sw_check_config_threshold (config, low, "percent"), ==, 62.5);

  sw_rules_set_severity (settings, skipped, NULL);
  sw_rules_set_threshold (settings, low, &low->thresholds[0], low->thresholds[0].fallback);
  g_assert_true (sw_rules_is_default (settings));
  empty = sw_settings_to_text (settings);
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char **argv)
{
  own_folders ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/fallbacks", test_fallbacks);
  g_test_add_func ("/settings/kept", test_kept);
  g_test_add_func ("/settings/damaged", test_damaged);
  g_test_add_func ("/settings/signal", test_signal);
  g_test_add_func ("/settings/rules", test_rules);
  g_test_add_func ("/settings/rules/file", test_rules_file);
  return own_folders_remove (g_test_run ());
}
