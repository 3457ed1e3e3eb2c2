#include "panels/metrics.h"

#include "base/date.h"
#include "panels/choice.h"
#include "panels/figure-cards.h"
#include "panels/flow-bar.h"
#include "panels/record.h"
#include "panels/step-table.h"
#include "panels/style.h"
#include "panels/trend-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef enum
{
  VIEW_FIGURES,
  VIEW_STEPS,
  VIEW_TREND,
  N_VIEWS
} View;

static const char *const view_names[N_VIEWS] = { "figures", "steps", "trend" };

/* @stream: (nullable): id of what is shown; @busy: the page itself sets the choice */
struct _SwMetrics
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *pages; /* all of it, or why there is nothing */
  GtkWidget *choice;
  GtkWidget *buttons[N_VIEWS];
  GtkWidget *legend;
  GtkWidget *record;
  GtkWidget *views;
  GtkWidget *cards;
  GtkWidget *table;
  GtkWidget *trend;
  GtkWidget *chart;
  GtkWidget *few;
  View view;
  SwDocument *document;
  char *stream;
  gboolean busy;
};

G_DEFINE_TYPE (SwMetrics, sw_metrics, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- where a click leads ----------------------------------------------------------------------------------- */

static void
go (const char *const *ids, const char *field, gpointer data)
{
  SwMetrics *metrics = data;
  g_autofree char *wanted = g_strdup (field); /* what was pressed may go when the map changes */

  if (metrics->document == NULL)
    return;
  sw_document_show (metrics->document, ids);
  g_signal_emit (metrics, signals[REVEAL], 0, sw_document_selection (metrics->document));
  if (wanted != NULL)
    gtk_widget_activate_action (GTK_WIDGET (metrics), "win.focus-field", "s", wanted);
}

static void
on_show_step (SwMetrics *metrics, const char *id)
{
  go ((const char *const[]){ id, NULL }, NULL, metrics);
}

static void
tell (gpointer metrics, const char *text)
{
  g_signal_emit (metrics, signals[MESSAGE], 0, text);
}

static void
on_record (SwMetrics *metrics)
{
  if (metrics->document != NULL && metrics->stream != NULL)
    sw_record_measurement (GTK_WIDGET (metrics), metrics->document, metrics->stream, tell, metrics);
}

/* --- which stream ------------------------------------------------------------------------------------------ */

/* The element whose stream, or the step whose line, is to be shown. */
static SwElement *
first_selected (SwMetrics *metrics)
{
  const char *const *selection = sw_document_selection (metrics->document);

  return selection[0] != NULL ? sw_map_find (sw_document_map (metrics->document), selection[0]) : NULL;
}

static void
set_stream (SwMetrics *metrics, const char *id)
{
  char *copy = g_strdup (id);

  g_free (metrics->stream);
  metrics->stream = copy;
}

/* Returns: whether it is another one */
static gboolean
follow_selection (SwMetrics *metrics)
{
  SwElement *selected = first_selected (metrics);
  SwElement *stream = selected != NULL ? sw_element_ancestor (selected, SW_KIND_STREAM) : NULL;

  if (stream == NULL || g_strcmp0 (stream->id, metrics->stream) == 0)
    return FALSE;
  set_stream (metrics, stream->id);
  return TRUE;
}

static void
update_choice (SwMetrics *metrics)
{
  const SwAnalysis *analysis = sw_document_analysis (metrics->document);
  g_autoptr (GPtrArray) choices = sw_choices_new (NULL);

  for (guint i = 0; i < analysis->n_streams; i++)
    {
      g_autofree char *title = sw_element_title (analysis->streams[i]);
      sw_choices_add_title (choices, analysis->streams[i]->id, title);
    }
  metrics->busy = TRUE;
  sw_choice_update (metrics->choice, choices);
  sw_choice_select (metrics->choice, metrics->stream);
  metrics->busy = FALSE;
}

/* --- showing it -------------------------------------------------------------------------------------------- */

static void
show_selected_step (SwMetrics *metrics)
{
  SwElement *selected = first_selected (metrics);

  sw_step_table_select (SW_STEP_TABLE (metrics->table),
                        selected != NULL && selected->kind == SW_KIND_STEP ? selected->id : NULL);
}

static char *
few_text (const GArray *points, const SwCalendar *calendar)
{
  g_autofree char *on = NULL, *lead = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const SwTrendPoint *point = &g_array_index (points, SwTrendPoint, i);

      if (isnan (point->lead) && isnan (point->process))
        continue;
      on = sw_date_to_string (point->day);
      lead = sw_quantity_format (SW_QUANTITY_TIME, point->lead, calendar);
      return g_strdup_printf (_ ("One measurement so far: %s, lead time %s.\nThe next one begins a trend."), on, lead);
    }
  return g_strdup (_ ("Nothing was measured yet.\nRecord Measurement writes down what the map says today; what was "
                      "measured on other days is entered in the inspector of the stream."));
}

