#include "metrics/analysis.h"

SwAnalysis *
sw_analysis_new (SwMap *map)
{
  SwAnalysis *analysis = g_new0 (SwAnalysis, 1);
  SwElement *root = sw_map_root (map);
  guint i = 0;

  analysis->map = map;
  analysis->n_streams = sw_element_count (root, SW_KIND_STREAM);
  analysis->streams = g_new (SwElement *, analysis->n_streams + 1);
  analysis->graphs = g_new (SwGraph *, analysis->n_streams + 1);
  analysis->figures = g_new (SwFigures *, analysis->n_streams + 1);
  analysis->index = g_hash_table_new (g_str_hash, g_str_equal);
  sw_for_each_kind (stream, root, SW_KIND_STREAM)
    {
      analysis->streams[i] = stream;
      analysis->graphs[i] = sw_graph_new (map, stream);
      analysis->figures[i] = sw_figures_new (analysis->graphs[i]);
      g_hash_table_insert (analysis->index, (gpointer)stream->id, GUINT_TO_POINTER (++i));
    }
  return analysis;
}

void
sw_analysis_free (SwAnalysis *analysis)
{
  for (guint i = 0; i < analysis->n_streams; i++)
    {
      sw_graph_free (analysis->graphs[i]);
      sw_figures_free (analysis->figures[i]);
    }
  g_free (analysis->streams);
  g_free (analysis->graphs);
  g_free (analysis->figures);
  g_hash_table_unref (analysis->index);
  g_free (analysis);
}

int
sw_analysis_stream (const SwAnalysis *analysis, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (analysis->index, id)) - 1;
}
