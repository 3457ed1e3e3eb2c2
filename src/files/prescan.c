#include "files/prescan.h"

#include "base/error.h"
#include "files/read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ATTRIBUTES 256
#define MOST_VALUE (1024 * 1024)

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint depth;
  guint elements;
  char *reason;
  int code;
  const char *where;
} Scan;

static gboolean
refuse (Scan *scan, const char *where, int code, char *reason)
{
  scan->where = where;
  scan->code = code;
  scan->reason = reason;
  return FALSE;
}

static gboolean
starts_with (const Scan *scan, const char *text)
{
  gsize length = strlen (text);

  return (gsize)(scan->end - scan->p) >= length && memcmp (scan->p, text, length) == 0;
}

/* Goes behind the next @closing; an unclosed construct is left to the parser. */
static void
skip_to (Scan *scan, const char *closing)
{
  const char *found = g_strstr_len (scan->p, scan->end - scan->p, closing);

  scan->p = found != NULL ? found + strlen (closing) : scan->end;
}

/* The XML declaration may name an encoding; only UTF-8 is read. */
static gboolean
check_declaration (Scan *scan)
{
  const char *close = g_strstr_len (scan->p, scan->end - scan->p, "?>");
  const char *found = close != NULL ? g_strstr_len (scan->p, close - scan->p, "encoding") : NULL;
  const char *value;
  char quote;

  if (found == NULL)
    return TRUE;
  value = found + strlen ("encoding");
  while (value < close && (g_ascii_isspace (*value) || *value == '='))
    value++;
  quote = *value++;
  if (close - value >= 6 && g_ascii_strncasecmp (value, "utf-8", 5) == 0 && value[5] == quote)
    return TRUE;
  return refuse (scan, found, SW_ERROR_REFUSED, g_strdup (_ ("the file declares an encoding other than UTF-8")));
}

static gboolean
scan_tag (Scan *scan)
{
  const char *tag = scan->p;
  guint attributes = 0;
  char last = 0;

  if (++scan->elements > SW_FILE_MOST_ELEMENTS)
    return refuse (scan, tag, SW_ERROR_REFUSED,
                   g_strdup_printf (_ ("the file holds more than %d elements"), SW_FILE_MOST_ELEMENTS));
  for (scan->p++; scan->p < scan->end && *scan->p != '>'; scan->p++)
    {
      char c = *scan->p;

      if (c == '"' || c == '\'')
        {
          const char *open = scan->p;
          const char *close = memchr (open + 1, c, (gsize)(scan->end - open - 1));

          if (close == NULL)
            close = scan->end - 1;
          if (close - open > MOST_VALUE)
            return refuse (scan, open, SW_ERROR_REFUSED, g_strdup (_ ("a value is longer than 1 MiB")));
          if (++attributes > MOST_ATTRIBUTES)
            return refuse (scan, tag, SW_ERROR_REFUSED,
                           g_strdup_printf (_ ("an element has more than %d attributes"), MOST_ATTRIBUTES));
          scan->p = close;
        }
      last = c;
    }
  if (scan->p < scan->end)
    scan->p++;
  if (last != '/' && ++scan->depth > SW_FILE_MOST_DEPTH)
    return refuse (scan, tag, SW_ERROR_REFUSED,
                   g_strdup_printf (_ ("elements are nested more than %d deep"), SW_FILE_MOST_DEPTH));
  return TRUE;
}

static gboolean
scan_markup (Scan *scan)
{
  if (starts_with (scan, "<!--"))
    skip_to (scan, "-->");
  else if (starts_with (scan, "<![CDATA["))
    skip_to (scan, "]]>");
  else if (starts_with (scan, "<!"))
    return refuse (scan, scan->p, SW_ERROR_REFUSED,
                   g_strdup (_ ("the file holds a document type declaration, which is never read")));
  else if (starts_with (scan, "<?"))
    skip_to (scan, "?>");
  else if (starts_with (scan, "</"))
    {
      scan->depth -= scan->depth > 0;
      skip_to (scan, ">");
    }
  else
    return scan_tag (scan);
  return TRUE;
}

static gboolean
check_bytes (Scan *scan)
{
  gsize length = (gsize)(scan->end - scan->start);
  const char *bad;

  if (length == 0)
    return refuse (scan, scan->start, SW_ERROR_MALFORMED, g_strdup (_ ("the file is empty")));
  if (length >= 2 && (guchar)scan->start[0] == 0x1f && (guchar)scan->start[1] == 0x8b)
    return refuse (scan, scan->start, SW_ERROR_REFUSED, g_strdup (_ ("the file is compressed; unpack it first")));
  if ((bad = memchr (scan->start, '\0', length)) != NULL)
    return refuse (scan, bad, SW_ERROR_MALFORMED, g_strdup (_ ("the file holds a NUL byte and is no text")));
  if (!g_utf8_validate (scan->start, (gssize)length, &bad))
    return refuse (scan, bad, SW_ERROR_MALFORMED, g_strdup (_ ("the file is not valid UTF-8")));
  return TRUE;
}

static gboolean
scan_document (Scan *scan)
{
  if (!check_bytes (scan))
    return FALSE;
  if (starts_with (scan, "\xEF\xBB\xBF"))
    scan->p += 3;
  if (starts_with (scan, "<?xml") && !check_declaration (scan))
    return FALSE;
  while (scan->p < scan->end)
    {
      const char *open = memchr (scan->p, '<', (gsize)(scan->end - scan->p));

      if (open == NULL)
        open = scan->end;
      if (open - scan->p > MOST_VALUE)
        return refuse (scan, scan->p, SW_ERROR_REFUSED, g_strdup (_ ("a text is longer than 1 MiB")));
      scan->p = open;
      if (open < scan->end && !scan_markup (scan))
        return FALSE;
    }
  return TRUE;
}

gboolean
sw_prescan (const char *data, gsize length, char **reason, int *code, gsize *offset)
{
  Scan scan = { .start = data, .p = data, .end = data + length };

  if (scan_document (&scan))
    return TRUE;
  *reason = scan.reason;
  *code = scan.code;
  *offset = (gsize)(scan.where - data);
  return FALSE;
}

void
sw_prescan_place (const char *data, gsize length, gsize offset, guint *line, guint *column)
{
  const char *line_start = data;

  *line = 1;
  *column = 1;
  offset = MIN (offset, length);
  for (const char *p = data; p < data + offset; p++)
    if (*p == '\n')
      {
        ++*line;
        line_start = p + 1;
      }
  for (const char *p = line_start; p < data + offset; p++)
    *column += ((guchar)*p & 0xC0) != 0x80;
}
