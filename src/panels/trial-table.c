#include "panels/trial-table.h"

#include "base/text.h"
#include "panels/list-update.h"
#include "panels/reachable.h"
#include "panels/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- what can be tried ------------------------------------------------------------------------------------- */

typedef struct
{
  SwAttr attr;
  guint slot; /* the column */
  const char *name;
  const char *hint;
} Column;

static const Column columns[] = {
  { SW_ATTR_PROCESS, 0, N_ ("Process time"), NULL }, { SW_ATTR_DEMAND, 0, N_ ("Demand"), N_ ("40/month") },
  { SW_ATTR_WAIT, 1, N_ ("Waiting time"), NULL },    { SW_ATTR_ACCURACY, 2, N_ ("%C&A"), NULL },
  { SW_ATTR_PEOPLE, 3, N_ ("People"), NULL },
};
#define N_COLUMNS G_N_ELEMENTS (columns)
#define N_SLOTS 4
#define TITLE_WIDTH 80

static const struct
{
  const char *head;
  int width;
} slot_table[N_SLOTS] = { { N_ ("Process"), 68 }, { N_ ("Wait"), 68 }, { N_ ("%C&A"), 50 }, { N_ ("People"), 46 } };

struct _SwTrialItem
{
  GObject parent_instance;

  char *id;
  char *title;
};

#define SW_TYPE_TRIAL_ITEM (sw_trial_item_get_type ())
G_DECLARE_FINAL_TYPE (SwTrialItem, sw_trial_item, SW, TRIAL_ITEM, GObject)
G_DEFINE_FINAL_TYPE (SwTrialItem, sw_trial_item, G_TYPE_OBJECT)

static void
sw_trial_item_finalize (GObject *object)
{
  g_free (SW_TRIAL_ITEM (object)->id);
  g_free (SW_TRIAL_ITEM (object)->title);
  G_OBJECT_CLASS (sw_trial_item_parent_class)->finalize (object);
}

static void
sw_trial_item_class_init (SwTrialItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_trial_item_finalize;
}

static void
sw_trial_item_init (SwTrialItem *item)
{
}

static gboolean
is_equal (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SwTrialItem *)a)->id, ((const SwTrialItem *)b)->id) == 0
         && strcmp (((const SwTrialItem *)a)->title, ((const SwTrialItem *)b)->title) == 0;
}

/* @title: (transfer full) */
static void
add_item (GPtrArray *items, const SwElement *element, char *title)
{
  SwTrialItem *item = g_object_new (SW_TYPE_TRIAL_ITEM, NULL);

  item->id = g_strdup (element->id);
  item->title = title;
  g_ptr_array_add (items, item);
}

static GPtrArray *
items_of (SwMap *map, const SwElement *stream)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  if (stream == NULL)
    return items;
  add_item (items, stream, g_strdup (_ ("Demand")));
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    add_item (items, step, sw_element_title (step));
  sw_for_each_child (edge, stream)
    {
      SwElement *from = sw_element_is_edge (edge) ? sw_map_find (map, sw_element_text (edge, SW_ATTR_FROM)) : NULL;
      SwElement *to = from != NULL ? sw_map_find (map, sw_element_text (edge, SW_ATTR_TO)) : NULL;
      g_autofree char *source = NULL, *target = NULL;

      if (to == NULL)
        continue;
      source = sw_element_title (from);
      target = sw_element_title (to);
      add_item (items, edge,
                edge->kind == SW_KIND_FLOW
                    ? sw_text_from_to (source, target)
                    : g_strdup_printf ("%s %s %s", source, sw_text_runs_left (source) ? "⇠" : "⇢", target));
    }
  return items;
}

/* --- rows -------------------------------------------------------------------------------------------------- */

struct _SwTrialTable
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *view;
  GListStore *store;
  GHashTable *shown; /* of SwRow: those on screen */
  SwTrial *trial;
  SwDocument *document;
};

G_DEFINE_FINAL_TYPE (SwTrialTable, sw_trial_table, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  SwTrialTable *table; /* it holds the row */
  GtkWidget *title;
  GtkWidget *entries[N_COLUMNS];
} Line;

static Line *
line_of (SwRow *row)
{
  return g_object_get_data (G_OBJECT (row), "sw-line");
}

