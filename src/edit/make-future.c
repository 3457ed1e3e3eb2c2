#include "edit/commands.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_taken (SwMap *map, const char *name)
{
  g_autofree char *key = sw_text_key (name);

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      g_autofree char *other = sw_text_key (sw_element_text (stream, SW_ATTR_NAME));

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A second future state of the same stream must not be taken for the first. */
static char *
name_for (SwMap *map, const SwElement *stream)
{
  const char *name = sw_element_text (stream, SW_ATTR_NAME);
  char *future = *name != '\0' ? g_strdup_printf (_ ("%s (future)"), name) : g_strdup (_ ("Future state"));

  for (guint i = 2; is_taken (map, future); i++)
    {
      g_free (future);
      future =
          *name != '\0' ? g_strdup_printf (_ ("%s (future %u)"), name, i) : g_strdup_printf (_ ("Future state %u"), i);
    }
  return future;
}

/* A copy has the steps of its original in their order: only connections that lead nowhere were left behind. */
static void
tie_steps (SwTransaction *transaction, const SwElement *stream, SwElement *future)
{
  SwElement *copy = sw_element_first (future, SW_KIND_STEP);

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      sw_transaction_set (transaction, copy, SW_ATTR_ORIGIN, step->id, NULL);
      copy = sw_element_following (copy);
    }
}

/* What was measured, and what somebody accepted or reviewed on a day, was the stream of today. */
static void
drop_past (SwTransaction *transaction, SwElement *future)
{
  SwElement *child = future->first_child;

  while (child != NULL)
    {
      SwElement *next = child->next;

      if (child->kind == SW_KIND_MEASUREMENT || child->kind == SW_KIND_ACCEPT)
        sw_transaction_remove (transaction, child);
      child = next;
    }
  sw_transaction_set (transaction, future, SW_ATTR_REVIEWED, NULL, NULL);
  sw_transaction_set (transaction, future, SW_ATTR_STATUS, NULL, NULL);
}

SwElement *
sw_edit_make_future (SwTransaction *transaction, SwElement *stream, gint64 dx, gint64 dy, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  const char *ids[] = { stream->id, NULL };
  g_auto (GStrv) copies = NULL;
  g_autofree char *name = NULL;
  SwElement *future;

  if (stream->kind != SW_KIND_STREAM)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("Only a stream can have a future state."));
      return NULL;
    }
  name = name_for (map, stream);
  if (!sw_edit_duplicate (transaction, ids, dx, dy, &copies, error))
    return NULL;
  future = sw_map_find_kind (map, copies[0], SW_KIND_STREAM);
  drop_past (transaction, future);
  tie_steps (transaction, stream, future);
  sw_transaction_set (transaction, future, SW_ATTR_ORIGIN, stream->id, NULL);
  sw_transaction_set (transaction, future, SW_ATTR_STATE, "future", NULL);
  sw_transaction_set (transaction, future, SW_ATTR_NAME, name, NULL);
  return future;
}
