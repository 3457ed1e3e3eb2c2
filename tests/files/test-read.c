/*
 * What is refused, with the very sentence and its code: small inputs as text, large ones made here. Each must be told
 * within a second and without filling the memory.
 */
#include "base/error.h"
#include "files/read.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define NS "https://streamwright.github.io/ns/map"
#define MAP "<map xmlns='" NS "'>"
#define HEAD "<?xml version='1.0'?>"

typedef struct
{
  const char *name;
  const char *text;
  const char *message; /* behind "f:" */
  int code;
} Refusal;

static const Refusal refusals[] = {
  /* No text at all */
  { "empty", "", "1:1: the file is empty", SW_ERROR_MALFORMED },
  { "byte-order-mark-only", "\xEF\xBB\xBF", "1:1: the file is empty", SW_ERROR_MALFORMED },
  { "white-space-only", " \n\n", "3:1: the file is not well-formed XML: an XML element must begin here",
    SW_ERROR_MALFORMED },
  { "plain-text", "hello", "1:1: the file is not well-formed XML: an XML element must begin here", SW_ERROR_MALFORMED },
  { "gzip", "\x1f\x8b\x08", "1:1: the file is compressed; unpack it first", SW_ERROR_REFUSED },
  { "utf-16-le", "\xFF\xFE<", "1:1: the file is UTF-16; save it as UTF-8 first", SW_ERROR_REFUSED },
  { "utf-16-be", "\xFE\xFF<", "1:1: the file is UTF-16; save it as UTF-8 first", SW_ERROR_REFUSED },
  { "bad-utf-8", "<map>\n\xC3\xA4\xFF</map>", "2:2: the file is not valid UTF-8", SW_ERROR_MALFORMED },
  { "cut-utf-8", MAP "\xE2\x82", "1:52: the file is not valid UTF-8", SW_ERROR_MALFORMED },
  { "overlong-utf-8", "<\xC0\xAF", "1:2: the file is not valid UTF-8", SW_ERROR_MALFORMED },
  { "surrogate", "<map>\xED\xA0\x80</map>", "1:6: the file is not valid UTF-8", SW_ERROR_MALFORMED },
  { "latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><map/>",
    "1:21: the file declares an encoding other than UTF-8", SW_ERROR_REFUSED },
  { "utf-7", "<?xml version='1.0' encoding = \"UTF-7\"?><map/>", "1:21: the file declares an encoding other than UTF-8",
    SW_ERROR_REFUSED },
  { "half-encoding", "<?xml version='1.0' encoding='utf-8\"?><map/>",
    "1:21: the file declares an encoding other than UTF-8", SW_ERROR_REFUSED },
  { "encoding-without-value", "<?xml version='1.0' encoding?><map/>",
    "1:21: the file declares an encoding other than UTF-8", SW_ERROR_REFUSED },

  /* What is never read */
  { "doctype", HEAD "\n<!DOCTYPE map><map/>", "2:1: the file holds a document type declaration, which is never read",
    SW_ERROR_REFUSED },
  { "doctype-lower-case", "<!doctype html><html/>",
    "1:1: the file holds a document type declaration, which is never read", SW_ERROR_REFUSED },
  { "external-entity", "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" MAP "&x;</map>",
    "1:1: the file holds a document type declaration, which is never read", SW_ERROR_REFUSED },
  { "doctype-behind-comment", "<!-- <map> --><!DOCTYPE m SYSTEM 'http://x/y.dtd'><map/>",
    "1:15: the file holds a document type declaration, which is never read", SW_ERROR_REFUSED },
  { "doctype-behind-instruction", "<?a \"?><!DOCTYPE m><map/>",
    "1:8: the file holds a document type declaration, which is never read", SW_ERROR_REFUSED },
  { "entity-declaration-inside", MAP "<!ENTITY a 'b'></map>",
    "1:52: the file holds a document type declaration, which is never read", SW_ERROR_REFUSED },
  { "unknown-entity", MAP "<description>&nbsp;</description></map>",
    "1:71: the file is not well-formed XML: the file uses an entity other than the five of XML", SW_ERROR_MALFORMED },

  /* Not well-formed */
  { "tag-cut", "<map", "1:5: the file is not well-formed XML: the file ends too early", SW_ERROR_MALFORMED },
  { "not-closed", MAP, "1:52: the file is not well-formed XML: the file ends too early", SW_ERROR_MALFORMED },
  { "end-tag-cut", MAP "</map", "1:57: the file is not well-formed XML: the file ends too early", SW_ERROR_MALFORMED },
  { "wrong-end", MAP "\n<team></tame></map>",
    "2:7: the file is not well-formed XML: this end tag does not fit the element that is open", SW_ERROR_MALFORMED },
  { "only-end", "</map>", "1:2: the file is not well-formed XML: “<” begins no tag; write “&lt;”", SW_ERROR_MALFORMED },
  { "two-roots", MAP "</map>" MAP "</map>",
    "1:58: the file is not well-formed XML: nothing but comments may stand behind the end of the map",
    SW_ERROR_MALFORMED },
  { "text-behind", MAP "</map>x",
    "1:58: the file is not well-formed XML: nothing but comments may stand behind the end of the map",
    SW_ERROR_MALFORMED },
  { "same-attribute-twice", "<map xmlns='" NS "' title='a' title='b'/>",
    "1:71: the file is not well-formed XML: an element has the same attribute twice", SW_ERROR_MALFORMED },
  { "same-name-twice-by-prefix", "<map xmlns='" NS "' xmlns:a='u' xmlns:b='u' a:x='' b:x=''/>",
    "1:89: the file is not well-formed XML: an element has the same attribute twice", SW_ERROR_MALFORMED },
  { "less-than-in-value", "<map title='<'/>", "1:13: the file is not well-formed XML: a value holds “<”; write “&lt;”",
    SW_ERROR_MALFORMED },
  { "no-quotes", "<map title=a/>", "1:12: the file is not well-formed XML: a value must stand in quotation marks",
    SW_ERROR_MALFORMED },
  { "open-quotes", "<map title='a/>",
    "1:16: the file is not well-formed XML: a value does not end with its quotation mark", SW_ERROR_MALFORMED },
  { "no-value", "<map title/>", "1:11: the file is not well-formed XML: an attribute has no value",
    SW_ERROR_MALFORMED },
  { "no-space", "<map a='1'b='2'/>", "1:11: the file is not well-formed XML: a space is missing", SW_ERROR_MALFORMED },
  { "stray-less-than", MAP "a < b</map>", "1:55: the file is not well-formed XML: “<” begins no tag; write “&lt;”",
    SW_ERROR_MALFORMED },
  { "stray-ampersand", MAP "a & b</map>",
    "1:55: the file is not well-formed XML: “&” begins no reference; write “&amp;”", SW_ERROR_MALFORMED },
  { "reference-without-semicolon", MAP "&amp b</map>",
    "1:56: the file is not well-formed XML: a reference does not end with “;”", SW_ERROR_MALFORMED },
  { "control-character", MAP "\x01</map>",
    "1:52: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "control-reference", MAP "&#1;</map>",
    "1:56: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "nul-reference", "<map title='&#0;'/>",
    "1:17: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "reference-beyond-unicode", MAP "&#x110000;</map>",
    "1:62: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "reference-of-no-number", MAP "&#xZZ;</map>",
    "1:55: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "noncharacter", MAP "\xEF\xBF\xBE</map>",
    "1:52: the file is not well-formed XML: the file holds a character that XML forbids", SW_ERROR_MALFORMED },
  { "cdata-end-in-text", MAP "]]></map>", "1:52: the file is not well-formed XML: a text holds “]]>”; write “]]&gt;”",
    SW_ERROR_MALFORMED },
  { "open-cdata", MAP "<![CDATA[x</map>",
    "1:68: the file is not well-formed XML: a comment, an instruction or a CDATA section does not end",
    SW_ERROR_MALFORMED },
  { "open-comment", MAP "<!-- x</map>",
    "1:64: the file is not well-formed XML: a comment, an instruction or a CDATA section does not end",
    SW_ERROR_MALFORMED },
  { "open-instruction", MAP "<?x </map>",
    "1:62: the file is not well-formed XML: a comment, an instruction or a CDATA section does not end",
    SW_ERROR_MALFORMED },
  { "dashes-in-comment", MAP "<!-- a -- b --></map>", "1:59: the file is not well-formed XML: a comment holds “--”",
    SW_ERROR_MALFORMED },
  { "declaration-inside", MAP "<?xml version='1.0'?></map>",
    "1:57: the file is not well-formed XML: an XML declaration may stand at the very beginning only",
    SW_ERROR_MALFORMED },
  { "xml-2", "<?xml version='2.0'?>" MAP "</map>",
    "1:20: the file is not well-formed XML: the XML declaration is not one of XML 1.0", SW_ERROR_MALFORMED },
  { "undeclared-prefix", MAP "<x:a/></map>",
    "1:56: the file is not well-formed XML: a name has a prefix that is not declared", SW_ERROR_MALFORMED },
  { "undeclared-attribute-prefix", "<map xmlns='" NS "' x:a=''/>",
    "1:58: the file is not well-formed XML: a name has a prefix that is not declared", SW_ERROR_MALFORMED },
  { "two-colons", MAP "<a:b:c xmlns:a='u'/></map>",
    "1:56: the file is not well-formed XML: a name holds a colon in a wrong place", SW_ERROR_MALFORMED },
  { "prefix-for-nothing", "<map xmlns='" NS "' xmlns:a=''/>",
    "1:62: the file is not well-formed XML: a prefix is declared for a namespace that it cannot have",
    SW_ERROR_MALFORMED },

  /* Another format, or another version of it */
  { "no-namespace", "<map version='1'/>",
    "1:1: this is not a Streamwright map: its root is not <map> in the namespace " NS, SW_ERROR_REFUSED },
  { "other-namespace", HEAD "\n  <map xmlns='urn:x'/>",
    "2:3: this is not a Streamwright map: its root is not <map> in the namespace " NS, SW_ERROR_REFUSED },
  { "other-root", "<svg xmlns='" NS "'/>",
    "1:1: this is not a Streamwright map: its root is not <map> in the namespace " NS, SW_ERROR_REFUSED },
  { "newer", "<map xmlns='" NS "' version='2'/>", "1:1: needs a newer Streamwright (version 2; this one reads 1)",
    SW_ERROR_NEWER },
  { "no-version", "<map xmlns='" NS "' version='one'/>",
    "1:52: <map> attribute “version”: “one” is not a version of the format", SW_ERROR_VALUE },
  { "version-0", "<map xmlns='" NS "' version='0'/>",
    "1:52: <map> attribute “version”: “0” is not a version of the format", SW_ERROR_VALUE },

  /* Values */
  { "id-with-space", MAP "\n  <stream id='a b'/></map>",
    "2:11: <stream> attribute “id”: “a b” is not an id; write a letter, then letters, digits, “-”, “.” or “_”",
    SW_ERROR_VALUE },
  { "id-with-hash", MAP "<stream id='#1'/></map>",
    "1:60: <stream> attribute “id”: “#1” is not an id; write a letter, then letters, digits, “-”, “.” or “_”",
    SW_ERROR_VALUE },
  { "empty-id", MAP "<team id=''/></map>",
    "1:58: <team> attribute “id”: “” is not an id; write a letter, then letters, digits, “-”, “.” or “_”",
    SW_ERROR_VALUE },
  { "infinite-place", MAP "<stream id='s'><step id='n' x='1e999'/></stream></map>",
    "1:80: <step> attribute “x”: “1e999” is not a whole number", SW_ERROR_VALUE },
  { "nan-place", MAP "<stream id='s' y='nan'/></map>", "1:67: <stream> attribute “y”: “nan” is not a whole number",
    SW_ERROR_VALUE },
  { "far-place", MAP "<stream id='s' x='99999999999'/></map>",
    "1:67: <stream> attribute “x”: “99999999999” is not a whole number", SW_ERROR_VALUE },
  { "no-width", MAP "<stream id='s' width='0'/></map>",
    "1:67: <stream> attribute “width”: “0” is not a whole number of 1 or more", SW_ERROR_VALUE },
  { "no-people", MAP "<stream id='s'><step id='n' people='0'/></stream></map>",
    "1:80: <step> attribute “people”: “0” is not a whole number of 1 or more", SW_ERROR_VALUE },
  { "negative-items", MAP "<stream id='s'><flow id='f' from='a' to='b' items='-1'/></stream></map>",
    "1:96: <flow> attribute “items”: “-1” is not a whole number of 0 or more", SW_ERROR_VALUE },
  { "accuracy-over", MAP "<stream id='s'><step id='n' accuracy='100.1%'/></stream></map>",
    "1:80: <step> attribute “accuracy”: “100.1%” is not a percentage; write a number from 0% to 100%, such as 85%",
    SW_ERROR_VALUE },
  { "accuracy-comma", MAP "<stream id='s'><step id='n' accuracy='85,5%'/></stream></map>",
    "1:80: <step> attribute “accuracy”: “85,5%” is not a percentage; write a number from 0% to 100%, such as 85%",
    SW_ERROR_VALUE },
  { "unknown-word", MAP "<stream id='s' state='past'/></map>",
    "1:67: <stream> attribute “state”: “past” is none of the possible words: current, future", SW_ERROR_VALUE },
  { "empty-word", MAP "<stream id='s'><declare activity='plan' as=''/></stream></map>",
    "1:92: <declare> attribute “as”: “” is none of the possible words: light, covered, not-applicable",
    SW_ERROR_VALUE },
  { "no-date", MAP "<stream id='s' reviewed='2026-02-30'/></map>",
    "1:67: <stream> attribute “reviewed”: “2026-02-30” is not a date; write year, month and day, such as 2026-11-01",
    SW_ERROR_VALUE },
  { "endless-day", "<map xmlns='" NS "' day='1d'/>",
    "1:52: <map> attribute “day”: “1d” cannot be the length of a day, week or month; use a smaller unit and more than "
    "0",
    SW_ERROR_VALUE },
  { "no-demand", MAP "<stream id='s' demand='0/d'/></map>",
    "1:67: <stream> attribute “demand”: “0/d” is no demand: the number must be more than 0", SW_ERROR_VALUE },
  { "long-value-is-shortened", MAP "<stream id='s' state='ääääääääääääääääääääääääääääääääääääääääX'/></map>",
    "1:67: <stream> attribute “state”: “ääääääääääääääääääääääääääääääääääääääää…” is none of the possible words: "
    "current, future",
    SW_ERROR_VALUE },
  { "value-place-is-found", MAP "<stream\n name='x=\"1\" x=' id='s'\n\tx = 'y'/></map>",
    "3:2: <stream> attribute “x”: “y” is not a whole number", SW_ERROR_VALUE },

  /* What must be there */
  { "flow-without-end", MAP "<stream id='s'>\n<flow id='f' from='a'/></stream></map>",
    "2:1: <flow> needs the attribute “to”", SW_ERROR_MALFORMED },
  { "declare-without-activity", MAP "<stream id='s'><declare as='light'/></stream></map>",
    "1:67: <declare> needs the attribute “activity”", SW_ERROR_MALFORMED },
  { "accept-without-target", MAP "<stream id='s'><accept rule='r'/></stream></map>",
    "1:67: <accept> needs the attribute “target”", SW_ERROR_MALFORMED },
  { "measurement-without-day", MAP "<stream id='s'><measurement lead='1d'/></stream></map>",
    "1:67: <measurement> needs the attribute “on”", SW_ERROR_MALFORMED },
};

