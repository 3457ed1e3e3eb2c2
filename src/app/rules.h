#pragma once

#include "app/settings.h"
#include "checks/config.h"

/** SW_RULES_GROUP: of the settings: a key a rule that was changed, its value a severity. */
#define SW_RULES_GROUP "rules"

/** sw_rules_config: what the person decided about rules. Returns: (transfer full) */
SwCheckConfig *sw_rules_config (SwSettings *settings);
