/* Logs with one time a row, and what names say. */
#include "logs.h"

#include "files/profiles.h"

/* A state lasts until the next one; queues are the wait of what follows; the last state is only reached. */
static void
test_states (void)
{
  g_autoptr (SwMined) mined = mined_of ("Issue key,Status,Changed,Assignee\n"
                                        "A-1,To Do,2026-01-05 08:00,\n"
                                        "A-1,In Progress,2026-01-05 10:00,Ann\n"
                                        "A-1,Ready for review,2026-01-05 13:00,Ann\n"
                                        "A-1,Review,2026-01-05 14:00,Bob\n"
                                        "A-1,Done,2026-01-05 16:00,Bob\n",
                                        NULL);
  SwElement *done = step_called (mined->map, "Done");

  assert_ways (mined->map, "In Progress>Review\nReview>Done");
  assert_value (step_called (mined->map, "In Progress"), SW_ATTR_PROCESS, "3h");
  assert_value (step_called (mined->map, "In Progress"), SW_ATTR_WAIT, "2h");
  assert_value (step_called (mined->map, "Review"), SW_ATTR_PROCESS, "2h");
  assert_value (step_called (mined->map, "Review"), SW_ATTR_WAIT, "60min");
  assert_value (done, SW_ATTR_PROCESS, "0s");
  assert_value (done, SW_ATTR_WAIT, "0s");
  assert_value (done, SW_ATTR_LIGHT, "yes");
  assert_value (step_called (mined->map, "Review"), SW_ATTR_PEOPLE, "1");
}

static void
test_ends (void)
{
  g_autoptr (SwMined) mined = mined_of ("id,activity,completed\n"
                                        "1,A,2026-01-05 08:00\n"
                                        "1,B,2026-01-05 10:00\n",
                                        NULL);

  assert_ways (mined->map, "A>B");
  assert_value (step_called (mined->map, "A"), SW_ATTR_PROCESS, NULL);
  assert_value (step_called (mined->map, "B"), SW_ATTR_PROCESS, "2h");
}

static void
test_chosen (void)
{
  SwMineWish wish = SW_MINE_WISH ();
  g_autoptr (GHashTable) activities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) log = new_spans ();
  g_autoptr (SwMined) mined = NULL;

  add_item (log, "1", "Build 0 1, Lunch 1 2, Waiting 2 3, Magic 5 6");
  g_hash_table_insert (activities, (gpointer) "Build", (gpointer) "plan");
  g_hash_table_insert (activities, (gpointer) "Lunch", (gpointer) "wait");
  g_hash_table_insert (activities, (gpointer) "Waiting", (gpointer) "engage");
  wish.activities = activities;
  mined = mined_of (log->str, &wish);
  assert_ways (mined->map, "Build>Waiting\nWaiting>Magic");
  assert_value (step_called (mined->map, "Build"), SW_ATTR_ACTIVITY, "plan");
  assert_value (step_called (mined->map, "Waiting"), SW_ATTR_ACTIVITY, "engage");
  assert_value (step_called (mined->map, "Waiting"), SW_ATTR_WAIT, "60min");
  assert_value (step_called (mined->map, "Magic"), SW_ATTR_ACTIVITY, NULL);
}

static void
test_proposals (void)
{
  static const struct
  {
    const char *name, *activity;
  } cases[] = {
    { "Build the release", "obtain-build" }, /* the first word */
    { "Solve at first contact", "deliver-support" },
    { "Look for the cause", "improve" },
    { "Confirm with the user", "engage" },
    { "Prioritise the backlog items", "wait" },       /* the word for a queue decides */
    { "Prioritize requests of the quarter", "plan" }, /* the longer word */
    { "Roadmap", "plan" },
    { "Retrospective", "improve" },
    { "Log the request", "engage" },
    { "DESIGN", "design-transition" },
    { "User acceptance testing", "design-transition" },
    { "Code review", "obtain-build" },
    { "Develop", "obtain-build" },
    { "Deploy to production", "deliver-support" },
    { "Resolve incident", "deliver-support" },
    { "Obtain/build", "obtain-build" },
    { "Waiting for customer", "wait" },
    { "ready_for_test", "wait" },
    { "On Hold", "wait" },
    { "Waiter serves", NULL },
    { "Xyzzy", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (sw_mine_propose (sw_profile_find ("itil4"), cases[i].name), ==, cases[i].activity);
    }
}

static void
test_activities (void)
{
  g_autoptr (GString) text = new_spans ();
  g_autoptr (SwEventLog) log = NULL;
  g_autoptr (GArray) activities = NULL;
  const SwLogActivity *first, *second;

  add_item (text, "1", "Test 5 6, Build 1 2");
  add_item (text, "2", "Build 1 2");
  log = log_of (text->str, NULL);
  activities = sw_mine_activities (log, sw_profile_find ("itil4"));
  g_assert_cmpuint (activities->len, ==, 2);
  first = &g_array_index (activities, SwLogActivity, 0);
  second = &g_array_index (activities, SwLogActivity, 1);
  g_assert_cmpstr (first->name, ==, "Build");
  g_assert_cmpuint (first->rows, ==, 2);
  g_assert_cmpstr (first->proposed, ==, "obtain-build");
  g_assert_cmpstr (second->name, ==, "Test");
}

static void
test_description (void)
{
  g_autoptr (SwMined) mined = mined_of ("id,activity,start,end\n"
                                        "1,A,2026-01-05T23:30:00-05:00,2026-01-06T12:00:00-05:00\n"
                                        "2,A,2026-01-07T23:30:00-05:00,2026-01-08T12:00:00-05:00\n"
                                        "2,A,x,y\n",
                                        NULL);

  assert_value (sw_element_first (sw_map_root (mined->map), SW_KIND_DESCRIPTION), SW_ATTR_TEXT,
                "Measured from log.csv: 3 rows, 2 items, 2026-01-05 to 2026-01-08. Rows left out: 1. Middle times are "
                "means, so that they add up; the outer ones are the 10th and 90th percentile.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/exchange/mine/states", test_states);
  g_test_add_func ("/exchange/mine/ends", test_ends);
  g_test_add_func ("/exchange/mine/chosen", test_chosen);
  g_test_add_func ("/exchange/mine/proposals", test_proposals);
  g_test_add_func ("/exchange/mine/activities", test_activities);
  g_test_add_func ("/exchange/mine/description", test_description);
  return g_test_run ();
}