static void
show_trend (SwMetrics *metrics, const SwElement *stream, const SwFigures *figures)
{
  const SwCalendar *calendar = sw_map_calendar (sw_document_map (metrics->document));
  g_autoptr (GArray) points = sw_trend_points (stream, calendar);
  g_autofree char *text = few_text (points, calendar);
  gboolean is_trend = sw_trend_count (points) > 1;

  gtk_label_set_label (GTK_LABEL (metrics->few), text);
  gtk_stack_set_visible_child_name (GTK_STACK (metrics->trend), is_trend ? "chart" : "few");
  if (is_trend)
    sw_trend_chart_show (SW_TREND_CHART (metrics->chart), g_steal_pointer (&points), figures, calendar);
}

static void
refresh (SwMetrics *metrics)
{
  const SwAnalysis *analysis;
  int stream;

  /* What is not shown now points to figures that may be gone. */
  sw_figure_cards_show (SW_FIGURE_CARDS (metrics->cards), NULL, NULL);
  if (metrics->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (metrics)))
    return;
  analysis = sw_document_analysis (metrics->document);
  gtk_stack_set_visible_child_name (GTK_STACK (metrics->pages), analysis->n_streams > 0 ? "stream" : "nothing");
  if (analysis->n_streams == 0)
    return;
  if (metrics->stream == NULL || sw_analysis_stream (analysis, metrics->stream) < 0)
    set_stream (metrics, analysis->streams[0]->id);
  update_choice (metrics);
  stream = sw_analysis_stream (analysis, metrics->stream);
  if (metrics->view == VIEW_FIGURES)
    sw_figure_cards_show (SW_FIGURE_CARDS (metrics->cards), analysis->graphs[stream], analysis->figures[stream]);
  else if (metrics->view == VIEW_TREND)
    show_trend (metrics, analysis->streams[stream], analysis->figures[stream]);
  else
    {
      sw_step_table_show (SW_STEP_TABLE (metrics->table), analysis->graphs[stream], analysis->figures[stream]);
      show_selected_step (metrics);
    }
}

/* --- following the document and the person ----------------------------------------------------------------- */

static void
on_selection (SwMetrics *metrics)
{
  if (follow_selection (metrics))
    refresh (metrics);
  else if (metrics->view == VIEW_STEPS && gtk_widget_get_mapped (GTK_WIDGET (metrics)))
    show_selected_step (metrics);
}

static void
on_choice (SwMetrics *metrics)
{
  const char *id = sw_choice_id (metrics->choice);

  if (metrics->busy || metrics->document == NULL || id == NULL || g_strcmp0 (id, metrics->stream) == 0)
    return;
  set_stream (metrics, id);
  refresh (metrics);
}

static void
on_view (GtkToggleButton *button, SwMetrics *metrics)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  metrics->view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sw-view"));
  gtk_stack_set_visible_child_name (GTK_STACK (metrics->views), view_names[metrics->view]);
  gtk_widget_set_visible (metrics->legend, metrics->view == VIEW_STEPS);
  refresh (metrics);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_metrics_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_metrics_parent_class)->map (widget);
  refresh (SW_METRICS (widget));
}

static void
sw_metrics_dispose (GObject *object)
{
  SwMetrics *metrics = SW_METRICS (object);

  if (metrics->box != NULL)
    sw_metrics_set_document (metrics, NULL);
  g_clear_pointer (&metrics->box, gtk_widget_unparent);
  g_clear_pointer (&metrics->stream, g_free);
  G_OBJECT_CLASS (sw_metrics_parent_class)->dispose (object);
}

static void
sw_metrics_class_init (SwMetricsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_metrics_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_metrics_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] =
      g_signal_new ("reveal", SW_TYPE_METRICS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MESSAGE] =
      g_signal_new ("message", SW_TYPE_METRICS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_switch (SwMetrics *metrics)
{
  const char *const titles[N_VIEWS] = { _ ("Figures"), _ ("Steps"), _ ("Trend") };
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (linked, "linked");
  for (guint view = 0; view < N_VIEWS; view++)
    {
      GtkWidget *button = metrics->buttons[view] = gtk_toggle_button_new_with_label (titles[view]);

      g_object_set_data (G_OBJECT (button), "sw-view", GUINT_TO_POINTER (view));
      if (view > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (metrics->buttons[0]));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_view), metrics, 0);
      gtk_box_append (GTK_BOX (linked), button);
    }
  return linked;
}

