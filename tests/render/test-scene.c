/* Which items a rectangle touches, what is under a point, and where two scenes differ, against looking at everything.
 */
#include "layout/route.h"
#include "render/paint.h"
#include "render/scene.h"

#include "../samples.h"

#include <math.h>
#include <string.h>

typedef struct
{
  SwAnalysis *analysis;
  SwLayout *layout;
  SwReport *report;
  SwScene *scene;
} Picture;

static void
picture_make (Picture *picture, SwMap *map)
{
  SwSceneOptions look = { .theme = sw_theme_get (SW_THEME_LIGHT), .findings = TRUE, .ladder = TRUE };

  picture->analysis = sw_analysis_new (map);
  picture->layout = sw_layout_new (picture->analysis);
  picture->report = sw_check (picture->analysis, NULL, 0);
  picture->scene = sw_scene_new (picture->analysis, picture->layout, picture->report, &look);
}

static void
picture_clear (Picture *picture)
{
  sw_scene_free (picture->scene);
  sw_report_free (picture->report);
  sw_layout_free (picture->layout);
  sw_analysis_free (picture->analysis);
}

static SwPoint
random_point (GRand *rand, const SwRect *bounds)
{
  return (SwPoint){ g_rand_double_range (rand, bounds->x - 50, bounds->x + bounds->width + 50),
                    g_rand_double_range (rand, bounds->y - 50, bounds->y + bounds->height + 50) };
}

/* --- query ------------------------------------------------------------------------------------------------- */

static void
query_sample (const char *name, SwMap *map, gpointer data)
{
  Picture picture;
  SwRect bounds;
  guint count;
  const SwItem *items;

  picture_make (&picture, map);
  bounds = sw_scene_bounds (picture.scene);
  items = sw_scene_items (picture.scene, &count);
  for (guint round = 0; round < 60; round++)
    {
      SwPoint at = random_point (data, &bounds);
      double size = round % 3 == 0 ? 5 : round % 3 == 1 ? 300 : 6000;
      SwRect area = { at.x, at.y, g_rand_double_range (data, 0.1, size), g_rand_double_range (data, 0.1, size) };
      g_autoptr (GArray) found = sw_scene_query (picture.scene, &area);
      guint k = 0;

      for (guint i = 0; i < count; i++)
        if (sw_rect_intersects (&items[i].bounds, &area))
          {
            g_assert_cmpuint (k, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint, k++), ==, i);
          }
      g_assert_cmpuint (k, ==, found->len);
    }
  picture_clear (&picture);
}

static void
test_query (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for_each_sample (TRUE, query_sample, rand);
}

/* Every item can be found by its id, lies within the scene, and every shape of it within the item's bounds. */
static void
inspect_sample (const char *name, SwMap *map, gpointer data)
{
  Picture picture;
  SwRect all;
  guint count;
  const SwItem *items;

  picture_make (&picture, map);
  all = sw_scene_bounds (picture.scene);
  items = sw_scene_items (picture.scene, &count);
  for (guint i = 0; i < count; i++)
    {
      const SwShape *shapes = sw_scene_shapes (picture.scene, &items[i]);
      SwRect within = sw_rect_grow (&items[i].bounds, 1e-6);

      g_assert_true (sw_scene_find (picture.scene, items[i].id) == &items[i]);
      g_assert_cmpfloat (items[i].bounds.x, >=, all.x);
      g_assert_cmpfloat (items[i].bounds.x + items[i].bounds.width, <=, all.x + all.width + 1e-6);
      g_assert_cmpint (*items[i].title, !=, '\0');
      for (guint k = 0; k < items[i].n_shapes; k++)
        {
          for (guint p = 0; p < shapes[k].n_points; p++)
            g_assert_true (sw_rect_contains (&within, shapes[k].points[p].x, shapes[k].points[p].y));
          if (shapes[k].rect.width > 0)
            g_assert_true (sw_rect_intersects (&within, &shapes[k].rect));
        }
    }
  g_assert_null (sw_scene_find (picture.scene, "no such id"));
  picture_clear (&picture);
}

static void
test_items (void)
{
  for_each_sample (TRUE, inspect_sample, NULL);
}

/* --- hit --------------------------------------------------------------------------------------------------- */

