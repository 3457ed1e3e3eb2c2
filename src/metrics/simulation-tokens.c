/*
 * Pieces of items. An item is one token until it forks; then each branch has one, and the tokens of one fork make a
 * group, which stands in the place of what forked. So groups lie in each other like a tree, whatever rework does to the
 * place of a token.
 *
 * Invariants:
 * - a group has at least one member, a token or a group whose parent it is;
 * - where branches meet, those meet that have the same outermost group of a fork whose branches meet there;
 * - a token waits only for those that flows can still bring to it. Flows make no loop, so the tokens that wait never
 *   wait for each other in a circle: one of them always goes on.
 */
#include "metrics/simulation-private.h"

static SwGroup *
group_at (SwRun *run, guint g)
{
  return &g_array_index (run->groups, SwGroup, g);
}

/* --- making and ending ------------------------------------------------------------------------------------- */

/* Returns: the index of a place in @array, a free one or a new one */
static guint
take (GArray *array, guint *free, guint next)
{
  guint index = *free;

  if (index == SW_NONE)
    {
      g_array_set_size (array, array->len + 1);
      return array->len - 1;
    }
  *free = next;
  return index;
}

guint
sw_run_new_item (SwRun *run)
{
  guint next = run->free_item != SW_NONE ? sw_run_item (run, run->free_item)->next : SW_NONE;
  guint i = take (run->items, &run->free_item, next);

  *sw_run_item (run, i) = (SwItem){ .number = run->arrived++, .newest = SW_NONE, .arrived = run->now };
  return i;
}

guint
sw_run_new_token (SwRun *run, guint item, guint group, gboolean counted)
{
  guint next = run->free_token != SW_NONE ? sw_run_token (run, run->free_token)->next : SW_NONE;
  guint t = take (run->tokens, &run->free_token, next);
  SwItem *owner = sw_run_item (run, item);

  *sw_run_token (run, t) = (SwToken){
    .item = item, .group = group, .before = owner->newest, .after = SW_NONE, .next = SW_NONE, .counted = counted
  };
  if (owner->newest != SW_NONE)
    sw_run_token (run, owner->newest)->after = t;
  owner->newest = t;
  owner->tokens++;
  owner->counted += counted != FALSE;
  run->alive++;
  return t;
}

guint
sw_run_new_group (SwRun *run, guint parent, guint fork, guint members)
{
  guint next = run->free_group != SW_NONE ? group_at (run, run->free_group)->fork : SW_NONE;
  guint g = take (run->groups, &run->free_group, next);

  *group_at (run, g) = (SwGroup){ parent, fork, members };
  return g;
}

static void
free_group (SwRun *run, guint g)
{
  group_at (run, g)->fork = run->free_group;
  run->free_group = g;
}

/* A member of @g goes. */
static void
leave (SwRun *run, guint g)
{
  while (g != SW_NONE && --group_at (run, g)->members == 0)
    {
      guint parent = group_at (run, g)->parent;

      free_group (run, g);
      g = parent;
    }
}

void
sw_run_settle (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);

  /* It takes the place of the group in the parent. */
  while (token->group != SW_NONE && group_at (run, token->group)->members == 1)
    {
      guint parent = group_at (run, token->group)->parent;

      free_group (run, token->group);
      token->group = parent;
    }
}

void
sw_run_uncount (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  SwItem *item = sw_run_item (run, token->item);

  if (!token->counted)
    return;
  token->counted = FALSE;
  if (--item->counted > 0)
    return;
  run->done++;
  run->in_stream += sw_run_overlap (run, item->arrived, run->now);
  run->left += run->now >= run->from && run->now <= run->until;
  if (item->number >= run->warm_up)
    run->leads[item->number - run->warm_up] = run->now - item->arrived;
}

