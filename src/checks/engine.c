#include "checks/internal.h"

#include "base/id.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

const SwGraph *
sw_check_graph (const SwCheck *check)
{
  return check->analysis->graphs[check->stream];
}

const SwFigures *
sw_check_figures (const SwCheck *check)
{
  return check->analysis->figures[check->stream];
}

SwElement *
sw_check_stream (const SwCheck *check)
{
  return check->analysis->streams[check->stream];
}

gboolean
sw_check_part_is_covered (const SwCheck *check, SwPart part)
{
  return check->declared[part] != NULL && sw_element_choice (check->declared[part], SW_ATTR_AS) == SW_DECLARED_COVERED;
}

gboolean
sw_check_is_published (const SwCheck *check)
{
  return sw_element_choice (sw_check_stream (check), SW_ATTR_STATUS) == SW_STATUS_PUBLISHED;
}

double
sw_check_threshold (const SwCheck *check, const char *rule, const char *threshold)
{
  return sw_check_config_threshold (check->config, sw_rule_find (rule), threshold);
}

static int
by_id (gconstpointer a, gconstpointer b)
{
  const SwElement *x = *(const SwElement *const *)a, *y = *(const SwElement *const *)b;

  return sw_id_compare (x->id, y->id);
}

void
sw_check_sort (GPtrArray *elements)
{
  g_ptr_array_sort (elements, by_id);
}

/* --- adding ------------------------------------------------------------------------------------------------ */

static void
fix_free (gpointer data)
{
  SwFix *fix = data;

  g_free (fix->title);
  g_free (fix);
}

static void
finding_free (gpointer data)
{
  SwFinding *finding = data;

  g_free (finding->stream);
  g_strfreev (finding->elements);
  g_strfreev (finding->activities);
  g_free (finding->message);
  g_free (finding->why);
  g_strfreev (finding->witness);
  g_ptr_array_unref (finding->fixes);
  g_free (finding->accepted);
  g_free (finding->fingerprint);
  g_free (finding);
}

static char **
ids_of (GPtrArray *elements)
{
  char **ids = g_new0 (char *, elements->len + 1);

  for (guint i = 0; i < elements->len; i++)
    ids[i] = g_strdup (((SwElement *)g_ptr_array_index (elements, i))->id);
  return ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
fingerprint_of (const SwRule *rule, char **ids, const char *detail)
{
  guint count = g_strv_length (ids);
  g_autofree char **sorted = NULL;
  g_autofree char *joined = NULL;

  if (count > 1)
    {
      sorted = g_memdup2 (ids, (count + 1) * sizeof (char *));
      qsort (sorted, count, sizeof (char *), compare_ids);
      joined = g_strjoinv (",", sorted);
    }
  return g_strconcat (rule->id, ":", joined != NULL ? joined : ids[0], detail != NULL ? ":" : NULL, detail, NULL);
}

SwFinding *
sw_check_add_all (SwCheck *check, const char *rule_id, SwSeverity severity, const char *detail, char *message,
                  GPtrArray *elements)
{
  const SwRule *rule = sw_rule_find (rule_id);
  SwFinding *finding;

  g_assert (rule != NULL && elements->len > 0 && message != NULL);
  severity = sw_check_config_severity (check->config, rule, severity);
  finding = g_new0 (SwFinding, 1);
  finding->rule = rule;
  finding->severity = severity;
  finding->stream = check->stream < check->analysis->n_streams ? g_strdup (sw_check_stream (check)->id) : NULL;
  finding->elements = ids_of (elements);
  finding->message = message;
  finding->why = g_strdup (_ (rule->why));
  finding->witness = g_strdupv (finding->elements);
  finding->fixes = g_ptr_array_new_with_free_func (fix_free);
  finding->fingerprint = fingerprint_of (rule, finding->elements, detail);
  g_ptr_array_add (severity == SW_SEVERITY_OFF ? check->report->off : check->report->findings, finding);
  if (severity != SW_SEVERITY_OFF)
    g_ptr_array_add (check->bearers, g_ptr_array_index (elements, 0));
  return finding;
}

SwFinding *
sw_check_add (SwCheck *check, const char *rule, SwSeverity severity, const char *detail, char *message, ...)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  va_list arguments;
  SwElement *element;

  va_start (arguments, message);
  while ((element = va_arg (arguments, SwElement *)) != NULL)
    g_ptr_array_add (elements, element);
  va_end (arguments);
  return sw_check_add_all (check, rule, severity, detail, message, elements);
}

static void
add_fix (SwFinding *finding, SwFix fix)
{
  fix.title = g_strdup (fix.title);
  g_ptr_array_add (finding->fixes, g_memdup2 (&fix, sizeof fix));
}

void
sw_finding_add_fix (SwFinding *finding, const char *id, const char *title, gboolean safe)
{
  add_fix (finding, (SwFix){ .id = id, .title = (char *)title, .safe = safe });
}

void
sw_finding_add_field (SwFinding *finding, const char *id, const char *title, SwAttr field)
{
  add_fix (finding, (SwFix){ .id = id, .title = (char *)title, .field = sw_attr_name (field) });
}

void
sw_finding_set_witness (SwFinding *finding, GPtrArray *elements)
{
  g_strfreev (finding->witness);
  finding->witness = ids_of (elements);
}

/* --- running ----------------------------------------------------------------------------------------------- */

static void
count_findings (SwReport *report)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (finding->accepted != NULL)
        report->accepted++;
      else
        report->count[finding->severity]++;
    }
}

SwReport *
sw_check_among (const SwAnalysis *const *portfolio, guint count, guint place, const SwCheckConfig *config,
                guint32 today)
{
  static void (*const families[]) (SwCheck *) = { sw_check_structure, sw_check_references, sw_check_values,
                                                  sw_check_coverage,  sw_check_feedback,   sw_check_history,
                                                  sw_check_shape,     sw_check_measures,   sw_check_load,
                                                  sw_check_sequence,  sw_check_teams,      sw_check_declarations };
  SwCheck check = { .portfolio = portfolio, .n_portfolio = count, .place = place, .config = config, .today = today };

  g_return_val_if_fail (place < count, NULL);
  check.analysis = portfolio[place];
  check.profile = sw_map_profile (check.analysis->map);
  check.report = g_new0 (SwReport, 1);
  check.report->findings = g_ptr_array_new_with_free_func (finding_free);
  check.report->off = g_ptr_array_new_with_free_func (finding_free);
  check.bearers = g_ptr_array_new ();
  sw_check_begin (&check);
  for (check.stream = 0; check.stream < check.analysis->n_streams; check.stream++)
    {
      sw_check_look (&check);
      for (guint f = 0; f < G_N_ELEMENTS (families); f++)
        families[f](&check);
    }
  sw_check_unmapped (&check);
  sw_check_uncovered (&check);
  sw_check_accepts (&check);
  sw_check_order (&check);
  count_findings (check.report);
  sw_check_end (&check);
  g_ptr_array_unref (check.bearers);
  return check.report;
}

SwReport *
sw_check (const SwAnalysis *analysis, const SwCheckConfig *config, guint32 today)
{
  return sw_check_among (&analysis, 1, 0, config, today);
}

void
sw_report_free (SwReport *report)
{
  g_ptr_array_unref (report->findings);
  g_ptr_array_unref (report->off);
  g_free (report);
}

const SwFinding *
sw_report_find (const SwReport *report, const char *fingerprint)
{
  for (guint i = 0; fingerprint != NULL && i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->fingerprint, fingerprint) == 0)
        return finding;
    }
  return NULL;
}