static void
assert_refused (const char *data, gsize length, const char *message, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strconcat ("f:", message, NULL);
  SwMap *map = sw_map_read (data, length, "f", &error);

  g_assert_null (map);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_error (error, SW_ERROR, code);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  /* In memory of its own size, so that a step too far is seen. */
  gsize length = strlen (refusal->text);
  g_autofree char *copy = g_memdup2 (refusal->text, length);

  assert_refused (copy != NULL ? copy : "", length, refusal->message, refusal->code);
}

static void
test_times (void)
{
  static const char *const values[] = {
    "",     "5",   "h",   "1 h",   "-1h",  "+1h",  "1e3h",    "1e999h",         "nanh",           "inf",   "0x1h",
    "1,5h", "1.h", ".5h", "1hour", "1h..", "..1h", "1h...2h", "1h..2h..3h..4h", "9999999999999h", "1h 2h", "١h"
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text =
          g_strdup_printf (MAP "<stream id='s'><step id='n' process='%s'/></stream></map>", values[i]);
      g_autoptr (GError) error = NULL;
      SwMap *map = sw_map_read (text, strlen (text), "f", &error);

      if (map != NULL)
        g_error ("process “%s” was read", values[i]);
      g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, "f:1:80: <step> attribute “process”: “"));
    }
}

