#include "edit/commands.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A percentage as people type it: `85`, `85 %`, `85,5%`. What is none is given back as it is, so that the refusal shows
 * what was typed. A fraction below 1 without the sign is most likely one of 1, as `0.85`, and not taken for a percent.
 */
static gboolean
percent_from_typed (const char *typed, char **value, GError **error)
{
  g_autofree char *number = g_strdup (typed);
  gsize length = strlen (number);
  gboolean sign = length > 0 && number[length - 1] == '%';
  const char *end;
  double percent;

  if (sign)
    number[length - 1] = '\0';
  g_strdelimit (g_strchomp (number), ",", '.');
  if (!sw_number_scan (number, &end, &percent) || *end != '\0')
    {
      *value = g_strdup (typed);
      return TRUE;
    }
  if (!sign && percent > 0 && percent < 1)
    {
      g_autofree char *hundred = g_strdup_printf ("%.4g", percent * 100);

      g_set_error (error, SW_ERROR, SW_ERROR_VALUE, _ ("“%s” may be %s%% or %s%%; write the sign"), typed, number,
                   hundred);
      return FALSE;
    }
  *value = g_strconcat (number, "%", NULL);
  return TRUE;
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
      if (*typed != '\0')
        return percent_from_typed (typed, value, error);
      *value = g_strdup ("");
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
  if (spec->type == SW_TYPE_REF && sw_map_find (sw_transaction_map (transaction), value) == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("There is no “%s” in this map."), value);
      return FALSE;
    }
  return sw_transaction_set (transaction, element, attr, value, error);
}

/* --- lists ------------------------------------------------------------------------------------------------- */

static GPtrArray *
clean_lines (SwKind kind, const char *const *lines)
{
  GPtrArray *clean = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = kind == SW_KIND_REMARK ? sw_text_clean (lines[i], -1) : sw_text_clean_line (lines[i], -1);
      if (*line != '\0')
        g_ptr_array_add (clean, g_steal_pointer (&line));
    }
  return clean;
}

/* The first of @old that says @text (NULL: whatever it says), taken out of @old. */
static SwElement *
claim (GPtrArray *old, const char *text)
{
  for (guint i = 0; i < old->len; i++)
    {
      SwElement *element = g_ptr_array_index (old, i);

      if (text == NULL || strcmp (sw_element_text (element, SW_ATTR_TEXT), text) == 0)
        return g_ptr_array_steal_index (old, i);
    }
  return NULL;
}

gboolean
sw_edit_set_list (SwTransaction *transaction, SwElement *step, SwKind kind, const char *const *lines, GError **error)
{
  g_autoptr (GPtrArray) clean = clean_lines (kind, lines);
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autofree SwElement **kept = g_new0 (SwElement *, clean->len + 1);
  SwElement *last = NULL;

  sw_for_each_kind (element, step, kind)
    g_ptr_array_add (old, element);
  for (guint i = 0; i < clean->len; i++)
    kept[i] = claim (old, g_ptr_array_index (clean, i));
  for (guint i = 0; i < clean->len; i++)
    {
      const char *line = g_ptr_array_index (clean, i);
      SwElement *element = kept[i] != NULL ? kept[i] : claim (old, NULL);

      if (element == NULL)
        element =
            sw_transaction_insert (transaction, kind, step, last != NULL ? last->next : NULL, SW_ATTR_TEXT, line, -1);
      else if (!sw_transaction_set (transaction, element, SW_ATTR_TEXT, line, error))
        return FALSE;
      else if (last != NULL && sw_element_compare_order (element, last) < 0
               && !sw_transaction_move (transaction, element, step, last->next, error))
        return FALSE;
      last = element;
    }
  for (guint i = 0; i < old->len; i++)
    sw_transaction_remove (transaction, g_ptr_array_index (old, i));
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
