#include "random-streams.h"

#include "checks/rule.h"

#include <string.h>

static const char *const activities[] = { "plan",         "improve",         "engage", "design-transition",
                                          "obtain-build", "deliver-support", "magic",  NULL };
/* Few, so that ways are often equally long; two contradict themselves. */
static const char *const times[] = { "0s",     "30min",  "1h",         "2h",         "1d",     "3d",        "2w",
                                     "1h..3h", "1h..1d", "1h..2h..3h", "1d..2d..4d", "2d..1d", "3h..2h..1h" };
static const char *const things[] = { "Order", "Plan", "Design", "Version", "Answer", "Report", "Invoice" };
static const char *const leads[] = { "1d", "5d", "10d", "11d", "12d", "30d", "60d" };
static const char *const days[] = { "2025-01-10", "2026-03-01", "2026-06-01", "2026-06-01", "2026-11-20" };

static gboolean
chance (GRand *rand, int percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

static guint
below (GRand *rand, guint count)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)count);
}

#define ONE_OF(rand, list) (list)[below ((rand), G_N_ELEMENTS (list))]

static void
set (SwMap *map, SwElement *element, SwAttr attr, const char *text)
{
  g_autoptr (SwOp) op = sw_op_new_set (element, attr, text);
  g_autoptr (GError) error = NULL;

  sw_map_apply (map, op, &error);
  g_assert_no_error (error);
}

/* With the values that an element of @kind cannot be without. */
static SwElement *
add (SwMap *map, SwElement *parent, SwKind kind, SwAttr first, const char *value, SwAttr second, const char *other)
{
  g_autofree char *id = sw_map_new_id (map, kind);
  g_autoptr (SwOp) op = sw_op_new_insert (kind, id, parent->id, NULL);
  g_autoptr (GError) error = NULL;

  if (value != NULL)
    sw_op_set_value (op, first, value);
  if (other != NULL)
    sw_op_set_value (op, second, other);
  sw_map_apply (map, op, &error);
  g_assert_no_error (error);
  return sw_map_find (map, id);
}

static SwElement *
any_of (GRand *rand, SwElement *parent, SwKind kind)
{
  guint count = sw_element_count (parent, kind), left;
  SwElement *child = sw_element_first (parent, kind);

  for (left = count > 0 ? below (rand, count) : 0; left > 0; left--)
    child = sw_element_following (child);
  return child;
}

static void
maybe (GRand *rand, SwMap *map, SwElement *element, SwAttr attr, int percent, const char *text)
{
  if (chance (rand, percent))
    set (map, element, attr, text);
}

/* Anything that may stand there: names as people and as attackers write them, people, uptime, mode, label … */
static void
anything (GRand *rand, SwMap *map, SwElement *element, SwAttr attr, int percent)
{
  g_autofree char *text = random_value (rand, map, sw_kind_attr (element->kind, attr));

  maybe (rand, map, element, attr, percent, text);
}

static void
add_things (GRand *rand, SwMap *map, SwElement *step, SwKind kind, int percent)
{
  while (chance (rand, percent))
    add (map, step, kind, SW_ATTR_TEXT, ONE_OF (rand, things), 0, NULL);
}

