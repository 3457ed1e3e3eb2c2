#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_of (SwCheck *check, const char *id)
{
  const SwActivity *activity = check->profile != NULL ? sw_profile_activity (check->profile, id) : NULL;

  return activity != NULL ? activity->name : id;
}

/* Whether the streams that cover each other lead back to the first one. */
static gboolean
is_circle (SwCheck *check, const SwElement *stream, const char *activity)
{
  SwMap *map = check->analysis->map;
  const SwElement *at = stream;

  for (guint i = 0; i <= check->analysis->n_streams; i++)
    {
      SwElement *declaration = sw_element_first_with (at, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, activity);
      at = declaration != NULL ? sw_map_find_kind (map, sw_element_text (declaration, SW_ATTR_BY), SW_KIND_STREAM)
                               : NULL;
      if (at == NULL)
        return FALSE;
      if (at == stream)
        return TRUE;
    }
  return FALSE;
}

static void
check_covered (SwCheck *check, SwElement *declaration)
{
  SwElement *stream = sw_check_stream (check);
  const char *by = sw_element_text (declaration, SW_ATTR_BY);
  const char *activity = sw_element_text (declaration, SW_ATTR_ACTIVITY);
  SwElement *other = sw_map_find_kind (check->analysis->map, by, SW_KIND_STREAM);
  g_autofree char *title = other != NULL ? sw_element_title (other) : NULL;
  char *message;
  SwFinding *finding;

  if (*by == '\0'
      || (other != NULL && other != stream
          && sw_element_first_with (other, SW_KIND_STEP, SW_ATTR_ACTIVITY, activity) != NULL))
    return;
  if (other == NULL)
    message = g_strdup_printf (_ ("%s is declared as covered by the stream “%s”, which does not exist."),
                               name_of (check, activity), by);
  else if (is_circle (check, stream, activity))
    message =
        g_strdup_printf (_ ("%s is declared as covered by “%s”, which declares it as covered by this stream again."),
                         name_of (check, activity), title);
  else
    message = g_strdup_printf (_ ("%s is declared as covered by “%s”, but that stream has no step for it."),
                               name_of (check, activity), title);
  finding = sw_check_add (check, "covered-by-broken", SW_SEVERITY_WARNING, activity, message, stream, NULL);
  sw_finding_add_fix (finding, "declare", _ ("Edit the declaration"), FALSE);
  sw_finding_add_fix (finding, "remove-declaration", _ ("Remove the declaration"), FALSE);
  finding->activities = g_strdupv ((char *[]){ (char *)activity, NULL });
}

static void
check_reason (SwCheck *check, SwElement *declaration)
{
  const char *activity = sw_element_text (declaration, SW_ATTR_ACTIVITY);
  SwFinding *finding;

  if (sw_element_choice (declaration, SW_ATTR_AS) == SW_DECLARED_LIGHT
      || *sw_element_text (declaration, SW_ATTR_REASON) != '\0')
    return;
  finding = sw_check_add (check, "declaration-without-reason", SW_SEVERITY_WARNING, activity,
                          g_strdup_printf (_ ("The declaration for %s gives no reason."), name_of (check, activity)),
                          sw_check_stream (check), NULL);
  sw_finding_add_fix (finding, "declare", _ ("Enter the reason"), FALSE);
  finding->activities = g_strdupv ((char *[]){ (char *)activity, NULL });
}

static void
check_stale (SwCheck *check, SwElement *declaration)
{
  const char *activity = sw_element_text (declaration, SW_ATTR_ACTIVITY);
  SwFinding *finding;

  if (sw_element_first_with (sw_check_stream (check), SW_KIND_STEP, SW_ATTR_ACTIVITY, activity) == NULL)
    return;
  finding = sw_check_add (
      check, "declaration-stale", SW_SEVERITY_WARNING, activity,
      g_strdup_printf (_ ("%s is declared as missing, but the stream has a step for it."), name_of (check, activity)),
      sw_check_stream (check), NULL);
  sw_finding_add_fix (finding, "remove-declaration", _ ("Remove the declaration"), TRUE);
  finding->activities = g_strdupv ((char *[]){ (char *)activity, NULL });
}

void
sw_check_declarations (SwCheck *check)
{
  sw_for_each_kind (declaration, sw_check_stream (check), SW_KIND_DECLARE)
    {
      check_reason (check, declaration);
      check_stale (check, declaration);
      if (sw_element_choice (declaration, SW_ATTR_AS) == SW_DECLARED_COVERED)
        check_covered (check, declaration);
    }
}

/* --- accepted findings ------------------------------------------------------------------------------------- */

static gboolean
accept_matches (const SwElement *accept, const SwElement *stream, const SwFinding *finding)
{
  return g_strcmp0 (finding->stream, stream->id) == 0
         && strcmp (finding->rule->id, sw_element_text (accept, SW_ATTR_RULE)) == 0
         && g_strv_contains ((const char *const *)finding->elements, sw_element_text (accept, SW_ATTR_TARGET));
}

/* Of a rule that is switched off nobody can tell. */
static gboolean
is_off (const SwCheck *check, const char *id)
{
  const SwRule *rule = sw_rule_find (id);

  return rule != NULL && sw_check_config_severity (check->config, rule, rule->severity) == SW_SEVERITY_OFF;
}

static void
report_unused (SwCheck *check, SwElement *accept)
{
  const char *rule = sw_element_text (accept, SW_ATTR_RULE), *target = sw_element_text (accept, SW_ATTR_TARGET);
  g_autofree char *detail = g_strdup_printf ("%s@%s", rule, target);
  SwFinding *finding =
      sw_check_add (check, "accept-unused", SW_SEVERITY_WARNING, detail,
                    g_strdup_printf (_ ("“%s” is accepted on “%s”, but there is nothing to accept."), rule, target),
                    sw_check_stream (check), NULL);

  sw_finding_add_fix (finding, "remove-accept", _ ("Remove the acceptance"), TRUE);
}

void
sw_check_accepts (SwCheck *check)
{
  for (check->stream = 0; check->stream < check->analysis->n_streams; check->stream++)
    {
      SwElement *stream = sw_check_stream (check);
      guint count = check->report->findings->len;

      sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
        {
          gboolean used = FALSE;

          for (guint i = 0; i < count; i++)
            {
              SwFinding *finding = g_ptr_array_index (check->report->findings, i);
              if (!accept_matches (accept, stream, finding))
                continue;
              used = TRUE;
              if (finding->accepted == NULL)
                finding->accepted = g_strdup (sw_element_text (accept, SW_ATTR_REASON));
            }
          if (!used && !is_off (check, sw_element_text (accept, SW_ATTR_RULE)))
            report_unused (check, accept);
        }
    }
}
