#include "model/kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN(kind) (1u << (kind))

static const struct
{
  const char *element;
  const char *label;
  const char *prefix;
  guint parents;
} kinds[SW_N_KINDS] = {
  [SW_KIND_MAP] = { "map", N_ ("map"), "#", 0 },
  [SW_KIND_DESCRIPTION] = { "description", N_ ("description"), "#", IN (SW_KIND_MAP) | IN (SW_KIND_STREAM) },
  [SW_KIND_TEAM] = { "team", N_ ("team"), "t", IN (SW_KIND_MAP) },
  [SW_KIND_STREAM] = { "stream", N_ ("stream"), "s", IN (SW_KIND_MAP) },
  [SW_KIND_DECLARE] = { "declare", N_ ("declaration"), "#", IN (SW_KIND_STREAM) },
  [SW_KIND_STEP] = { "step", N_ ("step"), "n", IN (SW_KIND_STREAM) },
  [SW_KIND_PRACTICE] = { "practice", N_ ("practice"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_ROLE] = { "role", N_ ("role"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_INPUT] = { "input", N_ ("input"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_OUTPUT] = { "output", N_ ("output"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_FIELD] = { "field", N_ ("field"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_REMARK] = { "note", N_ ("note"), "#", IN (SW_KIND_STEP) },
  [SW_KIND_FLOW] = { "flow", N_ ("flow"), "f", IN (SW_KIND_STREAM) },
  [SW_KIND_FEEDBACK] = { "feedback", N_ ("feedback"), "b", IN (SW_KIND_STREAM) },
  [SW_KIND_NOTE] = { "note", N_ ("note"), "k", IN (SW_KIND_STREAM) | IN (SW_KIND_MAP) },
  [SW_KIND_ACCEPT] = { "accept", N_ ("accepted finding"), "#", IN (SW_KIND_STREAM) },
  [SW_KIND_MEASUREMENT] = { "measurement", N_ ("measurement"), "#", IN (SW_KIND_STREAM) },
  [SW_KIND_FOREIGN] = { NULL, N_ ("unknown content"), "#", ~IN (SW_KIND_FOREIGN) },
};

const char *
sw_kind_element (SwKind kind)
{
  g_return_val_if_fail (kind < SW_N_KINDS, NULL);
  return kinds[kind].element;
}

const char *
sw_kind_label (SwKind kind)
{
  g_return_val_if_fail (kind < SW_N_KINDS, NULL);
  return _ (kinds[kind].label);
}

gboolean
sw_kind_has_id (SwKind kind)
{
  g_return_val_if_fail (kind < SW_N_KINDS, FALSE);
  return kinds[kind].prefix[0] != '#';
}

const char *
sw_kind_id_prefix (SwKind kind)
{
  g_return_val_if_fail (kind < SW_N_KINDS, NULL);
  return kinds[kind].prefix;
}

gboolean
sw_kind_may_hold (SwKind parent, SwKind child)
{
  g_return_val_if_fail (parent < SW_N_KINDS && child < SW_N_KINDS, FALSE);
  return (kinds[child].parents & IN (parent)) != 0;
}

SwKind
sw_kind_from_element (SwKind parent, const char *name)
{
  for (SwKind kind = 0; kind < SW_KIND_FOREIGN; kind++)
    if (sw_kind_may_hold (parent, kind) && strcmp (kinds[kind].element, name) == 0)
      return kind;
  return SW_KIND_FOREIGN;
}
