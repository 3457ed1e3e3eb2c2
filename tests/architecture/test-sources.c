#include "tree.h"

#include <string.h>

static const char *const code_endings[] = { ".c", ".h", NULL };

/* Functions that no room may call, each with what to use instead; @allowed names the rooms that may. */
static const struct
{
  const char *pattern;
  const char *allowed;
  const char *instead;
} banned[] = {
  { "strcpy|strcat|strncpy|strncat|stpcpy", "", "g_strlcpy() or GString" },
  { "sprintf|vsprintf|asprintf", "", "g_strdup_printf()" },
  { "strtok|strtok_r", "", "g_strsplit()" },
  { "atoi|atol|atof|strtod|strtof|strtol|sscanf|scanf", "", "base/number.h" },
  { "gets|tmpnam|mktemp|tempnam|alloca|g_alloca|g_newa", "", "a bounded buffer or g_file_open_tmp()" },
  { "system|popen|g_spawn_command_line_\\w+", "", "nothing: no room starts a shell" },
  { "toupper|tolower|isalpha|isdigit|isspace|isalnum", "", "g_ascii_*() or g_unichar_*()" },
  { "rand|srand|random", "", "a generator with a seed" },
  { "malloc|calloc|realloc|free|strdup|strndup", "", "g_malloc() and its relatives" },
  { "xmlReadFile|xmlParseFile|xmlCleanupParser|xmlXIncludeProcess|xmlSetGenericErrorFunc", "", "files/read.h" },
  { "g_file_set_contents|g_file_set_contents_full|g_file_replace_contents", "", "files/save.h" },
  { "printf|puts|putchar|fprintf|vprintf|perror|g_print|g_printerr", "cli app", "a GError" },
  { "sw_map_apply", "model edit files", "a transaction of edit/" },
};

static gboolean
allowed_in (const char *list, const char *room)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *)words, room);
}

static char *
find_call (const char *code, const char *pattern, guint *line)
{
  g_autofree char *expression = g_strdup_printf ("(?<![\\w.>])(%s)[ \t]*\\(", pattern);
  g_autoptr (GRegex) regex = g_regex_new (expression, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  g_assert_nonnull (regex);
  if (!g_regex_match (regex, code, 0, &match))
    return NULL;
  g_match_info_fetch_pos (match, 1, &start, NULL);
  *line = tree_line (code, (gsize)start);
  return g_match_info_fetch (match, 1);
}

static void
test_banned_calls (void)
{
  g_autoptr (GPtrArray) files = tree_load (code_endings);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autofree char *code = tree_strip (file->text);

      for (guint j = 0; j < G_N_ELEMENTS (banned); j++)
        {
          guint line = 0;
          g_autofree char *call = find_call (code, banned[j].pattern, &line);

          if (call != NULL && !allowed_in (banned[j].allowed, file->room))
            g_test_fail_printf ("%s:%u calls %s(); use %s", file->path, line, call, banned[j].instead);
        }
    }
}

static void
test_scanner (void)
{
  g_autofree char *code =
      tree_strip ("int a; /* strcpy (x) */\nchar *s = \"sprintf (\\\" y\";\n// atoi (1)\nfoo->free (z);\n"
                  "char q = '\"';\nstrcpy (a, b);\n");
  guint line = 0;
  g_autofree char *call = find_call (code, "strcpy", &line);

  g_assert_cmpstr (call, ==, "strcpy");
  g_assert_cmpuint (line, ==, 6);
  g_assert_null (find_call (code, "sprintf", &line));
  g_assert_null (find_call (code, "atoi", &line));
  g_assert_null (find_call (code, "free", &line));
}

static void
test_unfinished (void)
{
  g_autoptr (GPtrArray) files = tree_load (code_endings);
  g_autoptr (GRegex) regex =
      g_regex_new ("\\b(TODO|FIXME|XXX|HACK)\\b|^[ \t]*#[ \t]*if[ \t]+0\\b", G_REGEX_MULTILINE, 0, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autoptr (GMatchInfo) match = NULL;
      int start = 0;

      if (!g_regex_match (regex, file->text, 0, &match))
        continue;
      g_match_info_fetch_pos (match, 0, &start, NULL);
      g_test_fail_printf ("%s:%u is unfinished", file->path, tree_line (file->text, (gsize)start));
    }
}

static void
test_length (void)
{
  g_autoptr (GPtrArray) files = tree_load (code_endings);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);

      if (tree_line (file->text, strlen (file->text)) > 1000)
        g_test_fail_printf ("%s is longer than 1,000 lines: split it by concern", file->path);
    }
}

static void
test_pragma_once (void)
{
  static const char *const endings[] = { ".h", NULL };
  g_autoptr (GPtrArray) files = tree_load (endings);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autofree char *code = tree_strip (file->text);

      if (!g_str_has_prefix (g_strchug (code), "#pragma once\n"))
        g_test_fail_printf ("%s does not begin with #pragma once", file->path);
    }
}

/* A file that no room's meson.build names is dead code that nobody compiles. */
static void
test_all_built (void)
{
  static const char *const endings[] = { ".c", NULL };
  g_autoptr (GPtrArray) files = tree_load (endings);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autofree char *build_path = g_build_filename ("src", file->room, "meson.build", NULL);
      g_autofree char *build = tree_read (build_path);
      g_autofree char *name = g_path_get_basename (file->path);
      g_autofree char *quoted = g_strdup_printf ("'%s'", name);

      if (strstr (build, quoted) == NULL)
        g_test_fail_printf ("%s is not built: %s does not name it", file->path, build_path);
    }
}

/* Translators see what po/POTFILES.in names, and only that. */
static void
test_potfiles (void)
{
  static const char *const endings[] = { ".c", NULL };
  g_autoptr (GPtrArray) files = tree_load (endings);
  g_autofree char *text = tree_read ("po/POTFILES.in");
  g_auto (GStrv) listed = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autofree char *code = tree_strip (file->text);
      guint line = 0;
      g_autofree char *call = find_call (code, "_|N_|C_|NC_|ngettext|Q_", &line);

      if (call != NULL && !g_strv_contains ((const char *const *)listed, file->path))
        g_test_fail_printf ("%s:%u has texts to translate, but po/POTFILES.in does not name the file", file->path,
                            line);
    }
  for (guint i = 0; listed[i] != NULL; i++)
    if (*listed[i] != '\0' && *listed[i] != '#')
      g_free (tree_read (listed[i]));
}

static void
test_potfiles_are_sorted (void)
{
  g_autofree char *text = tree_read ("po/POTFILES.in");
  g_auto (GStrv) listed = g_strsplit (text, "\n", -1);
  const char *last = "";

  for (guint i = 0; listed[i] != NULL; i++)
    if (*listed[i] != '\0' && *listed[i] != '#')
      {
        if (strcmp (last, listed[i]) >= 0)
          g_test_fail_printf ("po/POTFILES.in: %s is out of order or named twice", listed[i]);
        last = listed[i];
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/architecture/sources/scanner", test_scanner);
  g_test_add_func ("/architecture/sources/banned-calls", test_banned_calls);
  g_test_add_func ("/architecture/sources/unfinished", test_unfinished);
  g_test_add_func ("/architecture/sources/length", test_length);
  g_test_add_func ("/architecture/sources/pragma-once", test_pragma_once);
  g_test_add_func ("/architecture/sources/all-built", test_all_built);
  g_test_add_func ("/architecture/sources/potfiles", test_potfiles);
  g_test_add_func ("/architecture/sources/potfiles-are-sorted", test_potfiles_are_sorted);
  return g_test_run ();
}
