#include "checks/internal.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the teams of a stream tell, and of a map. */

static SwElement *
team_of (SwCheck *check, const SwElement *step)
{
  return sw_map_find_kind (check->analysis->map, sw_element_text (step, SW_ATTR_TEAM), SW_KIND_TEAM);
}

/* --- team-silo --------------------------------------------------------------------------------------------- */

static gboolean
is_change (SwPart part)
{
  return part == SW_PART_DESIGN || part == SW_PART_BUILD;
}

/* The steps that change something and those that deliver; light ones need no team. FALSE if a team is unknown. */
static gboolean
find_sides (SwCheck *check, const SwGraph *graph, GPtrArray *changes, GPtrArray *supports)
{
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwElement *step = graph->steps[i];
      SwPart part = check->parts[i];

      if ((!is_change (part) && part != SW_PART_SUPPORT) || sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES)
        continue;
      if (team_of (check, step) == NULL)
        return FALSE;
      g_ptr_array_add (part == SW_PART_SUPPORT ? supports : changes, step);
    }
  return changes->len > 0 && supports->len > 0;
}

static gboolean
share_a_team (SwCheck *check, GPtrArray *changes, GPtrArray *supports)
{
  g_autoptr (GHashTable) teams = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    g_hash_table_add (teams, team_of (check, g_ptr_array_index (changes, i)));
  for (guint i = 0; i < supports->len; i++)
    if (g_hash_table_contains (teams, team_of (check, g_ptr_array_index (supports, i))))
      return TRUE;
  return FALSE;
}

static gboolean
leads_back (SwCheck *check, const SwGraph *graph)
{
  g_autofree gboolean *seeds = g_new0 (gboolean, graph->n_steps + 1);
  g_autofree gboolean *reached = NULL;

  for (guint i = 0; i < graph->n_steps; i++)
    seeds[i] = check->parts[i] == SW_PART_SUPPORT;
  reached = sw_graph_reach (graph, seeds, FALSE, TRUE);
  for (guint i = 0; i < graph->n_steps; i++)
    if (reached[i] && is_change (check->parts[i]))
      return TRUE;
  return FALSE;
}

static void
check_silo (SwCheck *check, const SwGraph *graph)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) supports = g_ptr_array_new ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  SwFinding *finding;

  if (!find_sides (check, graph, changes, supports) || share_a_team (check, changes, supports)
      || leads_back (check, graph))
    return;
  sw_check_sort (supports);
  sw_check_sort (changes);
  from = sw_element_title (team_of (check, g_ptr_array_index (supports, 0)));
  to = sw_element_title (team_of (check, g_ptr_array_index (changes, 0)));
  finding = sw_check_add_all (check, "team-silo", SW_SEVERITY_WARNING, NULL,
                              g_strdup_printf (_ ("Nothing that “%s” learns leads back to “%s”, and no team works on "
                                                  "both sides."),
                                               from, to),
                              supports);
  g_ptr_array_extend (supports, changes, NULL, NULL);
  sw_finding_set_witness (finding, supports);
  sw_finding_add_fix (finding, "add-feedback-change", _ ("Add a feedback to those who design and build"), FALSE);
}

/* --- handoff-waste ----------------------------------------------------------------------------------------- */

/* HandoffLimits: thresholds in percent, asked for once: this looks at every flow. */
typedef struct
{
  double step;
  double stream;
} HandoffLimits;

