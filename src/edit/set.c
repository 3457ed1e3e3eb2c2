#include "edit/commands.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A percentage as people type it: `85`, `85 %`, `85,5%`. */
static char *
percent_from_typed (const char *typed)
{
  GString *out = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == ',')
        g_string_append_c (out, '.');
      else if (c != '%' && !g_unichar_isspace (c))
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '%');
  return g_string_free (out, FALSE);
}

static gboolean
value_from_typed (const SwAttrSpec *spec, const char *typed, char **value, GError **error)
{
  SwEstimate estimate;
  SwDemand demand;

  switch (spec->type)
    {
    case SW_TYPE_TEXT:
      *value = sw_text_clean (typed, -1);
      return TRUE;
    case SW_TYPE_ESTIMATE:
    case SW_TYPE_DURATION:
      if (!sw_estimate_parse_typed (typed, &estimate, error))
        return FALSE;
      *value = sw_estimate_to_string (&estimate);
      return TRUE;
    case SW_TYPE_DEMAND:
      if (!sw_demand_parse_typed (typed, &demand, error))
        return FALSE;
      *value = *typed == '\0' ? g_strdup ("") : sw_demand_to_string (demand);
      return TRUE;
    case SW_TYPE_PERCENT:
      *value = *typed == '\0' ? g_strdup ("") : percent_from_typed (typed);
      return TRUE;
    default:
      *value = sw_text_clean_line (typed, -1);
      return TRUE;
    }
}

gboolean
sw_edit_set (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *typed, GError **error)
{
  const SwAttrSpec *spec = sw_kind_attr (element->kind, attr);
  g_autofree char *trimmed = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (spec != NULL, FALSE);
  trimmed = spec->type == SW_TYPE_TEXT ? g_strdup (typed) : sw_text_clean_line (typed, -1);
  if (!value_from_typed (spec, trimmed, &value, error))
    return FALSE;
  if (*value == '\0' && spec->type != SW_TYPE_NAMES)
    {
      if (spec->required)
        {
          g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, _ ("This cannot be empty."));
          return FALSE;
        }
      return sw_transaction_set (transaction, element, attr, NULL, error);
    }
  return sw_transaction_set (transaction, element, attr, value, error);
}

gboolean
sw_edit_set_list (SwTransaction *transaction, SwElement *step, SwKind kind, const char *const *lines, GError **error)
{
  SwElement *old = sw_element_first (step, kind);
  SwElement *last = NULL, *next;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *clean =
          kind == SW_KIND_REMARK ? sw_text_clean (lines[i], -1) : sw_text_clean_line (lines[i], -1);

      if (*clean == '\0')
        continue;
      if (old != NULL)
        {
          if (!sw_transaction_set (transaction, old, SW_ATTR_TEXT, clean, error))
            return FALSE;
          last = old;
          old = sw_element_following (old);
        }
      else
        last =
            sw_transaction_insert (transaction, kind, step, last != NULL ? last->next : NULL, SW_ATTR_TEXT, clean, -1);
    }
  for (; old != NULL; old = next)
    {
      next = sw_element_following (old);
      sw_transaction_remove (transaction, old);
    }
  return TRUE;
}

gboolean
sw_edit_set_field (SwTransaction *transaction, SwElement *step, const char *name, const char *value, GError **error)
{
  g_autofree char *clean_name = sw_text_clean_line (name, -1);
  g_autofree char *clean = sw_text_clean_line (value != NULL ? value : "", -1);

  if (*clean_name == '\0')
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, _ ("A field needs a name."));
      return FALSE;
    }
  sw_for_each_kind (field, step, SW_KIND_FIELD)
    {
      if (strcmp (sw_element_text (field, SW_ATTR_NAME), clean_name) != 0)
        continue;
      if (*clean != '\0')
        return sw_transaction_set (transaction, field, SW_ATTR_TEXT, clean, error);
      sw_transaction_remove (transaction, field);
      return TRUE;
    }
  if (*clean != '\0')
    sw_transaction_insert (transaction, SW_KIND_FIELD, step, NULL, SW_ATTR_NAME, clean_name, SW_ATTR_TEXT, clean, -1);
  return TRUE;
}

gboolean
sw_edit_set_description (SwTransaction *transaction, SwElement *owner, const char *text, GError **error)
{
  SwElement *description = sw_element_first (owner, SW_KIND_DESCRIPTION);
  g_autofree char *clean = sw_text_clean (text, -1);

  if (*clean == '\0')
    {
      if (description != NULL)
        sw_transaction_remove (transaction, description);
      return TRUE;
    }
  if (description != NULL)
    return sw_transaction_set (transaction, description, SW_ATTR_TEXT, clean, error);
  return sw_transaction_insert (transaction, SW_KIND_DESCRIPTION, owner, owner->first_child, SW_ATTR_TEXT, clean, -1)
         != NULL;
}