/* The last step or note in drawing order that holds the point. */
static const SwItem *
card_at (const SwScene *scene, SwPoint at)
{
  guint count;
  const SwItem *items = sw_scene_items (scene, &count);

  for (guint i = count; i > 0; i--)
    if ((items[i - 1].type == SW_ITEM_STEP || items[i - 1].type == SW_ITEM_NOTE)
        && sw_rect_contains (&items[i - 1].rect, at.x, at.y))
      return &items[i - 1];
  return NULL;
}

static double
distance_to (const SwRoute *route, SwPoint at)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i + 3 < route->n_points; i += 3)
    for (guint k = 0; k <= 400; k++)
      {
        SwPoint p = sw_curve_at (&route->points[i], k / 400.0);
        best = MIN (best, hypot (p.x - at.x, p.y - at.y));
      }
  return best;
}

/* Whether the point is on what a connection says: its label, or the numbers below its triangle. */
static gboolean
is_on_text (const SwRoute *route, SwPoint at)
{
  SwRect numbers = { route->inventory.x - 24, route->inventory.y + 11, 48, 27 };

  return sw_rect_contains (&route->plate, at.x, at.y)
         || (route->has_inventory && sw_rect_contains (&numbers, at.x, at.y));
}

static void
hit_sample (const char *name, SwMap *map, gpointer data)
{
  const double slack = 2;
  Picture picture;
  SwRect bounds;

  picture_make (&picture, map);
  bounds = sw_scene_bounds (picture.scene);
  for (guint round = 0; round < 400; round++)
    {
      SwPoint at = random_point (data, &bounds);
      SwHit hit = sw_scene_hit (picture.scene, at.x, at.y, slack);
      const SwItem *card = card_at (picture.scene, at);
      const SwRoute *route = hit.id != NULL ? sw_layout_route (picture.layout, hit.id) : NULL;

      if (hit.part == SW_HIT_STEP || hit.part == SW_HIT_NOTE)
        g_assert_cmpstr (hit.id, ==, card->id);
      if (hit.part == SW_HIT_FRAME || hit.part == SW_HIT_STREAM || hit.part == SW_HIT_NOTHING)
        g_assert_null (card);
      if (hit.part == SW_HIT_FRAME || hit.part == SW_HIT_NOTHING)
        for (guint s = 0; s < picture.analysis->n_streams; s++)
          for (guint e = 0; !picture.layout->streams[s].folded && e < picture.analysis->graphs[s]->n_edges; e++)
            {
              const char *id = picture.analysis->graphs[s]->edges[e].element->id;
              g_assert_cmpfloat (distance_to (sw_layout_route (picture.layout, id), at), >, 3 + slack - 0.1);
            }
      if (hit.part == SW_HIT_EDGE && !is_on_text (route, at))
        g_assert_cmpfloat (distance_to (route, at), <, 3 + slack + 1);
      if (hit.part == SW_HIT_NOTHING)
        g_assert_cmpint (sw_layout_stream_at (picture.layout, at.x, at.y), ==, -1);
    }
  picture_clear (&picture);
}

static void
test_hit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for_each_sample (FALSE, hit_sample, rand);
}

static void
assert_hit (const Picture *picture, double x, double y, SwHitPart part, const char *id, const char *activity)
{
  SwHit hit = sw_scene_hit (picture->scene, x, y, 0);

  g_assert_cmpint (hit.part, ==, part);
  g_assert_cmpstr (hit.id, ==, id);
  g_assert_cmpstr (hit.activity, ==, activity);
}

