#include "panels/finding-actions.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The gap between the last step of a stream and one that is added, and the width of a step's card. */
#define STEP_PITCH 272

static gboolean
is_gone (GError **error)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("This finding is no longer there."));
  return FALSE;
}

void
sw_finding_show (SwDocument *document, const char *fingerprint, const SwFindingAct *act)
{
  const SwFinding *finding = sw_report_find (sw_document_report (document), fingerprint);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lit = g_strdup (fingerprint); /* whose it is may go when the map changes */

  if (finding == NULL)
    return;
  for (guint i = 0; finding->elements[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_document_map (document), finding->elements[i]);

      /* What is in a stream but not drawn (an acceptance, say) is shown by the stream. */
      while (element != NULL && !sw_element_is_edge (element) && element->kind != SW_KIND_STEP
             && element->kind != SW_KIND_STREAM && element->kind != SW_KIND_NOTE)
        element = element->parent;
      if (element != NULL)
        g_ptr_array_add (ids, g_strdup (element->id));
      /* A stream bears what is said of all of it: its steps are the witness. */
      if (element != NULL && element->kind == SW_KIND_STREAM)
        break;
    }
  g_ptr_array_add (ids, NULL);
  sw_document_show (document, (const char *const *)ids->pdata);
  sw_document_light (document, lit);
  if (act != NULL && act->reveal != NULL && ids->len > 1)
    act->reveal (sw_document_selection (document), act->data);
}

char *
sw_finding_place (SwMap *map, const SwFinding *finding)
{
  SwElement *element = sw_map_find (map, finding->elements[0]), *stream = sw_map_find (map, finding->stream);
  g_autofree char *title = element != NULL ? sw_element_title (element) : NULL;
  g_autofree char *around = NULL;

  if (element == NULL || element->kind == SW_KIND_MAP)
    return g_strdup (_ ("Map"));
  if (stream == NULL || stream == element)
    return g_steal_pointer (&title);
  around = sw_element_title (stream);
  return g_strdup_printf (C_ ("where: element, stream", "%s, in %s"), title, around);
}

static SwElement *
add_step (SwTransaction *transaction, const SwFinding *finding, const char *activity, GError **error)
{
  SwElement *stream = sw_map_find_kind (sw_transaction_map (transaction), finding->stream, SW_KIND_STREAM);
  SwElement *last = NULL;

  if (stream == NULL || finding->activities == NULL || finding->activities[0] == NULL)
    {
      is_gone (error);
      return NULL;
    }
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    if (last == NULL || sw_element_integer (step, SW_ATTR_X, 0) > sw_element_integer (last, SW_ATTR_X, 0))
      last = step;
  return sw_edit_add_step (transaction, stream, activity != NULL ? activity : finding->activities[0], NULL,
                           last != NULL ? sw_element_integer (last, SW_ATTR_X, 0) + STEP_PITCH : 40,
                           last != NULL ? sw_element_integer (last, SW_ATTR_Y, 0) : 96);
}

gboolean
sw_finding_apply (SwDocument *document, const char *fingerprint, const char *fix, const char *activity, GError **error)
{
  const SwFinding *finding = sw_report_find (sw_document_report (document), fingerprint);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autofree char *label = NULL;
  SwElement *step = NULL;

  if (finding == NULL)
    return is_gone (error);
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const SwFix *known = g_ptr_array_index (finding->fixes, i);
      if (strcmp (known->id, fix) == 0)
        label = g_strdup (known->title);
    }
  transaction = sw_document_begin (document);
  if (strcmp (fix, "add-step") == 0)
    {
      step = add_step (transaction, finding, activity, error);
      if (step == NULL)
        return FALSE;
    }
  else if (!sw_finding_fix (finding, fix, transaction, error))
    return FALSE;
  if (step != NULL)
    {
      g_autofree char *id = g_strdup (step->id);
      sw_document_commit (document, g_steal_pointer (&transaction), label, (const char *const[]){ id, NULL });
    }
  else
    sw_document_commit (document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}
