#include "canvas/witness.h"

#include "sample.h"

#include <glib.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 420

#define HEAD "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"

/* More planning than delivery: 30 of 41 hours. */
static const char planning[] =
    HEAD "<stream id='v1' name='Plans' expects='plan' trigger='A' outcome='B'>"
         "<step id='s1' activity='plan' name='One' x='24' y='96' process='20h' wait='1h'/>"
         "<step id='s2' activity='plan' name='Two' x='296' y='96' process='10h' wait='1h'/>"
         "<step id='s3' activity='engage' name='Three' x='24' y='248' process='10h' wait='1h'/>"
         "<step id='s4' activity='deliver-support' name='Four' x='568' y='96' process='1h' wait='1h'/>"
         "<flow id='f1' from='s1' to='s2'/><flow id='f2' from='s2' to='s4'/><flow id='f3' from='s3' to='s4'/>"
         "<feedback id='b1' from='s4' to='s1'/></stream></map>";

static cairo_surface_t *
paint (SwDocument *document)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  sw_witness_paint (document, cr, 1, &(SwRect){ 0, 0, WIDTH, HEIGHT });
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whether anything is painted within a step of the point. */
static gboolean
is_painted (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);

  for (int row = y - 1; row <= y + 1; row++)
    for (int column = x - 1; column <= x + 1; column++)
      if (data[(gsize)row * stride + 4 * (gsize)column + 3] != 0)
        return TRUE;
  return FALSE;
}

static void
light (SwDocument *document, const char *rule)
{
  const GPtrArray *findings = sw_document_report (document)->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (findings, i);
      if (strcmp (finding->rule->id, rule) != 0)
        continue;
      sw_document_light (document, finding->fingerprint);
      g_assert_true (sw_document_lit (document) == finding);
      return;
    }
  g_error ("no finding of %s", rule);
}

/* Lines run 9 outside of the cards of both plans, and not around the others; the cards stay free. */
static void
test_lit (void)
{
  g_autoptr (SwDocument) document = sample_document_of (planning);
  cairo_surface_t *nothing = paint (document), *lit;

  g_assert_false (is_painted (nothing, 15, 148));
  cairo_surface_destroy (nothing);
  light (document, "planning-paralysis");
  lit = paint (document);
  g_assert_true (is_painted (lit, 15, 148));
  g_assert_true (is_painted (lit, 287, 148));
  g_assert_false (is_painted (lit, 777, 120));
  g_assert_false (is_painted (lit, 15, 300));
  g_assert_false (is_painted (lit, 124, 148));
  /* The number stands on the lower line, in the middle. */
  g_assert_true (is_painted (lit, 124, 209 - 6));
  g_assert_false (is_painted (lit, 668, 209 - 6));
  cairo_surface_destroy (lit);
}

/* The flow from 224 to 296 at 148: lines at 5.25 to 7.25 above and below it, and nothing upon it. */
static void
test_connection (void)
{
  g_autoptr (SwDocument) document = sample_document_of (
      HEAD "<stream id='v1' name='Loop' trigger='A' outcome='B'>"
           "<step id='s1' activity='plan' x='24' y='96'/><step id='s2' activity='engage' x='296' y='96'/>"
           "<flow id='f1' from='s1' to='s2'/><flow id='f2' from='s2' to='s1'/></stream></map>");
  cairo_surface_t *lit;

  light (document, "flow-cycle");
  lit = paint (document);
  g_assert_true (is_painted (lit, 260, 148 - 6));
  g_assert_true (is_painted (lit, 260, 148 + 6));
  g_assert_false (is_painted (lit, 260, 148));
  cairo_surface_destroy (lit);
}

/* A line runs 3 outside of the slots that the finding names. */
static void
test_slots (void)
{
  g_autoptr (SwDocument) document = sample_document_of (planning);
  guint n_spots, slots = 0;
  const SwSpot *spots = sw_scene_spots (sw_document_scene (document), &n_spots);
  cairo_surface_t *lit;

  light (document, "skipped-activity");
  lit = paint (document);
  for (guint i = 0; i < n_spots; i++)
    if (spots[i].activity != NULL)
      {
        int middle = (int)(spots[i].rect.x + spots[i].rect.width / 2);

        g_assert_true (is_painted (lit, middle, (int)spots[i].rect.y - 3));
        g_assert_false (is_painted (lit, middle, (int)(spots[i].rect.y + spots[i].rect.height / 2)));
        slots++;
      }
  g_assert_cmpuint (slots, ==, 3);
  cairo_surface_destroy (lit);
}

/* What belongs to no stream, or to the map as a whole, has no place to be lit. */
static void
test_no_place (void)
{
  g_autoptr (SwDocument) document = sample_document_of (planning);
  const GPtrArray *findings = sw_document_report (document)->findings;
  SwFinding *finding = g_ptr_array_index (findings, 0);
  cairo_surface_t *surface;

  g_strfreev (finding->witness);
  finding->witness =
      g_strdupv ((char *[]){ (char *)"no such team", (char *)sw_map_root (sw_document_map (document))->id, NULL });
  g_clear_pointer (&finding->stream, g_free);
  sw_document_light (document, finding->fingerprint);
  surface = paint (document);
  for (int y = 2; y < HEIGHT - 2; y += 3)
    for (int x = 2; x < WIDTH - 2; x += 3)
      g_assert_false (is_painted (surface, x, y));
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/witness/lit", test_lit);
  g_test_add_func ("/canvas/witness/connection", test_connection);
  g_test_add_func ("/canvas/witness/slots", test_slots);
  g_test_add_func ("/canvas/witness/no-place", test_no_place);
  return g_test_run ();
}
