#pragma once

#include "canvas/document.h"

/**
 * SwTrial: two streams of a document set against each other, and values that are tried in the second one without
 * touching the map: the figures are those of a copy. Both may be the same stream: then it is set against itself with
 * the values that are tried.
 *
 * What is tried lasts while the map changes; it goes when the other stream is chosen, when the map says the same, or
 * when its element is gone.
 *
 * ::changed (): another comparison, or none. ::dropped (const char *text): a sentence for the person: something that
 * was tried is gone.
 */
#define SW_TYPE_TRIAL (sw_trial_get_type ())
G_DECLARE_FINAL_TYPE (SwTrial, sw_trial, SW, TRIAL, GObject)

/** sw_trial_new: with no streams chosen. */
SwTrial *sw_trial_new (SwDocument *document);

/** sw_trial_choose: @from, @to: (nullable): ids of streams */
void sw_trial_choose (SwTrial *trial, const char *from, const char *to);
const char *sw_trial_from (SwTrial *trial);
const char *sw_trial_to (SwTrial *trial);

/** sw_trial_comparison: NULL if a stream is not chosen or gone. Good until ::changed. An expected lead time that only a
 * simulation tells is found beside the main loop, and then it is another comparison. */
const SwComparison *sw_trial_comparison (SwTrial *trial);

/** sw_trial_simulates: whether the expected lead time of a stream (@to: the second one) is still being looked for. */
gboolean sw_trial_simulates (SwTrial *trial, gboolean to);

/**
 * sw_trial_set: tries what a person typed, as sw_edit_set() takes it.
 * @id: of the second stream, or of a step or connection of it
 *
 * Returns: FALSE with an error, one sentence; what was tried before stays
 */
gboolean sw_trial_set (SwTrial *trial, const char *id, SwAttr attr, const char *typed, GError **error);

/** sw_trial_value: what is tried, or what the map says; "" if absent. Returns: (transfer full) */
char *sw_trial_value (SwTrial *trial, const char *id, SwAttr attr);

/** sw_trial_is_tried: whether @attr of @id has a value that is tried. */
gboolean sw_trial_is_tried (SwTrial *trial, const char *id, SwAttr attr);

/** sw_trial_count: how many values are tried. */
guint sw_trial_count (SwTrial *trial);

/** sw_trial_discard: forgets them. */
void sw_trial_discard (SwTrial *trial);

/** sw_trial_take_over: writes them into the map as one step of undo. Returns: FALSE with an error; nothing was changed
 * then */
gboolean sw_trial_take_over (SwTrial *trial, GError **error);
