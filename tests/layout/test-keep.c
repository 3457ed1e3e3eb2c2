/* A layout that keeps ways of the one before is the same as one that is made anew, whatever was changed. */
#include "edit/commands.h"
#include "layout/layout.h"

#include "../samples.h"

#include <string.h>

#define STREAMS 3
#define STEPS 12

static SwMap *
random_map (GRand *rand)
{
  g_autoptr (GString) text = g_string_new ("<map xmlns='https://streamwright.github.io/ns/map' version='1'>");

  for (guint s = 0; s < STREAMS; s++)
    {
      g_string_append_printf (text, "<stream id='s%u' name='Stream %u' y='%u'>", s, s, s * 1200);
      for (guint i = 0; i < STEPS; i++)
        g_string_append_printf (text, "<step id='s%un%u' activity='engage' x='%u' y='%u'/>", s, i, 24 + 272 * (i % 4),
                                96 + 160 * (i / 4));
      for (guint e = 0; e < STEPS + 4; e++)
        {
          int from = g_rand_int_range (rand, 0, STEPS), to = g_rand_int_range (rand, 0, STEPS);

          if (from != to)
            g_string_append_printf (text, "<%s id='s%ue%u' from='s%un%d' to='s%un%d'/>",
                                    from < to ? "flow" : "feedback", s, e, s, from, s, to);
        }
      /* One that leads nowhere. */
      g_string_append_printf (text, "<flow id='s%ux' from='s%un0' to='gone'/></stream>", s, s);
    }
  g_string_append (text, "</map>");
  return open_text (text->str);
}

/* Any step, or any connection, of any stream; NULL if it is gone. */
static SwElement *
pick (GRand *rand, SwMap *map, char kind, guint count)
{
  g_autofree char *id =
      g_strdup_printf ("s%d%c%d", g_rand_int_range (rand, 0, STREAMS), kind, g_rand_int_range (rand, 0, (int)count));

  return sw_map_find (map, id);
}

static void
set (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *text)
{
  if (element != NULL && sw_kind_attr_slot (element->kind, attr) >= 0)
    g_assert_true (sw_edit_set (transaction, element, attr, text, NULL));
}

static void
edit_place (GRand *rand, SwTransaction *transaction, SwElement *step)
{
  const char *ids[] = { step != NULL ? step->id : NULL, NULL };

  if (step != NULL)
    sw_edit_move (transaction, ids, g_rand_int_range (rand, -40, 40), g_rand_int_range (rand, -40, 40), NULL);
}

static void
edit (GRand *rand, SwMap *map)
{
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 90));
  g_autofree char *time = g_strconcat (text, " min", NULL);
  SwElement *step = pick (rand, map, 'n', STEPS), *edge = pick (rand, map, 'e', STEPS + 4);
  const char *ids[] = { NULL, NULL };
  g_autoptr (GPtrArray) ops = NULL;

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      set (transaction, step, SW_ATTR_NAME, text);
      break;
    case 1:
      set (transaction, step, SW_ATTR_PROCESS, time);
      break;
    case 2:
      set (transaction, edge, SW_ATTR_LABEL, text);
      break;
    case 3:
      set (transaction, edge, SW_ATTR_WAIT, time);
      break;
    case 4:
      set (transaction, edge, SW_ATTR_SHARE, text);
      break;
    case 5:
      set (transaction, edge, SW_ATTR_ITEMS, text);
      break;
    case 6:
      if (step != NULL)
        set (transaction, step->parent, SW_ATTR_DEMAND, g_rand_boolean (rand) ? "3/week" : "");
      break;
    case 7:
      /* Seldom, so that something is left. */
      ids[0] = edge != NULL ? edge->id : NULL;
      if (edge != NULL && g_rand_int_range (rand, 0, 3) == 0)
        sw_edit_delete (transaction, ids, NULL);
      break;
    default:
      edit_place (rand, transaction, step);
    }
  ops = sw_transaction_commit (transaction);
}