/* Two cards at 24 and 296, 96 below the top; the flow runs at half of their height, the feedback 20 below them. */
static void
test_parts (void)
{
  g_autoptr (SwMap) map = open_text (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
      "<stream id='s1' name='Parts' expects='engage plan deliver-support' trigger='A' outcome='B' x='0' y='0'>"
      "<step id='n1' activity='engage' x='24' y='96'/><step id='n2' activity='deliver-support' x='296' y='96'/>"
      "<flow id='f1' from='n1' to='n2'/><feedback id='b1' from='n2' to='n1'/></stream>"
      "<note id='k1' x='0' y='-200'>Outside</note></map>");
  Picture picture;
  const SwGhost *plan;

  picture_make (&picture, map);
  plan = &g_array_index (picture.layout->streams[0].ghosts, SwGhost, 0);
  assert_hit (&picture, 100, 150, SW_HIT_STEP, "n1", NULL);
  assert_hit (&picture, 222, 148, SW_HIT_HANDLE, "n1", NULL);
  assert_hit (&picture, 250, 149, SW_HIT_EDGE, "f1", NULL);
  assert_hit (&picture, 292, 148, SW_HIT_EDGE_TO, "f1", NULL);
  assert_hit (&picture, 250, 221, SW_HIT_EDGE, "b1", NULL);
  assert_hit (&picture, 396, 202, SW_HIT_EDGE_FROM, "b1", NULL);
  assert_hit (&picture, 124, 204, SW_HIT_EDGE_TO, "b1", NULL);
  assert_hit (&picture, 300, 30, SW_HIT_STREAM, "s1", NULL);
  assert_hit (&picture, 1, 240, SW_HIT_STREAM, "s1", NULL);
  assert_hit (&picture, 560, 150, SW_HIT_FRAME, "s1", NULL);
  assert_hit (&picture, plan->rect.x + 20, plan->rect.y + 10, SW_HIT_GHOST, "s1", "plan");
  assert_hit (&picture, 10, -190, SW_HIT_NOTE, "k1", NULL);
  assert_hit (&picture, -100, 100, SW_HIT_NOTHING, NULL, NULL);
  /* Nothing leads from n2 to where plans are made: its badge is at the upper right corner. */
  assert_hit (&picture, 490, 101, SW_HIT_BADGE, "n2", NULL);
  picture_clear (&picture);
}

/* --- badges ------------------------------------------------------------------------------------------------ */

/* The spot of the badge of @id, and how many there are. */
static guint
count_badges (const SwScene *scene, const char *id)
{
  guint n_spots, count = 0;
  const SwSpot *spots = sw_scene_spots (scene, &n_spots);

  for (guint i = 0; i < n_spots; i++)
    count += spots[i].part == SW_HIT_BADGE && strcmp (spots[i].id, id) == 0;
  return count;
}

static void
one_badge (const char *name, SwMap *map, gpointer data)
{
  Picture picture;
  guint count, n_spots, badges = 0, bearing = 0;
  const SwItem *items;
  const SwSpot *spots;

  picture_make (&picture, map);
  items = sw_scene_items (picture.scene, &count);
  spots = sw_scene_spots (picture.scene, &n_spots);
  for (guint i = 0; i < n_spots; i++)
    badges += spots[i].part == SW_HIT_BADGE;
  for (guint i = 0; i < count; i++)
    {
      g_assert_cmpuint (count_badges (picture.scene, items[i].id), <=, 1);
      bearing += count_badges (picture.scene, items[i].id);
    }
  g_assert_cmpuint (badges, ==, bearing);
  picture_clear (&picture);
}

/* However much there is to say of an element, and whatever a finding names that is not drawn: a team, the map. */
static void
test_one_badge (void)
{
  for_each_sample (TRUE, one_badge, NULL);
}

/* Whether a sign with a letter in it is drawn: "!" or "i". */
static gboolean
has_sign (const SwScene *scene)
{
  guint count;
  const SwItem *items = sw_scene_items (scene, &count);

  for (guint i = 0; i < count; i++)
    for (guint k = 0; k < items[i].n_shapes; k++)
      {
        const SwShape *shape = &sw_scene_shapes (scene, &items[i])[k];
        if (shape->text != NULL && (strcmp (shape->text, "!") == 0 || strcmp (shape->text, "i") == 0))
          return TRUE;
      }
  return FALSE;
}

static gboolean
text_has_sign (const char *status, const char *more)
{
  g_autofree char *text = g_strdup_printf (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s1' name='Begun'%s>"
      "<step id='n1' activity='engage' x='24' y='96'/><step id='n2' activity='obtain-build' x='296' y='96'/>"
      "<step id='n3' activity='deliver-support' x='568' y='96'/><flow id='f1' from='n1' to='n2'/>"
      "<flow id='f2' from='n2' to='n3'/>%s</stream></map>",
      status, more);
  g_autoptr (SwMap) map = open_text (text);
  Picture picture;
  gboolean sign;

  picture_make (&picture, map);
  g_assert_cmpuint (picture.report->count[SW_SEVERITY_WARNING], >, 0);
  g_assert_cmpuint (count_badges (picture.scene, "s1"), ==, 1);
  g_assert_cmpuint (count_badges (picture.scene, "n3"), ==, 1);
  sign = has_sign (picture.scene);
  picture_clear (&picture);
  return sign;
}

