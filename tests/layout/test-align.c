#include "layout/align.h"

#include "base/error.h"
#include "samples.h"

/* Cards are 200 × 104, notes 168 × 96. */
#define MAP                                                                                                            \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"                                                    \
  "<stream id='s' x='100' y='100'><step id='a' x='24' y='96'/><step id='b' x='300' y='201'/>"                          \
  "<step id='c' x='900' y='400'/><flow id='f' from='a' to='b'/></stream>"                                              \
  "<stream id='t' x='100' y='1000'><step id='d' x='50' y='90'/></stream><note id='k' x='0' y='2000'>N</note></map>"

/* Aligns and says where they are then: x,y in the stream. Returns: (transfer full) (nullable) */
static char *
align (const char *ids, const char *name, GError **error)
{
  g_autoptr (SwMap) map = open_text (MAP);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  GString *out = g_string_new (NULL);
  SwAlignment alignment;

  g_assert_true (sw_alignment_from_name (name, &alignment));
  if (!sw_edit_align (transaction, layout, (const char *const *)list, alignment, error))
    {
      g_assert_true (sw_transaction_is_empty (transaction));
      g_string_free (out, TRUE);
      return NULL;
    }
  for (guint i = 0; list[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (map, list[i]);
      g_string_append_printf (out, "%s%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              sw_element_integer (element, SW_ATTR_X, 0), sw_element_integer (element, SW_ATTR_Y, 0));
    }
  return g_string_free (out, FALSE);
}

static void
test_places (void)
{
  static const struct
  {
    const char *ids, *name, *places;
  } cases[] = {
    { "a b c", "left", "24,96 24,201 24,400" },
    { "a b c", "right", "900,96 900,201 900,400" },
    { "a b c", "top", "24,96 300,96 900,96" },
    { "a b c", "bottom", "24,400 300,400 900,400" },
    /* From 24 to 1100 the middle is 562: 462 for a card. From 96 to 504 it is 300: 248. */
    { "a b c", "centre", "462,96 462,201 462,400" },
    { "a b c", "middle", "24,248 300,248 900,248" },
    /* 1076 less 600 is 476, half of it 238; 408 less 312 is 96, half of it 48. */
    { "a b c", "across", "24,96 462,201 900,400" },
    { "c a b", "down", "900,400 24,96 300,248" },
    /* Of two streams: a at 124, d at 150 of the canvas. */
    { "a d", "left", "24,96 24,90" },
    /* A note in the map: from 0 to 324, its 168 to the right end. */
    { "a k", "right", "24,96 156,2000" },
    /* A stream stays. */
    { "s a b", "top", "100,100 24,96 300,96" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *places = align (cases[i].ids, cases[i].name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (places, ==, cases[i].places);
    }
}

static void
test_refused (void)
{
  static const char *const cases[][3] = { { "a", "left", "Select two steps or notes to align them" },
                                          { "s f a", "top", "Select two steps or notes to align them" },
                                          { "a b", "across", "Select three steps or notes to distribute them" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (align (cases[i][0], cases[i][1], &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_UNKNOWN);
      g_assert_cmpstr (error->message, ==, cases[i][2]);
    }
}

static void
test_names (void)
{
  SwAlignment alignment;

  g_assert_false (sw_alignment_from_name ("aside", &alignment));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/align/places", test_places);
  g_test_add_func ("/layout/align/refused", test_refused);
  g_test_add_func ("/layout/align/names", test_names);
  return g_test_run ();
}
