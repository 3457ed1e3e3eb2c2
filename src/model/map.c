/*
 * Invariants:
 * - every element of the tree is in the index under its id, and nothing else is;
 * - an element stands only under a parent that may hold its kind;
 * - a value that is set was parsed by sw_value_parse();
 * - the serial of each prefix is at least the number of every id that was ever in the index, so that what was removed
 *   leaves its id behind;
 * - the tree changes only in sw_map_apply() and, for readers, in map-build.c; map-copy.c fills a new one.
 */
#include "model/map-private.h"

#include "base/error.h"
#include "base/id.h"
#include "base/number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SwMap, sw_map, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- elements ---------------------------------------------------------------------------------------------- */

SwElement *
sw_element_new (SwKind kind, const char *id)
{
  guint count;
  SwElement *element;

  sw_kind_attrs (kind, &count);
  element = g_malloc0 (sizeof *element + count * sizeof (SwValue));
  element->kind = kind;
  element->id = g_ref_string_new (id);
  return element;
}

static void
element_free (SwElement *element)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count; i++)
    sw_value_clear (&specs[i], &element->values[i]);
  g_ref_string_release ((char *)element->id);
  g_free ((char *)element->renamed_from);
  g_free (element->extra);
  g_free (element->raw);
  g_free (element);
}

static void
element_free_tree (SwElement *element)
{
  SwElement *next;

  for (SwElement *child = element->first_child; child != NULL; child = next)
    {
      next = child->next;
      element_free_tree (child);
    }
  element_free (element);
}

void
sw_element_link (SwElement *element, SwElement *parent, SwElement *before)
{
  element->parent = parent;
  element->next = before;
  element->prev = before != NULL ? before->prev : parent->last_child;
  if (element->prev != NULL)
    element->prev->next = element;
  else
    parent->first_child = element;
  if (before != NULL)
    before->prev = element;
  else
    parent->last_child = element;
}

static void
element_unlink (SwElement *element)
{
  if (element->prev != NULL)
    element->prev->next = element->next;
  else
    element->parent->first_child = element->next;
  if (element->next != NULL)
    element->next->prev = element->prev;
  else
    element->parent->last_child = element->prev;
  element->parent = element->prev = element->next = NULL;
}

/* --- ids --------------------------------------------------------------------------------------------------- */

/* Handles share one counter, or kinds would collide. */
static guint64 *
serial_of (SwMap *map, SwKind kind)
{
  return &map->serials[sw_kind_has_id (kind) ? kind : SW_KIND_MAP];
}

/* An id of the form that this map gives out (`n12`) is not given out again, whoever made it. What is longer than any
 * map could count to is left to the look in the index. */
static void
remember_id (SwMap *map, const char *id)
{
  gint64 number;

  if (!sw_integer_parse (id + 1, 1, G_MAXINT32, &number))
    return;
  for (SwKind kind = 0; kind < SW_N_KINDS; kind++)
    if (sw_kind_id_prefix (kind)[0] == id[0])
      {
        guint64 *serial = serial_of (map, kind);
        *serial = MAX (*serial, (guint64)number);
        return;
      }
}

void
sw_map_index_add (SwMap *map, SwElement *element)
{
  g_hash_table_insert (map->index, (gpointer)element->id, element);
  remember_id (map, element->id);
}

/* --- the object -------------------------------------------------------------------------------------------- */

static void
sw_map_finalize (GObject *object)
{
  SwMap *map = SW_MAP (object);

  element_free_tree (map->root);
  g_hash_table_unref (map->index);
  g_hash_table_unref (map->variants);
  g_hash_table_unref (map->change.touched);
  g_free (map->prolog);
  g_free (map->epilog);
  G_OBJECT_CLASS (sw_map_parent_class)->finalize (object);
}

