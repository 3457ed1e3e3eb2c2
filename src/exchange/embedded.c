#include "exchange/embedded.h"

#include "base/embed.h"
#include "base/error.h"
#include "files/read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PNG_MAGIC "\x89PNG\r\n\x1a\n"
#define SVG_START "<map xmlns=\"" SW_EMBED_NAMESPACE "\" encoding=\"base64\">"

/* Base64 is a third longer than what it stands for. */
#define MOST_BASE64 (SW_FILE_MOST_BYTES / 3 * 4 + 4)

gboolean
sw_embedded_is_picture (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  return g_str_has_suffix (lower, ".svg") || g_str_has_suffix (lower, ".png");
}

/* Returns: (nullable): the Base64 inside the element that exports write */
static char *
find_in_svg (const char *data, gsize length)
{
  const char *start = g_strstr_len (data, (gssize)length, SVG_START);
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (SVG_START);
  end = memchr (start, '<', length - (gsize)(start - data));
  return end != NULL ? g_strndup (start, (gsize)(end - start)) : NULL;
}

/* Returns: (nullable): NULL if it is damaged or unpacks to more than a map may be */
static char *
unpack (const char *data, gsize length)
{
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[65536];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED && text->len <= MOST_BASE64)
    {
      gsize eaten, made;

      result = g_converter_convert (G_CONVERTER (unpacker), data, length, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &eaten, &made, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_string_append_len (text, buffer, (gssize)made);
      data += eaten;
      length -= eaten;
    }
  return text->len <= MOST_BASE64 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static guint32
big_endian (const char *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* A chunk: length, type, data, checksum. A compressed text: keyword, NUL, method 0, data. */
static char *
find_in_png (const char *data, gsize length)
{
  static const char head[] = SW_EMBED_KEYWORD "\0";

  for (gsize at = strlen (PNG_MAGIC); at + 12 <= length;)
    {
      const char *chunk = data + at;
      gsize size = big_endian (chunk);

      if (size > length - at - 12)
        return NULL;
      if (memcmp (chunk + 4, "zTXt", 4) == 0 && size > sizeof head && memcmp (chunk + 8, head, sizeof head) == 0)
        return unpack (chunk + 8 + sizeof head, size - sizeof head);
      at += size + 12;
    }
  return NULL;
}

SwMap *
sw_embedded_read (GBytes *picture, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (picture, &length);
  gboolean is_png = length > strlen (PNG_MAGIC) && memcmp (data, PNG_MAGIC, strlen (PNG_MAGIC)) == 0;
  g_autofree char *base64 = is_png ? find_in_png (data, length) : length > 0 ? find_in_svg (data, length) : NULL;

  if (base64 == NULL || *base64 == '\0')
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("the picture holds no map: none was exported with it"));
      return NULL;
    }
  g_base64_decode_inplace (base64, &length);
  return sw_map_read (base64, length, name, error);
}

SwMap *
sw_embedded_read_gfile (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) read = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_file_get_parse_name (file);
  guint8 buffer[65536];
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, error)) > 0)
    {
      g_byte_array_append (read, buffer, (guint)n);
      if (read->len > SW_FILE_MOST_BYTES)
        {
          g_set_error (error, SW_ERROR, SW_ERROR_REFUSED, _ ("the file is larger than 64 MiB"));
          return NULL;
        }
    }
  if (n < 0)
    return NULL;
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&read));
  return sw_embedded_read (bytes, name, error);
}
