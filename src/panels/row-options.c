#include "panels/row.h"

#include "panels/reachable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lists, ticks: what is chosen is committed at once, so there is nothing to finish. */

static void
choose (SwRow *row, const SwField *field, const char *value)
{
  SwSubject *subject = sw_row_subject (row);
  g_autoptr (GError) error = NULL;
  gboolean done = sw_field_commit (subject->document, (const char *const *)subject->ids, field, value, &error);

  /* Refused or not, the control shows what the map says. */
  sw_row_refresh (row);
  sw_row_show_error (row, done ? NULL : error->message);
}

/* --- lists ------------------------------------------------------------------------------------------------- */

/*
 * @values: of the items, in their order; the item "Different values" has none
 * @busy: the row itself sets the list
 */
typedef struct
{
  const SwField *field;
  GtkWidget *list;
  GPtrArray *values;
  char **labels;
  gboolean busy;
} Options;

static void
options_free (gpointer data)
{
  Options *options = data;

  g_ptr_array_unref (options->values);
  g_strfreev (options->labels);
  g_free (options);
}

static guint
place_of (GPtrArray *values, const char *value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
refresh_options (SwRow *row, gpointer data)
{
  Options *options = data;
  SwMap *map = sw_subject_map (sw_row_subject (row));
  g_autoptr (GPtrArray) elements = sw_subject_elements (sw_row_subject (row));
  g_autoptr (GPtrArray) found = sw_field_options (map, elements, options->field);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean differ;
  g_autofree char *value = sw_field_value (map, elements, options->field, &differ);

  options->busy = TRUE;
  g_ptr_array_set_size (options->values, 0);
  if (differ)
    {
      g_ptr_array_add (options->values, NULL);
      g_ptr_array_add (labels, g_strdup (_ ("Different values")));
    }
  for (guint i = 0; i < found->len; i++)
    {
      SwOption *option = g_ptr_array_index (found, i);
      g_ptr_array_add (options->values, g_strdup (option->value));
      g_ptr_array_add (labels, g_strdup (option->label));
    }
  g_ptr_array_add (labels, NULL);
  /* A new model would close the list that somebody has open, so it is changed only when it must be. */
  if (options->labels == NULL
      || !g_strv_equal ((const char *const *)options->labels, (const char *const *)labels->pdata))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *)labels->pdata);
      g_strfreev (options->labels);
      options->labels = g_strdupv ((char **)labels->pdata);
      gtk_drop_down_set_model (GTK_DROP_DOWN (options->list), G_LIST_MODEL (model));
    }
  /* Where nothing can be chosen there is nothing to see. */
  gtk_widget_set_visible (GTK_WIDGET (row), options->values->len > 1 || options->field->attr != SW_ATTR_ORIGIN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (options->list), place_of (options->values, differ ? NULL : value));
  for (guint i = 0; i + 1 < labels->len; i++)
    g_free (g_ptr_array_index (labels, i));
  options->busy = FALSE;
}

static void
on_selected (GtkDropDown *list, GParamSpec *property, SwRow *row)
{
  Options *options = g_object_get_data (G_OBJECT (list), "sw-options");
  guint place = gtk_drop_down_get_selected (list);
  const char *value;

  if (options->busy || place >= options->values->len)
    return;
  value = g_ptr_array_index (options->values, place);
  if (value != NULL)
    {
      g_autofree char *chosen = g_strdup (value);
      choose (row, options->field, chosen);
    }
}

/* The name of a step may be longer than the panel is wide. */
static void
setup_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars",
                                   GPOINTER_TO_INT (user_data), NULL);

  gtk_list_item_set_child (item, label);
}

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static GtkListItemFactory *
new_factory (int width_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item), GINT_TO_POINTER (width_chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item), NULL);
  return factory;
}

SwRow *
sw_row_new_options (SwSubject *subject, const SwField *field)
{
  Options *options = g_new0 (Options, 1);
  g_autoptr (GtkListItemFactory) shown = new_factory (14), listed = new_factory (32);
  SwRow *row;

  options->field = field;
  options->values = g_ptr_array_new_with_free_func (g_free);
  options->list = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (options->list), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (options->list), listed);
  gtk_widget_set_tooltip_text (options->list, field->tip != NULL ? _ (field->tip) : NULL);
  sw_reachable_name_choice (options->list, _ (field->label));
  g_object_set_data (G_OBJECT (options->list), "sw-options", options);
  row = sw_row_new (subject, _ (field->label), options->list, FALSE);
  sw_row_set_handler (row, refresh_options, NULL, options, options_free);
  g_signal_connect_object (options->list, "notify::selected", G_CALLBACK (on_selected), row, 0);
  return row;
}

/* --- flags ------------------------------------------------------------------------------------------------- */

typedef struct
{
  const SwField *field;
  GtkWidget *tick;
  gboolean busy;
} Flag;

