#include "panels/figures-text.h"

#include "metrics/figure-text.h"
#include "metrics/terms.h"

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

/* Figures are called and explained here as everywhere. */
static SwFigureLine
line_of (SwFigureId id, char *value)
{
  return (SwFigureLine){ sw_figure_title (id), sw_figure_definition (id), value };
}

void
sw_figures_lines (const SwFigures *figures, const SwCalendar *calendar, SwFigureLine lines[SW_N_FIGURE_LINES])
{
  lines[0] = line_of (SW_FIGURE_LEAD, time_text (figures->lead.likely, figures->any_time, figures->complete, calendar));
  lines[1] = line_of (SW_FIGURE_PROCESS,
                      time_text (figures->process.likely, figures->any_time, figures->process_complete, calendar));
  lines[2] = line_of (SW_FIGURE_EFFICIENCY, percent_text (figures->efficiency));
  lines[3] = line_of (SW_FIGURE_ACCURACY, percent_text (figures->accuracy));
  lines[4] = line_of (SW_FIGURE_TAKT, time_text (figures->takt, TRUE, TRUE, calendar));
  lines[SW_LINE_EXPECTED] =
      line_of (SW_FIGURE_EXPECTED, time_text (figures->expected, TRUE, figures->expected_complete, calendar));
  lines[6] = line_of (SW_FIGURE_TO_IMPROVE, time_text (figures->to_improve.seconds, TRUE, TRUE, calendar));
  lines[7] = line_of (SW_FIGURE_TO_PLAN, time_text (figures->to_plan.seconds, TRUE, TRUE, calendar));
}
