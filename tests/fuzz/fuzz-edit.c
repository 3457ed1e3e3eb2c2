/*
 * Bytes as a script of edits: each byte names a command, those behind it its targets and values. Whatever is done or
 * refused: undoing all gives the first bytes, redoing all gives the last ones, and each state can be saved.
 */
#include "../fuzz/fuzz.h"
#include "edit/commands.h"
#include "edit/history.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"
#include "layout/fold.h"

#include <string.h>

typedef struct
{
  const uint8_t *data;
  size_t left;
  SwMap *map;
  SwHistory *history;
  GPtrArray *elements; /* of the map as it is before the command */
} Script;

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

static guint
take (Script *script)
{
  if (script->left == 0)
    return 0;
  script->left--;
  return *script->data++;
}

static void
collect (GPtrArray *elements, SwElement *parent)
{
  g_ptr_array_add (elements, parent);
  sw_for_each_child (child, parent)
    collect (elements, child);
}

/* An element of one of @kinds (a bit each), or NULL if there is none. */
static SwElement *
take_element (Script *script, guint kinds)
{
  guint wanted = take (script), count = 0;

  for (guint i = 0; i < script->elements->len; i++)
    count += (kinds >> ((SwElement *)g_ptr_array_index (script->elements, i))->kind) & 1;
  if (count == 0)
    return NULL;
  wanted %= count;
  for (guint i = 0;; i++)
    {
      SwElement *element = g_ptr_array_index (script->elements, i);

      if (((kinds >> element->kind) & 1) && wanted-- == 0)
        return element;
    }
}

#define KIND(name) (1u << SW_KIND_##name)
#define EDGES (KIND (FLOW) | KIND (FEEDBACK))
#define PLACED (KIND (STEP) | KIND (NOTE))
#define ANY 0xffffffffu

static const char *
take_text (Script *script)
{
  static const char *const texts[] = { "",
                                       "a",
                                       "Müller & Söhne <b>",
                                       "15min",
                                       "2h..1d",
                                       "1h..2h..1d",
                                       "1e999",
                                       "nan",
                                       "-5",
                                       "85%",
                                       "120%",
                                       "40/month",
                                       "yes",
                                       "n1",
                                       "s1 s2",
                                       "2026-02-30",
                                       "2026-11-01",
                                       "]]>",
                                       "\t tab ",
                                       "\xe2\x80\xaertl",
                                       "--",
                                       "9223372036854775807",
                                       "current",
                                       "covered",
                                       "plan",
                                       "engage improve" };

  return texts[take (script) % G_N_ELEMENTS (texts)];
}

static gint64
take_place (Script *script)
{
  return ((gint64)take (script) - 128) * 16;
}

static const char *
take_activity (Script *script)
{
  const SwProfile *profile = sw_map_profile (script->map);

  if (profile == NULL)
    return "plan";
  return ((const SwActivity *)g_ptr_array_index (profile->activities, take (script) % profile->activities->len))->id;
}

static void
take_ids (Script *script, guint kinds, const char *ids[4])
{
  for (guint i = 0; i < 3; i++)
    {
      SwElement *element = take_element (script, kinds);

      ids[i] = element != NULL ? element->id : NULL;
    }
  ids[3] = NULL;
}

static gboolean
do_set (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *element = take_element (script, ANY);
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  if (count == 0)
    return TRUE;
  return sw_edit_set (transaction, element, specs[take (script) % count].attr, take_text (script), error);
}

static gboolean
do_add (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  guint what = take (script) % 4;

  if (what == 0 || stream == NULL)
    sw_edit_add_stream (transaction, take_text (script), take_place (script), take_place (script));
  else if (what == 1)
    sw_edit_add_note (transaction, stream, SW_NOTE_NOTE, take_text (script), take_place (script), take_place (script));
  else if (what == 2)
    sw_edit_add_team (transaction, take_text (script));
  else
    sw_edit_add_step (transaction, stream, take_activity (script), take_text (script), take_place (script),
                      take_place (script));
  return TRUE;
}

static gboolean
do_connect (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *from = take_element (script, KIND (STEP)), *to = take_element (script, KIND (STEP));
  SwElement *edge = take_element (script, EDGES);
  guint what = take (script) % 4;

  if (from == NULL || to == NULL)
    return TRUE;
  if (what == 0 || edge == NULL)
    return sw_edit_connect (transaction, from, to, what == 0 ? SW_KIND_FLOW : SW_KIND_FEEDBACK, error) != NULL;
  if (what == 1)
    return sw_edit_reconnect (transaction, edge, take (script) % 2 ? SW_ATTR_FROM : SW_ATTR_TO, to, error);
  if (what == 2)
    return sw_edit_turn (transaction, edge, error);
  return edge->kind != SW_KIND_FLOW || sw_edit_insert_on (transaction, edge, from, error);
}