static const char *
id_of (SwRow *row)
{
  return sw_row_subject (row)->ids[0];
}

static gboolean
commit (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  SwRow *row = data;
  const Column *column = g_object_get_data (G_OBJECT (entry), "sw-column");
  SwTrial *trial = line_of (row)->table->trial;

  return trial == NULL || sw_trial_set (trial, id_of (row), column->attr, typed, error);
}

static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  Line *line = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (gtk_widget_get_visible (line->entries[i]) && !sw_typed_finish (GTK_EDITABLE (line->entries[i]), error))
      return FALSE;
  return TRUE;
}

/* What is tried stands out, and its tooltip says what the map says. */
static void
show_value (SwRow *row, Line *line, const SwElement *element, guint i)
{
  SwTrial *trial = line->table->trial;
  g_autofree char *value = sw_trial_value (trial, element->id, columns[i].attr);
  g_autofree char *now = sw_element_value (element, columns[i].attr);
  g_autofree char *tip = NULL;

  sw_typed_show (GTK_EDITABLE (line->entries[i]), value);
  if (sw_trial_is_tried (trial, element->id, columns[i].attr))
    {
      tip = g_strdup_printf (_ ("%s, tried; the map says: %s"), _ (columns[i].name), now != NULL ? now : _ ("unknown"));
      gtk_widget_add_css_class (line->entries[i], "sw-tried");
    }
  else
    gtk_widget_remove_css_class (line->entries[i], "sw-tried");
  gtk_widget_set_tooltip_text (line->entries[i], tip != NULL ? tip : _ (columns[i].name));
}

static void
refresh_row (SwRow *row, gpointer data)
{
  Line *line = data;
  const SwElement *element = sw_subject_first (sw_row_subject (row));

  if (line->table->trial == NULL)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean has = sw_kind_attr (element->kind, columns[i].attr) != NULL;

      gtk_widget_set_visible (line->entries[i], has);
      if (has)
        show_value (row, line, element, i);
    }
}

static void
name_entries (Line *line, const char *title)
{
  gtk_label_set_label (GTK_LABEL (line->title), title);
  gtk_widget_set_tooltip_text (line->title, title);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", title, _ (columns[i].name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->entries[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* It takes the room that the entries leave, whatever it says, so that these stand in columns. */
static GtkWidget *
new_title (const char *text)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);

  gtk_widget_set_size_request (title, TITLE_WIDTH, -1);
  return title;
}

/* Each column is as wide as its slot, whether it has an entry or not. Demands are long, and nothing stands beside them:
 * theirs lies over two columns. */
static GtkWidget *
new_entries (Line *line)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 3, "hexpand", TRUE, NULL);

  for (int i = 0; i < N_SLOTS; i++)
    {
      GtkWidget *slot = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);

      gtk_widget_set_size_request (slot, slot_table[i].width, -1);
      gtk_grid_attach (GTK_GRID (grid), slot, i, 0, 1, 1);
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      line->entries[i] = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "width-chars", 1, "max-width-chars", 1,
                                       "placeholder-text", columns[i].hint != NULL ? _ (columns[i].hint) : "–", NULL);
      g_object_set_data (G_OBJECT (line->entries[i]), "sw-column", (gpointer)&columns[i]);
      gtk_grid_attach (GTK_GRID (grid), line->entries[i], (int)columns[i].slot, 0,
                       columns[i].attr == SW_ATTR_DEMAND ? 2 : 1, 1);
    }
  return grid;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwTrialTable *table)
{
  const char *nothing[] = { "", NULL };
  g_autoptr (SwSubject) subject = sw_subject_new (table->document, nothing);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  Line *line = g_new0 (Line, 1);
  SwRow *row;

  line->table = table;
  line->title = new_title ("");
  gtk_box_append (GTK_BOX (box), line->title);
  gtk_box_append (GTK_BOX (box), new_entries (line));
  row = sw_row_new (subject, NULL, box, TRUE);
  g_object_set_data (G_OBJECT (row), "sw-line", line);
  for (guint i = 0; i < N_COLUMNS; i++)
    sw_typed_attach (GTK_EDITABLE (line->entries[i]), _ (columns[i].name), row, commit, row);
  sw_row_set_handler (row, refresh_row, finish, line, g_free);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwTrialTable *table)
{
  SwTrialItem *item = gtk_list_item_get_item (list_item);
  SwRow *row = SW_ROW (gtk_list_item_get_child (list_item));
  const char *ids[] = { item->id, NULL };

  g_hash_table_add (table->shown, row);
  sw_subject_move (sw_row_subject (row), ids);
  name_entries (line_of (row), item->title);
  sw_reachable_name_line (list_item, item->title);
  sw_row_reset (row);
}

