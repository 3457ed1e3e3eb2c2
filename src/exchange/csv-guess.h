#pragma once

#include <glib.h>

/** sw_csv_guess_separator: what separates the fields of the rows in @data: of comma, semicolon and tab the one that
 * gives most rows as many fields as the first, and more than one. @is_all: @data ends where the file ends, not within a
 * row */
char sw_csv_guess_separator (const char *data, gsize length, gboolean is_all);

/** sw_csv_named_separator: whether @data begins with a line like `sep=;`, which a spreadsheet understands. Returns: how
 * long that line is, 0 if there is none */
gsize sw_csv_named_separator (const char *data, gsize length, char *separator);