/* Three steps without feedback: warnings on the last step and on the stream, which lacks three activities. */
static void
test_dots (void)
{
  g_assert_false (text_has_sign ("", ""));
  g_assert_true (text_has_sign (" status='published'", ""));
  g_assert_true (text_has_sign ("", "<step id='n4' activity='obtain-build' x='840' y='96'/>"
                                    "<flow id='f3' from='n3' to='n4'/>"));
  /* What breaks the map is told as loudly as ever. */
  g_assert_true (text_has_sign ("", "<flow id='f4' from='n3' to='n9'/>"));
}

static void
test_ghosts (void)
{
  g_autoptr (SwMap) map = open_text (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
      "<stream id='s1' name='Here' expects='engage plan improve'>"
      "<declare activity='plan' as='covered' by='s2' reason='each quarter'/>"
      "<declare activity='obtain-build' as='not-applicable' reason='nothing is built'/>"
      "<step id='n1' activity='engage' x='24' y='96'/></stream><stream id='s2' name='There' y='600'/></map>");
  static const char *const titles[] = { "Plan: Covered by “There”: each quarter", "Improve: nobody does this here yet",
                                        "Design & transition: not here, and not expected",
                                        "Obtain/build: Not applicable: nothing is built",
                                        "Deliver & support: not here, and not expected" };
  Picture picture;
  guint n_spots, k = 0;
  const SwSpot *spots;

  picture_make (&picture, map);
  spots = sw_scene_spots (picture.scene, &n_spots);
  for (guint i = 0; i < n_spots; i++)
    if (spots[i].activity != NULL && strcmp (spots[i].id, "s1") == 0)
      {
        g_assert_cmpuint (k, <, G_N_ELEMENTS (titles));
        g_assert_cmpstr (spots[i].title, ==, titles[k++]);
      }
  g_assert_cmpuint (k, ==, G_N_ELEMENTS (titles));
  picture_clear (&picture);
}

/* --- difference -------------------------------------------------------------------------------------------- */

#define WIDTH 800
#define HEIGHT 500

static cairo_surface_t *
paint (const SwScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  SwRect area = { -50, -50, WIDTH, HEIGHT };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 50, 50);
  sw_scene_paint (scene, cr, &area, 1, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_named (const GArray *rects, int x, int y)
{
  for (guint i = 0; i < rects->len; i++)
    {
      SwRect rect = sw_rect_grow (&g_array_index (rects, SwRect, i), 2);
      if (sw_rect_contains (&rect, x - 50 + 0.5, y - 50 + 0.5))
        return TRUE;
    }
  return FALSE;
}

/* Every pixel that differs lies in a rectangle that was named. Returns: how many differ */
static guint
count_pixels (const char *before, const char *after)
{
  g_autoptr (SwMap) old = open_text (before);
  g_autoptr (SwMap) new = open_text (after);
  Picture a, b;
  g_autoptr (GArray) rects = NULL;
  cairo_surface_t *one, *other;
  guint count = 0;

  picture_make (&a, old);
  picture_make (&b, new);
  rects = sw_scene_difference (a.scene, b.scene);
  one = paint (a.scene);
  other = paint (b.scene);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int at = y * cairo_image_surface_get_stride (one) + 4 * x;

        if (memcmp (cairo_image_surface_get_data (one) + at, cairo_image_surface_get_data (other) + at, 3) == 0)
          continue;
        count++;
        g_assert_true (is_named (rects, x, y));
      }
  g_assert_cmpint (count > 0, ==, rects->len > 0);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  picture_clear (&a);
  picture_clear (&b);
  return count;
}

#define STREAM(content)                                                                                                \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s' x='0' y='0' expects='engage'>"        \
  "<step id='a' activity='engage' name='Ask' x='24' y='96'/>" content "</stream></map>"
static guint
count_discs (const Picture *picture, const SwItem *item)
{
  guint count = 0;

  for (guint i = 0; i < item->n_shapes; i++)
    {
      const SwShape *shape = &sw_scene_shapes (picture->scene, item)[i];
      count += shape->type == SW_SHAPE_RECT && shape->radius > 0 && shape->radius == shape->rect.width / 2;
    }
  return count;
}

