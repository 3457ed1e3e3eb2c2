#include "base/text.h"

#include <string.h>

/* XML 1.0, production 2 (Char), less CR, which parsers turn into a newline. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
         || (c >= 0x10000 && c <= 0x10FFFF);
}

char *
sw_text_clean (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (is_allowed (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
sw_text_clean_line (const char *text, gssize length)
{
  g_autofree char *clean = sw_text_clean (text, length);
  GString *out = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

gboolean
sw_text_is_clean (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_allowed (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

#define MOST_SHOWN 40

char *
sw_text_shorten (const char *text)
{
  g_autofree char *valid = sw_text_clean_line (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= MOST_SHOWN)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, MOST_SHOWN);
  return g_strconcat (start, "…", NULL);
}

/* Most names are plain: one walk does for them what takes three for the others, and the rules ask for thousands. */
static char *
ascii_key (const char *text)
{
  char *key = g_malloc (strlen (text) + 1), *end = key;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ' && *p != '\t' && *p != '\n')
      *end++ = g_ascii_tolower (*p);
    else if (end > key && end[-1] != ' ')
      *end++ = ' ';
  if (end > key && end[-1] == ' ')
    end--;
  *end = '\0';
  return key;
}

char *
sw_text_key (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) joined = NULL;
  g_autofree char *folded = NULL;

  if (g_str_is_ascii (text))
    return ascii_key (text);
  words = g_strsplit_set (text, " \t\n", -1);
  joined = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  folded = g_utf8_casefold (joined->str, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static char *
folded (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

gboolean
sw_text_has_words (const char *text, const char *typed)
{
  g_autofree char *hay = folded (text), *needles = folded (typed);
  g_auto (GStrv) words = g_strsplit_set (needles, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (hay, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
sw_text_runs_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC
             || script == G_UNICODE_SCRIPT_THAANA || script == G_UNICODE_SCRIPT_NKO;
    }
  return FALSE;
}

const char *
sw_text_arrow (const char *text)
{
  return sw_text_runs_left (text) ? "←" : "→";
}

char *
sw_text_from_to (const char *from, const char *to)
{
  return g_strdup_printf ("%s %s %s", from, sw_text_arrow (from), to);
}
