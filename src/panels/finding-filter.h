#pragma once

#include "checks/rule.h"

/**
 * SwFindingFilter: which findings a person wants to see. A filter that is all zero but for @severities shows all.
 * @severities: bits (1 << SwSeverity)
 * @stream: (nullable): id of the only stream; "" is what is found on the map as a whole
 * @rule: (nullable): the only rule; @text: (nullable): words that message, place or rule hold, in any case
 * @accepted: show accepted ones too
 */
typedef struct
{
  guint severities;
  char *stream;
  const SwRule *rule;
  char *text;
  gboolean accepted;
} SwFindingFilter;

#define SW_ALL_SEVERITIES ((1u << SW_SEVERITY_INFO) | (1u << SW_SEVERITY_WARNING) | (1u << SW_SEVERITY_ERROR))

/** sw_finding_filter_reset: shows all that is not accepted. */
void sw_finding_filter_reset (SwFindingFilter *filter);

/** sw_finding_filter_clear: frees what it holds. */
void sw_finding_filter_clear (SwFindingFilter *filter);

/** sw_finding_filter_passes: @place: where it is, as people read it. */
gboolean sw_finding_filter_passes (const SwFindingFilter *filter, const SwFinding *finding, const char *place);

/** sw_finding_filter_hides: whether it could hide anything that is not accepted. */
gboolean sw_finding_filter_hides (const SwFindingFilter *filter);
