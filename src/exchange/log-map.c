#include "exchange/log-map.h"

#include "base/number.h"
#include "base/text.h"
#include "exchange/spread.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const SwEventLog *log;
  const SwProfile *profile;
  const SwMineWish *wish;
  const SwLogVisits *visits;
  const SwLogWays *ways;
  const SwLogTeams *teams;
  SwMap *map;
  SwElement *stream;
  const SwElement **steps; /* by step */
  const SwElement **teams_of;
} Builder;

/* The values come from here, so they parse. @text: (nullable): gives nothing */
static void
give (Builder *builder, SwElement *element, SwAttr attr, const char *text)
{
  if (text != NULL && !sw_map_give_value (builder->map, element, sw_kind_attr (element->kind, attr), text, NULL))
    g_warn_if_reached ();
}

static SwElement *
add (Builder *builder, SwElement *parent, SwKind kind)
{
  return sw_map_add (builder->map, parent, kind, NULL);
}

/* --- the map and its stream ------------------------------------------------------------------------------------- */

static char *
title_of (const SwEventLog *log)
{
  g_autofree char *base = g_path_get_basename (log->name);
  char *dot = strrchr (base, '.');

  if (g_str_equal (log->name, "-"))
    return g_strdup (_ ("Event log"));
  if (dot != NULL && dot > base)
    *dot = '\0';
  return sw_text_clean_line (base, -1);
}

/* The first and the last moment of the visits, on the clocks of the log. */
static void
span_of (const Builder *builder, gint64 *first, gint64 *last)
{
  const GArray *visits = builder->visits->visits;

  *first = G_MAXINT64;
  *last = G_MININT64;
  for (guint i = 0; i < visits->len; i++)
    {
      const SwVisit *visit = &g_array_index (visits, SwVisit, i);

      *first = MIN (*first, builder->visits->entered[visit->item]);
      *last = MAX (*last, visit->end);
    }
}

static char *
describe (const Builder *builder)
{
  const SwEventLog *log = builder->log;
  g_autofree char *base = g_path_get_basename (log->name);
  g_autofree char *name = sw_text_clean_line (base, -1);
  g_autofree char *from = NULL, *to = NULL;
  GString *text = g_string_new (NULL);
  gint64 first, last;

  span_of (builder, &first, &last);
  from = sw_moment_to_date (first + log->offset * (gint64)60000);
  to = sw_moment_to_date (last + log->offset * (gint64)60000);
  g_string_printf (text, _ ("Measured from %s: %u rows, %u items, %s to %s."), name, (guint)log->rows,
                   builder->visits->n_items, from, to);
  if (sw_event_log_left_out (log) > 0)
    g_string_append_printf (text, _ (" Rows left out: %u."), (guint)sw_event_log_left_out (log));
  g_string_append (text, _ (" Middle times are means, so that they add up; the outer ones are the 10th and 90th "
                            "percentile."));
  if (log->form == SW_LOG_STATES)
    g_string_append (text, _ (" The log tells changes of state: what is taken for process time may hold waiting."));
  if (log->form == SW_LOG_ENDS)
    g_string_append (text, _ (" The log tells ends alone: process time is all the time since the item's row before."));
  return g_string_free (text, FALSE);
}

static void
give_calendar (Builder *builder)
{
  SwElement *root = sw_map_root (builder->map);
  SwCalendar calendar = sw_work_calendar (&builder->wish->hours);
  guint days = sw_work_n_days (&builder->wish->hours);
  guint minutes = builder->wish->hours.to - builder->wish->hours.from;
  g_autofree char *day = minutes % 60 == 0 ? g_strdup_printf ("%uh", minutes / 60) : g_strdup_printf ("%umin", minutes);
  g_autofree char *week = g_strdup_printf ("%ud", days);
  g_autofree char *month = g_strdup_printf ("%.0fd", calendar.month / calendar.day);

  give (builder, root, SW_ATTR_DAY, day);
  give (builder, root, SW_ATTR_WEEK, week);
  give (builder, root, SW_ATTR_MONTH, month);
}

/* Three significant digits, as spread.h gives times. */
static double
rounded (double value)
{
  double scale = value > 0 ? pow (10, 2 - floor (log10 (value))) : 1;

  return round (value * scale) / scale;
}

