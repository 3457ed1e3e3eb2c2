#include "render/export.h"

#include "base/error.h"
#include "render/paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

/* PNG is drawn and compressed in bands: a whole image of a large map would need half a gigabyte. */
#define BAND_ROWS 128

SwRect
sw_export_area (const SwScene *scene, const SwExportOptions *options)
{
  SwRect bounds = sw_scene_bounds (scene);
  SwRect area = sw_rect_grow (&bounds, options->margin);

  if (area.width < 1 || area.height < 1)
    area = (SwRect){ 0, 0, 320, 200 };
  return (SwRect){ floor (area.x), floor (area.y), ceil (area.width), ceil (area.height) };
}

double
sw_export_most_scale (const SwRect *area)
{
  return MIN (SW_EXPORT_MOST_SIDE / MAX (area->width, area->height),
              sqrt (SW_EXPORT_MOST_PIXELS / (area->width * area->height)));
}

static gboolean
check_size (const SwRect *area, double scale, GError **error)
{
  double greatest = sw_export_most_scale (area);

  if (scale <= greatest)
    return TRUE;
  /* Rounded down, so that the scale that is named does fit. */
  greatest = floor (greatest * 100) / 100;
  if (greatest > 0)
    g_set_error (error, SW_ERROR, SW_ERROR_REFUSED,
                 _ ("The picture would be too large; the greatest scale that fits is %.2f."), greatest);
  else
    g_set_error_literal (error, SW_ERROR, SW_ERROR_REFUSED,
                         _ ("The picture would be too large at any scale; export single streams, or as SVG."));
  return FALSE;
}

static gboolean
check_cairo (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("The picture could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static void
paint_ground (const SwScene *scene, cairo_t *cr)
{
  const SwColour *ground = &sw_scene_theme (scene)->ground;

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
}

/* --- PNG --------------------------------------------------------------------------------------------------- */

typedef struct
{
  png_structp png;
  png_infop info;
  GByteArray *bytes;
  guint8 *row;
  cairo_surface_t *band;
} PngWriter;

static void
on_png_data (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint)length);
}

static void
on_png_flush (png_structp png)
{
}

/* cairo keeps premultiplied ARGB in machine order; PNG wants RGB(A) bytes. */
static void
convert_row (const guint32 *pixels, int width, gboolean alpha, guint8 *out)
{
  for (int x = 0; x < width; x++)
    {
      guint32 p = pixels[x];
      guint a = alpha ? p >> 24 : 255;
      guint channels[3] = { p >> 16 & 255, p >> 8 & 255, p & 255 };

      for (guint c = 0; c < 3; c++)
        *out++ = (guint8)(a == 0 ? 0 : a == 255 ? channels[c] : MIN (channels[c] * 255 / a, 255));
      if (alpha)
        *out++ = (guint8)a;
    }
}

static cairo_status_t
write_band (PngWriter *writer, const SwScene *scene, const SwRect *area, const SwExportOptions *options, int width,
            int top, int rows)
{
  cairo_t *cr = cairo_create (writer->band);
  SwRect part = { area->x, area->y + top / options->scale, area->width, rows / options->scale };
  cairo_status_t status;

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  if (!options->transparent)
    paint_ground (scene, cr);
  cairo_scale (cr, options->scale, options->scale);
  cairo_translate (cr, -part.x, -part.y);
  sw_scene_paint_outlines (scene, cr, &part);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (writer->band);
  for (int y = 0; y < rows && status == CAIRO_STATUS_SUCCESS; y++)
    {
      const guint8 *data = cairo_image_surface_get_data (writer->band);
      convert_row (
          (const guint32 *)(const void *)(data + (gsize)y * (gsize)cairo_image_surface_get_stride (writer->band)),
          width, options->transparent, writer->row);
      png_write_row (writer->png, writer->row);
    }
  return status;
}

static void
write_embedded (PngWriter *writer, GBytes *embed)
{
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (embed, NULL), g_bytes_get_size (embed));
  png_text text = { .compression = PNG_TEXT_COMPRESSION_zTXt, .key = (char *)SW_EMBED_KEYWORD, .text = base64 };

  png_set_text (writer->png, writer->info, &text, 1);
}

static gboolean
write_png (PngWriter *writer, const SwScene *scene, const SwRect *area, const SwExportOptions *options, GError **error)
{
  int width = (int)ceil (area->width * options->scale), height = (int)ceil (area->height * options->scale);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (setjmp (png_jmpbuf (writer->png)) != 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_IO, _ ("The picture could not be written as PNG."));
      return FALSE;
    }
  png_set_write_fn (writer->png, writer->bytes, on_png_data, on_png_flush);
  png_set_compression_level (writer->png, 1);
  png_set_filter (writer->png, 0, PNG_FILTER_NONE);
  png_set_IHDR (writer->png, writer->info, (png_uint_32)width, (png_uint_32)height, 8,
                options->transparent ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (writer->png, writer->info, (png_uint_32)lround (96 * options->scale / 0.0254),
                (png_uint_32)lround (96 * options->scale / 0.0254), PNG_RESOLUTION_METER);
  if (options->embed != NULL)
    write_embedded (writer, options->embed);
  png_write_info (writer->png, writer->info);
  for (int top = 0; top < height && status == CAIRO_STATUS_SUCCESS; top += BAND_ROWS)
    status = write_band (writer, scene, area, options, width, top, MIN (BAND_ROWS, height - top));
  if (!check_cairo (status, error))
    return FALSE;
  png_write_end (writer->png, writer->info);
  return TRUE;
}

GBytes *
sw_export_png (const SwScene *scene, const SwExportOptions *options, GError **error)
{
  SwRect area = sw_export_area (scene, options);
  int width = (int)ceil (area.width * options->scale);
  PngWriter writer = { 0 };
  gboolean done;

  if (!check_size (&area, options->scale, error))
    return NULL;
  writer.band =
      cairo_image_surface_create (options->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, BAND_ROWS);
  if (!check_cairo (cairo_surface_status (writer.band), error))
    {
      cairo_surface_destroy (writer.band);
      return NULL;
    }
  writer.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  writer.info = png_create_info_struct (writer.png);
  writer.bytes = g_byte_array_new ();
  writer.row = g_malloc ((gsize)width * 4);
  done = write_png (&writer, scene, &area, options, error);
  png_destroy_write_struct (&writer.png, &writer.info);
  cairo_surface_destroy (writer.band);
  g_free (writer.row);
  if (!done)
    {
      g_byte_array_unref (writer.bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (writer.bytes);
}

/* --- PDF --------------------------------------------------------------------------------------------------- */

static cairo_status_t
on_pdf_data (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
sw_export_pdf (const SwScene *scene, const SwExportOptions *options, GError **error)
{
  SwRect area = sw_export_area (scene, options);
  GByteArray *bytes = g_byte_array_new ();
  /* A canvas unit is a CSS pixel, 1/96 inch; PDF counts in 1/72. */
  double points = 0.75 * options->scale;
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (on_pdf_data, bytes, area.width * points, area.height * points);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* The same map gives the same file: no date of today in it. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Streamwright");
  if (!options->transparent)
    paint_ground (scene, cr);
  cairo_scale (cr, points, points);
  cairo_translate (cr, -area.x, -area.y);
  sw_scene_paint (scene, cr, &area, 1, NULL);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_cairo (status, error))
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}