static GtkWidget *
new_record_button (SwMetrics *metrics)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), g_object_new (GTK_TYPE_LABEL, "label", _ ("Record Measurement"),
                                                           "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_set_tooltip_text (button, _ ("Write today’s lead time, process time and %C&A into the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Record Measurement"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_record), metrics, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_top (SwMetrics *metrics)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  metrics->choice = sw_choice_new (_ ("Stream"));
  metrics->legend = sw_flow_bar_new_legend ();
  metrics->record = new_record_button (metrics);
  gtk_widget_set_visible (metrics->legend, FALSE);
  g_signal_connect_object (metrics->choice, "notify::selected", G_CALLBACK (on_choice), metrics, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (top, "sw-filters");
  gtk_box_append (GTK_BOX (top), metrics->choice);
  gtk_box_append (GTK_BOX (top), new_switch (metrics));
  gtk_box_append (GTK_BOX (top), metrics->legend);
  gtk_box_append (GTK_BOX (top), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (top), metrics->record);
  g_object_set (top, "margin-start", 12, "margin-end", 12, "margin-top", 3, "margin-bottom", 3, NULL);
  return top;
}

static GtkWidget *
new_words (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 24,
                       "margin-end", 24, "max-width-chars", 70, "css-classes", (const char *[]){ "dim-label", NULL },
                       NULL);
}

static GtkWidget *
new_views (SwMetrics *metrics)
{
  metrics->views = gtk_stack_new ();
  metrics->trend = gtk_stack_new ();
  metrics->cards = sw_figure_cards_new (go, metrics);
  metrics->table = sw_step_table_new ();
  metrics->chart = sw_trend_chart_new ();
  metrics->few = new_words (NULL);
  g_signal_connect_object (metrics->table, "show-step", G_CALLBACK (on_show_step), metrics, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (metrics->trend), metrics->chart, "chart");
  gtk_stack_add_named (GTK_STACK (metrics->trend), metrics->few, "few");
  gtk_stack_add_named (GTK_STACK (metrics->views), metrics->cards, view_names[VIEW_FIGURES]);
  gtk_stack_add_named (GTK_STACK (metrics->views), metrics->table, view_names[VIEW_STEPS]);
  gtk_stack_add_named (GTK_STACK (metrics->views), metrics->trend, view_names[VIEW_TREND]);
  gtk_stack_set_vhomogeneous (GTK_STACK (metrics->views), FALSE);
  gtk_widget_set_vexpand (metrics->views, TRUE);
  return metrics->views;
}

static void
sw_metrics_init (SwMetrics *metrics)
{
  GtkWidget *of_stream = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  sw_panels_style ();
  metrics->pages = metrics->box = gtk_stack_new ();
  gtk_box_append (GTK_BOX (of_stream), new_top (metrics));
  gtk_box_append (GTK_BOX (of_stream), new_views (metrics));
  gtk_stack_add_named (GTK_STACK (metrics->pages), of_stream, "stream");
  gtk_stack_add_named (GTK_STACK (metrics->pages), new_words (_ ("The map has no streams yet.")), "nothing");
  gtk_widget_set_parent (metrics->box, GTK_WIDGET (metrics));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (metrics->buttons[VIEW_FIGURES]), TRUE);
}

GtkWidget *
sw_metrics_new (void)
{
  return g_object_new (SW_TYPE_METRICS, NULL);
}

void
sw_metrics_set_document (SwMetrics *metrics, SwDocument *document)
{
  g_return_if_fail (SW_IS_METRICS (metrics));

  if (document == metrics->document)
    return;
  if (metrics->document != NULL)
    g_signal_handlers_disconnect_by_data (metrics->document, metrics);
  g_set_object (&metrics->document, document);
  g_clear_pointer (&metrics->stream, g_free);
  if (document != NULL)
    {
      g_signal_connect_object (document, "updated", G_CALLBACK (refresh), metrics, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "selection-changed", G_CALLBACK (on_selection), metrics, G_CONNECT_SWAPPED);
      follow_selection (metrics);
    }
  refresh (metrics);
}
