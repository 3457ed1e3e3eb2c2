/* Reads a map in one pass of libxml2's SAX2 parser straight into the tree of the model. See reader.h. */
#include "files/read.h"

#include "base/error.h"
#include "base/id.h"
#include "base/number.h"
#include "files/prescan.h"
#include "files/reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* --- elements ---------------------------------------------------------------------------------------------- */

static gboolean
check_version (SwReader *reader, const char *version)
{
  gint64 number = SW_FORMAT_VERSION;
  g_autofree char *reason = NULL;

  if (version != NULL && !sw_integer_parse (version, 1, G_MAXINT32, &number))
    {
      reason = g_strdup_printf (_ ("“%s” is not a version of the format"), version);
      sw_reader_fail_value (reader, SW_KIND_MAP, "version", reason);
      return FALSE;
    }
  if (number > SW_FORMAT_VERSION)
    {
      reason = g_strdup_printf (_ ("needs a newer Streamwright (version %d; this one reads %d)"), (int)number,
                                SW_FORMAT_VERSION);
      sw_reader_fail (reader, sw_reader_tag_start (reader), SW_ERROR_NEWER, reason);
      return FALSE;
    }
  return TRUE;
}

static SwElement *
begin_root (SwReader *reader, const char *local, gboolean is_ours, int n_attributes, const SwSaxAttribute *attributes)
{
  g_autofree char *version = NULL;

  if (!is_ours || strcmp (local, "map") != 0)
    {
      sw_reader_fail (reader, sw_reader_tag_start (reader), SW_ERROR_REFUSED,
                      _ ("this is not a Streamwright map: its root is not <map> in the namespace " SW_NAMESPACE));
      return NULL;
    }
  version = sw_reader_find_plain (n_attributes, attributes, "version");
  return check_version (reader, version) ? sw_map_root (reader->map) : NULL;
}

static SwElement *
begin_named (SwReader *reader, SwKind kind, char *id)
{
  char handle[32];
  SwUnnamed unnamed = { .wanted = id };

  g_snprintf (handle, sizeof handle, "#unnamed-%u", reader->unnamed->len);
  unnamed.element = sw_map_add (reader->map, reader->open, kind, handle);
  g_array_append_val (reader->unnamed, unnamed);
  return unnamed.element;
}

static SwElement *
begin_known (SwReader *reader, SwKind kind, int n_attributes, const SwSaxAttribute *attributes)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  sw_reader_flush_text (reader);
  if (!sw_kind_has_id (kind))
    return sw_map_add (reader->map, reader->open, kind, NULL);
  id = sw_reader_find_plain (n_attributes, attributes, "id");
  if (id != NULL && !sw_id_is_valid (id))
    {
      sw_value_parse (&(SwAttrSpec){ .type = SW_TYPE_NAME }, id, &(SwValue){ 0 }, &error);
      sw_reader_fail_value (reader, kind, "id", error->message);
      return NULL;
    }
  if (id == NULL || sw_map_find (reader->map, id) != NULL)
    return begin_named (reader, kind, g_steal_pointer (&id));
  return sw_map_add (reader->map, reader->open, kind, id);
}

/* The default namespace that a tag declares; NULL if it declares none. */
static char *
find_default (int n_namespaces, const xmlChar **namespaces)
{
  for (int i = 0; i < n_namespaces; i++)
    if (namespaces[2 * i] == NULL)
      {
        const char *uri = namespaces[2 * i + 1] != NULL ? (const char *)namespaces[2 * i + 1] : "";
        GString *value = g_string_new (NULL);

        sw_reader_set_value (value, uri, strlen (uri));
        return g_string_free (value, FALSE);
      }
  return NULL;
}

/* libxml2 reports a start tag before it looks whether that ends. If it does not, the error that follows says more. */
static gboolean
tag_ends (SwReader *reader)
{
  gsize offset = sw_reader_offset (reader);

  return offset < reader->length
         && (reader->data[offset] == '>'
             || (offset + 1 < reader->length && reader->data[offset] == '/' && reader->data[offset + 1] == '>'));
}

static void
on_start (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **raw_attributes)
{
  SwReader *reader = data;
  const SwSaxAttribute *attributes = (const SwSaxAttribute *)raw_attributes;
  gboolean is_ours = uri != NULL && strcmp ((const char *)uri, SW_NAMESPACE) == 0;
  g_autofree char *new_default = NULL;
  SwElement *element;
  SwKind kind;

  if (reader->error != NULL || !tag_ends (reader))
    return;
  if (reader->foreign_depth > 0)
    {
      reader->foreign_depth++;
      return;
    }
  new_default = find_default (n_namespaces, namespaces);
  if (reader->open == NULL)
    element = begin_root (reader, (const char *)local, is_ours, n_attributes, attributes);
  else
    {
      kind = is_ours ? sw_kind_from_element (reader->open->kind, (const char *)local) : SW_KIND_FOREIGN;
      if (kind == SW_KIND_FOREIGN)
        {
          sw_reader_begin_foreign (reader, new_default != NULL);
          return;
        }
      element = begin_known (reader, kind, n_attributes, attributes);
    }
  if (element == NULL)
    return;
  sw_map_give_line (element, sw_reader_line (reader, sw_reader_tag_start (reader)));
  g_ptr_array_add (reader->defaults,
                   g_strdup (new_default != NULL ? new_default : sw_reader_default_namespace (reader)));
  sw_reader_attributes (reader, element, n_namespaces, namespaces, n_attributes, attributes);
  reader->open = element;
  reader->root_seen = TRUE;
}

