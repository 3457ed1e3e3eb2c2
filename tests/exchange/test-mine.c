/* Small logs whose stream is plain to see. */
#include "logs.h"

#include "files/profiles.h"

/* @count items with the same rows. */
static void
add_items (GString *log, const char *prefix, guint count, const char *rows)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s%u", prefix, i);

      add_item (log, item, rows);
    }
}

static void
assert_notes (const SwMined *mined, const char *expected)
{
  g_autofree char *all = NULL;

  g_ptr_array_add (mined->notes, NULL);
  all = g_strjoinv ("\n", (char **)mined->notes->pdata);
  g_ptr_array_set_size (mined->notes, (int)mined->notes->len - 1);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_sequence (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_item (log, "1", "A 0 1, B 2 4");
  add_item (log, "2", "A 10 11, B 13 15");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B");
  assert_notes (mined, "");
  assert_value (step_called (mined->map, "A"), SW_ATTR_PROCESS, "60min");
  assert_value (step_called (mined->map, "A"), SW_ATTR_WAIT, NULL);
  assert_value (step_called (mined->map, "A"), SW_ATTR_BASIS, "measured");
  assert_value (step_called (mined->map, "B"), SW_ATTR_PROCESS, "2h");
  assert_value (step_called (mined->map, "B"), SW_ATTR_WAIT, "1h..1.5h..2h");
  assert_value (sw_map_root (mined->map), SW_ATTR_DAY, "24h");
  assert_value (sw_map_root (mined->map), SW_ATTR_WEEK, "7d");
  assert_value (sw_map_root (mined->map), SW_ATTR_MONTH, "30d");
  assert_value (sw_map_root (mined->map), SW_ATTR_TITLE, "log");
  assert_value (sw_element_first (sw_map_root (mined->map), SW_KIND_STREAM), SW_ATTR_DEMAND, "2.4/d");
}

static void
test_choice (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "b", 3, "A 0 1, B 1 2, D 3 4");
  add_items (log, "c", 1, "A 0 1, C 1 2, D 3 4");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B 75%\nA>C 25%\nB>D\nC>D");
}

/* Thirds: the shares add up to a hundred. */
static void
test_thirds (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_item (log, "1", "A 0 1, B 1 2");
  add_item (log, "2", "A 0 1, C 1 2");
  add_item (log, "3", "A 0 1, D 1 2");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B 33.34%\nA>C 33.33%\nA>D 33.33%");
}

/* In either order: the example with which the alpha algorithm is taught. */
static void
test_parallel_by_order (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 3, "A 0 1, B 1 2, C 2 3, D 4 5");
  add_items (log, "y", 2, "A 0 1, C 1 2, B 2 3, D 4 5");
  add_items (log, "z", 1, "A 0 1, E 1 2, D 4 5");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nA>C\nA>E\nB>D\nC>D\nE>D");
  assert_notes (mined, "Behind “A” some ways run in parallel and some are alternatives; they are drawn as parallel.\n"
                       "“B” follows “A” in 83 % of the items; as a parallel branch it is drawn as if always.\n"
                       "“C” follows “A” in 83 % of the items; as a parallel branch it is drawn as if always.\n"
                       "“E” follows “A” in 17 % of the items; as a parallel branch it is drawn as if always.");
}

/* One is always first, but goes on while the other is done; branches have their own length. */
static void
test_parallel_by_overlap (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 4, "A 0 1, B 1 9, C1 2 3, C2 4 5, D 10 11");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nA>C1\nB>D\nC1>C2\nC2>D");
  /* D waits for the later one. */
  assert_value (step_called (mined->map, "D"), SW_ATTR_WAIT, "60min");
  assert_value (step_called (mined->map, "C1"), SW_ATTR_WAIT, "60min");
  assert_notes (mined, "");
}

/* A sloppy overlap in one item of ten is no parallel branch. */
static void
test_rare_overlap (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 9, "A 0 1, B 1 2");
  add_items (log, "y", 1, "A 0 1.5, B 1 2");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B");
}

static void
test_rework (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 3, "A 0 1, B 2 3, C 3 4");
  add_items (log, "y", 1, "A 0 1, B 2 3, A 5 6, B 7 8, C 8 9");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nB<A 20%\nB>C");
  /* Five visits: four come first and wait for nothing that is known, one waits two hours. */
  assert_value (step_called (mined->map, "A"), SW_ATTR_WAIT, "0min..24min..120min");
}

