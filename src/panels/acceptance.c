#include "panels/finding-actions.h"

#include "base/date.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_gone (GError **error)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("This finding is no longer there."));
  return FALSE;
}

gboolean
sw_finding_can_accept (const SwFinding *finding)
{
  return finding->accepted == NULL && finding->severity != SW_SEVERITY_ERROR && finding->elements[0] != NULL
         && finding->elements[0][0] != '#';
}

/* Where the acceptance of @finding stands: in its stream; for a finding of the whole map in the first one, as any will
 * do. NULL if there is none. */
static SwElement *
home_of (SwMap *map, const SwFinding *finding)
{
  return finding->stream != NULL ? sw_map_find_kind (map, finding->stream, SW_KIND_STREAM)
                                 : sw_element_first (sw_map_root (map), SW_KIND_STREAM);
}

gboolean
sw_finding_accept (SwDocument *document, const char *fingerprint, const char *reason, const char *by, GError **error)
{
  const SwFinding *finding = sw_report_find (sw_document_report (document), fingerprint);
  SwElement *stream = finding != NULL ? home_of (sw_document_map (document), finding) : NULL;
  g_autoptr (SwTransaction) transaction = NULL;

  if (stream == NULL || !sw_finding_can_accept (finding))
    return is_gone (error);
  transaction = sw_document_begin (document);
  if (!sw_edit_accept (transaction, stream, finding->rule->id, finding->elements[0], reason, by, sw_date_today (),
                       error))
    return FALSE;
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Accept finding"), NULL);
  return TRUE;
}

static gboolean
silences (const SwElement *accept, const SwFinding *finding)
{
  return strcmp (sw_element_text (accept, SW_ATTR_RULE), finding->rule->id) == 0
         && g_strv_contains ((const char *const *)finding->elements, sw_element_text (accept, SW_ATTR_TARGET));
}

static SwElement *
acceptance_of (SwMap *map, const SwFinding *finding)
{
  if (finding->accepted == NULL)
    return NULL;
  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    if (finding->stream == NULL || strcmp (finding->stream, stream->id) == 0)
      sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
        if (silences (accept, finding))
          return accept;
  return NULL;
}

/* Several may silence one finding: it comes back when the last is gone. */
gboolean
sw_finding_withdraw (SwDocument *document, const char *fingerprint, GError **error)
{
  const SwFinding *finding = sw_report_find (sw_document_report (document), fingerprint);
  g_autoptr (SwTransaction) transaction = NULL;
  SwElement *accept;

  if (finding == NULL || acceptance_of (sw_document_map (document), finding) == NULL)
    return is_gone (error);
  transaction = sw_document_begin (document);
  while ((accept = acceptance_of (sw_document_map (document), finding)) != NULL)
    sw_transaction_remove (transaction, accept);
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Withdraw acceptance"), NULL);
  return TRUE;
}

char *
sw_finding_acceptance (SwMap *map, const SwFinding *finding)
{
  SwElement *accept = acceptance_of (map, finding);
  const char *by = accept != NULL ? sw_element_text (accept, SW_ATTR_BY) : "";
  g_autofree char *on = accept != NULL ? sw_element_value (accept, SW_ATTR_ON) : NULL;

  if (finding->accepted == NULL)
    return NULL;
  if (*by != '\0' && on != NULL)
    return g_strdup_printf (C_ ("who, when, why", "Accepted by %s on %s: %s"), by, on, finding->accepted);
  if (*by != '\0')
    return g_strdup_printf (C_ ("who, why", "Accepted by %s: %s"), by, finding->accepted);
  if (on != NULL)
    return g_strdup_printf (C_ ("when, why", "Accepted on %s: %s"), on, finding->accepted);
  return g_strdup_printf (_ ("Accepted: %s"), finding->accepted);
}
