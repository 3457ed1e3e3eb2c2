/*
 * SVG as text: real <text>, one <symbol> an icon, a <g> with id and <title> an element, no style sheet, no script and
 * no reference to the outside, so that every viewer shows the same. Numbers are written with at most two decimals,
 * which is finer than any screen.
 */
#include "render/export.h"

#include "render/text.h"

#include <math.h>

typedef struct
{
  GString *out;
  const SwScene *scene;
  GHashTable *icons; /* path data → number of its symbol */
} Writer;

static void
append_number (GString *out, double value)
{
  char buffer[32];
  gint64 hundredths = llround (value * 100);
  int length = 0;

  if (hundredths < 0)
    {
      g_string_append_c (out, '-');
      hundredths = -hundredths;
    }
  length = g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, hundredths / 100);
  g_string_append_len (out, buffer, length);
  hundredths %= 100;
  if (hundredths == 0)
    return;
  g_string_append_c (out, '.');
  g_string_append_c (out, (char)('0' + hundredths / 10));
  if (hundredths % 10 != 0)
    g_string_append_c (out, (char)('0' + hundredths % 10));
}

static void
append_named (GString *out, const char *name, double value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  append_number (out, value);
  g_string_append_c (out, '"');
}

/* Viewers draw a run of spaces as one, or do not, whatever xml:space says: only the first stays one. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case ' ':
        g_string_append (out, p > text && p[-1] == ' ' ? "\u00a0" : " ");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static void
append_colour (GString *out, const char *name, SwColour colour)
{
  static const char digits[] = "0123456789abcdef";
  const double channels[3] = { colour.red, colour.green, colour.blue };

  g_string_append_c (out, ' ');
  g_string_append (out, name);
  if (colour.alpha <= 0)
    {
      g_string_append (out, "=\"none\"");
      return;
    }
  g_string_append (out, "=\"#");
  for (guint i = 0; i < 3; i++)
    {
      guint value = (guint)lround (channels[i] * 255);
      g_string_append_c (out, digits[value >> 4]);
      g_string_append_c (out, digits[value & 15]);
    }
  g_string_append_c (out, '"');
  if (colour.alpha < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", name);
      append_number (out, colour.alpha);
      g_string_append_c (out, '"');
    }
}

static void
append_paint (GString *out, const SwShape *shape)
{
  append_colour (out, "fill", shape->fill);
  if (shape->stroke.alpha <= 0 || shape->width <= 0)
    return;
  append_colour (out, "stroke", shape->stroke);
  append_named (out, "stroke-width", shape->width);
  if (shape->dash[0] > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      append_number (out, shape->dash[0]);
      g_string_append_c (out, ' ');
      append_number (out, shape->dash[1]);
      g_string_append_c (out, '"');
    }
}

static void
write_rect (Writer *writer, const SwShape *shape)
{
  GString *out = writer->out;

  g_string_append (out, "<rect");
  append_named (out, "x", shape->rect.x);
  append_named (out, "y", shape->rect.y);
  append_named (out, "width", shape->rect.width);
  append_named (out, "height", shape->rect.height);
  if (shape->radius > 0)
    append_named (out, "rx", MIN (shape->radius, MIN (shape->rect.width, shape->rect.height) / 2));
  append_paint (out, shape);
  g_string_append (out, "/>\n");
}

static void
append_point (GString *out, SwPoint point)
{
  append_number (out, point.x);
  g_string_append_c (out, ' ');
  append_number (out, point.y);
}

/* Straight pieces are lines: they are shorter to write and nothing looks different. */
static gboolean
is_straight (const SwPoint *p)
{
  double dx = p[3].x - p[0].x, dy = p[3].y - p[0].y;

  return fabs ((p[1].x - p[0].x) * dy - (p[1].y - p[0].y) * dx) < 0.01
         && fabs ((p[2].x - p[0].x) * dy - (p[2].y - p[0].y) * dx) < 0.01;
}

static void
write_path (Writer *writer, const SwShape *shape)
{
  GString *out = writer->out;
  const SwPoint *p = shape->points;

  g_string_append (out, "<path d=\"M");
  append_point (out, p[0]);
  for (guint i = 0; i + 3 < shape->n_points; i += 3)
    {
      if (is_straight (p + i))
        {
          g_string_append_c (out, 'L');
          append_point (out, p[i + 3]);
          continue;
        }
      g_string_append_c (out, 'C');
      append_point (out, p[i + 1]);
      g_string_append_c (out, ' ');
      append_point (out, p[i + 2]);
      g_string_append_c (out, ' ');
      append_point (out, p[i + 3]);
    }
  g_string_append (out, shape->fill.alpha > 0 ? "Z\"" : "\"");
  append_paint (out, shape);
  g_string_append (out, "/>\n");
}

/* No id of an element holds a colon, so none is that of an icon. */
static void
write_icon (Writer *writer, const SwShape *shape)
{
  GString *out = writer->out;

  g_string_append_printf (out, "<use href=\"#icon:%u\" xlink:href=\"#icon:%u\"",
                          GPOINTER_TO_UINT (g_hash_table_lookup (writer->icons, shape->icon)),
                          GPOINTER_TO_UINT (g_hash_table_lookup (writer->icons, shape->icon)));
  append_named (out, "x", shape->rect.x);
  append_named (out, "y", shape->rect.y);
  append_named (out, "width", shape->rect.width);
  append_named (out, "height", shape->rect.height);
  append_colour (out, "fill", shape->fill);
  g_string_append (out, "/>\n");
}

