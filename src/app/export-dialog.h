#pragma once

#include "app/window.h"

/** sw_export_dialog_show: asks what to export and how, then where to, and writes it. */
void sw_export_dialog_show (SwWindow *window, SwSession *session);
