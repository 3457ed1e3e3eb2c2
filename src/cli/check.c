#include "cli/cli.h"

#include "base/date.h"
#include "checks/config.h"
#include "edit/history.h"
#include "files/read.h"
#include "files/save.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define MOST_FIX_ROUNDS 100

typedef struct
{
  char *format, *fail_on, *config_path, *as_of;
  char **rules;
  gboolean fix;
} Options;

typedef struct
{
  SwCheckConfig *config;
  SwSeverity fail_on;
  guint32 today;
  gboolean json;
  gboolean fix;
  gboolean colour;
  GString *text;
  JsonBuilder *builder;
  guint count[SW_SEVERITY_ERROR + 1];
  guint accepted;
  int code;
} Run;

/* --- output ------------------------------------------------------------------------------------------------ */

static const char *
colour_of (const Run *run, SwSeverity severity)
{
  static const char *const colours[] = { "", "\033[36m", "\033[33m", "\033[31m" };

  return run->colour ? colours[severity] : "";
}

static void
print_text (Run *run, const char *path, const SwReport *report)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      g_autofree char *elements = g_strjoinv (",", finding->elements);

      if (finding->accepted != NULL)
        continue;
      if (!headed)
        g_string_append_printf (run->text, "%s\n", path);
      headed = TRUE;
      g_string_append_printf (run->text, "  %s%-7s%s %s [%s] %s\n", colour_of (run, finding->severity),
                              sw_severity_name (finding->severity), run->colour ? "\033[0m" : "", finding->message,
                              elements, finding->rule->id);
    }
}

static void
add_member (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_finding (JsonBuilder *json, const SwFinding *finding)
{
  json_builder_begin_object (json);
  add_member (json, "rule", finding->rule->id);
  add_member (json, "severity", sw_severity_name (finding->severity));
  add_member (json, "stream", finding->stream);
  json_builder_set_member_name (json, "elements");
  json_builder_begin_array (json);
  for (guint i = 0; finding->elements[i] != NULL; i++)
    json_builder_add_string_value (json, finding->elements[i]);
  json_builder_end_array (json);
  add_member (json, "message", finding->message);
  add_member (json, "why", finding->why);
  json_builder_set_member_name (json, "fixes");
  json_builder_begin_array (json);
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const SwFix *fix = g_ptr_array_index (finding->fixes, i);
      json_builder_begin_object (json);
      add_member (json, "id", fix->id);
      add_member (json, "title", fix->title);
      json_builder_set_member_name (json, "safe");
      json_builder_add_boolean_value (json, fix->safe);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  add_member (json, "accepted", finding->accepted);
  json_builder_end_object (json);
}

static void
add_file (JsonBuilder *json, const char *path, const SwReport *report)
{
  /* JSON is UTF-8, a path may be any bytes. */
  g_autofree char *shown = g_filename_display_name (path);

  json_builder_begin_object (json);
  add_member (json, "path", shown);
  json_builder_set_member_name (json, "findings");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (json, g_ptr_array_index (report->findings, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_count (JsonBuilder *json, const char *name, guint count)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, count);
}

static void
append_counts (Run *run)
{
  guint errors = run->count[SW_SEVERITY_ERROR], warnings = run->count[SW_SEVERITY_WARNING];
  guint hints = run->count[SW_SEVERITY_INFO];

  g_string_append_printf (run->text, ngettext ("%u error, ", "%u errors, ", errors), errors);
  g_string_append_printf (run->text, ngettext ("%u warning, ", "%u warnings, ", warnings), warnings);
  g_string_append_printf (run->text, ngettext ("%u hint, ", "%u hints, ", hints), hints);
  g_string_append_printf (run->text, ngettext ("%u accepted\n", "%u accepted\n", run->accepted), run->accepted);
}

static int
print_all (Run *run)
{
  if (run->json)
    {
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL;

      json_builder_end_array (run->builder);
      json_builder_set_member_name (run->builder, "summary");
      json_builder_begin_object (run->builder);
      add_count (run->builder, "error", run->count[SW_SEVERITY_ERROR]);
      add_count (run->builder, "warning", run->count[SW_SEVERITY_WARNING]);
      add_count (run->builder, "info", run->count[SW_SEVERITY_INFO]);
      add_count (run->builder, "accepted", run->accepted);
      json_builder_end_object (run->builder);
      json_builder_end_object (run->builder);
      root = json_builder_get_root (run->builder);
      text = json_to_string (root, TRUE);
      g_string_append_printf (run->text, "%s\n", text);
    }
  else
    append_counts (run);
  return sw_cli_print (run->text->str, run->text->len);
}

/* --- checking ---------------------------------------------------------------------------------------------- */

/* Applies the first safe fix of @finding that can be applied. Returns: whether there was one */
static gboolean
fix_finding (SwMap *map, const SwFinding *finding)
{
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const SwFix *fix = g_ptr_array_index (finding->fixes, i);
      g_autoptr (SwHistory) history = NULL;
      SwTransaction *transaction;

      if (!fix->safe)
        continue;
      transaction = sw_transaction_new (map);
      if (!sw_finding_fix (finding, fix->id, transaction, NULL))
        {
          sw_transaction_free (transaction);
          continue;
        }
      history = sw_history_new (map);
      if (sw_history_commit (history, transaction, fix->title, NULL, NULL))
        return TRUE;
    }
  return FALSE;
}

/* A fix that no longer fits after another one is refused; the next round looks at the map anew. */
static gboolean
fix_round (SwMap *map, const SwReport *report)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (finding->accepted == NULL)
        changed |= fix_finding (map, finding);
    }
  return changed;
}

