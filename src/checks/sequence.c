#include "checks/internal.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

/*
 * forced-sequence: flows that make a step wait for another one from which it takes nothing.
 *
 * A step takes its inputs from the steps before it. The flow u → v is needed if u gives one of them, or a step whose
 * every way to v leads through u. In the graph against the flows, rooted at v, these are the steps that u dominates.
 * Only the topmost dominator of each step matters, and it follows from those of the steps behind it; so one walk back
 * from v, in reverse order of the flows, answers for all flows into v. It ends as soon as all of them are known to be
 * needed, and does not go back beyond the first step that gives what v takes. In a map that people draw that is a few
 * steps. BUDGET keeps the sum of all walks linear in any other; flows that it leaves undecided count as needed.
 */
#define BUDGET(graph) (50000 + 2 * ((gsize)(graph)->n_steps + (graph)->n_edges))

#define NOBODY G_MAXUINT

/* Names: the inputs or the outputs of all steps, as numbers; those of step i are list[start[i]] .. list[start[i + 1] -
 * 1]. */
typedef struct
{
  guint *start;
  GArray *list;
} Names;

typedef struct
{
  const SwGraph *graph;
  SwMap *map;
  GHashTable *numbers; /* name → number + 1 */
  Names takes, gives;
  guint *place;      /* of each step in the order of the flows */
  guint *first;      /* by name: the place of the first step that gives it */
  guint *wanted;     /* by name: the last step + 1 that was asked for it */
  guint *top;        /* by step, in one walk: its topmost dominator */
  gboolean *is_open; /* by step, in one walk: its flow to the step at the root is undecided */
  GArray *heap;      /* places to visit, the last one in the order first */
  gsize left;        /* of the budget */
} Search;

/* --- names ------------------------------------------------------------------------------------------------- */

static void
read_names (Search *search, Names *names, SwKind kind)
{
  const SwGraph *graph = search->graph;

  names->start = g_new (guint, graph->n_steps + 1);
  names->list = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < graph->n_steps; i++)
    {
      names->start[i] = names->list->len;
      sw_for_each_kind (item, graph->steps[i], kind)
        {
          char *name = sw_text_key (sw_element_text (item, SW_ATTR_TEXT));
          guint number = GPOINTER_TO_UINT (g_hash_table_lookup (search->numbers, name));

          if (*name == '\0')
            {
              g_free (name);
              continue;
            }
          if (number == 0)
            {
              number = g_hash_table_size (search->numbers) + 1;
              g_hash_table_insert (search->numbers, g_steal_pointer (&name), GUINT_TO_POINTER (number));
            }
          number--;
          g_array_append_val (names->list, number);
          g_free (name);
        }
    }
  names->start[graph->n_steps] = names->list->len;
}

static gboolean
names_both (const Search *search, guint i)
{
  return search->takes.start[i] < search->takes.start[i + 1] && search->gives.start[i] < search->gives.start[i + 1];
}

/* Whether step @i gives something that the step at the root wants. */
static gboolean
gives_wanted (const Search *search, guint i, guint root)
{
  for (guint k = search->gives.start[i]; k < search->gives.start[i + 1]; k++)
    if (search->wanted[g_array_index (search->gives.list, guint, k)] == root + 1)
      return TRUE;
  return FALSE;
}

/* --- the walk back ----------------------------------------------------------------------------------------- */

static void
heap_push (GArray *heap, guint place)
{
  guint i = heap->len;
  guint *list;

  g_array_append_val (heap, place);
  list = (guint *)(gpointer)heap->data;
  for (; i > 0 && list[(i - 1) / 2] < place; i = (i - 1) / 2)
    list[i] = list[(i - 1) / 2];
  list[i] = place;
}

static guint
heap_pop (GArray *heap)
{
  guint *list = (guint *)(gpointer)heap->data;
  guint result = list[0], last = list[heap->len - 1], size = heap->len - 1, i = 0;

  g_array_set_size (heap, size);
  for (guint child = 1; child < size; child = 2 * i + 1)
    {
      if (child + 1 < size && list[child + 1] > list[child])
        child++;
      if (list[child] <= last)
        break;
      list[i] = list[child];
      i = child;
    }
  if (size > 0)
    list[i] = last;
  return result;
}

