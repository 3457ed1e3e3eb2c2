#pragma once

#include "checks/check.h"

/*
 * The scorecard of a stream: the six signals by which people see that a value chain works, each with what proves it.
 * It says with one word what findings and figures say with many, so that streams can be compared.
 */

typedef enum
{
  SW_SIGNAL_UNKNOWN, /* what it needs is not in the map */
  SW_SIGNAL_POOR,
  SW_SIGNAL_MIXED,
  SW_SIGNAL_GOOD
} SwSignalState;

typedef enum
{
  SW_SIGNAL_SMOOTH_FLOW,     /* no step holds up the others */
  SW_SIGNAL_TEAMS_KNOWN,     /* each step says who does it */
  SW_SIGNAL_REVIEWED,        /* documented, and reviewed lately */
  SW_SIGNAL_FEEDBACK,        /* what delivery learns reaches planning and improvement soon */
  SW_SIGNAL_PARALLEL_WORK,   /* nothing waits for what it does not need */
  SW_SIGNAL_LEAD_TIME_FALLS, /* over the recorded measurements */
} SwSignalType;
#define SW_N_SIGNALS (SW_SIGNAL_LEAD_TIME_FALLS + 1)

/**
 * SwSignal:
 * @evidence: one or a few sentences for people, with numbers
 * @elements: ids that it speaks of; may be empty
 */
typedef struct
{
  SwSignalState state;
  char *evidence;
  char **elements;
} SwSignal;

/** SwScorecard: @stream: its id */
typedef struct
{
  char *stream;
  SwSignal signals[SW_N_SIGNALS];
} SwScorecard;

/**
 * sw_scorecard_new:
 * @report: of the same analysis. Findings of rules that are off, and accepted ones, count all the same: the scorecard
 * tells how the stream is, not what people want to be reminded of
 * @stream: index of the stream
 *
 * Returns: (transfer full)
 */
SwScorecard *sw_scorecard_new (const SwAnalysis *analysis, const SwReport *report, guint stream);
void sw_scorecard_free (SwScorecard *scorecard);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwScorecard, sw_scorecard_free)

/** sw_signal_id: smooth-flow, teams-known, reviewed, feedback, parallel-work, lead-time-falls (for files). */
const char *sw_signal_id (SwSignalType type);

/** sw_signal_title: what is looked at, for people, translated: a few words. */
const char *sw_signal_title (SwSignalType type);

/** sw_signal_state_name: unknown, poor, mixed, good (for files). sw_signal_state_label: for people, translated. */
const char *sw_signal_state_name (SwSignalState state);
const char *sw_signal_state_label (SwSignalState state);