/* Items a unit of time: in the smallest unit in which there is at least one. */
static char *
demand_of (const Builder *builder)
{
  const GArray *visits = builder->visits->visits;
  gint64 first = G_MAXINT64, last = G_MININT64;
  double span;
  SwDemand demand = { 0, SW_UNIT_SECOND };

  for (guint i = 0; i < visits->len; i = sw_log_item_end (visits, i))
    {
      gint64 entered = builder->visits->entered[g_array_index (visits, SwVisit, i).item];

      first = MIN (first, entered);
      last = MAX (last, entered);
    }
  span = builder->visits->n_items > 1 ? sw_log_seconds (builder->log, builder->wish, first, last) : 0;
  if (span <= 0)
    return NULL;
  for (; demand.unit <= SW_UNIT_MONTH; demand.unit++)
    {
      demand.amount =
          (builder->visits->n_items - 1) / span * sw_unit_seconds (demand.unit, sw_map_calendar (builder->map));
      if (demand.amount >= 1)
        break;
    }
  demand.unit = MIN (demand.unit, SW_UNIT_MONTH);
  demand.amount = rounded (demand.amount);
  return demand.amount > 1e-6 ? sw_demand_to_string (demand) : NULL;
}

/* --- steps ------------------------------------------------------------------------------------------------------ */

static const char *
activity_of (const Builder *builder, const char *name)
{
  GHashTable *chosen = builder->wish->activities;
  const char *activity = NULL;

  if (chosen == NULL || !g_hash_table_lookup_extended (chosen, name, NULL, (gpointer *)&activity))
    activity = sw_mine_propose (builder->profile, name);
  /* What could be proposed as waiting but is a step was told so by the person, without an activity. */
  return activity != NULL && sw_profile_activity (builder->profile, activity) != NULL ? activity : NULL;
}

/* Times of one step: of its processes or of its waits. */
static GArray *
times_of (const Builder *builder, guint step, gboolean waits)
{
  const GArray *visits = builder->visits->visits;
  GArray *out = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < visits->len; i++)
    {
      const SwVisit *visit = &g_array_index (visits, SwVisit, i);

      if (visit->step == step && !isnan (waits ? visit->wait : visit->process))
        g_array_append_val (out, *(waits ? &visit->wait : &visit->process));
    }
  return out;
}

/* @what: "%s" and "%s": a median. Returns: whether there was a time */
static gboolean
give_time (Builder *builder, SwElement *element, SwAttr attr, GArray *times, const char *what, GString *text)
{
  const SwCalendar *calendar = sw_map_calendar (builder->map);
  g_autofree char *value = NULL, *median = NULL;
  SwEstimate estimate, middle = { .points = 1 };

  if (times->len == 0)
    return FALSE;
  estimate = sw_spread_estimate (times, calendar);
  value = sw_estimate_to_string (&estimate);
  give (builder, element, attr, value);
  middle.point[0] = sw_spread_duration (sw_spread_median (times), calendar);
  median = sw_estimate_format (&middle);
  g_string_append_printf (text, what, median);
  return TRUE;
}

static void
give_times (Builder *builder, SwElement *element, guint step)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) process = times_of (builder, step, FALSE);
  g_autoptr (GArray) wait = times_of (builder, step, TRUE);
  SwElement *field;

  g_string_printf (text, _ ("Visits: %u"), builder->ways->done[step]);
  if (!give_time (builder, element, SW_ATTR_PROCESS, process, _ (", median process time %s"), text)
      && builder->log->form == SW_LOG_STATES)
    {
      /* A state that nothing leaves is reached, not worked on. */
      give (builder, element, SW_ATTR_PROCESS, "0s");
      give (builder, element, SW_ATTR_LIGHT, "yes");
    }
  if (builder->ways->has_wait[step])
    give_time (builder, element, SW_ATTR_WAIT, wait, _ (", median wait %s"), text);
  field = add (builder, element, SW_KIND_FIELD);
  give (builder, field, SW_ATTR_NAME, _ ("Measured"));
  give (builder, field, SW_ATTR_TEXT, text->str);
}

static void
add_step (Builder *builder, guint step)
{
  const char *name = sw_event_log_activity (builder->log, builder->visits->activity[step]);
  SwElement *element = add (builder, builder->stream, SW_KIND_STEP);
  const SwLogTeams *teams = builder->teams;

  builder->steps[step] = element;
  give (builder, element, SW_ATTR_NAME, name);
  give (builder, element, SW_ATTR_ACTIVITY, activity_of (builder, name));
  give (builder, element, SW_ATTR_BASIS, "measured");
  if (teams->of[step] >= 0)
    give (builder, element, SW_ATTR_TEAM, builder->teams_of[teams->of[step]]->id);
  if (teams->people[step] > 0)
    {
      g_autofree char *people = g_strdup_printf ("%u", teams->people[step]);

      give (builder, element, SW_ATTR_PEOPLE, people);
    }
  give_times (builder, element, step);
}

/* --- connections ------------------------------------------------------------------------------------------------ */

/* Hundredths of a percent. */
static char *
percent (guint hundredths)
{
  GString *out = g_string_new (NULL);

  sw_number_append (out, hundredths / 100.0);
  g_string_append_c (out, '%');
  return g_string_free (out, FALSE);
}

