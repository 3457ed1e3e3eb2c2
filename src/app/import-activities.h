#pragma once

#include "exchange/mine.h"

#include <adwaita.h>

/*
 * SwImportActivities: the rows of a preferences group in which a person says to which activity of the value chain each
 * activity of a log belongs. What was chosen stays when the log is read again.
 */
typedef struct _SwImportActivities SwImportActivities;

SwImportActivities *sw_import_activities_new (AdwPreferencesGroup *group, const SwProfile *profile);
void sw_import_activities_free (SwImportActivities *activities);

/** sw_import_activities_show: those of @log, or none. @log: (nullable): is not kept */
void sw_import_activities_show (SwImportActivities *activities, const SwEventLog *log);

/** sw_import_activities_chosen: for SwMineWish. Returns: (transfer full) */
GHashTable *sw_import_activities_chosen (SwImportActivities *activities);
