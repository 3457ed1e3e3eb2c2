#include "panels/figure-cards.h"

#include "base/text.h"
#include "panels/expected.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* More steps that lack data than these are one button. */
#define MOST_LACKING 6

typedef struct
{
  GtkWidget *button, *value, *detail;
} Card;

/* @open: (nullable): the popover of terms that is on screen
 * @own: the figures, with what a simulation adds; @figures: (nullable): these, if something is shown */
struct _SwFigureCards
{
  GtkWidget parent_instance;

  GtkWidget *box;
  Card cards[SW_N_STREAM_FIGURES];
  GtkWidget *lacking;
  GtkWidget *lacks[MOST_LACKING + 1];
  GtkWidget *open;
  SwExpected *expected;
  const SwGraph *graph;
  SwFigures own;
  const SwFigures *figures;
  SwGo go;
  gpointer data;
};

G_DEFINE_TYPE (SwFigureCards, sw_figure_cards, GTK_TYPE_WIDGET)

/* --- what a card says -------------------------------------------------------------------------------------- */

static char *
ends_text (const SwLatency *latency)
{
  g_autofree char *from = NULL, *to = NULL;

  if (latency->path == NULL)
    return g_strdup ("");
  from = sw_element_title (g_ptr_array_index (latency->path, 0));
  to = sw_element_title (g_ptr_array_index (latency->path, latency->path->len - 1));
  return sw_text_from_to (from, to);
}

static const SwActivityFigures *
greatest_activity (const SwFigures *figures)
{
  const SwActivityFigures *greatest = NULL;

  for (guint a = 0; a < figures->n_activities; a++)
    if (figures->activities[a].process > (greatest != NULL ? greatest->process : 0))
      greatest = &figures->activities[a];
  return greatest;
}

static char *
value_text (const SwGraph *graph, const SwFigures *figures, SwFigureId id)
{
  const SwActivityFigures *activity = id == SW_FIGURE_ACTIVITIES ? greatest_activity (figures) : NULL;

  if (id == SW_FIGURE_BOTTLENECK && figures->bottleneck >= 0)
    return sw_element_title (graph->steps[figures->bottleneck]);
  if (activity != NULL)
    return g_strdup_printf ("%s %.0f\u00a0%%", activity->activity->short_name, activity->share * 100);
  return sw_figure_format (figures, id, sw_map_calendar (graph->map));
}

static char *
detail_text (const SwGraph *graph, const SwFigures *figures, SwFigureId id)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);
  g_autofree char *text = NULL;

  switch (id)
    {
    case SW_FIGURE_EFFORT:
      return g_strdup (isnan (sw_figure_value (figures, id)) ? "" : _ ("of all people"));
    case SW_FIGURE_EXPECTED:
      if (figures->expected_by != SW_EXPECTED_SIMULATION || figures->expected_error <= 0)
        return g_strdup (figures->expected_by == SW_EXPECTED_MARKOV       ? _ ("exact, Markov chain")
                         : figures->expected_by == SW_EXPECTED_SIMULATION ? _ ("simulated")
                                                                          : "");
      text = sw_seconds_format (figures->expected_error, calendar);
      return g_strdup_printf (_ ("± %s, simulated"), text);
    case SW_FIGURE_TAKT:
    case SW_FIGURE_WIP:
      text = sw_quantity_format (SW_QUANTITY_RATE, figures->demand, calendar);
      return g_strdup_printf (_ ("demand %s"), text);
    case SW_FIGURE_BOTTLENECK:
      if (figures->bottleneck < 0)
        return g_strdup ("");
      text = sw_figure_format (figures, id, calendar);
      return g_strdup_printf (isnan (figures->demand) ? _ ("lead time %s") : _ ("%s in use"), text);
    case SW_FIGURE_TO_IMPROVE:
      return ends_text (&figures->to_improve);
    case SW_FIGURE_TO_PLAN:
      return ends_text (&figures->to_plan);
    default:
      return sw_figure_format_span (figures, id, calendar);
    }
}

/* Where an item is in several places at a time, a simulation tells what the figures do not. Returns: whether it still
 * runs */
static gboolean
look_at_expected (SwFigureCards *cards)
{
  SwFigures *figures = &cards->own;
  double mean, half_width;
  SwExpectedState state = sw_expected_look (cards->expected, cards->graph, figures, &mean, &half_width);

  if (state == SW_EXPECTED_FOUND)
    {
      figures->expected = mean;
      figures->expected_error = half_width;
      figures->expected_by = SW_EXPECTED_SIMULATION;
    }
  return state == SW_EXPECTED_RUNNING;
}

