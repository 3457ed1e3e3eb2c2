#include "panels/compare.h"

#include "canvas/future.h"
#include "panels/choice.h"
#include "panels/compare-figures.h"
#include "panels/compare-list.h"
#include "panels/compare-pair.h"
#include "panels/compare-shape.h"
#include "panels/style.h"
#include "panels/trial-table.h"

#include <glib/gi18n-lib.h>

/*
 * @chosen: the person chose the streams
 * @filling: the choices are being filled, which is no choice of the person's
 */
struct _SwCompare
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *from, *to;
  GtkWidget *figures;
  GtkWidget *sides;
  GtkWidget *differences; /* the list, or why it is empty */
  GtkWidget *list;
  GtkWidget *why_empty;
  GtkWidget *legend;
  GtkWidget *make_future;
  GtkWidget *table;
  GtkWidget *tried;
  GtkWidget *take_over;
  SwDocument *document;
  SwTrial *trial;
  gboolean chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SwCompare, sw_compare, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- what is shown ----------------------------------------------------------------------------------------- */

static gboolean
is_stream (SwCompare *compare, const char *id)
{
  return sw_map_find_kind (sw_document_map (compare->document), id, SW_KIND_STREAM) != NULL;
}

/* Another pair would take away what is tried, and one that was chosen stays chosen; so does one of whose streams
 * something is selected. */
static gboolean
keeps_pair (SwCompare *compare)
{
  const char *from = sw_trial_from (compare->trial), *to = sw_trial_to (compare->trial), *selected;

  if (!is_stream (compare, from) || !is_stream (compare, to))
    return FALSE;
  if (compare->chosen || sw_trial_count (compare->trial) > 0)
    return TRUE;
  selected = sw_selected_stream (compare->document);
  return !g_str_equal (from, to) && (selected == NULL || g_str_equal (selected, from) || g_str_equal (selected, to));
}

static void
choose_pair (SwCompare *compare)
{
  const char *from, *to;

  if (keeps_pair (compare))
    return;
  compare->chosen = FALSE;
  sw_compare_pair (compare->document, &from, &to);
  sw_trial_choose (compare->trial, from, to);
}

static void
fill_choice (GtkWidget *choice, SwMap *map, const char *id)
{
  g_autoptr (GPtrArray) choices = sw_choices_new (NULL);

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      g_autofree char *title = sw_element_title (stream);
      sw_choices_add_title (choices, stream->id, title);
    }
  sw_choice_update (choice, choices);
  sw_choice_select (choice, id);
}

static void
count_differences (const GPtrArray *differences, guint *added, guint *removed, guint *changed)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (differences, i);

      ++*(difference->from == NULL ? added : difference->to == NULL ? removed : changed);
    }
}

static void
add_count (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, "   ");
  g_string_append_printf (text, format, n);
}

/* The signs that stand on the map, and how many things bear each. */
static void
show_legend (SwCompare *compare, const SwComparison *comparison)
{
  guint added = 0, removed = 0, changed = comparison->stream->len > 0;
  g_autoptr (GString) text = g_string_new (NULL);

  count_differences (comparison->steps, &added, &removed, &changed);
  count_differences (comparison->edges, &added, &removed, &changed);
  add_count (text, _ ("+ %u added"), added);
  add_count (text, _ ("− %u removed"), removed);
  add_count (text, _ ("Δ %u changed"), changed);
  gtk_label_set_label (GTK_LABEL (compare->legend), text->str);
}

static void
show_differences (SwCompare *compare, const SwComparison *comparison)
{
  gboolean itself = g_strcmp0 (sw_trial_from (compare->trial), sw_trial_to (compare->trial)) == 0;
  gboolean any = comparison->stream->len + comparison->steps->len + comparison->edges->len > 0;

  sw_compare_list_show (SW_COMPARE_LIST (compare->list), comparison);
  show_legend (compare, comparison);
  gtk_label_set_label (
      GTK_LABEL (compare->why_empty),
      itself ? _ ("The stream is set against itself. Make a future state of it and change that, or try other values "
                  "under “What if”.")
             : _ ("The two streams do not differ. Change one of them, or try other values under “What if”."));
  gtk_widget_set_visible (compare->make_future, itself);
  gtk_stack_set_visible_child_name (GTK_STACK (compare->differences), any ? "list" : "nothing");
}

