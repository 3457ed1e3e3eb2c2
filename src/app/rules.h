#pragma once

#include "app/settings.h"
#include "checks/config.h"

/*
 * What the person decided about rules, in a file of its own, in the form that `streamwright-cli check --config` reads:
 * a group is a rule, its keys are `severity` and thresholds. What is as the rules say is not in it.
 */

/** sw_rules_settings: the file `rules.ini` beside the program's settings. Returns: (transfer none) */
SwSettings *sw_rules_settings (void);

/** sw_rules_config: for checks. What this version of the program does not know is left out. Returns: (transfer full) */
SwCheckConfig *sw_rules_config (SwSettings *settings);

/** sw_rules_is_default: whether nothing was decided about any rule. */
gboolean sw_rules_is_default (SwSettings *settings);

/** sw_rules_severity: what was decided for @rule. Returns: FALSE if nothing was */
gboolean sw_rules_severity (SwSettings *settings, const SwRule *rule, SwSeverity *severity);

/** sw_rules_set_severity: @severity: (nullable): NULL is the rule's own */
void sw_rules_set_severity (SwSettings *settings, const SwRule *rule, const SwSeverity *severity);

/** sw_rules_threshold: the value that counts now. */
double sw_rules_threshold (SwSettings *settings, const SwRule *rule, const SwThreshold *threshold);

/** sw_rules_set_threshold: the default value is not kept. */
void sw_rules_set_threshold (SwSettings *settings, const SwRule *rule, const SwThreshold *threshold, double value);
