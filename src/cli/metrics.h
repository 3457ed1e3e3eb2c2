#pragma once

#include "metrics/analysis.h"

#include <json-glib/json-glib.h>

/* What the command metrics prints. Words and numbers for programs are the same in every language; what is unknown is
 * empty in CSV and null in JSON. */

/** sw_cli_metrics_text: for people, in their language: figures, activities and steps of each stream. @terms: and how
 * each figure came about */
void sw_cli_metrics_text (const SwAnalysis *analysis, gboolean terms, GString *out);

/** sw_cli_metrics_csv: a row for each stream, which has no step, followed by a row for each of its steps. @name: of the
 * map. Seconds of working time, and fractions of 1. */
void sw_cli_metrics_csv (const SwAnalysis *analysis, const char *name, GString *out);

/** sw_cli_metrics_json: one object, as METRICS shows it. @terms: and how each figure came about */
void sw_cli_metrics_json (const SwAnalysis *analysis, const char *name, gboolean terms, GString *out);

/** sw_cli_metrics_terms_text: the terms of the figures of one stream, and of each step's utilisation. */
void sw_cli_metrics_terms_text (const SwGraph *graph, const SwFigures *figures, GString *out);

/** sw_cli_metrics_terms_json: the same as a member "terms" of the object that @json is in. */
void sw_cli_metrics_terms_json (const SwGraph *graph, const SwFigures *figures, JsonBuilder *json);