static void
assert_same_route (const SwRoute *one, const SwRoute *other, SwElement *edge)
{
  g_assert_true (one->edge == edge && other->edge == edge);
  g_assert_cmpmem (one->points, one->n_points * sizeof (SwPoint), other->points, other->n_points * sizeof (SwPoint));
  g_assert_cmpmem (&one->bounds, sizeof (SwRect), &other->bounds, sizeof (SwRect));
  g_assert_cmpmem (&one->plate, sizeof (SwRect), &other->plate, sizeof (SwRect));
  g_assert_cmpstr (one->label_text, ==, other->label_text);
  g_assert_cmpstr (one->label_more, ==, other->label_more);
  g_assert_cmpuint (one->label_lines, ==, other->label_lines);
  g_assert_cmpint (one->has_inventory, ==, other->has_inventory);
  g_assert_cmpmem (&one->inventory, sizeof (SwPoint), &other->inventory, sizeof (SwPoint));
  g_assert_true (one->back == other->back && one->dangling == other->dangling && one->feedback == other->feedback);
}

static void
assert_same (const SwLayout *one, const SwLayout *other)
{
  g_assert_cmpuint (g_hash_table_size (one->routes), ==, g_hash_table_size (other->routes));
  g_assert_cmpuint (g_hash_table_size (one->rects), ==, g_hash_table_size (other->rects));
  g_assert_cmpmem (&one->bounds, sizeof (SwRect), &other->bounds, sizeof (SwRect));
  for (guint s = 0; s < one->n_streams; s++)
    {
      const SwElement *stream = one->streams[s].stream;

      g_assert_cmpmem (&one->streams[s].frame, sizeof (SwRect), &other->streams[s].frame, sizeof (SwRect));
      sw_for_each_child (child, stream)
        {
          const SwRoute *route = sw_layout_route (other, child->id);

          g_assert_true ((sw_layout_route (one, child->id) == NULL) == (route == NULL));
          if (route != NULL)
            assert_same_route (sw_layout_route (one, child->id), route, child);
        }
    }
}

/* 300 edits of 10 maps. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint m = 0; m < 10; m++)
    {
      g_autoptr (SwMap) map = random_map (rand);
      SwAnalysis *analysis = sw_analysis_new (map);
      SwLayout *layout = sw_layout_new (analysis);

      for (guint i = 0; i < 30; i++)
        {
          SwAnalysis *next;
          SwLayout *renewed;
          g_autoptr (SwLayout) anew = NULL;

          edit (rand, map);
          next = sw_analysis_new (map);
          renewed = sw_layout_renew (next, layout);
          anew = sw_layout_new (next);
          sw_layout_free (layout);
          sw_analysis_free (analysis);
          analysis = next;
          layout = renewed;
          assert_same (layout, anew);
        }
      sw_layout_free (layout);
      sw_analysis_free (analysis);
    }
}

/* What is kept is the very same route. */
static void
test_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (SwMap) map = random_map (rand);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwAnalysis) renamed_analysis = NULL, moved_analysis = NULL;
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwLayout) renamed = NULL, moved = NULL;
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_autoptr (SwTransaction) another = NULL;
  g_autoptr (GPtrArray) ops = NULL, more_ops = NULL;
  const char *ids[] = { "s0n0", NULL };

  set (transaction, sw_map_find (map, "s0n0"), SW_ATTR_NAME, "Another name");
  ops = sw_transaction_commit (transaction);
  g_clear_pointer (&transaction, sw_transaction_free);
  renamed_analysis = sw_analysis_new (map);
  renamed = sw_layout_renew (renamed_analysis, layout);
  g_assert_true (sw_layout_route (renamed, "s0x") == sw_layout_route (layout, "s0x"));
  g_assert_true (sw_layout_route (renamed, "s1x") == sw_layout_route (layout, "s1x"));

  another = sw_transaction_new (map);
  g_assert_true (sw_edit_move (another, ids, 5, 0, NULL));
  more_ops = sw_transaction_commit (another);
  moved_analysis = sw_analysis_new (map);
  moved = sw_layout_renew (moved_analysis, renamed);
  g_assert_true (sw_layout_route (moved, "s0x") != sw_layout_route (renamed, "s0x"));
  g_assert_true (sw_layout_route (moved, "s1x") == sw_layout_route (renamed, "s1x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/keep/random", test_random);
  g_test_add_func ("/layout/keep/kept", test_kept);
  return g_test_run ();
}
