#pragma once

#include "metrics/analysis.h"

/* What tests of several rooms do with the samples. */

/* open_text: a map from its text, which must be right. Returns: (transfer full) */
SwMap *open_text (const char *text);

/* for_each_sample: opens every template and every map of tests/samples/good, antipatterns and published, and of hostile
 * if
 * @hostile, and hands it to @run. */
typedef void (*SampleFunc) (const char *name, SwMap *map, gpointer data);
void for_each_sample (gboolean hostile, SampleFunc run, gpointer data);
