#include "streams.h"

#include "files/profiles.h"
#include "files/read.h"

#include <math.h>
#include <string.h>

Measured
measured_open (const char *xml)
{
  Measured m = { 0 };
  g_autoptr (GError) error = NULL;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  m.map = sw_map_read (xml, strlen (xml), "test", &error);
  g_assert_no_error (error);
  m.analysis = sw_analysis_new (m.map);
  g_assert_cmpuint (m.analysis->n_streams, >, 0);
  m.graph = m.analysis->graphs[0];
  m.figures = m.analysis->figures[0];
  return m;
}

void
measured_close (Measured *m)
{
  g_clear_pointer (&m->analysis, sw_analysis_free);
  g_clear_object (&m->map);
}

char *
ids_of (const GPtrArray *elements)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((SwElement *)g_ptr_array_index (elements, i))->id);
  return g_string_free (ids, FALSE);
}

void
assert_path (const Measured *m, const char *ids)
{
  g_autofree char *found = ids_of (m->figures->path);

  g_assert_cmpstr (found, ==, ids);
}

void
assert_near (double value, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-6 * MAX (1, fabs (expected)));
}

void
assert_span (SwSpan span, double least, double likely, double most)
{
  assert_near (span.least, least);
  assert_near (span.likely, likely);
  assert_near (span.most, most);
}
