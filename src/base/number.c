#include "base/number.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

static double
vulgar_fraction (const char *text)
{
  switch (g_utf8_get_char (text))
    {
    case 0xbc:
      return 0.25;
    case 0xbd:
      return 0.5;
    case 0xbe:
      return 0.75;
    default:
      return 0;
    }
}

/* "1,500": fifteen hundred in English, one and a half in German. "0,500" is only the latter. */
static gboolean
may_be_thousands (const char *digits, gsize before, gsize after)
{
  return after == 3 && before >= 1 && before <= 3 && digits[0] != '0';
}

gboolean
sw_number_scan_typed (const char *text, const char **end, double *value, GError **error)
{
  gsize before = strspn (text, "0123456789"), after = 0;
  gboolean mark = text[before] == '.' || text[before] == ',';
  const char *p = text + before, *rest;
  g_autofree char *number = NULL;

  if (mark)
    after = strspn (p + 1, "0123456789");
  if (before + after == 0)
    {
      *value = vulgar_fraction (text);
      *end = *value > 0 ? g_utf8_next_char (text) : text;
      return *value > 0;
    }
  if (*p == ',' && may_be_thousands (text, before, after))
    {
      g_autofree char *shown = g_strndup (text, before + 1 + after);
      g_autofree char *thousands = g_strdup_printf ("%.*s%.*s", (int)before, text, (int)after, p + 1);
      g_autoptr (GString) decimal = g_string_new (NULL);

      sw_number_append (decimal, g_ascii_strtod (thousands, NULL) / 1000);
      g_set_error (error, SW_ERROR, SW_ERROR_VALUE, _ ("“%s” may be %s or %s; write one of them"), shown, thousands,
                   decimal->str);
      return FALSE;
    }
  number = g_strdup_printf ("%.*s.%.*s", (int)MAX (before, 1), before > 0 ? text : "0", (int)MAX (after, 1),
                            after > 0 ? p + 1 : "0");
  if (!sw_number_scan (number, &rest, value))
    return FALSE;
  p += after > 0 ? 1 + after : 0;
  if (after == 0 && before > 0 && vulgar_fraction (p) > 0)
    {
      *value += vulgar_fraction (p);
      p = g_utf8_next_char (p);
    }
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
