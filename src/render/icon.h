#pragma once

#include <cairo.h>

/** SW_ICON_SIZE: icons are drawn in a box of 16 × 16. */
#define SW_ICON_SIZE 16.0

/** sw_icon_path: appends path data (absolute M, L, C and Z, as profiles hold it) to the current path; what is not
 * understood ends it. */
void sw_icon_path (cairo_t *cr, const char *data);