void
sw_run_end_token (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  SwItem *item = sw_run_item (run, token->item);

  sw_run_uncount (run, t);
  leave (run, token->group);
  if (token->before != SW_NONE)
    sw_run_token (run, token->before)->after = token->after;
  if (token->after != SW_NONE)
    sw_run_token (run, token->after)->before = token->before;
  else
    item->newest = token->before;
  if (--item->tokens == 0)
    {
      item->next = run->free_item;
      run->free_item = token->item;
    }
  token->state = SW_TOKEN_FREE;
  token->next = run->free_token;
  run->free_token = t;
  run->alive--;
}

/* --- meeting ----------------------------------------------------------------------------------------------- */

static gboolean
meets_from (const SwModelStep *step, guint fork)
{
  for (guint i = 0; i < step->n_forks; i++)
    if (step->meets[i] == fork)
      return TRUE;
  return FALSE;
}

/* Returns: the outermost group of @g and those around it whose branches meet at @step, or SW_NONE */
static guint
find_level (SwRun *run, const SwModelStep *step, guint g)
{
  guint level = SW_NONE;

  for (; g != SW_NONE; g = group_at (run, g)->parent)
    if (meets_from (step, group_at (run, g)->fork))
      level = g;
  return level;
}

static gboolean
is_within (SwRun *run, guint g, guint level)
{
  while (g != SW_NONE && g != level)
    g = group_at (run, g)->parent;
  return g == level;
}

/* Whether flows can still bring the token to step @at. */
static gboolean
can_come (const SwRun *run, const SwToken *token, guint at)
{
  const guint8 *reach = run->model->steps[at].reach;

  if (token->state == SW_TOKEN_FLOWS && token->step == at)
    return TRUE;
  return (reach[token->step / 8] >> (token->step % 8) & 1) != 0;
}

static gboolean
waits (SwRun *run, const SwToken *waiting)
{
  for (guint t = sw_run_item (run, waiting->item)->newest; t != SW_NONE; t = sw_run_token (run, t)->before)
    {
      const SwToken *token = sw_run_token (run, t);

      if (token != waiting && can_come (run, token, waiting->step) && is_within (run, token->group, waiting->group))
        return TRUE;
    }
  return FALSE;
}

/* Returns: the token of the same group that waits there already, or SW_NONE */
static guint
find_there (SwRun *run, const SwToken *token)
{
  for (guint t = sw_run_item (run, token->item)->newest; t != SW_NONE; t = sw_run_token (run, t)->before)
    {
      const SwToken *other = sw_run_token (run, t);

      if (other->state == SW_TOKEN_MEETS && other->step == token->step && other->group == token->group)
        return t;
    }
  return SW_NONE;
}

gboolean
sw_run_meet (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  SwItem *item = sw_run_item (run, token->item);
  guint level = find_level (run, &run->model->steps[token->step], token->group);
  guint there;

  if (level == SW_NONE)
    return FALSE;
  group_at (run, level)->members++;
  leave (run, token->group);
  token->group = level;
  there = item->meeting > 0 ? find_there (run, token) : SW_NONE;
  if (there == SW_NONE)
    {
      token->state = SW_TOKEN_MEETS;
      item->meeting++;
      return TRUE;
    }
  if (token->counted && !sw_run_token (run, there)->counted)
    {
      sw_run_token (run, there)->counted = TRUE;
      item->counted++;
    }
  sw_run_end_token (run, t);
  return TRUE;
}

guint
sw_run_release (SwRun *run, guint item)
{
  SwItem *owner = sw_run_item (run, item);

  if (owner->tokens == 0 || owner->meeting == 0)
    return SW_NONE;
  for (guint t = owner->newest; t != SW_NONE; t = sw_run_token (run, t)->before)
    {
      const SwToken *token = sw_run_token (run, t);

      if (token->state == SW_TOKEN_MEETS && !waits (run, token))
        {
          owner->meeting--;
          sw_run_settle (run, t);
          return t;
        }
    }
  return SW_NONE;
}
