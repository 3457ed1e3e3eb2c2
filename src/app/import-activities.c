#include "app/import-activities.h"

#include <glib/gi18n-lib.h>

/* So many rows are made at once: a log of hundreds of activities must not hold the window up. */
#define ROWS_AT_ONCE 8

typedef struct
{
  char *name;
  guint rows;
  const char *proposed; /* (nullable) */
} Entry;

struct _SwImportActivities
{
  AdwPreferencesGroup *group;
  const SwProfile *profile;
  GtkStringList *choices; /* none, the activities of the profile, waiting */
  GArray *entries;        /* of Entry */
  GPtrArray *rows;        /* of those that have a row already */
  GHashTable *chosen;     /* name → id, NULL for none: what the person changed */
  guint idle;
};

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *)entry)->name);
}

SwImportActivities *
sw_import_activities_new (AdwPreferencesGroup *group, const SwProfile *profile)
{
  SwImportActivities *self = g_new0 (SwImportActivities, 1);

  self->group = group;
  self->profile = profile;
  self->choices = gtk_string_list_new (NULL);
  gtk_string_list_append (self->choices, _ ("No activity"));
  for (guint i = 0; i < profile->activities->len; i++)
    gtk_string_list_append (self->choices, ((SwActivity *)g_ptr_array_index (profile->activities, i))->name);
  gtk_string_list_append (self->choices, _ ("Waiting, no step"));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->rows = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sw_import_activities_free (SwImportActivities *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->choices);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->chosen);
  g_free (self);
}

/* --- ids and places in the list --------------------------------------------------------------------------------- */

static guint
place_of (const SwImportActivities *self, const char *id)
{
  const SwActivity *activity = id != NULL ? sw_profile_activity (self->profile, id) : NULL;

  if (activity != NULL)
    return activity->index + 1;
  return g_strcmp0 (id, SW_MINE_WAIT) == 0 ? self->profile->activities->len + 1 : 0;
}

static const char *
id_at (const SwImportActivities *self, guint place)
{
  if (place == 0)
    return NULL;
  if (place > self->profile->activities->len)
    return SW_MINE_WAIT;
  return ((SwActivity *)g_ptr_array_index (self->profile->activities, place - 1))->id;
}

static const char *
id_of (const SwImportActivities *self, const Entry *entry)
{
  gpointer id;

  return g_hash_table_lookup_extended (self->chosen, entry->name, NULL, &id) ? id : entry->proposed;
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

static void
on_selected (AdwComboRow *row, GParamSpec *spec, SwImportActivities *self)
{
  const char *name = g_object_get_data (G_OBJECT (row), "activity");

  g_hash_table_insert (self->chosen, g_strdup (name), (gpointer)id_at (self, adw_combo_row_get_selected (row)));
}

static void
add_row (SwImportActivities *self, const Entry *entry)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", entry->rows), entry->rows);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rows);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of (self, id_of (self, entry)));
  g_object_set_data_full (G_OBJECT (row), "activity", g_strdup (entry->name), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected), self);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
on_idle (gpointer data)
{
  SwImportActivities *self = data;

  for (guint i = 0; i < ROWS_AT_ONCE && self->rows->len < self->entries->len; i++)
    add_row (self, &g_array_index (self->entries, Entry, self->rows->len));
  if (self->rows->len < self->entries->len)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

void
sw_import_activities_show (SwImportActivities *self, const SwEventLog *log)
{
  g_autoptr (GArray) activities = log != NULL ? sw_mine_activities (log, self->profile) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->entries, 0);
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      const SwLogActivity *activity = &g_array_index (activities, SwLogActivity, i);
      Entry entry = { g_strdup (activity->name), activity->rows, activity->proposed };

      if (activity->rows > 0)
        g_array_append_val (self->entries, entry);
      else
        g_free (entry.name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->entries->len > 0);
  if (self->idle == 0 && self->entries->len > 0)
    self->idle = g_idle_add (on_idle, self);
}

GHashTable *
sw_import_activities_chosen (SwImportActivities *self)
{
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_hash_table_insert (chosen, g_strdup (entry->name), (gpointer)id_of (self, entry));
    }
  return chosen;
}
