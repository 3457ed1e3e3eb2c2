#pragma once

#include <glib.h>

/** SwLogField: what a column of an event log can tell. */
typedef enum
{
  SW_LOG_CASE,       /* which item */
  SW_LOG_ACTIVITY,   /* what was done to it, or which state it came into */
  SW_LOG_START,      /* when that began */
  SW_LOG_END,        /* when that was done */
  SW_LOG_TIME,       /* when the row happened: the beginning of a state, or of what @SW_LOG_TRANSITION says */
  SW_LOG_TRANSITION, /* whether the row is a start or an end */
  SW_LOG_RESOURCE    /* who did it: a person or a team */
} SwLogField;
#define SW_N_LOG_FIELDS (SW_LOG_RESOURCE + 1)

/** SwLogColumns: by field its column, or -1. */
typedef struct
{
  int of[SW_N_LOG_FIELDS];
} SwLogColumns;

/** sw_log_field_name: case, activity, start, end, time, transition, resource: as the command line calls them. */
const char *sw_log_field_name (SwLogField field);

/** sw_log_field_label: for people, translated: "Item", "Activity or state". */
const char *sw_log_field_label (SwLogField field);

/** sw_log_field_from_name: Returns: whether @name is one. `id` is case, `timestamp` is time. */
gboolean sw_log_field_from_name (const char *name, SwLogField *field);

/** sw_log_columns_none: no field has a column. */
SwLogColumns sw_log_columns_none (void);

/** sw_log_columns_guess: fills in, from the header, what is still -1 of the columns that nothing uses yet. */
void sw_log_columns_guess (SwLogColumns *columns, const char *const *header, guint n);

/** sw_log_columns_map: gives @column to @field; what it told before is forgotten, and so is the field's column before.
 */
void sw_log_columns_map (SwLogColumns *columns, guint column, SwLogField field);

/** sw_log_columns_missing: what a log cannot do without: a case, an activity, and a time: a start with an end, a time,
 * or one of them. Returns: (nullable): the sentence that says what is missing, translated */
const char *sw_log_columns_missing (const SwLogColumns *columns);
