#include "canvas/minimap-picture.h"

#include <math.h>

#define MARGIN 6 /* around the map, widget pixels */

SwViewport
sw_minimap_fit (const SwRect *bounds, double most_width, double most_height, double *width, double *height)
{
  double across = MAX (most_width - 2 * MARGIN, 1), down = MAX (most_height - 2 * MARGIN, 1);
  double zoom = MIN (across / MAX (bounds->width, 1), down / MAX (bounds->height, 1));

  *width = CLAMP (ceil (bounds->width * zoom) + 2 * MARGIN, MIN (SW_MINIMAP_LEAST, most_width), most_width);
  *height = CLAMP (ceil (bounds->height * zoom) + 2 * MARGIN, MIN (SW_MINIMAP_LEAST, most_height), most_height);
  return (SwViewport){ bounds->x + bounds->width / 2 - *width / 2 / zoom,
                       bounds->y + bounds->height / 2 - *height / 2 / zoom, zoom };
}

typedef struct
{
  unsigned char *pixels;
  int width, height, stride;
  const SwViewport *view;
  int scale;
} Picture;

static guint32
pixel_of (SwColour colour, SwColour ground)
{
  guint red = (guint)round (255 * (colour.red * colour.alpha + ground.red * (1 - colour.alpha)));
  guint green = (guint)round (255 * (colour.green * colour.alpha + ground.green * (1 - colour.alpha)));
  guint blue = (guint)round (255 * (colour.blue * colour.alpha + ground.blue * (1 - colour.alpha)));

  return 0xff000000u | red << 16 | green << 8 | blue;
}

/* Pixels are set one by one: rectangles of a few of them are ten times as fast so as with paths. */
static void
fill (Picture *picture, const SwRect *rect, guint32 pixel)
{
  SwRect at = sw_viewport_rect_to_widget (picture->view, rect);
  int left = (int)floor (at.x * picture->scale), top = (int)floor (at.y * picture->scale);
  int right = MAX ((int)floor ((at.x + at.width) * picture->scale), left + 1);
  int bottom = MAX ((int)floor ((at.y + at.height) * picture->scale), top + 1);

  left = MAX (left, 0);
  right = MIN (right, picture->width);
  for (int y = MAX (top, 0); y < MIN (bottom, picture->height); y++)
    for (int x = left; x < right; x++)
      ((guint32 *)(void *)(picture->pixels + (gsize)y * (gsize)picture->stride))[x] = pixel;
}

static void
fill_card (Picture *picture, const SwLayout *layout, const SwTheme *theme, const SwElement *element)
{
  const SwRect *rect = sw_layout_rect (layout, element->id);
  SwNoteKind kind;

  if (rect == NULL)
    return;
  if (element->kind == SW_KIND_STEP)
    {
      fill (picture, rect, pixel_of (sw_theme_activity (theme, sw_map_activity (layout->map, element)), theme->ground));
      return;
    }
  kind = sw_element_choice (element, SW_ATTR_KIND);
  fill (picture, rect,
        pixel_of (kind == SW_NOTE_IMPROVEMENT ? theme->note_improvement
                  : kind == SW_NOTE_PARKED    ? theme->note_parked
                                              : theme->note,
                  theme->ground));
}

static void
fill_cards (Picture *picture, const SwLayout *layout, const SwTheme *theme, const SwElement *parent)
{
  sw_for_each_child (child, parent)
    if (child->kind == SW_KIND_STEP || child->kind == SW_KIND_NOTE)
      fill_card (picture, layout, theme, child);
}

static void
fill_frame (Picture *picture, const SwTheme *theme, const SwRect *frame)
{
  double line = 1.0 / (picture->scale * picture->view->zoom);
  SwRect inside = sw_rect_grow (frame, -line);

  fill (picture, frame, pixel_of (theme->frame_border, theme->ground));
  if (inside.width > 0 && inside.height > 0)
    fill (picture, &inside, pixel_of (theme->frame, theme->ground));
}

cairo_surface_t *
sw_minimap_picture (const SwLayout *layout, const SwTheme *theme, const SwViewport *view, int width, int height,
                    int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  Picture picture = { cairo_image_surface_get_data (surface),   width * scale, height * scale,
                      cairo_image_surface_get_stride (surface), view,          scale };
  SwRect all = sw_viewport_area (view, width, height);

  cairo_surface_flush (surface);
  fill (&picture, &all, pixel_of (theme->ground, theme->ground));
  for (guint i = 0; i < layout->n_streams; i++)
    fill_frame (&picture, theme, &layout->streams[i].frame);
  for (guint i = 0; i < layout->n_streams; i++)
    fill_cards (&picture, layout, theme, layout->streams[i].stream);
  fill_cards (&picture, layout, theme, sw_map_root (layout->map));
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}
