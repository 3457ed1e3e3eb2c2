#include "files/write.h"

#include "files/read.h"

#include <string.h>

/* What must be written as a reference in text and, beside that, in attribute values, where a parser would otherwise
 * fold white space. */
void
sw_write_escaped (GString *out, const char *text, gboolean attribute)
{
  const char *run = text;

  for (const char *p = text;; p++)
    {
      const char *reference;

      switch (*p)
        {
        case '&':
          reference = "&amp;";
          break;
        case '<':
          reference = "&lt;";
          break;
        case '>':
          reference = "&gt;";
          break;
        case '"':
          reference = attribute ? "&quot;" : NULL;
          break;
        case '\t':
          reference = attribute ? "&#9;" : NULL;
          break;
        case '\n':
          reference = attribute ? "&#10;" : NULL;
          break;
        case '\r':
          reference = "&#13;";
          break;
        case '\0':
          g_string_append_len (out, run, p - run);
          return;
        default:
          reference = NULL;
        }
      if (reference != NULL)
        {
          g_string_append_len (out, run, p - run);
          g_string_append (out, reference);
          run = p + 1;
        }
    }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  sw_write_escaped (out, value, TRUE);
  g_string_append_c (out, '"');
}

static void
append_attributes (GString *out, const SwElement *element)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  if (sw_kind_has_id (element->kind))
    append_attribute (out, "id", element->id);
  for (guint i = 0; i < count; i++)
    {
      const SwAttrSpec *spec = &specs[i];

      if (spec->attr == SW_ATTR_TEXT || sw_value_is_fallback (spec, &element->values[i]))
        continue;
      if (spec->type <= SW_TYPE_REF)
        append_attribute (out, sw_attr_name (spec->attr), element->values[i].text);
      else
        {
          g_autofree char *value = sw_value_to_string (spec, &element->values[i]);
          append_attribute (out, sw_attr_name (spec->attr), value);
        }
    }
  if (element->extra != NULL)
    g_string_append (out, element->extra);
}

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/* An element of text stands on one line with all that is in it: white space between its parts would become text. */
static void
append_text_element (GString *out, const SwElement *element)
{
  const char *text = sw_element_text (element, SW_ATTR_TEXT);

  if (*text == '\0' && element->first_child == NULL)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append_c (out, '>');
  sw_write_escaped (out, text, FALSE);
  sw_for_each_child (child, element)
    g_string_append (out, child->raw);
  g_string_append_printf (out, "</%s>\n", sw_kind_element (element->kind));
}

static void
append_element (GString *out, const SwElement *element, guint depth)
{
  const char *name = sw_kind_element (element->kind);

  append_indent (out, depth);
  if (element->kind == SW_KIND_FOREIGN)
    {
      g_string_append (out, element->raw);
      g_string_append_c (out, '\n');
      return;
    }
  g_string_append_c (out, '<');
  g_string_append (out, name);
  if (element->kind == SW_KIND_MAP)
    g_string_append_printf (out, " xmlns=\"%s\" version=\"%d\"", SW_NAMESPACE, SW_FORMAT_VERSION);
  append_attributes (out, element);
  if (sw_kind_attr_slot (element->kind, SW_ATTR_TEXT) >= 0)
    {
      append_text_element (out, element);
      return;
    }
  if (element->first_child == NULL)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  sw_for_each_child (child, element)
    append_element (out, child, depth + 1);
  append_indent (out, depth);
  g_string_append_printf (out, "</%s>\n", name);
}

GBytes *
sw_map_write (SwMap *map)
{
  GString *out = g_string_sized_new (sw_map_count (map) * 128 + 256);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append (out, sw_map_prolog (map));
  append_element (out, sw_map_root (map), 0);
  g_string_append (out, sw_map_epilog (map));
  return g_string_free_to_bytes (out);
}
