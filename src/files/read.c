/*
 * Reads a map in one pass of libxml2's SAX2 parser straight into the tree of the model.
 *
 * Invariants:
 * - only bytes that sw_prescan() passed reach the parser, so there is no DTD and no entity, and limits hold;
 * - `open` is the known element whose content is being read; `foreign_depth` counts the unknown elements around the
 * parser, and while it is above 0 nothing goes into the tree;
 * - what is unknown is kept as the very bytes of the file (line ends aside), so it comes back as it was written;
 * - the first error wins and stops the parser; a map that is not whole is dropped.
 */
#include "files/read.h"

#include "base/error.h"
#include "base/id.h"
#include "base/number.h"
#include "files/prescan.h"
#include "files/write.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define XMLNS "http://www.w3.org/2000/xmlns/"

typedef struct
{
  const char *data;
  gsize length;
  const char *name;
  xmlParserCtxt *parser;
  SwMap *map;
  SwElement *open; /* NULL before and behind the root */
  gboolean root_seen;
  GString *text;       /* character data since the last tag */
  GString *outside[2]; /* before and behind the root */
  guint foreign_depth;
  gsize foreign_start;   /* offset of the outermost unknown element */
  char *foreign_default; /* the default namespace there, if it is not ours; else NULL */
  GPtrArray *defaults;   /* default namespaces of the open elements, innermost last */
  GError *error;
} Reader;

/* --- errors ------------------------------------------------------------------------------------------------ */

static void
fail_at (Reader *reader, gsize offset, int code, const char *reason)
{
  guint line, column;

  if (reader->error != NULL)
    return;
  sw_prescan_place (reader->data, reader->length, offset, &line, &column);
  g_set_error (&reader->error, SW_ERROR, code, "%s:%u:%u: %s", reader->name, line, column, reason);
  if (reader->parser != NULL)
    xmlStopParser (reader->parser);
}

/* The parser stands behind the tag or text that it reports. */
static gsize
offset_now (Reader *reader)
{
  long consumed = xmlByteConsumed (reader->parser);

  return consumed < 0 ? 0 : MIN ((gsize)consumed, reader->length);
}

/* The `<` of the tag that ends at or before @offset. No other `<` can stand in a well-formed tag. */
static gsize
tag_start (Reader *reader, gsize offset)
{
  const char *open = g_strrstr_len (reader->data, (gssize)offset, "<");

  return open != NULL ? (gsize)(open - reader->data) : 0;
}

static void
on_parse_error (void *data, xmlError *error)
{
  Reader *reader = data;
  g_autofree char *reason = NULL;

  if (reader->error != NULL || error->level == XML_ERR_WARNING)
    return;
  reason = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  if (error->code == XML_NS_ERR_UNDEFINED_NAMESPACE || error->code == XML_NS_ERR_QNAME)
    {
      fail_at (reader, offset_now (reader), SW_ERROR_MALFORMED, _ ("a name has a prefix that is not declared"));
      return;
    }
  g_set_error (&reader->error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:%d:%d: the file is not well-formed XML: %s"),
               reader->name, MAX (error->line, 1), MAX (error->int2, 1), reason);
  xmlStopParser (reader->parser);
}

/* --- attributes -------------------------------------------------------------------------------------------- */

/* libxml2 gives five pointers an attribute: local name, prefix, namespace, begin and end of the value. */
typedef struct
{
  const char *local;
  const char *prefix;
  const char *uri;
  const char *value;
  const char *value_end;
} SaxAttribute;

static void
append_extra (GString **extra, const char *prefix, const char *local, const char *value)
{
  if (*extra == NULL)
    *extra = g_string_new (NULL);
  g_string_append_printf (*extra, " %s%s%s=\"", prefix != NULL ? prefix : "", prefix != NULL ? ":" : "", local);
  sw_write_escaped (*extra, value, TRUE);
  g_string_append_c (*extra, '"');
}

static void
refuse_value (Reader *reader, SwElement *element, const char *attribute, GError *error)
{
  gsize end = offset_now (reader), start = tag_start (reader, end);
  g_autofree char *needle = g_strdup_printf ("%s=", attribute);
  const char *found = g_strstr_len (reader->data + start, (gssize)(end - start), needle);
  g_autofree char *reason = NULL;

  /* Translators: <element> attribute “name”: what is wrong with its value. */
  reason = g_strdup_printf (_ ("<%s> attribute “%s”: %s"), sw_kind_element (element->kind), attribute, error->message);
  fail_at (reader, found != NULL ? (gsize)(found - reader->data) : start, SW_ERROR_VALUE, reason);
}