static void
add_step (GRand *rand, SwMap *map, SwElement *stream, int timed, const SwElement *origin)
{
  SwElement *step = add (map, stream, SW_KIND_STEP, SW_ATTR_ACTIVITY,
                         activities[below (rand, chance (rand, 5) ? G_N_ELEMENTS (activities) : 6)], 0, NULL);
  const SwElement *team = any_of (rand, sw_map_root (map), SW_KIND_TEAM);

  anything (rand, map, step, SW_ATTR_NAME, 80);
  maybe (rand, map, step, SW_ATTR_PROCESS, timed, ONE_OF (rand, times));
  maybe (rand, map, step, SW_ATTR_WAIT, timed, ONE_OF (rand, times));
  maybe (rand, map, step, SW_ATTR_ACCURACY, 20, chance (rand, 50) ? "75%" : "95%");
  maybe (rand, map, step, SW_ATTR_TEAM, 60, team != NULL ? team->id : "t99");
  maybe (rand, map, step, SW_ATTR_LIGHT, 8, "yes");
  maybe (rand, map, step, SW_ATTR_END, 4, "yes");
  maybe (rand, map, step, SW_ATTR_PEOPLE, 15, "3");
  anything (rand, map, step, SW_ATTR_UPTIME, 5);
  if (origin != NULL && sw_element_first (origin, SW_KIND_STEP) != NULL)
    maybe (rand, map, step, SW_ATTR_ORIGIN, 80, any_of (rand, (SwElement *)origin, SW_KIND_STEP)->id);
  add_things (rand, map, step, SW_KIND_PRACTICE, 25);
  add_things (rand, map, step, SW_KIND_ROLE, 25);
  add_things (rand, map, step, SW_KIND_INPUT, 40);
  add_things (rand, map, step, SW_KIND_OUTPUT, 40);
}

static void
connect (GRand *rand, SwMap *map, SwElement *stream, SwKind kind, const SwElement *from, const SwElement *to)
{
  SwElement *edge = add (map, stream, kind, SW_ATTR_FROM, from->id, SW_ATTR_TO, to->id);

  maybe (rand, map, edge, SW_ATTR_WAIT, kind == SW_KIND_FLOW ? 10 : 80,
         kind == SW_KIND_FLOW || chance (rand, 40) ? ONE_OF (rand, times) : "40d");
  anything (rand, map, edge, SW_ATTR_MODE, 20);
  maybe (rand, map, edge, SW_ATTR_SHARE, 10, chance (rand, 50) ? "50%" : "100%");
  if (kind == SW_KIND_FLOW)
    maybe (rand, map, edge, SW_ATTR_ITEMS, 10, "4");
}

static void
add_connections (GRand *rand, SwMap *map, SwElement *stream, guint n_steps)
{
  int more = chance (rand, 50) ? 0 : g_rand_int_range (rand, 0, 50);

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      const SwElement *next = sw_element_following (step);

      if (next != NULL && chance (rand, 90))
        connect (rand, map, stream, SW_KIND_FLOW, step, next);
      while (chance (rand, more))
        connect (rand, map, stream, chance (rand, 60) ? SW_KIND_FLOW : SW_KIND_FEEDBACK, step,
                 any_of (rand, stream, SW_KIND_STEP));
    }
  if (n_steps > 1 && chance (rand, 8))
    connect (rand, map, stream, SW_KIND_FLOW,
             any_of (rand, sw_map_root (map), SW_KIND_TEAM) != NULL ? any_of (rand, sw_map_root (map), SW_KIND_TEAM)
                                                                    : stream,
             any_of (rand, stream, SW_KIND_STEP));
}

/* Of one step the flows are a choice, with shares that mostly add up. */
static void
share_out (GRand *rand, SwMap *map, SwElement *stream)
{
  const SwElement *step = any_of (rand, stream, SW_KIND_STEP);
  guint count = 0;

  if (step == NULL)
    return;
  sw_for_each_kind (flow, stream, SW_KIND_FLOW)
    count += strcmp (sw_element_text (flow, SW_ATTR_FROM), step->id) == 0;
  sw_for_each_kind (flow, stream, SW_KIND_FLOW)
    if (strcmp (sw_element_text (flow, SW_ATTR_FROM), step->id) == 0)
      maybe (rand, map, flow, SW_ATTR_SHARE, 90, count == 1 ? "100%" : count == 2 ? "50%" : "25%");
}

static void
add_declaration (GRand *rand, SwMap *map, SwElement *stream)
{
  static const char *const as[] = { "light", "covered", "not-applicable" };
  SwElement *declaration =
      add (map, stream, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, activities[below (rand, 7)], SW_ATTR_AS, ONE_OF (rand, as));

  maybe (rand, map, declaration, SW_ATTR_REASON, 70, "Elsewhere");
  maybe (rand, map, declaration, SW_ATTR_BY, 50, any_of (rand, sw_map_root (map), SW_KIND_STREAM)->id);
}

