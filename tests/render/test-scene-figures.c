/* What a scene says of times: on cards, inventories, headers and timelines, and which way is lit. */
#include "render/paint.h"
#include "render/scene.h"

#include "../samples.h"

#include <string.h>

#define MAP(content) "<map xmlns='https://streamwright.github.io/ns/map' version='1'>" content "</map>"
#define GAP "\u00a0"

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  SwLayout *layout;
  SwScene *scene;
} Picture;

static Picture
picture_open (const char *xml, SwThemeId theme, gboolean path)
{
  SwSceneOptions look = { .theme = sw_theme_get (theme), .ladder = TRUE, .path = path };
  Picture picture = { .map = open_text (xml) };

  picture.analysis = sw_analysis_new (picture.map);
  picture.layout = sw_layout_new (picture.analysis);
  picture.scene = sw_scene_new (picture.analysis, picture.layout, NULL, &look);
  return picture;
}

static void
picture_close (Picture *picture)
{
  sw_scene_free (picture->scene);
  sw_layout_free (picture->layout);
  sw_analysis_free (picture->analysis);
  g_object_unref (picture->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_close)

static const SwShape *
find_text (const Picture *picture, const char *id, const char *text)
{
  const SwItem *item = sw_scene_find (picture->scene, id);
  const SwShape *shapes;

  g_assert_nonnull (item);
  shapes = sw_scene_shapes (picture->scene, item);
  for (guint i = 0; i < item->n_shapes; i++)
    if (shapes[i].text != NULL && strcmp (shapes[i].text, text) == 0)
      return &shapes[i];
  return NULL;
}

static void
assert_title (const Picture *picture, const char *id, const char *title)
{
  g_assert_cmpstr (sw_scene_find (picture->scene, id)->title, ==, title);
}

/* --- cards ------------------------------------------------------------------------------------------------- */

/* Once a time is known in a stream, those that its totals lack are asked for, but of what is only touched. */
static void
test_card (void)
{
  g_auto (Picture) picture = picture_open (
      MAP ("<stream id='s1'><step id='n1' activity='engage' process='15min' wait='2d' accuracy='85%'/>"
           "<step id='n2' activity='plan' process='1h' basis='measured' x='300'/>"
           "<step id='n3' activity='plan' light='yes' x='600'/><step id='n4' activity='plan' x='900'/></stream>"
           "<stream id='s2' y='500'><step id='m1' activity='plan'/></stream>"),
      SW_THEME_LIGHT, FALSE);

  g_assert_nonnull (find_text (&picture, "n1", "PT" GAP "15" GAP "min  ·  WT" GAP "2" GAP "d  ·  85" GAP "%"));
  g_assert_nonnull (find_text (&picture, "n2", "PT" GAP "1" GAP "h  ·  WT" GAP "?  ·  ?" GAP "%"));
  g_assert_nonnull (find_text (&picture, "n4", "PT" GAP "?  ·  WT" GAP "?  ·  ?" GAP "%"));
  assert_title (&picture, "n1", "step n1, Engage, waits 2" GAP "d, works 15" GAP "min");
  assert_title (&picture, "n2", "step n2, Plan, works 1" GAP "h, measured");
  g_assert_null (find_text (&picture, "n3", "PT" GAP "?  ·  WT" GAP "?  ·  ?" GAP "%"));
  g_assert_null (find_text (&picture, "m1", "PT" GAP "?  ·  WT" GAP "?"));
}

/* The row leaves room for the clock. */
static void
test_measured (void)
{
  const char *guess = MAP ("<stream id='s1'><step id='n1' activity='plan' process='1h' wait='1h'/></stream>");
  const char *known =
      MAP ("<stream id='s1'><step id='n1' activity='plan' process='1h' wait='1h' basis='measured'/></stream>");
  const char *row = "PT" GAP "1" GAP "h  ·  WT" GAP "1" GAP "h";
  g_auto (Picture) a = picture_open (guess, SW_THEME_LIGHT, FALSE);
  g_auto (Picture) b = picture_open (known, SW_THEME_LIGHT, FALSE);

  g_assert_cmpuint (sw_scene_find (b.scene, "n1")->n_shapes, ==, sw_scene_find (a.scene, "n1")->n_shapes + 2);
  g_assert_cmpfloat (find_text (&b, "n1", row)->rect.width, <, find_text (&a, "n1", row)->rect.width);
}

/* --- inventories ------------------------------------------------------------------------------------------- */

/* 4 items a day: 6 items are 1.5 days, a day of 8 h. A wait of the connection's own is its label. */
static void
test_inventory (void)
{
  g_auto (Picture) picture = picture_open (
      MAP ("<stream id='s1' demand='4/d'><step id='n1' activity='plan' x='24' y='96'/>"
           "<step id='n2' activity='plan' x='296' y='96'/><step id='n3' activity='plan' x='568' y='96'/>"
           "<flow id='f1' from='n1' to='n2' items='6'/><flow id='f2' from='n2' to='n3' items='6' wait='1h'/></stream>"),
      SW_THEME_LIGHT, FALSE);
  const SwShape *count = find_text (&picture, "f1", "6"),
                *time = find_text (&picture, "f1", "1" GAP "d" GAP "4" GAP "h");

  g_assert_nonnull (count);
  g_assert_nonnull (time);
  g_assert_cmpfloat (time->rect.y, ==, count->rect.y + SW_LABEL_LINE);
  g_assert_nonnull (find_text (&picture, "f2", "6"));
  g_assert_nonnull (find_text (&picture, "f2", "1" GAP "h"));
  assert_title (&picture, "f1", "Flow from step n1 to step n2, 6 items wait, takes 1" GAP "d" GAP "4" GAP "h");
}

/* A triangle in the middle would have the number on the feedback that crosses the flow there. */
static void
test_inventory_is_free (void)
{
  g_auto (Picture) picture =
      picture_open (MAP ("<stream id='s1' demand='1/d'><step id='n1' activity='plan' x='24' y='96'/>"
                         "<step id='n2' activity='plan' x='696' y='496'/><step id='n3' activity='plan' x='24' y='496'/>"
                         "<step id='n4' activity='plan' x='696' y='96'/>"
                         "<flow id='f1' from='n1' to='n2' items='6'/><flow id='f2' from='n3' to='n4'/></stream>"),
                    SW_THEME_LIGHT, FALSE);
  const SwRoute *other = sw_layout_route (picture.layout, "f2"), *own = sw_layout_route (picture.layout, "f1");
  SwRect area = { own->inventory.x - 22, own->inventory.y - 10, 44, 48 };

  for (guint k = 0; k <= 200; k++)
    {
      double t = k / 200.0, u = 1 - t;
      const SwPoint *p = other->points;
      double x = u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x;
      double y = u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y;

      g_assert_false (sw_rect_contains (&area, x, y));
    }
}

/* --- header and timeline ----------------------------------------------------------------------------------- */

#define LEAD "LT 2" GAP "h" GAP "15" GAP "min"
#define TIMED "<step id='n1' activity='engage' process='15min' wait='2h' accuracy='50%' x='24' y='96'/>"

static void
test_totals (void)
{
  g_auto (Picture) wide = picture_open (
      MAP ("<stream id='s1' name='Wide' demand='4/d' width='1200'>" TIMED "</stream>"), SW_THEME_LIGHT, FALSE);
  g_auto (Picture) part =
      picture_open (MAP ("<stream id='s1' name='Part' width='1200'>" TIMED
                         "<step id='n2' activity='plan' x='296' y='96'/><flow id='f1' from='n1' to='n2'/></stream>"),
                    SW_THEME_LIGHT, FALSE);

  g_assert_nonnull (find_text (&wide, "s1",
                               "LT 2" GAP "h" GAP "15" GAP "min  ·  PT 15" GAP "min  ·  flow efficiency 11" GAP
                               "%  ·  %C&A 50" GAP "%  ·  takt 2" GAP "h"));
  g_assert_nonnull (find_text (&wide, "s1", "LT 2" GAP "h" GAP "15" GAP "min"));
  g_assert_nonnull (find_text (&wide, "s1", "PT 15" GAP "min"));
  g_assert_nonnull (find_text (&part, "s1", "LT at least 2" GAP "h" GAP "15" GAP "min"));
  g_assert_nonnull (find_text (&part, "s1", "PT at least 15" GAP "min"));
}

/* A long name leaves room for the first totals, each of them whole; a screen reader says them all. */
static void
test_totals_that_fit (void)
{
  const char *name = "A name that takes all the room that there is in the header of a stream of the least width";
  g_autofree char *xml =
      g_strconcat ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s1' name='", name,
                   "' demand='4/d'>" TIMED "</stream></map>", NULL);
  g_autofree char *title = g_strdup_printf ("%s, 1 step, LT 2" GAP "h" GAP "15" GAP "min, PT 15" GAP
                                            "min, flow efficiency 11" GAP "%%, %%C&A 50" GAP "%%, takt 2" GAP "h",
                                            name);
  /* How many fit is the font's matter; all of them never do. */
  static const char *const shown[] = { LEAD, LEAD "  ·  PT 15" GAP "min",
                                       LEAD "  ·  PT 15" GAP "min  ·  flow efficiency 11" GAP "%" };
  g_auto (Picture) picture = picture_open (xml, SW_THEME_LIGHT, FALSE);
  guint found = 0;

  assert_title (&picture, "s1", title);
  g_assert_nonnull (find_text (&picture, "s1", name));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    found += find_text (&picture, "s1", shown[i]) != NULL;
  /* The first is on the timeline too, in the same words. */
  g_assert_cmpuint (found, >=, 1);
  g_assert_cmpuint (found, <=, 2);
}

