#include "logs.h"

#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

static SwEventLog *
read_log (const char *text, gsize length, const SwLogWish *wish, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize)length, NULL);
  SwLogWish guess = SW_LOG_WISH ();

  return sw_event_log_read (stream, "log.csv", wish != NULL ? wish : &guess, NULL, NULL, NULL, error);
}

SwEventLog *
log_of (const char *text, const SwLogWish *wish)
{
  g_autoptr (GError) error = NULL;
  SwEventLog *log = read_log (text, strlen (text), wish, &error);

  g_assert_no_error (error);
  g_assert_nonnull (log);
  return log;
}

char *
log_error (const char *text, gsize length, const SwLogWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwEventLog) log = read_log (text, length, wish, &error);

  g_assert_null (log);
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

GString *
new_spans (void)
{
  return g_string_new ("case,activity,start,end,resource\n");
}

void
add_item (GString *log, const char *item, const char *rows)
{
  const double monday = 1767571200;
  g_auto (GStrv) parts = g_strsplit (rows, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", 4);

      g_assert_cmpuint (g_strv_length (words), >=, 3);
      g_string_append_printf (log, "%s,%s,%.0f,%.0f,%s\n", item, words[0],
                              monday + 3600 * g_ascii_strtod (words[1], NULL),
                              monday + 3600 * g_ascii_strtod (words[2], NULL), words[3] != NULL ? words[3] : "");
    }
}

SwMined *
mined_of (const char *text, const SwMineWish *wish)
{
  g_autoptr (SwEventLog) log = log_of (text, NULL);
  g_autoptr (GError) error = NULL;
  SwMineWish plain = SW_MINE_WISH ();
  SwMined *mined = sw_mine (log, sw_profile_find ("itil4"), wish != NULL ? wish : &plain, NULL, &error);
  g_autoptr (SwMap) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  /* What was made is what its file says. */
  bytes = sw_map_write (mined->map);
  again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "again", &error);
  g_assert_no_error (error);
  g_assert_true (sw_map_equal (mined->map, again));
  return mined;
}

static SwElement *
stream_of (SwMap *map)
{
  return sw_element_first (sw_map_root (map), SW_KIND_STREAM);
}

SwElement *
step_called (SwMap *map, const char *name)
{
  return sw_element_first_with (stream_of (map), SW_KIND_STEP, SW_ATTR_NAME, name);
}

static char *
describe (SwMap *map, const SwElement *edge)
{
  const SwElement *from = sw_map_find (map, sw_element_text (edge, SW_ATTR_FROM));
  const SwElement *to = sw_map_find (map, sw_element_text (edge, SW_ATTR_TO));
  g_autofree char *share = sw_element_value (edge, SW_ATTR_SHARE);

  return g_strdup_printf ("%s%s%s%s%s", sw_element_text (from, SW_ATTR_NAME), edge->kind == SW_KIND_FLOW ? ">" : "<",
                          sw_element_text (to, SW_ATTR_NAME), share != NULL ? " " : "", share != NULL ? share : "");
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

void
assert_ways (SwMap *map, const char *expected)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;

  sw_for_each_child (child, stream_of (map))
    if (sw_element_is_edge (child))
      g_ptr_array_add (ways, describe (map, child));
  g_ptr_array_sort (ways, compare);
  g_ptr_array_add (ways, NULL);
  found = g_strjoinv ("\n", (char **)ways->pdata);
  g_assert_cmpstr (found, ==, expected);
}

void
assert_value (const SwElement *element, SwAttr attr, const char *expected)
{
  g_autofree char *value = NULL;

  g_assert_nonnull (element);
  value = sw_element_value (element, attr);
  g_assert_cmpstr (value, ==, expected);
}
