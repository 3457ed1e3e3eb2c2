#pragma once

#include "model/op.h"

/*
 * An operation as one line of text, as journals hold it: a verb, then fields `name=value` separated by tabs. A value
 * writes `\\`, `\t`, `\n` and `\r` for those characters; a field that is absent is not there, an empty one is.
 *
 *   insert<TAB>kind=step<TAB>id=n7<TAB>parent=s1<TAB>before=f1<TAB>@name=Test<TAB>@x=40
 *   set<TAB>id=n7<TAB>attr=x<TAB>old=40<TAB>new=56
 */

/** sw_op_append_text: appends @op without a line end. */
void sw_op_append_text (GString *out, const SwOp *op);

/** sw_op_from_text: @error: %SW_ERROR_MALFORMED. Returns: (transfer full): the operation that @line holds, or NULL */
SwOp *sw_op_from_text (const char *line, GError **error);
