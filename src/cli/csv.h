#pragma once

#include <glib.h>

/** sw_csv_add: appends one field of a row, quoted if it must be (RFC 4180). sw_csv_end: ends the row. */
void sw_csv_add (GString *out, const char *field);
void sw_csv_end (GString *out);