/* Where the path turns back, the parts of the timeline say whose they are; below their cards they need not. */
static void
test_ladder_names (void)
{
  const char *form = MAP ("<stream id='s1'><step id='n1' name='Ask' activity='plan' wait='1h' x='24' y='96'/>"
                          "<step id='n2' name='Do' activity='plan' wait='1h' x='%d' y='396'/>"
                          "<flow id='f1' from='n1' to='n2'/></stream>");
  g_autofree char *back = g_strdup_printf (form, 24), *on = g_strdup_printf (form, 296);
  g_auto (Picture) folded = picture_open (back, SW_THEME_LIGHT, FALSE);
  g_auto (Picture) straight = picture_open (on, SW_THEME_LIGHT, FALSE);

  g_assert_true (folded.layout->streams[0].ladder_named);
  g_assert_nonnull (find_text (&folded, "s1", "Ask"));
  g_assert_nonnull (find_text (&folded, "s1", "Do"));
  g_assert_false (straight.layout->streams[0].ladder_named);
  g_assert_null (find_text (&straight, "s1", "Ask"));
}

/* --- what is lit ------------------------------------------------------------------------------------------- */

/* By way of n2 it takes 3 h, by way of n3 2 h. An item each 2 h: n3 is in use for half of the time, n2 for a
 * quarter. */
