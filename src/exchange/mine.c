#include "exchange/mine.h"

#include "base/error.h"
#include "exchange/log-map.h"

#include <glib/gi18n-lib.h>

/* By activity of the log: whether it is no step but waiting. */
static gboolean *
find_queues (const SwEventLog *log, const SwProfile *profile, const SwMineWish *wish)
{
  gboolean *is_queue = g_new0 (gboolean, log->activities->len + 1);

  for (guint a = 0; a < log->activities->len; a++)
    {
      const char *name = sw_event_log_activity (log, a);
      const char *chosen = NULL;

      if (wish->activities == NULL || !g_hash_table_lookup_extended (wish->activities, name, NULL, (gpointer *)&chosen))
        chosen = sw_mine_propose (profile, name);
      is_queue[a] = g_strcmp0 (chosen, SW_MINE_WAIT) == 0;
    }
  return is_queue;
}

/* The steps by rank. */
static guint *
steps_by_rank (const SwLogOrder *order)
{
  guint *steps = g_new (guint, order->n + 1);

  for (guint step = 0; step < order->n; step++)
    steps[order->rank[step]] = step;
  return steps;
}

static void
note_log (GPtrArray *notes, const SwEventLog *log)
{
  if (log->is_windows)
    g_ptr_array_add (notes, g_strdup (_ ("The text is not UTF-8; it was read as Windows-1252.")));
  if (log->order_is_open)
    g_ptr_array_add (notes, g_strdup (log->order == SW_DATE_ORDER_MONTH
                                          ? _ ("The dates do not show whether day or month comes first; the month was "
                                               "taken to be first.")
                                          : _ ("The dates do not show whether day or month comes first; the day was "
                                               "taken to be first.")));
}

static void
note_visits (GPtrArray *notes, const SwLogVisits *visits)
{
  if (visits->rare->len > 0)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < MIN (visits->rare->len, 5); i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (char *)g_ptr_array_index (visits->rare, i));
      if (visits->rare->len > 5)
        g_string_append (names, ", …");
      g_ptr_array_add (notes,
                       g_strdup_printf (ngettext ("%u rare activity is left out (%u rows): %s",
                                                  "%u rare activities are left out (%u rows): %s", visits->rare->len),
                                        visits->rare->len, visits->rare_rows, names->str));
    }
  if (visits->joined > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u row went on with the step of the row before; both are one visit.",
                                                "%u rows went on with the step of the row before; such rows are one "
                                                "visit.",
                                                visits->joined),
                                      visits->joined));
}

static void
note_leaving (GPtrArray *notes, const SwEventLog *log, const SwLogVisits *visits, const SwLogWays *ways)
{
  for (guint step = 0; step < ways->n; step++)
    if (ways->leaves[step] > 0)
      g_ptr_array_add (notes,
                       g_strdup_printf (_ ("%u items end at “%s”, from which others go on. If they were under way "
                                           "still, take away the step that stands for their end."),
                                        ways->ended[step], sw_event_log_activity (log, visits->activity[step])));
}

SwMined *
sw_mine (const SwEventLog *log, const SwProfile *profile, const SwMineWish *wish, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (SwMined) mined = g_new0 (SwMined, 1);
  g_autofree gboolean *is_queue = find_queues (log, profile, wish);
  g_autoptr (SwLogVisits) visits = sw_log_visits_new (log, wish, is_queue);
  g_autoptr (SwLogOrder) order = NULL;
  g_autoptr (SwLogWays) ways = NULL;
  g_autoptr (SwLogTeams) teams = NULL;
  g_autofree guint *steps = NULL;

  mined->notes = g_ptr_array_new_with_free_func (g_free);
  if (visits->visits->len == 0)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_REFUSED, _ ("%s:1:1: no row could be read as a step of an item"),
                   log->name);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  order = sw_log_order_new (visits);
  ways = sw_log_ways_find (log, wish, visits, order);
  steps = steps_by_rank (order);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  teams = sw_log_teams_find (log, visits, steps, wish->no_teams);
  mined->map = sw_log_map_build (log, profile, wish, visits, ways, teams, steps);
  note_log (mined->notes, log);
  note_visits (mined->notes, visits);
  for (guint i = 0; i < ways->notes->len; i++)
    g_ptr_array_add (mined->notes, g_strdup (g_ptr_array_index (ways->notes, i)));
  note_leaving (mined->notes, log, visits, ways);
  return g_steal_pointer (&mined);
}

void
sw_mined_free (SwMined *mined)
{
  g_clear_object (&mined->map);
  g_ptr_array_unref (mined->notes);
  g_free (mined);
}
