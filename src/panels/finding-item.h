#pragma once

#include "panels/finding-filter.h"

#include <gio/gio.h>

/**
 * SwFindingItem: a line of the list of problems: what it says of a finding, copied, so that it can outlive a report.
 */
#define SW_TYPE_FINDING_ITEM (sw_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (SwFindingItem, sw_finding_item, SW, FINDING_ITEM, GObject)

const char *sw_finding_item_fingerprint (SwFindingItem *item);
const char *sw_finding_item_message (SwFindingItem *item);
const char *sw_finding_item_place (SwFindingItem *item);
SwSeverity sw_finding_item_severity (SwFindingItem *item);

/** sw_finding_item_acceptance: (nullable): who accepted it, when and why; NULL if nobody did. */
const char *sw_finding_item_acceptance (SwFindingItem *item);

/** sw_finding_items: of what passes @filter, the gravest first, accepted ones last, else in the order of @report.
 * Returns: (transfer full) (element-type SwFindingItem) */
GPtrArray *sw_finding_items (SwMap *map, const SwReport *report, const SwFindingFilter *filter);

/** sw_finding_items_update: makes @store hold @items and touches only what differs. Returns: whether anything did */
gboolean sw_finding_items_update (GListStore *store, GPtrArray *items);

/** sw_finding_counts: "1 error, 2 warnings, 3 hints, 1 accepted"; "" if there is nothing. Returns: (transfer full) */
char *sw_finding_counts (const SwReport *report);
