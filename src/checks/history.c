#include "checks/internal.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What reviews, measurements and the stream that another one came from tell. */

static void
check_review (SwCheck *check)
{
  SwElement *stream = sw_check_stream (check);
  guint32 day = sw_element_day (stream, SW_ATTR_REVIEWED), days = check->today > day ? check->today - day : 0;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  char *message;
  SwFinding *finding;

  if (day == 0 ? !sw_check_is_published (check) : days <= sw_check_threshold (check, "stale-stream", "days"))
    return;
  title = sw_element_title (stream);
  date = day != 0 ? sw_date_to_string (day) : NULL;
  message = day == 0 ? g_strdup_printf (_ ("“%s” is published and was never reviewed."), title)
                     : g_strdup_printf (ngettext ("“%s” was last reviewed on %s, %u day ago.",
                                                  "“%s” was last reviewed on %s, %u days ago.", days),
                                        title, date, days);
  finding = sw_check_add (check, "stale-stream", SW_SEVERITY_INFO, NULL, message, stream, NULL);
  sw_finding_add_fix (finding, "record-review", _ ("Record a review of today"), FALSE);
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  const SwMeasuredLead *x = a, *y = b;

  return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
                          : (x->seconds > y->seconds) - (x->seconds < y->seconds);
}

GArray *
sw_measured_leads (SwMap *map, SwElement *stream)
{
  const SwCalendar *calendar = sw_map_calendar (map);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SwMeasuredLead));

  sw_for_each_kind (measurement, stream, SW_KIND_MEASUREMENT)
    {
      SwDuration lead;
      SwMeasuredLead one = { .day = sw_element_day (measurement, SW_ATTR_ON) };

      if (!sw_element_duration (measurement, SW_ATTR_LEAD, &lead))
        continue;
      one.seconds = sw_duration_seconds (lead, calendar);
      g_array_append_val (list, one);
    }
  g_array_sort (list, by_day);
  return list;
}

static void
check_rising (SwCheck *check, const GArray *list)
{
  const SwCalendar *calendar = sw_map_calendar (check->analysis->map);
  SwElement *stream = sw_check_stream (check);
  double first, last;
  g_autofree char *title = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  SwFinding *finding;

  if (list->len < 2 || list->len < sw_check_threshold (check, "lead-time-rising", "measurements"))
    return;
  first = g_array_index (list, SwMeasuredLead, 0).seconds;
  last = g_array_index (list, SwMeasuredLead, list->len - 1).seconds;
  if (last <= first || last * 100 < first * (100 + sw_check_threshold (check, "lead-time-rising", "percent")))
    return;
  title = sw_element_title (stream);
  from = sw_seconds_format (first, calendar);
  to = sw_seconds_format (last, calendar);
  finding = sw_check_add (check, "lead-time-rising", SW_SEVERITY_WARNING, NULL,
                          g_strdup_printf (_ ("Over %u measurements the lead time of “%s” rose from %s to %s."),
                                           list->len, title, from, to),
                          stream, NULL);
  sw_finding_add_fix (finding, "show", _ ("Show the stream"), FALSE);
}

static void
check_outlook (SwCheck *check, const GArray *list)
{
  const SwFigures *figures = sw_check_figures (check);
  const SwCalendar *calendar = sw_map_calendar (check->analysis->map);
  SwElement *stream = sw_check_stream (check);
  double last;
  g_autofree char *title = NULL;
  g_autofree char *measured = NULL;
  g_autofree char *drawn = NULL;
  SwFinding *finding;

  if (list->len == 0 || !figures->complete || !(figures->lead.likely > 0))
    return;
  last = g_array_index (list, SwMeasuredLead, list->len - 1).seconds;
  if (last <= figures->lead.likely * sw_check_threshold (check, "lead-exceeds-outlook", "times"))
    return;
  title = sw_element_title (stream);
  measured = sw_seconds_format (last, calendar);
  drawn = sw_seconds_format (figures->lead.likely, calendar);
  finding = sw_check_add (
      check, "lead-exceeds-outlook", SW_SEVERITY_WARNING, NULL,
      g_strdup_printf (_ ("“%s” took %s when it was last measured; its steps add up to %s."), title, measured, drawn),
      stream, NULL);
  sw_finding_set_witness (finding, figures->path);
  sw_finding_add_fix (finding, "show", _ ("Show the critical path"), FALSE);
}

/* The lead time of a step whose process and wait are both known; else NAN, which compares as false. */
static double
known_lead (const SwFigures *figures, guint i)
{
  const SwStepFigures *step = &figures->steps[i];

  return isnan (step->process.likely) || isnan (step->wait.likely) ? NAN : step->lead.likely;
}

/* The steps of this stream that became faster than the steps of @origin that they came from. */
static GPtrArray *
faster_steps (SwCheck *check, guint origin)
{
  const SwGraph *graph = sw_check_graph (check), *before = check->analysis->graphs[origin];
  double left = 100 - sw_check_threshold (check, "silo-optimization", "percent");
  GPtrArray *faster = g_ptr_array_new ();

  for (guint i = 0; i < graph->n_steps; i++)
    {
      int was = sw_graph_step (before, sw_element_text (graph->steps[i], SW_ATTR_ORIGIN));
      double old = was >= 0 ? known_lead (check->analysis->figures[origin], (guint)was) : NAN;
      double now = known_lead (sw_check_figures (check), i);

      if (now < old && now * 100 <= old * left && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO)
        g_ptr_array_add (faster, graph->steps[i]);
    }
  return faster;
}

static void
check_silo (SwCheck *check)
{
  const SwFigures *now = sw_check_figures (check), *before;
  int origin = sw_analysis_stream (check->analysis, sw_element_text (sw_check_stream (check), SW_ATTR_ORIGIN));
  g_autoptr (GPtrArray) faster = NULL;
  g_autofree char *title = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  SwFinding *finding;

  if (origin < 0 || (guint)origin == check->stream)
    return;
  before = check->analysis->figures[origin];
  if (!now->complete || !before->complete || now->lead.likely < before->lead.likely)
    return;
  faster = faster_steps (check, (guint)origin);
  if (faster->len == 0)
    return;
  sw_check_sort (faster);
  title = sw_element_title (g_ptr_array_index (faster, 0));
  from = sw_seconds_format (before->lead.likely, sw_map_calendar (check->analysis->map));
  to = sw_seconds_format (now->lead.likely, sw_map_calendar (check->analysis->map));
  finding = sw_check_add_all (
      check, "silo-optimization", SW_SEVERITY_WARNING, NULL,
      g_strdup_printf (_ ("“%s” is faster than before, but the stream is not: it took %s and now takes %s."), title,
                       from, to),
      faster);
  sw_finding_add_fix (finding, "compare", _ ("Compare with the origin"), FALSE);
}

void
sw_check_history (SwCheck *check)
{
  g_autoptr (GArray) list = sw_measured_leads (check->analysis->map, sw_check_stream (check));

  check_review (check);
  check_rising (check, list);
  check_outlook (check, list);
  check_silo (check);
}
