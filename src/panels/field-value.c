#include "panels/fields.h"

#include "base/error.h"
#include "base/text.h"
#include "layout/arrange.h"
#include "layout/fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- what is there ----------------------------------------------------------------------------------------- */

static char *
value_of (SwMap *map, const SwElement *element, const SwField *field)
{
  const SwAttrSpec *spec = sw_kind_attr (element->kind, field->attr);
  SwElement *team;

  switch (field->form)
    {
    case SW_FIELD_TEAM:
      team = sw_map_find_kind (map, sw_element_text (element, field->attr), SW_KIND_TEAM);
      return team != NULL ? sw_element_title (team) : g_strdup (sw_element_text (element, field->attr));
    case SW_FIELD_LIST:
    case SW_FIELD_FLAG:
      if (spec->type == SW_TYPE_CHOICE)
        return g_strdup (spec->words[sw_element_choice (element, field->attr)]);
      if (field->attr == SW_ATTR_PROFILE && !sw_element_has (element, field->attr))
        return g_strdup (spec->fallback);
      return g_strdup (sw_element_text (element, field->attr));
    default:
      {
        char *value = sw_element_value (element, field->attr);
        return value != NULL ? value : g_strdup ("");
      }
    }
}

char *
sw_field_value (SwMap *map, GPtrArray *elements, const SwField *field, gboolean *differ)
{
  g_autofree char *value = value_of (map, g_ptr_array_index (elements, 0), field);

  *differ = FALSE;
  for (guint i = 1; i < elements->len && !*differ; i++)
    {
      SwElement *element = g_ptr_array_index (elements, i), *first = g_ptr_array_index (elements, 0);
      g_autofree char *other = value_of (map, element, field);

      *differ = strcmp (value, other) != 0
                || (field->form == SW_FIELD_TICKS
                    && sw_element_has (element, field->attr) != sw_element_has (first, field->attr));
    }
  return *differ ? g_strdup ("") : g_steal_pointer (&value);
}

/* --- what can be chosen ------------------------------------------------------------------------------------ */

static void
option_free (gpointer data)
{
  SwOption *option = data;

  g_free (option->value);
  g_free (option->label);
  g_free (option);
}

/* @label: (transfer full) */
static void
add_option (GPtrArray *options, const char *value, char *label)
{
  SwOption *option = g_new (SwOption, 1);

  option->value = g_strdup (value);
  option->label = label;
  g_ptr_array_add (options, option);
}

static void
add_children (GPtrArray *options, const SwElement *parent, SwKind kind, const SwElement *except)
{
  sw_for_each_kind (child, parent, kind)
    if (child != except)
      add_option (options, child->id, sw_element_title (child));
}

static void
add_steps_of_origin (GPtrArray *options, SwMap *map, const SwElement *step)
{
  SwElement *stream = sw_element_ancestor (step, SW_KIND_STREAM);
  const char *origin = stream != NULL ? sw_element_text (stream, SW_ATTR_ORIGIN) : "";
  SwElement *current = sw_map_find_kind (map, origin, SW_KIND_STREAM);

  if (current != NULL)
    add_children (options, current, SW_KIND_STEP, step);
}

static void
add_found (GPtrArray *options, SwMap *map, const SwElement *first, const SwField *field)
{
  const SwProfile *profile = sw_map_profile (map);
  g_auto (GStrv) profiles = NULL;

  switch ((guint)field->attr)
    {
    case SW_ATTR_ACTIVITY:
      for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
        {
          const SwActivity *activity = g_ptr_array_index (profile->activities, i);
          add_option (options, activity->id, g_strdup (activity->name));
        }
      break;
    case SW_ATTR_PROFILE:
      profiles = sw_profile_list ();
      for (guint i = 0; profiles[i] != NULL; i++)
        add_option (options, profiles[i], g_strdup (sw_profile_find (profiles[i])->name));
      break;
    case SW_ATTR_ORIGIN:
      add_option (options, "", g_strdup (_ ("Nothing")));
      if (first->kind == SW_KIND_STREAM)
        add_children (options, sw_map_root (map), SW_KIND_STREAM, first);
      else
        add_steps_of_origin (options, map, first);
      break;
    case SW_ATTR_FROM:
    case SW_ATTR_TO:
      if (first->parent != NULL)
        add_children (options, first->parent, SW_KIND_STEP, NULL);
      break;
    default:
      break;
    }
}