/* A dot a vote, up to eight; the name says how many. */
static void
test_votes (void)
{
  static const struct
  {
    const char *id, *title;
    guint dots;
  } rows[] = { { "k0", "Improvement: N", 0 },
               { "k1", "Improvement: N, 1 vote", 1 },
               { "k3", "Note: N, 3 votes", 3 },
               { "k12", "Improvement: N, 12 votes", 8 } };
  g_autoptr (SwMap) map = open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
                                     "<note id='k0' kind='improvement'>N</note>"
                                     "<note id='k1' kind='improvement' votes='1' x='200'>N</note>"
                                     "<note id='k3' votes='3' x='400'>N</note>"
                                     "<note id='k12' kind='improvement' votes='12' x='600'>N</note></map>");
  Picture picture;

  picture_make (&picture, map);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SwItem *item = sw_scene_find (picture.scene, rows[i].id);

      g_assert_cmpstr (item->title, ==, rows[i].title);
      g_assert_cmpuint (count_discs (&picture, item), ==, rows[i].dots);
    }
  picture_clear (&picture);
}

#define SECOND "<step id='b' activity='plan' name='Plan' x='296' y='96'/>"

static void
test_difference (void)
{
  g_assert_cmpuint (count_pixels (STREAM (SECOND), STREAM (SECOND)), ==, 0);
  g_assert_cmpuint (count_pixels (STREAM (), STREAM (SECOND)), >, 1000);
  g_assert_cmpuint (count_pixels (STREAM (SECOND), STREAM ()), >, 1000);
  g_assert_cmpuint (count_pixels (STREAM (SECOND), STREAM (SECOND "<flow id='f' from='a' to='b' label='x'/>")), >, 10);
  g_assert_cmpuint (count_pixels (STREAM (SECOND), STREAM ("<step id='b' activity='plan' name='Planned' x='296' "
                                                           "y='96'/>")),
                    >, 10);
  g_assert_cmpuint (
      count_pixels (STREAM (SECOND), STREAM ("<step id='b' activity='plan' name='Plan' x='310' y='180'/>")), >, 1000);
  g_assert_cmpuint (count_pixels (STREAM (SECOND), STREAM (SECOND "<note id='k' kind='improvement' x='40' y='240'>N"
                                                                  "</note>")),
                    >, 1000);
}

/* A lane tells its activity in words and with its sign, left of all cards and in its own band. */
static void
test_lanes (void)
{
  static const char *const names[] = { "Plan", "Engage", "No known activity" };
  g_autoptr (SwMap) map = open_text (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s' x='0' y='0' expects='engage plan' "
      "arrangement='lanes'><step id='a' activity='engage' name='Ask' x='24' y='96'/>"
      "<step id='b' activity='odd' name='Odd' x='296' y='96'/></stream></map>");
  Picture picture;
  const SwItem *frame;
  const SwShape *shapes;
  guint found = 0, icons = 0;

  picture_make (&picture, map);
  frame = sw_scene_find (picture.scene, "s");
  shapes = sw_scene_shapes (picture.scene, frame);
  for (guint i = 0; i < frame->n_shapes; i++)
    for (guint l = 0; l < G_N_ELEMENTS (names); l++)
      {
        const SwRect *lane = &g_array_index (picture.layout->streams[0].lanes, SwLane, l).rect, *rect = &shapes[i].rect;
        gboolean inside = rect->y >= lane->y && rect->y + rect->height <= lane->y + lane->height && rect->x >= lane->x
                          && rect->x + rect->width <= 24 - SW_STREAM_PADDING;

        icons += shapes[i].type == SW_SHAPE_ICON && inside;
        found += shapes[i].type == SW_SHAPE_TEXT && inside && g_str_equal (shapes[i].text, names[l]);
      }
  g_assert_cmpuint (found, ==, 3);
  g_assert_cmpuint (icons, ==, 2);
  g_assert_true (g_str_has_suffix (frame->title, ", 2 steps, in lanes"));
  /* Inside of a lane is ground; the header is the stream's. */
  g_assert_cmpint (sw_scene_hit (picture.scene, 400, SW_STREAM_HEADER + 20, 2).part, ==, SW_HIT_FRAME);
  g_assert_cmpint (sw_scene_hit (picture.scene, 400, SW_STREAM_HEADER - 20, 2).part, ==, SW_HIT_STREAM);
  picture_clear (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/query", test_query);
  g_test_add_func ("/scene/items", test_items);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/parts", test_parts);
  g_test_add_func ("/render/scene/one-badge", test_one_badge);
  g_test_add_func ("/render/scene/dots", test_dots);
  g_test_add_func ("/render/scene/ghosts", test_ghosts);
  g_test_add_func ("/render/scene/votes", test_votes);
  g_test_add_func ("/scene/difference", test_difference);
  g_test_add_func ("/scene/lanes", test_lanes);
  return g_test_run ();
}
