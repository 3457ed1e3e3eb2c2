#include "edit/commands.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
name_is_taken (SwElement *root, SwKind kind, const char *name)
{
  sw_for_each_kind (element, root, kind)
    {
      if (strcmp (sw_element_text (element, SW_ATTR_NAME), name) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
free_name (SwElement *root, const char *name)
{
  char *candidate = g_strdup (name);

  for (guint i = 2; name_is_taken (root, SW_KIND_STREAM, candidate); i++)
    {
      g_free (candidate);
      candidate = g_strdup_printf ("%s %u", name, i);
    }
  return candidate;
}

SwElement *
sw_edit_add_stream (SwTransaction *transaction, const char *name, gint64 x, gint64 y)
{
  SwElement *root = sw_map_root (sw_transaction_map (transaction));
  g_autofree char *clean = sw_text_clean_line (name != NULL ? name : "", -1);
  g_autofree char *unique = free_name (root, *clean != '\0' ? clean : _ ("New stream"));
  SwElement *stream = sw_transaction_insert (transaction, SW_KIND_STREAM, root, NULL, SW_ATTR_NAME, unique, -1);

  sw_transaction_set_integer (transaction, stream, SW_ATTR_X, x);
  sw_transaction_set_integer (transaction, stream, SW_ATTR_Y, y);
  return stream;
}

SwElement *
sw_edit_add_step (SwTransaction *transaction, SwElement *stream, const char *activity, const char *name, gint64 x,
                  gint64 y)
{
  const SwProfile *profile = sw_map_profile (sw_transaction_map (transaction));
  const SwActivity *known = profile != NULL && activity != NULL ? sw_profile_activity (profile, activity) : NULL;
  g_autofree char *clean = sw_text_clean_line (name != NULL ? name : "", -1);
  SwElement *step;

  if (*clean == '\0')
    {
      g_free (clean);
      clean = g_strdup (known != NULL ? known->name : activity != NULL ? activity : _ ("New step"));
    }
  step = sw_transaction_insert (transaction, SW_KIND_STEP, stream, NULL, SW_ATTR_ACTIVITY, activity, SW_ATTR_NAME,
                                clean, -1);
  sw_transaction_set_integer (transaction, step, SW_ATTR_X, x);
  sw_transaction_set_integer (transaction, step, SW_ATTR_Y, y);
  return step;
}

SwElement *
sw_edit_add_team (SwTransaction *transaction, const char *name)
{
  SwElement *root = sw_map_root (sw_transaction_map (transaction));
  g_autofree char *clean = sw_text_clean_line (name, -1);

  sw_for_each_kind (team, root, SW_KIND_TEAM)
    {
      if (strcmp (sw_element_text (team, SW_ATTR_NAME), clean) == 0)
        return team;
    }
  return sw_transaction_insert (transaction, SW_KIND_TEAM, root, sw_element_first (root, SW_KIND_STREAM), SW_ATTR_NAME,
                                clean, -1);
}

SwElement *
sw_edit_add_note (SwTransaction *transaction, SwElement *parent, SwNoteKind kind, const char *text, gint64 x, gint64 y)
{
  g_autofree char *clean = sw_text_clean (text, -1);
  const char *word = sw_kind_attr (SW_KIND_NOTE, SW_ATTR_KIND)->words[kind];
  SwElement *note =
      sw_transaction_insert (transaction, SW_KIND_NOTE, parent, NULL, SW_ATTR_KIND, word, SW_ATTR_TEXT, clean, -1);

  sw_transaction_set_integer (transaction, note, SW_ATTR_X, x);
  sw_transaction_set_integer (transaction, note, SW_ATTR_Y, y);
  return note;
}
