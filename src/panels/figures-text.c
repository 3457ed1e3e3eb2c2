#include "panels/figures-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
time_text (double seconds, gboolean known, gboolean complete, const SwCalendar *calendar)
{
  g_autofree char *text = NULL;

  if (!known || isnan (seconds))
    return g_strdup ("–");
  text = sw_seconds_format (seconds, calendar);
  return complete ? g_steal_pointer (&text) : g_strdup_printf (_ ("at least %s"), text);
}

static char *
percent_text (double fraction)
{
  return isnan (fraction) || fraction < 0 ? g_strdup ("–") : g_strdup_printf (_ ("%.0f\u00a0%%"), fraction * 100);
}

void
sw_figures_lines (const SwFigures *figures, const SwCalendar *calendar, SwFigureLine lines[SW_N_FIGURE_LINES])
{
  lines[0] = (SwFigureLine){ _ ("Lead time"), _ ("From trigger to outcome, along the longest path"),
                             time_text (figures->lead.likely, figures->any_time, figures->complete, calendar) };
  lines[1] =
      (SwFigureLine){ _ ("Process time"), _ ("Work on that path"),
                      time_text (figures->process.likely, figures->any_time, figures->process_complete, calendar) };
  lines[2] = (SwFigureLine){ _ ("Efficiency"), _ ("Process time as a share of lead time"),
                             percent_text (figures->efficiency) };
  lines[3] = (SwFigureLine){ _ ("Right first time"), _ ("%C&A rolled over the path: items that need no rework at all"),
                             percent_text (figures->accuracy) };
  lines[4] = (SwFigureLine){ _ ("Takt"), _ ("Time between two items that arrive"),
                             time_text (figures->takt, TRUE, TRUE, calendar) };
  lines[SW_LINE_EXPECTED] =
      (SwFigureLine){ _ ("Expected"), _ ("Lead time of one item on average, with choices and rework"),
                      time_text (figures->expected, TRUE, figures->expected_complete, calendar) };
  lines[6] = (SwFigureLine){ _ ("Feedback to improve"), _ ("The soonest that what support learns reaches improvement"),
                             time_text (figures->to_improve.seconds, TRUE, TRUE, calendar) };
  lines[7] = (SwFigureLine){ _ ("Feedback to plan"), _ ("The soonest that what support learns reaches planning"),
                             time_text (figures->to_plan.seconds, TRUE, TRUE, calendar) };
}
