#include "editor.h"

#include "base/error.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

char *
bytes_of (SwMap *map)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

Editor
editor_open (const char *xml)
{
  Editor e = { 0 };
  g_autoptr (GError) error = NULL;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  e.map = sw_map_read (xml, strlen (xml), "test", &error);
  g_assert_no_error (error);
  e.history = sw_history_new (e.map);
  e.before = bytes_of (e.map);
  e.transaction = sw_transaction_new (e.map);
  return e;
}

void
editor_close (Editor *e)
{
  g_clear_pointer (&e->transaction, sw_transaction_free);
  g_clear_object (&e->history);
  g_clear_object (&e->map);
  g_clear_pointer (&e->before, g_free);
  g_clear_error (&e->error);
}

SwElement *
at (Editor *e, const char *id)
{
  SwElement *element = sw_map_find (e->map, id);

  g_assert_nonnull (element);
  return element;
}

static void
assert_bytes (Editor *e, const char *expected)
{
  g_autofree char *bytes = bytes_of (e->map);

  g_assert_cmpstr (bytes, ==, expected);
}

void
keep (Editor *e, const char *expected)
{
  g_autofree char *after = NULL;

  g_assert_no_error (e->error);
  g_assert_true (sw_history_commit (e->history, g_steal_pointer (&e->transaction), "Edit", NULL, NULL));
  after = bytes_of (e->map);
  if (expected != NULL)
    g_assert_cmpstr (after, ==, expected);
  g_assert_true (sw_history_undo (e->history, NULL));
  assert_bytes (e, e->before);
  g_assert_true (sw_history_redo (e->history, NULL));
  assert_bytes (e, after);
  g_free (e->before);
  e->before = g_steal_pointer (&after);
  e->transaction = sw_transaction_new (e->map);
}

void
assert_refused (Editor *e, int code, const char *sentence)
{
  g_assert_error (e->error, SW_ERROR, code);
  if (sentence != NULL)
    g_assert_cmpstr (e->error->message, ==, sentence);
  g_assert_null (strchr (e->error->message, '\n'));
  g_clear_error (&e->error);
  sw_transaction_free (e->transaction);
  assert_bytes (e, e->before);
  e->transaction = sw_transaction_new (e->map);
}

void
assert_unchanged (Editor *e)
{
  g_assert_no_error (e->error);
  g_assert_true (sw_transaction_is_empty (e->transaction));
  assert_bytes (e, e->before);
}
