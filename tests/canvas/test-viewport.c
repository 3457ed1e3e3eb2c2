#include "canvas/viewport.h"

#include <glib.h>

static void
test_points (void)
{
  SwViewport view = { 100, 50, 2 };
  SwPoint canvas = sw_viewport_to_canvas (&view, 30, 40);
  SwPoint widget = sw_viewport_to_widget (&view, canvas.x, canvas.y);
  g_assert_cmpfloat (canvas.x, ==, 115);
  g_assert_cmpfloat (canvas.y, ==, 70);
  g_assert_cmpfloat (widget.x, ==, 30);
  g_assert_cmpfloat (widget.y, ==, 40);
}

static void
test_zoom_keeps_point (void)
{
  SwViewport view = { -10, 20, 0.5 };
  SwPoint before = sw_viewport_to_canvas (&view, 200, 100);
  sw_viewport_zoom_at (&view, 2, 200, 100);
  SwPoint after = sw_viewport_to_canvas (&view, 200, 100);
  g_assert_cmpfloat (view.zoom, ==, 2);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1e-9);
}

static void
test_zoom_limits (void)
{
  SwViewport view = { 0, 0, 1 };
  sw_viewport_zoom_at (&view, 1000, 0, 0);
  g_assert_cmpfloat (view.zoom, ==, SW_ZOOM_MOST);
  sw_viewport_zoom_at (&view, 0, 0, 0);
  g_assert_cmpfloat (view.zoom, ==, SW_ZOOM_LEAST);
}

/* 1600 × 400 into 864 × 464 with 32 around: 800/1600 = 0.5 and 400/400 = 1, so 0.5, in the middle. */
static void
test_fit (void)
{
  SwViewport view = { 0, 0, 1 };
  SwRect rect = { 100, 200, 1600, 400 };
  sw_viewport_fit (&view, &rect, 864, 464, 1);
  g_assert_cmpfloat (view.zoom, ==, 0.5);
  g_assert_cmpfloat (view.x, ==, 900 - 864);
  g_assert_cmpfloat (view.y, ==, 400 - 464);
}

static void
test_fit_most (void)
{
  SwViewport view = { 0, 0, 1 };
  SwRect rect = { 0, 0, 10, 10 };
  sw_viewport_fit (&view, &rect, 1000, 1000, 1);
  g_assert_cmpfloat (view.zoom, ==, 1);
}

static void
test_reveal_inside (void)
{
  SwViewport view = { 0, 0, 1 };
  SwRect rect = { 100, 100, 200, 100 };
  g_assert_false (sw_viewport_reveal (&view, &rect, 800, 600));
  g_assert_cmpfloat (view.x, ==, 0);
}

/* Ends at 1100 in a width of 800 with 32 around: 1100 + 32 - 800 = 332. */
static void
test_reveal_right (void)
{
  SwViewport view = { 0, 0, 1 };
  SwRect rect = { 900, 100, 200, 100 };
  g_assert_true (sw_viewport_reveal (&view, &rect, 800, 600));
  g_assert_cmpfloat (view.x, ==, 332);
  g_assert_cmpfloat (view.y, ==, 0);
}

static void
test_reveal_too_large (void)
{
  SwViewport view = { 0, 0, 1 };
  SwRect rect = { 500, 0, 5000, 100 };
  g_assert_true (sw_viewport_reveal (&view, &rect, 800, 600));
  g_assert_cmpfloat (view.x, ==, 500);
}

/* A corner of 200 × 50 in 800 × 600 begins at 600, 550; at half the zoom that is 1200, 1100 of the map. */
static void
test_covered (void)
{
  SwViewport view = { 0, 0, 0.5 };
  SwRect under = { 0, 0, 1201, 1101 }, left = { 0, 0, 1199, 1150 }, above = { 0, 0, 1600, 1099 };
  g_assert_true (sw_viewport_is_covered (&view, &under, 800, 600, 200, 50));
  g_assert_false (sw_viewport_is_covered (&view, &left, 800, 600, 200, 50));
  g_assert_false (sw_viewport_is_covered (&view, &above, 800, 600, 200, 50));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/viewport/points", test_points);
  g_test_add_func ("/canvas/viewport/zoom/keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/canvas/viewport/zoom/limits", test_zoom_limits);
  g_test_add_func ("/canvas/viewport/fit/middle", test_fit);
  g_test_add_func ("/canvas/viewport/fit/most", test_fit_most);
  g_test_add_func ("/canvas/viewport/covered", test_covered);
  g_test_add_func ("/canvas/viewport/reveal/inside", test_reveal_inside);
  g_test_add_func ("/canvas/viewport/reveal/right", test_reveal_right);
  g_test_add_func ("/canvas/viewport/reveal/too-large", test_reveal_too_large);
  return g_test_run ();
}