static gboolean
has_option (GPtrArray *options, const char *value)
{
  for (guint i = 0; i < options->len; i++)
    if (strcmp (((SwOption *)g_ptr_array_index (options, i))->value, value) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
sw_field_options (SwMap *map, GPtrArray *elements, const SwField *field)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (option_free);
  SwElement *first = g_ptr_array_index (elements, 0);
  const SwAttrSpec *spec = sw_kind_attr (first->kind, field->attr);
  gboolean differ;
  g_autofree char *value = sw_field_value (map, elements, field, &differ);

  if (spec->type == SW_TYPE_CHOICE)
    {
      for (guint i = 0; field->words[i] != NULL; i++)
        add_option (options, spec->words[i], g_strdup (_ (field->words[i])));
      return options;
    }
  add_found (options, map, first, field);
  /* What is there now stays visible, even where it leads nowhere. */
  if (!differ && !has_option (options, value))
    {
      SwElement *target = spec->type == SW_TYPE_REF ? sw_map_find (map, value) : NULL;
      add_option (options, value,
                  target != NULL   ? sw_element_title (target)
                  : *value == '\0' ? g_strdup (_ ("None"))
                                   : g_strdup_printf (_ ("“%s”, which is not there"), value));
    }
  return options;
}

/* --- changing it ------------------------------------------------------------------------------------------- */

static gboolean
set_team (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *typed, GError **error)
{
  g_autofree char *name = sw_text_clean_line (typed, -1);

  if (*name == '\0')
    return sw_transaction_set (transaction, element, attr, NULL, error);
  return sw_transaction_set (transaction, element, attr, sw_edit_add_team (transaction, name)->id, error);
}

static gboolean
set_end (SwTransaction *transaction, SwElement *edge, SwAttr end, const char *id, GError **error)
{
  SwElement *step = sw_map_find_kind (sw_transaction_map (transaction), id, SW_KIND_STEP);

  if (step == NULL)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("A connection joins two steps."));
      return FALSE;
    }
  if (strcmp (sw_element_text (edge, end), id) == 0)
    return TRUE;
  return sw_edit_reconnect (transaction, edge, end, step, error);
}

/* What is seen stays, which the plain command can't know. */
static gboolean
set_arrangement (SwTransaction *transaction, SwDocument *document, SwElement *stream, const char *typed)
{
  const char *const *words = sw_kind_attr (SW_KIND_STREAM, SW_ATTR_ARRANGEMENT)->words;
  gboolean lanes = g_strcmp0 (typed, words[SW_ARRANGEMENT_LANES]) == 0;

  sw_edit_arrange (transaction, sw_document_layout (document), stream,
                   lanes ? SW_ARRANGEMENT_LANES : SW_ARRANGEMENT_FREE);
  return TRUE;
}

static gboolean
set_one (SwTransaction *transaction, SwDocument *document, SwElement *element, const SwField *field, const char *typed,
         GError **error)
{
  if (field->attr == SW_ATTR_ARRANGEMENT)
    return set_arrangement (transaction, document, element, typed);
  if (field->attr == SW_ATTR_FOLDED)
    {
      sw_edit_fold (transaction, &element, 1, g_strcmp0 (typed, "yes") == 0);
      return TRUE;
    }
  if (field->form == SW_FIELD_TEAM)
    return set_team (transaction, element, field->attr, typed, error);
  if (field->attr == SW_ATTR_FROM || field->attr == SW_ATTR_TO)
    return set_end (transaction, element, field->attr, typed, error);
  return sw_edit_set (transaction, element, field->attr, typed, error);
}

gboolean
sw_field_commit (SwDocument *document, const char *const *ids, const SwField *field, const char *typed, GError **error)
{
  SwMap *map = sw_document_map (document);
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);

      if (element == NULL || sw_kind_attr (element->kind, field->attr) == NULL)
        continue;
      if (!set_one (transaction, document, element, field, typed, error))
        return FALSE;
      n++;
    }
  label = sw_field_change_label (field->noun, n);
  sw_document_commit (document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}
