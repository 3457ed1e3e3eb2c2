#pragma once

#include <glib.h>

/**
 * sw_id_is_valid:
 *
 * Whether @id is an XML NCName (Namespaces in XML 1.0, production 4) and so may stand as an id in a map.
 */
gboolean sw_id_is_valid (const char *id);