static void
connect (Builder *builder, SwKind kind, const char *from, const char *to, int hundredths)
{
  SwElement *edge = add (builder, builder->stream, kind);
  g_autofree char *share = hundredths >= 0 ? percent ((guint)hundredths) : NULL;

  give (builder, edge, SW_ATTR_FROM, from);
  give (builder, edge, SW_ATTR_TO, to);
  give (builder, edge, SW_ATTR_SHARE, share);
}

/* Where some items end and others go on, a light step takes those that end, or the shares would not add up. */
static void
add_leaving (Builder *builder, guint step, int hundredths)
{
  const SwElement *before = builder->steps[step];
  SwElement *element = add (builder, builder->stream, SW_KIND_STEP);
  g_autofree char *name = g_strdup_printf (_ ("End after “%s”"), sw_element_text (before, SW_ATTR_NAME));
  const char *activity = sw_element_text (before, SW_ATTR_ACTIVITY);

  give (builder, element, SW_ATTR_NAME, name);
  give (builder, element, SW_ATTR_ACTIVITY, *activity != '\0' ? activity : NULL);
  give (builder, element, SW_ATTR_PROCESS, "0s");
  give (builder, element, SW_ATTR_WAIT, "0s");
  give (builder, element, SW_ATTR_BASIS, "measured");
  give (builder, element, SW_ATTR_LIGHT, "yes");
  connect (builder, SW_KIND_FLOW, before->id, element->id, hundredths);
}

/* The ways @from @begin to @end, all out of one step. Shares of a choice add up to 100 %: the largest takes the rest.
 */
static void
connect_step (Builder *builder, guint begin, guint end)
{
  const SwLogWay *ways = (const SwLogWay *)(gpointer)builder->ways->ways->data;
  guint step = ways[begin].from;
  double leaves = builder->ways->leaves[step];
  int rest = 10000 - (int)lround (10000 * leaves);
  int largest = -1;

  for (guint i = begin; i < end; i++)
    if (!ways[i].is_back && ways[i].share >= 0)
      {
        rest -= (int)lround (10000 * ways[i].share);
        if (largest < 0 || ways[i].share > ways[largest].share)
          largest = (int)i;
      }
  for (guint i = begin; i < end; i++)
    connect (builder, ways[i].is_back ? SW_KIND_FEEDBACK : SW_KIND_FLOW, builder->steps[ways[i].from]->id,
             builder->steps[ways[i].to]->id,
             ways[i].share >= 0 ? (int)lround (10000 * ways[i].share) + ((int)i == largest ? rest : 0) : -1);
  if (leaves > 0)
    add_leaving (builder, step, (int)lround (10000 * leaves));
}

static void
connect_all (Builder *builder)
{
  const GArray *ways = builder->ways->ways;

  for (guint begin = 0, end; begin < ways->len; begin = end)
    {
      for (end = begin;
           end < ways->len && g_array_index (ways, SwLogWay, end).from == g_array_index (ways, SwLogWay, begin).from;)
        end++;
      connect_step (builder, begin, end);
    }
}

/* --- the whole -------------------------------------------------------------------------------------------------- */

static void
add_teams (Builder *builder)
{
  for (guint i = 0; i < builder->teams->names->len; i++)
    {
      SwElement *team = add (builder, sw_map_root (builder->map), SW_KIND_TEAM);

      give (builder, team, SW_ATTR_NAME, g_ptr_array_index (builder->teams->names, i));
      builder->teams_of[i] = team;
    }
}

SwMap *
sw_log_map_build (const SwEventLog *log, const SwProfile *profile, const SwMineWish *wish, const SwLogVisits *visits,
                  const SwLogWays *ways, const SwLogTeams *teams, const guint *order)
{
  Builder builder = { log, profile, wish, visits, ways, teams, sw_map_new (), NULL, NULL, NULL };
  SwElement *root = sw_map_root (builder.map);
  g_autofree char *title = title_of (log), *description = describe (&builder), *demand = NULL;

  builder.steps = g_new0 (const SwElement *, visits->n_steps);
  builder.teams_of = g_new0 (const SwElement *, teams->names->len + 1);
  give (&builder, root, SW_ATTR_TITLE, title);
  give (&builder, root, SW_ATTR_PROFILE, profile->id);
  give_calendar (&builder);
  give (&builder, add (&builder, root, SW_KIND_DESCRIPTION), SW_ATTR_TEXT, description);
  add_teams (&builder);
  builder.stream = add (&builder, root, SW_KIND_STREAM);
  demand = demand_of (&builder);
  give (&builder, builder.stream, SW_ATTR_NAME, title);
  give (&builder, builder.stream, SW_ATTR_DEMAND, demand);
  give (&builder, builder.stream, SW_ATTR_X, "0");
  give (&builder, builder.stream, SW_ATTR_Y, "0");
  for (guint i = 0; i < visits->n_steps; i++)
    add_step (&builder, order[i]);
  connect_all (&builder);
  g_free (builder.steps);
  g_free (builder.teams_of);
  return builder.map;
}