static gboolean
is_known (SwKind kind, const SaxAttribute *attribute, const SwAttrSpec **spec)
{
  SwAttr attr;

  *spec = NULL;
  if (attribute->prefix != NULL)
    return FALSE;
  if (strcmp (attribute->local, "id") == 0)
    return sw_kind_has_id (kind);
  if (strcmp (attribute->local, "version") == 0)
    return kind == SW_KIND_MAP;
  if (sw_attr_from_name (attribute->local, &attr) && attr != SW_ATTR_TEXT)
    *spec = sw_kind_attr (kind, attr);
  return *spec != NULL;
}

static void
read_attributes (Reader *reader, SwElement *element, int n_namespaces, const xmlChar **namespaces, int n_attributes,
                 const SaxAttribute *attributes)
{
  GString *extra = NULL;

  for (int i = 0; i < n_namespaces; i++)
    if (namespaces[2 * i] != NULL)
      append_extra (&extra, "xmlns", (const char *)namespaces[2 * i], (const char *)namespaces[2 * i + 1]);
  for (int i = 0; i < n_attributes && reader->error == NULL; i++)
    {
      const SaxAttribute *attribute = &attributes[i];
      g_autofree char *value = g_strndup (attribute->value, (gsize)(attribute->value_end - attribute->value));
      g_autoptr (GError) error = NULL;
      const SwAttrSpec *spec;

      if (!is_known (element->kind, attribute, &spec))
        append_extra (&extra, attribute->prefix, attribute->local, value);
      else if (spec != NULL && !sw_map_give_value (reader->map, element, spec, value, &error))
        refuse_value (reader, element, attribute->local, error);
    }
  if (extra != NULL)
    sw_map_give_extra (element, g_string_free (extra, FALSE));
}

static char *
find_plain (int n_attributes, const SaxAttribute *attributes, const char *name)
{
  for (int i = 0; i < n_attributes; i++)
    if (attributes[i].prefix == NULL && strcmp (attributes[i].local, name) == 0)
      return g_strndup (attributes[i].value, (gsize)(attributes[i].value_end - attributes[i].value));
  return NULL;
}

static void
check_required (Reader *reader, SwElement *element)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count && reader->error == NULL; i++)
    if (specs[i].required && !element->values[i].is_set)
      {
        g_autofree char *reason = g_strdup_printf (_ ("<%s> needs the attribute “%s”"), sw_kind_element (element->kind),
                                                   sw_attr_name (specs[i].attr));
        fail_at (reader, tag_start (reader, offset_now (reader)), SW_ERROR_MALFORMED, reason);
      }
}

/* --- text -------------------------------------------------------------------------------------------------- */

static gboolean
is_text_kind (const SwElement *element)
{
  return sw_kind_attr_slot (element->kind, SW_ATTR_TEXT) >= 0;
}

static SwElement *
add_foreign (Reader *reader, char *raw)
{
  SwElement *foreign = sw_map_add (reader->map, reader->open, SW_KIND_FOREIGN, NULL);

  sw_map_give_raw (foreign, raw);
  return foreign;
}

/* Text outside of text elements is either the white space between tags or something that is kept as foreign content. */
static void
flush_stray_text (Reader *reader)
{
  g_autofree char *stripped = NULL;
  GString *raw;

  if (reader->open == NULL || is_text_kind (reader->open))
    return;
  stripped = g_strstrip (g_strdup (reader->text->str));
  g_string_truncate (reader->text, 0);
  if (*stripped == '\0')
    return;
  raw = g_string_new (NULL);
  sw_write_escaped (raw, stripped, FALSE);
  add_foreign (reader, g_string_free (raw, FALSE));
}

/* A text element takes its text when it ends, or when something unknown stands in it: what follows is kept as raw text
 * behind that. */
static void
flush_element_text (Reader *reader)
{
  const SwAttrSpec *spec = sw_kind_attr (reader->open->kind, SW_ATTR_TEXT);

  if (reader->open->first_child == NULL)
    {
      g_autofree char *before = sw_element_value (reader->open, SW_ATTR_TEXT);
      g_autofree char *whole = g_strconcat (before != NULL ? before : "", reader->text->str, NULL);
      g_autoptr (GError) error = NULL;

      if (*whole != '\0' && !sw_map_give_value (reader->map, reader->open, spec, whole, &error))
        fail_at (reader, offset_now (reader), SW_ERROR_VALUE, error->message);
    }
  else if (reader->text->len > 0)
    {
      GString *raw = g_string_new (NULL);
      sw_write_escaped (raw, reader->text->str, FALSE);
      add_foreign (reader, g_string_free (raw, FALSE));
    }
  g_string_truncate (reader->text, 0);
}

