#pragma once

#include <gio/gio.h>

/*
 * Comma-separated values as programs write them (RFC 4180 and its relatives), read row by row with bounded memory:
 * fields separated by comma, semicolon or tab; in quotes, with doubled quotes and line ends inside; rows that end with
 * LF, CR LF or CR; a byte order mark. Blank lines are passed over.
 *
 * Text is UTF-8. A file that shows a byte that is none before it showed a character beyond ASCII is taken as
 * Windows-1252 (of which Latin-1 is a part) from there on; what was read up to then is the same in both.
 */

/* Beyond these no table of events goes; a quote that is never closed is found out by them. */
#define SW_CSV_MOST_FIELD 65536
#define SW_CSV_MOST_ROW (1024 * 1024)
#define SW_CSV_MOST_FIELDS 1000

typedef struct _SwCsv SwCsv;

/**
 * SwCsvRow:
 * @line: where it begins
 * @fields: (array length=n): valid UTF-8, owned by the reader, good until the next row is read
 * @damaged: a field holds bytes that are no text; they were replaced
 */
typedef struct
{
  guint line;
  guint n;
  const char *const *fields;
  gboolean damaged;
} SwCsvRow;

/**
 * sw_csv_new:
 * @name: what to call the input in errors
 * @separator: ',', ';' or '\t'; 0 guesses it from the first rows
 */
SwCsv *sw_csv_new (GInputStream *stream, const char *name, char separator);
void sw_csv_free (SwCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCsv, sw_csv_free)

/**
 * sw_csv_next: reads one row.
 * @error: %SW_ERROR_MALFORMED or %SW_ERROR_REFUSED `NAME:LINE:COLUMN: reason`; or what the stream says
 *
 * Returns: FALSE at the end of the input and, with @error, where it cannot be read on
 */
gboolean sw_csv_next (SwCsv *csv, SwCsvRow *row, GCancellable *cancellable, GError **error);

/** sw_csv_separator: what separates the fields; known once a row was asked for. */
char sw_csv_separator (const SwCsv *csv);

/** sw_csv_is_windows: whether the text turned out to be Windows-1252. */
gboolean sw_csv_is_windows (const SwCsv *csv);

/** sw_csv_bytes: how much was read of the input. */
guint64 sw_csv_bytes (const SwCsv *csv);
