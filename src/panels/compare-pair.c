#include "panels/compare-pair.h"

#include <string.h>

/* The stream that @future says it comes from; a stream that comes from itself comes from nowhere. */
static const SwElement *
origin_of (SwMap *map, const SwElement *future)
{
  const SwElement *origin = sw_map_find_kind (map, sw_element_text (future, SW_ATTR_ORIGIN), SW_KIND_STREAM);

  return origin != future ? origin : NULL;
}

static const SwElement *
future_of (SwMap *map, const SwElement *stream)
{
  sw_for_each_kind (future, sw_map_root (map), SW_KIND_STREAM)
    if (origin_of (map, future) == stream)
      return future;
  return NULL;
}

static const SwElement *
selected_stream (SwDocument *document)
{
  const char *selected = sw_document_selection (document)[0];
  const SwElement *element = selected != NULL ? sw_map_find (sw_document_map (document), selected) : NULL;

  return element != NULL ? sw_element_ancestor (element, SW_KIND_STREAM) : NULL;
}

static const SwElement *
first_future (SwMap *map)
{
  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    if (origin_of (map, stream) != NULL)
      return stream;
  return NULL;
}

void
sw_compare_pair (SwDocument *document, const char **from, const char **to)
{
  SwMap *map = sw_document_map (document);
  const SwElement *stream = selected_stream (document), *origin, *future;

  if (stream == NULL)
    stream = first_future (map);
  if (stream == NULL)
    stream = sw_element_first (sw_map_root (map), SW_KIND_STREAM);
  *from = *to = stream != NULL ? stream->id : NULL;
  if (stream == NULL)
    return;
  origin = origin_of (map, stream);
  future = origin == NULL ? future_of (map, stream) : NULL;
  if (origin != NULL)
    *from = origin->id;
  else if (future != NULL)
    *to = future->id;
}