static void
test_nul (void)
{
  static const char text[] = MAP "\n<team\0/></map>";

  assert_refused (text, sizeof text - 1, "2:6: the file holds a NUL byte and is no text", SW_ERROR_MALFORMED);
  assert_refused ("\0\0", 2, "1:1: the file holds a NUL byte and is no text", SW_ERROR_MALFORMED);
}

/* --- large ones -------------------------------------------------------------------------------------------- */

static void
append_times (GString *out, const char *text, guint times)
{
  gsize length = strlen (text), start = out->len;

  g_string_set_size (out, start + length * times);
  for (guint i = 0; i < times; i++)
    memcpy (out->str + start + i * length, text, length);
}

static void
fill_doctype_bomb (GString *out)
{
  g_string_append (out, "<!DOCTYPE m [<!ENTITY a 'aaaaaaaaaa'>");
  for (char c = 'b'; c < 'z'; c++)
    g_string_append_printf (out, "<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;'>", c, c - 1, c - 1, c - 1, c - 1, c - 1);
  g_string_append (out, "]>" MAP "&y;</map>");
}

static void
fill_depth (GString *out)
{
  g_string_append (out, MAP);
  append_times (out, "<a>", 64);
  append_times (out, "</a>", 64);
  g_string_append (out, "</map>");
}

