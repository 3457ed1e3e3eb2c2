#include "app/title.h"
#include "base/error.h"
#include "edit/transaction.h"
#include "files/read.h"

#include <string.h>

static void
test_name (void)
{
  static const struct
  {
    const char *path, *name;
  } cases[] = { { "/tmp/Incident.vstream", "Incident" },
                { "/tmp/notes.xml", "notes.xml" },
                { "/tmp/.vstream", ".vstream" },
                { "/tmp/a.vstream.vstream", "a.vstream" } };
  g_autoptr (SwMap) map = sw_map_new ();
  SwTransaction *transaction;
  g_autofree char *untitled = sw_title_name (NULL, map);
  g_autofree char *titled = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autofree char *name = sw_title_name (file, NULL);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpstr (untitled, ==, "Untitled map");
  transaction = sw_transaction_new (map);
  g_assert_true (sw_transaction_set (transaction, sw_map_root (map), SW_ATTR_TITLE, "Claims", NULL));
  g_ptr_array_unref (sw_transaction_commit (transaction));
  sw_transaction_free (transaction);
  titled = sw_title_name (NULL, map);
  g_assert_cmpstr (titled, ==, "Claims");
}

static void
test_folder (void)
{
  g_autofree char *in_home = g_build_filename (g_get_home_dir (), "maps", "a.vstream", NULL);
  g_autofree char *at_home = g_build_filename (g_get_home_dir (), "a.vstream", NULL);
  const struct
  {
    const char *path, *folder;
  } cases[] = { { in_home, "~/maps" }, { at_home, "~" }, { "/srv/share/a.vstream", "/srv/share" } };
  g_autofree char *none = sw_title_folder (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autofree char *folder = sw_title_folder (file);

      g_assert_cmpstr (folder, ==, cases[i].folder);
    }
  g_assert_cmpstr (none, ==, "Not saved yet");
}

static void
test_command (void)
{
  g_autofree char *with = sw_title_command ("Undo", "Move 3 steps", "Ctrl+Z");
  g_autofree char *without = sw_title_command ("Undo", NULL, "Ctrl+Z");

  g_assert_cmpstr (with, ==, "Undo: Move 3 steps (Ctrl+Z)");
  g_assert_cmpstr (without, ==, "Undo (Ctrl+Z)");
}

static void
test_findings (void)
{
  static const struct
  {
    guint errors, warnings, hints;
    const char *text;
  } cases[] = { { 0, 0, 0, "No problems" },
                { 1, 0, 0, "1 error" },
                { 2, 1, 0, "2 errors, 1 warning" },
                { 0, 3, 1, "3 warnings, 1 hint" },
                { 0, 0, 2, "2 hints" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwReport report = { .count = { 0, cases[i].hints, cases[i].warnings, cases[i].errors } };
      g_autofree char *text = sw_title_findings (&report);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_refusal (void)
{
  static const struct
  {
    const char *message, *text;
  } cases[] = { { "a.vstream:3:14: an attribute has no value", "Line 3: an attribute has no value." },
                { "a:1:2.vstream:30:1: the file ends: too early", "Line 30: the file ends: too early." },
                { "“a” cannot be read: No such file or directory", "“a” cannot be read: No such file or directory." },
                { "/srv/a.vstream: cannot be opened: Permission denied", "Cannot be opened: Permission denied." },
                { "the disk is full", "The disk is full." },
                { "ärger!", "Ärger!" },
                { "", "The system gave no reason." } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (SW_ERROR, SW_ERROR_MALFORMED, cases[i].message);
      g_autofree char *text = sw_title_refusal (error);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_repairs (void)
{
  static const char whole[] = "<map xmlns=\"" SW_NAMESPACE "\" version=\"1\"><stream id=\"s1\" name=\"A\"/></map>";
  static const char twice[] = "<map xmlns=\"" SW_NAMESPACE "\" version=\"1\"><stream id=\"s1\" name=\"A\"/>"
                              "<stream id=\"s1\" name=\"B\"/><stream id=\"s1\" name=\"C\"/></map>";
  g_autoptr (SwMap) good = sw_map_read (whole, strlen (whole), "-", NULL);
  g_autoptr (SwMap) bad = sw_map_read (twice, strlen (twice), "-", NULL);
  g_autofree char *none = sw_title_repairs (good);
  g_autofree char *two = sw_title_repairs (bad);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "2 elements had the id of another one and got new ones");
}

static void
test_suffix (void)
{
  static const struct
  {
    const char *path, *whole;
  } cases[] = { { "/tmp/a", "/tmp/a.vstream" },
                { "/tmp/a.vstream", "/tmp/a.vstream" },
                { "/tmp/A.VSTREAM", "/tmp/A.VSTREAM" },
                { "/tmp/a.svg", "/tmp/a.svg.vstream" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autoptr (GFile) whole = sw_title_with_suffix (file, SW_FILE_SUFFIX);

      g_assert_cmpstr (g_file_peek_path (whole), ==, cases[i].whole);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title/name", test_name);
  g_test_add_func ("/title/folder", test_folder);
  g_test_add_func ("/title/command", test_command);
  g_test_add_func ("/title/findings", test_findings);
  g_test_add_func ("/title/refusal", test_refusal);
  g_test_add_func ("/title/repairs", test_repairs);
  g_test_add_func ("/title/suffix", test_suffix);
  return g_test_run ();
}
