#include "edit/commands.h"

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, reason);
  return FALSE;
}

gboolean
sw_edit_declare (SwTransaction *transaction, SwElement *stream, const char *activity, SwDeclared as, const char *by,
                 const char *reason, GError **error)
{
  const char *word = sw_kind_attr (SW_KIND_DECLARE, SW_ATTR_AS)->words[as];
  g_autofree char *clean = sw_text_clean_line (reason != NULL ? reason : "", -1);
  SwElement *following;

  if ((as == SW_DECLARED_COVERED || as == SW_DECLARED_NOT_APPLICABLE) && *clean == '\0')
    return refuse (error, _ ("Say in a few words why, so that others can follow."));
  for (SwElement *old = sw_element_first (stream, SW_KIND_DECLARE); old != NULL; old = following)
    {
      following = sw_element_following (old);
      if (strcmp (sw_element_text (old, SW_ATTR_ACTIVITY), activity) == 0)
        sw_transaction_remove (transaction, old);
    }
  if (as == SW_DECLARED_UNKNOWN)
    return TRUE;
  return sw_transaction_insert (transaction, SW_KIND_DECLARE, stream, sw_element_first (stream, SW_KIND_STEP),
                                SW_ATTR_ACTIVITY, activity, SW_ATTR_AS, word, SW_ATTR_BY,
                                as == SW_DECLARED_COVERED ? by : NULL, SW_ATTR_REASON, *clean != '\0' ? clean : NULL,
                                -1)
         != NULL;
}

gboolean
sw_edit_accept (SwTransaction *transaction, SwElement *stream, const char *rule, const char *target, const char *reason,
                const char *by, guint32 day, GError **error)
{
  g_autofree char *clean = sw_text_clean_line (reason != NULL ? reason : "", -1);
  g_autofree char *who = sw_text_clean_line (by != NULL ? by : "", -1);
  g_autofree char *date = day != 0 ? sw_date_to_string (day) : NULL;

  if (*clean == '\0')
    return refuse (error, _ ("Say in a few words why this is accepted, so that others can follow."));
  return sw_transaction_insert (transaction, SW_KIND_ACCEPT, stream, NULL, SW_ATTR_RULE, rule, SW_ATTR_TARGET, target,
                                SW_ATTR_REASON, clean, SW_ATTR_BY, *who != '\0' ? who : NULL, SW_ATTR_ON, date, -1)
         != NULL;
}
