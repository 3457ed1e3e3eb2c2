#pragma once

#include "metrics/figures.h"

/**
 * SwAnalysis: graphs and figures of all streams of a map, computed once a change and shared by checks, layout, scene
 * and panels. It points into the map and is good until the map changes.
 */
typedef struct
{
  SwMap *map;
  guint n_streams;
  SwElement **streams; /* in map order */
  SwGraph **graphs;
  SwFigures **figures;
  GHashTable *index; /* stream id → index + 1 */
} SwAnalysis;

SwAnalysis *sw_analysis_new (SwMap *map);
void sw_analysis_free (SwAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwAnalysis, sw_analysis_free)

/** sw_analysis_stream: the index of the stream called @id, or -1. */
int sw_analysis_stream (const SwAnalysis *analysis, const char *id);
