/*
 * Layers from left to right after Sugiyama, Tagawa and Toda ("Methods for visual understanding of hierarchical system
 * structures", 1981): the layer of a step is the longest path to it; the order within a layer follows the barycentre of
 * its predecessors, and where that says nothing, the order that people made. Loops are cut where the graph says that a
 * flow goes back.
 */
#include "layout/layout.h"

typedef struct
{
  guint step;
  guint layer;
  double wanted; /* barycentre of the predecessors' rows; else the present height */
  double y;
} Cell;

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *x = a, *y = b;

  if (x->layer != y->layer)
    return x->layer < y->layer ? -1 : 1;
  if (x->wanted != y->wanted)
    return x->wanted < y->wanted ? -1 : 1;
  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  return x->step < y->step ? -1 : 1;
}

static guint *
layers_of (const SwGraph *graph)
{
  guint *layers = g_new0 (guint, graph->n_steps + 1);

  for (guint o = 0; o < graph->n_steps; o++)
    {
      guint i = graph->order[o];
      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[graph->out[k]];
          if (sw_edge_is_flow (edge))
            layers[edge->to] = MAX (layers[edge->to], layers[i] + 1);
        }
    }
  return layers;
}

static double
barycentre (const SwGraph *graph, guint i, const double *rows)
{
  double sum = 0;
  guint count = 0;

  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->in[k]];
      if (sw_edge_is_flow (edge))
        {
          sum += rows[edge->from];
          count++;
        }
    }
  return count > 0 ? sum / count : 0;
}

void
sw_layout_tidy (const SwGraph *graph, SwPoint **places)
{
  g_autofree guint *layers = layers_of (graph);
  g_autofree double *rows = g_new0 (double, graph->n_steps + 1);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (Cell));

  *places = g_new0 (SwPoint, graph->n_steps + 1);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      Cell cell = { i, layers[i], 0, (double)sw_element_integer (graph->steps[i], SW_ATTR_Y, 0) };
      g_array_append_val (cells, cell);
    }
  g_array_sort (cells, compare_cells);
  for (guint begin = 0, end; begin < cells->len; begin = end)
    {
      Cell *layer = &g_array_index (cells, Cell, begin);

      for (end = begin; end < cells->len && g_array_index (cells, Cell, end).layer == layer->layer; end++)
        g_array_index (cells, Cell, end).wanted = barycentre (graph, g_array_index (cells, Cell, end).step, rows);
      qsort (layer, end - begin, sizeof (Cell), compare_cells);
      for (guint k = 0; k < end - begin; k++)
        {
          rows[layer[k].step] = k;
          (*places)[layer[k].step] =
              (SwPoint){ SW_STREAM_PADDING + layer[k].layer * (double)(SW_CARD_WIDTH + SW_GAP_X),
                         SW_STREAM_HEADER + SW_STREAM_PADDING + 8 + k * (double)(SW_CARD_HEIGHT + SW_GAP_Y) };
        }
    }
}

static void
give_place (SwMap *map, SwElement *step, SwAttr attr, double place)
{
  g_autofree char *text = g_strdup_printf ("%.0f", place);

  sw_map_give_value (map, step, sw_kind_attr (step->kind, attr), text, NULL);
}

void
sw_layout_place_new (SwMap *map)
{
  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      g_autoptr (SwGraph) graph = sw_graph_new (map, stream);
      g_autofree SwPoint *places = NULL;

      sw_layout_tidy (graph, &places);
      for (guint i = 0; i < graph->n_steps; i++)
        {
          give_place (map, graph->steps[i], SW_ATTR_X, places[i].x);
          give_place (map, graph->steps[i], SW_ATTR_Y, places[i].y);
        }
    }
}
