#pragma once

#include "checks/rule.h"

#include <gtk/gtk.h>

/** sw_rule_row_new: what can be set about @rule, in a row of the preferences that unfolds. It follows the settings,
 * whoever changes them. */
GtkWidget *sw_rule_row_new (const SwRule *rule);

/** sw_rule_row_matches: whether what the row says of its rule holds the words that a person typed. */
gboolean sw_rule_row_matches (GtkWidget *row, const char *typed);