static void
show_tried (SwCompare *compare)
{
  guint n = sw_trial_count (compare->trial);
  /* Translators: a button; how many values are taken over */
  g_autofree char *text = g_strdup_printf (_ ("Take Over (%u)"), n);

  gtk_button_set_label (GTK_BUTTON (compare->take_over), text);
  gtk_widget_set_visible (compare->tried, n > 0);
  gtk_widget_set_visible (compare->legend, n == 0);
}

/* Only a page that is on screen is worked out, and lies over the map. */
static void
show (SwCompare *compare)
{
  SwMap *map = sw_document_map (compare->document);
  const SwComparison *comparison = sw_trial_comparison (compare->trial);

  compare->filling = TRUE;
  fill_choice (compare->from, map, sw_trial_from (compare->trial));
  fill_choice (compare->to, map, sw_trial_to (compare->trial));
  compare->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (compare->stack), comparison != NULL ? "pair" : "nothing");
  sw_document_compare (compare->document, comparison);
  if (comparison != NULL)
    {
      sw_compare_figures_show (SW_COMPARE_FIGURES (compare->figures), compare->trial);
      show_differences (compare, comparison);
    }
  sw_trial_table_refresh (SW_TRIAL_TABLE (compare->table));
  show_tried (compare);
}

static void
on_changed (SwTrial *trial, SwCompare *compare)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (compare)))
    show (compare);
}

/* The trial has followed the map before: it listens since before the page does. */
static void
on_updated (SwDocument *document, SwCompare *compare)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (compare)))
    choose_pair (compare);
}

static void
on_dropped (SwTrial *trial, const char *text, SwCompare *compare)
{
  g_signal_emit (compare, signals[MESSAGE], 0, text);
}

static void
on_message (GtkWidget *table, const char *text, SwCompare *compare)
{
  g_signal_emit (compare, signals[MESSAGE], 0, text);
}

/* --- what a person does ------------------------------------------------------------------------------------ */

static void
on_chosen (GtkWidget *choice, GParamSpec *property, SwCompare *compare)
{
  g_autofree char *from = NULL, *to = NULL;

  if (compare->filling || compare->trial == NULL)
    return;
  from = g_strdup (sw_choice_id (compare->from));
  to = g_strdup (sw_choice_id (compare->to));
  compare->chosen = TRUE;
  sw_trial_choose (compare->trial, from, to);
}

static void
on_show (SwCompareList *list, const char *const *ids, SwCompare *compare)
{
  sw_document_show (compare->document, ids);
  g_signal_emit (compare, signals[REVEAL], 0, sw_document_selection (compare->document));
}

static void
on_make_future (SwCompare *compare)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *origin = NULL;
  const char *ids[] = { NULL, NULL };

  if (compare->document == NULL)
    return;
  origin = g_strdup (sw_trial_from (compare->trial));
  id = sw_make_future (compare->document, origin, &error);
  if (id == NULL)
    {
      g_signal_emit (compare, signals[MESSAGE], 0, error->message);
      return;
    }
  sw_trial_choose (compare->trial, origin, id);
  ids[0] = id;
  g_signal_emit (compare, signals[REVEAL], 0, ids);
}

static void
on_take_over (SwCompare *compare)
{
  g_autoptr (GError) error = NULL;

  if (!sw_trial_take_over (compare->trial, &error))
    g_signal_emit (compare, signals[MESSAGE], 0, error->message);
}