static void
fill_great_depth (GString *out)
{
  append_times (out, "<a>", 5000000);
}

static void
fill_empty_depth (GString *out)
{
  g_string_append (out, MAP);
  append_times (out, "<a>", 63);
  g_string_append (out, "<b/>");
}

static void
fill_attributes (GString *out)
{
  g_string_append (out, "<map");
  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (out, " a%u=''", i);
  g_string_append (out, "/>");
}

static void
fill_257_attributes (GString *out)
{
  g_string_append (out, "<map xmlns='" NS "'");
  for (guint i = 0; i < 256; i++)
    g_string_append_printf (out, " a%u=''", i);
  g_string_append (out, "/>");
}

static void
fill_elements (GString *out)
{
  g_string_append (out, MAP);
  append_times (out, "<a/>", 10000000);
  g_string_append (out, "</map>");
}

static void
fill_100001_elements (GString *out)
{
  g_string_append (out, MAP);
  append_times (out, "<a/>", 100000);
  g_string_append (out, "</map>");
}

static void
fill_value (GString *out)
{
  g_string_append (out, "<map title='");
  append_times (out, "aaaaaaaaaaaaaaaa", 4000000);
  g_string_append (out, "'/>");
}

static void
fill_text (GString *out)
{
  g_string_append (out, MAP "<description>");
  append_times (out, "aaaaaaaaaaaaaaaa", 4000000);
  g_string_append (out, "</description></map>");
}