/* All ways from @step to the root that were seen until now lead through @top. */
static void
lead_through (Search *search, guint step, guint top, GArray *touched)
{
  if (search->top[step] == NOBODY)
    {
      search->top[step] = top;
      g_array_append_val (touched, step);
      heap_push (search->heap, search->place[step]);
    }
  else if (search->top[step] != top)
    search->top[step] = step;
}

/* Closes the flows from steps that bring @root what it wants. @open: how many are undecided. */
static guint
walk_back (Search *search, guint root, guint open)
{
  const SwGraph *graph = search->graph;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  guint least = G_MAXUINT;

  for (guint k = search->takes.start[root]; k < search->takes.start[root + 1]; k++)
    least = MIN (least, search->first[g_array_index (search->takes.list, guint, k)]);
  for (guint k = graph->in_start[root]; k < graph->in_start[root + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->in[k]];
      if (sw_edge_is_flow (edge) && search->place[edge->from] >= least)
        lead_through (search, edge->from, edge->from, touched);
    }
  while (search->heap->len > 0 && open > 0 && search->left > 0)
    {
      guint step = graph->order[heap_pop (search->heap)], top = search->top[step];

      search->left--;
      if (search->is_open[top] && gives_wanted (search, step, root))
        {
          search->is_open[top] = FALSE;
          open--;
        }
      for (guint k = graph->in_start[step]; k < graph->in_start[step + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[graph->in[k]];
          if (sw_edge_is_flow (edge) && search->place[edge->from] >= least)
            lead_through (search, edge->from, top, touched);
        }
    }
  g_array_set_size (search->heap, 0);
  for (guint i = 0; i < touched->len; i++)
    search->top[g_array_index (touched, guint, i)] = NOBODY;
  return search->left > 0 ? open : 0;
}

/* --- all flows --------------------------------------------------------------------------------------------- */

static gboolean
can_be_forced (const Search *search, const SwEdge *edge)
{
  const SwActivity *from = sw_map_activity (search->map, search->graph->steps[edge->from]);
  const SwActivity *to = sw_map_activity (search->map, search->graph->steps[edge->to]);

  return sw_edge_is_flow (edge) && names_both (search, edge->from) && from != NULL && to != NULL && from != to;
}

static void
look_at_step (Search *search, guint root, GPtrArray *forced)
{
  const SwGraph *graph = search->graph;
  guint open = 0;

  if (!names_both (search, root))
    return;
  for (guint k = search->takes.start[root]; k < search->takes.start[root + 1]; k++)
    search->wanted[g_array_index (search->takes.list, guint, k)] = root + 1;
  for (guint k = graph->in_start[root]; k < graph->in_start[root + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->in[k]];

      if (search->is_open[edge->from] || !can_be_forced (search, edge) || gives_wanted (search, edge->from, root))
        continue;
      search->is_open[edge->from] = TRUE;
      open++;
    }
  open = open > 0 ? walk_back (search, root, open) : 0;
  for (guint k = graph->in_start[root]; k < graph->in_start[root + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->in[k]];

      if (open > 0 && search->is_open[edge->from] && can_be_forced (search, edge))
        g_ptr_array_add (forced, (gpointer)edge);
    }
  /* Not above: two flows may come from one step. */
  for (guint k = graph->in_start[root]; k < graph->in_start[root + 1]; k++)
    search->is_open[graph->edges[graph->in[k]].from] = FALSE;
}

static void
find_givers (Search *search)
{
  const SwGraph *graph = search->graph;
  guint names = g_hash_table_size (search->numbers);

  search->place = g_new (guint, graph->n_steps);
  search->top = g_new (guint, graph->n_steps);
  search->is_open = g_new0 (gboolean, graph->n_steps);
  search->first = g_new (guint, names);
  search->wanted = g_new0 (guint, names);
  search->heap = g_array_new (FALSE, FALSE, sizeof (guint));
  search->left = BUDGET (graph);
  for (guint name = 0; name < names; name++)
    search->first[name] = G_MAXUINT;
  for (guint p = 0; p < graph->n_steps; p++)
    {
      guint step = graph->order[p];

      search->place[step] = p;
      search->top[step] = NOBODY;
      for (guint k = search->gives.start[step]; k < search->gives.start[step + 1]; k++)
        {
          guint name = g_array_index (search->gives.list, guint, k);
          search->first[name] = MIN (search->first[name], p);
        }
    }
}

/* Returns: (transfer full): the flows (SwEdge) that force a sequence */
static GPtrArray *
forced_flows (const SwGraph *graph)
{
  Search search = { .graph = graph, .map = graph->map };
  GPtrArray *forced = g_ptr_array_new ();

  search.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_names (&search, &search.takes, SW_KIND_INPUT);
  read_names (&search, &search.gives, SW_KIND_OUTPUT);
  if (search.takes.list->len > 0 && search.gives.list->len > 0)
    {
      find_givers (&search);
      for (guint i = 0; i < graph->n_steps; i++)
        look_at_step (&search, i, forced);
      g_array_unref (search.heap);
    }
  g_hash_table_unref (search.numbers);
  g_array_unref (search.takes.list);
  g_array_unref (search.gives.list);
  g_free (search.takes.start);
  g_free (search.gives.start);
  g_free (search.place);
  g_free (search.top);
  g_free (search.is_open);
  g_free (search.first);
  g_free (search.wanted);
  return forced;
}

/* --- the rule ---------------------------------------------------------------------------------------------- */

static gboolean
has_shares (const SwGraph *graph, guint i)
{
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->out[k]])
        && sw_element_has (graph->edges[graph->out[k]].element, SW_ATTR_SHARE))
      return TRUE;
  return FALSE;
}