static void
on_discard (SwCompare *compare)
{
  sw_trial_discard (compare->trial);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_compare_map (GtkWidget *widget)
{
  SwCompare *compare = SW_COMPARE (widget);

  GTK_WIDGET_CLASS (sw_compare_parent_class)->map (widget);
  if (compare->document == NULL)
    return;
  choose_pair (compare);
  show (compare);
}

static void
sw_compare_unmap (GtkWidget *widget)
{
  SwCompare *compare = SW_COMPARE (widget);

  if (compare->document != NULL)
    sw_document_compare (compare->document, NULL);
  GTK_WIDGET_CLASS (sw_compare_parent_class)->unmap (widget);
}

static void
sw_compare_dispose (GObject *object)
{
  SwCompare *compare = SW_COMPARE (object);

  if (compare->stack != NULL)
    sw_compare_set_document (compare, NULL);
  g_clear_pointer (&compare->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_compare_parent_class)->dispose (object);
}

static void
sw_compare_class_init (SwCompareClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_compare_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_compare_map;
  GTK_WIDGET_CLASS (klass)->unmap = sw_compare_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MESSAGE] =
      g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_choice (SwCompare *compare, const char *name)
{
  GtkWidget *choice = sw_choice_new (name);

  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen), compare);
  return choice;
}

/* It points where the language reads on to. */
static void
on_direction (GtkWidget *arrow)
{
  gtk_label_set_label (GTK_LABEL (arrow), gtk_widget_get_direction (arrow) == GTK_TEXT_DIR_RTL ? "←" : "→");
}

static GtkWidget *
new_pair (SwCompare *compare)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *arrow = gtk_label_new (NULL);

  compare->from = new_choice (compare, _ ("The stream to start from"));
  compare->to = new_choice (compare, _ ("The stream to set against it"));
  g_signal_connect (arrow, "direction-changed", G_CALLBACK (on_direction), NULL);
  on_direction (arrow);
  gtk_box_append (GTK_BOX (pair), compare->from);
  gtk_box_append (GTK_BOX (pair), arrow);
  gtk_box_append (GTK_BOX (pair), compare->to);
  g_object_set (pair, "margin-start", 12, NULL);
  gtk_widget_add_css_class (pair, "sw-filters");
  return pair;
}

static GtkWidget *
new_figures (SwCompare *compare)
{
  GtkWidget *scroll;

  compare->figures = sw_compare_figures_new ();
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", compare->figures, "vexpand", TRUE, "hscrollbar-policy",
                         GTK_POLICY_NEVER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Figures"), -1);
  return scroll;
}

static GtkWidget *
new_differences (SwCompare *compare)
{
  GtkWidget *nothing = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "valign",
                                     GTK_ALIGN_CENTER, "margin-start", 12, "margin-end", 12, NULL);

  compare->list = sw_compare_list_new ();
  g_signal_connect (compare->list, "show-ids", G_CALLBACK (on_show), compare);
  compare->why_empty = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 50,
                                     "css-classes", (const char *[]){ "dim-label", NULL }, NULL);
  compare->make_future = gtk_button_new_with_label (_ ("Make Future State"));
  g_object_set (compare->make_future, "halign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
  g_signal_connect_swapped (compare->make_future, "clicked", G_CALLBACK (on_make_future), compare);
  gtk_box_append (GTK_BOX (nothing), compare->why_empty);
  gtk_box_append (GTK_BOX (nothing), compare->make_future);
  compare->differences = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (GTK_STACK (compare->differences), compare->list, "list");
  gtk_stack_add_named (GTK_STACK (compare->differences), nothing, "nothing");
  return compare->differences;
}

static GtkWidget *
new_tried (SwCompare *compare)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *discard = gtk_button_new_with_label (_ ("Discard"));

  compare->take_over = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (compare->take_over, "suggested-action");
  gtk_widget_set_tooltip_text (compare->take_over,
                               _ ("Write the values that are tried into the map, as one step that can be undone"));
  gtk_widget_set_tooltip_text (discard, _ ("Forget the values that are tried"));
  g_signal_connect_swapped (discard, "clicked", G_CALLBACK (on_discard), compare);
  g_signal_connect_swapped (compare->take_over, "clicked", G_CALLBACK (on_take_over), compare);
  gtk_box_append (GTK_BOX (box), discard);
  gtk_box_append (GTK_BOX (box), compare->take_over);
  return box;
}

