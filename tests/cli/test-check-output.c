/* streamwright-cli check: the exact shape of its JSON, the scorecards in it, and colours on a terminal alone. */
#include "run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- JSON -------------------------------------------------------------------------------------------------- */

static char *
members_of (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  GString *all = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", (const char *)l->data);
  return g_string_free (all, FALSE);
}

static void
assert_members (JsonObject *object, const char *expected)
{
  g_autofree char *members = members_of (object);

  g_assert_cmpstr (members, ==, expected);
}

static void
test_shape (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *file, *finding, *scorecard;

  put (f, "a.vstream", warning_map);
  run (f, "check --format json a.vstream");
  root = json_of (f);
  assert_members (json_node_get_object (root), "files summary");
  assert_members (json_object_get_object_member (json_node_get_object (root), "summary"),
                  "error warning info accepted");
  file = json_array_get_object_element (json_object_get_array_member (json_node_get_object (root), "files"), 0);
  assert_members (file, "path findings scorecard");
  finding = json_array_get_object_element (json_object_get_array_member (file, "findings"), 0);
  assert_members (finding, "rule severity stream elements message why fixes accepted");
  assert_members (json_array_get_object_element (json_object_get_array_member (finding, "fixes"), 0), "id title safe");
  g_assert_true (json_object_get_null_member (finding, "accepted"));
  scorecard = json_array_get_object_element (json_object_get_array_member (file, "scorecard"), 0);
  assert_members (scorecard, "stream signals");
  assert_members (json_array_get_object_element (json_object_get_array_member (scorecard, "signals"), 0),
                  "id state evidence elements");
}

static void
test_scorecard (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "smooth-flow", "teams-known",   "reviewed",
                                     "feedback",    "parallel-work", "lead-time-falls" };
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *stream = NULL, *state = NULL, *evidence = NULL;

  put (f, "a.vstream", warning_map);
  run (f, "check --format json a.vstream");
  root = json_of (f);
  stream = json_text_at (root, "$.files[0].scorecard[0].stream");
  g_assert_cmpstr (stream, ==, "s1");
  g_assert_cmpuint (json_count_at (root, "$.files[0].scorecard[*]"), ==, 1);
  g_assert_cmpuint (json_count_at (root, "$.files[0].scorecard[0].signals[*]"), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.files[0].scorecard[0].signals[%u].id", i);
      g_autofree char *id = json_text_at (root, path);
      g_assert_cmpstr (id, ==, ids[i]);
    }
  /* The stream learns nothing from what it delivers. */
  state = json_text_at (root, "$.files[0].scorecard[0].signals[3].state");
  evidence = json_text_at (root, "$.files[0].scorecard[0].signals[3].evidence");
  g_assert_cmpstr (state, ==, "poor");
  g_assert_cmpstr (evidence, !=, "");
}

/* A path may be any bytes; what is printed is UTF-8 all the same. */
static void
test_json_strange_path (Fixture *f, gconstpointer data)
{
  static const char *const lines[] = { "check --format json 'a\xff.vstream'", "metrics --format json 'a\xff.vstream'" };

  put (f, "a\xff.vstream", clean_map);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (JsonNode) root = NULL;

      run (f, lines[i]);
      g_assert_cmpint (f->code, ==, 0);
      g_assert_true (g_utf8_validate (f->out, -1, NULL));
      root = json_of (f);
      g_assert_nonnull (strstr (f->out, "\"a\uFFFD.vstream\""));
    }
}

/* --- a terminal -------------------------------------------------------------------------------------------- */

/* Runs with a terminal as standard output. Returns: (transfer full): what it shows */
static char *
run_on_terminal (Fixture *f, const char *line)
{
  GString *shown = g_string_new (NULL);
  char buffer[4096];
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC), slave;
  gssize n;

  g_assert_cmpint (master, >=, 0);
  g_assert_cmpint (grantpt (master), ==, 0);
  g_assert_cmpint (unlockpt (master), ==, 0);
  /* While the other end is open, nothing that was written gets lost. */
  slave = open (ptsname (master), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (slave, >=, 0);
  run_to (f, ptsname (master), line);
  g_assert_cmpint (fcntl (master, F_SETFL, O_NONBLOCK), ==, 0);
  while ((n = read (master, buffer, sizeof buffer)) > 0)
    g_string_append_len (shown, buffer, n);
  close (slave);
  close (master);
  return g_string_free (shown, FALSE);
}

static void
test_colour (Fixture *f, gconstpointer data)
{
  g_autofree char *coloured = NULL, *plain = NULL, *dumb = NULL, *json = NULL;

  put (f, "a.vstream", warning_map);
  g_setenv ("TERM", "xterm", TRUE);
  g_unsetenv ("NO_COLOR");
  coloured = run_on_terminal (f, "check a.vstream");
  g_assert_true (g_str_has_prefix (coloured, "\033[1ma.vstream\033[0m\r\n  \033[33mwarning\033[0m Nothing leads"));
  json = run_on_terminal (f, "check --format json a.vstream");
  g_assert_null (strchr (json, '\033'));
  run (f, "check a.vstream");
  g_assert_null (strchr (f->out, '\033'));
  g_setenv ("NO_COLOR", "1", TRUE);
  plain = run_on_terminal (f, "check a.vstream");
  g_assert_null (strchr (plain, '\033'));
  g_unsetenv ("NO_COLOR");
  g_setenv ("TERM", "dumb", TRUE);
  dumb = run_on_terminal (f, "check a.vstream");
  g_assert_null (strchr (dumb, '\033'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/check-output/shape", test_shape);
  test ("/cli/check-output/scorecard", test_scorecard);
  test ("/cli/check-output/strange-path", test_json_strange_path);
  test ("/cli/check-output/colour", test_colour);
  return g_test_run ();
}