static void
fill_text_in_pieces (GString *out)
{
  g_string_append (out, MAP "<description>");
  append_times (out, "aaaaaaaaaaaaaaaaaaa<!-- -->", 50000);
  append_times (out, "<![CDATA[aaaaaaaaaaaaaaaaaa]]>", 5000);
  g_string_append (out, "</description></map>");
}

static void
fill_comment (GString *out)
{
  g_string_append (out, MAP "\n<!--");
  append_times (out, "aaaaaaaaaaaaaaaa", 4000000);
  g_string_append (out, "--></map>");
}

static void
fill_instruction (GString *out)
{
  g_string_append (out, MAP "<?a ");
  append_times (out, "aaaaaaaaaaaaaaaa", 4000000);
  g_string_append (out, "?></map>");
}

static void
fill_name (GString *out)
{
  g_string_append (out, MAP "<");
  append_times (out, "aaaaaaaaaaaaaaaa", 1000000);
  g_string_append (out, "/></map>");
}

static void
fill_attribute_name (GString *out)
{
  g_string_append (out, MAP "<a b='' ");
  append_times (out, "aaaaaaaaaaaaaaaa", 1000000);
  g_string_append (out, "=''/></map>");
}

static void
fill_long_name (GString *out)
{
  g_string_append (out, MAP "\n<");
  append_times (out, "aaaaaaaaaaaaaaaa", 4000);
  g_string_append (out, "/></map>");
}

static void
fill_tag (GString *out)
{
  g_string_append (out, MAP "<a");
  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (out, " a%u='", i);
      append_times (out, "aaaaaaaaaaaaaaaa", 65000);
      g_string_append_c (out, '\'');
    }
  g_string_append (out, "/></map>");
}

static void
fill_namespaces (GString *out)
{
  g_string_append (out, "<map xmlns='" NS "'");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (out, " xmlns:p%u='u'", i);
  g_string_append (out, ">\n<a");
  for (guint i = 0; i < 56; i++)
    g_string_append_printf (out, " xmlns:q%u='u'", i);
  g_string_append (out, "/></map>");
}

static void
fill_size (GString *out)
{
  g_string_append (out, MAP "</map>");
  append_times (out, "          \n", SW_FILE_MOST_BYTES / 11);
}

static void
fill_bad_last (GString *out)
{
  g_string_append (out, MAP "\n");
  append_times (out, "<team name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'/>\n", 99000);
  g_string_append (out, "<stream x='z'/></map>");
}

typedef struct
{
  const char *name;
  void (*fill) (GString *out);
  const char *message;
  int code;
} Large;

static const Large larges[] = {
  { "entity-bomb", fill_doctype_bomb, "1:1: the file holds a document type declaration, which is never read",
    SW_ERROR_REFUSED },
  { "depth-65", fill_depth, "1:241: elements are nested more than 64 deep", SW_ERROR_REFUSED },
  { "depth-5000000", fill_great_depth, "1:193: elements are nested more than 64 deep", SW_ERROR_REFUSED },
  { "depth-65-empty", fill_empty_depth, "1:241: elements are nested more than 64 deep", SW_ERROR_REFUSED },
  { "attributes-200000", fill_attributes, "1:1: an element has more than 256 attributes", SW_ERROR_REFUSED },
  { "attributes-257", fill_257_attributes, "1:1: an element has more than 256 attributes", SW_ERROR_REFUSED },
  { "elements-10000000", fill_elements, "1:400048: the file holds more than 100000 elements", SW_ERROR_REFUSED },
  { "elements-100001", fill_100001_elements, "1:400048: the file holds more than 100000 elements", SW_ERROR_REFUSED },
  { "value-64-mib", fill_value, "1:12: a value is longer than 1 MiB", SW_ERROR_REFUSED },
  { "text-64-mib", fill_text, "1:65: a text is longer than 1 MiB", SW_ERROR_REFUSED },
  { "text-in-pieces", fill_text_in_pieces, "1:1448615: a text is longer than 1 MiB", SW_ERROR_REFUSED },
  { "comment-64-mib", fill_comment, "2:5: a comment or instruction is longer than 1 MiB", SW_ERROR_REFUSED },
  { "instruction-64-mib", fill_instruction, "1:52: a comment or instruction is longer than 1 MiB", SW_ERROR_REFUSED },
  { "name-16-mb", fill_name, "1:52: a name is longer than 1 MiB", SW_ERROR_REFUSED },
  { "attribute-name-16-mb", fill_attribute_name, "1:58: a name is longer than 1 MiB", SW_ERROR_REFUSED },
  { "name-64-kb", fill_long_name,
    "2:1: the file is not well-formed XML: the names in the file are too long or too many", SW_ERROR_MALFORMED },
  { "tag-40-mb", fill_tag, "1:52: the file is not well-formed XML: a single element is too large", SW_ERROR_MALFORMED },
  { "namespaces-257", fill_namespaces, "2:1: more than 256 namespaces are declared at once", SW_ERROR_REFUSED },
  { "size", fill_size, "1:1: the file is larger than 64 MiB", SW_ERROR_REFUSED },
  { "wrong-at-the-end", fill_bad_last, "99002:9: <stream> attribute “x”: “z” is not a whole number", SW_ERROR_VALUE },
};

