/* Undo and redo without an end, what they tell, and transactions that are taken back. */
#include "editor.h"

#include "base/error.h"

#include <string.h>

typedef struct
{
  guint changed, committed, ops;
} Heard;

static void
on_changed (SwHistory *history, Heard *heard)
{
  heard->changed++;
}

static void
on_committed (SwHistory *history, GPtrArray *ops, Heard *heard)
{
  heard->committed++;
  heard->ops = ops->len;
}

/* Renames n1, as one entry. */
static void
rename_to (SwMap *map, SwHistory *history, const char *name)
{
  SwTransaction *transaction = sw_transaction_new (map);
  const char *before[] = { "n1", NULL }, *after[] = { "n1", "s1", NULL };

  g_assert_true (sw_edit_set (transaction, sw_map_find (map, "n1"), SW_ATTR_NAME, name, NULL));
  g_assert_true (sw_history_commit (history, transaction, name, before, after));
}

/* A map with nothing open on it. */
static void
open_free (Editor *e)
{
  *e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") "</stream>"));
  g_clear_pointer (&e->transaction, sw_transaction_free);
}

static void
test_labels_and_selections (void)
{
  g_auto (Editor) e = { 0 };
  g_auto (GStrv) undone = NULL, redone = NULL;

  open_free (&e);
  g_assert_null (sw_history_undo_label (e.history));
  g_assert_null (sw_history_redo_label (e.history));
  g_assert_false (sw_history_undo (e.history, NULL));
  g_assert_false (sw_history_redo (e.history, NULL));
  rename_to (e.map, e.history, "One");
  rename_to (e.map, e.history, "Two");
  g_assert_cmpstr (sw_history_undo_label (e.history), ==, "Two");
  g_assert_null (sw_history_redo_label (e.history));
  g_assert_true (sw_history_undo (e.history, &undone));
  g_assert_cmpuint (g_strv_length (undone), ==, 1);
  g_assert_cmpstr (undone[0], ==, "n1");
  g_assert_cmpstr (sw_history_undo_label (e.history), ==, "One");
  g_assert_cmpstr (sw_history_redo_label (e.history), ==, "Two");
  g_assert_true (sw_history_redo (e.history, &redone));
  g_assert_cmpuint (g_strv_length (redone), ==, 2);
  g_assert_cmpstr (redone[1], ==, "s1");
  /* A new command drops what was undone. */
  g_assert_true (sw_history_undo (e.history, NULL));
  rename_to (e.map, e.history, "Three");
  g_assert_null (sw_history_redo_label (e.history));
  g_assert_false (sw_history_redo (e.history, NULL));
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_cmpstr (sw_element_text (at (&e, "n1"), SW_ATTR_NAME), ==, "One");
}

static void
test_saved (void)
{
  g_auto (Editor) e = { 0 };

  open_free (&e);
  g_assert_true (sw_history_is_saved (e.history));
  rename_to (e.map, e.history, "One");
  g_assert_false (sw_history_is_saved (e.history));
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_true (sw_history_is_saved (e.history));
  g_assert_true (sw_history_redo (e.history, NULL));
  sw_history_mark_saved (e.history);
  g_assert_true (sw_history_is_saved (e.history));
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_false (sw_history_is_saved (e.history));
  /* The saved state is dropped and never comes back. */
  rename_to (e.map, e.history, "One");
  g_assert_false (sw_history_is_saved (e.history));
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_false (sw_history_is_saved (e.history));
  sw_history_mark_saved (e.history);
  g_assert_true (sw_history_is_saved (e.history));
  sw_history_mark_unsaved (e.history);
  g_assert_false (sw_history_is_saved (e.history));
}

static void
test_signals (void)
{
  g_auto (Editor) e = { 0 };
  Heard heard = { 0 };
  SwTransaction *transaction;

  open_free (&e);
  g_signal_connect (e.history, "changed", G_CALLBACK (on_changed), &heard);
  g_signal_connect (e.history, "committed", G_CALLBACK (on_committed), &heard);
  transaction = sw_transaction_new (e.map);
  sw_edit_add_step (transaction, at (&e, "s1"), "plan", NULL, 1, 2);
  g_assert_cmpuint (heard.committed, ==, 0);
  g_assert_true (sw_history_commit (e.history, transaction, "Add", NULL, NULL));
  g_assert_cmpuint (heard.committed, ==, 1);
  g_assert_cmpuint (heard.changed, ==, 1);
  /* Insert, x, y. */
  g_assert_cmpuint (heard.ops, ==, 3);
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_true (sw_history_redo (e.history, NULL));
  g_assert_cmpuint (heard.committed, ==, 3);
  g_assert_cmpuint (heard.ops, ==, 3);
  /* Nothing done is nothing to hear of. */
  g_assert_false (sw_history_commit (e.history, sw_transaction_new (e.map), "Nothing", NULL, NULL));
  g_assert_cmpuint (heard.committed, ==, 3);
  g_assert_cmpstr (sw_history_undo_label (e.history), ==, "Add");
}

