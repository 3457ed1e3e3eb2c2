#pragma once

#include "model/map.h"

/* What the files of a map share. */

struct _SwMap
{
  GObject parent_instance;

  SwElement *root;
  GHashTable *index;    /* id → SwElement */
  GHashTable *variants; /* id → number of the last variant that was given out */
  guint64 serials[SW_N_KINDS];
  SwCalendar calendar;
  char *prolog;
  char *epilog;

  guint batch_depth;
  SwChange change;
};

/** sw_element_new: without values, parent or place in an index. */
SwElement *sw_element_new (SwKind kind, const char *id);

/** sw_element_link: puts a free @element under @parent. @before: (nullable): a child of @parent; NULL: behind all */
void sw_element_link (SwElement *element, SwElement *parent, SwElement *before);

/** sw_map_index_add: from now on @element is found under its id, and the id is not given out again. */
void sw_map_index_add (SwMap *map, SwElement *element);

/** sw_map_update_calendar: after a change of the root's values. */
void sw_map_update_calendar (SwMap *map);