/* Time of this process, in seconds, that anything here may take, in a build that is not optimized and on a slow
 * machine; sanitizers get more of it. A cost of the square would need minutes. */
#ifdef __SANITIZE_ADDRESS__
#define MOST_SECONDS 20.0
#else
#define MOST_SECONDS 3.0
#endif

static double
used_seconds (clock_t start)
{
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static void
test_large (gconstpointer data)
{
  const Large *large = data;
  g_autoptr (GString) text = g_string_new (NULL);
  clock_t start;

  large->fill (text);
  start = clock ();
  assert_refused (text->str, text->len, large->message, large->code);
  g_test_message ("%.0f ms", used_seconds (start) * 1000);
  g_assert_cmpfloat (used_seconds (start), <, MOST_SECONDS);
}

static SwMap *
read_large (GString *text)
{
  clock_t start = clock ();
  g_autoptr (GError) error = NULL;
  SwMap *map = sw_map_read (text->str, text->len, "f", &error);

  g_assert_no_error (error);
  g_test_message ("%.0f ms for %.1f MB", used_seconds (start) * 1000, (double)text->len / 1e6);
  g_assert_cmpfloat (used_seconds (start), <, MOST_SECONDS);
  return map;
}

/* As large as a file may be, it opens. */
static void
test_limits_are_allowed (void)
{
  g_autoptr (GString) text = g_string_new (MAP);
  g_autoptr (SwMap) map = NULL;

  append_times (text, "<a>", 62);
  g_string_append (text, "<b");
  for (guint i = 0; i < 256; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, "/>");
  append_times (text, "</a>", 62);
  g_string_append (text, "<description>");
  append_times (text, "aaaaaaaaaaaaaaaa", 65000);
  g_string_append (text, "</description>");
  append_times (text, "<team name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'/>", 99935);
  g_string_append (text, "</map>");
  map = read_large (text);
  g_assert_cmpuint (sw_map_count (map), ==, 1 + 1 + 1 + 99935);
}

/* One id for all, and none for all: neither costs the square of the number. */
static void
test_same_id (void)
{
  g_autoptr (GString) text = g_string_new (MAP);
  g_autoptr (SwMap) map = NULL;

  append_times (text, "<team id='t'/>", 50000);
  append_times (text, "<team/>", 49000);
  g_string_append (text, "</map>");
  map = read_large (text);
  g_assert_cmpstr (sw_map_find (map, "t-50000")->renamed_from, ==, "t");
  g_assert_nonnull (sw_map_find (map, "t49000"));
}

/* Unknown elements one after another, and namespaces that are searched for each of them. */
static void
test_unknown_elements (void)
{
  g_autoptr (GString) text = g_string_new ("<map xmlns='" NS "'");
  g_autoptr (SwMap) map = NULL;

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, " xmlns:p%u='u%u'", i, i);
  g_string_append (text, ">");
  append_times (text, "<p0:a p0:b='' p0:c='' p1:d=''/>\n", 90000);
  g_string_append (text, "</map>");
  map = read_large (text);
  g_assert_cmpuint (sw_map_count (map), ==, 90001);
}

/* The parser has limits of its own, which no file within ours may meet: here at 10 MB of values, and of names. */
static void
test_long_values (void)
{
  g_autoptr (GString) text = g_string_new (MAP);
  g_autoptr (SwMap) map = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_string_append (text, "<team name='");
      append_times (text, "aaaaaaaaaaaaaaaa", 65000);
      g_string_append (text, "'/>");
    }
  for (guint i = 0; i < 600; i++)
    {
      g_string_append_printf (text, "<x%u", i);
      append_times (text, "aaaaaaaaaaaaaaaa", 1250);
      g_string_append (text, "/>");
    }
  g_string_append (text, "</map>");
  map = read_large (text);
  g_assert_cmpuint (sw_map_count (map), ==, 631);
}

/* The worst that a file can hold within the limits, a quarter of it: attributes whose names are compared with each
 * other. */
static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new (MAP);
  g_autoptr (GString) tag = g_string_new ("<a");
  g_autoptr (SwMap) map = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append_printf (tag, " a%u=''", i);
  g_string_append (tag, "/>");
  append_times (text, tag->str, (guint)(SW_FILE_MOST_BYTES / 4 / tag->len));
  g_string_append (text, "</map>");
  map = read_large (text);
}

/* --- what is opened ---------------------------------------------------------------------------------------- */

static SwMap *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwMap *map = sw_map_read (text, strlen (text), "f", &error);

  g_assert_no_error (error);
  return map;
}

