#pragma once

#include "model/element.h"

/*
 * The four operations that change a map. Each names elements by id, carries values in the form of the file, and holds
 * what it needs to be turned round: undo is the inverse operations in reverse order, and the journal is operations
 * written as text.
 *
 *   insert  a new element without children, all its values at once        inverse: remove
 *   remove  an element without children                                   inverse: insert
 *   move    an element with its children, under a parent, before a sibling inverse: move
 *   set     one attribute to a value or to nothing                         inverse: set
 */

typedef enum
{
  SW_OP_INSERT,
  SW_OP_REMOVE,
  SW_OP_MOVE,
  SW_OP_SET
} SwOpType;

/**
 * SwOp:
 * @id: the element
 * @parent, @before: insert, move: where to (@before NULL: as the last child). remove: where it stands
 * @old_parent, @old_before: move: where it stood
 * @attr, @value, @old_value: set; NULL is absent
 * @kind, @values, @extra, @raw, @renamed_from: insert, remove: the element; @values has a text or NULL for each
 * attribute of @kind
 */
typedef struct
{
  SwOpType type;
  char *id;
  char *parent;
  char *before;
  char *old_parent;
  char *old_before;
  SwAttr attr;
  char *value;
  char *old_value;
  SwKind kind;
  char **values;
  char *extra;
  char *raw;
  char *renamed_from;
} SwOp;

/** sw_op_new_insert: @id must be new in the map; set values with sw_op_set_value(). @before: (nullable). */
SwOp *sw_op_new_insert (SwKind kind, const char *id, const char *parent, const char *before);

/** sw_op_set_value: for an insert: gives the new element a value. @value: (nullable) */
void sw_op_set_value (SwOp *op, SwAttr attr, const char *value);

/** sw_op_new_remove: for @element as it stands; it must have no children when the operation is applied. */
SwOp *sw_op_new_remove (const SwElement *element);

/** sw_op_new_move: @before: (nullable) */
SwOp *sw_op_new_move (const SwElement *element, const char *parent, const char *before);

/** sw_op_new_set: @value: (nullable): the form of the file */
SwOp *sw_op_new_set (const SwElement *element, SwAttr attr, const char *value);

/** sw_op_invert: Returns: (transfer full): the operation that takes @op back */
SwOp *sw_op_invert (const SwOp *op);

SwOp *sw_op_copy (const SwOp *op);
void sw_op_free (SwOp *op);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwOp, sw_op_free)
