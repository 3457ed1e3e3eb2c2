#pragma once

#include "edit/transaction.h"
#include "metrics/analysis.h"

typedef enum
{
  SW_SEVERITY_OFF,
  SW_SEVERITY_INFO,
  SW_SEVERITY_WARNING,
  SW_SEVERITY_ERROR
} SwSeverity;

/** sw_severity_name: off, info, warning, error (for files and the command line). sw_severity_label: for people,
 * translated. */
const char *sw_severity_name (SwSeverity severity);
const char *sw_severity_label (SwSeverity severity);
gboolean sw_severity_from_name (const char *name, SwSeverity *severity);

/**
 * SwFix: one thing that a person can do about a finding.
 * @id: add-feedback, declare, show, …; @title: for people; @safe: `check --fix` may apply it
 * @field: (nullable): the name of the attribute (sw_attr_name()) of the finding's first element that a person enters
 */
typedef struct
{
  const char *id;
  char *title;
  gboolean safe;
  const char *field;
} SwFix;

typedef struct _SwRule SwRule;

/**
 * SwFinding: what a rule found. All of it is data; it keeps no pointer into the map.
 * @rule: the rule's id; @severity: after thresholds, draft or published, and configuration
 * @stream: (nullable): id of its stream, NULL for a finding of the whole map
 * @elements: ids that it speaks of; the first one bears the badge. For a finding on a stream: the stream's id first
 * @activities: (nullable): ids of activities that are missing, for ghost slots
 * @message: one sentence with numbers; @why: one sentence
 * @witness: ids of the path or the elements that prove it, lit when selected
 * @fixes: of SwFix
 * @accepted: (nullable): the reason with which it was accepted; accepted findings do not count
 * @fingerprint: rule and sorted elements; the same finding has the same after an edit elsewhere
 */
typedef struct
{
  const SwRule *rule;
  SwSeverity severity;
  char *stream;
  char **elements;
  char **activities;
  char *message;
  char *why;
  char **witness;
  GPtrArray *fixes;
  char *accepted;
  char *fingerprint;
} SwFinding;

/**
 * SwReport: all findings of a check, ordered by stream, severity (worst first), place in the file, rule.
 */
typedef struct
{
  GPtrArray *findings;                /* of SwFinding */
  GPtrArray *off;                     /* of SwFinding, in no order: of rules that are off; only the scorecard asks */
  guint count[SW_SEVERITY_ERROR + 1]; /* by severity, accepted ones left out */
  guint accepted;
} SwReport;

/** SwCheckConfig: severities and thresholds by rule; see config.h */
typedef struct _SwCheckConfig SwCheckConfig;

/**
 * sw_check:
 * @config: (nullable): NULL is the defaults
 * @today: Julian day that counts as today
 *
 * Runs all rules over a map. Returns: (transfer full)
 */
SwReport *sw_check (const SwAnalysis *analysis, const SwCheckConfig *config, guint32 today);

/**
 * sw_check_among: checks one map as a part of several that belong together.
 * @portfolio: (array length=count): the maps; @place: which of them is checked
 * @config: (nullable); @today: as for sw_check()
 *
 * The same as sw_check(), but whether an activity is covered (`activity-uncovered`) is asked of all maps together that
 * have the activity set of this one, and told at the first of them that has a stream. Checking each map of a portfolio
 * so takes time linear in all of them. Returns: (transfer full)
 */
SwReport *sw_check_among (const SwAnalysis *const *portfolio, guint count, guint place, const SwCheckConfig *config,
                          guint32 today);

void sw_report_free (SwReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwReport, sw_report_free)

/** sw_report_find: the finding of this fingerprint, or NULL. */
const SwFinding *sw_report_find (const SwReport *report, const char *fingerprint);

/**
 * sw_finding_fix: applies the fix @fix_id inside @transaction.
 *
 * Returns: FALSE with an error if the map no longer fits; "show", "compare" and "focus" fixes change nothing and are
 * the caller's
 */
gboolean sw_finding_fix (const SwFinding *finding, const char *fix_id, SwTransaction *transaction, GError **error);
