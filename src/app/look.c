#include "app/look.h"

#include "app/settings.h"

#include <adwaita.h>

static const char *const names[] = { "system", "light", "dark" };

SwLook
sw_look (void)
{
  g_autofree char *name = sw_settings_text (sw_settings_default (), "look", "colours");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (SwLook)i;
  return SW_LOOK_SYSTEM;
}

void
sw_look_set (SwLook look)
{
  sw_settings_set_text (sw_settings_default (), "look", "colours", names[look]);
  sw_look_apply ();
}

void
sw_look_apply (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[sw_look ()]);
}

SwThemeId
sw_look_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_dark (manager))
    return SW_THEME_DARK;
  return adw_style_manager_get_high_contrast (manager) ? SW_THEME_CONTRAST : SW_THEME_LIGHT;
}
