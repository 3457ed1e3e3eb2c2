#include "cli/cli.h"

#include "files/profiles.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "check", sw_cli_check, N_ ("Check maps and print what was found") },
  { "compare", sw_cli_compare, N_ ("Tell what differs between two streams or two maps") },
  { "coverage", sw_cli_coverage, N_ ("Set streams, steps or practices against the activities") },
  { "explain", sw_cli_explain, N_ ("Explain one rule with its examples") },
  { "export", sw_cli_export, N_ ("Draw a map as SVG, PNG or PDF") },
  { "format", sw_cli_format, N_ ("Bring maps into their canonical form") },
  { "import", sw_cli_import, N_ ("Make a map from an event log or a picture") },
  { "metrics", sw_cli_metrics, N_ ("Print the figures of a map") },
  { "new", sw_cli_new, N_ ("Make a map from a template") },
  { "rules", sw_cli_rules, N_ ("List the rules") },
  { "simulate", sw_cli_simulate, N_ ("Let items pass through the streams and see how long they take") },
  { "templates", sw_cli_templates, N_ ("List the templates") },
  { "tidy", sw_cli_tidy, N_ ("Put the steps of a map in order") },
};

static int
print_help (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Usage: streamwright-cli COMMAND [OPTION…] [FILE…]\n\nCommands:\n"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append (
      text, _ ("\nEach command has --help. “-” is standard input or output.\n"
               "Exit status: 0 done, 1 findings or a difference, 2 usage or unreadable input, 3 unwritable output.\n"));
  return sw_cli_print (text->str, text->len);
}

static int
print_version (void)
{
  const char *text = "streamwright-cli " SW_VERSION "\n";

  return sw_cli_print (text, strlen (text));
}

static int
run_command (guint index, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("streamwright-cli ", commands[index].name, NULL);
  g_autofree char **arguments = g_new0 (char *, (gsize)argc + 1);

  if (!sw_profiles_load (&error))
    return sw_cli_fail (error, SW_EXIT_USAGE);
  g_set_prgname (name);
  arguments[0] = name;
  for (int i = 2; i < argc; i++)
    arguments[i - 1] = argv[i];
  return commands[index].run (argc - 1, arguments);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc < 2)
    {
      sw_cli_usage (_ ("a command is missing; see streamwright-cli --help"));
      return SW_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--version") == 0)
    return print_version ();
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    return print_help ();
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, argv[1]) == 0)
      return run_command (i, argc, argv);
  return sw_cli_usage (_ ("there is no command “%s”; see streamwright-cli --help"), argv[1]);
}
