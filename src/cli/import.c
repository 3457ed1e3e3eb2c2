#include "cli/cli.h"

#include "cli/progress.h"
#include "exchange/embedded.h"
#include "exchange/mine.h"
#include "files/system.h"
#include "files/write.h"
#include "layout/tidy.h"
#include "model/profile.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define PROFILE "itil4"

typedef struct
{
  char *output, *separator, *dates, *hours, *days;
  char **map, **activities;
  double rare;
  gboolean no_teams, force;
  GHashTable *columns; /* name → SwLogField + 1 */
  SwLogWish log;
  SwMineWish mine;
} Options;

/* --- options ---------------------------------------------------------------------------------------------------- */

/* Cuts "NAME=VALUE" at the last sign: names may have one too. Returns: (nullable): the value; @name ends in front */
static char *
cut (char *text)
{
  char *sign = strrchr (text, '=');

  if (sign == NULL || sign == text || sign[1] == '\0')
    return NULL;
  *sign = '\0';
  return sign + 1;
}

static gboolean
read_columns (Options *options)
{
  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    {
      const char *name = cut (options->map[i]);
      SwLogField field;

      if (name == NULL || !sw_log_field_from_name (name, &field))
        {
          sw_cli_usage (
              _ ("--map takes COLUMN=FIELD; fields are case, activity, start, end, time, transition, resource"));
          return FALSE;
        }
      g_hash_table_insert (options->columns, options->map[i], GUINT_TO_POINTER (field + 1));
    }
  return TRUE;
}

static gboolean
read_activities (Options *options)
{
  const SwProfile *profile = sw_profile_find (PROFILE);

  for (guint i = 0; options->activities != NULL && options->activities[i] != NULL; i++)
    {
      char *id = cut (options->activities[i]);

      if (id == NULL || (!g_str_equal (id, SW_MINE_WAIT) && sw_profile_activity (profile, id) == NULL))
        {
          g_autoptr (GString) ids = g_string_new (NULL);

          for (guint a = 0; a < profile->activities->len; a++)
            g_string_append_printf (ids, "%s, ", ((SwActivity *)g_ptr_array_index (profile->activities, a))->id);
          sw_cli_usage (_ ("--activity takes NAME=ID; ids are %s" SW_MINE_WAIT), ids->str);
          return FALSE;
        }
      g_hash_table_insert (options->mine.activities, options->activities[i], id);
    }
  return TRUE;
}

static gboolean
read_separator (Options *options)
{
  static const char names[][10] = { "comma", "semicolon", "tab" };

  for (guint i = 0; options->separator != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (options->separator, names[i]))
      options->log.separator = ",;\t"[i];
  if (options->separator == NULL || options->log.separator != 0)
    return TRUE;
  sw_cli_usage (_ ("the separator must be comma, semicolon or tab"));
  return FALSE;
}

static gboolean
read_dates (Options *options)
{
  if (g_strcmp0 (options->dates, "day-first") == 0)
    options->log.order = SW_DATE_ORDER_DAY;
  if (g_strcmp0 (options->dates, "month-first") == 0)
    options->log.order = SW_DATE_ORDER_MONTH;
  if (options->dates == NULL || options->log.order != SW_DATE_ORDER_UNKNOWN)
    return TRUE;
  sw_cli_usage (_ ("--dates must be day-first or month-first"));
  return FALSE;
}

