#pragma once

#include "checks/rule.h"

SwCheckConfig *sw_check_config_new (void);
void sw_check_config_free (SwCheckConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCheckConfig, sw_check_config_free)

/** sw_check_config_set_severity: @setting: `RULE=off|info|warning|error`. */
gboolean sw_check_config_set_severity (SwCheckConfig *config, const char *setting, GError **error);

/** sw_check_config_set_threshold: @value: a number as files write it, not negative. */
gboolean sw_check_config_set_threshold (SwCheckConfig *config, const char *rule, const char *threshold,
                                        const char *value, GError **error);

/** sw_check_config_load: a key file: group a rule id, keys `severity` and thresholds. */
gboolean sw_check_config_load (SwCheckConfig *config, const char *path, GError **error);

/** sw_check_config_severity: what @rule's findings of severity @computed are shown as; %SW_SEVERITY_OFF for none.
 * @config: (nullable) */
SwSeverity sw_check_config_severity (const SwCheckConfig *config, const SwRule *rule, SwSeverity computed);

/** sw_check_config_threshold: @config: (nullable) */
double sw_check_config_threshold (const SwCheckConfig *config, const SwRule *rule, const char *id);