/* Alternatives that rework leads to one after the other are not parallel. */
static void
test_rework_to_a_choice (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 3, "A 0 1, B 1 2, D 2 3");
  add_items (log, "y", 3, "A 0 1, C 1 2, D 2 3");
  add_items (log, "z", 2, "A 0 1, B 1 2, D 2 3, A 3 4, C 4 5, D 5 6");
  add_items (log, "w", 2, "A 0 1, C 1 2, D 2 3, A 3 4, B 4 5, D 5 6");
  mined = mined_of (log->str, NULL);
  /* D is done 14 times and sends 4 back. */
  assert_ways (mined->map, "A>B 50%\nA>C 50%\nB>D\nC>D\nD<A 28.57%");
}

/* One of two branches sends the item back to before the fork: once, not once for each branch. */
static void
test_rework_from_a_branch (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 3, "A 0 1, B 1 4, C 1 2, D 5 6");
  add_items (log, "y", 1, "A 0 1, B 1 4, C 1 2, A 5 6, B 6 9, C 6 7, D 10 11");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nA>C\nB<A 20%\nB>D\nC>D");
}

/* A step that only rework leads to. */
static void
test_detour (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_items (log, "x", 3, "Build 0 1, Test 1 2, Ship 2 3");
  add_items (log, "y", 1, "Build 0 1, Test 1 2, Fix 2 3, Test 3 4, Ship 4 5");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "Build>Test\nFix>Test\nTest<Fix 20%\nTest>Ship");
}

static void
test_rare (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;
  g_autoptr (SwMined) all = NULL;
  SwMineWish wish = SW_MINE_WISH ();

  add_items (log, "x", 98, "A 0 1, B 1 2, C 2 3");
  add_items (log, "y", 1, "A 0 1, C 2 3");
  add_items (log, "z", 1, "A 0 1, B 1 2, Odd 2 3, C 4 5");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nB>C");
  assert_notes (mined, "1 rare activity is left out (1 rows): Odd\n"
                       "1 rare way between steps is left out (taken 1 times).");
  wish.rare = 0;
  all = mined_of (log->str, &wish);
  assert_ways (all->map, "A>B 99%\nA>C 1%\nB>C 98.99%\nB>Odd 1.01%\nOdd>C");
}

static void
test_leaving (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;
  SwElement *end;

  add_items (log, "x", 3, "Test 0 1, B 1 2");
  add_items (log, "y", 1, "Test 0 1");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "Test>B 75%\nTest>End after “Test” 25%");
  end = step_called (mined->map, "End after “Test”");
  assert_value (end, SW_ATTR_LIGHT, "yes");
  assert_value (end, SW_ATTR_PROCESS, "0s");
  assert_value (end, SW_ATTR_ACTIVITY, "design-transition");
  assert_notes (mined,
                "1 items end at “Test”, from which others go on. If they were under way still, take away the step "
                "that stands for their end.");
}

/* Two rows of a step in a row are one visit with a pause. */
static void
test_joined (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_item (log, "1", "A 0 1, B 2 4, B 7 8, C 8 9");
  mined = mined_of (log->str, NULL);
  assert_ways (mined->map, "A>B\nB>C");
  assert_value (step_called (mined->map, "B"), SW_ATTR_PROCESS, "3h");
  assert_value (step_called (mined->map, "B"), SW_ATTR_WAIT, "4h");
  assert_notes (mined, "1 row went on with the step of the row before; both are one visit.");
}

static const char *
team_of (SwMap *map, const char *step)
{
  const SwElement *team = sw_map_find (map, sw_element_text (step_called (map, step), SW_ATTR_TEAM));

  return team != NULL ? sw_element_text (team, SW_ATTR_NAME) : NULL;
}

static void
test_teams (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_item (log, "1", "A 0 2 Desk, B 3 4 Makers, C 4 5 Desk");
  add_item (log, "2", "A 1 2 Desk, B 3 4 Makers, C 5 6");
  mined = mined_of (log->str, NULL);
  g_assert_cmpstr (team_of (mined->map, "A"), ==, "Desk");
  g_assert_cmpstr (team_of (mined->map, "B"), ==, "Makers");
  g_assert_cmpstr (team_of (mined->map, "C"), ==, "Desk");
  /* A team is as many as it has work in hand at once. */
  assert_value (step_called (mined->map, "A"), SW_ATTR_PEOPLE, "2");
  assert_value (step_called (mined->map, "C"), SW_ATTR_PEOPLE, "1");
}

