#include "edit/transaction.h"

#include <stdarg.h>
#include <string.h>

struct _SwTransaction
{
  SwMap *map;
  GPtrArray *ops;
  gboolean committed;
};

/* The open transaction of a map. Two at once could be taken back in the wrong order, so there is only one. */
static G_DEFINE_QUARK (sw_open_transaction, open_transaction)

    SwTransaction *sw_transaction_new (SwMap *map)
{
  SwTransaction *transaction;

  g_assert (!sw_transaction_is_open (map));
  transaction = g_new0 (SwTransaction, 1);
  g_object_set_qdata (G_OBJECT (map), open_transaction_quark (), transaction);

  transaction->map = g_object_ref (map);
  transaction->ops = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_op_free);
  sw_map_begin (map);
  return transaction;
}

gboolean
sw_transaction_is_open (SwMap *map)
{
  return g_object_get_qdata (G_OBJECT (map), open_transaction_quark ()) != NULL;
}

/* An inverse of what was just done always fits. */
static void
take_back (SwTransaction *transaction)
{
  for (guint i = transaction->ops->len; i > 0; i--)
    {
      g_autoptr (SwOp) inverse = sw_op_invert (g_ptr_array_index (transaction->ops, i - 1));
      gboolean done = sw_map_apply (transaction->map, inverse, NULL);
      g_assert (done);
    }
}

void
sw_transaction_free (SwTransaction *transaction)
{
  if (!transaction->committed)
    take_back (transaction);
  /* Whoever hears of the change may begin the next one. */
  g_object_set_qdata (G_OBJECT (transaction->map), open_transaction_quark (), NULL);
  sw_map_end (transaction->map);
  g_ptr_array_unref (transaction->ops);
  g_object_unref (transaction->map);
  g_free (transaction);
}

GPtrArray *
sw_transaction_commit (SwTransaction *transaction)
{
  transaction->committed = TRUE;
  return g_ptr_array_ref (transaction->ops);
}

SwMap *
sw_transaction_map (SwTransaction *transaction)
{
  return transaction->map;
}

gboolean
sw_transaction_is_empty (SwTransaction *transaction)
{
  return transaction->ops->len == 0;
}

GPtrArray *
sw_transaction_ops (SwTransaction *transaction)
{
  return transaction->ops;
}

static gboolean
apply (SwTransaction *transaction, SwOp *op, GError **error)
{
  if (!sw_map_apply (transaction->map, op, error))
    {
      sw_op_free (op);
      return FALSE;
    }
  g_ptr_array_add (transaction->ops, op);
  return TRUE;
}

SwElement *
sw_transaction_insert (SwTransaction *transaction, SwKind kind, SwElement *parent, SwElement *before, ...)
{
  g_autofree char *id = sw_map_new_id (transaction->map, kind);
  SwOp *op = sw_op_new_insert (kind, id, parent->id, before != NULL ? before->id : NULL);
  gboolean done;
  va_list values;

  va_start (values, before);
  for (int attr = va_arg (values, int); attr >= 0; attr = va_arg (values, int))
    sw_op_set_value (op, (SwAttr)attr, va_arg (values, const char *));
  va_end (values);
  done = apply (transaction, op, NULL);
  g_return_val_if_fail (done, NULL);
  return sw_map_find (transaction->map, id);
}

SwElement *
sw_transaction_insert_copy (SwTransaction *transaction, const SwElement *original, SwElement *parent, const char *id,
                            SwKind kind)
{
  g_autofree char *fresh = id != NULL ? g_strdup (id) : sw_map_new_id (transaction->map, kind);
  SwOp *op = sw_op_new_insert (kind, fresh, parent->id, NULL);
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (original->kind, &count);
  gboolean done;

  for (guint i = 0; i < count; i++)
    if (original->values[i].is_set && sw_kind_attr_slot (kind, specs[i].attr) >= 0)
      {
        g_autofree char *value = sw_value_to_string (&specs[i], &original->values[i]);
        sw_op_set_value (op, specs[i].attr, value);
      }
  op->extra = g_strdup (original->extra);
  op->raw = g_strdup (original->raw);
  done = apply (transaction, op, NULL);
  g_return_val_if_fail (done, NULL);
  return sw_map_find (transaction->map, fresh);
}

static void
apply_surely (SwTransaction *transaction, SwOp *op)
{
  gboolean done = apply (transaction, op, NULL);

  g_assert (done);
}

/* The operation that inserts as a @kind what @removed took away. */
static SwOp *
insert_as (const SwOp *removed, SwKind kind)
{
  SwOp *op = sw_op_new_insert (kind, removed->id, removed->parent, removed->before);
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (removed->kind, &count);

  for (guint i = 0; i < count; i++)
    if (sw_kind_attr_slot (kind, specs[i].attr) >= 0)
      sw_op_set_value (op, specs[i].attr, removed->values[i]);
  op->extra = g_strdup (removed->extra);
  op->raw = g_strdup (removed->raw);
  op->renamed_from = g_strdup (removed->renamed_from);
  return op;
}

SwElement *
sw_transaction_change_kind (SwTransaction *transaction, SwElement *element, SwKind kind)
{
  g_autofree char *id = g_strdup (element->id);
  guint first = transaction->ops->len, last;

  while (element->last_child != NULL)
    apply_surely (transaction, sw_op_new_remove (element->last_child));
  last = transaction->ops->len;
  apply_surely (transaction, sw_op_new_remove (element));
  apply_surely (transaction, insert_as (g_ptr_array_index (transaction->ops, last), kind));
  for (guint i = last; i > first; i--)
    apply_surely (transaction, sw_op_invert (g_ptr_array_index (transaction->ops, i - 1)));
  return sw_map_find (transaction->map, id);
}

gboolean
sw_transaction_set (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *value, GError **error)
{
  SwOp *op = sw_op_new_set (element, attr, value);

  if (g_strcmp0 (op->old_value, value) == 0)
    {
      sw_op_free (op);
      return TRUE;
    }
  return apply (transaction, op, error);
}

void
sw_transaction_set_integer (SwTransaction *transaction, SwElement *element, SwAttr attr, gint64 value)
{
  const SwAttrSpec *spec = sw_kind_attr (element->kind, attr);
  g_autofree char *text = NULL;
  gboolean done;

  g_return_if_fail (spec != NULL);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, CLAMP (value, spec->least, spec->most));
  done = sw_transaction_set (transaction, element, attr, text, NULL);
  g_return_if_fail (done);
}

void
sw_transaction_remove (SwTransaction *transaction, SwElement *element)
{
  gboolean done;

  while (element->last_child != NULL)
    sw_transaction_remove (transaction, element->last_child);
  done = apply (transaction, sw_op_new_remove (element), NULL);
  g_return_if_fail (done);
}

gboolean
sw_transaction_move (SwTransaction *transaction, SwElement *element, SwElement *parent, SwElement *before,
                     GError **error)
{
  return apply (transaction, sw_op_new_move (element, parent->id, before != NULL ? before->id : NULL), error);
}
