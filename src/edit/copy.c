#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

/*
 * Copying happens in two walks: elements get new ids first, then references among the copies are turned to them.
 * References to what was not copied stay inside one map where the target exists; from another map they are dropped,
 * since an id means something else there. What cannot be without its reference (an accept, a connection) is dropped
 * with it.
 */
typedef struct
{
  gboolean abroad; /* the originals are in another map */
  SwTransaction *transaction;
  GHashTable *renamed; /* old id → new id */
  GPtrArray *copies;   /* new elements, with children */
} Copier;

static SwElement *
copy_tree (Copier *copier, const SwElement *original, SwElement *parent)
{
  SwElement *copy = sw_transaction_insert_copy (copier->transaction, original, parent, NULL, original->kind);

  g_hash_table_insert (copier->renamed, g_strdup (original->id), g_strdup (copy->id));
  g_ptr_array_add (copier->copies, copy);
  sw_for_each_child (child, original)
    copy_tree (copier, child, copy);
  return copy;
}

/* Returns: FALSE if @copy cannot stay, because what it needs was not copied */
static gboolean
redirect_one (Copier *copier, SwElement *copy, const SwAttrSpec *spec)
{
  const char *target = sw_element_text (copy, spec->attr);
  const char *renamed = g_hash_table_lookup (copier->renamed, target);

  if (renamed != NULL)
    sw_transaction_set (copier->transaction, copy, spec->attr, renamed, NULL);
  else if (copier->abroad || sw_map_find (sw_transaction_map (copier->transaction), target) == NULL)
    {
      if (spec->required)
        return FALSE;
      sw_transaction_set (copier->transaction, copy, spec->attr, NULL, NULL);
    }
  return TRUE;
}

/* Backwards, because what holds others stands before them: whatever goes, no pointer to it is met afterwards. */
static void
redirect (Copier *copier)
{
  for (guint i = copier->copies->len; i > 0; i--)
    {
      SwElement *copy = g_ptr_array_index (copier->copies, i - 1);
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (copy->kind, &count);
      gboolean stays = TRUE;

      for (guint a = 0; a < count && stays; a++)
        if (specs[a].type == SW_TYPE_REF && copy->values[a].is_set)
          stays = redirect_one (copier, copy, &specs[a]);
      if (!stays)
        sw_transaction_remove (copier->transaction, copy);
    }
}

static void
shift (Copier *copier, SwElement *copy, gint64 dx, gint64 dy)
{
  sw_transaction_set_integer (copier->transaction, copy, SW_ATTR_X, sw_element_integer (copy, SW_ATTR_X, 0) + dx);
  sw_transaction_set_integer (copier->transaction, copy, SW_ATTR_Y, sw_element_integer (copy, SW_ATTR_Y, 0) + dy);
}

/* Connections of @stream of which both ends were copied, as children of @parent. */
static void
copy_edges (Copier *copier, const SwElement *stream, SwElement *parent)
{
  SwElement *last = stream->last_child;

  /* Copies may be appended to the very list that is walked, so the walk ends at what was last before. */
  for (SwElement *edge = stream->first_child; edge != NULL; edge = edge == last ? NULL : edge->next)
    if (sw_element_is_edge (edge) && g_hash_table_contains (copier->renamed, sw_element_text (edge, SW_ATTR_FROM))
        && g_hash_table_contains (copier->renamed, sw_element_text (edge, SW_ATTR_TO)))
      copy_tree (copier, edge, parent);
}

static void
copier_init (Copier *copier, SwTransaction *transaction, gboolean abroad)
{
  copier->abroad = abroad;
  copier->transaction = transaction;
  copier->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  copier->copies = g_ptr_array_new ();
}

static void
copier_clear (Copier *copier)
{
  g_hash_table_unref (copier->renamed);
  g_ptr_array_unref (copier->copies);
}

static gboolean
is_copyable (const SwElement *element)
{
  return element != NULL
         && (element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE || element->kind == SW_KIND_STREAM);
}

