/* New streams, steps, teams and notes. */
#include "editor.h"

static void
test_stream (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (""));

  sw_edit_add_stream (e.transaction, "Orders", 48, -96);
  keep (&e, WHOLE ("  <stream id=\"s1\" name=\"Orders\" x=\"48\" y=\"-96\"/>\n"));
  sw_edit_add_stream (e.transaction, " Or\tders\n", 0, 0);
  sw_edit_add_stream (e.transaction, NULL, 0, 0);
  sw_edit_add_stream (e.transaction, "Orders", 0, 0);
  sw_edit_add_stream (e.transaction, "", 0, 0);
  sw_edit_add_stream (e.transaction, "Orders", 0, 0);
  keep (&e, WHOLE ("  <stream id=\"s1\" name=\"Orders\" x=\"48\" y=\"-96\"/>\n"
                   "  <stream id=\"s2\" name=\"Or ders\" x=\"0\" y=\"0\"/>\n"
                   "  <stream id=\"s3\" name=\"New stream\" x=\"0\" y=\"0\"/>\n"
                   "  <stream id=\"s4\" name=\"Orders 2\" x=\"0\" y=\"0\"/>\n"
                   "  <stream id=\"s5\" name=\"New stream 2\" x=\"0\" y=\"0\"/>\n"
                   "  <stream id=\"s6\" name=\"Orders 3\" x=\"0\" y=\"0\"/>\n"));
}

static void
test_step (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\"/>"));
  SwElement *stream = at (&e, "s1");

  sw_edit_add_step (e.transaction, stream, "engage", NULL, 24, 96);
  sw_edit_add_step (e.transaction, stream, "obtain-build", "", 296, 96);
  sw_edit_add_step (e.transaction, stream, "plan", " Weigh & <sort> ", 0, 0);
  sw_edit_add_step (e.transaction, stream, "magic", NULL, 0, 0);
  sw_edit_add_step (e.transaction, stream, NULL, NULL, 0, 0);
  keep (&e, WHOLE ("  <stream id=\"s1\">\n"
                   "    <step id=\"n1\" activity=\"engage\" name=\"Engage\" x=\"24\" y=\"96\"/>\n"
                   "    <step id=\"n2\" activity=\"obtain-build\" name=\"Obtain/build\" x=\"296\" y=\"96\"/>\n"
                   "    <step id=\"n3\" activity=\"plan\" name=\"Weigh &amp; &lt;sort&gt;\" x=\"0\" y=\"0\"/>\n"
                   "    <step id=\"n4\" activity=\"magic\" name=\"magic\" x=\"0\" y=\"0\"/>\n"
                   "    <step id=\"n5\" name=\"New step\" x=\"0\" y=\"0\"/>\n"
                   "  </stream>\n"));
}

/* A place that no file may hold becomes the nearest that one may. */
static void
test_far_away (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\"/>"));
  SwElement *step = sw_edit_add_step (e.transaction, at (&e, "s1"), "engage", "A", G_MAXINT64, G_MININT64);
  const SwAttrSpec *spec = sw_kind_attr (SW_KIND_STEP, SW_ATTR_X);

  g_assert_cmpint (sw_element_integer (step, SW_ATTR_X, 0), ==, spec->most);
  g_assert_cmpint (sw_element_integer (step, SW_ATTR_Y, 0), ==, spec->least);
  keep (&e, NULL);
}

static void
test_team (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\"/>"));
  SwElement *desk = sw_edit_add_team (e.transaction, "Desk");

  g_assert_true (sw_edit_add_team (e.transaction, " Desk ") == desk);
  g_assert_true (sw_edit_add_team (e.transaction, "desk") != desk);
  keep (&e, WHOLE ("  <team id=\"t1\" name=\"Desk\"/>\n"
                   "  <team id=\"t2\" name=\"desk\"/>\n"
                   "  <stream id=\"s1\"/>\n"));
  g_assert_cmpstr (sw_edit_add_team (e.transaction, "Desk")->id, ==, "t1");
  assert_unchanged (&e);
}

static void
test_note (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\"/>"));

  sw_edit_add_note (e.transaction, at (&e, "s1"), SW_NOTE_IMPROVEMENT, "One\r\nTwo\x01", 5, 6);
  sw_edit_add_note (e.transaction, sw_map_root (e.map), SW_NOTE_NOTE, "Here", 7, 8);
  sw_edit_add_note (e.transaction, sw_map_root (e.map), SW_NOTE_PARKED, "Later", 9, 10);
  keep (&e, WHOLE ("  <stream id=\"s1\">\n"
                   "    <note id=\"k1\" kind=\"improvement\" x=\"5\" y=\"6\">One\nTwo</note>\n"
                   "  </stream>\n"
                   "  <note id=\"k2\" x=\"7\" y=\"8\">Here</note>\n"
                   "  <note id=\"k3\" kind=\"parked\" x=\"9\" y=\"10\">Later</note>\n"));
}

/* An id that was given away is not given again, even when its element is gone. */
static void
test_ids_stay_free (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));
  const char *ids[] = { "n2", NULL };

  g_assert_cmpstr (sw_edit_add_step (e.transaction, at (&e, "s1"), "engage", NULL, 0, 0)->id, ==, "n2");
  keep (&e, NULL);
  g_assert_true (sw_edit_delete (e.transaction, ids, &e.error));
  keep (&e, NULL);
  g_assert_cmpstr (sw_edit_add_step (e.transaction, at (&e, "s1"), "engage", NULL, 0, 0)->id, !=, "n2");
  for (guint i = 0; i < 10; i++)
    sw_edit_add_step (e.transaction, at (&e, "s1"), "engage", NULL, 0, 0);
  g_assert_cmpuint (sw_element_count (at (&e, "s1"), SW_KIND_STEP), ==, 12);
  keep (&e, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/add/stream", test_stream);
  g_test_add_func ("/edit/add/step", test_step);
  g_test_add_func ("/edit/add/far-away", test_far_away);
  g_test_add_func ("/edit/add/team", test_team);
  g_test_add_func ("/edit/add/note", test_note);
  g_test_add_func ("/edit/add/ids-stay-free", test_ids_stay_free);
  return g_test_run ();
}
