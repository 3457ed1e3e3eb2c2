#include "../fuzz/script.h"

#include "files/profiles.h"
#include "layout/fold.h"

#include <math.h>

#define KIND(name) (1u << SW_KIND_##name)
#define EDGES (KIND (FLOW) | KIND (FEEDBACK))
#define PLACED (KIND (STEP) | KIND (NOTE))
#define ANY 0xffffffffu

/* A script must not make maps that grow without end. */
#define MOST_ELEMENTS 120

/* --- what a script says ------------------------------------------------------------------------------------ */

guint
script_take (Script *script)
{
  if (script->left == 0)
    return 0;
  script->left--;
  return *script->data++;
}

/* An element of one of @kinds (a bit each), or NULL if there is none. */
static SwElement *
take_element (Script *script, guint kinds)
{
  guint wanted = script_take (script), count = 0;

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

  return texts[script_take (script) % G_N_ELEMENTS (texts)];
}

static gint64
take_place (Script *script)
{
  return ((gint64)script_take (script) - 128) * 16;
}

static double
take_seconds (Script *script)
{
  guint byte = script_take (script);

  return byte % 8 == 0 ? NAN : byte % 8 == 1 ? INFINITY : byte * 600.0;
}

static const char *
take_activity (Script *script)
{
  const SwProfile *profile = sw_map_profile (script->map);

  if (profile == NULL)
    return "plan";
  return ((const SwActivity *)g_ptr_array_index (profile->activities, script_take (script) % profile->activities->len))
      ->id;
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
may_grow (Script *script)
{
  return script->elements->len <= MOST_ELEMENTS;
}

/* --- adding ------------------------------------------------------------------------------------------------ */

static gboolean
add_stream (Script *script, SwTransaction *transaction, GError **error)
{
  if (may_grow (script))
    sw_edit_add_stream (transaction, take_text (script), take_place (script), take_place (script));
  return TRUE;
}

static gboolean
add_step (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));

  if (stream != NULL && may_grow (script))
    sw_edit_add_step (transaction, stream, take_activity (script), take_text (script), take_place (script),
                      take_place (script));
  return TRUE;
}

static gboolean
add_team (Script *script, SwTransaction *transaction, GError **error)
{
  sw_edit_add_team (transaction, take_text (script));
  return TRUE;
}

static gboolean
add_note (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *parent = take_element (script, KIND (STREAM) | KIND (MAP));

  if (may_grow (script))
    sw_edit_add_note (transaction, parent, (SwNoteKind)(script_take (script) % 3), take_text (script),
                      take_place (script), take_place (script));
  return TRUE;
}

static gboolean
duplicate (Script *script, SwTransaction *transaction, GError **error)
{
  g_auto (GStrv) copies = NULL;
  const char *ids[4];

  take_ids (script, PLACED | KIND (STREAM), ids);
  return !may_grow (script)
         || sw_edit_duplicate (transaction, ids, take_place (script), take_place (script), &copies, error);
}

static gboolean
make_future (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));

  return stream == NULL || !may_grow (script)
         || sw_edit_make_future (transaction, stream, take_place (script), take_place (script), error) != NULL;
}

static gboolean
insert_from (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  g_autoptr (SwMap) other = NULL;
  g_auto (GStrv) copies = NULL;

  if (!may_grow (script))
    return TRUE;
  other = sw_template_open ("simple-request", error);
  return sw_edit_insert_from (transaction, other, script_take (script) % 2 ? stream : NULL, take_place (script),
                              take_place (script), &copies, error);
}

/* --- connecting -------------------------------------------------------------------------------------------- */

/* As the canvas does it: what it is, is asked first. */
static gboolean
join (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *from = take_element (script, KIND (STEP)), *to = take_element (script, KIND (STEP));
  const char *reason = NULL;
  SwJoin as = from != NULL ? sw_edit_join (script->map, from, to, &reason) : SW_JOIN_REFUSED;

  if (as == SW_JOIN_REFUSED)
    {
      g_assert_true (from == NULL || reason != NULL);
      return TRUE;
    }
  return sw_edit_connect (transaction, from, to, as == SW_JOIN_FEEDBACK ? SW_KIND_FEEDBACK : SW_KIND_FLOW, error)
         != NULL;
}

static gboolean
connect (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *from = take_element (script, KIND (STEP)), *to = take_element (script, KIND (STEP));

  return from == NULL
         || sw_edit_connect (transaction, from, to, script_take (script) % 2 ? SW_KIND_FLOW : SW_KIND_FEEDBACK, error)
                != NULL;
}

static gboolean
reconnect (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *edge = take_element (script, EDGES), *step = take_element (script, KIND (STEP));

  return edge == NULL || step == NULL
         || sw_edit_reconnect (transaction, edge, script_take (script) % 2 ? SW_ATTR_FROM : SW_ATTR_TO, step, error);
}

static gboolean
turn (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *edge = take_element (script, EDGES);

  return edge == NULL || sw_edit_turn (transaction, edge, error);
}

static gboolean
insert_on (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *flow = take_element (script, KIND (FLOW)), *step = take_element (script, KIND (STEP));

  /* A step that has connections is refused; a new one is not. */
  if (flow != NULL && script_take (script) % 2)
    step = sw_edit_add_step (transaction, flow->parent, take_activity (script), "", 0, 0);
  return flow == NULL || step == NULL || sw_edit_insert_on (transaction, flow, step, error);
}

