#pragma once

#include "canvas/document.h"

/** sw_fold: folds or unfolds the streams that @ids stand in, as one step of undo. Returns: FALSE if all of them are so
 * already */
gboolean sw_fold (SwDocument *document, const char *const *ids, gboolean folded);

/** sw_fold_streams: how many streams @ids stand in. @open: (out): how many of them are not folded */
guint sw_fold_streams (SwDocument *document, const char *const *ids, guint *open);

/** sw_fold_wanted: what is folded if nobody says more: what the selection stands in, or the only stream. Returns:
 * (transfer full): ids; none if it is not clear */
char **sw_fold_wanted (SwDocument *document);