static void
flush_text (Reader *reader)
{
  if (reader->open != NULL && is_text_kind (reader->open))
    flush_element_text (reader);
  else
    flush_stray_text (reader);
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->foreign_depth == 0 && reader->open != NULL)
    g_string_append_len (reader->text, (const char *)text, length);
}

/* --- foreign content --------------------------------------------------------------------------------------- */

/* The bytes of the file with the line ends that a parser sees. */
static char *
slice (Reader *reader, gsize start, gsize end)
{
  GString *out = g_string_sized_new (end - start);

  for (gsize i = start; i < end; i++)
    {
      char c = reader->data[i];

      if (c != '\r')
        g_string_append_c (out, c);
      else if (i + 1 == end || reader->data[i + 1] != '\n')
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

static const char *
default_namespace (Reader *reader)
{
  return reader->defaults->len > 0 ? g_ptr_array_index (reader->defaults, reader->defaults->len - 1) : "";
}

static void
begin_foreign (Reader *reader, gboolean declares_default)
{
  const char *uri = default_namespace (reader);

  flush_text (reader);
  reader->foreign_depth = 1;
  reader->foreign_start = tag_start (reader, offset_now (reader));
  reader->foreign_default = declares_default || strcmp (uri, SW_NAMESPACE) == 0 ? NULL : g_strdup (uri);
}

/* Where the bytes of an element end whose end is being reported: for `<a/>` the parser still stands before the `/>`. */
static gsize
element_end (Reader *reader)
{
  gsize offset = offset_now (reader);

  if (offset + 1 < reader->length && reader->data[offset] == '/' && reader->data[offset + 1] == '>')
    return offset + 2;
  return offset;
}

static void
end_foreign (Reader *reader)
{
  if (--reader->foreign_depth > 0)
    return;
  add_foreign (reader, with_default_namespace (slice (reader, reader->foreign_start, element_end (reader)),
                                               reader->foreign_default));
  g_clear_pointer (&reader->foreign_default, g_free);
}

/* Comments and instructions; those outside the root are kept beside it. */
static void
keep_markup (Reader *reader, char *raw)
{
  if (reader->foreign_depth > 0)
    g_free (raw);
  else if (reader->open != NULL)
    {
      flush_text (reader);
      add_foreign (reader, raw);
    }
  else
    {
      g_string_append_printf (reader->outside[reader->root_seen], "%s\n", raw);
      g_free (raw);
    }
}

static void
on_comment (void *data, const xmlChar *text)
{
  keep_markup (data, g_strdup_printf ("<!--%s-->", text));
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  keep_markup (data, text != NULL ? g_strdup_printf ("<?%s %s?>", target, text) : g_strdup_printf ("<?%s?>", target));
}

/* --- elements ---------------------------------------------------------------------------------------------- */

static gboolean
check_version (Reader *reader, const char *version)
{
  gint64 number = SW_FORMAT_VERSION;
  g_autofree char *reason = NULL;
  gsize place = tag_start (reader, offset_now (reader));

  if (version != NULL && !sw_integer_parse (version, 1, G_MAXINT32, &number))
    {
      reason = g_strdup_printf (_ ("“%s” is not a version of the format"), version);
      fail_at (reader, place, SW_ERROR_VALUE, reason);
      return FALSE;
    }
  if (number > SW_FORMAT_VERSION)
    {
      reason = g_strdup_printf (_ ("needs a newer Streamwright (version %d; this one reads %d)"), (int)number,
                                SW_FORMAT_VERSION);
      fail_at (reader, place, SW_ERROR_NEWER, reason);
      return FALSE;
    }
  return TRUE;
}

static SwElement *
begin_root (Reader *reader, const char *local, const char *uri, int n_attributes, const SaxAttribute *attributes)
{
  g_autofree char *version = NULL;

  if (uri == NULL || strcmp (uri, SW_NAMESPACE) != 0 || strcmp (local, "map") != 0)
    {
      fail_at (reader, tag_start (reader, offset_now (reader)), SW_ERROR_REFUSED,
               _ ("this is not a Streamwright map: its root is not <map> in the namespace " SW_NAMESPACE));
      return NULL;
    }
  version = find_plain (n_attributes, attributes, "version");
  return check_version (reader, version) ? sw_map_root (reader->map) : NULL;
}

static SwElement *
begin_known (Reader *reader, SwKind kind, int n_attributes, const SaxAttribute *attributes)
{
  g_autofree char *id = sw_kind_has_id (kind) ? find_plain (n_attributes, attributes, "id") : NULL;
  SwElement *element;

  flush_text (reader);
  if (id != NULL && !sw_id_is_valid (id))
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("<%s> attribute “id”: “%s” is not an id; write a letter, then letters, digits, “-”, “.” or “_”"),
          sw_kind_element (kind), id);
      fail_at (reader, tag_start (reader, offset_now (reader)), SW_ERROR_VALUE, reason);
      return NULL;
    }
  element = sw_map_add (reader->map, reader->open, kind, id);
  return element;
}