/* --- moving and removing ----------------------------------------------------------------------------------- */

static gboolean
move (Script *script, SwTransaction *transaction, GError **error)
{
  const char *ids[4];

  take_ids (script, PLACED | KIND (STREAM), ids);
  return sw_edit_move (transaction, ids, take_place (script), take_place (script), error);
}

static gboolean
move_to_stream (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  const char *ids[4];

  take_ids (script, PLACED, ids);
  return stream == NULL
         || sw_edit_move_to_stream (transaction, ids, stream, take_place (script), take_place (script), error);
}

static gboolean delete (Script *script, SwTransaction *transaction, GError **error)
{
  const char *ids[4];

  take_ids (script, PLACED | EDGES | KIND (STREAM) | KIND (TEAM), ids);
  return sw_edit_delete (transaction, ids, error);
}

/* --- saying ------------------------------------------------------------------------------------------------ */

static gboolean
set (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *element = take_element (script, ANY);
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  return count == 0
         || sw_edit_set (transaction, element, specs[script_take (script) % count].attr, take_text (script), error);
}

static gboolean
set_list (Script *script, SwTransaction *transaction, GError **error)
{
  static const SwKind kinds[] = { SW_KIND_PRACTICE, SW_KIND_ROLE, SW_KIND_INPUT, SW_KIND_OUTPUT, SW_KIND_REMARK };
  SwElement *step = take_element (script, KIND (STEP));
  const char *lines[] = { take_text (script), take_text (script), NULL };

  return step == NULL
         || sw_edit_set_list (transaction, step, kinds[script_take (script) % G_N_ELEMENTS (kinds)], lines, error);
}

static gboolean
set_field (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *step = take_element (script, KIND (STEP));

  return step == NULL || sw_edit_set_field (transaction, step, take_text (script), take_text (script), error);
}

static gboolean
set_description (Script *script, SwTransaction *transaction, GError **error)
{
  return sw_edit_set_description (transaction, take_element (script, KIND (STREAM) | KIND (MAP)), take_text (script),
                                  error);
}

static gboolean
declare (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM)), *by = take_element (script, KIND (STREAM));
  const char *activity = take_activity (script);

  return stream == NULL
         || sw_edit_declare (transaction, stream, activity, script_take (script) % 4,
                             script_take (script) % 2 ? by->id : NULL, take_text (script), error);
}

static gboolean
vote (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *note = take_element (script, KIND (NOTE));

  return note == NULL || sw_edit_vote (transaction, note, (int)(script_take (script) % 7) - 3, error);
}

static gboolean
record_measurement (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM));
  double accuracy = script_take (script) % 2 ? script_take (script) / 255.0 : NAN;

  return stream == NULL
         || sw_edit_record_measurement (transaction, stream, 2461000 + script_take (script) % 8, take_seconds (script),
                                        take_seconds (script), accuracy, error)
                != NULL;
}

static gboolean
accept (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *stream = take_element (script, KIND (STREAM)), *step = take_element (script, KIND (STEP));

  return stream == NULL || step == NULL
         || sw_edit_accept (transaction, stream, "missing-feedback", step->id, take_text (script), take_text (script),
                            2461000, error);
}

/* --- folding ----------------------------------------------------------------------------------------------- */

static gboolean
fold (Script *script, SwTransaction *transaction, GError **error)
{
  SwElement *streams[] = { take_element (script, KIND (STREAM)), take_element (script, KIND (STREAM)) };

  if (streams[0] != NULL)
    sw_edit_fold (transaction, streams, G_N_ELEMENTS (streams), script_take (script) % 2);
  return TRUE;
}

static gboolean
unfold_for (Script *script, SwTransaction *transaction, GError **error)
{
  const char *ids[4];

  take_ids (script, ANY, ids);
  sw_edit_unfold_for (transaction, ids);
  return TRUE;
}

const ScriptCommand *
script_commands (guint *count)
{
  static const ScriptCommand commands[] = {
    { "sw_edit_join", join },
    { "sw_edit_add_stream", add_stream },
    { "sw_edit_add_step", add_step },
    { "sw_edit_connect", connect },
    { "sw_edit_reconnect", reconnect },
    { "sw_edit_turn", turn },
    { "sw_edit_insert_on", insert_on },
    { "sw_edit_delete", delete },
    { "sw_edit_move", move },
    { "sw_edit_move_to_stream", move_to_stream },
    { "sw_edit_set", set },
    { "sw_edit_set_list", set_list },
    { "sw_edit_set_field", set_field },
    { "sw_edit_set_description", set_description },
    { "sw_edit_add_team", add_team },
    { "sw_edit_add_note", add_note },
    { "sw_edit_declare", declare },
    { "sw_edit_vote", vote },
    { "sw_edit_record_measurement", record_measurement },
    { "sw_edit_accept", accept },
    { "sw_edit_duplicate", duplicate },
    { "sw_edit_make_future", make_future },
    { "sw_edit_insert_from", insert_from },
    { "sw_edit_fold", fold },
    { "sw_edit_unfold_for", unfold_for },
  };

  *count = G_N_ELEMENTS (commands);
  return commands;
}
