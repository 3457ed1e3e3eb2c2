#include "cli/csv.h"

#include <string.h>

/* A comma stands in front of every field but the first of a row, which an empty field must not hide: so the comma is
 * written behind each field, and the last one goes when the row ends. */
void
sw_csv_add (GString *out, const char *field)
{
  if (strpbrk (field, ",\"\r\n") == NULL)
    g_string_append (out, field);
  else
    {
      g_string_append_c (out, '"');
      for (const char *p = field; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *p);
        }
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ',');
}

void
sw_csv_end (GString *out)
{
  g_string_truncate (out, out->len - 1);
  g_string_append (out, "\r\n");
}