/* What is handed over by a machine is not handed from team to team. */
static void
check_handoff (SwCheck *check, const SwGraph *graph, guint e, const HandoffLimits *limits)
{
  const SwFigures *figures = sw_check_figures (check);
  const SwCalendar *calendar = sw_map_calendar (check->analysis->map);
  const SwEdge *edge = &graph->edges[e];
  const SwStepFigures *next = &figures->steps[edge->to];
  SwElement *giver = team_of (check, graph->steps[edge->from]), *taker = team_of (check, graph->steps[edge->to]);
  double wait = (figures->edges[e].known ? figures->edges[e].wait.likely : 0) + next->wait.likely;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *time = NULL;
  SwFinding *finding;

  if (!sw_edge_is_flow (edge) || sw_element_choice (edge->element, SW_ATTR_MODE) == SW_MODE_AUTOMATED || giver == NULL
      || taker == NULL || giver == taker || !figures->complete || isnan (wait) || isnan (next->process.likely)
      || wait <= 0 || sw_element_choice (graph->steps[edge->to], SW_ATTR_LIGHT) == SW_YES
      || wait * 100 < next->lead.likely * limits->step || wait * 100 < figures->lead.likely * limits->stream)
    return;
  from = sw_element_title (giver);
  to = sw_element_title (taker);
  time = sw_seconds_format (wait, calendar);
  finding =
      sw_check_add (check, "handoff-waste", SW_SEVERITY_WARNING, NULL,
                    g_strdup_printf (_ ("Between “%s” and “%s” work waits %s, %.0f %% of the lead time of the stream."),
                                     from, to, time, wait * 100 / figures->lead.likely),
                    edge->element, NULL);
  sw_finding_add_fix (finding, "mark-automated", _ ("It is automated now"), FALSE);
  sw_finding_add_fix (finding, "show", _ ("Show the flow"), FALSE);
}

/* --- step-unstaffed ---------------------------------------------------------------------------------------- */

static gboolean
has_role (const SwElement *step)
{
  sw_for_each_kind (role, step, SW_KIND_ROLE)
    if (*sw_element_text (role, SW_ATTR_TEXT) != '\0')
      return TRUE;
  return FALSE;
}

/* A team that is named and not in the map is a dangling reference: one trouble is told once. */
static void
check_unstaffed (SwCheck *check, SwElement *step)
{
  g_autofree char *title = NULL;
  SwFinding *finding;

  if (sw_element_has (step, SW_ATTR_TEAM) || sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES || has_role (step))
    return;
  title = sw_element_title (step);
  finding =
      sw_check_add (check, "step-unstaffed", sw_check_is_published (check) ? SW_SEVERITY_WARNING : SW_SEVERITY_INFO,
                    NULL, g_strdup_printf (_ ("“%s” has neither a team nor a role."), title), step, NULL);
  sw_finding_add_field (finding, "assign", _ ("Say who does it"), SW_ATTR_TEAM);
}

/* --- activity-isolated ------------------------------------------------------------------------------------- */

/* Joined: how one activity of the stream is joined to the others. */
typedef struct
{
  const SwActivity *activity;
  guint in, out;     /* connections with other activities */
  gboolean together; /* a team or a practice is on both sides, or a team is not known */
  gboolean heavy;    /* a step is not light */
} Joined;

static Joined *
joined_of (SwCheck *check, Joined *joined, const SwElement *step)
{
  const SwActivity *activity = sw_map_activity (check->analysis->map, step);

  if (activity == NULL)
    return NULL;
  joined[activity->index].activity = activity;
  return &joined[activity->index];
}

static void
look_at_connections (SwCheck *check, const SwGraph *graph, Joined *joined)
{
  for (guint e = 0; e < graph->n_edges; e++)
    {
      const SwEdge *edge = &graph->edges[e];
      Joined *from = joined_of (check, joined, graph->steps[edge->from]);
      Joined *to = joined_of (check, joined, graph->steps[edge->to]);
      SwElement *giver = team_of (check, graph->steps[edge->from]), *taker = team_of (check, graph->steps[edge->to]);
      gboolean across = giver != NULL && taker != NULL && giver != taker;

      if (from == to)
        continue;
      if (from != NULL)
        {
          from->out++;
          from->together |= !across;
        }
      if (to != NULL)
        {
          to->in++;
          to->together |= !across;
        }
    }
}