/* What is to be copied, each once; what stands in a copied stream comes with it. */
static GPtrArray *
originals_for (SwMap *map, const char *const *ids)
{
  GPtrArray *originals = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (is_copyable (element) && element->kind == SW_KIND_STREAM && g_hash_table_add (seen, element))
        g_ptr_array_add (originals, element);
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (is_copyable (element) && !g_hash_table_contains (seen, element->parent) && g_hash_table_add (seen, element))
        g_ptr_array_add (originals, element);
    }
  return originals;
}

gboolean
sw_edit_duplicate (SwTransaction *transaction, const char *const *ids, gint64 dx, gint64 dy, char ***copies,
                   GError **error)
{
  g_autoptr (GPtrArray) originals = originals_for (sw_transaction_map (transaction), ids);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  Copier copier;

  if (originals->len == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("Only steps, notes and streams can be copied."));
      return FALSE;
    }
  copier_init (&copier, transaction, FALSE);
  for (guint i = 0; i < originals->len; i++)
    {
      SwElement *element = g_ptr_array_index (originals, i);
      SwElement *copy = copy_tree (&copier, element, element->parent);

      shift (&copier, copy, dx, dy);
      g_ptr_array_add (made, g_strdup (copy->id));
      if (element->kind == SW_KIND_STEP && !g_ptr_array_find (streams, element->parent, NULL))
        g_ptr_array_add (streams, element->parent);
    }
  for (guint i = 0; i < streams->len; i++)
    copy_edges (&copier, g_ptr_array_index (streams, i), g_ptr_array_index (streams, i));
  redirect (&copier);
  copier_clear (&copier);
  g_ptr_array_add (made, NULL);
  *copies = g_strdupv ((char **)made->pdata);
  return TRUE;
}

/* Steps of a copied selection stand in the streams of @other, whose place tells where they stood. */
static void
copy_loose (Copier *copier, const SwElement *source, SwElement *target, gint64 dx, gint64 dy, GPtrArray *made)
{
  sw_for_each_child (child, source)
    {
      SwElement *copy;

      if (child->kind != SW_KIND_STEP && child->kind != SW_KIND_NOTE)
        continue;
      copy = copy_tree (copier, child, target);
      shift (copier, copy, dx, dy);
      g_ptr_array_add (made, g_strdup (copy->id));
    }
  copy_edges (copier, source, target);
}

/* Teams are matched by name, so that a paste into another map brings the teams that it needs and no doubles. */
static void
bring_teams (Copier *copier, const SwElement *root)
{
  sw_for_each_kind (team, root, SW_KIND_TEAM)
    {
      SwElement *own = sw_edit_add_team (copier->transaction, sw_element_text (team, SW_ATTR_NAME));
      g_hash_table_insert (copier->renamed, g_strdup (team->id), g_strdup (own->id));
    }
}

gboolean
sw_edit_insert_from (SwTransaction *transaction, SwMap *other, SwElement *stream, gint64 dx, gint64 dy, char ***copies,
                     GError **error)
{
  SwElement *root = sw_map_root (sw_transaction_map (transaction));
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  Copier copier;

  copier_init (&copier, transaction, TRUE);
  bring_teams (&copier, sw_map_root (other));
  sw_for_each_child (child, sw_map_root (other))
    {
      if (child->kind == SW_KIND_STREAM && stream != NULL)
        copy_loose (&copier, child, stream, dx, dy, made);
      else if (child->kind == SW_KIND_STREAM || child->kind == SW_KIND_NOTE)
        {
          SwElement *copy = copy_tree (&copier, child, root);
          shift (&copier, copy, dx, dy);
          g_ptr_array_add (made, g_strdup (copy->id));
        }
    }
  redirect (&copier);
  copier_clear (&copier);
  if (made->len == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("There is nothing to paste."));
      return FALSE;
    }
  g_ptr_array_add (made, NULL);
  *copies = g_strdupv ((char **)made->pdata);
  return TRUE;
}
