/*
 * Bytes as a script of edits: each byte names a command, those behind it its targets and values. Whatever is done or
 * refused: undoing all gives the first bytes, redoing all gives the last ones, on the way each state is what it was,
 * and each can be saved.
 */
#include "../fuzz/fuzz.h"
#include "../fuzz/script.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

#define MOST_KEPT 200 /* commands of a script that change something */
#define MARK_EVERY 40 /* of them: what the map is then is written down */

static void
expect_same (GBytes *wanted, GBytes *got, const char *what)
{
  if (!g_bytes_equal (wanted, got))
    g_error ("%s:\n--- wanted\n%.*s\n--- got\n%.*s", what, (int)g_bytes_get_size (wanted),
             (const char *)g_bytes_get_data (wanted, NULL), (int)g_bytes_get_size (got),
             (const char *)g_bytes_get_data (got, NULL));
}

/* What can be edited can be saved: it opens as the same map. */
static GBytes *
save (SwMap *map)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "again", &error);

  if (again == NULL)
    g_error ("what was edited does not open: %s", error->message);
  if (!sw_map_equal (map, again))
    g_error ("what was edited opens as another map");
  return g_steal_pointer (&bytes);
}

static void
check_reason (const GError *error)
{
  if (error == NULL || *error->message == '\0' || !g_utf8_validate (error->message, -1, NULL)
      || strchr (error->message, '\n') != NULL)
    g_error ("no sentence says why: %s", error != NULL ? error->message : "(nothing)");
}

static void
collect (GPtrArray *elements, SwElement *parent)
{
  g_ptr_array_add (elements, parent);
  sw_for_each_child (child, parent)
    collect (elements, child);
}

/* --- what was done ----------------------------------------------------------------------------------------- */

/* Bytes of the map behind every so many commands. */
static void
mark (GPtrArray *marks, guint depth, SwMap *map)
{
  if (depth % MARK_EVERY != 0)
    return;
  if (marks->len <= depth / MARK_EVERY)
    g_ptr_array_set_size (marks, (int)(depth / MARK_EVERY) + 1);
  g_clear_pointer (&marks->pdata[depth / MARK_EVERY], g_bytes_unref);
  marks->pdata[depth / MARK_EVERY] = sw_map_write (map);
}

static void
expect_mark (GPtrArray *marks, guint depth, SwMap *map, const char *what)
{
  g_autoptr (GBytes) now = NULL;

  if (depth % MARK_EVERY != 0)
    return;
  now = sw_map_write (map);
  expect_same (marks->pdata[depth / MARK_EVERY], now, what);
}

static guint
find_command (const char *name)
{
  guint count;
  const ScriptCommand *commands = script_commands (&count);

  for (guint i = 0; i < count; i++)
    if (strcmp (commands[i].name, name) == 0)
      return i;
  return G_MAXUINT;
}

static guint kept[256];

gboolean
sw_fuzz_edit_knows (const char *command)
{
  return find_command (command) != G_MAXUINT;
}

guint
sw_fuzz_edit_kept (const char *command)
{
  guint sum = 0, count, index = command != NULL ? find_command (command) : 0;

  if (command != NULL)
    return index != G_MAXUINT ? kept[index] : 0;
  script_commands (&count);
  for (guint i = 0; i < count; i++)
    sum += kept[i];
  return sum;
}

/* --- the script -------------------------------------------------------------------------------------------- */

/* Returns: how many commands can be undone now */
static guint
do_command (Script *script, guint depth, GPtrArray *marks)
{
  guint count;
  const ScriptCommand *commands = script_commands (&count);
  guint byte = script_take (script);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  if (byte % 32 == 31)
    return sw_history_undo (script->history, NULL) ? depth - 1 : depth;
  g_ptr_array_set_size (script->elements, 0);
  collect (script->elements, sw_map_root (script->map));
  transaction = sw_transaction_new (script->map);
  if (!commands[byte % count].run (script, transaction, &error))
    check_reason (error);
  else if (sw_history_commit (script->history, g_steal_pointer (&transaction), commands[byte % count].name, NULL, NULL))
    {
      kept[byte % count]++;
      mark (marks, ++depth, script->map);
    }
  return depth;
}

/* @depth: how many commands can be undone */
static void
check_undo (SwHistory *history, guint depth, GPtrArray *marks)
{
  SwMap *map = sw_history_map (history);
  g_autoptr (GBytes) last = NULL, redone = NULL;

  for (; sw_history_redo (history, NULL); depth++)
    continue;
  last = save (map);
  while (sw_history_undo (history, NULL))
    expect_mark (marks, --depth, map, "undoing does not give the map from before");
  g_assert_cmpuint (depth, ==, 0);
  while (sw_history_redo (history, NULL))
    expect_mark (marks, ++depth, map, "redoing does not give the map from behind");
  redone = sw_map_write (map);
  expect_same (last, redone, "redoing all does not give the last map");
}

int
sw_fuzz_edit (const uint8_t *data, size_t length)
{
  Script script = { .data = data, .left = length };
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwHistory) history = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  guint depth = 0, before = sw_fuzz_edit_kept (NULL);

  map = sw_template_open (script_take (&script) % 2 ? "simple-request" : "new-feature-request", NULL);
  history = sw_history_new (map);
  mark (marks, 0, map);
  script.map = map;
  script.history = history;
  script.elements = elements;
  while (sw_fuzz_edit_kept (NULL) - before < MOST_KEPT && script.left > 0)
    depth = do_command (&script, depth, marks);
  check_undo (history, depth, marks);
  return 0;
}
