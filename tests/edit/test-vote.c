/* Dots on notes as a command. */
#include "editor.h"

#include "base/error.h"

#define NOTE(votes) "    <note id=\"k1\" kind=\"improvement\"" votes " x=\"8\" y=\"16\">Automate</note>\n"
#define L(note) WHOLE ("  <stream id=\"s1\">\n" note "  </stream>\n")
#define MAP MAP_OF ("<stream id=\"s1\"><note id=\"k1\" kind=\"improvement\" x=\"8\" y=\"16\">Automate</note></stream>")

static void
test_vote (void)
{
  g_auto (Editor) e = editor_open (MAP);

  g_assert_true (sw_edit_vote (e.transaction, at (&e, "k1"), 1, &e.error));
  keep (&e, L (NOTE (" votes=\"1\"")));
  g_assert_true (sw_edit_vote (e.transaction, at (&e, "k1"), 2, &e.error));
  keep (&e, L (NOTE (" votes=\"3\"")));
  /* None is what is written nowhere. */
  g_assert_true (sw_edit_vote (e.transaction, at (&e, "k1"), -3, &e.error));
  keep (&e, L (NOTE ("")));
}

static void
test_none (void)
{
  g_auto (Editor) e = editor_open (MAP);

  g_assert_false (sw_edit_vote (e.transaction, at (&e, "k1"), -1, &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "This note has no vote to take back");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/vote/vote", test_vote);
  g_test_add_func ("/edit/vote/none", test_none);
  return g_test_run ();
}
