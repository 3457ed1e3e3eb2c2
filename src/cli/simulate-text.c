#include "cli/simulate.h"
#include "cli/table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  WIDEST = 40,     /* titles longer than this would push the figures out of a window of usual width */
  LONGEST_BAR = 40 /* characters */
};
#define DASH "–"

static char *
time_text (double seconds, const SwCalendar *calendar)
{
  return isnan (seconds) ? g_strdup (DASH) : sw_seconds_format (seconds, calendar);
}

static char *
mean_text (const SwSimulation *s)
{
  g_autofree char *mean = time_text (s->mean, &s->calendar);
  g_autofree char *half = time_text (s->half_width, &s->calendar);

  return isnan (s->half_width) ? g_steal_pointer (&mean) : g_strdup_printf ("%s ± %s", mean, half);
}

static char *
throughput_text (const SwSimulation *s)
{
  return isnan (s->throughput) ? g_strdup (DASH) : g_strdup_printf (_ ("%.3g a day"), s->throughput * s->calendar.day);
}

/* What has to be known to read the figures. */
static void
append_remarks (GString *out, const SwSimulation *s)
{
  if (!s->queues)
    g_string_append (out, _ ("\n  The stream has no demand: single items passed, which never wait for each other.\n"));
  if (s->overloaded)
    g_string_append (out,
                     _ ("\n  More arrives than a step can do, so its queue grows as long as items arrive. The lead "
                        "time\n  depends on how many items pass.\n"));
  if (s->unmeasured)
    g_string_append (out, _ ("\n  Times that are not known took none, so the lead time is at least this.\n"));
}

static void
append_figures (GString *out, const SwSimulation *s)
{
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  sw_table_add_line (table, _ ("Lead time"), mean_text (s));
  sw_table_add_line (table, _ ("50 % within"), time_text (s->p50, &s->calendar));
  sw_table_add_line (table, _ ("85 % within"), time_text (s->p85, &s->calendar));
  sw_table_add_line (table, _ ("95 % within"), time_text (s->p95, &s->calendar));
  if (s->queues)
    {
      sw_table_add_line (table, _ ("Throughput"), throughput_text (s));
      sw_table_add_line (table, _ ("Work in progress"),
                         isnan (s->wip) ? g_strdup (DASH) : g_strdup_printf ("%.3g", s->wip));
    }
  sw_table_add_line (table, _ ("Items"),
                     s->warm_up > 0 ? g_strdup_printf (_ ("%u, behind %u that do not count"), s->items, s->warm_up)
                                    : g_strdup_printf ("%u", s->items));
  if (s->overloaded)
    sw_table_add_line (table, _ ("Never catches up"), sw_simulation_titles (s, FALSE));
  if (s->unmeasured)
    sw_table_add_line (table, _ ("Not measured"), sw_simulation_titles (s, TRUE));
  sw_table_append (table, 2, out);
}

/* In eighths of a character. */
static char *
bar_of (guint count, guint most)
{
  static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
  guint eighths = most > 0 ? (guint)ceil ((double)count / most * LONGEST_BAR * 8) : 0;
  GString *bar = g_string_new (NULL);

  for (guint i = 0; i < eighths / 8; i++)
    g_string_append (bar, "█");
  g_string_append (bar, parts[eighths % 8]);
  return g_string_free (bar, FALSE);
}

static void
add_bin (SwTable *table, const SwSimulation *s, char *title, guint count, guint most)
{
  sw_table_take (table, title);
  sw_table_take (table, g_strdup_printf ("%4.1f %%", 100.0 * count / s->items));
  sw_table_take (table, bar_of (count, most));
  sw_table_end (table);
}

static void
append_histogram (GString *out, const SwSimulation *s)
{
  g_autoptr (SwTable) table = sw_table_new (WIDEST + LONGEST_BAR);
  guint most = s->above;
  double end = s->bin_start + s->n_bins * s->bin_width;
  g_autofree char *last = time_text (end, &s->calendar);

  for (guint i = 0; i < s->n_bins; i++)
    most = MAX (most, s->bins[i]);
  sw_table_add (table, _ ("Lead time"));
  sw_table_add (table, _ ("Items"));
  sw_table_end (table);
  for (guint i = 0; i < s->n_bins; i++)
    {
      g_autofree char *from = time_text (s->bin_start + i * s->bin_width, &s->calendar);
      g_autofree char *to = time_text (s->bin_start + (i + 1) * s->bin_width, &s->calendar);

      add_bin (table, s, g_strdup_printf ("%s – %s", from, to), s->bins[i], most);
    }
  if (s->above > 0)
    add_bin (table, s, g_strdup_printf (_ ("more than %s"), last), s->above, most);
  g_string_append_c (out, '\n');
  sw_table_append (table, 2, out);
}

static void
append_steps (GString *out, const SwSimulation *s)
{
  const char *const heads[] = { _ ("Step"),     _ ("Visits"),     _ ("In use"),     _ ("In progress"),
                                _ ("In queue"), _ ("Queue time"), _ ("95 % within") };
  guint n = s->queues ? G_N_ELEMENTS (heads) : 2;
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  for (guint i = 0; i < n; i++)
    sw_table_add (table, heads[i]);
  sw_table_end (table);
  for (guint i = 0; i < s->n_steps; i++)
    {
      const SwSimulatedStep *step = &s->steps[i];

      sw_table_add (table, step->title);
      sw_table_take (table, g_strdup_printf ("%.3g", step->visits));
      if (s->queues)
        {
          sw_table_take (table, isnan (step->utilisation) ? g_strdup (DASH)
                                                          : g_strdup_printf ("%.0f %%", step->utilisation * 100));
          sw_table_take (table, isnan (step->wip) ? g_strdup (DASH) : g_strdup_printf ("%.2f", step->wip));
          sw_table_take (table, isnan (step->queue) ? g_strdup (DASH) : g_strdup_printf ("%.2f", step->queue));
          sw_table_take (table, time_text (step->queued, &s->calendar));
          sw_table_take (table, time_text (step->queued_p95, &s->calendar));
        }
      sw_table_end (table);
    }
  g_string_append_c (out, '\n');
  sw_table_append (table, 2, out);
}

void
sw_cli_simulated_text (const GArray *results, GString *out)
{
  for (guint i = 0; i < results->len; i++)
    {
      const SwCliSimulated *result = &g_array_index (results, SwCliSimulated, i);
      g_autofree char *title = sw_element_title (result->stream);

      g_string_append_printf (out, "%s%s (%s)\n", i > 0 ? "\n" : "", title, result->stream->id);
      if (result->simulation == NULL)
        {
          g_string_append_printf (out, _ ("  It cannot be simulated. %s.\n"), result->reason);
          continue;
        }
      append_figures (out, result->simulation);
      append_remarks (out, result->simulation);
      append_histogram (out, result->simulation);
      append_steps (out, result->simulation);
    }
}
