#include "cli/cli.h"

#include "files/read.h"
#include "files/write.h"
#include "layout/tidy.h"

#include <glib/gi18n-lib.h>

int
sw_cli_tidy (int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"),
                     _ ("Puts the steps of a map in order, as Tidy in the window does.")))
    return SW_EXIT_USAGE;
  if (argc != 2 || output == NULL)
    return sw_cli_usage (_ ("tidy needs one file and -o FILE"));
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  sw_layout_tidy_map (map);
  bytes = sw_map_write (map);
  return sw_cli_write (output, bytes, force);
}
