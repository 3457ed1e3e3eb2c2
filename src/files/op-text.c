#include "files/op-text.h"

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const verbs[] = {
  [SW_OP_INSERT] = "insert", [SW_OP_REMOVE] = "remove", [SW_OP_MOVE] = "move", [SW_OP_SET] = "set"
};

/* Files call two kinds <note>, and give unknown content no name. */
static const char *
kind_name (SwKind kind)
{
  return kind == SW_KIND_REMARK ? "remark" : kind == SW_KIND_FOREIGN ? "foreign" : sw_kind_element (kind);
}

static gboolean
kind_from_name (const char *name, SwKind *kind)
{
  for (SwKind k = 0; k < SW_N_KINDS; k++)
    if (strcmp (kind_name (k), name) == 0)
      {
        *kind = k;
        return TRUE;
      }
  return FALSE;
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      default:
        g_string_append_c (out, *text);
      }
}

static void
append_field (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "\t%s=", name);
  append_escaped (out, value);
}

static void
append_element (GString *out, const SwOp *op)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (op->kind, &count);

  append_field (out, "extra", op->extra);
  append_field (out, "raw", op->raw);
  append_field (out, "renamed-from", op->renamed_from);
  for (guint i = 0; i < count; i++)
    if (op->values[i] != NULL)
      {
        g_string_append_printf (out, "\t@%s=", sw_attr_name (specs[i].attr));
        append_escaped (out, op->values[i]);
      }
}

void
sw_op_append_text (GString *out, const SwOp *op)
{
  gboolean has_element = op->type == SW_OP_INSERT || op->type == SW_OP_REMOVE;

  g_string_append (out, verbs[op->type]);
  if (has_element)
    append_field (out, "kind", kind_name (op->kind));
  append_field (out, "id", op->id);
  append_field (out, "parent", op->parent);
  append_field (out, "before", op->before);
  append_field (out, "old-parent", op->old_parent);
  append_field (out, "old-before", op->old_before);
  if (op->type == SW_OP_SET)
    {
      append_field (out, "attr", sw_attr_name (op->attr));
      append_field (out, "old", op->old_value);
      append_field (out, "new", op->value);
    }
  if (has_element)
    append_element (out, op);
}

/* --- reading ----------------------------------------------------------------------------------------------- */

static char *
unescape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text++)
    {
      if (*text != '\\')
        {
          g_string_append_c (out, *text);
          continue;
        }
      text++;
      if (*text != '\\' && *text != 't' && *text != 'n' && *text != 'r')
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      g_string_append_c (out, *text == 't' ? '\t' : *text == 'n' ? '\n' : *text == 'r' ? '\r' : '\\');
    }
  return g_string_free (out, FALSE);
}

/* The fields by name. */
static GHashTable *
split_fields (char **words)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 1; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      char *value = equals != NULL ? unescape (equals + 1) : NULL;

      if (value == NULL)
        return NULL;
      if (!g_hash_table_insert (fields, g_strndup (words[i], (gsize)(equals - words[i])), value))
        return NULL;
    }
  return g_steal_pointer (&fields);
}

static char *
take (GHashTable *fields, const char *name)
{
  char *key = NULL, *value = NULL;

  g_hash_table_steal_extended (fields, name, (gpointer *)&key, (gpointer *)&value);
  g_free (key);
  return value;
}

/* Takes the values of an inserted or removed element. Returns: whether its kind is one */
static gboolean
take_element (SwOp *op, GHashTable *fields)
{
  g_autofree char *kind = take (fields, "kind");
  guint count;
  const SwAttrSpec *specs;

  if (kind == NULL || !kind_from_name (kind, &op->kind) || op->kind == SW_KIND_MAP)
    return FALSE;
  op->extra = take (fields, "extra");
  op->raw = take (fields, "raw");
  op->renamed_from = take (fields, "renamed-from");
  specs = sw_kind_attrs (op->kind, &count);
  op->values = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strconcat ("@", sw_attr_name (specs[i].attr), NULL);

      op->values[i] = take (fields, name);
    }
  return op->parent != NULL && (op->kind == SW_KIND_FOREIGN) == (op->raw != NULL);
}

static gboolean
take_set (SwOp *op, GHashTable *fields)
{
  g_autofree char *attr = take (fields, "attr");

  op->old_value = take (fields, "old");
  op->value = take (fields, "new");
  return attr != NULL && sw_attr_from_name (attr, &op->attr);
}

/* An id of the file, a handle, or nothing. */
static gboolean
names_element (const char *id)
{
  if (id == NULL)
    return TRUE;
  return *id == '#' ? id[1] != '\0' && strspn (id + 1, "0123456789") == strlen (id + 1) : sw_id_is_valid (id);
}

static gboolean
take_ids (SwOp *op, GHashTable *fields)
{
  op->id = take (fields, "id");
  op->parent = take (fields, "parent");
  op->before = take (fields, "before");
  op->old_parent = take (fields, "old-parent");
  op->old_before = take (fields, "old-before");
  return op->id != NULL && names_element (op->id) && names_element (op->parent) && names_element (op->before)
         && names_element (op->old_parent) && names_element (op->old_before);
}

static gboolean
take_all (SwOp *op, GHashTable *fields)
{
  gboolean good;

  if (!take_ids (op, fields))
    return FALSE;
  switch (op->type)
    {
    case SW_OP_INSERT:
    case SW_OP_REMOVE:
      good = take_element (op, fields);
      break;
    case SW_OP_MOVE:
      good = op->parent != NULL;
      break;
    case SW_OP_SET:
      good = take_set (op, fields);
      break;
    default:
      g_assert_not_reached ();
    }
  return good && g_hash_table_size (fields) == 0;
}

static gboolean
verb_from_name (const char *name, SwOpType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (name != NULL && strcmp (verbs[i], name) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

SwOp *
sw_op_from_text (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (SwOp) op = g_new0 (SwOp, 1);

  /* Ids and values end up in the map and in messages. */
  if (sw_text_is_clean (line) && verb_from_name (words[0], &op->type) && (fields = split_fields (words)) != NULL
      && take_all (op, fields))
    return g_steal_pointer (&op);
  g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("an operation of the journal cannot be read"));
  return NULL;
}
