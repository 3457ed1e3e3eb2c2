#include "panels/simulation.h"

#include "canvas/future.h"
#include "panels/choice.h"
#include "panels/histogram.h"
#include "panels/reachable.h"
#include "panels/simulation-figures.h"
#include "panels/simulation-job.h"
#include "panels/simulation-table.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_MS 100

/* @shown: what was found last, of @model, which is the stream that is chosen; @filling: the choices are being filled,
 * which is no choice of the person's */
struct _SwSimulationPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stream, *items, *seed, *gaps, *times;
  GtkWidget *run, *progress;
  GtkWidget *stack, *words, *figures, *histogram, *table;
  SwDocument *document;
  SwSimulationJob *job;
  guint timer;
  gboolean filling;
  SwSimulationModel *model;
  SwSimulation *shown;
};

G_DEFINE_TYPE (SwSimulationPage, sw_simulation_page, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- what is shown ----------------------------------------------------------------------------------------- */

static void
say (SwSimulationPage *page, const char *text)
{
  gtk_label_set_label (GTK_LABEL (page->words), text);
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "words");
}

static void
say_why_not (SwSimulationPage *page, const GError *error)
{
  g_autofree char *text = g_strdup_printf (_ ("It cannot be simulated. %s."), error->message);

  say (page, text);
}

/* The model of the stream that is called @id, as the map is now. Returns: (transfer full) (nullable) */
static SwSimulationModel *
model_of (SwSimulationPage *page, const char *id, GError **error)
{
  const SwAnalysis *analysis = sw_document_analysis (page->document);
  int stream = id != NULL ? sw_analysis_stream (analysis, id) : -1;

  return stream >= 0 ? sw_simulation_model_new (analysis->graphs[stream], analysis->figures[stream], error) : NULL;
}

static void
show_result (SwSimulationPage *page)
{
  g_autoptr (SwSimulationModel) now = model_of (page, page->shown->stream, NULL);

  sw_simulation_figures_show (page->figures, page->shown, now == NULL || !sw_simulation_model_equal (now, page->model));
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "result");
}

static void
show_running (SwSimulationPage *page)
{
  gboolean runs = page->job != NULL;

  gtk_button_set_label (GTK_BUTTON (page->run), runs ? _ ("Cancel") : _ ("Run"));
  if (runs)
    gtk_widget_remove_css_class (page->run, "suggested-action");
  else
    gtk_widget_add_css_class (page->run, "suggested-action");
  gtk_widget_set_opacity (page->progress, runs ? 1 : 0);
  gtk_widget_set_sensitive (page->run, runs || sw_choice_id (page->stream) != NULL);
}

static void
show_state (SwSimulationPage *page)
{
  show_running (page);
  if (page->shown != NULL)
    show_result (page);
  else if (page->job == NULL && sw_choice_id (page->stream) == NULL)
    say (page, _ ("The map has no streams yet."));
  else
    say (page, _ ("Let items pass through a stream: how long do they take, and where do they queue?"));
}

static void
forget (SwSimulationPage *page)
{
  sw_histogram_show (SW_HISTOGRAM (page->histogram), NULL);
  sw_simulation_table_show (page->table, NULL);
  sw_simulation_figures_show (page->figures, NULL, FALSE);
  g_clear_pointer (&page->shown, sw_simulation_free);
  g_clear_pointer (&page->model, sw_simulation_model_free);
}

static void
stop (SwSimulationPage *page)
{
  g_clear_handle_id (&page->timer, g_source_remove);
  g_clear_pointer (&page->job, sw_simulation_job_cancel);
}

static void
drop (SwSimulationPage *page)
{
  stop (page);
  forget (page);
}

/* The stream that is selected on the map, as on the other pages, unless another one runs or is shown. */
static void
update_streams (SwSimulationPage *page)
{
  g_autoptr (GPtrArray) choices = sw_choices_new (NULL);
  const char *selected = sw_selected_stream (page->document);
  g_autofree char *before = g_strdup (sw_choice_id (page->stream));

  sw_for_each_kind (stream, sw_map_root (sw_document_map (page->document)), SW_KIND_STREAM)
    {
      g_autofree char *title = sw_element_title (stream);
      sw_choices_add_title (choices, stream->id, title);
    }
  page->filling = TRUE;
  sw_choice_update (page->stream, choices);
  if (g_strcmp0 (before, sw_choice_id (page->stream)) != 0)
    drop (page);
  if (selected != NULL && page->job == NULL && page->shown == NULL)
    sw_choice_select (page->stream, selected);
  page->filling = FALSE;
}

