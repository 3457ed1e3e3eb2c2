#pragma once

#include "checks/rule.h"

#include <gtk/gtk.h>

/** sw_explain: a dialog that tells all of @rule, as `streamwright-cli explain` does, with its examples drawn and its
 * thresholds as they are set now. @parent: the window that it belongs to */
void sw_explain (GtkWindow *parent, const SwRule *rule);
