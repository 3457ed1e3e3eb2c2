/* The rows of CSV files, as they were written by hand. */
#include "exchange/csv.h"

#include "base/error.h"

#include <string.h>

/* Reads all and gives "field|field\n" a row, then "!" and the error if there is one. Returns: (transfer full) */
static char *
read_all (const char *text, gsize length, char separator, SwCsv **reader)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize)length, NULL);
  SwCsv *csv = sw_csv_new (stream, "f.csv", separator);
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SwCsvRow row;

  while (sw_csv_next (csv, &row, NULL, &error))
    {
      for (guint i = 0; i < row.n; i++)
        {
          g_assert_true (g_utf8_validate (row.fields[i], -1, NULL));
          g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", row.fields[i]);
        }
      g_string_append (out, row.damaged ? " (damaged)\n" : "\n");
    }
  if (error != NULL)
    g_string_append_printf (out, "!%s", error->message);
  if (reader != NULL)
    *reader = csv;
  else
    sw_csv_free (csv);
  return g_string_free (out, FALSE);
}

static void
assert_rows (const char *text, const char *expected)
{
  g_autofree char *found = read_all (text, strlen (text), 0, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_separators (void)
{
  assert_rows ("a,b,c\n1,2,3\n", "a|b|c\n1|2|3\n");
  assert_rows ("a;b;c\n1,5;2;3\n1;2,7;3\n", "a|b|c\n1,5|2|3\n1|2,7|3\n");
  assert_rows ("a\tb\n1,2\t3;4\n", "a|b\n1,2|3;4\n");
  assert_rows ("a\nb\n", "a\nb\n");
  /* What stands in quotes is no separator. */
  assert_rows ("\"a;b;c\",d\n\"1;2;3\",4\n", "a;b;c|d\n1;2;3|4\n");
  /* A spreadsheet's own line. */
  assert_rows ("sep=;\r\na,x;b\r\n", "a,x|b\n");
  assert_rows ("sep=|\na,b\n", "sep=|\na|b\n");
}

static void
test_told_separator (void)
{
  g_autofree char *found = read_all ("a,b;c\n", 6, ';', NULL);

  g_assert_cmpstr (found, ==, "a,b|c\n");
}

static void
test_quotes (void)
{
  assert_rows ("\"a\",\"b \"\"c\"\"\"\n", "a|b \"c\"\n");
  assert_rows ("\"a\nb\",c\n", "a\nb|c\n");
  assert_rows ("\"a\r\nb\",c\r\n", "a\nb|c\n");
  assert_rows ("\"\",\"\"\n", "|\n");
  /* A quote in the middle of a field is a quote; what follows closed quotes belongs to the field. */
  assert_rows ("a\"b,c\n", "a\"b|c\n");
  assert_rows ("\"a\"b,c\n", "ab|c\n");
}

static void
test_line_ends (void)
{
  assert_rows ("a,b\r\nc,d\r\n", "a|b\nc|d\n");
  assert_rows ("a,b\rc,d\r", "a|b\nc|d\n");
  assert_rows ("a,b\nc,d", "a|b\nc|d\n");
  assert_rows ("\n\na,b\n\r\n\nc,d\n\n", "a|b\nc|d\n");
  assert_rows ("", "");
  assert_rows ("\n\n", "");
  assert_rows ("a,\n,b\n", "a|\n|b\n");
}

static void
test_lines_are_counted (void)
{
  const char *text = "\"a\nb\",c\r\n\r\nd,e\r\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (SwCsv) csv = sw_csv_new (stream, "f.csv", 0);
  SwCsvRow row;

  g_assert_true (sw_csv_next (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.line, ==, 1);
  g_assert_true (sw_csv_next (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.line, ==, 4);
  g_assert_cmpuint (sw_csv_bytes (csv), ==, strlen (text));
}

static char *
read_plain (const char *text, SwCsv **reader)
{
  return read_all (text, strlen (text), 0, reader);
}

static void
test_encodings (void)
{
  SwCsv *csv;
  g_autofree char *mark = NULL, *windows = NULL, *mixed = NULL;

  mark = read_plain ("\xef\xbb\xbf"
                     "a,\xc3\xbc\n",
                     &csv);
  g_assert_cmpstr (mark, ==, "a|ü\n");
  g_assert_false (sw_csv_is_windows (csv));
  sw_csv_free (csv);

  /* No UTF-8 was seen before: the file is Windows-1252. 0x80 is the euro sign there, 0x81 nothing. */
  windows = read_plain ("a,b\n\xfc,\x80\x81\n\xc3\xbc,c\n", &csv);
  g_assert_cmpstr (windows, ==, "a|b\nü|€\xef\xbf\xbd\nÃ¼|c\n");
  g_assert_true (sw_csv_is_windows (csv));
  sw_csv_free (csv);

  /* UTF-8 was seen before: the row is damaged. */
  mixed = read_plain ("a,\xc3\xbc\nb,\xfc\nc,d\n", &csv);
  g_assert_cmpstr (mixed, ==, "a|ü\nb|\xef\xbf\xbd (damaged)\nc|d\n");
  g_assert_false (sw_csv_is_windows (csv));
  sw_csv_free (csv);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    const char *expected;
  } cases[] = {
    { "a,b\nc,\0d\n", 8, "a|b\n!f.csv:2:3: a NUL byte: this is no text" },
    { "a,b\nü,\"x\ny\n", 12, "a|b\n!f.csv:2:3: the quote is never closed" },
    { "\xff\xfe"
      "a\0",
      4, "!f.csv:1:1: this is UTF-16 text; save it as UTF-8" },
    { "\xfe\xff\0a", 4, "!f.csv:1:1: this is UTF-16 text; save it as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = read_all (cases[i].text, cases[i].length, 0, NULL);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* @n times @piece, between @head and @tail. */
static void
assert_long (const char *head, const char *piece, guint n, const char *tail, const char *expected)
{
  g_autoptr (GString) text = g_string_new (head);
  g_autofree char *found = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  found = read_all (text->str, text->len, ',', NULL);
  if (expected != NULL)
    g_assert_cmpstr (found, ==, expected);
  else
    g_assert_null (strchr (found, '!'));
}

static void
test_limits (void)
{
  assert_long ("", "x", 65536, "\n", NULL);
  assert_long ("", "x", 65537, "\n", "!f.csv:1:65537: the field is longer than 64 KiB");
  assert_long ("a\nb,\"", "x\n", 40000, "\n",
               "a\n!f.csv:2:3: the field is longer than 64 KiB; is its quote never closed?");
  assert_long ("", ",", 999, "\n", NULL);
  assert_long ("", ",", 1000, "\n", "!f.csv:1:1000: the row has more than 1,000 fields");
  assert_long ("", "0123456789,", 95000, "\n", "!f.csv:1:11000: the row has more than 1,000 fields");
}

/* 900 fields of some 1,200 bytes are over 1 MiB. */
static void
test_long_row (void)
{
  g_autofree char *piece = g_strnfill (1200, 'x');

  piece[1199] = ',';
  assert_long ("", piece, 900, "\n", "!f.csv:1:1048577: the row is longer than 1 MiB");
}

/* Rows and quotes over the end of the reader's buffer. */
static void
test_buffer_ends (void)
{
  for (guint before = 65530; before < 65540; before++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      while (text->len < before)
        g_string_append (text, text->len % 100 == 99 ? "\n" : "x");
      g_string_append (text, "\n\"a\"\"b\r\n\",\xc3\xbc\r\nc,d\r\n");
      found = read_all (text->str, text->len, ',', NULL);
      g_assert_true (g_str_has_suffix (found, "\na\"b\n|ü\nc|d\n"));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n", -1, NULL);
  g_autoptr (SwCsv) csv = sw_csv_new (stream, "f.csv", 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SwCsvRow row;

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_csv_next (csv, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/separators", test_separators);
  g_test_add_func ("/exchange/csv/told-separator", test_told_separator);
  g_test_add_func ("/exchange/csv/quotes", test_quotes);
  g_test_add_func ("/exchange/csv/line-ends", test_line_ends);
  g_test_add_func ("/exchange/csv/lines-are-counted", test_lines_are_counted);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/refused", test_refused);
  g_test_add_func ("/exchange/csv/limits", test_limits);
  g_test_add_func ("/exchange/csv/long-row", test_long_row);
  g_test_add_func ("/exchange/csv/buffer-ends", test_buffer_ends);
  g_test_add_func ("/exchange/csv/cancelled", test_cancelled);
  return g_test_run ();
}
