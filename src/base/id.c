#include "base/id.h"

#include <string.h>

/* XML 1.0 (fifth edition), productions 4 and 4a, without the colon. */
static gboolean
is_name_start (gunichar c)
{
  static const struct
  {
    gunichar first, last;
  } ranges[] = {
    { 'A', 'Z' },       { '_', '_' },       { 'a', 'z' },       { 0xC0, 0xD6 },     { 0xD8, 0xF6 },
    { 0xF8, 0x2FF },    { 0x370, 0x37D },   { 0x37F, 0x1FFF },  { 0x200C, 0x200D }, { 0x2070, 0x218F },
    { 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF }, { 0xF900, 0xFDCF }, { 0xFDF0, 0xFFFD }, { 0x10000, 0xEFFFF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
is_name_char (gunichar c)
{
  return is_name_start (c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xB7 || (c >= 0x300 && c <= 0x36F)
         || (c >= 0x203F && c <= 0x2040);
}

gboolean
sw_id_is_valid (const char *id)
{
  if (!g_utf8_validate (id, -1, NULL) || !is_name_start (g_utf8_get_char (id)))
    return FALSE;
  for (const char *p = g_utf8_next_char (id); *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_char (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

int
sw_id_compare (const char *a, const char *b)
{
  const char *p = a, *q = b;

  for (;;)
    {
      gsize digits_p, digits_q;

      while (*p == *q && *p != '\0' && !g_ascii_isdigit (*p))
        {
          p++;
          q++;
        }
      if (!g_ascii_isdigit (*p) || !g_ascii_isdigit (*q))
        break;
      p += strspn (p, "0");
      q += strspn (q, "0");
      digits_p = strspn (p, "0123456789");
      digits_q = strspn (q, "0123456789");
      if (digits_p != digits_q)
        return digits_p < digits_q ? -1 : 1;
      for (; digits_p > 0 && *p == *q; digits_p--)
        {
          p++;
          q++;
        }
      if (digits_p > 0)
        break;
    }
  return *p != *q ? (guchar)*p - (guchar)*q : strcmp (a, b);
}
