/* What a name is likely to be: its words are held against the keywords of the activity set. */
#include "exchange/mine.h"

#include <string.h>

/* Letters and digits in small letters, everything else one blank; a blank at each end. Returns: (transfer full) */
static char *
words_of (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *out = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/*
 * How many letters of @words a keyword explains. A keyword is the beginning of a word, or of several; one that is whole
 * counts a little more, and one that comes first thrice: names begin with what is done.
 */
static guint
score (const char *words, const char *keyword, gboolean is_whole)
{
  g_autofree char *wanted = words_of (keyword);
  gsize length = strlen (wanted);
  const char *found;
  guint points = (guint)(2 * length);

  if (length <= 2)
    return 0;
  found = strstr (words, wanted);
  if (found != NULL)
    points++;
  else if (!is_whole)
    {
      wanted[length - 1] = '\0';
      found = strstr (words, wanted);
    }
  return found == NULL ? 0 : found == words ? 3 * points : points;
}

static guint
score_all (const char *words, char **keywords, gboolean is_whole)
{
  guint sum = 0;

  for (guint i = 0; keywords != NULL && keywords[i] != NULL; i++)
    sum += score (words, keywords[i], is_whole);
  return sum;
}

const char *
sw_mine_propose (const SwProfile *profile, const char *name)
{
  g_autofree char *words = words_of (name);
  const char *best = NULL;
  guint most = 0;

  if (score_all (words, profile->waiting, TRUE) > 0)
    return SW_MINE_WAIT;
  for (guint i = 0; i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      guint points = score_all (words, activity->keywords, FALSE) + score (words, activity->name, TRUE);

      if (points > most)
        {
          most = points;
          best = activity->id;
        }
    }
  return best;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwLogActivity *x = a, *y = b;
  GHashTable *places = data;
  double px = *(double *)g_hash_table_lookup (places, x->name), py = *(double *)g_hash_table_lookup (places, y->name);

  return px < py ? -1 : px > py;
}

GArray *
sw_mine_activities (const SwEventLog *log, const SwProfile *profile)
{
  guint n = log->activities->len;
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (SwLogActivity), n);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree double *sums = g_new0 (double, n + 1);

  g_array_set_size (out, n);
  for (guint i = 0, place = 0; i < log->events->len; i++)
    {
      const SwLogEvent *event = &g_array_index (log->events, SwLogEvent, i);

      place = i > 0 && g_array_index (log->events, SwLogEvent, i - 1).item == event->item ? place + 1 : 0;
      g_array_index (out, SwLogActivity, event->activity).rows++;
      sums[event->activity] += place;
    }
  for (guint a = 0; a < n; a++)
    {
      SwLogActivity *activity = &g_array_index (out, SwLogActivity, a);

      activity->name = sw_event_log_activity (log, a);
      activity->proposed = sw_mine_propose (profile, activity->name);
      sums[a] = activity->rows > 0 ? sums[a] / activity->rows : G_MAXDOUBLE;
      g_hash_table_insert (places, (gpointer)activity->name, &sums[a]);
    }
  g_array_sort_with_data (out, compare_places, places);
  return out;
}
