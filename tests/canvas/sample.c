#include "sample.h"

#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

static const char sample[] =
    "<map xmlns='https://streamwright.github.io/ns/map' version='1' title='Sample' profile='itil4'>"
    "<stream id='v1' name='Sample' trigger='A' outcome='B' x='100' y='200'>"
    "<step id='s1' activity='engage' name='One' x='24' y='96'/>"
    "<step id='s2' activity='plan' name='Two' x='296' y='96'/>"
    "<step id='s3' activity='obtain-build' name='Three' x='568' y='96'/>"
    "<flow id='f1' from='s1' to='s2'/><flow id='f2' from='s2' to='s3'/>"
    "</stream>"
    "<note id='n1' x='40' y='800'>Remember</note>"
    "</map>";

SwDocument *
sample_document (void)
{
  return sample_document_of (sample);
}

SwDocument *
sample_document_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sw_profiles_load (&error));
  g_autoptr (SwMap) map = sw_map_read (text, strlen (text), "sample", &error);
  g_assert_no_error (error);
  return sw_document_new (map);
}

char *
sample_bytes (SwDocument *document)
{
  g_autoptr (GBytes) bytes = sw_map_write (sw_document_map (document));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gint64
sample_integer (SwDocument *document, const char *id, SwAttr attr)
{
  const SwElement *element = sw_map_find (sw_document_map (document), id);
  g_assert_nonnull (element);
  return sw_element_integer (element, attr, G_MININT64);
}

const char *
sample_text (SwDocument *document, const char *id, SwAttr attr)
{
  const SwElement *element = sw_map_find (sw_document_map (document), id);
  g_assert_nonnull (element);
  return sw_element_text (element, attr);
}