static void
refresh_flag (SwRow *row, gpointer data)
{
  Flag *flag = data;
  g_autoptr (GPtrArray) elements = sw_subject_elements (sw_row_subject (row));
  gboolean differ;
  g_autofree char *value = sw_field_value (sw_subject_map (sw_row_subject (row)), elements, flag->field, &differ);

  flag->busy = TRUE;
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (flag->tick), differ);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (flag->tick), strcmp (value, "yes") == 0);
  flag->busy = FALSE;
}

static void
on_flag (GtkCheckButton *tick, SwRow *row)
{
  Flag *flag = g_object_get_data (G_OBJECT (tick), "sw-flag");

  if (!flag->busy)
    choose (row, flag->field, gtk_check_button_get_active (tick) ? "yes" : "no");
}

SwRow *
sw_row_new_flag (SwSubject *subject, const SwField *field)
{
  Flag *flag = g_new0 (Flag, 1);
  SwRow *row;

  flag->field = field;
  flag->tick = gtk_check_button_new_with_label (_ (field->label));
  gtk_widget_set_tooltip_text (flag->tick, field->tip != NULL ? _ (field->tip) : NULL);
  g_object_set_data (G_OBJECT (flag->tick), "sw-flag", flag);
  row = sw_row_new (subject, NULL, flag->tick, TRUE);
  sw_row_set_handler (row, refresh_flag, NULL, flag, g_free);
  g_signal_connect_object (flag->tick, "toggled", G_CALLBACK (on_flag), row, 0);
  return row;
}

/* --- ticks ------------------------------------------------------------------------------------------------- */

typedef struct
{
  const SwField *field;
  GtkWidget *box;
  const SwProfile *profile;
  gboolean busy;
} Ticks;

static void on_tick (GtkCheckButton *tick, SwRow *row);

/* Absent means all. A profile that was changed brings other ticks. */
static void
refresh_ticks (SwRow *row, gpointer data)
{
  Ticks *ticks = data;
  SwMap *map = sw_subject_map (sw_row_subject (row));
  const SwProfile *profile = sw_map_profile (map);
  g_autoptr (GPtrArray) elements = sw_subject_elements (sw_row_subject (row));
  SwElement *first = g_ptr_array_index (elements, 0);
  gboolean differ, all;
  g_autofree char *value = sw_field_value (map, elements, ticks->field, &differ);
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  GtkWidget *tick;

  if (profile != ticks->profile)
    while ((tick = gtk_widget_get_first_child (ticks->box)) != NULL)
      gtk_flow_box_remove (GTK_FLOW_BOX (ticks->box), tick);
  for (guint i = 0; profile != NULL && profile != ticks->profile && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);

      tick = gtk_check_button_new_with_label (activity->short_name);
      gtk_widget_set_tooltip_text (tick, activity->name);
      g_object_set_data (G_OBJECT (tick), "sw-activity", activity->id);
      g_object_set_data (G_OBJECT (tick), "sw-ticks", ticks);
      gtk_flow_box_insert (GTK_FLOW_BOX (ticks->box), tick, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (tick), FALSE);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (on_tick), row, 0);
    }
  ticks->profile = profile;
  all = !differ && !sw_element_has (first, ticks->field->attr);
  ticks->busy = TRUE;
  for (GtkWidget *cell = gtk_widget_get_first_child (ticks->box); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      tick = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (cell));
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (tick), differ);
      gtk_check_button_set_active (
          GTK_CHECK_BUTTON (tick),
          all || g_strv_contains ((const char *const *)words, g_object_get_data (G_OBJECT (tick), "sw-activity")));
    }
  ticks->busy = FALSE;
}

/* Names that the activity set does not hold were written by somebody who knew why: they stay. */
static void
on_tick (GtkCheckButton *changed, SwRow *row)
{
  Ticks *ticks = g_object_get_data (G_OBJECT (changed), "sw-ticks");
  g_autoptr (GString) names = g_string_new (NULL);
  SwElement *first = sw_subject_first (sw_row_subject (row));
  g_auto (GStrv) old = NULL;

  if (ticks->busy || first == NULL)
    return;
  for (GtkWidget *cell = gtk_widget_get_first_child (ticks->box); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *tick = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (cell));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                                (const char *)g_object_get_data (G_OBJECT (tick), "sw-activity"));
    }
  old = g_strsplit (sw_element_text (first, ticks->field->attr), " ", -1);
  for (guint i = 0; old[i] != NULL; i++)
    if (*old[i] != '\0' && sw_profile_activity (ticks->profile, old[i]) == NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", old[i]);
  choose (row, ticks->field, names->str);
}

SwRow *
sw_row_new_ticks (SwSubject *subject, const SwField *field)
{
  Ticks *ticks = g_new0 (Ticks, 1);
  SwRow *row;

  ticks->field = field;
  ticks->box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 2,
                             "max-children-per-line", 3, "homogeneous", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ticks->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  row = sw_row_new (subject, NULL, ticks->box, TRUE);
  sw_row_set_handler (row, refresh_ticks, NULL, ticks, g_free);
  return row;
}