static void
on_start (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **raw_attributes)
{
  Reader *reader = data;
  const SaxAttribute *attributes = (const SaxAttribute *)raw_attributes;
  const char *new_default = NULL;
  SwElement *element;
  SwKind kind;

  if (reader->error != NULL)
    return;
  if (reader->foreign_depth > 0)
    {
      reader->foreign_depth++;
      return;
    }
  for (int i = 0; i < n_namespaces; i++)
    if (namespaces[2 * i] == NULL)
      new_default = namespaces[2 * i + 1] != NULL ? (const char *)namespaces[2 * i + 1] : "";
  if (reader->open == NULL)
    element = begin_root (reader, (const char *)local, (const char *)uri, n_attributes, attributes);
  else
    {
      kind = uri != NULL && strcmp ((const char *)uri, SW_NAMESPACE) == 0
                 ? sw_kind_from_element (reader->open->kind, (const char *)local)
                 : SW_KIND_FOREIGN;
      if (kind == SW_KIND_FOREIGN)
        {
          begin_foreign (reader, new_default != NULL);
          return;
        }
      element = begin_known (reader, kind, n_attributes, attributes);
    }
  if (element == NULL)
    return;
  g_ptr_array_add (reader->defaults, g_strdup (new_default != NULL ? new_default : default_namespace (reader)));
  read_attributes (reader, element, n_namespaces, namespaces, n_attributes, attributes);
  check_required (reader, element);
  reader->open = element;
  reader->root_seen = TRUE;
}

static void
on_end (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->error != NULL || reader->open == NULL)
    return;
  if (reader->foreign_depth > 0)
    {
      end_foreign (reader);
      return;
    }
  flush_text (reader);
  g_ptr_array_set_size (reader->defaults, (int)reader->defaults->len - 1);
  reader->open = reader->open->parent;
}

/* --- the whole --------------------------------------------------------------------------------------------- */

static void
parse (Reader *reader, gsize skip)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
    .comment = on_comment,
    .processingInstruction = on_instruction,
    .serror = on_parse_error,
  };

  reader->data += skip;
  reader->length -= skip;
  reader->parser = xmlCreateMemoryParserCtxt (reader->data, (int)reader->length);
  if (reader->parser == NULL)
    {
      fail_at (reader, 0, SW_ERROR_MALFORMED, _ ("the file is not well-formed XML"));
      return;
    }
  *reader->parser->sax = handler;
  reader->parser->userData = reader;
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  xmlParseDocument (reader->parser);
  if (reader->error == NULL && (!reader->parser->wellFormed || !reader->root_seen))
    fail_at (reader, reader->length, SW_ERROR_MALFORMED, _ ("the file is not well-formed XML"));
  if (reader->parser->myDoc != NULL)
    xmlFreeDoc (reader->parser->myDoc);
  xmlFreeParserCtxt (reader->parser);
  reader->parser = NULL;
}

SwMap *
sw_map_read (const char *data, gsize length, const char *name, GError **error)
{
  static gsize ready = 0;
  Reader reader = { .data = data, .length = length, .name = name };
  g_autofree char *reason = NULL;
  gsize offset;
  int code;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
  if (length > SW_FILE_MOST_BYTES)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_REFUSED, _ ("%s:1:1: the file is larger than 64 MiB"), name);
      return NULL;
    }
  if (!sw_prescan (data, length, &reason, &code, &offset))
    {
      fail_at (&reader, offset, code, reason);
      g_propagate_error (error, reader.error);
      return NULL;
    }
  reader.map = sw_map_new ();
  reader.text = g_string_new (NULL);
  reader.outside[0] = g_string_new (NULL);
  reader.outside[1] = g_string_new (NULL);
  reader.defaults = g_ptr_array_new_with_free_func (g_free);
  parse (&reader, g_str_has_prefix (data, "\xEF\xBB\xBF") ? 3 : 0);
  sw_map_give_outside (reader.map, reader.outside[0]->str, reader.outside[1]->str);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.outside[0], TRUE);
  g_string_free (reader.outside[1], TRUE);
  g_ptr_array_unref (reader.defaults);
  g_free (reader.foreign_default);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      g_clear_object (&reader.map);
    }
  return reader.map;
}
