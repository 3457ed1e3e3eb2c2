#pragma once

#include "render/theme.h"

/** SwLook: which of the two the person wants; stored as system, light, dark. */
typedef enum
{
  SW_LOOK_SYSTEM,
  SW_LOOK_LIGHT,
  SW_LOOK_DARK
} SwLook;

SwLook sw_look (void);
void sw_look_set (SwLook look);

/** sw_look_apply: hands the stored look to libadwaita. */
void sw_look_apply (void);

/** sw_look_theme: in which theme maps are drawn, as the style manager is now. */
SwThemeId sw_look_theme (void);
