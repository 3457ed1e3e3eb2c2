#include "edit/commands.h"

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, reason);
  return FALSE;
}

/* The first declaration of @activity; others of it go. */
static SwElement *
single_declaration (SwTransaction *transaction, SwElement *stream, const char *activity)
{
  SwElement *first = NULL, *following;

  for (SwElement *old = sw_element_first (stream, SW_KIND_DECLARE); old != NULL; old = following)
    {
      following = sw_element_following (old);
      if (strcmp (sw_element_text (old, SW_ATTR_ACTIVITY), activity) != 0)
        continue;
      if (first == NULL)
        first = old;
      else
        sw_transaction_remove (transaction, old);
    }
  return first;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

gboolean
sw_edit_declare (SwTransaction *transaction, SwElement *stream, const char *activity, SwDeclared as, const char *by,
                 const char *reason, GError **error)
{
  const char *word = sw_kind_attr (SW_KIND_DECLARE, SW_ATTR_AS)->words[as];
  g_autofree char *clean = sw_text_clean_line (reason != NULL ? reason : "", -1);
  const char *cover = as == SW_DECLARED_COVERED ? by : NULL;
  SwElement *declaration;

  if ((as == SW_DECLARED_COVERED || as == SW_DECLARED_NOT_APPLICABLE) && *clean == '\0')
    return refuse (error, _ ("Say in a few words why, so that others can follow."));
  if (cover != NULL && sw_map_find_kind (sw_transaction_map (transaction), cover, SW_KIND_STREAM) == NULL)
    return refuse (error, _ ("The stream that covers this activity is not in this map."));
  if (g_strcmp0 (cover, stream->id) == 0)
    return refuse (error, _ ("A stream cannot cover an activity for itself."));
  declaration = single_declaration (transaction, stream, activity);
  if (as == SW_DECLARED_UNKNOWN)
    {
      if (declaration != NULL)
        sw_transaction_remove (transaction, declaration);
      return TRUE;
    }
  if (declaration == NULL)
    {
      if (!sw_id_is_valid (activity))
        return refuse (error, _ ("There is no such activity."));
      declaration =
          sw_transaction_insert (transaction, SW_KIND_DECLARE, stream, sw_element_first (stream, SW_KIND_STEP),
                                 SW_ATTR_ACTIVITY, activity, SW_ATTR_AS, word, -1);
    }
  return sw_transaction_set (transaction, declaration, SW_ATTR_AS, word, error)
         && sw_transaction_set (transaction, declaration, SW_ATTR_BY, cover, error)
         && sw_transaction_set (transaction, declaration, SW_ATTR_REASON, or_null (clean), error);
}

static SwElement *
find_accept (SwElement *stream, const char *rule, const char *target)
{
  sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
    {
      if (strcmp (sw_element_text (accept, SW_ATTR_RULE), rule) == 0
          && strcmp (sw_element_text (accept, SW_ATTR_TARGET), target) == 0)
        return accept;
    }
  return NULL;
}

gboolean
sw_edit_accept (SwTransaction *transaction, SwElement *stream, const char *rule, const char *target, const char *reason,
                const char *by, guint32 day, GError **error)
{
  g_autofree char *clean = sw_text_clean_line (reason != NULL ? reason : "", -1);
  g_autofree char *who = sw_text_clean_line (by != NULL ? by : "", -1);
  g_autofree char *date = day != 0 ? sw_date_to_string (day) : NULL;
  SwElement *accept;

  if (*clean == '\0')
    return refuse (error, _ ("Say in a few words why this is accepted, so that others can follow."));
  if (!sw_id_is_valid (rule) || !sw_id_is_valid (target)
      || sw_map_find (sw_transaction_map (transaction), target) == NULL)
    return refuse (error, _ ("This finding has no place in the file at which it could be accepted."));
  accept = find_accept (stream, rule, target);
  if (accept == NULL)
    accept = sw_transaction_insert (transaction, SW_KIND_ACCEPT, stream, NULL, SW_ATTR_RULE, rule, SW_ATTR_TARGET,
                                    target, -1);
  return sw_transaction_set (transaction, accept, SW_ATTR_REASON, clean, error)
         && sw_transaction_set (transaction, accept, SW_ATTR_BY, or_null (who), error)
         && sw_transaction_set (transaction, accept, SW_ATTR_ON, date, error);
}
