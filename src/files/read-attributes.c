#include "files/reader.h"

#include "base/error.h"
#include "base/text.h"
#include "files/write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where the attribute called @name stands in the well-formed start tag at @start; @start itself if it does not. */
static gsize
find_attribute (SwReader *reader, gsize start, gsize end, const char *name)
{
  const char *data = reader->data;
  gsize p = start + 1, length = strlen (name);

  while (p < end && !is_space (data[p]))
    p++;
  while (p < end)
    {
      gsize begin;
      const char *close;

      while (p < end && is_space (data[p]))
        p++;
      begin = p;
      while (p < end && data[p] != '"' && data[p] != '\'')
        p++;
      if (p >= end)
        break;
      if (begin + length <= p && memcmp (data + begin, name, length) == 0
          && (data[begin + length] == '=' || is_space (data[begin + length])))
        return begin;
      close = memchr (data + p + 1, data[p], end - p - 1);
      p = close != NULL ? (gsize)(close - data) + 1 : end;
    }
  return start;
}

void
sw_reader_fail_value (SwReader *reader, SwKind kind, const char *attribute, const char *message)
{
  gsize start = sw_reader_tag_start (reader), end = sw_reader_offset (reader);
  g_autofree char *reason = NULL;

  /* Translators: <element> attribute “name”: what is wrong with its value. */
  reason = g_strdup_printf (_ ("<%s> attribute “%s”: %s"), sw_kind_element (kind), attribute, message);
  sw_reader_fail (reader, find_attribute (reader, start, end, attribute), SW_ERROR_VALUE, reason);
}

void
sw_reader_set_value (GString *out, const char *value, gsize length)
{
  g_string_truncate (out, 0);
  while (length > 0)
    {
      const char *amp = memchr (value, '&', length);
      gsize run = amp != NULL ? (gsize)(amp - value) + 1 : length;

      g_string_append_len (out, value, (gssize)run);
      value += run;
      length -= run;
      if (amp != NULL && length >= 4 && memcmp (value, "#38;", 4) == 0)
        {
          value += 4;
          length -= 4;
        }
    }
}

static void
append_extra (GString **extra, const char *prefix, const char *local, const char *value)
{
  if (*extra == NULL)
    *extra = g_string_new (NULL);
  g_string_append_printf (*extra, " %s%s%s=\"", prefix != NULL ? prefix : "", prefix != NULL ? ":" : "", local);
  sw_write_escaped (*extra, value, TRUE);
  g_string_append_c (*extra, '"');
}

static gboolean
is_known (SwKind kind, const SwSaxAttribute *attribute, const SwAttrSpec **spec)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (kind, &count);

  *spec = NULL;
  if (attribute->prefix != NULL)
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (specs[i].attr != SW_ATTR_TEXT && strcmp (sw_attr_name (specs[i].attr), attribute->local) == 0)
      {
        *spec = &specs[i];
        return TRUE;
      }
  return strcmp (attribute->local, "id") == 0 ? sw_kind_has_id (kind)
                                              : kind == SW_KIND_MAP && strcmp (attribute->local, "version") == 0;
}

static void
give_value (SwReader *reader, SwElement *element, const SwAttrSpec *spec, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (sw_map_give_value (reader->map, element, spec, value, &error))
    return;
  /* A carriage return that was written as a reference is all that XML lets through and a map does not hold. */
  if (spec->type == SW_TYPE_LINE)
    {
      g_autofree char *clean = sw_text_clean (value, -1);
      gboolean given = sw_map_give_value (reader->map, element, spec, clean, NULL);

      g_assert (given);
    }
  else
    sw_reader_fail_value (reader, element->kind, sw_attr_name (spec->attr), error->message);
}

static void
check_required (SwReader *reader, SwElement *element)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count && reader->error == NULL; i++)
    if (specs[i].required && !element->values[i].is_set)
      {
        g_autofree char *reason = g_strdup_printf (_ ("<%s> needs the attribute “%s”"), sw_kind_element (element->kind),
                                                   sw_attr_name (specs[i].attr));
        sw_reader_fail (reader, sw_reader_tag_start (reader), SW_ERROR_MALFORMED, reason);
      }
}

void
sw_reader_attributes (SwReader *reader, SwElement *element, int n_namespaces, const xmlChar **namespaces,
                      int n_attributes, const SwSaxAttribute *attributes)
{
  GString *extra = NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  for (int i = 0; i < n_namespaces; i++)
    if (namespaces[2 * i] != NULL)
      {
        const char *uri = (const char *)namespaces[2 * i + 1];

        sw_reader_set_value (value, uri, strlen (uri));
        append_extra (&extra, "xmlns", (const char *)namespaces[2 * i], value->str);
      }
  for (int i = 0; i < n_attributes && reader->error == NULL; i++)
    {
      const SwSaxAttribute *attribute = &attributes[i];
      const SwAttrSpec *spec;

      sw_reader_set_value (value, attribute->value, (gsize)(attribute->value_end - attribute->value));
      if (!is_known (element->kind, attribute, &spec))
        append_extra (&extra, attribute->prefix, attribute->local, value->str);
      else if (spec != NULL)
        give_value (reader, element, spec, value->str);
    }
  if (extra != NULL)
    sw_map_give_extra (element, g_string_free (extra, FALSE));
  check_required (reader, element);
}

char *
sw_reader_find_plain (int n_attributes, const SwSaxAttribute *attributes, const char *name)
{
  for (int i = 0; i < n_attributes; i++)
    if (attributes[i].prefix == NULL && strcmp (attributes[i].local, name) == 0)
      {
        GString *value = g_string_new (NULL);

        sw_reader_set_value (value, attributes[i].value, (gsize)(attributes[i].value_end - attributes[i].value));
        return g_string_free (value, FALSE);
      }
  return NULL;
}
