#include "metrics/tally.h"

#include <math.h>

enum
{
  PARTS = 32,    /* of a doubling */
  DOUBLINGS = 63 /* from a thousandth of a second on: beyond any time that a map can hold */
};
#define LEAST 0.001

static guint
place_of (double seconds)
{
  int doubling;
  double rest = frexp (seconds / LEAST, &doubling); /* 0.5 to 1 */

  if (!(seconds >= LEAST))
    return 0;
  if (doubling > DOUBLINGS)
    return PARTS * DOUBLINGS;
  return 1 + (guint)(doubling - 1) * PARTS + (guint)((rest - 0.5) * 2 * PARTS);
}

/* The middle of what is counted there. */
static double
value_at (guint place)
{
  if (place == 0)
    return 0;
  place--;
  return LEAST * ldexp (1 + (place % PARTS + 0.5) / PARTS, (int)(place / PARTS));
}

void
sw_tally_add (SwTally *tally, double seconds)
{
  if (tally->counts == NULL)
    tally->counts = g_new0 (guint, PARTS * DOUBLINGS + 1);
  tally->counts[place_of (seconds)]++;
  tally->total++;
}

void
sw_tally_clear (SwTally *tally)
{
  g_clear_pointer (&tally->counts, g_free);
  tally->total = 0;
}

double
sw_tally_quantile (const SwTally *tally, double fraction)
{
  double wanted = ceil (fraction * tally->total);
  guint64 seen = 0;

  if (tally->total == 0)
    return NAN;
  for (guint place = 0; place <= PARTS * DOUBLINGS; place++)
    {
      seen += tally->counts[place];
      if ((double)seen >= wanted)
        return value_at (place);
    }
  return NAN;
}
