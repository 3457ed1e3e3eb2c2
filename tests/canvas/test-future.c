/* Where a future state is put, and what a selection means by it. */
#include "canvas/future.h"

#include "sample.h"

#include "base/error.h"

/* The stream stands from 200 to 464. Below it, from 512, its copy would end at 776, less than 48 above the note at 800,
 * which is 96 high: so it begins at 800 + 96 + 48 = 944. */
static void
test_place (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sw_make_future (document, "v1", &error);

  g_assert_no_error (error);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 100);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, 944);
  g_assert_cmpstr (sample_text (document, id, SW_ATTR_ORIGIN), ==, "v1");
  g_assert_true (sw_document_is_selected (document, id));
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (document)), ==, "Make future state");
  g_assert_true (sw_document_undo (document));
  after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

/* Each further one stands clear of all others. */
static void
test_no_overlap (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwLayout *layout;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = sw_make_future (document, "v1", NULL);
      g_assert_nonnull (id);
    }
  layout = sw_document_layout (document);
  g_assert_cmpuint (layout->n_streams, ==, 5);
  for (guint i = 0; i < layout->n_streams; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (sw_rect_intersects (&layout->streams[i].frame, &layout->streams[k].frame));
}

static void
test_refused (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_make_future (document, "s1", &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==, "Select the stream that shall have a future state.");
  g_clear_error (&error);
  g_assert_null (sw_make_future (document, NULL, &error));
  after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_selected (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *id = NULL;

  g_assert_cmpstr (sw_selected_stream (document), ==, "v1");
  sw_document_select_one (document, "n1");
  g_assert_null (sw_selected_stream (document));
  id = sw_make_future (document, "v1", NULL);
  sw_document_select_one (document, "s2");
  g_assert_cmpstr (sw_selected_stream (document), ==, "v1");
  sw_document_select_one (document, id);
  g_assert_cmpstr (sw_selected_stream (document), ==, id);
  sw_document_select_one (document, NULL);
  g_assert_null (sw_selected_stream (document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/future/place", test_place);
  g_test_add_func ("/canvas/future/no-overlap", test_no_overlap);
  g_test_add_func ("/canvas/future/refused", test_refused);
  g_test_add_func ("/canvas/future/selected", test_selected);
  return g_test_run ();
}