/* libxml2 before 2.11 may keep all that it has read until a limit of 10 MB, where values are long. */
static void
let_go (SwReader *reader)
{
#if LIBXML_VERSION < 21100
  xmlParserInput *input = reader->parser->input;

  if (input->cur - input->base > 1024 * 1024)
    xmlParserInputShrink (input);
#endif
}

static void
on_end (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  SwReader *reader = data;

  if (reader->error != NULL)
    return;
  let_go (reader);
  if (reader->foreign_depth > 0)
    {
      sw_reader_end_foreign (reader);
      return;
    }
  sw_reader_flush_text (reader);
  g_ptr_array_set_size (reader->defaults, (int)reader->defaults->len - 1);
  reader->open = reader->open->parent;
}

/* The scan before has refused every declaration; this is the second lock on the same door. */
static void
on_doctype (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  SwReader *reader = data;

  sw_reader_fail (reader, sw_reader_offset (reader), SW_ERROR_REFUSED,
                  _ ("the file holds a document type declaration, which is never read"));
}

/* --- the whole --------------------------------------------------------------------------------------------- */

/* Hands over the bytes piece by piece, so that the parser keeps no second copy of them all: that would also end at its
 * limit of 10 MB. */
static int
read_piece (void *data, char *buffer, int length)
{
  SwReader *reader = data;
  gsize piece = MIN ((gsize)length, reader->length - reader->handed_over);

  memcpy (buffer, reader->data + reader->handed_over, piece);
  reader->handed_over += piece;
  return (int)piece;
}

static void
parse (SwReader *reader)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_doctype,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = sw_reader_on_characters,
    .ignorableWhitespace = sw_reader_on_characters,
    .cdataBlock = sw_reader_on_characters,
    .comment = sw_reader_on_comment,
    .processingInstruction = sw_reader_on_instruction,
    .serror = sw_reader_on_parse_error,
  };

  reader->parser = xmlCreateIOParserCtxt (&handler, reader, read_piece, NULL, reader, XML_CHAR_ENCODING_UTF8);
  g_assert (reader->parser != NULL);
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  xmlParseDocument (reader->parser);
  if (reader->error == NULL && (!reader->parser->wellFormed || reader->open != NULL || !reader->root_seen))
    sw_reader_fail (reader, reader->length, SW_ERROR_MALFORMED,
                    _ ("the file is not well-formed XML: the file ends too early"));
  xmlFreeParserCtxt (reader->parser);
  reader->parser = NULL;
}

/* In map order, so that the same file always gives the same ids. */
static void
name_the_unnamed (SwReader *reader)
{
  for (guint i = 0; i < reader->unnamed->len; i++)
    {
      SwUnnamed *unnamed = &g_array_index (reader->unnamed, SwUnnamed, i);

      sw_map_give_id (reader->map, unnamed->element, unnamed->wanted);
    }
}

static void
unnamed_clear (gpointer data)
{
  g_free (((SwUnnamed *)data)->wanted);
}

static void
read_document (SwReader *reader)
{
  reader->text = g_string_new (NULL);
  reader->outside[0] = g_string_new (NULL);
  reader->outside[1] = g_string_new (NULL);
  reader->defaults = g_ptr_array_new_with_free_func (g_free);
  reader->unnamed = g_array_new (FALSE, FALSE, sizeof (SwUnnamed));
  g_array_set_clear_func (reader->unnamed, unnamed_clear);
  reader->line = 1;
  parse (reader);
  sw_map_give_outside (reader->map, reader->outside[0]->str, reader->outside[1]->str);
  name_the_unnamed (reader);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->outside[0], TRUE);
  g_string_free (reader->outside[1], TRUE);
  g_ptr_array_unref (reader->defaults);
  g_array_unref (reader->unnamed);
  g_free (reader->foreign_default);
}

SwMap *
sw_map_read (const char *data, gsize length, const char *name, GError **error)
{
  static gsize ready = 0;
  SwReader reader = { .data = data, .length = length, .name = name };
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
  /* A byte order mark is no character of the text, so places are counted behind it. */
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      reader.data += 3;
      reader.length -= 3;
    }
  if (!sw_prescan (reader.data, reader.length, &reason, &code, &offset))
    {
      sw_reader_fail (&reader, offset, code, reason);
      g_propagate_error (error, reader.error);
      return NULL;
    }
  reader.map = sw_map_new ();
  read_document (&reader);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      g_clear_object (&reader.map);
    }
  return reader.map;
}
