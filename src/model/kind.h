#pragma once

#include <glib.h>

/**
 * SwKind: what an element of a map is.
 *
 * %SW_KIND_FOREIGN is whatever the reader does not know (an element, a comment, a processing instruction, stray text),
 * kept as raw XML in its place.
 */
typedef enum
{
  SW_KIND_MAP,
  SW_KIND_DESCRIPTION,
  SW_KIND_TEAM,
  SW_KIND_STREAM,
  SW_KIND_DECLARE,
  SW_KIND_STEP,
  SW_KIND_PRACTICE,
  SW_KIND_ROLE,
  SW_KIND_INPUT,
  SW_KIND_OUTPUT,
  SW_KIND_FIELD,
  SW_KIND_REMARK, /* the <note> of a step */
  SW_KIND_FLOW,
  SW_KIND_FEEDBACK,
  SW_KIND_NOTE, /* the <note> on the canvas, in a stream or in the map */
  SW_KIND_ACCEPT,
  SW_KIND_MEASUREMENT,
  SW_KIND_FOREIGN
} SwKind;
#define SW_N_KINDS (SW_KIND_FOREIGN + 1)

/** sw_kind_element: the element's name in files; NULL for foreign content. */
const char *sw_kind_element (SwKind kind);

/** sw_kind_label: what people call it, translated, lower case: "step", "feedback". */
const char *sw_kind_label (SwKind kind);

/** sw_kind_has_id: whether elements of @kind carry an `id` in files. */
gboolean sw_kind_has_id (SwKind kind);

/** sw_kind_id_prefix: how new ids of @kind begin; "#" where they are handles that no file shows. */
const char *sw_kind_id_prefix (SwKind kind);

/** sw_kind_may_hold: whether FORMAT lets a @parent hold a @child. Foreign content may stand in every other kind. */
gboolean sw_kind_may_hold (SwKind parent, SwKind child);

/**
 * sw_kind_from_element:
 *
 * Returns: the kind that an element called @name in our namespace has inside @parent; %SW_KIND_FOREIGN if it has none
 * there
 */
SwKind sw_kind_from_element (SwKind parent, const char *name);