static void
sw_map_class_init (SwMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_map_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", SW_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
change_reset (SwChange *change)
{
  change->structure = FALSE;
  change->only_place = TRUE;
}

static void
sw_map_init (SwMap *map)
{
  map->index = g_hash_table_new (g_str_hash, g_str_equal);
  map->variants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  map->root = sw_element_new (SW_KIND_MAP, "#0");
  g_hash_table_insert (map->index, (gpointer)map->root->id, map->root);
  map->calendar = SW_CALENDAR_DEFAULT;
  map->prolog = g_strdup ("");
  map->epilog = g_strdup ("");
  map->change.touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  change_reset (&map->change);
}

SwMap *
sw_map_new (void)
{
  return g_object_new (SW_TYPE_MAP, NULL);
}

SwElement *
sw_map_root (SwMap *map)
{
  g_return_val_if_fail (SW_IS_MAP (map), NULL);
  return map->root;
}

SwElement *
sw_map_find (SwMap *map, const char *id)
{
  g_return_val_if_fail (SW_IS_MAP (map), NULL);
  return id != NULL ? g_hash_table_lookup (map->index, id) : NULL;
}

SwElement *
sw_map_find_kind (SwMap *map, const char *id, SwKind kind)
{
  SwElement *element = sw_map_find (map, id);

  return element != NULL && element->kind == kind ? element : NULL;
}

guint
sw_map_count (SwMap *map)
{
  return g_hash_table_size (map->index);
}

const SwCalendar *
sw_map_calendar (SwMap *map)
{
  return &map->calendar;
}

const SwProfile *
sw_map_profile (SwMap *map)
{
  return sw_profile_find (sw_element_text (map->root, SW_ATTR_PROFILE));
}

const SwActivity *
sw_map_activity (SwMap *map, const SwElement *step)
{
  const SwProfile *profile = sw_map_profile (map);

  return profile != NULL ? sw_profile_activity (profile, sw_element_text (step, SW_ATTR_ACTIVITY)) : NULL;
}

void
sw_map_update_calendar (SwMap *map)
{
  SwDuration day, week, month;

  sw_element_duration (map->root, SW_ATTR_DAY, &day);
  sw_element_duration (map->root, SW_ATTR_WEEK, &week);
  sw_element_duration (map->root, SW_ATTR_MONTH, &month);
  map->calendar.day = sw_duration_seconds (day, &map->calendar);
  map->calendar.week = sw_duration_seconds (week, &map->calendar);
  map->calendar.month = sw_duration_seconds (month, &map->calendar);
}

const char *
sw_map_prolog (SwMap *map)
{
  return map->prolog;
}

const char *
sw_map_epilog (SwMap *map)
{
  return map->epilog;
}

void
sw_map_give_outside (SwMap *map, const char *prolog, const char *epilog)
{
  g_free (map->prolog);
  g_free (map->epilog);
  map->prolog = g_strdup (prolog != NULL ? prolog : "");
  map->epilog = g_strdup (epilog != NULL ? epilog : "");
}

char *
sw_map_new_id (SwMap *map, SwKind kind)
{
  const char *prefix = sw_kind_id_prefix (kind);
  guint64 *serial = serial_of (map, kind);

  for (;;)
    {
      g_autofree char *id = g_strdup_printf ("%s%" G_GUINT64_FORMAT, prefix, ++*serial);
      if (!g_hash_table_contains (map->index, id))
        return g_steal_pointer (&id);
    }
}

/* --- changes ----------------------------------------------------------------------------------------------- */

void
sw_map_begin (SwMap *map)
{
  map->batch_depth++;
}

void
sw_map_end (SwMap *map)
{
  SwChange change;

  g_return_if_fail (map->batch_depth > 0);
  if (--map->batch_depth > 0 || g_hash_table_size (map->change.touched) == 0)
    return;
  change = map->change;
  map->change.touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  change_reset (&map->change);
  g_signal_emit (map, signals[CHANGED], 0, &change);
  g_hash_table_unref (change.touched);
}

static void
touch (SwMap *map, const char *id, gboolean structure, gboolean place)
{
  g_hash_table_add (map->change.touched, g_strdup (id));
  map->change.structure |= structure;
  map->change.only_place &= place;
}

static gboolean
conflict (GError **error, const char *message, const char *id)
{
  g_set_error (error, SW_ERROR, SW_ERROR_CONFLICT, message, id != NULL ? id : "");
  return FALSE;
}

/* Finds where an insert or a move leads. */
static gboolean
find_place (SwMap *map, const SwOp *op, SwKind kind, SwElement **parent, SwElement **before, GError **error)
{
  *parent = sw_map_find (map, op->parent);
  *before = sw_map_find (map, op->before);
  if (*parent == NULL)
    return conflict (error, _ ("there is no element “%s” to hold another"), op->parent);
  if (!sw_kind_may_hold ((*parent)->kind, kind))
    return conflict (error, _ ("the element “%s” cannot hold an element of this kind"), op->parent);
  if (op->before != NULL && (*before == NULL || (*before)->parent != *parent))
    return conflict (error, _ ("there is no element “%s” in this place"), op->before);
  return TRUE;
}

/* No file may lack what is required, so a map may not either. */
static gboolean
refuse_absence (const SwElement *element, const SwAttrSpec *spec, GError **error)
{
  g_set_error (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("the element “%s” needs the attribute “%s”"), element->id,
               sw_attr_name (spec->attr));
  return FALSE;
}

static gboolean
parse_values (SwElement *element, char **values, GError **error)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count; i++)
    {
      if (values[i] == NULL && specs[i].required)
        return refuse_absence (element, &specs[i], error);
      if (values[i] != NULL && !sw_value_parse (&specs[i], values[i], &element->values[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_insert (SwMap *map, const SwOp *op, GError **error)
{
  SwElement *parent, *before, *element;

  if (g_hash_table_contains (map->index, op->id))
    return conflict (error, _ ("there is already an element “%s”"), op->id);
  if (sw_kind_has_id (op->kind) ? !sw_id_is_valid (op->id) : op->id[0] != '#')
    return conflict (error, _ ("“%s” is not an id"), op->id);
  if (op->kind == SW_KIND_FOREIGN && op->raw == NULL)
    return conflict (error, _ ("there is no content for the element “%s”"), op->id);
  if (!find_place (map, op, op->kind, &parent, &before, error))
    return FALSE;
  element = sw_element_new (op->kind, op->id);
  if (!parse_values (element, op->values, error))
    {
      element_free (element);
      return FALSE;
    }
  element->extra = g_strdup (op->extra);
  element->raw = g_strdup (op->raw);
  element->renamed_from = g_strdup (op->renamed_from);
  sw_element_link (element, parent, before);
  sw_map_index_add (map, element);
  touch (map, op->id, TRUE, FALSE);
  return TRUE;
}

static gboolean
apply_remove (SwMap *map, const SwOp *op, GError **error)
{
  SwElement *element = sw_map_find (map, op->id);

  if (element == NULL || element == map->root)
    return conflict (error, _ ("there is no element “%s” to remove"), op->id);
  if (element->first_child != NULL)
    return conflict (error, _ ("the element “%s” still holds others"), op->id);
  touch (map, op->id, TRUE, FALSE);
  g_hash_table_remove (map->index, op->id);
  element_unlink (element);
  element_free (element);
  return TRUE;
}

static gboolean
apply_move (SwMap *map, const SwOp *op, GError **error)
{
  SwElement *element = sw_map_find (map, op->id);
  SwElement *parent, *before;

  if (element == NULL || element == map->root)
    return conflict (error, _ ("there is no element “%s” to move"), op->id);
  if (!find_place (map, op, element->kind, &parent, &before, error))
    return FALSE;
  for (SwElement *e = parent; e != NULL; e = e->parent)
    if (e == element)
      return conflict (error, _ ("the element “%s” cannot be moved into itself"), op->id);
  if (before != element)
    {
      element_unlink (element);
      sw_element_link (element, parent, before);
    }
  touch (map, op->id, TRUE, FALSE);
  return TRUE;
}

static gboolean
is_place (SwAttr attr)
{
  return attr == SW_ATTR_X || attr == SW_ATTR_Y || attr == SW_ATTR_WIDTH || attr == SW_ATTR_HEIGHT;
}

static gboolean
apply_set (SwMap *map, const SwOp *op, GError **error)
{
  SwElement *element = sw_map_find (map, op->id);
  const SwAttrSpec *spec = element != NULL ? sw_kind_attr (element->kind, op->attr) : NULL;

  if (spec == NULL)
    return conflict (error, _ ("there is no element “%s” with such a value"), op->id);
  if (op->value == NULL && spec->required)
    return refuse_absence (element, spec, error);
  if (op->value == NULL)
    {
      sw_value_clear (spec, &element->values[sw_kind_attr_slot (element->kind, op->attr)]);
      if (element == map->root)
        sw_map_update_calendar (map);
    }
  else if (!sw_map_give_value (map, element, spec, op->value, error))
    return FALSE;
  touch (map, op->id, FALSE, is_place (op->attr));
  return TRUE;
}

gboolean
sw_map_apply (SwMap *map, const SwOp *op, GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (SW_IS_MAP (map) && op != NULL, FALSE);
  sw_map_begin (map);
  switch (op->type)
    {
    case SW_OP_INSERT:
      done = apply_insert (map, op, error);
      break;
    case SW_OP_REMOVE:
      done = apply_remove (map, op, error);
      break;
    case SW_OP_MOVE:
      done = apply_move (map, op, error);
      break;
    case SW_OP_SET:
      done = apply_set (map, op, error);
      break;
    default:
      g_assert_not_reached ();
    }
  sw_map_end (map);
  return done;
}
