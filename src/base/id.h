#pragma once

#include <glib.h>

/**
 * sw_id_is_valid:
 *
 * Whether @id is an XML NCName (Namespaces in XML 1.0, production 4) and so may stand as an id in a map.
 */
gboolean sw_id_is_valid (const char *id);

/**
 * sw_id_compare:
 *
 * Orders ids as people count: n2 stands before n10. Where an order must come from somewhere, it comes from ids: they
 * say nothing, but they stay as they are when a file is put in another order.
 *
 * Returns: less than, equal to or more than 0; 0 only for the same id
 */
int sw_id_compare (const char *a, const char *b);
