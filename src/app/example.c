#include "app/example.h"

#include "checks/config.h"
#include "edit/transaction.h"
#include "files/read.h"
#include "layout/layout.h"

#include <math.h>
#include <string.h>

#define BETWEEN_STREAMS 40

static void
place_steps (SwTransaction *transaction, const SwAnalysis *analysis)
{
  for (guint s = 0; s < analysis->n_streams; s++)
    {
      const SwGraph *graph = analysis->graphs[s];
      g_autofree SwPoint *places = NULL;

      sw_layout_tidy (graph, &places);
      for (guint i = 0; i < graph->n_steps; i++)
        {
          sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_X, (gint64)places[i].x);
          sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_Y, (gint64)places[i].y);
        }
    }
}

/* How high a stream is depends on where its steps are. */
static void
place_streams (SwTransaction *transaction, SwMap *map)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  double y = 0;

  for (guint s = 0; s < layout->n_streams; s++)
    {
      sw_transaction_set_integer (transaction, layout->streams[s].stream, SW_ATTR_X, 0);
      sw_transaction_set_integer (transaction, layout->streams[s].stream, SW_ATTR_Y, (gint64)y);
      y += ceil (layout->streams[s].frame.height) + BETWEEN_STREAMS;
    }
}

SwMap *
sw_example_map (const char *xml)
{
  g_autoptr (SwMap) map = sw_map_read (xml, strlen (xml), "example", NULL);
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GPtrArray) done = NULL;

  g_return_val_if_fail (map != NULL, NULL);
  analysis = sw_analysis_new (map);
  transaction = sw_transaction_new (map);
  place_steps (transaction, analysis);
  place_streams (transaction, map);
  done = sw_transaction_commit (transaction);
  return g_steal_pointer (&map);
}

SwCheckConfig *
sw_example_config (const SwRule *rule)
{
  SwCheckConfig *config = sw_check_config_new ();
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    if (&rules[i] != rule)
      {
        g_autofree char *setting = g_strconcat (rules[i].id, "=off", NULL);
        sw_check_config_set_severity (config, setting, NULL);
      }
  return config;
}
