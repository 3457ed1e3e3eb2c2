#include "render/text.h"

#include "base/text.h"

#include <pango/pangocairo.h>
#include <string.h>

#define MEASURE_SIZE 64.0
#define ELLIPSIS "…"

/* Advances in units of the font size, by character; one table for regular, one for bold. */
typedef struct
{
  double ascii[128];
  GHashTable *others; /* gunichar → gfloat in a pointer's bits */
  PangoLayout *layout;
} Advances;

static GMutex lock;

PangoFontDescription *
sw_text_font (const char *font, double size, gboolean bold)
{
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

static double
measure (Advances *advances, const char *text)
{
  int width;

  pango_layout_set_text (advances->layout, text, -1);
  pango_layout_get_size (advances->layout, &width, NULL);
  return width / (double)PANGO_SCALE / MEASURE_SIZE;
}

static Advances *
advances_new (const char *font, gboolean bold)
{
  Advances *advances = g_new0 (Advances, 1);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = sw_text_font (font, MEASURE_SIZE, bold);

  advances->others = g_hash_table_new (NULL, NULL);
  advances->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (advances->layout, description);
  pango_font_description_free (description);
  for (int c = ' '; c < 127; c++)
    {
      /* Measured twice, so that spaces and side bearings count as they do within a word. */
      char text[] = { 'n', (char)c, 'n', 0 };
      advances->ascii[c] = measure (advances, text) - measure (advances, "nn");
    }
  return advances;
}

static void
advances_free (Advances *advances)
{
  if (advances == NULL)
    return;
  g_hash_table_unref (advances->others);
  g_object_unref (advances->layout);
  g_free (advances);
}

static void
free_pair (gpointer data)
{
  Advances **pair = data;

  advances_free (pair[FALSE]);
  advances_free (pair[TRUE]);
  g_free (pair);
}

/* Fonts are few: one family a theme, and all themes share it. The tables live as long as their thread, as does its font
 * map. */
static Advances *
advances_for (const char *font, gboolean bold)
{
  static GPrivate tables = G_PRIVATE_INIT (free_pair);
  Advances **pair = g_private_get (&tables);

  if (pair == NULL)
    {
      pair = g_new0 (Advances *, 2);
      g_private_set (&tables, pair);
    }
  if (pair[bold] == NULL)
    {
      g_mutex_lock (&lock);
      pair[bold] = advances_new (font, bold);
      g_mutex_unlock (&lock);
    }
  return pair[bold];
}

static double
advance_of (Advances *advances, gunichar c)
{
  gpointer known;
  char text[8] = { 0 };
  double advance;

  if (c < 128)
    return advances->ascii[c];
  if (g_unichar_iszerowidth (c))
    return 0;
  known = g_hash_table_lookup (advances->others, GUINT_TO_POINTER (c));
  if (known != NULL)
    return (GPOINTER_TO_UINT (known) - 1) / 4096.0;
  g_unichar_to_utf8 (c, text);
  advance = measure (advances, text);
  g_hash_table_insert (advances->others, GUINT_TO_POINTER (c), GUINT_TO_POINTER ((guint)(advance * 4096) + 1));
  return advance;
}

double
sw_text_width (const char *font, const char *text, double size, gboolean bold)
{
  Advances *advances = advances_for (font, bold);
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += advance_of (advances, g_utf8_get_char (p));
  return width * size;
}

/* After which character a line may end: a space, some marks, and between characters of scripts that know no spaces. */
static gboolean
may_break_after (gunichar c, gunichar next)
{
  if (g_unichar_isspace (c) && c != 0xa0)
    return TRUE;
  if ((c == '-' || c == '/' || c == 0x2013) && !g_unichar_isspace (next))
    return TRUE;
  return (c >= 0x2e80 && c <= 0xd7a3) || (next >= 0x2e80 && next <= 0x9fff) || (c >= 0xe00 && c <= 0xeff);
}

/* The longest beginning of @text that fits, in bytes; breaks within a word only if @force. */
static gsize
fit (Advances *advances, const char *text, double width, gboolean force)
{
  double used = 0;
  gsize last_break = 0;
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gboolean space = g_unichar_isspace (c);

      used += advance_of (advances, c);
      if (used > width && !space)
        return last_break > 0 && !force ? last_break : (gsize)(p - text);
      if (*next != '\0' && may_break_after (c, g_utf8_get_char (next)))
        last_break = (gsize)(next - text);
      p = next;
    }
  return (gsize)(p - text);
}

static char *
ellipsize (Advances *advances, const char *text, double width)
{
  gsize whole = strlen (text);
  gsize length = fit (advances, text, width, TRUE);
  g_autofree char *cut = NULL;

  if (length >= whole)
    return g_strdup (text);
  length = fit (advances, text, MAX (width - advance_of (advances, 0x2026), 0), TRUE);
  cut = g_strndup (text, length);
  return g_strconcat (g_strchomp (cut), ELLIPSIS, NULL);
}

void
sw_text_break (const char *font, const char *text, double size, gboolean bold, double width, guint most,
               SwTextLines *lines)
{
  Advances *advances = advances_for (font, bold);
  g_autofree char *flat = g_strdup (text);
  const char *rest = g_strstrip (g_strdelimit (flat, "\n\t", ' '));
  double room = width / size;

  memset (lines, 0, sizeof *lines);
  lines->rtl = sw_text_runs_left (rest);
  most = CLAMP (most, 1, G_N_ELEMENTS (lines->line));
  while (*rest != '\0')
    {
      gsize length;

      if (lines->count + 1 == most)
        {
          lines->line[lines->count++] = ellipsize (advances, rest, room);
          return;
        }
      length = fit (advances, rest, room, FALSE);
      if (length == 0)
        length = (gsize)(g_utf8_next_char (rest) - rest);
      lines->line[lines->count++] = g_strchomp (g_strndup (rest, length));
      rest += length;
      while (*rest == ' ')
        rest++;
    }
}

void
sw_text_lines_clear (SwTextLines *lines)
{
  for (guint i = 0; i < lines->count; i++)
    g_free (lines->line[i]);
  lines->count = 0;
}

/* Fixed proportions instead of font metrics: SVG and cairo then put baselines at the same place whatever font is found.
 */
double
sw_text_ascent (double size)
{
  return size * 0.98;
}

double
sw_text_line_height (double size)
{
  return size * 1.28;
}
