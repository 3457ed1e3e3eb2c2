#include "cli/cli.h"

#include "base/date.h"
#include "cli/checked.h"
#include "edit/history.h"
#include "files/read.h"
#include "files/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define MOST_FIX_ROUNDS 100

typedef struct
{
  char *format, *fail_on, *config_path, *as_of, *baseline, *write_baseline;
  char **rules;
  gboolean fix, force, portfolio;
} Options;

typedef struct
{
  const Options *options;
  SwCheckConfig *config;
  SwSeverity fail_on;
  guint32 today;
  void (*print) (const SwChecked *checked, GString *out);
  SwBaseline *baseline;
  GPtrArray *analyses; /* of the files that could be read; theirs */
  SwChecked checked;
  int code;
} Run;

static void
checked_file_free (gpointer data)
{
  SwCheckedFile *file = data;

  g_hash_table_unref (file->known);
  g_clear_pointer (&file->report, sw_report_free);
  g_clear_pointer (&file->analysis, sw_analysis_free);
  g_clear_object (&file->map);
  g_free (file->unreadable);
  g_free (file->path);
  g_free (file);
}

gboolean
sw_checked_counts (const SwCheckedFile *file, const SwFinding *finding)
{
  return finding->accepted == NULL && !g_hash_table_contains (file->known, finding);
}

static void
spoil (Run *run, int code)
{
  run->code = MAX (run->code, code);
}

/* --- fixing ------------------------------------------------------------------------------------------------ */

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

/* Returns: whether @map was changed and saved */
static gboolean
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
  if (!changed || sw_save_map (map, path, NULL, NULL, &error))
    return changed;
  spoil (run, sw_cli_fail (error, SW_EXIT_OUTPUT));
  return FALSE;
}

/* --- checking ---------------------------------------------------------------------------------------------- */

static SwMap *
read_map (Run *run, const char *path, GError **error)
{
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, error);

  if (map == NULL || !run->options->fix || strcmp (path, "-") == 0 || !fix_map (run, map, path))
    return g_steal_pointer (&map);
  /* Elements stand on other lines now. */
  g_clear_object (&map);
  return sw_map_read_file (path, NULL, error);
}

static void
read_file (Run *run, const char *path)
{
  g_autoptr (GError) error = NULL;
  SwCheckedFile *file = g_new0 (SwCheckedFile, 1);

  file->path = g_strdup (path);
  file->known = g_hash_table_new (NULL, NULL);
  file->map = read_map (run, path, &error);
  g_ptr_array_add (run->checked.files, file);
  if (file->map == NULL)
    {
      file->unreadable = g_strdup (error->message);
      spoil (run, sw_cli_fail (error, SW_EXIT_USAGE));
      return;
    }
  file->analysis = sw_analysis_new (file->map);
  g_ptr_array_add (run->analyses, file->analysis);
}

/* Alone, or among all that could be read, where it has the place @place. */
static void
check_file (Run *run, SwCheckedFile *file, guint place)
{
  if (run->options->portfolio)
    file->report = sw_check_among ((const SwAnalysis *const *)run->analyses->pdata, run->analyses->len, place,
                                   run->config, run->today);
  else
    file->report = sw_check (file->analysis, run->config, run->today);
  if (run->baseline != NULL)
    sw_baseline_apply (run->baseline, file);
}

static void
check_files (Run *run)
{
  guint place = 0;

  for (guint i = 0; i < run->checked.files->len; i++)
    {
      SwCheckedFile *file = g_ptr_array_index (run->checked.files, i);
      if (file->unreadable == NULL)
        check_file (run, file, place++);
    }
}

static void
count_file (Run *run, const SwCheckedFile *file)
{
  for (guint i = 0; file->report != NULL && i < file->report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (file->report->findings, i);

      if (finding->accepted != NULL)
        run->checked.accepted++;
      else if (g_hash_table_contains (file->known, finding))
        run->checked.n_known++;
      else
        {
          run->checked.count[finding->severity]++;
          if (finding->severity >= run->fail_on)
            spoil (run, SW_EXIT_FINDINGS);
        }
    }
}

