#pragma once

#include "metrics/compare.h"

#include <gtk/gtk.h>

/**
 * SwCompareList: what differs between two streams, a row each.
 *
 * ::show-ids (const char *const *ids): a row was activated: these elements show it.
 */
#define SW_TYPE_COMPARE_LIST (sw_compare_list_get_type ())
G_DECLARE_FINAL_TYPE (SwCompareList, sw_compare_list, SW, COMPARE_LIST, GtkWidget)

GtkWidget *sw_compare_list_new (void);

/** sw_compare_list_show: @comparison: (nullable): is not kept */
void sw_compare_list_show (SwCompareList *list, const SwComparison *comparison);
