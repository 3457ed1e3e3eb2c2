#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_of (SwCheck *check, const char *id)
{
  const SwActivity *activity = check->profile != NULL ? sw_profile_activity (check->profile, id) : NULL;

  return activity != NULL ? activity->name : id;
}

/* A circle through more streams than these is not looked for: the time for all declarations stays linear. */
#define MOST_IN_A_CIRCLE 64

/* Whether the streams that cover each other lead from @other back to @stream. */
static gboolean
is_circle (SwMap *map, SwElement *stream, SwElement *other, const char *activity)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();

  g_ptr_array_add (streams, other);
  for (guint i = 0; i < streams->len && g_ptr_array_index (streams, i) != stream; i++)
    sw_for_each_kind (declaration, (SwElement *)g_ptr_array_index (streams, i), SW_KIND_DECLARE)
      {
        SwElement *next = sw_map_find_kind (map, sw_element_text (declaration, SW_ATTR_BY), SW_KIND_STREAM);

        if (next != NULL && strcmp (sw_element_text (declaration, SW_ATTR_ACTIVITY), activity) == 0
            && streams->len < MOST_IN_A_CIRCLE && !g_ptr_array_find (streams, next, NULL))
          g_ptr_array_add (streams, next);
      }
  return g_ptr_array_find (streams, stream, NULL);
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

  if (*by == '\0' || (other != NULL && other != stream && sw_check_has_activity (check, other, activity)))
    return;
  if (other == NULL)
    message = g_strdup_printf (_ ("%s is declared as covered by the stream “%s”, which does not exist."),
                               name_of (check, activity), by);
  else if (is_circle (check->analysis->map, stream, other, activity))
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

  if (!sw_check_has_activity (check, sw_check_stream (check), activity))
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

typedef struct _Said Said;

/**
 * Said:
 * @accept: of several that say the same, the last that was written
 * @in_any: (nullable): what the same rule and target are called in whatever stream
 */
struct _Said
{
  SwElement *accept;
  gboolean used;
  Said *in_any;
};

/* Stream, rule and target, with what no id holds between them. */
static const char *
key_of (GString *key, const char *stream, const char *rule, const char *target)
{
  g_string_printf (key, "%s %s %s", stream, rule, target);
  return key->str;
}

/* Whether @a was written after @b; of one day, the order of their reasons decides, for one must. */
static gboolean
is_later (const SwElement *a, const SwElement *b)
{
  guint32 day_a = sw_element_day (a, SW_ATTR_ON), day_b = sw_element_day (b, SW_ATTR_ON);

  return day_a != day_b ? day_a > day_b
                        : strcmp (sw_element_text (a, SW_ATTR_REASON), sw_element_text (b, SW_ATTR_REASON)) < 0;
}

static Said *
say (GHashTable *all, const char *key, SwElement *accept)
{
  Said *said = g_hash_table_lookup (all, key);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      said->accept = accept;
      g_hash_table_insert (all, g_strdup (key), said);
    }
  else if (is_later (accept, said->accept))
    said->accept = accept;
  return said;
}

/* What is found of the whole map can be accepted in any stream; no stream is called so. */
#define ANY_STREAM "*"

/* All that is accepted, by its key. */
static GHashTable *
collect_accepts (const SwAnalysis *analysis, GString *key)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < analysis->n_streams; i++)
    sw_for_each_kind (accept, analysis->streams[i], SW_KIND_ACCEPT)
      {
        const char *rule = sw_element_text (accept, SW_ATTR_RULE), *target = sw_element_text (accept, SW_ATTR_TARGET);
        Said *in_any = say (all, key_of (key, ANY_STREAM, rule, target), accept);

        say (all, key_of (key, analysis->streams[i]->id, rule, target), accept)->in_any = in_any;
      }
  return all;
}

static void
accept_finding (GHashTable *all, GString *key, SwFinding *finding)
{
  const char *stream = finding->stream != NULL ? finding->stream : ANY_STREAM;
  const SwElement *last = NULL;

  for (guint i = 0; finding->elements[i] != NULL; i++)
    {
      Said *said = g_hash_table_lookup (all, key_of (key, stream, finding->rule->id, finding->elements[i]));

      if (said == NULL)
        continue;
      said->used = TRUE;
      if (last == NULL || is_later (said->accept, last))
        last = said->accept;
    }
  if (last != NULL)
    finding->accepted = g_strdup (sw_element_text (last, SW_ATTR_REASON));
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

static void
check_accept (SwCheck *check, GHashTable *all, GString *key, SwElement *accept)
{
  const char *rule = sw_element_text (accept, SW_ATTR_RULE);
  const Said *said = g_hash_table_lookup (
      all, key_of (key, sw_check_stream (check)->id, rule, sw_element_text (accept, SW_ATTR_TARGET)));

  if (!said->used && !said->in_any->used && !is_off (check, rule))
    report_unused (check, accept);
}

void
sw_check_accepts (SwCheck *check)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GHashTable) all = collect_accepts (check->analysis, key);

  if (g_hash_table_size (all) == 0)
    return;
  for (guint i = 0; i < check->report->findings->len; i++)
    accept_finding (all, key, g_ptr_array_index (check->report->findings, i));
  for (check->stream = 0; check->stream < check->analysis->n_streams; check->stream++)
    sw_for_each_kind (accept, sw_check_stream (check), SW_KIND_ACCEPT)
      check_accept (check, all, key, accept);
}
