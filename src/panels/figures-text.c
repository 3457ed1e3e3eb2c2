#include "panels/figures-text.h"

#include "metrics/figure-text.h"

#include <glib/gi18n-lib.h>

static char *
time_text (double seconds, gboolean known, gboolean complete, const SwCalendar *calendar)
{
  char *text = known ? sw_total_text (seconds, complete, calendar) : NULL;

  return text != NULL ? text : g_strdup ("–");
}

static char *
percent_text (double fraction)
{
  char *text = sw_share_text (fraction);

  return text != NULL ? text : g_strdup ("–");
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
