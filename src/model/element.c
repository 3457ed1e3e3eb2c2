#include "model/element.h"

#include <string.h>

SwElement *
sw_element_first (const SwElement *parent, SwKind kind)
{
  sw_for_each_child (child, parent)
    if (child->kind == kind)
      return child;
  return NULL;
}

SwElement *
sw_element_first_with (const SwElement *parent, SwKind kind, SwAttr attr, const char *text)
{
  sw_for_each_kind (child, parent, kind)
    {
      if (strcmp (sw_element_text (child, attr), text) == 0)
        return child;
    }
  return NULL;
}

SwElement *
sw_element_following (const SwElement *element)
{
  for (SwElement *e = element->next; e != NULL; e = e->next)
    if (e->kind == element->kind)
      return e;
  return NULL;
}

guint
sw_element_count (const SwElement *parent, SwKind kind)
{
  guint count = 0;

  sw_for_each_child (child, parent)
    count += child->kind == kind;
  return count;
}

SwElement *
sw_element_ancestor (const SwElement *element, SwKind kind)
{
  while (element != NULL && element->kind != kind)
    element = element->parent;
  return (SwElement *)element;
}

gboolean
sw_element_is_edge (const SwElement *element)
{
  return element->kind == SW_KIND_FLOW || element->kind == SW_KIND_FEEDBACK;
}

static const SwValue *
value_of (const SwElement *element, SwAttr attr)
{
  int slot = sw_kind_attr_slot (element->kind, attr);

  g_assert (slot >= 0);
  return &element->values[slot];
}

gboolean
sw_element_has (const SwElement *element, SwAttr attr)
{
  return value_of (element, attr)->is_set;
}

const char *
sw_element_text (const SwElement *element, SwAttr attr)
{
  const SwValue *value = value_of (element, attr);
  const char *fallback;

  if (value->is_set)
    return value->text;
  fallback = sw_kind_attr (element->kind, attr)->fallback;
  return fallback != NULL ? fallback : "";
}

const SwEstimate *
sw_element_estimate (const SwElement *element, SwAttr attr)
{
  const SwValue *value = value_of (element, attr);

  return value->is_set ? &value->estimate : NULL;
}

gboolean
sw_element_duration (const SwElement *element, SwAttr attr, SwDuration *duration)
{
  const SwValue *value = value_of (element, attr);
  const char *fallback;

  if (value->is_set)
    {
      *duration = value->duration;
      return TRUE;
    }
  fallback = sw_kind_attr (element->kind, attr)->fallback;
  return fallback != NULL && sw_duration_parse (fallback, duration, NULL);
}

double
sw_element_fraction (const SwElement *element, SwAttr attr)
{
  const SwValue *value = value_of (element, attr);

  if (value->is_set)
    return value->fraction;
  /* The one default of a percentage in the tables is 100 % (uptime). */
  return sw_kind_attr (element->kind, attr)->fallback != NULL ? 1 : -1;
}

gint64
sw_element_integer (const SwElement *element, SwAttr attr, gint64 unknown)
{
  const SwValue *value = value_of (element, attr);
  const char *fallback;

  if (value->is_set)
    return value->integer;
  fallback = sw_kind_attr (element->kind, attr)->fallback;
  return fallback != NULL ? g_ascii_strtoll (fallback, NULL, 10) : unknown;
}

/* The first word of each choice is its default, so 0 stands for absence. */
guint
sw_element_choice (const SwElement *element, SwAttr attr)
{
  return value_of (element, attr)->choice;
}

guint32
sw_element_day (const SwElement *element, SwAttr attr)
{
  return value_of (element, attr)->day;
}

gboolean
sw_element_demand (const SwElement *element, SwAttr attr, SwDemand *demand)
{
  const SwValue *value = value_of (element, attr);

  if (value->is_set)
    *demand = value->demand;
  return value->is_set;
}

char *
sw_element_value (const SwElement *element, SwAttr attr)
{
  return sw_value_to_string (sw_kind_attr (element->kind, attr), value_of (element, attr));
}

char *
sw_element_title (const SwElement *element)
{
  static const SwAttr titles[] = { SW_ATTR_NAME, SW_ATTR_TITLE, SW_ATTR_LABEL, SW_ATTR_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (sw_kind_attr_slot (element->kind, titles[i]) >= 0 && *sw_element_text (element, titles[i]) != '\0')
      return g_strdup (sw_element_text (element, titles[i]));
  return sw_kind_has_id (element->kind) ? g_strdup_printf ("%s %s", sw_kind_label (element->kind), element->id)
                                        : g_strdup (sw_kind_label (element->kind));
}

static guint
depth_of (const SwElement *element)
{
  guint depth = 0;

  for (; element->parent != NULL; element = element->parent)
    depth++;
  return depth;
}

int
sw_element_compare_order (const SwElement *a, const SwElement *b)
{
  guint depth_a = depth_of (a), depth_b = depth_of (b);
  int tie = depth_a == depth_b ? 0 : depth_a < depth_b ? -1 : 1;

  for (; depth_a > depth_b; depth_a--)
    a = a->parent;
  for (; depth_b > depth_a; depth_b--)
    b = b->parent;
  if (a == b)
    return tie;
  while (a->parent != b->parent)
    {
      a = a->parent;
      b = b->parent;
    }
  for (const SwElement *e = a; e != NULL; e = e->next)
    if (e == b)
      return -1;
  return 1;
}
