/* Text, and all that the reader does not know. */
#include "files/reader.h"

#include "base/error.h"
#include "base/text.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

/* --- text -------------------------------------------------------------------------------------------------- */

static gboolean
is_text_kind (const SwElement *element)
{
  return sw_kind_attr_slot (element->kind, SW_ATTR_TEXT) >= 0;
}

static void
add_foreign (SwReader *reader, char *raw)
{
  sw_map_give_raw (sw_map_add (reader->map, reader->open, SW_KIND_FOREIGN, NULL), raw);
}

static void
add_foreign_text (SwReader *reader, const char *text)
{
  GString *raw = g_string_new (NULL);

  sw_write_escaped (raw, text, FALSE);
  add_foreign (reader, g_string_free (raw, FALSE));
}

/*
 * Text outside of text elements is either the white space between tags or something that is kept as foreign content:
 * one a line, as the writer puts each on a line of its own, so that two that come to stand together do not melt into
 * one.
 */
static void
flush_stray_text (SwReader *reader)
{
  g_auto (GStrv) lines = NULL;

  if (strspn (reader->text->str, " \t\n\r") == reader->text->len)
    return;
  lines = g_strsplit_set (reader->text->str, "\n\r", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      add_foreign_text (reader, lines[i]);
}

/* A text element takes its text when it ends, or when something unknown stands in it: what follows is kept as raw text
 * behind that. */
static void
flush_element_text (SwReader *reader)
{
  const SwAttrSpec *spec = sw_kind_attr (reader->open->kind, SW_ATTR_TEXT);
  g_autofree char *clean = NULL;
  gboolean given;

  if (reader->text->len == 0)
    return;
  if (reader->open->first_child != NULL)
    {
      add_foreign_text (reader, reader->text->str);
      return;
    }
  if (strchr (reader->text->str, '\r') != NULL)
    clean = sw_text_clean (reader->text->str, -1);
  given = sw_map_give_value (reader->map, reader->open, spec, clean != NULL ? clean : reader->text->str, NULL);
  g_assert (given);
}

void
sw_reader_flush_text (SwReader *reader)
{
  if (reader->open == NULL)
    return;
  if (is_text_kind (reader->open))
    flush_element_text (reader);
  else
    flush_stray_text (reader);
  g_string_truncate (reader->text, 0);
}

void
sw_reader_on_characters (void *data, const xmlChar *text, int length)
{
  SwReader *reader = data;

  if (reader->foreign_depth == 0 && reader->open != NULL)
    g_string_append_len (reader->text, (const char *)text, length);
}

/* --- foreign content --------------------------------------------------------------------------------------- */

/* The bytes of the file with the line ends that a parser sees. */
static char *
slice (SwReader *reader, gsize start, gsize end)
{
  GString *out = g_string_sized_new (end - start);

  while (start < end)
    {
      const char *run = reader->data + start;
      const char *cr = memchr (run, '\r', end - start);
      gsize length = cr != NULL ? (gsize)(cr - run) : end - start;

      g_string_append_len (out, run, (gssize)length);
      start += length;
      if (cr != NULL && (++start == end || reader->data[start] != '\n'))
        g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* The writer makes our namespace the default one. An unknown element that stood under another default must say so
 * itself. */
static char *
with_default_namespace (char *raw, const char *uri)
{
  GString *out;
  gsize name_end;

  if (uri == NULL)
    return raw;
  out = g_string_new (NULL);
  name_end = strcspn (raw, " \t\n/>");
  g_string_append_len (out, raw, (gssize)name_end);
  g_string_append (out, " xmlns=\"");
  sw_write_escaped (out, uri, TRUE);
  g_string_append_c (out, '"');
  g_string_append (out, raw + name_end);
  g_free (raw);
  return g_string_free (out, FALSE);
}

const char *
sw_reader_default_namespace (SwReader *reader)
{
  return reader->defaults->len > 0 ? g_ptr_array_index (reader->defaults, reader->defaults->len - 1) : "";
}

void
sw_reader_begin_foreign (SwReader *reader, gboolean declares_default)
{
  const char *uri = sw_reader_default_namespace (reader);

  sw_reader_flush_text (reader);
  reader->foreign_depth = 1;
  reader->foreign_start = sw_reader_tag_start (reader);
  reader->foreign_default = declares_default || strcmp (uri, SW_NAMESPACE) == 0 ? NULL : g_strdup (uri);
}

void
sw_reader_end_foreign (SwReader *reader)
{
  if (--reader->foreign_depth > 0)
    return;
  add_foreign (reader, with_default_namespace (slice (reader, reader->foreign_start, sw_reader_offset (reader)),
                                               reader->foreign_default));
  g_clear_pointer (&reader->foreign_default, g_free);
}

/* Comments and instructions; those outside the root are kept beside it. */
static void
keep_markup (SwReader *reader, char *raw)
{
  if (reader->foreign_depth > 0 || reader->error != NULL)
    g_free (raw);
  else if (reader->open != NULL)
    {
      sw_reader_flush_text (reader);
      add_foreign (reader, raw);
    }
  else
    {
      g_string_append_printf (reader->outside[reader->root_seen], "%s\n", raw);
      g_free (raw);
    }
}

void
sw_reader_on_comment (void *data, const xmlChar *text)
{
  keep_markup (data, g_strdup_printf ("<!--%s-->", text));
}

void
sw_reader_on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  keep_markup (data, text != NULL ? g_strdup_printf ("<?%s %s?>", target, text) : g_strdup_printf ("<?%s?>", target));
}
