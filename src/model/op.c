#include "model/op.h"

#include <string.h>

static SwOp *
op_new (SwOpType type, const char *id)
{
  SwOp *op = g_new0 (SwOp, 1);

  op->type = type;
  op->id = g_strdup (id);
  return op;
}

static char **
values_new (SwKind kind)
{
  guint count;

  sw_kind_attrs (kind, &count);
  return g_new0 (char *, count + 1);
}

SwOp *
sw_op_new_insert (SwKind kind, const char *id, const char *parent, const char *before)
{
  SwOp *op = op_new (SW_OP_INSERT, id);

  op->kind = kind;
  op->parent = g_strdup (parent);
  op->before = g_strdup (before);
  op->values = values_new (kind);
  return op;
}

void
sw_op_set_value (SwOp *op, SwAttr attr, const char *value)
{
  int slot = sw_kind_attr_slot (op->kind, attr);

  g_return_if_fail (op->type == SW_OP_INSERT && slot >= 0);
  g_free (op->values[slot]);
  op->values[slot] = g_strdup (value);
}

static const char *
id_of (const SwElement *element)
{
  return element != NULL ? element->id : NULL;
}

SwOp *
sw_op_new_remove (const SwElement *element)
{
  SwOp *op = op_new (SW_OP_REMOVE, element->id);
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  op->kind = element->kind;
  op->parent = g_strdup (id_of (element->parent));
  op->before = g_strdup (id_of (element->next));
  op->values = values_new (element->kind);
  for (guint i = 0; i < count; i++)
    op->values[i] = sw_value_to_string (&specs[i], &element->values[i]);
  op->extra = g_strdup (element->extra);
  op->raw = g_strdup (element->raw);
  op->renamed_from = g_strdup (element->renamed_from);
  return op;
}

SwOp *
sw_op_new_move (const SwElement *element, const char *parent, const char *before)
{
  SwOp *op = op_new (SW_OP_MOVE, element->id);

  op->parent = g_strdup (parent);
  op->before = g_strdup (before);
  op->old_parent = g_strdup (id_of (element->parent));
  op->old_before = g_strdup (id_of (element->next));
  return op;
}

SwOp *
sw_op_new_set (const SwElement *element, SwAttr attr, const char *value)
{
  SwOp *op = op_new (SW_OP_SET, element->id);

  op->attr = attr;
  op->value = g_strdup (value);
  op->old_value = sw_element_value (element, attr);
  return op;
}

/* Values by slot may have gaps, so g_strdupv() cannot serve. */
static char **
values_copy (SwKind kind, char **values)
{
  char **copy = values_new (kind);
  guint count;

  sw_kind_attrs (kind, &count);
  for (guint i = 0; i < count; i++)
    copy[i] = g_strdup (values[i]);
  return copy;
}

SwOp *
sw_op_copy (const SwOp *op)
{
  SwOp *copy = op_new (op->type, op->id);

  copy->parent = g_strdup (op->parent);
  copy->before = g_strdup (op->before);
  copy->old_parent = g_strdup (op->old_parent);
  copy->old_before = g_strdup (op->old_before);
  copy->attr = op->attr;
  copy->value = g_strdup (op->value);
  copy->old_value = g_strdup (op->old_value);
  copy->kind = op->kind;
  copy->values = op->values != NULL ? values_copy (op->kind, op->values) : NULL;
  copy->extra = g_strdup (op->extra);
  copy->raw = g_strdup (op->raw);
  copy->renamed_from = g_strdup (op->renamed_from);
  return copy;
}

static void
swap (char **a, char **b)
{
  char *kept = *a;

  *a = *b;
  *b = kept;
}

SwOp *
sw_op_invert (const SwOp *op)
{
  SwOp *inverse = sw_op_copy (op);

  switch (op->type)
    {
    case SW_OP_INSERT:
      inverse->type = SW_OP_REMOVE;
      break;
    case SW_OP_REMOVE:
      inverse->type = SW_OP_INSERT;
      break;
    case SW_OP_MOVE:
      swap (&inverse->parent, &inverse->old_parent);
      swap (&inverse->before, &inverse->old_before);
      break;
    case SW_OP_SET:
      swap (&inverse->value, &inverse->old_value);
      break;
    default:
      g_assert_not_reached ();
    }
  return inverse;
}

void
sw_op_free (SwOp *op)
{
  guint count;

  if (op->values != NULL)
    {
      sw_kind_attrs (op->kind, &count);
      for (guint i = 0; i < count; i++)
        g_free (op->values[i]);
      g_free (op->values);
    }
  g_free (op->id);
  g_free (op->parent);
  g_free (op->before);
  g_free (op->old_parent);
  g_free (op->old_before);
  g_free (op->value);
  g_free (op->old_value);
  g_free (op->extra);
  g_free (op->raw);
  g_free (op->renamed_from);
  g_free (op);
}