static void
test_people (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;
  g_autoptr (SwMined) without = NULL;
  SwMineWish wish = SW_MINE_WISH ();

  add_item (log, "1", "A 0 4 Ann, B 4 5 Cid, C 5 6 Dan");
  add_item (log, "2", "A 1 4 Ann, B 4 5 Dan, C 5 6 Cid");
  add_item (log, "3", "A 2 4 Bob, B 4 5 Cid, C 5 6 Eve");
  mined = mined_of (log->str, NULL);
  g_assert_cmpstr (team_of (mined->map, "A"), ==, "A team");
  g_assert_cmpstr (team_of (mined->map, "B"), ==, "B team");
  g_assert_cmpstr (team_of (mined->map, "C"), ==, "B team");
  /* Ann counts once, though she has two in hand. */
  assert_value (step_called (mined->map, "A"), SW_ATTR_PEOPLE, "2");
  wish.no_teams = TRUE;
  without = mined_of (log->str, &wish);
  g_assert_null (team_of (without->map, "A"));
  assert_value (step_called (without->map, "A"), SW_ATTR_PEOPLE, "2");
  g_assert_null (sw_element_first (sw_map_root (without->map), SW_KIND_TEAM));
}

/* From nine to five: from Friday, 16:00, to Monday, 11:00, are three hours. */
static void
test_hours (void)
{
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;
  SwMineWish wish = SW_MINE_WISH ();

  add_item (log, "1", "A 100 112, B 179 204");
  sw_work_hours_parse ("9-17", &wish.hours);
  sw_work_days_parse ("mon-fri", &wish.hours);
  mined = mined_of (log->str, &wish);
  /* A: Friday 4:00 to 16:00. B: Monday 11:00 to Tuesday 12:00. */
  assert_value (step_called (mined->map, "A"), SW_ATTR_PROCESS, "7h");
  assert_value (step_called (mined->map, "B"), SW_ATTR_WAIT, "3h");
  assert_value (step_called (mined->map, "B"), SW_ATTR_PROCESS, "9h");
  assert_value (sw_map_root (mined->map), SW_ATTR_DAY, "8h");
}

static void
test_nothing (void)
{
  g_autoptr (SwEventLog) log = log_of ("id,status,time\n1,A,never\n", NULL);
  g_autoptr (GError) error = NULL;
  SwMineWish wish = SW_MINE_WISH ();

  g_assert_null (sw_mine (log, sw_profile_find ("itil4"), &wish, NULL, &error));
  g_assert_cmpstr (error->message, ==, "log.csv:1:1: no row could be read as a step of an item");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/exchange/mine/sequence", test_sequence);
  g_test_add_func ("/exchange/mine/choice", test_choice);
  g_test_add_func ("/exchange/mine/thirds", test_thirds);
  g_test_add_func ("/exchange/mine/parallel-by-order", test_parallel_by_order);
  g_test_add_func ("/exchange/mine/parallel-by-overlap", test_parallel_by_overlap);
  g_test_add_func ("/exchange/mine/rare-overlap", test_rare_overlap);
  g_test_add_func ("/exchange/mine/rework", test_rework);
  g_test_add_func ("/exchange/mine/rework-to-a-choice", test_rework_to_a_choice);
  g_test_add_func ("/exchange/mine/rework-from-a-branch", test_rework_from_a_branch);
  g_test_add_func ("/exchange/mine/detour", test_detour);
  g_test_add_func ("/exchange/mine/rare", test_rare);
  g_test_add_func ("/exchange/mine/leaving", test_leaving);
  g_test_add_func ("/exchange/mine/joined", test_joined);
  g_test_add_func ("/exchange/mine/teams", test_teams);
  g_test_add_func ("/exchange/mine/people", test_people);
  g_test_add_func ("/exchange/mine/hours", test_hours);
  g_test_add_func ("/exchange/mine/nothing", test_nothing);
  return g_test_run ();
}
