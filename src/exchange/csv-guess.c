#include "exchange/csv-guess.h"

#include <string.h>

static const char candidates[] = { ',', ';', '\t' };

/* So many rows say enough. */
#define MOST_ROWS 50

typedef struct
{
  guint fields; /* of the first row */
  guint rows;
  guint alike; /* rows with as many fields as the first */
} Count;

static void
end_row (Count *count, guint fields)
{
  if (count->rows == 0)
    count->fields = fields;
  count->alike += fields == count->fields;
  count->rows++;
}

static Count
count_rows (const char *data, gsize length, gboolean is_all, char separator)
{
  Count count = { 0 };
  gboolean in_quotes = FALSE, is_blank = TRUE;
  guint fields = 1;

  for (gsize i = 0; i < length && count.rows < MOST_ROWS; i++)
    {
      if (data[i] == '"')
        in_quotes = !in_quotes;
      else if (!in_quotes && data[i] == separator)
        fields++;
      else if (!in_quotes && (data[i] == '\n' || data[i] == '\r'))
        {
          if (!is_blank)
            end_row (&count, fields);
          fields = 1;
          is_blank = TRUE;
          continue;
        }
      is_blank = FALSE;
    }
  if (!is_blank && count.rows < MOST_ROWS && (is_all || count.rows == 0))
    end_row (&count, fields);
  return count;
}

char
sw_csv_guess_separator (const char *data, gsize length, gboolean is_all)
{
  char best = candidates[0];
  Count most = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Count count = count_rows (data, length, is_all, candidates[i]);

      if (count.fields < 2)
        continue;
      if (count.alike > most.alike || (count.alike == most.alike && count.fields > most.fields))
        {
          most = count;
          best = candidates[i];
        }
    }
  return best;
}

gsize
sw_csv_named_separator (const char *data, gsize length, char *separator)
{
  gsize end = 5;

  if (length < 6 || g_ascii_strncasecmp (data, "sep=", 4) != 0
      || memchr (candidates, data[4], sizeof candidates) == NULL)
    return 0;
  end += data[end] == '\r';
  if (end >= length || data[end] != '\n')
    return 0;
  *separator = data[4];
  return end + 1;
}
