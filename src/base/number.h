#pragma once

#include <glib.h>

/* Numbers as files write them: digits and a point, in whatever locale; no sign but where told, no exponent. */

/** SW_NUMBER_MAX: the largest number that a file may hold; anything larger is a mistake or an attack. */
#define SW_NUMBER_MAX 1e12

/**
 * sw_number_scan:
 * @text: where to begin
 * @end: (out): behind the last character of the number
 * @value: (out): the number, rounded to six decimals
 *
 * Reads `DIGITS[.DIGITS]` at the beginning of @text.
 *
 * Returns: whether there was a number of at most %SW_NUMBER_MAX
 */
gboolean sw_number_scan (const char *text, const char **end, double *value);

/**
 * sw_number_scan_typed:
 * @end: (out): behind the last character of the number
 * @error: set only if a number is there that could mean two
 *
 * Reads a number that a person typed at the beginning of @text: `1.5`, `1,5`, `.5`, `½`, `1½`. A comma is a decimal
 * comma; with three digits behind it, as thousands are written in English, it could be either, and is refused.
 *
 * Returns: whether there was a number of at most %SW_NUMBER_MAX
 */
gboolean sw_number_scan_typed (const char *text, const char **end, double *value, GError **error);

/**
 * sw_number_append:
 *
 * Appends @value (not negative) with at most six decimals and no trailing zeros; what sw_number_scan() gave
 * comes back the same.
 */
void sw_number_append (GString *out, double value);

/**
 * sw_integer_parse:
 *
 * Reads all of @text as a whole number from @least to @most; a leading `-` is taken where @least is negative.
 */
gboolean sw_integer_parse (const char *text, gint64 least, gint64 most, gint64 *value);
