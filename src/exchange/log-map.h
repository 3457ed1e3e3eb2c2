#pragma once

#include "exchange/log-teams.h"
#include "exchange/log-ways.h"

/** sw_log_map_build: the map of what was found. @order: (array): the steps in the order in which they are written.
 * Returns: (transfer full) */
SwMap *sw_log_map_build (const SwEventLog *log, const SwProfile *profile, const SwMineWish *wish,
                         const SwLogVisits *visits, const SwLogWays *ways, const SwLogTeams *teams, const guint *order);
