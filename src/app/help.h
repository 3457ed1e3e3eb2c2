#pragma once

#include <gtk/gtk.h>

/** sw_help_show: how to draw, and what each rule asks for. @rule: (nullable): the rule to begin with */
void sw_help_show (GtkWindow *parent, const char *rule);