#define BRANCHES(demand)                                                                                               \
  MAP ("<stream id='s1'" demand                                                                                        \
       "><step id='n1' name='Ask' activity='engage' process='30min' wait='0s' x='24' y='96'/>"                         \
       "<step id='n2' activity='plan' process='30min' wait='2h' x='296' y='96'/>"                                      \
       "<step id='n3' activity='plan' process='1h' wait='30min' x='296' y='296'/>"                                     \
       "<flow id='f1' from='n1' to='n2'/><flow id='f2' from='n1' to='n3'/></stream>")

static gboolean
is_lit (const Picture *picture, const char *id)
{
  const SwItem *item = sw_scene_find (picture->scene, id);
  const SwShape *shapes = sw_scene_shapes (picture->scene, item);
  SwColour critical = sw_scene_theme (picture->scene)->critical;

  for (guint i = 0; i < item->n_shapes; i++)
    if (memcmp (&shapes[i].stroke, &critical, sizeof critical) == 0 && shapes[i].width >= 2.5)
      return TRUE;
  return FALSE;
}

static void
test_lit (gconstpointer theme)
{
  SwThemeId id = GPOINTER_TO_INT (theme);
  g_auto (Picture) lit = picture_open (BRANCHES (" demand='4/d'"), id, TRUE);
  g_auto (Picture) plain = picture_open (BRANCHES (" demand='4/d'"), id, FALSE);
  static const char *const on_path[] = { "n1", "f1", "n2", "s1" }, *const beside[] = { "f2", "n3" };

  for (guint i = 0; i < G_N_ELEMENTS (on_path); i++)
    {
      g_assert_true (is_lit (&lit, on_path[i]));
      g_assert_false (is_lit (&plain, on_path[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    g_assert_false (is_lit (&lit, beside[i]));
  g_assert_nonnull (find_text (&lit, "n3", "Bottleneck 50" GAP "%"));
  g_assert_null (find_text (&plain, "n3", "Bottleneck 50" GAP "%"));
  g_assert_null (find_text (&lit, "n2", "Bottleneck 25" GAP "%"));
  assert_title (&lit, "n1", "Ask, Engage, waits 0" GAP "s, works 30" GAP "min, on the critical path");
  assert_title (&lit, "n3", "step n3, Plan, waits 30" GAP "min, works 1" GAP "h, Bottleneck 50" GAP "%");
  assert_title (&lit, "f1", "Flow from Ask to step n2, in parallel, on the critical path");
  assert_title (&plain, "n1", "Ask, Engage, waits 0" GAP "s, works 30" GAP "min");
}

/* Without demand nobody knows how much is in use: the word stands alone, on the longest step of the path. */
static void
test_bottleneck_alone (void)
{
  g_auto (Picture) lit = picture_open (BRANCHES (""), SW_THEME_LIGHT, TRUE);

  g_assert_nonnull (find_text (&lit, "n2", "Bottleneck"));
  g_assert_null (find_text (&lit, "n3", "Bottleneck"));
}

/* Where no time is known, no path is longer than another. */
static void
test_unlit (void)
{
  g_auto (Picture) lit =
      picture_open (MAP ("<stream id='s1' demand='1/d'><step id='n1' activity='plan' x='24' y='96'/>"
                         "<step id='n2' activity='plan' x='296' y='96'/><flow id='f1' from='n1' to='n2'/></stream>"),
                    SW_THEME_LIGHT, TRUE);

  g_assert_false (is_lit (&lit, "n1"));
  g_assert_false (is_lit (&lit, "f1"));
  assert_title (&lit, "n1", "step n1, Plan");
}

/* What is lit lies over what is not. */
static void
test_on_top (void)
{
  g_auto (Picture) lit = picture_open (BRANCHES (""), SW_THEME_LIGHT, TRUE);
  g_auto (Picture) plain = picture_open (BRANCHES (""), SW_THEME_LIGHT, FALSE);

  g_assert_true (sw_scene_find (lit.scene, "f1") > sw_scene_find (lit.scene, "f2"));
  g_assert_true (sw_scene_find (plain.scene, "f1") < sw_scene_find (plain.scene, "f2"));
}

/* From far away texts are bars: that of a stream's name stands where the name does, at the left. */
static void
test_far_away (void)
{
  g_auto (Picture) picture = picture_open (MAP ("<stream id='s1' name='A name' width='1200'/>"), SW_THEME_LIGHT, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 60);
  cairo_t *cr = cairo_create (surface);
  SwRect area = { 0, 0, 1200, 60 };
  const guint32 *row;
  guint left = 0, right = 0;

  sw_scene_paint (picture.scene, cr, &area, 0.3, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  row = (const guint32 *)(gconstpointer)(cairo_image_surface_get_data (surface)
                                         + 18 * cairo_image_surface_get_stride (surface));
  for (guint x = 20; x < 1180; x++)
    if (row[x] != row[600])
      *(x < 200 ? &left : &right) += 1;
  g_assert_cmpuint (left, >, 20);
  g_assert_cmpuint (right, ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/scene-figures/card", test_card);
  g_test_add_func ("/render/scene-figures/measured", test_measured);
  g_test_add_func ("/render/scene-figures/inventory", test_inventory);
  g_test_add_func ("/render/scene-figures/inventory-is-free", test_inventory_is_free);
  g_test_add_func ("/render/scene-figures/totals", test_totals);
  g_test_add_func ("/render/scene-figures/totals-that-fit", test_totals_that_fit);
  g_test_add_func ("/render/scene-figures/ladder-names", test_ladder_names);
  g_test_add_data_func ("/render/scene-figures/lit/light", GINT_TO_POINTER (SW_THEME_LIGHT), test_lit);
  g_test_add_data_func ("/render/scene-figures/lit/dark", GINT_TO_POINTER (SW_THEME_DARK), test_lit);
  g_test_add_data_func ("/render/scene-figures/lit/contrast", GINT_TO_POINTER (SW_THEME_CONTRAST), test_lit);
  g_test_add_data_func ("/render/scene-figures/lit/print", GINT_TO_POINTER (SW_THEME_PRINT), test_lit);
  g_test_add_func ("/render/scene-figures/bottleneck-alone", test_bottleneck_alone);
  g_test_add_func ("/render/scene-figures/unlit", test_unlit);
  g_test_add_func ("/render/scene-figures/on-top", test_on_top);
  g_test_add_func ("/render/scene-figures/far-away", test_far_away);
  return g_test_run ();
}
