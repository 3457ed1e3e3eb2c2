#include "app/title.h"

#include "files/read.h"
#include "panels/finding-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
sw_title_name (GFile *file, SwMap *map)
{
  g_autofree char *name = NULL;
  const char *title;

  if (file != NULL)
    {
      g_autofree char *base = g_file_get_basename (file);

      name = g_filename_display_name (base);
      if (g_str_has_suffix (name, SW_FILE_SUFFIX) && strlen (name) > strlen (SW_FILE_SUFFIX))
        name[strlen (name) - strlen (SW_FILE_SUFFIX)] = '\0';
      return g_steal_pointer (&name);
    }
  title = sw_element_text (sw_map_root (map), SW_ATTR_TITLE);
  return g_strdup (title != NULL && *title != '\0' ? title : _ ("Untitled map"));
}

char *
sw_title_folder (GFile *file)
{
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;

  if (file == NULL)
    return g_strdup (_ ("Not saved yet"));
  if (folder == NULL)
    return g_file_get_parse_name (file);
  if (g_file_equal (folder, home))
    return g_strdup ("~");
  below = g_file_get_relative_path (home, folder);
  if (below == NULL)
    return g_file_get_parse_name (folder);
  {
    g_autofree char *shown = g_filename_display_name (below);

    return g_strconcat ("~/", shown, NULL);
  }
}

char *
sw_title_command (const char *verb, const char *label, const char *shortcut)
{
  if (label == NULL)
    return g_strdup_printf ("%s (%s)", verb, shortcut);
  return g_strdup_printf ("%s: %s (%s)", verb, label, shortcut);
}

char *
sw_title_findings (const SwReport *report)
{
  g_autofree char *counts = sw_finding_counts (report);

  return g_strdup (*counts != '\0' ? counts : _ ("No problems"));
}

static char *
sentence (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  gboolean ended = g_str_has_suffix (text, ".") || g_str_has_suffix (text, "!") || g_str_has_suffix (text, "?");

  return g_strconcat (upper, text + strlen (first), ended ? "" : ".", NULL);
}

char *
sw_title_refusal (const GError *error)
{
  static GRegex *place, *path;
  g_autoptr (GMatchInfo) match = NULL, named = NULL;
  g_autofree char *line = NULL, *reason = NULL, *text = NULL;

  if (*error->message == '\0')
    return g_strdup (_ ("The system gave no reason."));
  if (place == NULL)
    {
      place = g_regex_new ("^.*?:(\\d+):\\d+: (.*)$", G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);
      path = g_regex_new ("^/.*?: (.*)$", G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);
    }
  if (g_regex_match (place, error->message, 0, &match))
    {
      line = g_match_info_fetch (match, 1);
      reason = g_match_info_fetch (match, 2);
      text = g_strdup_printf (_ ("Line %s: %s"), line, reason);
      return sentence (text);
    }
  if (g_regex_match (path, error->message, 0, &named))
    {
      reason = g_match_info_fetch (named, 1);
      return sentence (reason);
    }
  return sentence (error->message);
}

static guint
count_renamed (const SwElement *element)
{
  guint count = element->renamed_from != NULL ? 1 : 0;

  sw_for_each_child (child, element)
    count += count_renamed (child);
  return count;
}

char *
sw_title_repairs (SwMap *map)
{
  guint count = count_renamed (sw_map_root (map));

  if (count == 0)
    return g_strdup ("");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u element had the id of another one and got a new one",
                                       "%u elements had the id of another one and got new ones", count),
                          count);
}

GFile *
sw_title_with_suffix (GFile *file, const char *suffix)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (base, -1);
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  if (g_str_has_suffix (lower, suffix))
    return g_object_ref (file);
  name = g_strconcat (base, suffix, NULL);
  folder = g_file_get_parent (file);
  return folder != NULL ? g_file_get_child (folder, name) : g_object_ref (file);
}
