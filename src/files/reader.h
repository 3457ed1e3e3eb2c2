#pragma once

#include "model/map.h"

#include <libxml/parser.h>

/*
 * What the parts of the reader share; nobody else includes this.
 *
 * Invariants:
 * - only bytes that sw_prescan() passed reach the parser, so there is no DTD and no entity, and limits hold;
 * - `open` is the known element whose content is being read; `foreign_depth` counts the unknown elements around the
 *   parser, and while it is above 0 nothing goes into the tree;
 * - what is unknown is kept as the very bytes of the file (line ends aside), so it comes back as it was written;
 * - an element without an id, or with one that stood before, stands under a handle until the whole file is read: only
 *   then it is known which ids are free;
 * - the first error wins and stops the parser; a map that is not whole is dropped.
 */
typedef struct
{
  const char *data;
  gsize length;
  const char *name;
  gsize handed_over; /* bytes that the parser has fetched */
  xmlParserCtxt *parser;
  SwMap *map;
  SwElement *open; /* NULL before and behind the root */
  gboolean root_seen;
  GString *text;         /* character data since the last tag */
  GString *outside[2];   /* before and behind the root */
  guint foreign_depth;   /* unknown elements around the parser */
  gsize foreign_start;   /* offset of the outermost of them */
  char *foreign_default; /* the default namespace there, if it is not ours; else NULL */
  GPtrArray *defaults;   /* default namespaces of the open elements, innermost last */
  GArray *unnamed;       /* of SwUnnamed */
  gsize counted;         /* how far `line` has been counted */
  guint line;            /* the line on which the byte at `counted` stands */
  GError *error;
} SwReader;

/** SwUnnamed: an element that takes its id at the end. @wanted: (nullable): the id in the file */
typedef struct
{
  SwElement *element;
  char *wanted;
} SwUnnamed;

/** SwSaxAttribute: libxml2 gives five pointers an attribute; the value ends at @value_end. */
typedef struct
{
  const char *local;
  const char *prefix;
  const char *uri;
  const char *value;
  const char *value_end;
} SwSaxAttribute;

/** sw_reader_fail: keeps the first error, for the byte at @offset, and stops the parser. */
void sw_reader_fail (SwReader *reader, gsize offset, int code, const char *reason);

/** sw_reader_on_parse_error: xmlStructuredErrorFunc: puts what libxml2 found into a sentence. */
void sw_reader_on_parse_error (void *data, xmlError *error);

/** sw_reader_offset: where the parser stands: behind the text or end tag that it reports, and in front of the `>` or
 * `/>` of a start tag. */
gsize sw_reader_offset (SwReader *reader);

/** sw_reader_tag_start: the `<` of the start tag that is being reported. */
gsize sw_reader_tag_start (SwReader *reader);

/** sw_reader_line: the line of @offset, which must not lie before that of an earlier call. */
guint sw_reader_line (SwReader *reader, gsize offset);

/** sw_reader_attributes: gives a new element the values of its tag, and keeps the unknown ones. */
void sw_reader_attributes (SwReader *reader, SwElement *element, int n_namespaces, const xmlChar **namespaces,
                           int n_attributes, const SwSaxAttribute *attributes);

/**
 * sw_reader_set_value: puts what libxml2 says of a value into @out
 *
 * libxml2 hands out every `&` of a value as `&#38;`, because its own tree wants it so; entities that would need that
 * are never read here.
 */
void sw_reader_set_value (GString *out, const char *value, gsize length);

/** sw_reader_find_plain: the value of the attribute @name without a prefix, or NULL. Returns: (transfer full) */
char *sw_reader_find_plain (int n_attributes, const SwSaxAttribute *attributes, const char *name);

/** sw_reader_fail_value: refuses the value of @attribute in the tag that is being reported. */
void sw_reader_fail_value (SwReader *reader, SwKind kind, const char *attribute, const char *message);

/** sw_reader_flush_text: puts the text since the last tag in its place. */
void sw_reader_flush_text (SwReader *reader);

/** sw_reader_begin_foreign, sw_reader_end_foreign: around an unknown element. */
void sw_reader_begin_foreign (SwReader *reader, gboolean declares_default);
void sw_reader_end_foreign (SwReader *reader);

/** sw_reader_default_namespace: what an element without a prefix belongs to here; "" is none. */
const char *sw_reader_default_namespace (SwReader *reader);

/** Handlers of content for the parser. */
void sw_reader_on_characters (void *data, const xmlChar *text, int length);
void sw_reader_on_comment (void *data, const xmlChar *text);
void sw_reader_on_instruction (void *data, const xmlChar *target, const xmlChar *text);
