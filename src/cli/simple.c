/* The commands that only print or make something small: new, templates, rules, explain, format. */
#include "cli/cli.h"

#include "checks/rule.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/save.h"
#include "files/write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

int
sw_cli_templates (int argc, char **argv)
{
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!sw_cli_parse (&argc, &argv, NULL, NULL, _ ("Lists the templates that ship with Streamwright.")))
    return SW_EXIT_USAGE;
  if (argc > 1)
    return sw_cli_usage (_ ("templates takes no file"));
  templates = sw_templates ();
  for (guint i = 0; i < templates->len; i++)
    {
      const SwTemplate *template = g_ptr_array_index (templates, i);
      g_string_append_printf (text, "%-22s %s: %s\n", template->id, template->title, template->description);
    }
  return sw_cli_print (text->str, text->len);
}

int
sw_cli_new (int argc, char **argv)
{
  g_autofree char *template = NULL;
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "template", 't', 0, G_OPTION_ARG_STRING, &template, N_ ("The template to start from"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!sw_cli_parse (&argc, &argv, entries, NULL, _ ("Makes a map from a template.")))
    return SW_EXIT_USAGE;
  if (template == NULL || output == NULL || argc > 1)
    return sw_cli_usage (_ ("new needs --template ID and -o FILE"));
  map = sw_template_open (template, &error);
  if (map == NULL)
    return sw_cli_usage ("%s", error->message);
  bytes = sw_map_write (map);
  return sw_cli_write (output, bytes, force);
}

int
sw_cli_rules (int argc, char **argv)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint count;
  const SwRule *rules = sw_rules (&count);

  if (!sw_cli_parse (&argc, &argv, NULL, NULL, _ ("Lists the rules with the severity of their findings.")))
    return SW_EXIT_USAGE;
  if (argc > 1)
    return sw_cli_usage (_ ("rules takes no file"));
  for (guint i = 0; i < count; i++)
    {
      g_string_append_printf (text, "%-27s %-8s %s\n", rules[i].id, sw_severity_name (rules[i].severity),
                              _ (rules[i].summary));
      for (const SwThreshold *t = rules[i].thresholds; t != NULL && t->id != NULL; t++)
        g_string_append_printf (text, "  %s = %g: %s\n", t->id, t->fallback, _ (t->meaning));
    }
  return sw_cli_print (text->str, text->len);
}

int
sw_cli_explain (int argc, char **argv)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SwRule *rule;

  if (!sw_cli_parse (&argc, &argv, NULL, N_ ("RULE"), _ ("Explains one rule with its examples.")))
    return SW_EXIT_USAGE;
  if (argc != 2)
    return sw_cli_usage (_ ("explain needs one rule; see streamwright-cli rules"));
  rule = sw_rule_find (argv[1]);
  if (rule == NULL)
    return sw_cli_usage (_ ("there is no rule “%s”; see streamwright-cli rules"), argv[1]);
  g_string_append_printf (text, "%s (%s)\n%s\n\n%s\n\n%s\n\n%s %s\n\n", rule->id, sw_severity_name (rule->severity),
                          _ (rule->summary), _ (rule->why), _ (rule->explanation), _ ("What to do:"), _ (rule->fix));
  g_string_append_printf (text, "%s\n\n%s\n%s\n\n%s", _ ("Right:"), rule->right, _ ("Wrong:"), rule->wrong);
  return sw_cli_print (text->str, text->len);
}

typedef struct
{
  gboolean write;
  gboolean check;
} FormatOptions;

static int
format_file (const char *path, const FormatOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, &old, &error);

  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  new = sw_map_write (map);
  if (options->check)
    {
      if (g_bytes_equal (old, new))
        return SW_EXIT_DONE;
      g_printerr (_ ("%s: is not in canonical form\n"), path);
      return SW_EXIT_FINDINGS;
    }
  if (options->write && strcmp (path, "-") != 0)
    {
      if (g_bytes_equal (old, new))
        return SW_EXIT_DONE;
      return sw_save_bytes (path, new, &error) ? SW_EXIT_DONE : sw_cli_fail (error, SW_EXIT_OUTPUT);
    }
  return sw_cli_print (g_bytes_get_data (new, NULL), g_bytes_get_size (new));
}

int
sw_cli_format (int argc, char **argv)
{
  FormatOptions options = { 0 };
  int worst = SW_EXIT_DONE;
  const GOptionEntry entries[] = {
    { "write", 'w', 0, G_OPTION_ARG_NONE, &options.write, N_ ("Write the files in place"), NULL },
    { "check", 'c', 0, G_OPTION_ARG_NONE, &options.check, N_ ("Only tell whether they differ"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE…"), _ ("Prints maps in their canonical form.")))
    return SW_EXIT_USAGE;
  if (argc < 2)
    return sw_cli_usage (_ ("format needs a file"));
  if (options.write && options.check)
    return sw_cli_usage (_ ("--write and --check exclude each other"));
  for (int i = 1; i < argc; i++)
    {
      int code = format_file (argv[i], &options);
      worst = MAX (worst, code);
    }
  return worst;
}
