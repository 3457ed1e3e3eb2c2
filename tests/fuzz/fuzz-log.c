#include "fuzz.h"

#include "base/error.h"
#include "exchange/mine.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

/* What was made of a log is a map like any other: its file opens as the same map. */
static void
check_map (SwMap *map)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "f", &error);

  if (again == NULL)
    g_error ("does not open: %s", error->message);
  if (!sw_map_equal (map, again))
    g_error ("is not the same again");
}

int
sw_fuzz_log (const uint8_t *data, size_t length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize)length, NULL);
  SwLogWish wish = SW_LOG_WISH ();
  SwMineWish mine = SW_MINE_WISH ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SwEventLog) log = sw_event_log_read (stream, "f", &wish, NULL, NULL, NULL, &error);
  g_autoptr (SwMined) mined = NULL;

  if (log != NULL)
    {
      g_autoptr (GPtrArray) complaints = sw_event_log_complaints (log);
      g_autoptr (GArray) activities = sw_mine_activities (log, sw_profile_find ("itil4"));

      if (log->rows != sw_event_log_left_out (log) + log->events->len && log->columns.of[SW_LOG_TRANSITION] < 0)
        g_error ("a row is neither there nor left out");
      mined = sw_mine (log, sw_profile_find ("itil4"), &mine, NULL, &error);
    }
  if ((mined == NULL) != (error != NULL))
    g_error ("a map and an error, or neither");
  if (error != NULL && (!g_str_has_prefix (error->message, "f:") || strchr (error->message, '\n') != NULL))
    g_error ("no sentence with a place: %s", error->message);
  if (mined != NULL)
    check_map (mined->map);
  return 0;
}
