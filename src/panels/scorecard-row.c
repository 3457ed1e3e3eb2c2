#include "panels/scorecard-row.h"

#include "checks/scorecard.h"
#include "panels/glyph.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- items ------------------------------------------------------------------------------------------------- */

struct _SwScorecardItem
{
  GObject parent_instance;

  char *stream;
  char *title;
  gboolean unfolded;
};

G_DEFINE_TYPE (SwScorecardItem, sw_scorecard_item, G_TYPE_OBJECT)

static void
sw_scorecard_item_finalize (GObject *object)
{
  SwScorecardItem *item = SW_SCORECARD_ITEM (object);

  g_free (item->stream);
  g_free (item->title);
  G_OBJECT_CLASS (sw_scorecard_item_parent_class)->finalize (object);
}

static void
sw_scorecard_item_class_init (SwScorecardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_scorecard_item_finalize;
}

static void
sw_scorecard_item_init (SwScorecardItem *item)
{
}

GPtrArray *
sw_scorecard_items (SwMap *map)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      SwScorecardItem *item = g_object_new (SW_TYPE_SCORECARD_ITEM, NULL);

      item->stream = g_strdup (stream->id);
      item->title = sw_element_title (stream);
      g_ptr_array_add (items, item);
    }
  return items;
}

gboolean
sw_scorecard_item_equal (gconstpointer a, gconstpointer b)
{
  const SwScorecardItem *one = a, *other = b;

  return strcmp (one->stream, other->stream) == 0 && strcmp (one->title, other->title) == 0;
}

const char *
sw_scorecard_item_title (SwScorecardItem *item)
{
  return item->title;
}

void
sw_scorecard_item_unfold (SwScorecardItem *item)
{
  item->unfolded = TRUE;
}

/* --- rows -------------------------------------------------------------------------------------------------- */

/* @card: (nullable): what is shown */
struct _SwScorecardRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *fold;
  GtkWidget *title;
  GtkWidget *cells[SW_N_SIGNALS];
  GtkWidget *evidence;
  SwScorecardItem *item;
  SwScorecard *card;
};

G_DEFINE_TYPE (SwScorecardRow, sw_scorecard_row, GTK_TYPE_WIDGET)

enum
{
  SHOW,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_signal (GtkButton *button, SwScorecardRow *row)
{
  guint type = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sw-signal"));

  if (row->card != NULL && row->card->signals[type].elements[0] != NULL)
    g_signal_emit (row, signals[SHOW], 0, row->card->signals[type].elements);
  else if (row->card != NULL)
    g_signal_emit (row, signals[SHOW], 0, ((const char *const[]){ row->card->stream, NULL }));
}

static GtkWidget *
new_button (SwScorecardRow *row, guint type)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sw-signal");
  g_object_set_data (G_OBJECT (button), "sw-signal", GUINT_TO_POINTER (type));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_signal), row, 0);
  return button;
}

static char *
said (const SwScorecard *card, guint type)
{
  return g_strdup_printf (C_ ("signal: state. evidence", "%s: %s. %s"), sw_signal_title (type),
                          sw_signal_state_label (card->signals[type].state), card->signals[type].evidence);
}

static void
show_cell (SwScorecardRow *row, guint type)
{
  const SwSignal *signal = &row->card->signals[type];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *spoken = said (row->card, type);

  gtk_box_append (GTK_BOX (box), sw_glyph_new_signal (signal->state, 14));
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", sw_signal_state_label (signal->state), "xalign", 0.0,
                                "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, "width-chars", 1, "css-classes",
                                (const char *[]){ "caption", NULL }, "max-width-chars", 1, NULL));
  gtk_button_set_child (GTK_BUTTON (row->cells[type]), box);
  gtk_widget_set_tooltip_text (row->cells[type], spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->cells[type]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_evidence (SwScorecardRow *row, guint type)
{
  const SwSignal *signal = &row->card->signals[type];
  GtkWidget *button = new_button (row, type), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = said (row->card, type);
  GtkWidget *glyph = sw_glyph_new_signal (signal->state, 14);

  gtk_widget_set_valign (glyph, GTK_ALIGN_START);
  gtk_widget_set_margin_top (glyph, 2);
  gtk_box_append (GTK_BOX (line), glyph);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                                PANGO_WRAP_WORD_CHAR, NULL));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_set_tooltip_text (button, _ ("Show on the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (row->evidence), button);
}

static void
show_evidence (SwScorecardRow *row)
{
  gboolean unfolded = row->item != NULL && row->card != NULL && row->item->unfolded;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (row->evidence)) != NULL)
    gtk_box_remove (GTK_BOX (row->evidence), child);
  for (guint type = 0; unfolded && type < SW_N_SIGNALS; type++)
    add_evidence (row, type);
  gtk_widget_set_visible (row->evidence, unfolded);
  gtk_button_set_icon_name (GTK_BUTTON (row->fold), unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->fold), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