static void
write_text (Writer *writer, const SwShape *shape)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  GString *out = writer->out;
  g_auto (SwTextLines) lines = { 0 };
  SwAlign align = shape->align;
  double x;

  sw_text_break (sw_scene_theme (writer->scene)->font, shape->text, shape->size, shape->bold, shape->rect.width,
                 shape->lines, &lines);
  if (lines.rtl && align != SW_ALIGN_CENTRE && align != SW_ALIGN_LEFT)
    align = align == SW_ALIGN_START ? SW_ALIGN_END : SW_ALIGN_START;
  if (align == SW_ALIGN_LEFT)
    align = SW_ALIGN_START;
  x = shape->rect.x + shape->rect.width * (align == SW_ALIGN_START ? 0 : align == SW_ALIGN_CENTRE ? 0.5 : 1);
  /* Anchors follow the direction of the text, so the sides are turned round for text that runs to the left. */
  if (lines.rtl && align != SW_ALIGN_CENTRE)
    align = align == SW_ALIGN_START ? SW_ALIGN_END : SW_ALIGN_START;
  for (guint i = 0; i < lines.count; i++)
    {
      g_string_append (out, "<text");
      append_named (out, "x", x);
      append_named (out, "y", shape->rect.y + sw_text_ascent (shape->size) + i * sw_text_line_height (shape->size));
      append_named (out, "font-size", shape->size);
      if (shape->bold)
        g_string_append (out, " font-weight=\"600\"");
      g_string_append (out, anchors[align]);
      if (lines.rtl)
        g_string_append (out, " direction=\"rtl\"");
      append_colour (out, "fill", shape->fill);
      g_string_append_c (out, '>');
      append_escaped (out, lines.line[i]);
      g_string_append (out, "</text>\n");
    }
}

static void
write_item (Writer *writer, const SwItem *item)
{
  const SwShape *shapes = sw_scene_shapes (writer->scene, item);

  g_string_append (writer->out, "<g id=\"");
  append_escaped (writer->out, item->id);
  g_string_append (writer->out, "\">\n");
  if (*item->title != '\0')
    {
      g_string_append (writer->out, "<title>");
      append_escaped (writer->out, item->title);
      g_string_append (writer->out, "</title>\n");
    }
  for (guint i = 0; i < item->n_shapes; i++)
    switch (shapes[i].type)
      {
      case SW_SHAPE_RECT:
        write_rect (writer, &shapes[i]);
        break;
      case SW_SHAPE_PATH:
        write_path (writer, &shapes[i]);
        break;
      case SW_SHAPE_ICON:
        write_icon (writer, &shapes[i]);
        break;
      case SW_SHAPE_TEXT:
        write_text (writer, &shapes[i]);
        break;
      default:
        g_assert_not_reached ();
      }
  g_string_append (writer->out, "</g>\n");
}

static void
write_symbols (Writer *writer, const SwItem *items, guint count)
{
  GString *out = writer->out;

  g_string_append (out, "<defs>\n");
  for (guint i = 0; i < count; i++)
    {
      const SwShape *shapes = sw_scene_shapes (writer->scene, &items[i]);
      for (guint k = 0; k < items[i].n_shapes; k++)
        if (shapes[k].type == SW_SHAPE_ICON && !g_hash_table_contains (writer->icons, shapes[k].icon))
          {
            guint number = g_hash_table_size (writer->icons) + 1;
            g_hash_table_insert (writer->icons, (gpointer)shapes[k].icon, GUINT_TO_POINTER (number));
            g_string_append_printf (out, "<symbol id=\"icon:%u\" viewBox=\"0 0 16 16\"><path d=\"", number);
            append_escaped (out, shapes[k].icon);
            g_string_append (out, "\"/></symbol>\n");
          }
    }
  g_string_append (out, "</defs>\n");
}

static void
write_head (Writer *writer, const SwRect *area, const SwExportOptions *options)
{
  GString *out = writer->out;
  const SwTheme *theme = sw_scene_theme (writer->scene);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  append_named (out, "width", area->width * options->scale);
  append_named (out, "height", area->height * options->scale);
  g_string_append (out, " viewBox=\"");
  append_point (out, (SwPoint){ area->x, area->y });
  g_string_append_c (out, ' ');
  append_point (out, (SwPoint){ area->width, area->height });
  g_string_append (out, "\" font-family=\"");
  append_escaped (out, theme->font);
  g_string_append (out, "\" stroke-linejoin=\"round\">\n");
  if (options->embed != NULL)
    {
      g_autofree char *base64 =
          g_base64_encode (g_bytes_get_data (options->embed, NULL), g_bytes_get_size (options->embed));
      g_string_append_printf (out, "<metadata><map xmlns=\"%s\" encoding=\"base64\">%s</map></metadata>\n",
                              SW_EMBED_NAMESPACE, base64);
    }
}

GBytes *
sw_export_svg (const SwScene *scene, const SwExportOptions *options, GError **error)
{
  Writer writer = { .scene = scene, .icons = g_hash_table_new (g_str_hash, g_str_equal) };
  SwRect area = sw_export_area (scene, options);
  guint count;
  const SwItem *items = sw_scene_items (scene, &count);

  writer.out = g_string_sized_new (count * 1400 + 4096);
  write_head (&writer, &area, options);
  write_symbols (&writer, items, count);
  if (!options->transparent)
    {
      SwShape ground = { .type = SW_SHAPE_RECT, .rect = area, .fill = sw_scene_theme (scene)->ground };
      write_rect (&writer, &ground);
    }
  for (guint i = 0; i < count; i++)
    write_item (&writer, &items[i]);
  g_string_append (writer.out, "</svg>\n");
  g_hash_table_unref (writer.icons);
  return g_string_free_to_bytes (writer.out);
}