static gboolean
read_hours (Options *options)
{
  SwWorkHours *hours = &options->mine.hours;

  if (options->hours != NULL && !sw_work_hours_parse (options->hours, hours))
    {
      sw_cli_usage (_ ("--hours takes two times of the day, such as 9-17 or 8:30-16:30"));
      return FALSE;
    }
  /* Who has hours mostly has weekends. */
  if (options->hours != NULL)
    sw_work_days_parse ("mon-fri", hours);
  if (options->days != NULL && !sw_work_days_parse (options->days, hours))
    {
      sw_cli_usage (_ ("--days takes days of the week, such as mon-fri or mon,wed,fri"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_rare (Options *options)
{
  if (!(options->rare >= 0 && options->rare <= 50))
    {
      sw_cli_usage (_ ("--rare takes a percentage from 0 to 50"));
      return FALSE;
    }
  options->mine.rare = options->rare / 100;
  options->mine.no_teams = options->no_teams;
  return TRUE;
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

static GInputStream *
open_input (const char *path, GError **error)
{
  int fd = g_str_equal (path, "-") ? STDIN_FILENO : sw_system_open (path, O_RDONLY, 0);

  if (fd >= 0)
    return g_unix_input_stream_new (fd, fd != STDIN_FILENO);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: cannot be opened: %s"), path, g_strerror (errno));
  return NULL;
}

static void
on_progress (guint64 bytes, gpointer data)
{
  g_autofree char *text = g_strdup_printf (_ ("%.0f MB read"), (double)bytes / 1e6);

  sw_progress_show (text);
}

static SwEventLog *
read_log (const char *path, const Options *options, GError **error)
{
  g_autoptr (GInputStream) stream = open_input (path, error);

  return stream != NULL ? sw_event_log_read (stream, path, &options->log, on_progress, NULL, NULL, error) : NULL;
}

/* Names of --activity that the log has not are slips of the pen. */
static gboolean
check_activities (const SwEventLog *log, const Options *options)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, options->mine.activities);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_ptr_array_find_with_equal_func (log->activities, name, g_str_equal, NULL))
      {
        sw_cli_usage (_ ("%s has no activity “%s”"), log->name, (const char *)name);
        return FALSE;
      }
  return TRUE;
}

/* --- telling ---------------------------------------------------------------------------------------------------- */

static void
tell_columns (GString *out, const SwEventLog *log)
{
  g_string_append (out, _ ("Columns:"));
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    if (log->columns.of[field] >= 0)
      g_string_append_printf (out, " %s=%s", log->header[log->columns.of[field]], sw_log_field_name (field));
  g_string_append_c (out, '\n');
}

static void
tell_activities (GString *out, const SwEventLog *log, const Options *options)
{
  g_autoptr (GArray) activities = sw_mine_activities (log, sw_profile_find (PROFILE));

  g_string_append (out, _ ("Activities (--activity NAME=ID sets another one):\n"));
  for (guint i = 0; i < activities->len; i++)
    {
      const SwLogActivity *activity = &g_array_index (activities, SwLogActivity, i);
      const char *chosen = g_hash_table_lookup (options->mine.activities, activity->name);

      if (chosen == NULL)
        chosen = activity->proposed;
      g_string_append_printf (out, "  %8u  %-18s %s\n", activity->rows, chosen != NULL ? chosen : "?", activity->name);
    }
}

static char *
summarise (const SwEventLog *log, const SwMined *mined, const Options *options)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) complaints = sw_event_log_complaints (log);

  g_string_append_printf (out, _ ("%s: %u rows, %u items\n"), log->name, (guint)log->rows, log->n_items);
  tell_columns (out, log);
  tell_activities (out, log, options);
  for (guint i = 0; i < complaints->len; i++)
    g_string_append_printf (out, "%s\n", (const char *)g_ptr_array_index (complaints, i));
  for (guint i = 0; i < mined->notes->len; i++)
    g_string_append_printf (out, "%s\n", (const char *)g_ptr_array_index (mined->notes, i));
  return g_string_free (out, FALSE);
}

/* --- the command ------------------------------------------------------------------------------------------------ */

static int
write_map (SwMap *map, const Options *options)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);

  return sw_cli_write (options->output, bytes, options->force);
}

static SwMined *
mine (const char *path, Options *options, SwEventLog **log)
{
  g_autoptr (GError) error = NULL;
  SwMined *mined = NULL;

  *log = read_log (path, options, &error);
  if (*log != NULL && check_activities (*log, options))
    {
      sw_progress_show (_ ("Finding the stream"));
      mined = sw_mine (*log, sw_profile_find (PROFILE), &options->mine, NULL, &error);
    }
  sw_progress_end ();
  if (error != NULL)
    sw_cli_fail (error, SW_EXIT_USAGE);
  return mined;
}

