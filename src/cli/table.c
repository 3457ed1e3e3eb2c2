#include "cli/table.h"

struct _SwTable
{
  guint widest;
  GPtrArray *rows; /* of GPtrArray of char */
  GArray *widths;  /* of guint, a column each */
};

static guint
width_of_character (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of_character (g_utf8_get_char (p));
  return width;
}

static char *
shorten (const char *text, guint widest)
{
  guint width = 0;
  const char *p = text;

  if (width_of (text) <= widest)
    return g_strdup (text);
  for (; width + width_of_character (g_utf8_get_char (p)) < widest; p = g_utf8_next_char (p))
    width += width_of_character (g_utf8_get_char (p));
  return g_strdup_printf ("%.*s…", (int)(p - text), text);
}

SwTable *
sw_table_new (guint widest)
{
  SwTable *table = g_new0 (SwTable, 1);

  table->widest = widest;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  table->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  sw_table_end (table);
  return table;
}

void
sw_table_free (SwTable *table)
{
  g_ptr_array_unref (table->rows);
  g_array_unref (table->widths);
  g_free (table);
}

static GPtrArray *
last_row (const SwTable *table)
{
  return g_ptr_array_index (table->rows, table->rows->len - 1);
}

static void
take_cell (SwTable *table, char *cell)
{
  GPtrArray *row = last_row (table);
  guint *width;

  if (row->len >= table->widths->len)
    g_array_set_size (table->widths, row->len + 1);
  width = &g_array_index (table->widths, guint, row->len);
  *width = MAX (*width, width_of (cell));
  g_ptr_array_add (row, cell);
}

void
sw_table_add (SwTable *table, const char *text)
{
  take_cell (table, shorten (text, table->widest));
}

void
sw_table_add_whole (SwTable *table, const char *text)
{
  take_cell (table, g_strdup (text));
}

void
sw_table_end (SwTable *table)
{
  g_ptr_array_add (table->rows, g_ptr_array_new_with_free_func (g_free));
}

static void
append_row (const SwTable *table, const GPtrArray *row, guint indent, GString *out)
{
  guint owed = indent;

  for (guint i = 0; i < row->len; i++)
    {
      const char *cell = g_ptr_array_index (row, i);
      guint width = width_of (cell);

      if (width > 0)
        g_string_append_printf (out, "%*s%s", (int)owed, "", cell);
      owed = (width > 0 ? 0 : owed) + g_array_index (table->widths, guint, i) - width + 2;
    }
  g_string_append_c (out, '\n');
}

void
sw_table_append (const SwTable *table, guint indent, GString *out)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);
      if (row->len > 0)
        append_row (table, row, indent, out);
    }
}

void
sw_table_take (SwTable *table, char *text)
{
  sw_table_add (table, text);
  g_free (text);
}

void
sw_table_add_line (SwTable *table, const char *label, char *value)
{
  sw_table_add_whole (table, label);
  sw_table_add_whole (table, value);
  sw_table_end (table);
  g_free (value);
}
