/*
 * Invariants: @text holds the fields of the row so far, each ended by a NUL; @starts where each begins. No byte of the
 * input is looked at twice but those of the first buffer, from which the separator is guessed.
 */
#include "exchange/csv.h"

#include "base/error.h"
#include "exchange/csv-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER 65536

struct _SwCsv
{
  GInputStream *stream;
  char *name;
  char separator;
  guint8 *buffer;
  gsize at, length;
  guint64 bytes;
  gboolean is_begun, is_ended;
  gboolean after_cr;  /* an LF now belongs to the CR before it */
  guint line, column; /* of the next character */
  gboolean is_utf8;   /* shown by a mark or by a character beyond ASCII */
  gboolean is_windows;
  GString *text;
  GArray *starts; /* of gsize */
  GPtrArray *fields;
};

SwCsv *
sw_csv_new (GInputStream *stream, const char *name, char separator)
{
  SwCsv *csv = g_new0 (SwCsv, 1);

  csv->stream = g_object_ref (stream);
  csv->name = g_strdup (name);
  csv->separator = separator;
  csv->buffer = g_malloc (BUFFER);
  csv->line = csv->column = 1;
  csv->text = g_string_new (NULL);
  csv->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->fields = g_ptr_array_new ();
  return csv;
}

void
sw_csv_free (SwCsv *csv)
{
  g_object_unref (csv->stream);
  g_free (csv->name);
  g_free (csv->buffer);
  g_string_free (csv->text, TRUE);
  g_array_unref (csv->starts);
  g_ptr_array_unref (csv->fields);
  g_free (csv);
}

char
sw_csv_separator (const SwCsv *csv)
{
  return csv->separator;
}

gboolean
sw_csv_is_windows (const SwCsv *csv)
{
  return csv->is_windows;
}

guint64
sw_csv_bytes (const SwCsv *csv)
{
  return csv->bytes;
}

static gboolean
fail (const SwCsv *csv, guint line, guint column, SwError code, const char *reason, GError **error)
{
  g_set_error (error, SW_ERROR, code, "%s:%u:%u: %s", csv->name, line, column, reason);
  return FALSE;
}

/* --- bytes ------------------------------------------------------------------------------------------------------ */

static gboolean
fill (SwCsv *csv, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  csv->at = csv->length = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, &reason)
      || !g_input_stream_read_all (csv->stream, csv->buffer, BUFFER, &csv->length, cancellable, &reason))
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&reason));
      else
        g_set_error (error, SW_ERROR, SW_ERROR_IO, "%s: %s", csv->name, reason->message);
      return FALSE;
    }
  csv->bytes += csv->length;
  csv->is_ended = csv->length < BUFFER;
  return TRUE;
}