/* Where items choose their way, another way beside it would change which of them take it; and a step that hangs on this
 * flow alone would stand apart without it. */
static gboolean
can_be_parallel (const SwGraph *graph, const SwEdge *edge)
{
  guint before = 0, behind = 0;

  if (has_shares (graph, edge->from) || has_shares (graph, edge->to))
    return FALSE;
  for (guint k = graph->in_start[edge->from]; k < graph->in_start[edge->from + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->in[k]]))
      {
        before++;
        if (has_shares (graph, graph->edges[graph->in[k]].from))
          return FALSE;
      }
  for (guint k = graph->out_start[edge->to]; k < graph->out_start[edge->to + 1]; k++)
    behind += sw_edge_is_flow (&graph->edges[graph->out[k]]);
  return before > 0 || behind > 0;
}

void
sw_check_sequence (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  g_autoptr (GPtrArray) forced = forced_flows (graph);

  for (guint i = 0; i < forced->len; i++)
    {
      const SwEdge *edge = g_ptr_array_index (forced, i);
      g_autoptr (GPtrArray) witness = g_ptr_array_new ();
      g_autofree char *from = sw_element_title (graph->steps[edge->from]);
      g_autofree char *to = sw_element_title (graph->steps[edge->to]);
      SwFinding *finding = sw_check_add (
          check, "forced-sequence", SW_SEVERITY_INFO, NULL,
          g_strdup_printf (_ ("“%s” waits for “%s” and takes nothing from it."), to, from), edge->element, NULL);

      g_ptr_array_add (witness, graph->steps[edge->from]);
      g_ptr_array_add (witness, edge->element);
      g_ptr_array_add (witness, graph->steps[edge->to]);
      sw_finding_set_witness (finding, witness);
      if (can_be_parallel (graph, edge))
        sw_finding_add_fix (finding, "make-parallel", _ ("Let both run side by side"), FALSE);
      sw_finding_add_fix (finding, "show", _ ("Show the flow"), FALSE);
    }
}
