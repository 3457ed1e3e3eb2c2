/* Where and why a file was refused: places are counted in characters, reasons are sentences of ours. */
#include "files/reader.h"

#include "base/error.h"
#include "files/prescan.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

void
sw_reader_fail (SwReader *reader, gsize offset, int code, const char *reason)
{
  guint line, column;

  if (reader->error != NULL)
    return;
  sw_prescan_place (reader->data, reader->length, offset, &line, &column);
  g_set_error (&reader->error, SW_ERROR, code, "%s:%u:%u: %s", reader->name, line, column, reason);
  if (reader->parser != NULL)
    xmlStopParser (reader->parser);
}

gsize
sw_reader_offset (SwReader *reader)
{
  long consumed = xmlByteConsumed (reader->parser);

  return consumed < 0 ? 0 : MIN ((gsize)consumed, reader->length);
}

/* No other `<` can stand in a well-formed tag. */
gsize
sw_reader_tag_start (SwReader *reader)
{
  const char *open = memrchr (reader->data, '<', sw_reader_offset (reader));

  return open != NULL ? (gsize)(open - reader->data) : 0;
}

guint
sw_reader_line (SwReader *reader, gsize offset)
{
  const char *end = reader->data + offset;
  const char *p = reader->data + reader->counted;

  while (p < end && (p = memchr (p, '\n', (gsize)(end - p))) != NULL)
    {
      reader->line++;
      p++;
    }
  reader->counted = MAX (offset, reader->counted);
  return reader->line;
}

static const char *
sentence_of (int code)
{
  switch (code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
      return _ ("an XML element must begin here");
    case XML_ERR_DOCUMENT_END:
      return _ ("nothing but comments may stand behind the end of the map");
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_NAME_REQUIRED:
      return _ ("the file ends too early");
    case XML_ERR_TAG_NAME_MISMATCH:
      return _ ("this end tag does not fit the element that is open");
    case XML_ERR_GT_REQUIRED:
      return _ ("a tag does not end with “>”");
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return _ ("an element has the same attribute twice");
    case XML_ERR_LT_IN_ATTRIBUTE:
      return _ ("a value holds “<”; write “&lt;”");
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return _ ("a value must stand in quotation marks");
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return _ ("a value does not end with its quotation mark");
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return _ ("an attribute has no value");
    case XML_ERR_SPACE_REQUIRED:
      return _ ("a space is missing");
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return _ ("the file uses an entity other than the five of XML");
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return _ ("a reference does not end with “;”");
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
      return _ ("the file holds a character that XML forbids");
    case XML_ERR_MISPLACED_CDATA_END:
      return _ ("a text holds “]]>”; write “]]&gt;”");
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
      return _ ("a comment, an instruction or a CDATA section does not end");
    case XML_ERR_HYPHEN_IN_COMMENT:
      return _ ("a comment holds “--”");
    case XML_ERR_RESERVED_XML_NAME:
      return _ ("an XML declaration may stand at the very beginning only");
    case XML_ERR_UNKNOWN_VERSION:
    case XML_ERR_VERSION_MISSING:
    case XML_ERR_XMLDECL_NOT_FINISHED:
    case XML_ERR_STANDALONE_VALUE:
      return _ ("the XML declaration is not one of XML 1.0");
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return _ ("a name has a prefix that is not declared");
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON:
      return _ ("a name holds a colon in a wrong place");
    case XML_NS_ERR_XML_NAMESPACE:
    case XML_NS_ERR_EMPTY:
      return _ ("a prefix is declared for a namespace that it cannot have");
    case XML_ERR_NAME_TOO_LONG:
    case XML_ERR_NO_MEMORY:
      return _ ("the names in the file are too long or too many");
    case XML_ERR_INTERNAL_ERROR:
      return _ ("a single element is too large");
    default:
      return NULL;
    }
}

/* libxml2 says of a stray "&" and of a "<" before no name the same. */
static const char *
sentence_at (SwReader *reader, int code, gsize offset)
{
  if (code != XML_ERR_NAME_REQUIRED || offset >= reader->length)
    return sentence_of (code);
  if (offset > 0 && reader->data[offset - 1] == '<')
    return _ ("“<” begins no tag; write “&lt;”");
  return _ ("“&” begins no reference; write “&amp;”");
}

void
sw_reader_on_parse_error (void *data, xmlError *error)
{
  SwReader *reader = data;
  gsize offset;
  const char *sentence;
  g_autofree char *reason = NULL;

  /* A namespace needs no valid URI: it is a name. */
  if (reader->error != NULL || error->level == XML_ERR_WARNING || error->code == XML_WAR_NS_URI)
    return;
  offset = sw_reader_offset (reader);
  if (error->code == XML_ERR_TAG_NOT_FINISHED && offset < reader->length)
    sentence = _ ("a tag does not end with “>”");
  else if (error->code == XML_ERR_GT_REQUIRED && offset >= reader->length)
    sentence = _ ("the file ends too early");
  else
    sentence = sentence_at (reader, error->code, offset);
  /* These are about a tag as a whole; where the parser gave up within it tells nobody anything. */
  if (error->code == XML_ERR_TAG_NAME_MISMATCH || error->code == XML_ERR_NAME_TOO_LONG
      || error->code == XML_ERR_INTERNAL_ERROR)
    offset = sw_reader_tag_start (reader);
  if (sentence == NULL)
    sentence = _ ("the XML cannot be understood from here on");
  reason = g_strdup_printf (_ ("the file is not well-formed XML: %s"), sentence);
  sw_reader_fail (reader, offset, SW_ERROR_MALFORMED, reason);
}