static int
import_log (const char *path, Options *options)
{
  g_autoptr (SwEventLog) log = NULL;
  g_autoptr (SwMined) mined = mine (path, options, &log);
  g_autofree char *summary = NULL;
  int code;

  if (mined == NULL)
    return SW_EXIT_USAGE;
  sw_layout_tidy_map (mined->map, NULL);
  code = write_map (mined->map, options);
  if (code != SW_EXIT_DONE)
    return code;
  summary = summarise (log, mined, options);
  if (!g_str_equal (options->output, "-"))
    return sw_cli_print (summary, strlen (summary));
  g_printerr ("%s", summary);
  return SW_EXIT_DONE;
}

static int
import_picture (const char *path, GFile *file, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_embedded_read_gfile (file, NULL, &error);

  if (map != NULL)
    return write_map (map, options);
  if (!g_str_has_prefix (error->message, path))
    g_prefix_error (&error, "%s: ", path);
  return sw_cli_fail (error, SW_EXIT_USAGE);
}

static int
import (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("The map to write"), N_ ("OUT") },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options->map,
      N_ ("What a column holds: case, activity, start, end, time, transition or resource"), N_ ("COLUMN=FIELD") },
    { "activity", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &options->activities,
      N_ ("Which activity of the value chain a step belongs to; “wait”: it is no step but a queue"), N_ ("NAME=ID") },
    { "hours", 0, 0, G_OPTION_ARG_STRING, &options->hours, N_ ("Count only these hours, of Monday to Friday"),
      N_ ("9-17") },
    { "days", 0, 0, G_OPTION_ARG_STRING, &options->days, N_ ("Count only these days"), N_ ("mon-fri") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &options->dates, N_ ("day-first or month-first; else the file shows it"),
      N_ ("ORDER") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options->separator, N_ ("comma, semicolon or tab; else it is guessed"),
      N_ ("NAME") },
    { "rare", 0, 0, G_OPTION_ARG_DOUBLE, &options->rare, N_ ("Leave out what fewer items do (2)"), N_ ("PERCENT") },
    { "no-teams", 0, 0, G_OPTION_ARG_NONE, &options->no_teams, N_ ("Make no teams"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GFile) file = NULL;

  if (!sw_cli_parse (
          &argc, &argv, entries, N_ ("FILE"),
          _ ("Makes a measured stream from a CSV event log, or takes the map out of an exported SVG or PNG.")))
    return SW_EXIT_USAGE;
  if (argc != 2 || options->output == NULL)
    return sw_cli_usage (_ ("import needs one file and -o OUT"));
  if (g_str_has_suffix (argv[1], ".vstream"))
    return sw_cli_usage (_ ("%s is a map already"), argv[1]);
  if (!read_columns (options) || !read_activities (options) || !read_separator (options) || !read_dates (options)
      || !read_hours (options) || !read_rare (options))
    return SW_EXIT_USAGE;
  if (!sw_cli_may_write (options->output, options->force))
    return SW_EXIT_OUTPUT;
  file = g_file_new_for_path (argv[1]);
  return sw_embedded_is_picture (file) ? import_picture (argv[1], file, options) : import_log (argv[1], options);
}

int
sw_cli_import (int argc, char **argv)
{
  Options options = { .rare = 100 * SW_MINE_RARE, .log = SW_LOG_WISH (), .mine = SW_MINE_WISH () };
  int code;

  options.columns = options.log.mapped = g_hash_table_new (g_str_hash, g_str_equal);
  options.mine.activities = g_hash_table_new (g_str_hash, g_str_equal);
  code = import (argc, argv, &options);
  g_hash_table_unref (options.columns);
  g_hash_table_unref (options.mine.activities);
  g_free (options.output);
  g_free (options.separator);
  g_free (options.dates);
  g_free (options.hours);
  g_free (options.days);
  g_strfreev (options.map);
  g_strfreev (options.activities);
  return code;
}
