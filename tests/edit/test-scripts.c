/* Random scripts of commands, the same each run: undoing all gives the first bytes, redoing all the last ones, and each
 * state can be saved. The scripts are those of the fuzzer (tests/fuzz/fuzz-edit.c), which aborts where one does not. */
#include "../fuzz/fuzz.h"
#include "files/profiles.h"

/* What a script makes for sure, and the bytes that it may take for it. */
#define SCRIPTS 1000
#define COMMANDS 200
#define BYTES 6000

/* The names that the header declares, in any form: "SwElement *sw_edit_add_team (". Those that it speaks of are not
 * followed by " (". */
static GPtrArray *
declared_commands (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "src", "edit", "commands.h", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) pattern = g_regex_new ("\\b(sw_edit_\\w+) \\(", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (names, g_match_info_fetch (match, 1));
  return names;
}

static void
test_scripts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261101);
  g_autoptr (GPtrArray) commands = declared_commands ();
  guint32 script[BYTES / sizeof (guint32)];

  g_assert_true (sw_profiles_load (NULL));
  for (guint i = 0; i < SCRIPTS; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (script); k++)
        script[k] = GUINT32_TO_LE (g_rand_int (rand));
      g_assert_cmpint (sw_fuzz_edit ((const guint8 *)script, sizeof script), ==, 0);
      g_assert_cmpuint (sw_fuzz_edit_kept (NULL), ==, COMMANDS * (i + 1));
    }
  /* None is only ever refused. */
  for (guint i = 0; i < commands->len; i++)
    {
      const char *name = g_ptr_array_index (commands, i);
      g_test_message ("%s changed something %u times", name, sw_fuzz_edit_kept (name));
      g_assert_cmpuint (sw_fuzz_edit_kept (name), >, 100);
    }
}

static void
test_all_commands (void)
{
  g_autoptr (GPtrArray) commands = declared_commands ();

  g_assert_cmpuint (commands->len, >=, 23);
  for (guint i = 0; i < commands->len; i++)
    if (!sw_fuzz_edit_knows (g_ptr_array_index (commands, i)))
      g_error ("no script uses %s: give it a row in tests/fuzz/script.c", (char *)g_ptr_array_index (commands, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/scripts/all-commands", test_all_commands);
  g_test_add_func ("/edit/scripts/undo", test_scripts);
  return g_test_run ();
}
