#pragma once

#include "model/attribute.h"

/*
 * A map is a tree of elements. The fields of SwElement may be read by everybody and are written by model/ alone:
 * only an operation (op.h) changes a map.
 *
 *   parent ──first_child──▶ element ◀──prev / next──▶ element ◀──last_child── parent
 */

typedef struct _SwElement SwElement;

struct _SwElement
{
  SwKind kind;
  const char *id;           /* unique in the map; begins with '#' where files show no id */
  const char *renamed_from; /* (nullable): the id in the file, where an earlier element had it already */
  SwElement *parent;        /* NULL for the root */
  SwElement *prev;
  SwElement *next;
  SwElement *first_child;
  SwElement *last_child;
  char *extra;      /* (nullable): unknown attributes as written in a tag, ` a:b="c" d="e"` */
  char *raw;        /* foreign content: its XML */
  guint line;       /* where the reader saw it, 0 if it never stood in a file */
  SwValue values[]; /* one for each attribute of the kind */
};

/** sw_for_each_child: walks over all children in map order. The map must not change meanwhile. */
#define sw_for_each_child(child, parent_element)                                                                       \
  for (SwElement *child = (parent_element)->first_child; child != NULL; child = child->next)

/** sw_for_each_kind: walks over the children of one kind in map order. */
#define sw_for_each_kind(child, parent_element, wanted)                                                                \
  for (SwElement *child = sw_element_first ((parent_element), (wanted)); child != NULL;                                \
       child = sw_element_following (child))

/** sw_element_first: the first child of @kind, or NULL. */
SwElement *sw_element_first (const SwElement *parent, SwKind kind);

/** sw_element_first_with: the first child of @kind whose @attr, a name or reference, is @text; or NULL. */
SwElement *sw_element_first_with (const SwElement *parent, SwKind kind, SwAttr attr, const char *text);

/** sw_element_following: the next sibling of the same kind, or NULL. */
SwElement *sw_element_following (const SwElement *element);

/** sw_element_count: how many children of @kind there are. */
guint sw_element_count (const SwElement *parent, SwKind kind);

/** sw_element_ancestor: the nearest of @kind from @element upwards, itself included; or NULL. */
SwElement *sw_element_ancestor (const SwElement *element, SwKind kind);

/** sw_element_is_edge: whether it is a flow or a feedback. */
gboolean sw_element_is_edge (const SwElement *element);

/** sw_element_has: whether @attr has a value of its own. @element's kind must have @attr, here and below. */
gboolean sw_element_has (const SwElement *element, SwAttr attr);

/** sw_element_text: a line, text, name, names or reference; "" if absent. Owned by the element. */
const char *sw_element_text (const SwElement *element, SwAttr attr);

/** sw_element_estimate: NULL if unknown. */
const SwEstimate *sw_element_estimate (const SwElement *element, SwAttr attr);

/** sw_element_duration: Returns: whether @duration is known (set, or there is a default) */
gboolean sw_element_duration (const SwElement *element, SwAttr attr, SwDuration *duration);

/** sw_element_fraction: a percentage from 0 to 1; negative if unknown. */
double sw_element_fraction (const SwElement *element, SwAttr attr);

/** sw_element_integer: a count or coordinate; @unknown if it is absent and has no default. */
gint64 sw_element_integer (const SwElement *element, SwAttr attr, gint64 unknown);

/** sw_element_choice: one of the enums in attribute.h. */
guint sw_element_choice (const SwElement *element, SwAttr attr);

/** sw_element_day: Julian day, 0 if unknown. */
guint32 sw_element_day (const SwElement *element, SwAttr attr);

/** sw_element_demand: Returns: whether @demand is known */
gboolean sw_element_demand (const SwElement *element, SwAttr attr, SwDemand *demand);

/** sw_element_value: the form of the file; NULL if absent. Returns: (transfer full) (nullable) */
char *sw_element_value (const SwElement *element, SwAttr attr);

/** sw_element_title: what to call it in a sentence: its name, title or label; else its kind and id. Returns: (transfer
 * full) */
char *sw_element_title (const SwElement *element);

/** sw_element_compare_order: -1, 0, 1 as @a stands before, is, or stands behind @b in the map; for elements of one map.
 */
int sw_element_compare_order (const SwElement *a, const SwElement *b);