static void
refresh (SwSimulationPage *page)
{
  if (page->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  update_streams (page);
  show_state (page);
}

/* --- running ----------------------------------------------------------------------------------------------- */

static gboolean
on_timer (gpointer data)
{
  SwSimulationPage *page = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (page->progress), sw_simulation_job_progress (page->job));
  return G_SOURCE_CONTINUE;
}

static void
on_done (SwSimulationModel *model, SwSimulation *simulation, double mean, double half_width, const GError *error,
         gpointer data)
{
  SwSimulationPage *page = data;

  page->job = NULL;
  g_clear_handle_id (&page->timer, g_source_remove);
  forget (page);
  show_running (page);
  if (simulation == NULL)
    {
      say_why_not (page, error);
      sw_simulation_model_free (model);
      return;
    }
  page->model = model;
  page->shown = simulation;
  sw_histogram_show (SW_HISTOGRAM (page->histogram), simulation);
  sw_simulation_table_show (page->table, simulation);
  show_result (page);
}

static void
start (SwSimulationPage *page)
{
  SwSimulationOptions options = SW_SIMULATION_OPTIONS;
  g_autoptr (GError) error = NULL;
  SwSimulationModel *model = model_of (page, sw_choice_id (page->stream), &error);

  if (model == NULL)
    {
      forget (page);
      if (error != NULL)
        say_why_not (page, error);
      return;
    }
  options.items = (guint)gtk_spin_button_get_value (GTK_SPIN_BUTTON (page->items));
  options.seed = (guint)gtk_spin_button_get_value (GTK_SPIN_BUTTON (page->seed));
  options.gaps = (SwGaps)gtk_drop_down_get_selected (GTK_DROP_DOWN (page->gaps));
  options.times = (SwTimes)gtk_drop_down_get_selected (GTK_DROP_DOWN (page->times));
  page->job = sw_simulation_job_start (model, &options, on_done, page);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (page->progress), 0);
  page->timer = g_timeout_add (PROGRESS_MS, on_timer, page);
  show_running (page);
}

static void
on_run (GtkButton *button, SwSimulationPage *page)
{
  if (page->document == NULL)
    return;
  if (page->job == NULL)
    start (page);
  else
    {
      stop (page);
      show_state (page);
    }
}

/* What is shown, or runs, is another stream's. */
static void
on_chosen (GtkWidget *choice, GParamSpec *property, SwSimulationPage *page)
{
  if (page->filling || page->document == NULL)
    return;
  drop (page);
  show_state (page);
}

static void
on_step (const char *id, gpointer data)
{
  SwSimulationPage *page = data;
  const char *const ids[] = { id, NULL };

  /* It may be gone since. */
  if (page->document == NULL || sw_map_find_kind (sw_document_map (page->document), id, SW_KIND_STEP) == NULL)
    return;
  sw_document_show (page->document, ids);
  g_signal_emit (page, signals[REVEAL], 0, sw_document_selection (page->document));
}

static void
on_updated (SwDocument *document, SwSimulationPage *page)
{
  refresh (page);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_simulation_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_simulation_page_parent_class)->map (widget);
  refresh (SW_SIMULATION_PAGE (widget));
}

static void
sw_simulation_page_dispose (GObject *object)
{
  SwSimulationPage *page = SW_SIMULATION_PAGE (object);

  if (page->box != NULL)
    sw_simulation_page_set_document (page, NULL);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_simulation_page_parent_class)->dispose (object);
}

static void
sw_simulation_page_class_init (SwSimulationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_simulation_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_simulation_page_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] = g_signal_new ("reveal", SW_TYPE_SIMULATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRV);
}

/* @control: (transfer floating). Its label is its name for screen readers too. */
static void
add_control (GtkWidget *grid, int column, int row, const char *label, const char *tip, GtkWidget *control)
{
  gtk_grid_attach (GTK_GRID (grid),
                   g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, "css-classes",
                                 (const char *[]){ "sw-field-label", "dim-label", NULL }, NULL),
                   column, row, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (control, tip);
  gtk_grid_attach (GTK_GRID (grid), control, column + 1, row, 1, 1);
}

static GtkWidget *
new_spin (double most, double step, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, most, step);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 6);
  return spin;
}

