#pragma once

#include "canvas/document.h"

/*
 * What the inspector knows of attributes beside their tables in model/: how they are called, asked for and explained.
 * Nothing here needs a display.
 */

/** SwFieldForm: how a person changes a field. */
typedef enum
{
  SW_FIELD_ENTRY, /* types it in one line */
  SW_FIELD_TEXT,  /* types it in several */
  SW_FIELD_LIST,  /* chooses from a list: words, or elements of the map or activity set */
  SW_FIELD_FLAG,  /* ticks it */
  SW_FIELD_TEAM,  /* types a team's name, known or new */
  SW_FIELD_TICKS  /* ticks some of the activities */
} SwFieldForm;

/**
 * SwField: an attribute as the inspector shows it. Texts are untranslated and marked with N_().
 * @section: the heading under which it stands
 * @label: beside the field; @noun: in a sentence, "process time"
 * @hint: (nullable): in the empty field
 * @tip: (nullable): what it means
 * @words: (nullable): for people, in the order of the attribute's own words
 */
typedef struct
{
  SwAttr attr;
  SwFieldForm form;
  const char *section;
  const char *label;
  const char *noun;
  const char *hint;
  const char *tip;
  const char *const *words;
} SwField;

/** sw_fields: the fields of @kind in the order in which they are shown. @count: (out); 0 for kinds without. */
const SwField *sw_fields (SwKind kind, guint *count);

/** sw_field: the field of @attr in @kind, or NULL. */
const SwField *sw_field (SwKind kind, SwAttr attr);

/**
 * sw_fields_common:
 * @elements: (element-type SwElement): one or more
 *
 * Returns: (transfer container) (element-type SwField): the fields that all of them have, as the first one's kind shows
 * them
 */
GPtrArray *sw_fields_common (GPtrArray *elements);

/**
 * sw_field_value:
 * @elements: (element-type SwElement): each has the field
 * @differ: (out): whether they do not all say the same; the value is then ""
 *
 * Returns: (transfer full): what they say, in the form in which it is typed; a team by its name; "" if nothing
 */
char *sw_field_value (SwMap *map, GPtrArray *elements, const SwField *field, gboolean *differ);

/** sw_field_hint: what an empty field shows: the value that holds without one, or a hint. Returns: (transfer full) */
char *sw_field_hint (SwKind kind, const SwField *field);

/** SwOption: one choice of a list. @value: as sw_field_commit() takes it; "" for none */
typedef struct
{
  char *value;
  char *label;
} SwOption;

/** sw_field_options: what can be chosen for @elements, what they have now included. Returns: (transfer full)
 * (element-type SwOption) */
GPtrArray *sw_field_options (SwMap *map, GPtrArray *elements, const SwField *field);

/**
 * sw_field_commit:
 * @ids: elements that have the field; those that are gone are left out
 * @typed: what the person typed or chose
 *
 * Sets the field of all of them in one transaction. Returns: FALSE with an error, one sentence; the map is then as it
 * was
 */
gboolean
sw_field_commit (SwDocument *document, const char *const *ids, const SwField *field, const char *typed, GError **error);

/** sw_field_change_label: what undo calls a change of @noun (untranslated) on @n elements. Returns: (transfer full) */
char *sw_field_change_label (const char *noun, guint n);

/** sw_fields_heading: what the inspector is about: "Step", "3 steps", "2 flows, 1 note". Returns: (transfer full) */
char *sw_fields_heading (GPtrArray *elements);
