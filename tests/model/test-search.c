#include "model/search.h"

#include "../samples.h"

#define MAP                                                                                                            \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1' title='Everything'>"                                 \
  "<team id='t1' name='Service desk'/>"                                                                                \
  "<stream id='s1' name='Orders' trigger='Somebody asks'><description>About parcels</description>"                     \
  "<step id='n1' name='Take the ORDER' activity='engage' team='t1'><practice>Relationship management</practice>"       \
  "<field name='Tool'>Ticket queue</field><note>Ask Zoë</note></step>"                                                \
  "<step id='n2' name='Pack' activity='engage'/><flow id='f1' from='n1' to='n2' label='in order'/>"                    \
  "<note id='k1' x='0' y='0'>Why so late?</note></stream><note id='k2' x='0' y='0'>order more tape</note></map>"

static void
test_found (void)
{
  static const struct
  {
    const char *typed, *ids;
  } cases[] = {
    { "order", "s1 n1 f1 k2" },
    { "Order TAKE", "n1" },
    { "desk", "n1" },
    { "ticket", "n1" },
    { "tool queue", "n1" },
    { "zoe\xcc\x88", "n1" },
    { "relationship", "n1" },
    { "parcels", "s1" },
    { "asks", "s1" },
    { "late", "k1" },
    { "engage", "" },
    { "everything", "" },
    { "  ", "" },
    { "", "" },
    { "tape order more", "k2" },
    { "nowhere", "" },
  };
  g_autoptr (SwMap) map = open_text (MAP);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = sw_map_search (map, cases[i].typed);
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        g_string_append_printf (ids, "%s%s", k > 0 ? " " : "", ((const SwElement *)g_ptr_array_index (found, k))->id);
      g_assert_cmpstr (ids->str, ==, cases[i].ids);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/search/found", test_found);
  return g_test_run ();
}