/* A practice that two activities name brings both together. */
static void
look_at_practices (SwCheck *check, const SwGraph *graph, Joined *joined)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < graph->n_steps; i++)
    {
      Joined *own = joined_of (check, joined, graph->steps[i]);

      if (own == NULL)
        continue;
      own->heavy |= sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO;
      sw_for_each_kind (practice, graph->steps[i], SW_KIND_PRACTICE)
        {
          char *name = sw_text_key (sw_element_text (practice, SW_ATTR_TEXT));
          Joined *other = g_hash_table_lookup (first, name);

          if (other == NULL && *name != '\0')
            g_hash_table_insert (first, g_steal_pointer (&name), own);
          else if (other != NULL && other != own)
            own->together = other->together = TRUE;
          g_free (name);
        }
    }
}

static void
report_isolated (SwCheck *check, const SwGraph *graph, const Joined *joined)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  const char *form = joined->in == 0
                         ? _ ("%s only hands work on to other teams: nothing comes back, and no practice is shared.")
                         : _ ("%s only takes work from other teams: nothing goes back, and no practice is shared.");
  SwFinding *finding;

  for (guint i = 0; i < graph->n_steps; i++)
    if (sw_map_activity (check->analysis->map, graph->steps[i]) == joined->activity)
      g_ptr_array_add (steps, graph->steps[i]);
  sw_check_sort (steps);
  finding = sw_check_add_all (check, "activity-isolated", SW_SEVERITY_INFO, NULL,
                              g_strdup_printf (form, joined->activity->name), steps);
  sw_finding_add_fix (finding, "show", _ ("Show the steps"), FALSE);
}

static void
check_isolated (SwCheck *check, const SwGraph *graph)
{
  guint size = check->profile != NULL ? check->profile->activities->len : 0;
  g_autofree Joined *joined = g_new0 (Joined, size + 1);

  look_at_connections (check, graph, joined);
  look_at_practices (check, graph, joined);
  for (guint i = 0; i < size; i++)
    if (joined[i].heavy && !joined[i].together && (joined[i].in > 0) != (joined[i].out > 0))
      report_isolated (check, graph, &joined[i]);
}

/* --- team-unmapped ----------------------------------------------------------------------------------------- */

void
sw_check_unmapped (SwCheck *check)
{
  SwElement *root = sw_map_root (check->analysis->map);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  if (sw_element_first (root, SW_KIND_TEAM) == NULL)
    return;
  for (guint s = 0; s < check->analysis->n_streams; s++)
    for (guint i = 0; i < check->analysis->graphs[s]->n_steps; i++)
      g_hash_table_add (used, (gpointer)sw_element_text (check->analysis->graphs[s]->steps[i], SW_ATTR_TEAM));
  sw_for_each_kind (team, root, SW_KIND_TEAM)
    {
      g_autofree char *title = NULL;
      SwFinding *finding;

      if (g_hash_table_contains (used, team->id))
        continue;
      title = sw_element_title (team);
      finding = sw_check_add (check, "team-unmapped", SW_SEVERITY_INFO, NULL,
                              g_strdup_printf (_ ("The team “%s” does no step of this map."), title), team, NULL);
      sw_finding_add_fix (finding, "remove-team", _ ("Remove the team"), FALSE);
      sw_finding_add_fix (finding, "assign", _ ("Give it a step"), FALSE);
    }
}

void
sw_check_teams (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  HandoffLimits limits = { .step = sw_check_threshold (check, "handoff-waste", "step"),
                           .stream = sw_check_threshold (check, "handoff-waste", "stream") };
  gboolean enough = graph->n_steps >= sw_check_threshold (check, "handoff-waste", "steps");

  check_silo (check, graph);
  for (guint e = 0; enough && e < graph->n_edges; e++)
    check_handoff (check, graph, e, &limits);
  check_isolated (check, graph);
  for (guint i = 0; i < graph->n_steps; i++)
    check_unstaffed (check, graph->steps[i]);
}