/* What is seldom changed. */
static GtkWidget *
new_options (SwSimulationPage *page)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 6, NULL);
  GtkWidget *popover = gtk_popover_new (), *button = gtk_menu_button_new ();
  const char *const gaps[] = { _ ("At random"), _ ("Regularly"), NULL };
  const char *const times[] = { _ ("As estimated"), _ ("Exponentially"), _ ("Not at all"), NULL };

  page->gaps = gtk_drop_down_new_from_strings (gaps);
  page->times = gtk_drop_down_new_from_strings (times);
  sw_reachable_name_choice (page->gaps, _ ("Items arrive"));
  sw_reachable_name_choice (page->times, _ ("Times vary"));
  page->seed = new_spin (G_MAXINT, 1, SW_SIMULATION_OPTIONS.seed);
  add_control (grid, 0, 0, _ ("Items arrive"), _ ("How the time between two arrivals varies"), page->gaps);
  add_control (grid, 0, 1, _ ("Times vary"),
               _ ("As estimated: a triangle over the least, likely and most time. The others take the likely time, as "
                  "their mean or always."),
               page->times);
  add_control (grid, 0, 2, _ ("Seed"), _ ("The same seed gives the same result"), page->seed);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Options"));
  gtk_widget_set_tooltip_text (button, _ ("How items arrive, how times vary, and the seed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Options"), -1);
  return button;
}

static GtkWidget *
new_bar (SwSimulationPage *page)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *items = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, NULL);

  page->stream = sw_choice_new (_ ("Stream to simulate"));
  g_signal_connect (page->stream, "notify::selected", G_CALLBACK (on_chosen), page);
  gtk_widget_set_size_request (page->stream, 120, -1);
  page->items = new_spin (SW_SIMULATION_MOST_ITEMS, 1000, SW_SIMULATION_OPTIONS.items);
  page->run = gtk_button_new ();
  page->progress =
      g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_CENTER, "width-request", 30, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of the simulation"), -1);
  add_control (items, 0, 0, _ ("Items"), _ ("How many items arrive; the first tenth does not count"), page->items);
  gtk_box_append (GTK_BOX (bar), page->stream);
  gtk_box_append (GTK_BOX (bar), items);
  gtk_box_append (GTK_BOX (bar), new_options (page));
  gtk_box_append (GTK_BOX (bar), page->run);
  gtk_box_append (GTK_BOX (bar), page->progress);
  g_signal_connect_object (page->run, "clicked", G_CALLBACK (on_run), page, 0);
  gtk_widget_add_css_class (bar, "sw-filters");
  g_object_set (bar, "margin-start", 12, "margin-end", 12, "margin-top", 3, "margin-bottom", 6, NULL);
  /* A narrow window scrolls sideways. */
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", bar, "vscrollbar-policy",
                       GTK_POLICY_NEVER, NULL);
}

static void
add_part (GtkWidget *flow, GtkWidget *part)
{
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "child", part, "focusable", FALSE, NULL);

  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

/* Side by side where there is room, else the table below. */
static GtkWidget *
new_result (SwSimulationPage *page)
{
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 18,
                                  "row-spacing", 12, "max-children-per-line", 2, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *lead = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *scroll;

  page->figures = sw_simulation_figures_new ();
  page->histogram = sw_histogram_new ();
  page->table = sw_simulation_table_new (on_step, page);
  gtk_widget_set_hexpand (page->figures, FALSE);
  gtk_widget_set_hexpand (page->histogram, TRUE);
  gtk_widget_set_valign (page->table, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lead), page->figures);
  gtk_box_append (GTK_BOX (lead), page->histogram);
  add_part (flow, lead);
  add_part (flow, page->table);
  g_object_set (flow, "margin-start", 9, "margin-end", 9, "margin-bottom", 9, NULL);
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", flow, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Result"), -1);
  return scroll;
}

static void
sw_simulation_page_init (SwSimulationPage *page)
{
  sw_panels_style ();
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page->stack = gtk_stack_new ();
  page->words =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 60, "margin-start",
                    12, "margin-end", 12, "css-classes", (const char *[]){ "dim-label", NULL }, NULL);
  gtk_widget_set_vexpand (page->stack, TRUE);
  gtk_box_append (GTK_BOX (page->box), new_bar (page));
  gtk_stack_add_named (GTK_STACK (page->stack), page->words, "words");
  gtk_stack_add_named (GTK_STACK (page->stack), new_result (page), "result");
  gtk_box_append (GTK_BOX (page->box), page->stack);
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
  show_state (page);
}

GtkWidget *
sw_simulation_page_new (void)
{
  return g_object_new (SW_TYPE_SIMULATION_PAGE, NULL);
}

void
sw_simulation_page_set_document (SwSimulationPage *page, SwDocument *document)
{
  g_return_if_fail (SW_IS_SIMULATION_PAGE (page));

  if (document == page->document)
    return;
  stop (page);
  forget (page);
  if (page->document != NULL)
    g_signal_handlers_disconnect_by_data (page->document, page);
  g_set_object (&page->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), page, 0);
  g_signal_connect_object (document, "selection-changed", G_CALLBACK (on_updated), page, 0);
  show_state (page);
  refresh (page);
}