static void
test_lines (void)
{
  g_autoptr (SwMap) map =
      read_text (HEAD "\r\n" MAP "\r\n<!-- \n -->\n<team\n id='t'\n/><stream id='s'>\n<step id='n'/></stream></map>");

  g_assert_cmpuint (sw_map_root (map)->line, ==, 2);
  g_assert_cmpuint (sw_map_find (map, "t")->line, ==, 5);
  g_assert_cmpuint (sw_map_find (map, "s")->line, ==, 7);
  g_assert_cmpuint (sw_map_find (map, "n")->line, ==, 8);
}

/* An id that a person wrote is never given away to an element above that has none, or has one twice. */
static void
test_ids (void)
{
  g_autoptr (SwMap) map =
      read_text (MAP "<stream><step/><step id='n1'/><step id='n1'/><step id='n1-2'/><flow from='n1' "
                     "to='n1-2'/></stream><stream id='s1'/></map>");
  SwElement *stream = sw_element_first (sw_map_root (map), SW_KIND_STREAM);
  SwElement *step = sw_element_first (stream, SW_KIND_STEP);

  g_assert_cmpstr (stream->id, ==, "s2");
  g_assert_cmpstr (step->id, ==, "n2");
  g_assert_null (step->renamed_from);
  step = step->next;
  g_assert_cmpstr (step->id, ==, "n1");
  step = step->next;
  g_assert_cmpstr (step->id, ==, "n1-3");
  g_assert_cmpstr (step->renamed_from, ==, "n1");
  step = step->next;
  g_assert_cmpstr (step->id, ==, "n1-2");
  g_assert_null (step->renamed_from);
  g_assert_cmpstr (step->next->id, ==, "f1");
  g_assert_cmpstr (stream->next->id, ==, "s1");
}

static void
test_lenient (void)
{
  g_autoptr (SwMap) map =
      read_text ("<?xml version='1.1' encoding='utf-8' standalone='yes'?><map xmlns='" NS "' profile='unheard-of'>"
                 "<stream id='s' expects=''><step id='n' activity='dance' process='3h..1h' team='nobody'/>"
                 "<flow id='f' from='n' to='nowhere'/></stream></map>");
  SwElement *step = sw_map_find (map, "n");

  g_assert_cmpstr (sw_element_text (sw_map_root (map), SW_ATTR_PROFILE), ==, "unheard-of");
  g_assert_cmpstr (sw_element_text (step, SW_ATTR_TEAM), ==, "nobody");
  g_assert_cmpuint (sw_element_estimate (step, SW_ATTR_PROCESS)->points, ==, 2);
  g_assert_cmpstr (sw_element_text (sw_map_find (map, "f"), SW_ATTR_TO), ==, "nowhere");
  g_assert_true (sw_element_has (sw_map_find (map, "s"), SW_ATTR_EXPECTS));
}

/* Our elements in a place where they mean nothing are unknown content. */
static void
test_misplaced (void)
{
  g_autoptr (SwMap) map = read_text (MAP "<step id='n'/><stream id='s'><stream id='t'/><map/></stream></map>");

  g_assert_null (sw_map_find (map, "n"));
  g_assert_null (sw_map_find (map, "t"));
  g_assert_cmpuint (sw_element_count (sw_map_find (map, "s"), SW_KIND_FOREIGN), ==, 2);
  g_assert_cmpstr (sw_map_find (map, "s")->first_child->raw, ==, "<stream id='t'/>");
}

/* Every beginning of a good file is refused with a place in it, or is a whole map. */
static void
test_truncated (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SW_TEMPLATES"), "new-feature-request.vstream", NULL);
  g_autofree char *text = NULL;
  gsize length;
  guint opened = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autofree char *start = g_memdup2 (text, cut);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = sw_map_read (start != NULL ? start : "", cut, "f", &error);

      if (map != NULL)
        opened++;
      else
        {
          g_assert_cmpint (error->code, ==, SW_ERROR_MALFORMED);
          g_assert_true (g_str_has_prefix (error->message, "f:"));
        }
    }
  /* With and without the last line end. */
  g_assert_cmpuint (opened, ==, 2);
}

/* The cost of a map of 10,000 steps and 13,000 connections, and that it grows with the size and not with its square. */
static double
seconds_for (guint steps)
{
  g_autoptr (GString) text = g_string_new (MAP "<stream id='s1' name='S' width='100' height='100'>\n");
  g_autoptr (SwMap) map = NULL;
  clock_t start;

  for (guint i = 0; i < steps; i++)
    g_string_append_printf (text,
                            "    <step id=\"n%u\" activity=\"engage\" name=\"Step with a name\" x=\"%u\" y=\"96\" "
                            "process=\"15min\" wait=\"2h..1d\" accuracy=\"85%%\"/>\n",
                            i, i * 40);
  for (guint i = 0; i < steps + steps * 3 / 10; i++)
    g_string_append_printf (text, "    <flow id=\"f%u\" from=\"n%u\" to=\"n%u\" wait=\"1d\"/>\n", i, i % steps,
                            (i + 1) % steps);
  g_string_append (text, "</stream></map>");
  start = clock ();
  map = sw_map_read (text->str, text->len, "f", NULL);
  g_assert_cmpuint (sw_map_count (map), ==, 2 + steps * 23 / 10);
  return used_seconds (start);
}

