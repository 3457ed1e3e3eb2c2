#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

gboolean
sw_edit_vote (SwTransaction *transaction, SwElement *note, int by, GError **error)
{
  gint64 votes = sw_element_integer (note, SW_ATTR_VOTES, 0) + by;
  g_autofree char *text = NULL;

  if (votes < 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("This note has no vote to take back"));
      return FALSE;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT, votes);
  return sw_transaction_set (transaction, note, SW_ATTR_VOTES, votes > 0 ? text : NULL, error);
}
