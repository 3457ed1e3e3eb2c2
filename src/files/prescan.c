#include "files/prescan.h"

#include "base/error.h"
#include "files/read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ATTRIBUTES 256
#define MOST_NAMESPACES 256
#define MOST_VALUE (1024 * 1024)

/*
 * Invariants: p <= end; every byte is looked at once, but for the closing marks that skip_to() searches; namespaces[d]
 * is how many declarations hold inside the elements that are open at depth d. What is not well-formed is skipped
 * somehow: the parser will refuse it.
 */
typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint depth;
  guint elements;
  gsize run; /* bytes of text since the last tag */
  guint namespaces[SW_FILE_MOST_DEPTH + 1];
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

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Goes behind the next @closing; an unclosed construct is left to the parser. */
static gboolean
skip_to (Scan *scan, const char *closing)
{
  const char *open = scan->p;
  const char *found = memmem (open, (gsize)(scan->end - open), closing, strlen (closing));

  scan->p = found != NULL ? found + strlen (closing) : scan->end;
  if (scan->p - open > MOST_VALUE)
    return refuse (scan, open, SW_ERROR_REFUSED, g_strdup (_ ("a comment or instruction is longer than 1 MiB")));
  return TRUE;
}

static gboolean
add_to_run (Scan *scan, const char *from)
{
  scan->run += (gsize)(scan->p - from);
  if (scan->run > MOST_VALUE)
    return refuse (scan, from, SW_ERROR_REFUSED, g_strdup (_ ("a text is longer than 1 MiB")));
  return TRUE;
}

/* The XML declaration may name an encoding; only UTF-8 is read. */
static gboolean
check_declaration (Scan *scan)
{
  const char *close = g_strstr_len (scan->p, scan->end - scan->p, "?>");
  const char *found = close != NULL ? g_strstr_len (scan->p, close - scan->p, "encoding") : NULL;
  const char *value;

  if (found == NULL)
    return TRUE;
  value = found + strlen ("encoding");
  while (value < close && (is_space (*value) || *value == '='))
    value++;
  if (close - value >= 7 && (*value == '"' || *value == '\'') && g_ascii_strncasecmp (value + 1, "utf-8", 5) == 0
      && value[6] == *value)
    return TRUE;
  return refuse (scan, found, SW_ERROR_REFUSED, g_strdup (_ ("the file declares an encoding other than UTF-8")));
}

/* Namespaces in scope are searched one by one for each prefix, so they are counted over all open elements. */
static gboolean
open_element (Scan *scan, const char *tag, guint declared, gboolean is_empty)
{
  guint in_scope = scan->namespaces[scan->depth] + declared;

  if (in_scope > MOST_NAMESPACES)
    return refuse (scan, tag, SW_ERROR_REFUSED,
                   g_strdup_printf (_ ("more than %d namespaces are declared at once"), MOST_NAMESPACES));
  if (scan->depth + 1 > SW_FILE_MOST_DEPTH)
    return refuse (scan, tag, SW_ERROR_REFUSED,
                   g_strdup_printf (_ ("elements are nested more than %d deep"), SW_FILE_MOST_DEPTH));
  if (!is_empty)
    scan->namespaces[++scan->depth] = in_scope;
  return TRUE;
}

static gboolean
scan_tag (Scan *scan)
{
  const char *tag = scan->p;
  const char *token = tag; /* where the name or white space began that is being read */
  guint attributes = 0, declared = 0;
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
          if (open - token > MOST_VALUE)
            break;
          scan->p = token = close;
        }
      else if (c == 'x' && is_space (last) && starts_with (scan, "xmlns"))
        declared++;
      last = c;
    }
  if (scan->p - token > MOST_VALUE)
    return refuse (scan, token, SW_ERROR_REFUSED, g_strdup (_ ("a name is longer than 1 MiB")));
  if (scan->p < scan->end)
    scan->p++;
  return open_element (scan, tag, declared, last == '/');
}

static gboolean
scan_markup (Scan *scan)
{
  const char *open = scan->p;

  if (starts_with (scan, "<!--"))
    {
      scan->p += 4;
      return skip_to (scan, "-->");
    }
  if (starts_with (scan, "<![CDATA["))
    {
      const char *close = memmem (open, (gsize)(scan->end - open), "]]>", 3);

      scan->p = close != NULL ? close + 3 : scan->end;
      return add_to_run (scan, open);
    }
  if (starts_with (scan, "<!"))
    return refuse (scan, open, SW_ERROR_REFUSED,
                   g_strdup (_ ("the file holds a document type declaration, which is never read")));
  if (starts_with (scan, "<?"))
    return skip_to (scan, "?>");
  scan->run = 0;
  if (!starts_with (scan, "</"))
    return scan_tag (scan);
  scan->depth -= scan->depth > 0;
  return skip_to (scan, ">");
}

static gboolean
check_bytes (Scan *scan)
{
  gsize length = (gsize)(scan->end - scan->start);
  const guchar *bytes = (const guchar *)scan->start;
  const char *bad;

  if (length == 0)
    return refuse (scan, scan->start, SW_ERROR_MALFORMED, g_strdup (_ ("the file is empty")));
  if (length >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return refuse (scan, scan->start, SW_ERROR_REFUSED, g_strdup (_ ("the file is compressed; unpack it first")));
  if (length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    return refuse (scan, scan->start, SW_ERROR_REFUSED, g_strdup (_ ("the file is UTF-16; save it as UTF-8 first")));
  if ((bad = memchr (scan->start, '\0', length)) != NULL)
    return refuse (scan, bad, SW_ERROR_MALFORMED, g_strdup (_ ("the file holds a NUL byte and is no text")));
  if (!g_utf8_validate_len (scan->start, length, &bad))
    return refuse (scan, bad, SW_ERROR_MALFORMED, g_strdup (_ ("the file is not valid UTF-8")));
  return TRUE;
}

static gboolean
scan_document (Scan *scan)
{
  if (!check_bytes (scan))
    return FALSE;
  if (starts_with (scan, "<?xml") && scan->end - scan->p > 5 && is_space (scan->p[5]) && !check_declaration (scan))
    return FALSE;
  while (scan->p < scan->end)
    {
      const char *from = scan->p;
      const char *open = memchr (from, '<', (gsize)(scan->end - from));

      scan->p = open != NULL ? open : scan->end;
      if (!add_to_run (scan, from) || (open != NULL && !scan_markup (scan)))
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
  const char *place = data + MIN (offset, length);

  *line = 1;
  *column = 1;
  for (const char *p = data; p < place && (p = memchr (p, '\n', (gsize)(place - p))) != NULL; line_start = ++p)
    ++*line;
  for (const char *p = line_start; p < place; p++)
    *column += ((guchar)*p & 0xC0) != 0x80;
}
