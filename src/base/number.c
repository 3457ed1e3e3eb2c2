#include "base/number.h"

#include <math.h>

gboolean
sw_number_scan (const char *text, const char **end, double *value)
{
  const char *p = text;
  double whole = 0, part = 0, scale = 1;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      whole = whole * 10 + (*p - '0');
      if (whole > SW_NUMBER_MAX)
        return FALSE;
    }
  if (*p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      for (; g_ascii_isdigit (*p); p++)
        if (scale < 1e15)
          {
            part = part * 10 + (*p - '0');
            scale *= 10;
          }
    }
  /* Rounding may carry the largest number over the limit; what is read must be readable again when written. */
  whole += round (part / scale * 1e6) / 1e6;
  if (whole > SW_NUMBER_MAX)
    return FALSE;
  *value = whole;
  *end = p;
  return TRUE;
}

void
sw_number_append (GString *out, double value)
{
  char buffer[64];
  gsize length;

  g_return_if_fail (value >= 0 && value <= SW_NUMBER_MAX);

  g_ascii_formatd (buffer, sizeof buffer, "%.6f", value);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  g_string_append_len (out, buffer, (gssize)length);
}

gboolean
sw_integer_parse (const char *text, gint64 least, gint64 most, gint64 *value)
{
  const char *digits = (*text == '-' && least < 0) ? text + 1 : text;

  if (!g_ascii_isdigit (*digits))
    return FALSE;
  return g_ascii_string_to_signed (text, 10, least, most, value, NULL);
}