static void
show_card (SwFigureCards *cards, SwFigureId id)
{
  const Card *card = &cards->cards[id];
  gboolean runs = id == SW_FIGURE_EXPECTED && look_at_expected (cards);
  g_autofree char *value = runs ? g_strdup ("…") : value_text (cards->graph, cards->figures, id);
  g_autofree char *detail = runs ? g_strdup (_ ("is simulated")) : detail_text (cards->graph, cards->figures, id);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s%s%s", sw_figure_title (id), value, *detail != '\0' ? ", " : "", detail);

  if (strcmp (gtk_label_get_label (GTK_LABEL (card->value)), value) == 0
      && strcmp (gtk_label_get_label (GTK_LABEL (card->detail)), detail) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (card->value), value);
  gtk_label_set_label (GTK_LABEL (card->detail), detail);
  if (isnan (sw_figure_value (cards->figures, id)))
    gtk_widget_add_css_class (card->value, "dim-label");
  else
    gtk_widget_remove_css_class (card->value, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Cards that can't be seen may be of a map that has changed since; they are shown anew when they can. */
static void
on_expected (gpointer data)
{
  SwFigureCards *cards = data;

  if (cards->graph == NULL || !gtk_widget_get_mapped (GTK_WIDGET (cards)))
    return;
  show_card (cards, SW_FIGURE_EXPECTED);
  if (cards->open != NULL)
    sw_terms_popover_update (cards->open, cards->graph, cards->figures);
}

/* --- steps that lack data ---------------------------------------------------------------------------------- */

static const char *
lacking_field (const SwElement *step)
{
  return sw_element_has (step, SW_ATTR_WAIT) ? "process" : sw_element_has (step, SW_ATTR_PROCESS) ? "wait" : "process";
}

static void
on_lack (GtkButton *button, SwFigureCards *cards)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sw-place"));
  const GPtrArray *steps = cards->figures != NULL ? cards->figures->unmeasured : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *field = NULL;

  if (steps == NULL || place >= steps->len)
    return;
  if (place < MOST_LACKING)
    {
      const SwElement *step = g_ptr_array_index (steps, place);

      field = lacking_field (step);
      g_ptr_array_add (ids, g_strdup (step->id));
    }
  for (guint i = place; place == MOST_LACKING && i < steps->len; i++)
    g_ptr_array_add (ids, g_strdup (((SwElement *)g_ptr_array_index (steps, i))->id));
  g_ptr_array_add (ids, NULL);
  cards->go ((const char *const *)ids->pdata, field, cards->data);
}

static char *
lack_text (const GPtrArray *steps, guint place)
{
  const SwElement *step = g_ptr_array_index (steps, place);
  gboolean process = sw_element_has (step, SW_ATTR_PROCESS), wait = sw_element_has (step, SW_ATTR_WAIT);
  g_autofree char *title = NULL;

  if (place == MOST_LACKING)
    return g_strdup_printf (ngettext ("%u more", "%u more", steps->len - place), steps->len - place);
  title = sw_element_title (step);
  return g_strdup_printf (process ? _ ("%s: wait") : wait ? _ ("%s: work") : _ ("%s: work and wait"), title);
}

static void
show_lacking (SwFigureCards *cards)
{
  const GPtrArray *steps = cards->figures->unmeasured;

  for (guint place = 0; place <= MOST_LACKING; place++)
    {
      GtkWidget *button = cards->lacks[place];
      gboolean is_shown = place < steps->len;
      g_autofree char *text = is_shown ? lack_text (steps, place) : NULL;

      gtk_widget_set_visible (gtk_widget_get_parent (button), is_shown);
      if (!is_shown)
        continue;
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
      gtk_widget_set_tooltip_text (button, place < MOST_LACKING ? _ ("Enter the time") : _ ("Select these steps"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  gtk_widget_set_visible (cards->lacking, steps->len > 0);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
on_card (GtkButton *button, SwFigureCards *cards)
{
  SwFigureId id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sw-figure"));

  if (cards->graph == NULL)
    return;
  g_clear_weak_pointer (&cards->open);
  g_set_weak_pointer (&cards->open, sw_terms_popover_show (GTK_WIDGET (button), cards->graph, cards->figures, id,
                                                           cards->go, cards->data));
}

static GtkWidget *
new_line (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars",
                                   15, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_card (SwFigureCards *cards, SwFigureId id)
{
  Card *card = &cards->cards[id];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title = new_line ("caption");

  gtk_label_set_label (GTK_LABEL (title), sw_figure_title (id));
  gtk_widget_add_css_class (title, "dim-label");
  card->button = gtk_button_new ();
  card->value = new_line ("sw-figure");
  card->detail = new_line ("caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), card->value);
  gtk_box_append (GTK_BOX (box), card->detail);
  gtk_widget_set_size_request (box, 104, -1);
  gtk_button_set_child (GTK_BUTTON (card->button), box);
  gtk_widget_add_css_class (card->button, "sw-figure-card");
  gtk_widget_set_tooltip_text (card->button, sw_figure_definition (id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->button), GTK_ACCESSIBLE_PROPERTY_LABEL, sw_figure_title (id),
                                  -1);
  g_object_set_data (G_OBJECT (card->button), "sw-figure", GUINT_TO_POINTER (id));
  g_signal_connect_object (card->button, "clicked", G_CALLBACK (on_card), cards, 0);
  return card->button;
}

static GtkWidget *
new_flow (GtkWidget *const *children, guint n, guint most)
{
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "css-classes", (const char *[]){ "sw-cards", NULL },
                                  "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6, "row-spacing", 6,
                                  "max-children-per-line", most, "valign", GTK_ALIGN_START, NULL);

  for (guint i = 0; i < n; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), children[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (children[i]), FALSE);
    }
  return flow;
}

static GtkWidget *
new_lacking (SwFigureCards *cards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *flow;

  for (guint place = 0; place <= MOST_LACKING; place++)
    {
      GtkWidget *button = cards->lacks[place] = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                                                               "max-width-chars", 30, NULL));
      gtk_widget_add_css_class (button, "sw-lack");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lacking data:"), -1);
      g_object_set_data (G_OBJECT (button), "sw-place", GUINT_TO_POINTER (place));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_lack), cards, 0);
    }
  flow = new_flow (cards->lacks, MOST_LACKING + 1, MOST_LACKING + 1);
  gtk_widget_set_hexpand (flow, TRUE);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", _ ("Lacking data:"), "yalign", 0.0, "margin-top", 4,
                                "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), flow);
  return box;
}

static void
sw_figure_cards_dispose (GObject *object)
{
  SwFigureCards *cards = SW_FIGURE_CARDS (object);

  g_clear_weak_pointer (&cards->open);
  g_clear_pointer (&cards->expected, sw_expected_free);
  g_clear_pointer (&cards->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_figure_cards_parent_class)->dispose (object);
}

static void
sw_figure_cards_class_init (SwFigureCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_figure_cards_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sw_figure_cards_init (SwFigureCards *cards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *buttons[SW_N_STREAM_FIGURES], *flow;

  sw_panels_style ();
  cards->expected = sw_expected_new (on_expected, cards);
  for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
    buttons[id] = new_card (cards, id);
  flow = new_flow (buttons, SW_N_STREAM_FIGURES, 7);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  cards->lacking = new_lacking (cards);
  gtk_box_append (GTK_BOX (box), cards->lacking);
  gtk_box_append (GTK_BOX (box), flow);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-bottom", 9, "margin-top", 3, NULL);
  cards->box = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", box, "hscrollbar-policy",
                             GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (cards->box, GTK_WIDGET (cards));
}

GtkWidget *
sw_figure_cards_new (SwGo go, gpointer data)
{
  SwFigureCards *cards = g_object_new (SW_TYPE_FIGURE_CARDS, NULL);

  cards->go = go;
  cards->data = data;
  return GTK_WIDGET (cards);
}

void
sw_figure_cards_show (SwFigureCards *cards, const SwGraph *graph, const SwFigures *figures)
{
  g_return_if_fail (SW_IS_FIGURE_CARDS (cards));

  cards->graph = graph;
  cards->figures = figures != NULL ? &cards->own : NULL;
  if (graph == NULL)
    return;
  cards->own = *figures;
  for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
    show_card (cards, id);
  show_lacking (cards);
  if (cards->open != NULL)
    sw_terms_popover_update (cards->open, graph, cards->figures);
}