static SwReport *
check_map (const Run *run, SwMap *map)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);

  return sw_check (analysis, run->config, run->today);
}

static int
fix_map (Run *run, SwMap *map, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < MOST_FIX_ROUNDS; i++)
    {
      g_autoptr (SwReport) report = check_map (run, map);
      if (!fix_round (map, report))
        break;
      changed = TRUE;
    }
  if (changed && !sw_save_map (map, path, NULL, NULL, &error))
    return sw_cli_fail (error, SW_EXIT_OUTPUT);
  return SW_EXIT_DONE;
}

static void
check_file (Run *run, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);
  g_autoptr (SwReport) report = NULL;

  if (map == NULL)
    {
      sw_cli_fail (error, SW_EXIT_USAGE);
      run->code = MAX (run->code, SW_EXIT_USAGE);
      return;
    }
  if (run->fix && strcmp (path, "-") != 0)
    {
      int code = fix_map (run, map, path);
      run->code = MAX (run->code, code);
    }
  report = check_map (run, map);
  for (SwSeverity s = SW_SEVERITY_INFO; s <= SW_SEVERITY_ERROR; s++)
    {
      run->count[s] += report->count[s];
      if (s >= run->fail_on && report->count[s] > 0)
        run->code = MAX (run->code, SW_EXIT_FINDINGS);
    }
  run->accepted += report->accepted;
  if (run->json)
    add_file (run->builder, path, report);
  else
    print_text (run, path, report);
}

static gboolean
prepare (Run *run, const Options *options)
{
  g_autoptr (GError) error = NULL;

  run->config = sw_check_config_new ();
  run->today = sw_date_today ();
  run->fail_on = SW_SEVERITY_WARNING;
  run->json = g_strcmp0 (options->format, "json") == 0;
  run->fix = options->fix;
  run->colour = !run->json && isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL;
  run->text = g_string_new (NULL);
  run->builder = json_builder_new ();
  if (options->format != NULL && !run->json && strcmp (options->format, "text") != 0)
    return !sw_cli_usage (_ ("the format must be text or json"));
  if (options->fail_on != NULL
      && (!sw_severity_from_name (options->fail_on, &run->fail_on) || run->fail_on == SW_SEVERITY_OFF))
    return !sw_cli_usage (_ ("there is no severity “%s”; use info, warning or error"), options->fail_on);
  if (options->as_of != NULL && !sw_date_parse (options->as_of, &run->today))
    return !sw_cli_usage (_ ("“%s” is not a date; write it as 2026-11-01"), options->as_of);
  if (options->config_path != NULL && !sw_check_config_load (run->config, options->config_path, &error))
    return !sw_cli_fail (error, SW_EXIT_USAGE);
  for (guint i = 0; options->rules != NULL && options->rules[i] != NULL; i++)
    if (!sw_check_config_set_severity (run->config, options->rules[i], &error))
      return !sw_cli_usage ("%s", error->message);
  return TRUE;
}

static int
run_check (int argc, char **argv, const Options *options)
{
  Run run = { 0 };
  int written;

  if (argc < 2)
    return sw_cli_usage (_ ("check needs a file"));
  if (!prepare (&run, options))
    run.code = SW_EXIT_USAGE;
  else
    {
      json_builder_begin_object (run.builder);
      json_builder_set_member_name (run.builder, "files");
      json_builder_begin_array (run.builder);
      for (int i = 1; i < argc; i++)
        check_file (&run, argv[i]);
      written = print_all (&run);
      run.code = MAX (run.code, written);
    }
  g_string_free (run.text, TRUE);
  g_object_unref (run.builder);
  sw_check_config_free (run.config);
  return run.code;
}

int
sw_cli_check (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on,
      N_ ("Exit with 1 from this severity on: error, warning or info"), N_ ("SEVERITY") },
    { "rule", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &options.rules,
      N_ ("Set a rule's severity: off, info, warning or error"), N_ ("RULE=SEVERITY") },
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &options.config_path, N_ ("A file with severities and thresholds"),
      N_ ("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, N_ ("The day that counts as today"), N_ ("DATE") },
    { "fix", 0, 0, G_OPTION_ARG_NONE, &options.fix, N_ ("Apply the safe fixes and save"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int code = SW_EXIT_USAGE;

  if (sw_cli_parse (&argc, &argv, entries, N_ ("FILE…"), _ ("Checks maps by the rules and prints what was found.")))
    code = run_check (argc, argv, &options);
  g_free (options.format);
  g_free (options.fail_on);
  g_free (options.config_path);
  g_free (options.as_of);
  g_strfreev (options.rules);
  return code;
}
