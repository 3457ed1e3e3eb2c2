#pragma once

#include "checks/check.h"

/**
 * SwThreshold: a number that a rule compares with; can be configured.
 */
typedef struct
{
  const char *id;
  double fallback;
  const char *meaning; /* for people, untranslated: marked with N_() */
} SwThreshold;

/**
 * SwRule: a row of the rule table (table.c): everything that the problems list, the tooltip, the help, `explain`, SARIF
 * and the preferences say of it.
 * @summary: one line; @explanation: a few paragraphs; @why: one sentence, shown with each finding
 * @right, @wrong: maps as XML that show it; they run as tests
 * All texts are untranslated and marked with N_().
 */
struct _SwRule
{
  const char *id;
  SwSeverity severity; /* the default */
  const char *summary;
  const char *why;
  const char *explanation;
  const char *right;
  const char *wrong;
  const char *fix;               /* what to do, in words */
  const SwThreshold *thresholds; /* ended by one without id; NULL if none */
};

/** sw_rules: the table. @count: (out) */
const SwRule *sw_rules (guint *count);

/** sw_rule_find: the rule called @id, or NULL. */
const SwRule *sw_rule_find (const char *id);

/** sw_rules_of_work: the second part of the table (table-work.c), for the first one. @count: (out) */
const SwRule *sw_rules_of_work (guint *count);
