#include "layout/keep.h"

#include <string.h>

static void
add_text (GByteArray *key, const char *text)
{
  g_byte_array_append (key, (const guint8 *)text, (guint)strlen (text) + 1);
}

static void
add_number (GByteArray *key, double number)
{
  g_byte_array_append (key, (const guint8 *)&number, sizeof number);
}

/* Field by field: between them lies what nobody set. */
static void
add_estimate (GByteArray *key, const SwEstimate *estimate)
{
  add_number (key, estimate != NULL ? (double)estimate->points : -1);
  for (guint i = 0; estimate != NULL && i < estimate->points; i++)
    {
      add_number (key, estimate->point[i].amount);
      add_number (key, estimate->point[i].unit);
    }
}

/* What its label says, and whether there is a triangle. */
static void
add_label (GByteArray *key, const SwElement *edge)
{
  add_text (key, edge->id);
  add_number (key, edge->kind);
  add_text (key, sw_element_text (edge, SW_ATTR_LABEL));
  add_number (key, sw_element_fraction (edge, SW_ATTR_SHARE));
  add_estimate (key, sw_element_estimate (edge, SW_ATTR_WAIT));
  add_number (key, edge->kind == SW_KIND_FLOW && sw_element_has (edge, SW_ATTR_ITEMS));
}

GBytes *
sw_routes_key (const SwGraph *graph, const SwRect *blocks, guint n_blocks)
{
  guint rough = n_blocks * (guint)sizeof (SwRect) + graph->n_edges * 96;
  GByteArray *key = g_byte_array_sized_new (rough + 256);

  add_text (key, graph->stream->id);
  add_number (key, sw_element_has (graph->stream, SW_ATTR_DEMAND));
  add_number (key, graph->n_steps);
  add_number (key, n_blocks);
  g_byte_array_append (key, (const guint8 *)blocks, n_blocks * (guint)sizeof (SwRect));
  add_number (key, graph->n_edges);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      const SwEdge *edge = &graph->edges[e];
      guint numbers[3] = { edge->from, edge->to, edge->feedback * 2u + edge->back };

      g_byte_array_append (key, (const guint8 *)numbers, sizeof numbers);
      add_label (key, edge->element);
    }
  for (guint i = 0; i < graph->dangling->len; i++)
    {
      const SwElement *edge = g_ptr_array_index (graph->dangling, i);

      add_text (key, edge->id);
      add_number (key, edge->kind);
      add_number (key, sw_graph_step (graph, sw_element_text (edge, SW_ATTR_FROM)));
      add_number (key, sw_graph_step (graph, sw_element_text (edge, SW_ATTR_TO)));
    }
  return g_byte_array_free_to_bytes (key);
}

static guint
count_connections (const SwGraph *graph)
{
  return graph->n_edges + graph->dangling->len;
}

static SwElement *
connection_at (const SwGraph *graph, guint i)
{
  return i < graph->n_edges ? graph->edges[i].element : g_ptr_array_index (graph->dangling, i - graph->n_edges);
}

static void
release (gpointer route)
{
  g_clear_pointer (&route, sw_route_unref);
}

void
sw_routes_collect (const SwLayout *layout, SwStreamLayout *at, const SwGraph *graph)
{
  at->routes = g_ptr_array_new_full (count_connections (graph), release);
  for (guint i = 0; i < count_connections (graph); i++)
    {
      SwRoute *route = g_hash_table_lookup (layout->routes, connection_at (graph, i)->id);
      g_ptr_array_add (at->routes, route != NULL ? sw_route_ref (route) : NULL);
    }
}

/* The ids by which @before finds its routes may be gone with their elements. */
void
sw_routes_keep (SwLayout *layout, const SwStreamLayout *before, const SwGraph *graph)
{
  for (guint i = 0; i < count_connections (graph); i++)
    {
      SwRoute *route = before->routes->pdata[i];

      if (route == NULL)
        continue;
      route->edge = connection_at (graph, i);
      g_hash_table_insert (layout->routes, (gpointer)route->edge->id, sw_route_ref (route));
    }
}
