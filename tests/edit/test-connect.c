/* Connections: what may be joined, ends that are dragged elsewhere, flows that become feedback, steps put in between.
 */
#include "editor.h"

#include "base/error.h"

#define TWO_STREAMS                                                                                                    \
  MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP ("n3") FLOW ("f1", "n1", "n2")                             \
              BACK ("b1", "n3", "n1") "</stream><stream id=\"s2\">" STEP ("n4") "</stream>")
#define L_STEPS L_STEP ("n1") L_STEP ("n2") L_STEP ("n3")

static void
test_join (void)
{
  static const struct
  {
    const char *from, *to;
    SwJoin join;
    const char *reason;
  } cases[] = {
    { "n2", "n3", SW_JOIN_FLOW, NULL },
    { "n1", "n3", SW_JOIN_FLOW, NULL },
    { "n3", "n2", SW_JOIN_FLOW, NULL },
    { "n2", "n1", SW_JOIN_FEEDBACK, NULL },
    { "n1", "n2", SW_JOIN_REFUSED, "These steps are already connected in this direction." },
    { "n3", "n1", SW_JOIN_REFUSED, "These steps are already connected in this direction." },
    { "n1", "n1", SW_JOIN_REFUSED, "A step cannot be connected to itself." },
    { "n1", "n4", SW_JOIN_REFUSED, "Only steps of one stream can be connected." },
    { "n1", "s1", SW_JOIN_REFUSED, "Only steps can be connected." },
    { "f1", "n1", SW_JOIN_REFUSED, "Only steps can be connected." },
  };
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *reason = NULL;

      g_assert_cmpint (sw_edit_join (e.map, at (&e, cases[i].from), at (&e, cases[i].to), &reason), ==, cases[i].join);
      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
  /* Back over several flows is feedback too; back over feedback alone is not. */
  g_assert_nonnull (sw_edit_connect (e.transaction, at (&e, "n2"), at (&e, "n3"), SW_KIND_FLOW, &e.error));
  g_assert_cmpint (sw_edit_join (e.map, at (&e, "n3"), at (&e, "n2"), NULL), ==, SW_JOIN_FEEDBACK);
}

