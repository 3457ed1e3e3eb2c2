#include "exchange/log-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} fields[SW_N_LOG_FIELDS] = {
  [SW_LOG_CASE] = { "case", N_ ("Item") },
  [SW_LOG_ACTIVITY] = { "activity", N_ ("Activity or state") },
  [SW_LOG_START] = { "start", N_ ("Start") },
  [SW_LOG_END] = { "end", N_ ("End") },
  [SW_LOG_TIME] = { "time", N_ ("Time of change") },
  [SW_LOG_TRANSITION] = { "transition", N_ ("Start or end") },
  [SW_LOG_RESOURCE] = { "resource", N_ ("Team or person") },
};

/* What tools call their columns, as key() writes it; the likeliest first. */
static const char *const guesses[SW_N_LOG_FIELDS][24] = {
  [SW_LOG_CASE] = { "caseid",
                    "caseconceptname",
                    "case",
                    "issuekey",
                    "ticketid",
                    "ticketnumber",
                    "incidentnumber",
                    "incidentid",
                    "requestid",
                    "requestnumber",
                    "orderid",
                    "ordernumber",
                    "workitemid",
                    "itemid",
                    "traceid",
                    "number",
                    "ticket",
                    "incident",
                    "issue",
                    "key",
                    "id",
                    "item",
                    NULL },
  [SW_LOG_ACTIVITY] = { "activity", "activityname", "conceptname", "event",     "eventname", "task",      "taskname",
                        "step",     "stepname",     "status",      "state",     "tostatus",  "newstatus", "newvalue",
                        "stage",    "phase",        "column",      "operation", "action",    NULL },
  [SW_LOG_START] = { "start", "starttime", "starttimestamp", "startdate", "startedat", "started", "begin", "begintime",
                     "from", "actualstart", "opened", "openedat", NULL },
  [SW_LOG_END] = { "end",         "endtime",   "endtimestamp", "enddate",           "endedat",
                   "ended",       "complete",  "completetime", "completetimestamp", "completed",
                   "completedat", "finish",    "finishtime",   "finished",          "finishedat",
                   "to",          "actualend", "closed",       "closedat",          NULL },
  [SW_LOG_TIME] = { "timetimestamp", "timestamp", "time", "datetime", "eventtime", "eventtimestamp", "changed",
                    "changedat", "changedate", "created", "createdat", "createdon", "updated", "updatedat",
                    "syscreatedon", "sysupdatedon", "date", "when", NULL },
  [SW_LOG_TRANSITION] = { "lifecycletransition", "transition", "lifecycle", "eventtype", "lifecyclestate", NULL },
  [SW_LOG_RESOURCE] = { "resource", "orgresource", "orggroup",    "orgrole",  "assignmentgroup", "team",   "group",
                        "role",     "performer",   "performedby", "assignee", "assignedto",      "user",   "username",
                        "person",   "agent",       "owner",       "who",      "department",      "author", NULL },
};

const char *
sw_log_field_name (SwLogField field)
{
  return fields[field].name;
}

const char *
sw_log_field_label (SwLogField field)
{
  return _ (fields[field].label);
}

gboolean
sw_log_field_from_name (const char *name, SwLogField *field)
{
  const char *wanted = g_str_equal (name, "id") ? "case" : g_str_equal (name, "timestamp") ? "time" : name;

  for (SwLogField f = 0; f < SW_N_LOG_FIELDS; f++)
    if (g_str_equal (fields[f].name, wanted))
      {
        *field = f;
        return TRUE;
      }
  return FALSE;
}

/* "Case ID", "case_id" and "case:id" are the same. */
static char *
key (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
  return g_string_free (out, FALSE);
}

SwLogColumns
sw_log_columns_none (void)
{
  SwLogColumns columns;

  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    columns.of[field] = -1;
  return columns;
}

static gboolean
is_used (const SwLogColumns *columns, int column)
{
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    if (columns->of[field] == column)
      return TRUE;
  return FALSE;
}

static int
guess_field (const SwLogColumns *columns, char **keys, guint n, SwLogField field)
{
  for (guint g = 0; guesses[field][g] != NULL; g++)
    for (guint c = 0; c < n; c++)
      if (strcmp (keys[c], guesses[field][g]) == 0 && !is_used (columns, (int)c))
        return (int)c;
  return -1;
}

void
sw_log_columns_guess (SwLogColumns *columns, const char *const *header, guint n)
{
  g_auto (GStrv) keys = g_new0 (char *, n + 1);
  gboolean has_time = columns->of[SW_LOG_TIME] >= 0;
  gboolean has_span = columns->of[SW_LOG_START] >= 0 || columns->of[SW_LOG_END] >= 0;

  for (guint c = 0; c < n; c++)
    keys[c] = key (header[c]);
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    {
      /* A row has one time or two; what somebody said decides which. */
      gboolean is_span = field == SW_LOG_START || field == SW_LOG_END;
      gboolean is_moment = field == SW_LOG_TIME || field == SW_LOG_TRANSITION;

      if (columns->of[field] >= 0 || (is_span && has_time) || (is_moment && has_span))
        continue;
      columns->of[field] = guess_field (columns, keys, n, field);
    }
  if (has_time || has_span || columns->of[SW_LOG_TIME] < 0)
    return;
  if (columns->of[SW_LOG_START] >= 0 && (columns->of[SW_LOG_END] >= 0 || columns->of[SW_LOG_TRANSITION] < 0))
    {
      /* "start" beside "timestamp" of the end is how some tools write both. */
      if (columns->of[SW_LOG_END] < 0)
        columns->of[SW_LOG_END] = columns->of[SW_LOG_TIME];
      columns->of[SW_LOG_TIME] = columns->of[SW_LOG_TRANSITION] = -1;
    }
  else
    columns->of[SW_LOG_START] = columns->of[SW_LOG_END] = -1;
}

void
sw_log_columns_map (SwLogColumns *columns, guint column, SwLogField field)
{
  for (SwLogField other = 0; other < SW_N_LOG_FIELDS; other++)
    if (columns->of[other] == (int)column)
      columns->of[other] = -1;
  columns->of[field] = (int)column;
}

const char *
sw_log_columns_missing (const SwLogColumns *columns)
{
  if (columns->of[SW_LOG_CASE] < 0)
    return _ ("no column says which item a row belongs to");
  if (columns->of[SW_LOG_ACTIVITY] < 0)
    return _ ("no column says what was done or which state was reached");
  if (columns->of[SW_LOG_START] < 0 && columns->of[SW_LOG_END] < 0 && columns->of[SW_LOG_TIME] < 0)
    return _ ("no column says when it was");
  if (columns->of[SW_LOG_TIME] >= 0 && (columns->of[SW_LOG_START] >= 0 || columns->of[SW_LOG_END] >= 0))
    return _ ("a row has a start and an end, or one time: not both");
  return NULL;
}