static GtkWidget *
new_top (SwCompare *compare)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (compare->sides));
  gtk_widget_add_css_class (switcher, "sw-pages");
  compare->legend =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text",
                    _ ("The signs stand on the map too"), "css-classes", (const char *[]){ "caption", NULL }, NULL);
  compare->tried = new_tried (compare);
  gtk_box_append (GTK_BOX (top), switcher);
  gtk_box_append (GTK_BOX (top), compare->legend);
  gtk_box_append (GTK_BOX (top), compare->tried);
  g_object_set (compare->tried, "hexpand", TRUE, "halign", GTK_ALIGN_END, NULL);
  g_object_set (top, "margin-start", 6, "margin-end", 12, NULL);
  gtk_widget_add_css_class (top, "sw-filters");
  return top;
}

static GtkWidget *
new_both (SwCompare *compare)
{
  GtkWidget *both, *differences = new_differences (compare);

  compare->sides = gtk_stack_new ();
  g_object_set (compare->sides, "vexpand", TRUE, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  both =
      sw_compare_shape_new (new_pair (compare), new_figures (compare), new_top (compare), GTK_STACK (compare->sides));
  gtk_stack_add_titled (GTK_STACK (compare->sides), differences, "differences", _ ("Differences"));
  gtk_stack_set_visible_child (GTK_STACK (compare->sides), differences);
  compare->table = sw_trial_table_new ();
  g_signal_connect (compare->table, "message", G_CALLBACK (on_message), compare);
  gtk_stack_add_titled (GTK_STACK (compare->sides), compare->table, "what-if", _ ("What if"));
  return both;
}

static void
sw_compare_init (SwCompare *compare)
{
  GtkWidget *both = new_both (compare);

  sw_panels_style ();
  compare->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (compare->stack), both, "pair");
  gtk_stack_add_named (
      GTK_STACK (compare->stack),
      g_object_new (GTK_TYPE_LABEL, "label",
                    _ ("The map has no streams yet. Draw one; then its future state can be set against it here."),
                    "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "css-classes", (const char *[]){ "dim-label", NULL },
                    NULL),
      "nothing");
  gtk_widget_set_parent (compare->stack, GTK_WIDGET (compare));
}

GtkWidget *
sw_compare_new (void)
{
  return g_object_new (SW_TYPE_COMPARE, NULL);
}

static void
forget_document (SwCompare *compare)
{
  if (compare->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (compare->document, compare);
  g_signal_handlers_disconnect_by_data (compare->trial, compare);
  sw_document_compare (compare->document, NULL);
  sw_trial_table_set_trial (SW_TRIAL_TABLE (compare->table), NULL, NULL);
  g_clear_object (&compare->trial);
  g_clear_object (&compare->document);
  compare->chosen = FALSE;
}

void
sw_compare_set_document (SwCompare *compare, SwDocument *document)
{
  g_return_if_fail (SW_IS_COMPARE (compare));

  if (document == compare->document)
    return;
  forget_document (compare);
  if (document == NULL)
    return;
  compare->document = g_object_ref (document);
  compare->trial = sw_trial_new (document);
  sw_trial_table_set_trial (SW_TRIAL_TABLE (compare->table), compare->trial, document);
  g_signal_connect_object (compare->trial, "changed", G_CALLBACK (on_changed), compare, 0);
  g_signal_connect_object (compare->trial, "dropped", G_CALLBACK (on_dropped), compare, 0);
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), compare, 0);
  g_signal_connect_object (document, "selection-changed", G_CALLBACK (on_updated), compare, 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (compare)))
    {
      choose_pair (compare);
      show (compare);
    }
}