static void
test_connect (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_nonnull (sw_edit_connect (e.transaction, at (&e, "n2"), at (&e, "n3"), SW_KIND_FLOW, &e.error));
  g_assert_nonnull (sw_edit_connect (e.transaction, at (&e, "n2"), at (&e, "n1"), SW_KIND_FEEDBACK, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEPS L_FLOW ("f1", "n1", "n2") L_BACK ("b1", "n3", "n1") L_FLOW (
                "f2", "n2", "n3") L_BACK ("b2", "n2", "n1") "  </stream>\n"
                                                            "  <stream id=\"s2\">\n" L_STEP ("n4") "  </stream>\n"));
  g_assert_null (sw_edit_connect (e.transaction, at (&e, "n1"), at (&e, "n4"), SW_KIND_FLOW, &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "Only steps of one stream can be connected.");
  g_assert_null (sw_edit_connect (e.transaction, at (&e, "n1"), at (&e, "n2"), SW_KIND_FEEDBACK, &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "These steps are already connected in this direction.");
}

static void
test_reconnect (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_true (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_TO, at (&e, "n2"), &e.error));
  assert_unchanged (&e);
  g_assert_true (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_TO, at (&e, "n3"), &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEPS L_FLOW ("f1", "n1", "n3")
                       L_BACK ("b1", "n3", "n1") "  </stream>\n"
                                                 "  <stream id=\"s2\">\n" L_STEP ("n4") "  </stream>\n"));
  g_assert_true (sw_edit_reconnect (e.transaction, at (&e, "b1"), SW_ATTR_FROM, at (&e, "n2"), &e.error));
  keep (&e, NULL);
  g_assert_false (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_TO, at (&e, "n1"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "A step cannot be connected to itself.");
  g_assert_false (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_TO, at (&e, "n4"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "Only steps of one stream can be connected.");
  g_assert_false (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_FROM, at (&e, "s1"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, NULL);
}

/* An end that led nowhere is mended while the other still does. */
static void
test_reconnect_dangling (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") FLOW ("f1", "n8", "n9") "</stream>"));

  g_assert_true (sw_edit_reconnect (e.transaction, at (&e, "f1"), SW_ATTR_TO, at (&e, "n1"), &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_FLOW ("f1", "n8", "n1") "  </stream>\n"));
}

/* Id, place, values, unknown attributes and content stay; items, which a feedback has not, go. */
static void
test_turn (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP (
      "n2") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\" items=\"12\" mode=\"manual\" share=\"80%\" "
            "label=\"L\" odd=\"kept\"><!-- why --></flow>" BACK ("b1", "n2", "n1") "</stream>"));

  g_assert_true (sw_edit_turn (e.transaction, at (&e, "f1"), &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP (
                "n2") "    <feedback id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\" mode=\"manual\" share=\"80%\" "
                      "label=\"L\" odd=\"kept\">\n"
                      "      <!-- why -->\n"
                      "    </feedback>\n" L_BACK ("b1", "n2", "n1") "  </stream>\n"));
  g_assert_true (sw_edit_turn (e.transaction, at (&e, "b1"), &e.error));
  keep (&e, NULL);
  g_assert_cmpint (at (&e, "b1")->kind, ==, SW_KIND_FLOW);
  g_assert_false (sw_edit_turn (e.transaction, at (&e, "n1"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "Only connections can be turned into flows or feedback.");
}

static void
test_insert_on (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP (
      "n3") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\" label=\"L\"/><note id=\"k1\"/></stream>"
            "<stream id=\"s2\">" STEP ("n4") "</stream>"));

  g_assert_true (sw_edit_insert_on (e.transaction, at (&e, "f1"), at (&e, "n3"), &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEPS
                   "    <flow id=\"f1\" from=\"n1\" to=\"n3\" wait=\"1d\" label=\"L\"/>\n" L_FLOW (
                       "f2", "n3", "n2") "    <note id=\"k1\"/>\n"
                                         "  </stream>\n"
                                         "  <stream id=\"s2\">\n" L_STEP ("n4") "  </stream>\n"));
  g_assert_false (sw_edit_insert_on (e.transaction, at (&e, "f1"), at (&e, "n1"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "A step cannot be connected to itself.");
  g_assert_false (sw_edit_insert_on (e.transaction, at (&e, "f1"), at (&e, "n4"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "Only steps of one stream can be connected.");
}

/* A step that leads to the target already is not joined to it twice. */
static void
test_insert_on_joined (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP ("n3")
                                               FLOW ("f1", "n1", "n2") FLOW ("f2", "n3", "n2") "</stream>"));

  g_assert_true (sw_edit_insert_on (e.transaction, at (&e, "f1"), at (&e, "n3"), &e.error));
  keep (&e,
        WHOLE ("  <stream id=\"s1\">\n" L_STEPS L_FLOW ("f1", "n1", "n3") L_FLOW ("f2", "n3", "n2") "  </stream>\n"));
}

/* Nor is a step put behind one that leads to it already. */
static void
test_insert_on_behind_joined (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP ("n3")
                                               FLOW ("f1", "n1", "n2") FLOW ("f2", "n1", "n3") "</stream>"));

  g_assert_false (sw_edit_insert_on (e.transaction, at (&e, "f1"), at (&e, "n3"), &e.error));
  assert_refused (&e, SW_ERROR_CONFLICT, "These steps are already connected in this direction.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/connect/join", test_join);
  g_test_add_func ("/edit/connect/connect", test_connect);
  g_test_add_func ("/edit/connect/reconnect", test_reconnect);
  g_test_add_func ("/edit/connect/reconnect-dangling", test_reconnect_dangling);
  g_test_add_func ("/edit/connect/turn", test_turn);
  g_test_add_func ("/edit/connect/insert-on", test_insert_on);
  g_test_add_func ("/edit/connect/insert-on-joined", test_insert_on_joined);
  g_test_add_func ("/edit/connect/insert-on-behind-joined", test_insert_on_behind_joined);
  return g_test_run ();
}