static gboolean
do_move (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  guint what = take (script) % 2;
  const char *ids[4];

  take_ids (script, PLACED | (what == 0 ? KIND (STREAM) : 0), ids);
  if (what == 0 || stream == NULL)
    return sw_edit_move (transaction, ids, take_place (script), take_place (script), error);
  return sw_edit_move_to_stream (transaction, ids, stream, take_place (script), take_place (script), error);
}

static gboolean
do_delete (Script *script, SwTransaction *transaction, GError **error)
{
  const char *ids[4];

  take_ids (script, PLACED | EDGES | KIND (STREAM) | KIND (TEAM), ids);
  return sw_edit_delete (transaction, ids, error);
}

static gboolean
do_copy (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  g_autoptr (SwMap) other = NULL;
  g_auto (GStrv) copies = NULL;
  const char *ids[4];
  guint how;

  /* A script must not make maps that grow without end. */
  if (script->elements->len > 400)
    return TRUE;
  how = take (script) % 4;
  if (how == 2 && stream != NULL)
    return sw_edit_make_future (transaction, stream, take_place (script), take_place (script), error) != NULL;
  if (how % 2 == 0)
    {
      take_ids (script, PLACED | KIND (STREAM), ids);
      return sw_edit_duplicate (transaction, ids, take_place (script), take_place (script), &copies, error);
    }
  other = sw_template_open ("simple-request", error);
  return sw_edit_insert_from (transaction, other, take (script) % 2 ? stream : NULL, take_place (script),
                              take_place (script), &copies, error);
}

static gboolean
do_say (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM)), *step = take_element (script, KIND (STEP));
  guint what = take (script) % 5;
  const char *lines[] = { take_text (script), take_text (script), NULL };
  const char *activity = take_activity (script);

  if (stream == NULL || step == NULL)
    return TRUE;
  if (what == 0)
    return sw_edit_declare (transaction, stream, activity, take (script) % 4, take (script) % 2 ? stream->id : NULL,
                            lines[0], error);
  if (what == 1)
    return sw_edit_accept (transaction, stream, "missing-feedback", step->id, lines[0], lines[1], 2461000, error);
  if (what == 2)
    return sw_edit_set_list (transaction, step, SW_KIND_PRACTICE, lines, error);
  if (what == 3)
    return sw_edit_set_field (transaction, step, lines[0], lines[1], error);
  return sw_edit_set_description (transaction, stream, lines[0], error);
}

static gboolean
do_fold (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *streams[] = { take_element (script, KIND (STREAM)), take_element (script, KIND (STREAM)) };
  guint what = take (script) % 3;
  const char *ids[4];

  take_ids (script, ANY, ids);
  if (what == 0)
    sw_edit_unfold_for (transaction, ids);
  else if (streams[0] != NULL)
    sw_edit_fold (transaction, streams, G_N_ELEMENTS (streams), what == 1);
  return TRUE;
}

static void
do_command (Script *script)
{
  static gboolean (*const commands[]) (Script *, SwTransaction *, GError **) = { do_set,  do_add,    do_connect,
                                                                                 do_move, do_delete, do_copy,
                                                                                 do_say,  do_fold };
  guint byte = take (script);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  if (byte % 16 == 15)
    {
      sw_history_undo (script->history, NULL);
      return;
    }
  g_ptr_array_set_size (script->elements, 0);
  collect (script->elements, sw_map_root (script->map));
  transaction = sw_transaction_new (script->map);
  if (!commands[byte % G_N_ELEMENTS (commands)](script, transaction, &error))
    check_reason (error);
  else
    sw_history_commit (script->history, g_steal_pointer (&transaction), "Edit", NULL, NULL);
}

static void
check_undo (SwHistory *history, GBytes *first)
{
  g_autoptr (GBytes) last = NULL, undone = NULL, redone = NULL;

  while (sw_history_redo (history, NULL))
    continue;
  last = save (sw_history_map (history));
  while (sw_history_undo (history, NULL))
    continue;
  undone = sw_map_write (sw_history_map (history));
  expect_same (first, undone, "undoing all does not give the first map");
  while (sw_history_redo (history, NULL))
    continue;
  redone = sw_map_write (sw_history_map (history));
  expect_same (last, redone, "redoing all does not give the last map");
}

int
sw_fuzz_edit (const uint8_t *data, size_t length)
{
  Script script = { .data = data, .left = length };
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwHistory) history = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GBytes) first = NULL;

  map = sw_template_open (take (&script) % 2 ? "simple-request" : "new-feature-request", NULL);
  history = sw_history_new (map);
  first = sw_map_write (map);
  script.map = map;
  script.history = history;
  script.elements = elements;
  for (guint i = 0; i < 200 && script.left > 0; i++)
    do_command (&script);
  check_undo (history, first);
  return 0;
}
