#pragma once

#include "model/map.h"

/**
 * SwTransaction: operations on one map that belong together: one gesture, one step of undo.
 *
 * Each call changes the map at once and is recorded; the map's ::changed comes once, when the transaction ends. A
 * transaction that is freed without having been committed to a history is taken back, so an error in the middle leaves
 * the map as it was.
 *
 * A map has one transaction at a time, and none while its history goes back or forth; breaking this is a mistake of the
 * program and ends it.
 *
 * Commands are plain functions `gboolean sw_edit_SOMETHING (SwTransaction *, …, GError **)`, one a file, and can be
 * combined in one transaction.
 */
typedef struct _SwTransaction SwTransaction;

/** sw_transaction_new: @map: kept while the transaction lives; it must have no other open one. Returns: (transfer full)
 */
SwTransaction *sw_transaction_new (SwMap *map);

/** sw_transaction_is_open: whether @map has a transaction that was neither freed nor committed. */
gboolean sw_transaction_is_open (SwMap *map);

/** sw_transaction_free: takes back what was done, unless it was committed. */
void sw_transaction_free (SwTransaction *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTransaction, sw_transaction_free)

SwMap *sw_transaction_map (SwTransaction *transaction);

/** sw_transaction_is_empty: whether nothing was changed so far. */
gboolean sw_transaction_is_empty (SwTransaction *transaction);

/**
 * sw_transaction_insert:
 * @before: (nullable): sibling to stand before; NULL: last
 * @values: pairs of SwAttr and text (NULL: absent), ended by -1
 *
 * Returns: (transfer none): the new element
 */
SwElement *sw_transaction_insert (SwTransaction *transaction, SwKind kind, SwElement *parent, SwElement *before, ...);

/** sw_transaction_set: @value: (nullable): the form of the file; not clean text is refused. Equal values change
 * nothing. */
gboolean
sw_transaction_set (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *value, GError **error);

/** sw_transaction_set_integer: a coordinate or count; cannot fail for a value in range. */
void sw_transaction_set_integer (SwTransaction *transaction, SwElement *element, SwAttr attr, gint64 value);

/** sw_transaction_remove: removes @element and all in it. */
void sw_transaction_remove (SwTransaction *transaction, SwElement *element);

/** sw_transaction_move: @before: (nullable) */
gboolean sw_transaction_move (SwTransaction *transaction, SwElement *element, SwElement *parent, SwElement *before,
                              GError **error);

/** sw_transaction_ops: what was done so far, in order. Returns: (transfer none) (element-type SwOp) */
GPtrArray *sw_transaction_ops (SwTransaction *transaction);

/**
 * sw_transaction_insert_copy: appends to @parent a copy of @original alone, without its children, as a @kind: the
 * values that this kind has too, and unknown attributes. @id: (nullable): NULL gives it a new one.
 */
SwElement *sw_transaction_insert_copy (SwTransaction *transaction, const SwElement *original, SwElement *parent,
                                       const char *id, SwKind kind);

/**
 * sw_transaction_change_kind: makes @element, whose children must have none of their own, a @kind in the same place
 * with the same id, children and unknown attributes; of the values stay those that the new kind has too. Returns:
 * (transfer none): the element, which is a new one
 */
SwElement *sw_transaction_change_kind (SwTransaction *transaction, SwElement *element, SwKind kind);

/** sw_transaction_commit: for the history alone: keeps what was done; @transaction still has to be freed. Returns:
 * (transfer full) */
GPtrArray *sw_transaction_commit (SwTransaction *transaction);
