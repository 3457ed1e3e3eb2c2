#pragma once

#include "app/export.h"

#include <gdk/gdk.h>

/** sw_picture_offer_new: offers @drawing to other programs as a PNG and an SVG. It is made when one of them asks, in a
 * thread. */
GdkContentProvider *sw_picture_offer_new (SwDrawing *drawing);
