#include "canvas/minimap-picture.h"

#include "sample.h"

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *)(const void *)(data + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffffu;
}

static guint32
packed (SwColour colour)
{
  return (guint32)(colour.red * 255 + 0.5f) << 16 | (guint32)(colour.green * 255 + 0.5f) << 8
         | (guint32)(colour.blue * 255 + 0.5f);
}

/* 1800 × 900 into 192 × 128 with 6 around: 180/1800 = 0.1 and 116/900 more, so 0.1; 180 + 12 wide and 90 + 12 high. */
static void
test_fit (void)
{
  SwRect bounds = { 100, 50, 1800, 900 };
  double width, height;
  SwViewport view = sw_minimap_fit (&bounds, 192, 128, &width, &height);

  g_assert_cmpfloat_with_epsilon (view.zoom, 0.1, 1e-12);
  g_assert_cmpfloat (width, ==, 192);
  g_assert_cmpfloat (height, ==, 102);
  g_assert_cmpfloat_with_epsilon (view.x, 100 - 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y, 50 - 60, 1e-9);
}

/* A row of cards is long and low: the picture stays high enough to be hit, with the row in its middle. */
static void
test_fit_flat (void)
{
  SwRect bounds = { 0, 0, 18000, 300 };
  double width, height;
  SwViewport view = sw_minimap_fit (&bounds, 192, 128, &width, &height);

  g_assert_cmpfloat_with_epsilon (view.zoom, 0.01, 1e-12);
  g_assert_cmpfloat (height, ==, SW_MINIMAP_LEAST);
  /* 40 pixels are 4000 units; 150 is in the middle of them. */
  g_assert_cmpfloat_with_epsilon (view.y, 150 - 2000, 1e-6);
}

/* The sample at a tenth, seen from 0, 0: its frame begins at 10, 20; the step s1 is at 124, 296: from 12 to 32 and from
 * 29 to 40; the note at 40, 800: from 4, 80 on. */
static void
test_picture (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwTheme *themes[] = { sw_theme_get (SW_THEME_LIGHT), sw_theme_get (SW_THEME_DARK),
                              sw_theme_get (SW_THEME_CONTRAST) };
  const SwElement *step = sw_map_find (sw_document_map (document), "s1");
  SwViewport view = { 0, 0, 0.1 };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      cairo_surface_t *picture = sw_minimap_picture (sw_document_layout (document), themes[i], &view, 120, 100, 1);
      guint32 engage = packed (sw_theme_activity (themes[i], sw_map_activity (sw_document_map (document), step)));

      g_assert_cmphex (pixel (picture, 2, 2), ==, packed (themes[i]->ground));
      g_assert_cmphex (pixel (picture, 10, 20), ==, packed (themes[i]->frame_border));
      g_assert_cmphex (pixel (picture, 11, 24), ==, packed (themes[i]->frame));
      g_assert_cmphex (pixel (picture, 12, 29), ==, engage);
      g_assert_cmphex (pixel (picture, 31, 39), ==, engage);
      g_assert_cmphex (pixel (picture, 32, 39), ==, packed (themes[i]->frame));
      g_assert_cmphex (pixel (picture, 4, 80), ==, packed (themes[i]->note));
      cairo_surface_destroy (picture);
    }
}

/* However small, a step is a dot, and the last of several has it; what is outside of the picture does no harm. */
static void
test_small (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwTheme *theme = sw_theme_get (SW_THEME_LIGHT);
  const SwElement *step = sw_map_find (sw_document_map (document), "s3");
  SwViewport view = { 124, 296, 0.001 }, away = { 1e6, -1e6, 0.5 };
  cairo_surface_t *picture = sw_minimap_picture (sw_document_layout (document), theme, &view, 4, 4, 1);
  cairo_surface_t *nothing = sw_minimap_picture (sw_document_layout (document), theme, &away, 4, 4, 2);

  g_assert_cmphex (pixel (picture, 0, 0), ==,
                   packed (sw_theme_activity (theme, sw_map_activity (sw_document_map (document), step))));
  g_assert_cmphex (pixel (nothing, 7, 7), ==, packed (theme->ground));
  cairo_surface_destroy (picture);
  cairo_surface_destroy (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/minimap/fit", test_fit);
  g_test_add_func ("/canvas/minimap/fit-flat", test_fit_flat);
  g_test_add_func ("/canvas/minimap/picture", test_picture);
  g_test_add_func ("/canvas/minimap/small", test_small);
  return g_test_run ();
}
