#pragma once

#include "app/window.h"

/** sw_import_dialog_choose: asks which event log to import, and goes on with it. */
void sw_import_dialog_choose (SwWindow *window);

/** sw_import_dialog_show: shows what is in the log @file, asks what its columns and activities are, and opens the map
 * that it gives. */
void sw_import_dialog_show (SwWindow *window, GFile *file);
