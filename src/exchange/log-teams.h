#pragma once

#include "exchange/log-visits.h"

/**
 * SwLogTeams: who does the steps.
 * @names: (element-type utf8): of the teams, in the order of the steps
 * @of: by step: the team, or -1
 * @people: by step: the most that were at work there at once: different persons where they are known, else visits; 0 if
 * no visit takes time
 */
typedef struct
{
  GPtrArray *names;
  int *of;
  guint *people;
} SwLogTeams;

/**
 * sw_log_teams_find: from the resources of a log. @order: (array): steps in the order in which they shall name teams.
 * @no_teams: count people alone
 *
 * If there are no more resources than steps and each step has one that does at least 80 % of its visits, resources are
 * teams. Else they are persons: steps that share at least half of their work among the same people belong to one team,
 * which is called after its first step.
 */
SwLogTeams *sw_log_teams_find (const SwEventLog *log, const SwLogVisits *visits, const guint *order, gboolean no_teams);
void sw_log_teams_free (SwLogTeams *teams);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLogTeams, sw_log_teams_free)