/* A row that leaves the screen serves for another element: what is half typed counts before. */
static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwTrialTable *table)
{
  SwRow *row = SW_ROW (gtk_list_item_get_child (list_item));
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (table->shown, row);
  if (!sw_row_finish (row, &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("Not kept: %s"), error->message);
      g_signal_emit (table, signals[MESSAGE], 0, text);
    }
}

/* --- the table --------------------------------------------------------------------------------------------- */

static GtkListItemFactory *
new_factory (SwTrialTable *table)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), table, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), table, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), table, 0);
  return factory;
}

static GtkWidget *
new_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (head), new_title (_ ("Where")));
  for (guint i = 0; i < N_SLOTS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ (slot_table[i].head), "xalign", 0.0, "hexpand", TRUE,
                                       "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);

      gtk_widget_set_size_request (label, slot_table[i].width, -1);
      gtk_box_append (GTK_BOX (head), label);
    }
  for (GtkWidget *label = gtk_widget_get_first_child (head); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  g_object_set (head, "margin-start", 12, "margin-end", 12, NULL);
  return head;
}

static void
sw_trial_table_dispose (GObject *object)
{
  SwTrialTable *table = SW_TRIAL_TABLE (object);

  g_clear_object (&table->trial);
  g_clear_pointer (&table->box, gtk_widget_unparent);
  g_clear_object (&table->store);
  g_clear_pointer (&table->shown, g_hash_table_unref);
  g_clear_object (&table->document);
  G_OBJECT_CLASS (sw_trial_table_parent_class)->dispose (object);
}

static void
sw_trial_table_class_init (SwTrialTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_trial_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MESSAGE] = g_signal_new ("message", SW_TYPE_TRIAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
}

static void
sw_trial_table_init (SwTrialTable *table)
{
  table->store = g_list_store_new (SW_TYPE_TRIAL_ITEM);
  table->shown = g_hash_table_new (NULL, NULL);
  table->view =
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (table->store)))), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Values to try"), -1);
  gtk_widget_add_css_class (table->view, "sw-coverage");
  gtk_widget_add_css_class (table->view, "sw-trial");
  table->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (table->box), new_head ());
  gtk_box_append (GTK_BOX (table->box),
                  g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", table->view, "vexpand", TRUE,
                                "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  gtk_widget_set_parent (table->box, GTK_WIDGET (table));
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What if"), -1);
}

GtkWidget *
sw_trial_table_new (void)
{
  return g_object_new (SW_TYPE_TRIAL_TABLE, NULL);
}

void
sw_trial_table_refresh (SwTrialTable *table)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree gpointer *rows = NULL;
  guint n;

  g_return_if_fail (SW_IS_TRIAL_TABLE (table));

  if (table->trial == NULL)
    return;
  items = items_of (sw_document_map (table->document),
                    sw_map_find_kind (sw_document_map (table->document), sw_trial_to (table->trial), SW_KIND_STREAM));
  sw_list_update (table->store, items, is_equal);
  rows = g_hash_table_get_keys_as_array (table->shown, &n);
  for (guint i = 0; i < n; i++)
    sw_row_refresh (rows[i]);
}

void
sw_trial_table_set_trial (SwTrialTable *table, SwTrial *trial, SwDocument *document)
{
  g_return_if_fail (SW_IS_TRIAL_TABLE (table));

  g_list_store_remove_all (table->store);
  g_set_object (&table->trial, trial);
  g_set_object (&table->document, document);
  if (document != NULL)
    {
      /* Rows know their document, so another one has rows of its own. */
      g_autoptr (GtkListItemFactory) factory = new_factory (table);
      gtk_list_view_set_factory (GTK_LIST_VIEW (table->view), factory);
    }
  sw_trial_table_refresh (table);
}
