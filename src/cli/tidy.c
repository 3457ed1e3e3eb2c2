#include "cli/cli.h"

#include "files/read.h"
#include "files/write.h"
#include "layout/tidy.h"

#include <glib/gi18n-lib.h>

static gboolean
arrangement_named (const char *name, SwArrangement *arrangement)
{
  const char *const *words = sw_kind_attr (SW_KIND_STREAM, SW_ATTR_ARRANGEMENT)->words;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], name))
      {
        *arrangement = (SwArrangement)i;
        return TRUE;
      }
  return FALSE;
}

int
sw_cli_tidy (int argc, char **argv)
{
  g_autofree char *output = NULL, *name = NULL;
  SwArrangement arrangement;
  gboolean force = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), N_ ("FILE") },
    { "arrangement", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("How all streams are arranged: free or lanes"),
      N_ ("ARRANGEMENT") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"),
                     _ ("Puts the steps of a map in order, as Tidy in the window does.")))
    return SW_EXIT_USAGE;
  if (argc != 2 || output == NULL)
    return sw_cli_usage (_ ("tidy needs one file and -o FILE"));
  if (name != NULL && !arrangement_named (name, &arrangement))
    return sw_cli_usage (_ ("--arrangement is free or lanes"));
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  sw_layout_tidy_map (map, name != NULL ? &arrangement : NULL);
  bytes = sw_map_write (map);
  return sw_cli_write (output, bytes, force);
}
