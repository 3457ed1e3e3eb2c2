#include "run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define REST "<declare activity=\"design-transition\" as=\"light\"/><declare activity=\"obtain-build\" as=\"light\"/>"

const char clean_map[] = MAP_OF ("<stream id=\"s1\" name=\"Clean\" trigger=\"T\" outcome=\"O\" expects=\"engage\">" REST
                                 "<declare activity=\"plan\" as=\"light\"/><declare activity=\"improve\" as=\"light\"/>"
                                 "<declare activity=\"deliver-support\" as=\"light\"/><step id=\"n1\" "
                                 "activity=\"engage\" name=\"Ask\"><role>R</role></step>"
                                 "</stream>");
const char warning_map[] = MAP_OF (
    "<stream id=\"s1\" name=\"Help\" trigger=\"T\">" REST
    "<step id=\"n1\" activity=\"plan\" name=\"Plan\"><role>R</role></step>"
    "<step id=\"n2\" activity=\"engage\" name=\"Ask\"><role>R</role></step><step id=\"n3\" "
    "activity=\"deliver-support\" "
    "name=\"Help\"><role>R</role></step><step id=\"n4\" activity=\"improve\" name=\"Learn\"><role>R</role></step>"
    "<flow id=\"f0\" from=\"n4\" to=\"n1\"/><flow id=\"f1\" from=\"n1\" to=\"n2\"/>"
    "<flow id=\"f2\" from=\"n2\" to=\"n3\"/></stream>");
const char error_map[] =
    MAP_OF ("<stream id=\"s1\" name=\"Broken\" trigger=\"T\" outcome=\"O\" expects=\"engage\">" REST
            "<declare activity=\"plan\" as=\"light\"/><declare activity=\"improve\" as=\"light\"/>"
            "<declare activity=\"deliver-support\" as=\"light\"/><step id=\"n1\" activity=\"engage\" "
            "name=\"Ask\"><role>R</role></step>"
            "<flow id=\"f1\" from=\"n1\" to=\"n9\"/></stream>");

void
fixture_set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("sw-cli-XXXXXX", &error);
  g_assert_no_error (error);
  f->cli = g_strdup (g_getenv ("SW_CLI"));
  g_assert_nonnull (f->cli);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
forget (Fixture *f)
{
  g_clear_pointer (&f->bytes, g_bytes_unref);
  g_clear_pointer (&f->out, g_free);
  g_clear_pointer (&f->err, g_free);
}

void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  forget (f);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->cli);
}

/* Runs in the child: files stay empty, as on a full disk; a write then fails instead of killing. */
static void
fill_disk (gpointer data)
{
  const struct rlimit none = { 0, 0 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &none);
}

static char *
text_of (GBytes *bytes)
{
  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  return length > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), length) : g_strdup ("");
}

static void
run_full (Fixture *f, const char *input, const char *output, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = input != NULL ? g_bytes_new (input, strlen (input)) : NULL;
  g_autoptr (GBytes) err = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *quoted = g_shell_quote (f->cli);
  g_autofree char *whole = g_strconcat (quoted, " ", line, NULL);

  forget (f);
  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0)
                                 | (output == NULL ? G_SUBPROCESS_FLAGS_STDOUT_PIPE : 0));
  if (output != NULL)
    g_subprocess_launcher_set_stdout_file_path (launcher, output);
  g_subprocess_launcher_set_cwd (launcher, f->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", f->folder, TRUE);
  if (f->crash != NULL)
    g_subprocess_launcher_setenv (launcher, "SW_CRASH", f->crash, TRUE);
  if (f->full)
    g_subprocess_launcher_set_child_setup (launcher, fill_disk, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, output == NULL ? &f->bytes : NULL, &err, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  f->code = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                 : 128 + g_subprocess_get_term_sig (process);
  f->out = text_of (f->bytes);
  f->err = text_of (err);
}

void
run (Fixture *f, const char *line)
{
  run_full (f, NULL, NULL, line);
}

void
run_with (Fixture *f, const char *input, const char *line)
{
  run_full (f, input, NULL, line);
}

void
run_to (Fixture *f, const char *path, const char *line)
{
  run_full (f, NULL, path, line);
}

void
assert_run (Fixture *f, const char *line, int code, const char *out, const char *err)
{
  run (f, line);
  g_assert_cmpstr (f->err, ==, err);
  g_assert_cmpstr (f->out, ==, out);
  g_assert_cmpint (f->code, ==, code);
}

void
assert_refused (Fixture *f, const char *line, int code, const char *err)
{
  assert_run (f, line, code, "", err);
}

void
put (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
get (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

gboolean
is_there (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

guint64
inode_of (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_ino;
}

void
put_template (Fixture *f, const char *id, const char *name)
{
  g_autofree char *base = g_strconcat (id, ".vstream", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("SW_TEMPLATES"), base, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  put (f, name, text);
}

JsonNode *
json_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (f->out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  g_assert_true (g_str_has_suffix (f->out, "}\n"));
  return root;
}

static JsonArray *
json_at (JsonNode *root, const char *path, JsonNode **result)
{
  g_autoptr (GError) error = NULL;

  *result = json_path_query (path, root, &error);
  g_assert_no_error (error);
  return json_node_get_array (*result);
}

char *
json_text_at (JsonNode *root, const char *path)
{
  g_autoptr (JsonNode) result = NULL;
  JsonArray *found = json_at (root, path, &result);

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  return g_strdup (json_array_get_string_element (found, 0));
}

double
json_number_at (JsonNode *root, const char *path)
{
  g_autoptr (JsonNode) result = NULL;
  JsonArray *found = json_at (root, path, &result);

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  return json_array_get_double_element (found, 0);
}

guint
json_count_at (JsonNode *root, const char *path)
{
  g_autoptr (JsonNode) result = NULL;

  return json_array_get_length (json_at (root, path, &result));
}
