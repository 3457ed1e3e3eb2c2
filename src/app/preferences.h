#pragma once

#include "checks/rule.h"

#include <gtk/gtk.h>

/** sw_preferences_show: the dialog. What is changed in it counts at once. */
void sw_preferences_show (GtkWindow *parent);

/** sw_preferences_show_rule: the same, at @rule. */
void sw_preferences_show_rule (GtkWindow *parent, const SwRule *rule);