/* Byte order marks, and the line with which a spreadsheet names its separator. */
static gboolean
begin (SwCsv *csv, GCancellable *cancellable, GError **error)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };
  const guint8 *data = csv->buffer;
  char named;
  gsize skip;

  csv->is_begun = TRUE;
  if (!fill (csv, cancellable, error))
    return FALSE;
  if (csv->length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return fail (csv, 1, 1, SW_ERROR_REFUSED, _ ("this is UTF-16 text; save it as UTF-8"), error);
  if (csv->length >= sizeof mark && memcmp (data, mark, sizeof mark) == 0)
    {
      csv->is_utf8 = TRUE;
      csv->at = sizeof mark;
    }
  skip = sw_csv_named_separator ((const char *)data + csv->at, csv->length - csv->at, &named);
  if (skip > 0)
    {
      csv->at += skip;
      csv->line++;
      if (csv->separator == 0)
        csv->separator = named;
    }
  if (csv->separator == 0)
    csv->separator = sw_csv_guess_separator ((const char *)data + csv->at, csv->length - csv->at, csv->is_ended);
  return TRUE;
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

typedef enum
{
  AT_START, /* of a field */
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE /* a quote in quotes: the end, or the first half of a doubled one */
} State;

typedef struct
{
  State state;
  guint line;                     /* where the row begins */
  guint quote_line, quote_column; /* where the last quotes begin */
  guint8 high;                    /* all bytes, one over the other */
  gboolean is_blank;
  gboolean is_done;
} Row;

static gsize
field_start (const SwCsv *csv)
{
  return g_array_index (csv->starts, gsize, csv->starts->len - 1);
}

static void
begin_row (SwCsv *csv, Row *row)
{
  gsize zero = 0;

  *row = (Row){ .state = AT_START, .line = csv->line, .is_blank = TRUE };
  g_string_truncate (csv->text, 0);
  g_array_set_size (csv->starts, 0);
  g_array_append_val (csv->starts, zero);
}

static gboolean
end_field (SwCsv *csv, Row *row, GError **error)
{
  gsize next;

  if (csv->starts->len >= SW_CSV_MOST_FIELDS)
    return fail (csv, csv->line, csv->column, SW_ERROR_REFUSED, _ ("the row has more than 1,000 fields"), error);
  g_string_append_c (csv->text, '\0');
  next = csv->text->len;
  g_array_append_val (csv->starts, next);
  row->state = AT_START;
  return TRUE;
}

static gboolean
add (SwCsv *csv, Row *row, guint8 byte, GError **error)
{
  g_string_append_c (csv->text, (char)byte);
  row->high |= byte;
  if (csv->text->len - field_start (csv) > SW_CSV_MOST_FIELD)
    {
      if (row->state == IN_QUOTES)
        return fail (csv, row->quote_line, row->quote_column, SW_ERROR_REFUSED,
                     _ ("the field is longer than 64 KiB; is its quote never closed?"), error);
      return fail (csv, csv->line, csv->column, SW_ERROR_REFUSED, _ ("the field is longer than 64 KiB"), error);
    }
  if (csv->text->len > SW_CSV_MOST_ROW)
    return fail (csv, csv->line, csv->column, SW_ERROR_REFUSED, _ ("the row is longer than 1 MiB"), error);
  return TRUE;
}

static gboolean
eat (SwCsv *csv, Row *row, guint8 byte, GError **error)
{
  row->is_blank &= byte == '\n' || byte == '\r';
  if (row->state == IN_QUOTES)
    {
      if (byte != '"')
        return add (csv, row, byte == '\r' ? '\n' : byte, error);
      row->state = AFTER_QUOTE;
      return TRUE;
    }
  if (byte == '"' && row->state == AT_START)
    {
      row->quote_line = csv->line;
      row->quote_column = csv->column;
      row->state = IN_QUOTES;
      return TRUE;
    }
  if (byte == '"' && row->state == AFTER_QUOTE)
    {
      row->state = IN_QUOTES;
      return add (csv, row, byte, error);
    }
  if (byte == (guint8)csv->separator)
    return end_field (csv, row, error);
  if (byte == '\n' || byte == '\r')
    {
      row->is_done = TRUE;
      return TRUE;
    }
  row->state = IN_PLAIN;
  return add (csv, row, byte, error);
}

/* Takes one byte of the buffer, and counts lines and columns. */
static gboolean
step (SwCsv *csv, Row *row, GError **error)
{
  guint8 byte = csv->buffer[csv->at++];

  if (csv->after_cr && byte == '\n')
    {
      csv->after_cr = FALSE;
      return TRUE;
    }
  csv->after_cr = byte == '\r';
  if (byte == '\0')
    return fail (csv, csv->line, csv->column, SW_ERROR_MALFORMED, _ ("a NUL byte: this is no text"), error);
  if (!eat (csv, row, byte, error))
    return FALSE;
  if (byte == '\n' || byte == '\r')
    {
      csv->line++;
      csv->column = 1;
    }
  else if ((byte & 0xc0) != 0x80)
    csv->column++;
  return TRUE;
}

/* --- text ------------------------------------------------------------------------------------------------------- */

/* Windows-1252 from 0x80 to 0x9f; what it leaves open is the replacement character. */
static const gunichar windows[] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                    0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

static gboolean
is_valid (const SwCsv *csv)
{
  for (guint i = 0; i < csv->starts->len; i++)
    if (!g_utf8_validate (csv->text->str + g_array_index (csv->starts, gsize, i), -1, NULL))
      return FALSE;
  return TRUE;
}

/* Rewrites @text as UTF-8: its bytes beyond ASCII are Windows-1252, or nothing that can be known. */
static void
convert (SwCsv *csv, gboolean is_windows)
{
  g_autofree char *old = g_memdup2 (csv->text->str, csv->text->len + 1);

  g_string_truncate (csv->text, 0);
  for (guint i = 0; i < csv->starts->len; i++)
    {
      gsize *start = &g_array_index (csv->starts, gsize, i);
      const char *field = old + *start;

      *start = csv->text->len;
      if (!is_windows)
        {
          g_autofree char *valid = g_utf8_make_valid (field, -1);

          g_string_append (csv->text, valid);
        }
      else
        for (const guint8 *p = (const guint8 *)field; *p != '\0'; p++)
          g_string_append_unichar (csv->text, *p >= 0x80 && *p < 0xa0 ? windows[*p - 0x80] : *p);
      g_string_append_c (csv->text, '\0');
    }
}

static void
finish_row (SwCsv *csv, const Row *row, SwCsvRow *out)
{
  *out = (SwCsvRow){ .line = row->line, .n = csv->starts->len };
  g_string_append_c (csv->text, '\0');
  if ((row->high & 0x80) != 0)
    {
      gboolean valid = !csv->is_windows && is_valid (csv);

      csv->is_utf8 |= valid;
      csv->is_windows |= !valid && !csv->is_utf8;
      if (!valid)
        convert (csv, csv->is_windows);
      out->damaged = !valid && !csv->is_windows;
    }
  g_ptr_array_set_size (csv->fields, 0);
  for (guint i = 0; i < csv->starts->len; i++)
    g_ptr_array_add (csv->fields, csv->text->str + g_array_index (csv->starts, gsize, i));
  out->fields = (const char *const *)csv->fields->pdata;
}

gboolean
sw_csv_next (SwCsv *csv, SwCsvRow *out, GCancellable *cancellable, GError **error)
{
  Row row;

  if (!csv->is_begun && !begin (csv, cancellable, error))
    return FALSE;
  begin_row (csv, &row);
  for (;;)
    {
      if (csv->at == csv->length)
        {
          if (csv->is_ended)
            break;
          if (!fill (csv, cancellable, error))
            return FALSE;
          continue;
        }
      if (!step (csv, &row, error))
        return FALSE;
      if (row.is_done && !row.is_blank)
        break;
      if (row.is_done)
        begin_row (csv, &row);
    }
  if (row.is_blank)
    return FALSE;
  if (row.state == IN_QUOTES)
    return fail (csv, row.quote_line, row.quote_column, SW_ERROR_MALFORMED, _ ("the quote is never closed"), error);
  finish_row (csv, &row, out);
  return TRUE;
}