typedef struct
{
  guint count;
  guint touched;
  gboolean structure, only_place;
} Changes;

static void
on_map_changed (SwMap *map, SwChange *change, Changes *changes)
{
  changes->count++;
  changes->touched = g_hash_table_size (change->touched);
  changes->structure = change->structure;
  changes->only_place = change->only_place;
}

/* A transaction is one change, however much is done in it; taking it back is part of it. */
static void
test_one_change (void)
{
  g_auto (Editor) e = { 0 };
  Changes changes = { 0 };
  SwTransaction *transaction;

  open_free (&e);
  g_signal_connect (e.map, "changed", G_CALLBACK (on_map_changed), &changes);
  transaction = sw_transaction_new (e.map);
  g_assert_true (sw_transaction_is_open (e.map));
  sw_edit_add_step (transaction, at (&e, "s1"), "plan", NULL, 1, 2);
  g_assert_true (sw_edit_set (transaction, at (&e, "n1"), SW_ATTR_NAME, "A", NULL));
  g_assert_cmpuint (changes.count, ==, 0);
  sw_history_commit (e.history, transaction, "Edit", NULL, NULL);
  g_assert_false (sw_transaction_is_open (e.map));
  g_assert_cmpuint (changes.count, ==, 1);
  g_assert_cmpuint (changes.touched, ==, 2);
  g_assert_true (changes.structure);
  g_assert_false (changes.only_place);
  transaction = sw_transaction_new (e.map);
  g_assert_true (sw_edit_move (transaction, (const char *[]){ "n1", "n2", NULL }, 5, 5, NULL));
  sw_history_commit (e.history, transaction, "Move", NULL, NULL);
  g_assert_cmpuint (changes.count, ==, 2);
  g_assert_true (changes.only_place);
  g_assert_false (changes.structure);
  g_assert_true (sw_history_undo (e.history, NULL));
  g_assert_cmpuint (changes.count, ==, 3);
}

static void
test_taken_back (void)
{
  g_auto (Editor) e = { 0 };
  SwTransaction *transaction;
  g_autofree char *bytes = NULL;

  open_free (&e);
  transaction = sw_transaction_new (e.map);
  sw_edit_add_stream (transaction, "Gone", 0, 0);
  g_assert_true (sw_edit_set (transaction, at (&e, "n1"), SW_ATTR_NAME, "Gone", NULL));
  g_assert_true (sw_edit_delete (transaction, (const char *[]){ "n2", NULL }, NULL));
  g_assert_cmpuint (sw_transaction_ops (transaction)->len, >, 2);
  g_assert_true (sw_transaction_map (transaction) == e.map);
  sw_transaction_free (transaction);
  bytes = bytes_of (e.map);
  g_assert_cmpstr (bytes, ==, e.before);
  g_assert_null (sw_history_undo_label (e.history));
  g_assert_false (sw_transaction_is_open (e.map));
}

/* A hundred entries there and back, each state as it was. */
static void
test_long (void)
{
  g_auto (Editor) e = { 0 };
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  open_free (&e);
  g_ptr_array_add (states, bytes_of (e.map));
  for (guint i = 0; i < 100; i++)
    {
      SwTransaction *transaction = sw_transaction_new (e.map);

      sw_edit_add_step (transaction, at (&e, "s1"), "plan", NULL, i, i);
      if (i % 3 == 2)
        {
          g_autofree char *id = g_strdup_printf ("n%u", i);
          sw_edit_delete (transaction, (const char *[]){ id, NULL }, NULL);
        }
      sw_history_commit (e.history, transaction, "Edit", NULL, NULL);
      g_ptr_array_add (states, bytes_of (e.map));
    }
  for (guint i = 100; i > 0; i--)
    {
      g_autofree char *bytes = NULL;

      g_assert_true (sw_history_undo (e.history, NULL));
      bytes = bytes_of (e.map);
      g_assert_cmpstr (bytes, ==, g_ptr_array_index (states, i - 1));
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *bytes = NULL;

      g_assert_true (sw_history_redo (e.history, NULL));
      bytes = bytes_of (e.map);
      g_assert_cmpstr (bytes, ==, g_ptr_array_index (states, i + 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/history/labels-and-selections", test_labels_and_selections);
  g_test_add_func ("/edit/history/saved", test_saved);
  g_test_add_func ("/edit/history/signals", test_signals);
  g_test_add_func ("/edit/history/one-change", test_one_change);
  g_test_add_func ("/edit/history/taken-back", test_taken_back);
  g_test_add_func ("/edit/history/long", test_long);
  return g_test_run ();
}
