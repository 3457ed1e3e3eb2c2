/* What a comparison draws above the map: told by where there is ink. */
#include "canvas/difference.h"

#include "canvas/plate.h"
#include "sample.h"

#define WIDTH 900
#define HEIGHT 800

/* The first card waits less, the second is gone, the third is new. Cards are 200 × 104. */
static const char both[] =
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
    "<stream id='v1' name='Now' x='0' y='0'><step id='s1' activity='plan' name='One' x='24' y='96' wait='2d'/>"
    "<step id='s2' activity='plan' name='Two' x='296' y='96'/><flow id='f1' from='s1' to='s2'/></stream>"
    "<stream id='v2' name='Then' x='0' y='400' state='future' origin='v1'>"
    "<step id='t1' activity='plan' name='One' x='24' y='96' wait='1d' origin='s1'/>"
    "<step id='t3' activity='plan' name='Three' x='568' y='96'/><flow id='g1' from='t1' to='t3'/></stream></map>";

static cairo_surface_t *
paint (SwDocument *document)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  sw_difference_paint (document, cr, 1, &(SwRect){ 0, 0, WIDTH, HEIGHT });
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whether anything is painted in the rectangle: a dashed line may leave any one point free. */
static gboolean
has_ink (cairo_surface_t *surface, int x, int y, int width, int height)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      if (data[(gsize)row * stride + 4 * (gsize)column + 3] != 0)
        return TRUE;
  return FALSE;
}

static void
test_lines (void)
{
  g_autoptr (SwDocument) document = sample_document_of (both);
  const SwAnalysis *analysis = sw_document_analysis (document);
  g_autoptr (SwComparison) comparison = sw_comparison_new (analysis, 0, analysis, 1);
  cairo_surface_t *surface;

  sw_document_compare (document, comparison);
  surface = paint (document);
  /* Nothing on the first stream. */
  g_assert_false (has_ink (surface, 0, 0, WIDTH, 390));
  /* Around the card that changed, 7 outside of it, and not upon it. */
  g_assert_true (has_ink (surface, 16, 530, 3, 20));
  g_assert_false (has_ink (surface, 40, 520, 100, 50));
  /* Where the second card stood, as far below as the streams are apart. */
  g_assert_true (has_ink (surface, 295, 540, 3, 20));
  /* Around the new card, and not upon it. */
  g_assert_true (has_ink (surface, 560, 540, 3, 3));
  g_assert_false (has_ink (surface, 620, 520, 100, 50));
  /* The connection that is gone, from card to card. */
  g_assert_true (has_ink (surface, 250, 540, 20, 16));
  cairo_surface_destroy (surface);
  sw_document_compare (document, NULL);
  surface = paint (document);
  g_assert_false (has_ink (surface, 0, 0, WIDTH, HEIGHT));
  cairo_surface_destroy (surface);
}

/* A comparison points at the map as it was: whoever shows it compares again. */
static void
test_map_changes (void)
{
  g_autoptr (SwDocument) document = sample_document_of (both);
  const SwAnalysis *analysis = sw_document_analysis (document);
  SwComparison *comparison = sw_comparison_new (analysis, 0, analysis, 1);
  SwTransaction *transaction;

  sw_document_compare (document, comparison);
  g_assert_true (sw_document_compared (document) == comparison);
  transaction = sw_document_begin (document);
  sw_edit_set (transaction, sw_map_find (sw_document_map (document), "s1"), SW_ATTR_NAME, "Other", NULL);
  sw_document_commit (document, transaction, "Rename", NULL);
  g_assert_null (sw_document_compared (document));
  sw_comparison_free (comparison);
}

static void
assert_plate (const char *now, const char *then, const char *expected)
{
  g_autofree char *text = g_strdup_printf (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='v1'>"
      "<step id='s1' %s/></stream><stream id='v2' origin='v1'><step id='t1' origin='s1' %s/></stream></map>",
      now, then);
  g_autoptr (SwDocument) document = sample_document_of (text);
  const SwAnalysis *analysis = sw_document_analysis (document);
  g_autoptr (SwComparison) comparison = sw_comparison_new (analysis, 0, analysis, 1);
  g_autofree char *plate = NULL;

  g_assert_cmpuint (comparison->steps->len, ==, 1);
  plate = sw_difference_plate (g_ptr_array_index (comparison->steps, 0));
  g_assert_cmpstr (plate, ==, expected);
}

static void
test_plates (void)
{
  assert_plate ("wait='2d'", "wait='1d'", "Δ WT 2\u00a0d → 1\u00a0d");
  assert_plate ("name='A' accuracy='80%'", "name='B' accuracy='90%' people='2'",
                "Δ %C&A 80\u00a0% → 90\u00a0%\npeople 1 → 2 …");
  assert_plate ("", "process='1h'", "Δ PT – → 1\u00a0h");
  assert_plate ("name='A'", "name='A step with quite a long name indeed'", "Δ name A → A step with quite …");
}

/* Where the map is small, plates come close: a sign alone, or nothing, instead of one over the other. */
static void
test_apart (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const SwTheme *theme = sw_theme_get (SW_THEME_LIGHT);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SwRect));
  const SwRect *first, *second;

  sw_plate_paint_apart (cr, theme, (SwPoint){ 100, 100 }, "+", theme->added, 1, taken);
  sw_plate_paint_apart (cr, theme, (SwPoint){ 140, 100 }, "Δ WT 2 d → 1 d", theme->changed, 1, taken);
  g_assert_cmpuint (taken->len, ==, 2);
  first = &g_array_index (taken, SwRect, 0);
  second = &g_array_index (taken, SwRect, 1);
  g_assert_false (sw_rect_intersects (first, second));
  g_assert_cmpfloat (second->width, <, 40);
  sw_plate_paint_apart (cr, theme, (SwPoint){ 102, 100 }, "−", theme->removed, 1, taken);
  g_assert_cmpuint (taken->len, ==, 2);
  sw_plate_paint_apart (cr, theme, (SwPoint){ 400, 100 }, "Δ WT 2 d → 1 d", theme->changed, 1, taken);
  g_assert_cmpuint (taken->len, ==, 3);
  g_assert_cmpfloat (g_array_index (taken, SwRect, 2).width, >, 60);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/difference/lines", test_lines);
  g_test_add_func ("/canvas/difference/map-changes", test_map_changes);
  g_test_add_func ("/canvas/difference/plates", test_plates);
  g_test_add_func ("/canvas/difference/apart", test_apart);
  return g_test_run ();
}
