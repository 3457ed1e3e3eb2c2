#pragma once

#include "edit/transaction.h"

/**
 * SwHistory: undo and redo of one map, without a limit.
 *
 * An entry is a list of operations by id, a label for people ("Move 3 steps") and the selections before and after it.
 * No pointer into the map is kept.
 *
 * ::changed (): can-undo, can-redo, labels or is-saved may have changed.
 * ::committed (GPtrArray *ops): ops (SwOp) were applied to the map, by a commit, an undo or a redo, in this order: the
 * journal listens.
 */
#define SW_TYPE_HISTORY (sw_history_get_type ())
G_DECLARE_FINAL_TYPE (SwHistory, sw_history, SW, HISTORY, GObject)

SwHistory *sw_history_new (SwMap *map);
SwMap *sw_history_map (SwHistory *history);

/**
 * sw_history_commit:
 * @transaction: (transfer full): of the same map; an empty one changes nothing
 * @label: for people, translated: what was done, such as "Add step"
 * @before, @after: (nullable) (array zero-terminated): ids selected before and after
 *
 * Returns: whether there was something to commit
 */
gboolean sw_history_commit (SwHistory *history, SwTransaction *transaction, const char *label,
                            const char *const *before, const char *const *after);

/** sw_history_undo, sw_history_redo: @selection: (out) (optional) (transfer full): what was selected. Returns: FALSE if
 * there was nothing */
gboolean sw_history_undo (SwHistory *history, char ***selection);
gboolean sw_history_redo (SwHistory *history, char ***selection);

/** sw_history_undo_label, sw_history_redo_label: NULL if there is nothing. */
const char *sw_history_undo_label (SwHistory *history);
const char *sw_history_redo_label (SwHistory *history);

/** sw_history_mark_saved: the map now is what the file holds. sw_history_is_saved: whether it still (or again) is. */
void sw_history_mark_saved (SwHistory *history);
gboolean sw_history_is_saved (SwHistory *history);

/** sw_history_mark_unsaved: no state of this history is in a file (a recovered or new map). */
void sw_history_mark_unsaved (SwHistory *history);
