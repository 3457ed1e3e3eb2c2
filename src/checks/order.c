#include "checks/internal.h"

#include <string.h>

/* The order of a report. */

typedef struct
{
  guint stream; /* 0 for the whole map */
  guint place;
  SwFinding *finding;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *x = a, *y = b;
  int order;

  if (x->stream != y->stream)
    return x->stream < y->stream ? -1 : 1;
  if (x->finding->severity != y->finding->severity)
    return x->finding->severity > y->finding->severity ? -1 : 1;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->finding->rule != y->finding->rule)
    return x->finding->rule < y->finding->rule ? -1 : 1;
  order = strcmp (x->finding->fingerprint, y->finding->fingerprint);
  return order != 0 ? order : strcmp (x->finding->message, y->finding->message);
}

/* What bears badges stands in a map or in a stream: places there, counted in the order of the file. */
static GHashTable *
number_elements (SwMap *map)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  guint next = 0;

  sw_for_each_child (child, sw_map_root (map))
    {
      g_hash_table_insert (places, child, GUINT_TO_POINTER (++next));
      if (child->kind == SW_KIND_STREAM)
        sw_for_each_child (inner, child)
          g_hash_table_insert (places, inner, GUINT_TO_POINTER (++next));
    }
  return places;
}

static Place *
places_of (SwCheck *check)
{
  g_autoptr (GHashTable) numbers = number_elements (check->analysis->map);
  GPtrArray *findings = check->report->findings;
  Place *places = g_new (Place, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    {
      SwFinding *finding = g_ptr_array_index (findings, i);

      places[i].finding = finding;
      places[i].place = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, g_ptr_array_index (check->bearers, i)));
      places[i].stream =
          finding->stream != NULL ? (guint)(sw_analysis_stream (check->analysis, finding->stream) + 1) : 0;
    }
  return places;
}

/* A map can say one thing twice, such as a declaration; it is still found once. Of two sentences the first one in the
 * order of the alphabet stays. */
void
sw_check_order (SwCheck *check)
{
  GPtrArray *findings = check->report->findings;
  g_autoptr (GHashTable) seen = NULL;
  g_autofree Place *places = NULL;
  guint first = 0, last = findings->len;

  if (findings->len < 2)
    return;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  places = places_of (check);
  g_qsort_with_data (places, (int)findings->len, sizeof *places, compare_places, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      gboolean is_new = g_hash_table_add (seen, places[i].finding->fingerprint);

      findings->pdata[is_new ? first++ : --last] = places[i].finding;
    }
  g_hash_table_remove_all (seen);
  g_ptr_array_set_size (findings, (int)first);
}
