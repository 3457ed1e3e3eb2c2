/*
 * Entries 0 .. position - 1 are done, the others undone:
 *
 *      undo ◀── [0] [1] [2] │ [3] [4] ──▶ redo
 *                        position
 *
 * A commit drops what is undone. `saved` is the position at which the map is what the file holds; -1 when no position
 * is, because that one was dropped or never was.
 */
#include "edit/history.h"

#include <string.h>

typedef struct
{
  GPtrArray *ops;
  char *label;
  char **before;
  char **after;
} Entry;

struct _SwHistory
{
  GObject parent_instance;

  SwMap *map;
  GPtrArray *entries;
  guint position;
  int saved;
};

G_DEFINE_FINAL_TYPE (SwHistory, sw_history, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COMMITTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->ops);
  g_free (entry->label);
  g_strfreev (entry->before);
  g_strfreev (entry->after);
  g_free (entry);
}

static void
sw_history_finalize (GObject *object)
{
  SwHistory *history = SW_HISTORY (object);

  g_ptr_array_unref (history->entries);
  g_object_unref (history->map);
  G_OBJECT_CLASS (sw_history_parent_class)->finalize (object);
}

static void
sw_history_class_init (SwHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_history_finalize;
  signals[CHANGED] = g_signal_new ("changed", SW_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] = g_signal_new ("committed", SW_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, G_TYPE_POINTER);
}

static void
sw_history_init (SwHistory *history)
{
  history->entries = g_ptr_array_new_with_free_func (entry_free);
}

SwHistory *
sw_history_new (SwMap *map)
{
  SwHistory *history = g_object_new (SW_TYPE_HISTORY, NULL);

  history->map = g_object_ref (map);
  return history;
}

SwMap *
sw_history_map (SwHistory *history)
{
  return history->map;
}

static char **
copy_ids (const char *const *ids)
{
  return ids != NULL ? g_strdupv ((char **)ids) : g_new0 (char *, 1);
}

gboolean
sw_history_commit (SwHistory *history, SwTransaction *transaction, const char *label, const char *const *before,
                   const char *const *after)
{
  Entry *entry;

  g_return_val_if_fail (sw_transaction_map (transaction) == history->map, FALSE);
  if (sw_transaction_is_empty (transaction))
    {
      sw_transaction_free (transaction);
      return FALSE;
    }
  entry = g_new0 (Entry, 1);
  entry->ops = sw_transaction_commit (transaction);
  entry->label = g_strdup (label);
  entry->before = copy_ids (before);
  entry->after = copy_ids (after);
  if (history->saved > (int)history->position)
    history->saved = -1;
  g_ptr_array_set_size (history->entries, (int)history->position);
  g_ptr_array_add (history->entries, entry);
  history->position++;
  sw_transaction_free (transaction);
  g_signal_emit (history, signals[COMMITTED], 0, entry->ops);
  g_signal_emit (history, signals[CHANGED], 0);
  return TRUE;
}

/* @ops fit, since the map is in the state behind or before them. */
static void
apply_all (SwHistory *history, GPtrArray *ops)
{
  g_assert (!sw_transaction_is_open (history->map));
  sw_map_begin (history->map);
  for (guint i = 0; i < ops->len; i++)
    {
      gboolean done = sw_map_apply (history->map, g_ptr_array_index (ops, i), NULL);
      g_assert (done);
    }
  sw_map_end (history->map);
  g_signal_emit (history, signals[COMMITTED], 0, ops);
  g_signal_emit (history, signals[CHANGED], 0);
}

gboolean
sw_history_undo (SwHistory *history, char ***selection)
{
  g_autoptr (GPtrArray) inverse = NULL;
  Entry *entry;

  if (history->position == 0)
    return FALSE;
  entry = g_ptr_array_index (history->entries, --history->position);
  inverse = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_op_free);
  for (guint i = entry->ops->len; i > 0; i--)
    g_ptr_array_add (inverse, sw_op_invert (g_ptr_array_index (entry->ops, i - 1)));
  if (selection != NULL)
    *selection = g_strdupv (entry->before);
  apply_all (history, inverse);
  return TRUE;
}

gboolean
sw_history_redo (SwHistory *history, char ***selection)
{
  Entry *entry;

  if (history->position == history->entries->len)
    return FALSE;
  entry = g_ptr_array_index (history->entries, history->position++);
  if (selection != NULL)
    *selection = g_strdupv (entry->after);
  apply_all (history, entry->ops);
  return TRUE;
}

const char *
sw_history_undo_label (SwHistory *history)
{
  return history->position > 0 ? ((Entry *)g_ptr_array_index (history->entries, history->position - 1))->label : NULL;
}

const char *
sw_history_redo_label (SwHistory *history)
{
  return history->position < history->entries->len
             ? ((Entry *)g_ptr_array_index (history->entries, history->position))->label
             : NULL;
}

void
sw_history_mark_saved (SwHistory *history)
{
  history->saved = (int)history->position;
  g_signal_emit (history, signals[CHANGED], 0);
}

void
sw_history_mark_unsaved (SwHistory *history)
{
  history->saved = -1;
  g_signal_emit (history, signals[CHANGED], 0);
}

gboolean
sw_history_is_saved (SwHistory *history)
{
  return history->saved == (int)history->position;
}
