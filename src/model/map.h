#pragma once

#include "model/element.h"
#include "model/op.h"
#include "model/profile.h"

#include <glib-object.h>

/**
 * SwMap: one map, the tree of its elements and the index by id.
 *
 * A map is used by one thread at a time. A reader may build it elsewhere and hand it over.
 *
 * ::changed (SwMap *map, SwChange *change): after a batch of operations, see sw_map_begin().
 */
#define SW_TYPE_MAP (sw_map_get_type ())
G_DECLARE_FINAL_TYPE (SwMap, sw_map, SW, MAP, GObject)

/**
 * SwChange: what a batch of operations touched.
 * @touched: ids of elements that were inserted, removed, moved or set (set of strings; also of those that are gone)
 * @structure: elements were inserted, removed or moved
 * @only_place: nothing but x, y, width or height was set
 */
typedef struct
{
  GHashTable *touched;
  gboolean structure;
  gboolean only_place;
} SwChange;

/** sw_map_new: an empty map: only its root. Returns: (transfer full) */
SwMap *sw_map_new (void);

/** sw_map_copy: a map of its own with the same content, ids of unnamed elements included, so that another thread may
 * use it. Returns: (transfer full) */
SwMap *sw_map_copy (SwMap *map);

/** sw_map_root: the element of kind map; its id is "#0". */
SwElement *sw_map_root (SwMap *map);

/** sw_map_find: the element called @id, or NULL. @id may be NULL. */
SwElement *sw_map_find (SwMap *map, const char *id);

/** sw_map_find_kind: the same, if it is of @kind. */
SwElement *sw_map_find_kind (SwMap *map, const char *id, SwKind kind);

/** sw_map_count: the number of elements, root and foreign content included. */
guint sw_map_count (SwMap *map);

/** sw_map_calendar: how long a day, a week, a month are here, in seconds. */
const SwCalendar *sw_map_calendar (SwMap *map);

/** sw_map_profile: the activity set; NULL if none of that id is registered. */
const SwProfile *sw_map_profile (SwMap *map);

/** sw_map_activity: the activity of @step, or NULL if it has none or one that the profile lacks. */
const SwActivity *sw_map_activity (SwMap *map, const SwElement *step);

/**
 * sw_map_new_id:
 *
 * Returns: (transfer full): an id for a new element of @kind that the map has never given out nor seen
 */
char *sw_map_new_id (SwMap *map, SwKind kind);

/**
 * sw_map_begin, sw_map_end:
 *
 * Operations between them are one batch; ::changed is emitted once, at the outermost end, if there was any. They nest.
 */
void sw_map_begin (SwMap *map);
void sw_map_end (SwMap *map);

/**
 * sw_map_apply:
 * @error: %SW_ERROR_CONFLICT or %SW_ERROR_VALUE; the map is then unchanged
 *
 * Does one operation. An operation that does not fit the map (an unknown id, a parent that may not hold the kind, a
 * circle, a value that does not parse) is refused, so that a damaged journal cannot damage a map.
 */
gboolean sw_map_apply (SwMap *map, const SwOp *op, GError **error);

/**
 * sw_map_add: for readers: appends an element without going through an operation or a signal.
 * @id: (nullable): NULL gives it a new one; an id that exists already is renamed and the file's id is kept in
 * @renamed_from
 */
SwElement *sw_map_add (SwMap *map, SwElement *parent, SwKind kind, const char *id);

/**
 * sw_map_give_id: for readers: @element, which was added under a handle, takes @id; a new one of its kind if @id is
 * NULL; a variant of it if an element has it already (the id is then kept in @renamed_from)
 */
void sw_map_give_id (SwMap *map, SwElement *element, const char *id);

/** sw_map_give_line: for readers: where @element stands in its file. */
void sw_map_give_line (SwElement *element, guint line);

/** sw_map_give_value: for readers: parses @text into @attr of a new element. */
gboolean sw_map_give_value (SwMap *map, SwElement *element, const SwAttrSpec *spec, const char *text, GError **error);

/** sw_map_give_extra, sw_map_give_raw: for readers: unknown attributes of a new element; the XML of foreign content.
 * @text: (transfer full) */
void sw_map_give_extra (SwElement *element, char *text);
void sw_map_give_raw (SwElement *element, char *text);

/** sw_map_prolog, sw_map_epilog: comments and instructions before and behind the root element, as XML lines; "" if
 * none. */
const char *sw_map_prolog (SwMap *map);
const char *sw_map_epilog (SwMap *map);

/** sw_map_give_outside: for readers. @prolog, @epilog: (nullable) */
void sw_map_give_outside (SwMap *map, const char *prolog, const char *epilog);

/** sw_map_equal: whether two maps hold the same, ids of unnamed elements aside; used to verify a save. */
gboolean sw_map_equal (SwMap *a, SwMap *b);
