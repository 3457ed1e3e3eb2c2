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

static void
test_rules (void)
{
  g_autoptr (SwSettings) settings = sw_settings_new (NULL);
  g_autoptr (SwCheckConfig) config = NULL;
  const SwRule *off = sw_rule_find ("missing-feedback");
  const SwRule *other = sw_rule_find ("skipped-activity");

  sw_settings_set_text (settings, SW_RULES_GROUP, "missing-feedback", "off");
  sw_settings_set_text (settings, SW_RULES_GROUP, "no-such-rule", "error");
  sw_settings_set_text (settings, SW_RULES_GROUP, "skipped-activity", "no such severity");
  config = sw_rules_config (settings);
  g_assert_cmpint (sw_check_config_severity (config, off, SW_SEVERITY_WARNING), ==, SW_SEVERITY_OFF);
  g_assert_cmpint (sw_check_config_severity (config, other, SW_SEVERITY_WARNING), ==, SW_SEVERITY_WARNING);
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
  return own_folders_remove (g_test_run ());
}
