#pragma once

#include <gio/gio.h>

/**
 * sw_list_update:
 * @items: (element-type GObject)
 * @equal: whether two items say the same
 *
 * Makes @store hold @items, touching only what lies between the equal ones at both ends, so that a list on screen keeps
 * its place, selection and focus. Returns: whether anything was touched
 */
gboolean sw_list_update (GListStore *store, GPtrArray *items, GEqualFunc equal);
