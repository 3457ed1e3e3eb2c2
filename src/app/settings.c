#include "app/settings.h"

#include "files/save.h"

#include <string.h>

#define WRITE_DELAY_SECONDS 1

struct _SwSettings
{
  GObject parent;
  GKeyFile *values;
  char *path;
  guint writing; /* source id; 0 if all is written */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwSettings, sw_settings, G_TYPE_OBJECT)

void
sw_settings_flush (SwSettings *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (self->writing == 0)
    return;
  g_source_remove (self->writing);
  self->writing = 0;
  g_mkdir_with_parents (folder, 0700);
  data = g_key_file_to_data (self->values, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  sw_save_bytes (self->path, bytes, NULL);
}

static void
sw_settings_finalize (GObject *object)
{
  SwSettings *self = SW_SETTINGS (object);

  sw_settings_flush (self);
  g_key_file_unref (self->values);
  g_free (self->path);
  G_OBJECT_CLASS (sw_settings_parent_class)->finalize (object);
}

static void
sw_settings_class_init (SwSettingsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sw_settings_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sw_settings_init (SwSettings *self)
{
  self->values = g_key_file_new ();
}

SwSettings *
sw_settings_new (const char *path)
{
  SwSettings *self = g_object_new (SW_TYPE_SETTINGS, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_config_dir (), "streamwright", "settings.ini", NULL);
  g_key_file_load_from_file (self->values, self->path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return self;
}

SwSettings *
sw_settings_default (void)
{
  static SwSettings *settings;

  if (settings == NULL)
    settings = sw_settings_new (NULL);
  return settings;
}

static gboolean
on_write (gpointer data)
{
  sw_settings_flush (data);
  return G_SOURCE_REMOVE;
}

/* Writing waits a little: a window that is being resized sets its size many times. */
static void
has_changed (SwSettings *self, const char *group)
{
  if (self->writing == 0)
    self->writing = g_timeout_add_seconds (WRITE_DELAY_SECONDS, on_write, self);
  g_signal_emit (self, signals[CHANGED], 0, group);
}

static void
set (SwSettings *self, const char *group, const char *key, const char *value)
{
  g_autofree char *before = g_key_file_get_value (self->values, group, key, NULL);

  if (g_strcmp0 (before, value) == 0)
    return;
  if (value != NULL)
    g_key_file_set_value (self->values, group, key, value);
  else
    g_key_file_remove_key (self->values, group, key, NULL);
  has_changed (self, group);
}

gboolean
sw_settings_flag (SwSettings *self, const char *group, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (self->values, group, key, &error);

  return error != NULL ? fallback : value;
}

void
sw_settings_set_flag (SwSettings *self, const char *group, const char *key, gboolean value)
{
  set (self, group, key, value ? "true" : "false");
}

int
sw_settings_number (SwSettings *self, const char *group, const char *key, int fallback, int least, int most)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (self->values, group, key, &error);

  return error != NULL ? fallback : CLAMP (value, least, most);
}

void
sw_settings_set_number (SwSettings *self, const char *group, const char *key, int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  set (self, group, key, text);
}

char *
sw_settings_text (SwSettings *self, const char *group, const char *key)
{
  return g_key_file_get_string (self->values, group, key, NULL);
}

void
sw_settings_set_text (SwSettings *self, const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) escaper = g_key_file_new ();
  g_autofree char *escaped = NULL;

  if (value != NULL)
    {
      g_key_file_set_string (escaper, group, key, value);
      escaped = g_key_file_get_value (escaper, group, key, NULL);
    }
  set (self, group, key, escaped);
}

char **
sw_settings_keys (SwSettings *self, const char *group)
{
  char **keys = g_key_file_get_keys (self->values, group, NULL, NULL);

  return keys != NULL ? keys : g_new0 (char *, 1);
}

char **
sw_settings_groups (SwSettings *self)
{
  return g_key_file_get_groups (self->values, NULL);
}

void
sw_settings_forget (SwSettings *self, const char *group)
{
  if (g_key_file_remove_group (self->values, group, NULL))
    has_changed (self, group);
}

char *
sw_settings_to_text (SwSettings *self)
{
  return g_key_file_to_data (self->values, NULL, NULL);
}