/* What a new baseline holds is known from now on. If a file could not be read, its entries would get lost. */
static void
write_baseline (Run *run)
{
  const char *path = run->options->write_baseline;
  g_autoptr (GBytes) bytes = NULL;
  int written;

  if (run->code != SW_EXIT_DONE)
    {
      g_printerr (_ ("%s: not written, since not all files could be checked\n"), path);
      return;
    }
  bytes = sw_baseline_write (&run->checked, path);
  written = sw_cli_write (path, bytes, run->options->force);
  spoil (run, written);
  if (written != SW_EXIT_DONE)
    return;
  run->checked.baseline = path;
  for (guint f = 0; f < run->checked.files->len; f++)
    {
      SwCheckedFile *file = g_ptr_array_index (run->checked.files, f);
      for (guint i = 0; i < file->report->findings->len; i++)
        if (((SwFinding *)g_ptr_array_index (file->report->findings, i))->accepted == NULL)
          g_hash_table_add (file->known, g_ptr_array_index (file->report->findings, i));
    }
}

static void
tell_stale (const Run *run)
{
  guint stale = run->baseline != NULL ? sw_baseline_stale (run->baseline) : 0;

  if (stale > 0 && run->options->write_baseline == NULL)
    g_printerr (ngettext ("%s: %u entry matches nothing any more\n", "%s: %u entries match nothing any more\n", stale),
                run->options->baseline, stale);
}

static gboolean
prepare_output (Run *run)
{
  static const struct
  {
    const char *format;
    void (*print) (const SwChecked *checked, GString *out);
  } printers[] = { { "text", sw_checked_text }, { "json", sw_checked_json }, { "sarif", sw_checked_sarif } };
  const char *term = g_getenv ("TERM"), *no_colour = g_getenv ("NO_COLOR");

  for (guint i = 0; i < G_N_ELEMENTS (printers); i++)
    if (strcmp (printers[i].format, run->options->format != NULL ? run->options->format : "text") == 0)
      run->print = printers[i].print;
  run->checked.colour =
      isatty (STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0') && g_strcmp0 (term, "dumb") != 0;
  return run->print != NULL;
}

static gboolean
prepare (Run *run)
{
  const Options *options = run->options;
  g_autoptr (GError) error = NULL;

  run->config = sw_check_config_new ();
  run->today = sw_date_today ();
  run->fail_on = SW_SEVERITY_WARNING;
  run->analyses = g_ptr_array_new ();
  run->checked.files = g_ptr_array_new_with_free_func (checked_file_free);
  run->checked.baseline = options->baseline;
  if (!prepare_output (run))
    return !sw_cli_usage (_ ("the format must be text, json or sarif"));
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
  if (options->baseline == NULL)
    return TRUE;
  run->baseline = sw_baseline_read (options->baseline, &error);
  return run->baseline != NULL || !sw_cli_fail (error, SW_EXIT_USAGE);
}

static void
check_all (Run *run, int argc, char **argv)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int i = 1; i < argc; i++)
    read_file (run, argv[i]);
  check_files (run);
  if (run->options->write_baseline != NULL)
    write_baseline (run);
  tell_stale (run);
  for (guint i = 0; i < run->checked.files->len; i++)
    count_file (run, g_ptr_array_index (run->checked.files, i));
  run->print (&run->checked, out);
  spoil (run, sw_cli_print (out->str, out->len));
}

static int
run_check (int argc, char **argv, const Options *options)
{
  Run run = { .options = options };

  if (argc < 2)
    return sw_cli_usage (_ ("check needs a file"));
  if (prepare (&run))
    check_all (&run, argc, argv);
  else
    run.code = SW_EXIT_USAGE;
  g_clear_pointer (&run.baseline, sw_baseline_free);
  g_ptr_array_unref (run.analyses);
  g_ptr_array_unref (run.checked.files);
  sw_check_config_free (run.config);
  return run.code;
}

int
sw_cli_check (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_ ("text, json or sarif"), N_ ("FORMAT") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on,
      N_ ("Exit with 1 from this severity on: error, warning or info"), N_ ("SEVERITY") },
    { "rule", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &options.rules,
      N_ ("Set a rule's severity: off, info, warning or error"), N_ ("RULE=SEVERITY") },
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &options.config_path, N_ ("A file with severities and thresholds"),
      N_ ("FILE") },
    { "baseline", 'b', 0, G_OPTION_ARG_FILENAME, &options.baseline, N_ ("Leave alone what stands in this file"),
      N_ ("FILE") },
    { "write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &options.write_baseline,
      N_ ("Write what is found to a file, to be left alone from now on"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace a baseline that exists"), NULL },
    { "portfolio", 0, 0, G_OPTION_ARG_NONE, &options.portfolio,
      N_ ("Take the maps for one organisation: what one covers, all have"), NULL },
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
  g_free (options.baseline);
  g_free (options.write_baseline);
  g_strfreev (options.rules);
  return code;
}