static void
add_acceptance (GRand *rand, SwMap *map, SwElement *stream)
{
  guint count;
  const SwRule *rules = sw_rules (&count);
  const SwElement *step = any_of (rand, stream, SW_KIND_STEP);
  SwElement *accept = add (map, stream, SW_KIND_ACCEPT, SW_ATTR_RULE, rules[below (rand, count)].id, SW_ATTR_TARGET,
                           step != NULL && chance (rand, 60) ? step->id : stream->id);

  anything (rand, map, accept, SW_ATTR_REASON, 90);
  maybe (rand, map, accept, SW_ATTR_ON, 50, ONE_OF (rand, days));
}

static void
add_stream (GRand *rand, SwMap *map, guint most_steps)
{
  SwElement *root = sw_map_root (map);
  const SwElement *origin = chance (rand, 30) ? any_of (rand, root, SW_KIND_STREAM) : NULL;
  SwElement *stream = add (map, root, SW_KIND_STREAM, 0, NULL, 0, NULL);
  guint n_steps = below (rand, most_steps + 1);
  int timed = chance (rand, 60) ? 95 : g_rand_int_range (rand, 0, 100);

  anything (rand, map, stream, SW_ATTR_NAME, 80);
  anything (rand, map, stream, SW_ATTR_TRIGGER, 70);
  anything (rand, map, stream, SW_ATTR_OUTCOME, 70);
  maybe (rand, map, stream, SW_ATTR_STATUS, 40, "published");
  maybe (rand, map, stream, SW_ATTR_EXPECTS, 30, chance (rand, 50) ? "engage" : "plan engage deliver-support");
  maybe (rand, map, stream, SW_ATTR_DEMAND, 50, chance (rand, 50) ? "5/d" : "1/w");
  maybe (rand, map, stream, SW_ATTR_REVIEWED, 50, ONE_OF (rand, days));
  if (origin != NULL)
    set (map, stream, SW_ATTR_ORIGIN, origin->id);
  for (guint i = 0; i < n_steps; i++)
    add_step (rand, map, stream, timed, origin);
  add_connections (rand, map, stream, n_steps);
  while (chance (rand, 40))
    share_out (rand, map, stream);
  while (chance (rand, 50))
    add_declaration (rand, map, stream);
  while (chance (rand, 30))
    add_acceptance (rand, map, stream);
  while (chance (rand, 55))
    set (map, add (map, stream, SW_KIND_MEASUREMENT, SW_ATTR_ON, ONE_OF (rand, days), 0, NULL), SW_ATTR_LEAD,
         ONE_OF (rand, leads));
}

SwMap *
random_streams (GRand *rand, guint most_steps)
{
  SwMap *map = sw_map_new ();
  guint teams = below (rand, 5), streams = 1 + below (rand, 5);

  maybe (rand, map, sw_map_root (map), SW_ATTR_PROFILE, 2, "unknown");
  for (guint i = 0; i < teams; i++)
    add (map, sw_map_root (map), SW_KIND_TEAM, SW_ATTR_NAME, ONE_OF (rand, things), 0, NULL);
  for (guint i = 0; i < streams; i++)
    add_stream (rand, map, most_steps);
  return map;
}

static void
shuffle (GRand *rand, SwMap *map, SwElement *parent)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  sw_for_each_child (child, parent)
    g_ptr_array_add (children, child);
  while (children->len > 0)
    {
      SwElement *child = g_ptr_array_steal_index_fast (children, below (rand, children->len));
      g_autoptr (SwOp) op = sw_op_new_move (child, parent->id, NULL);
      g_autoptr (GError) error = NULL;

      sw_map_apply (map, op, &error);
      g_assert_no_error (error);
      shuffle (rand, map, child);
    }
}

void
random_order (GRand *rand, SwMap *map)
{
  shuffle (rand, map, sw_map_root (map));
}
