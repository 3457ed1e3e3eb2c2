#pragma once

#include "edit/transaction.h"

/** sw_stream_is_folded: whether its header is all that is shown of @stream. */
gboolean sw_stream_is_folded (const SwElement *stream);

/** sw_element_hidden_by: the folded stream that hides @element, a step, note or connection; NULL if none does. */
SwElement *sw_element_hidden_by (const SwElement *element);

/**
 * sw_edit_fold: a command: folds @streams to their headers, or unfolds them. Folding leaves all others where they are;
 * unfolding moves those down upon which a stream would come to lie.
 */
void sw_edit_fold (SwTransaction *transaction, SwElement *const *streams, guint n, gboolean folded);

/** sw_edit_unfold_for: a command: unfolds the streams that hide some of @ids. */
void sw_edit_unfold_for (SwTransaction *transaction, const char *const *ids);
