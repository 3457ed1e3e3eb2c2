#pragma once

#include <glib.h>

/**
 * sw_prescan:
 * @reason: (out) (transfer full): why the bytes are refused, one clause without place
 * @code: (out): the SwError
 * @offset: (out): the byte at which it was seen
 *
 * Walks once over the bytes of an XML document and refuses what must never reach the parser: bytes that are no UTF-8, a
 * DTD, an encoding other than UTF-8, and anything over the limits of FORMAT (elements, depth) and RELIABILITY
 * (attributes an element, length of a value). libxml2's own check for doubled attributes is quadratic, so the limits
 * have to come first. Whether the document is well-formed is not asked here.
 *
 * Returns: whether the bytes may be parsed
 */
gboolean sw_prescan (const char *data, gsize length, char **reason, int *code, gsize *offset);

/** sw_prescan_place: line and column (from 1, in characters) of the byte at @offset. */
void sw_prescan_place (const char *data, gsize length, gsize offset, guint *line, guint *column);