static void
test_cost (void)
{
  double small = MIN (seconds_for (10000), seconds_for (10000));
  double large = seconds_for (40000);

  g_test_message ("10,000 steps: %.1f ms, 40,000: %.1f ms", small * 1000, large * 1000);
  g_assert_cmpfloat (large, <, small * 4 * 4);
}

/* --- from files -------------------------------------------------------------------------------------------- */

static void
test_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *expected = NULL;
  int fd = g_file_open_tmp ("streamwright-XXXXXX.vstream", &path, NULL);

  close (fd);
  g_assert_true (g_file_set_contents (path, MAP "</map>", -1, NULL));
  map = sw_map_read_file (path, &data, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (data), ==, strlen (MAP "</map>"));
  g_clear_object (&map);
  g_clear_pointer (&data, g_bytes_unref);
  file = g_file_new_for_path (path);
  map = sw_map_read_gfile (file, &data, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (data);
  g_clear_object (&map);

  /* Over the limit: found out without reading it all. */
  g_assert_cmpint (truncate (path, (off_t)1 << 40), ==, 0);
  map = sw_map_read_file (path, NULL, &error);
  expected = g_strconcat (path, ":1:1: the file is larger than 64 MiB", NULL);
  g_assert_null (map);
  g_assert_error (error, SW_ERROR, SW_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, expected);
  g_unlink (path);
}

static void
test_no_file (void)
{
  static const struct
  {
    const char *path, *message;
  } cases[] = {
    { "/nonexistent/a.vstream", "/nonexistent/a.vstream: cannot be opened: No such file or directory" },
    { "/", "/: cannot be read: Is a directory" },
    { "/dev/null", "/dev/null:1:1: the file is empty" },
    { "/dev/zero", "/dev/zero:1:1: the file is larger than 64 MiB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwMap *map = sw_map_read_file (cases[i].path, NULL, &error);

      g_assert_null (map);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* What only GIO reaches: the resources of the program are such a place. */
static void
test_gio (void)
{
  g_autoptr (GFile) good =
      g_file_new_for_uri ("resource:///io/github/streamwright/Streamwright/templates/incident.vstream");
  g_autoptr (GFile) other = g_file_new_for_uri ("resource:///io/github/streamwright/Streamwright/profiles/itil4.xml");
  g_autoptr (GFile) none = g_file_new_for_uri ("resource:///none.vstream");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (SwMap) map = sw_map_read_gfile (good, &data, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  g_assert_nonnull (data);
  g_assert_null (sw_map_read_gfile (other, NULL, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_REFUSED);
  g_assert_true (
      g_str_has_prefix (error->message, "resource:///io/github/streamwright/Streamwright/profiles/itil4.xml:"));
  g_clear_error (&error);
  g_assert_null (sw_map_read_gfile (none, NULL, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "resource:///none.vstream: cannot be read: "));
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (sw_map_read_gfile (good, NULL, cancelled, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
}

/* All of the above with a bound on memory: what the largest input needs, and not a multiple of it. */
static void
test_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_test_message ("%ld MB at most", usage.ru_maxrss / 1024);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss, <, 300 * 1024);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strconcat ("/files/read/refused/", refusals[i].name, NULL);
      g_test_add_data_func (name, &refusals[i], test_refusal);
    }
  for (guint i = 0; i < G_N_ELEMENTS (larges); i++)
    {
      g_autofree char *name = g_strconcat ("/files/read/large/", larges[i].name, NULL);
      g_test_add_data_func (name, &larges[i], test_large);
    }
  g_test_add_func ("/files/read/refused/times", test_times);
  g_test_add_func ("/files/read/refused/nul", test_nul);
  g_test_add_func ("/files/read/large/limits-are-allowed", test_limits_are_allowed);
  g_test_add_func ("/files/read/large/same-id", test_same_id);
  g_test_add_func ("/files/read/large/unknown-elements", test_unknown_elements);
  g_test_add_func ("/files/read/large/long-values", test_long_values);
  g_test_add_func ("/files/read/large/many-attributes", test_many_attributes);
  g_test_add_func ("/files/read/lines", test_lines);
  g_test_add_func ("/files/read/ids", test_ids);
  g_test_add_func ("/files/read/lenient", test_lenient);
  g_test_add_func ("/files/read/misplaced", test_misplaced);
  g_test_add_func ("/files/read/truncated", test_truncated);
  g_test_add_func ("/files/read/cost", test_cost);
  g_test_add_func ("/files/read/file", test_file);
  g_test_add_func ("/files/read/no-file", test_no_file);
  g_test_add_func ("/files/read/gio", test_gio);
  g_test_add_func ("/files/read/memory/bound", test_memory);
  return g_test_run ();
}
