#pragma once

#include "exchange/event-log.h"

/* Bits of SwLogEvent.flags. A date that could be read in both orders of day and month, and one that shows its order. */
#define SW_LOG_START_OPEN 1
#define SW_LOG_END_OPEN 2
#define SW_LOG_SHOWS_DAY 4
#define SW_LOG_SHOWS_MONTH 8
#define SW_LOG_IS_START 16
#define SW_LOG_IS_END 32

/** sw_event_log_leave_out: counts the row at @line. */
void sw_event_log_leave_out (SwEventLog *log, SwLogReason reason, guint line);

/** sw_event_log_finish: when all rows are read: decides the order of day and month (@wished, unless unknown), sorts,
 * and joins starts with their ends. @is_twelve: a time with AM or PM was seen */
void sw_event_log_finish (SwEventLog *log, SwDateOrder wished, gboolean is_twelve);
