#include "panels/simulation-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_label (GtkWidget *grid, int row, int column, const char *text)
{
  const char *const name[] = { "sw-field-label", "dim-label", NULL }, *const value[] = { "sw-figure", NULL };

  gtk_grid_attach (GTK_GRID (grid),
                   g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", column == 0 ? 0.0 : 1.0, "hexpand",
                                 column == 0, "css-classes", column == 0 ? name : value, NULL),
                   column, row, 1, 1);
}

/* @value: (transfer full) */
static void
add_line (GtkWidget *grid, int *row, const char *label, char *value)
{
  add_label (grid, *row, 0, label);
  add_label (grid, *row, 1, value);
  ++*row;
  g_free (value);
}

static void
add_remark (GtkWidget *box, const char *text, const char *class)
{
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                               "width-chars", 20, "max-width-chars", 30, "css-classes",
                                               (const char *[]){ "caption", class, NULL }, NULL));
}

static char *
mean_text (const SwSimulation *s)
{
  g_autofree char *mean = sw_seconds_format (s->mean, &s->calendar);
  g_autofree char *half = isnan (s->half_width) ? NULL : sw_seconds_format (s->half_width, &s->calendar);

  return half == NULL ? g_steal_pointer (&mean) : g_strdup_printf ("%s ± %s", mean, half);
}

static void
add_remarks (GtkWidget *box, const SwSimulation *s, gboolean outdated)
{
  g_autofree char *never = sw_simulation_titles (s, FALSE), *unknown = sw_simulation_titles (s, TRUE), *text = NULL;

  if (outdated)
    add_remark (box, _ ("The map has changed since. Run it again."), "warning");
  if (s->overloaded)
    {
      text =
          g_strdup_printf (_ ("Never catches up: %s. The queue grows as long as items arrive, so the lead time depends "
                              "on how many pass."),
                           never);
      add_remark (box, text, "warning");
    }
  if (s->unmeasured)
    {
      g_free (text);
      text = g_strdup_printf (_ ("Not measured, so the lead time is at least this: %s."), unknown);
      add_remark (box, text, "dim-label");
    }
  if (!s->queues)
    add_remark (box, _ ("The stream has no demand: single items passed, which never wait for each other."),
                "dim-label");
}

GtkWidget *
sw_simulation_figures_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
}

void
sw_simulation_figures_show (GtkWidget *figures, const SwSimulation *s, gboolean outdated)
{
  GtkWidget *grid, *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (figures)) != NULL)
    gtk_box_remove (GTK_BOX (figures), child);
  if (s == NULL)
    return;
  grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  add_line (grid, &row, _ ("Lead time, mean"), mean_text (s));
  add_line (grid, &row, _ ("50 % within"), sw_seconds_format (s->p50, &s->calendar));
  add_line (grid, &row, _ ("85 % within"), sw_seconds_format (s->p85, &s->calendar));
  add_line (grid, &row, _ ("95 % within"), sw_seconds_format (s->p95, &s->calendar));
  if (!isnan (s->throughput))
    {
      add_line (grid, &row, _ ("Throughput"), g_strdup_printf (_ ("%.3g a day"), s->throughput * s->calendar.day));
      add_line (grid, &row, _ ("Work in progress"), g_strdup_printf ("%.3g", s->wip));
    }
  add_line (grid, &row, _ ("Items that count"), g_strdup_printf ("%u", s->items));
  gtk_box_append (GTK_BOX (figures), grid);
  add_remarks (figures, s, outdated);
}