on_fold (SwScorecardRow *row)
{
  if (row->item == NULL)
    return;
  row->item->unfolded = !row->item->unfolded;
  show_evidence (row);
}

void
sw_scorecard_row_show (SwScorecardRow *row, SwDocument *document, SwScorecardItem *item)
{
  const SwAnalysis *analysis = document != NULL ? sw_document_analysis (document) : NULL;
  int stream = analysis != NULL && item != NULL ? sw_analysis_stream (analysis, item->stream) : -1;
  g_autofree char *fold = NULL;

  g_return_if_fail (SW_IS_SCORECARD_ROW (row));

  g_set_object (&row->item, item);
  g_clear_pointer (&row->card, sw_scorecard_free);
  if (stream >= 0)
    {
      row->card = sw_scorecard_new (analysis, sw_document_report (document), (guint)stream);
      fold = g_strdup_printf (_ ("The evidence for %s"), item->title);
      gtk_label_set_label (GTK_LABEL (row->title), item->title);
      gtk_widget_set_tooltip_text (row->title, item->title);
      gtk_widget_set_tooltip_text (row->fold, fold);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, fold, -1);
      for (guint type = 0; type < SW_N_SIGNALS; type++)
        show_cell (row, type);
    }
  show_evidence (row);
}

static void
sw_scorecard_row_dispose (GObject *object)
{
  SwScorecardRow *row = SW_SCORECARD_ROW (object);

  g_clear_pointer (&row->box, gtk_widget_unparent);
  g_clear_object (&row->item);
  g_clear_pointer (&row->card, sw_scorecard_free);
  G_OBJECT_CLASS (sw_scorecard_row_parent_class)->dispose (object);
}

static void
sw_scorecard_row_class_init (SwScorecardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_scorecard_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOW] = g_signal_new ("show-ids", SW_TYPE_SCORECARD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRV);
}

static void
sw_scorecard_row_init (SwScorecardRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  row->fold = gtk_button_new ();
  row->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, "wrap",
                             TRUE, "lines", 2, NULL);
  row->evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_start (row->evidence, 30);
  gtk_widget_add_css_class (row->fold, "flat");
  gtk_widget_add_css_class (row->fold, "sw-signal");
  g_signal_connect_swapped (row->fold, "clicked", G_CALLBACK (on_fold), row);
  gtk_widget_set_size_request (words, SW_SCORECARD_TITLE, -1);
  gtk_box_append (GTK_BOX (words), row->fold);
  gtk_box_append (GTK_BOX (words), row->title);
  gtk_box_append (GTK_BOX (line), words);
  for (guint type = 0; type < SW_N_SIGNALS; type++)
    {
      row->cells[type] = new_button (row, type);
      gtk_widget_set_size_request (row->cells[type], SW_SCORECARD_CELL, -1);
      gtk_widget_set_hexpand (row->cells[type], FALSE);
      gtk_box_append (GTK_BOX (line), row->cells[type]);
    }
  gtk_box_append (GTK_BOX (row->box), line);
  gtk_box_append (GTK_BOX (row->box), row->evidence);
  gtk_widget_set_parent (row->box, GTK_WIDGET (row));
}

GtkWidget *
sw_scorecard_row_new (void)
{
  return g_object_new (SW_TYPE_SCORECARD_ROW, NULL);
}
