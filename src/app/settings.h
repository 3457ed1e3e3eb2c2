#pragma once

#include <glib-object.h>

/**
 * SwSettings: what the program remembers between runs, in a key file of the user's config folder, so that it needs
 * nothing installed. A file that cannot be read counts as empty; what cannot be written is forgotten at the end.
 *
 * ::changed (const char *group): a value of this group was set to something else.
 */
#define SW_TYPE_SETTINGS (sw_settings_get_type ())
G_DECLARE_FINAL_TYPE (SwSettings, sw_settings, SW, SETTINGS, GObject)

/** sw_settings_new: @path: (nullable): the file; NULL is `$XDG_CONFIG_HOME/streamwright/settings.ini` */
SwSettings *sw_settings_new (const char *path);

/** sw_settings_default: those of the program. Returns: (transfer none) */
SwSettings *sw_settings_default (void);

gboolean sw_settings_flag (SwSettings *settings, const char *group, const char *key, gboolean fallback);
void sw_settings_set_flag (SwSettings *settings, const char *group, const char *key, gboolean value);

/** sw_settings_number: kept between @least and @most, whatever the file says. */
int sw_settings_number (SwSettings *settings, const char *group, const char *key, int fallback, int least, int most);
void sw_settings_set_number (SwSettings *settings, const char *group, const char *key, int value);

/** sw_settings_text: Returns: (transfer full) (nullable): NULL if it was never set */
char *sw_settings_text (SwSettings *settings, const char *group, const char *key);

/** sw_settings_set_text: @value: (nullable): NULL forgets it */
void sw_settings_set_text (SwSettings *settings, const char *group, const char *key, const char *value);

/** sw_settings_keys: the keys of @group. Returns: (transfer full) (array zero-terminated) */
char **sw_settings_keys (SwSettings *settings, const char *group);

/** sw_settings_groups: Returns: (transfer full) (array zero-terminated) */
char **sw_settings_groups (SwSettings *settings);

/** sw_settings_forget: every key of @group. */
void sw_settings_forget (SwSettings *settings, const char *group);

/** sw_settings_to_text: as the file has them. Returns: (transfer full) */
char *sw_settings_to_text (SwSettings *settings);

/** sw_settings_flush: writes what was changed now, not a second later. */
void sw_settings_flush (SwSettings *settings);
