#pragma once

#include "exchange/event-log.h"
#include "exchange/work-hours.h"
#include "model/map.h"

/*
 * From an event log to a measured stream.
 *
 * Steps are the activities or states of the log. Ways between them follow the footprint that van der Aalst, Weijters
 * and Maruster describe ("Workflow mining: discovering process models from event logs", 2004), with counts instead of
 * mere occurrence, as heuristic miners have them: what overlaps, or comes in either order in the same item, runs in
 * parallel; what goes back in the order of first visits is rework; other ways out of one step are a choice with shares.
 */

/** SW_MINE_RARE: ways and activities that less than this part of the items take are left out unless told otherwise. */
#define SW_MINE_RARE 0.02

/** SW_MINE_WAIT: in place of an activity's id: what carries this name is no step but a queue: its time is the wait of
 * the step behind it. */
#define SW_MINE_WAIT "wait"

/**
 * SwMineWish:
 * @hours: when time passes
 * @rare: the part of items below which a way or an activity is left out, 0 to 1
 * @no_teams: make no teams of resources
 * @activities: (nullable): name in the log → id of the profile's activity, or %SW_MINE_WAIT; others are proposed
 */
typedef struct
{
  SwWorkHours hours;
  double rare;
  gboolean no_teams;
  GHashTable *activities;
} SwMineWish;

#define SW_MINE_WISH() ((SwMineWish){ .hours = SW_WORK_ALWAYS, .rare = SW_MINE_RARE })

/** SwMined: @map; @notes: (element-type utf8): sentences about what was simplified or left out, translated */
typedef struct
{
  SwMap *map;
  GPtrArray *notes;
} SwMined;

/**
 * sw_mine: makes a map of one stream. Its steps have no place yet.
 * @profile: the activity set
 * @error: %SW_ERROR_REFUSED if nothing is left of the log
 *
 * Safe to call in a thread. Returns: (transfer full)
 */
SwMined *sw_mine (const SwEventLog *log, const SwProfile *profile, const SwMineWish *wish, GCancellable *cancellable,
                  GError **error);
void sw_mined_free (SwMined *mined);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwMined, sw_mined_free)

/**
 * SwLogActivity: an activity of a log, for who confirms what it is.
 * @rows: rows that name it
 * @proposed: (nullable): id of the profile's activity whose words its name has, or %SW_MINE_WAIT
 */
typedef struct
{
  const char *name;
  guint rows;
  const char *proposed;
} SwLogActivity;

/** sw_mine_activities: (transfer full) (element-type SwLogActivity): all of the log, in the order in which items come
 * to them. They point into @log and @profile. */
GArray *sw_mine_activities (const SwEventLog *log, const SwProfile *profile);

/** sw_mine_propose: what @name is likely to be: see SwLogActivity. Returns: (nullable) */
const char *sw_mine_propose (const SwProfile *profile, const char *name);
