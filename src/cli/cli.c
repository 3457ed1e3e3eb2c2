#include "cli/cli.h"

#include "base/error.h"
#include "files/save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

gboolean
sw_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *parameters, const char *summary)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    {
      /* GOption leaves "--" in front of what it separates. */
      if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
        {
          memmove (*argv + 1, *argv + 2, (gsize)(*argc - 1) * sizeof (char *));
          --*argc;
        }
      return TRUE;
    }
  sw_cli_usage ("%s", error->message);
  return FALSE;
}

int
sw_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("streamwright-cli: %s\n", message);
  return SW_EXIT_USAGE;
}

int
sw_cli_fail (const GError *error, int code)
{
  g_printerr ("%s\n", error->message);
  return code;
}

int
sw_cli_print (const char *text, gsize length)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_printerr (_ ("streamwright-cli: standard output cannot be written: %s\n"), g_strerror (errno));
          return SW_EXIT_OUTPUT;
        }
      text += n;
      length -= (gsize)n;
    }
  return SW_EXIT_DONE;
}

gboolean
sw_cli_may_write (const char *path, gboolean force)
{
  if (force || strcmp (path, "-") == 0 || !g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_printerr (_ ("%s: exists already; use --force to replace it\n"), path);
  return FALSE;
}

int
sw_cli_write (const char *path, GBytes *bytes, gboolean force)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return sw_cli_print (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!sw_cli_may_write (path, force))
    return SW_EXIT_OUTPUT;
  return sw_save_bytes (path, bytes, &error) ? SW_EXIT_DONE : sw_cli_fail (error, SW_EXIT_OUTPUT);
}
