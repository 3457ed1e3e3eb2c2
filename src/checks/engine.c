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

SwPart
sw_check_part (const SwCheck *check, const SwElement *step)
{
  const SwActivity *activity =
      check->profile != NULL ? sw_profile_activity (check->profile, sw_element_text (step, SW_ATTR_ACTIVITY)) : NULL;

  return activity != NULL ? activity->part : SW_PART_NONE;
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
  g_autofree char **sorted = g_memdup2 (ids, (count + 1) * sizeof (char *));
  g_autofree char *joined = NULL;

  qsort (sorted, count, sizeof (char *), compare_ids);
  joined = g_strjoinv (",", sorted);
  return detail != NULL ? g_strdup_printf ("%s:%s:%s", rule->id, joined, detail)
                        : g_strdup_printf ("%s:%s", rule->id, joined);
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

void
sw_finding_add_fix (SwFinding *finding, const char *id, const char *title, gboolean safe)
{
  SwFix *fix = g_new0 (SwFix, 1);

  fix->id = id;
  fix->title = g_strdup (title);
  fix->safe = safe;
  g_ptr_array_add (finding->fixes, fix);
}

void
sw_finding_set_witness (SwFinding *finding, GPtrArray *elements)
{
  g_strfreev (finding->witness);
  finding->witness = ids_of (elements);
}

/* --- running ----------------------------------------------------------------------------------------------- */

/* Of two declarations of one part, what is done elsewhere counts before what is done lightly, and that before what is
 * not done; their order does not. */
static gboolean
weighs_more (const SwElement *declaration, const SwElement *other)
{
  static const guint weights[] = {
    [SW_DECLARED_COVERED] = 3, [SW_DECLARED_LIGHT] = 2, [SW_DECLARED_NOT_APPLICABLE] = 1
  };

  return other == NULL
         || weights[sw_element_choice (declaration, SW_ATTR_AS)] > weights[sw_element_choice (other, SW_ATTR_AS)];
}

static void
look_at_parts (SwCheck *check)
{
  SwElement *stream = sw_check_stream (check);
  const SwGraph *graph = sw_check_graph (check);
  gboolean says = sw_element_has (stream, SW_ATTR_EXPECTS);
  g_auto (GStrv) expected = g_strsplit (sw_element_text (stream, SW_ATTR_EXPECTS), " ", -1);

  memset (check->has_part, 0, sizeof check->has_part);
  memset (check->expects_part, 0, sizeof check->expects_part);
  memset (check->declared, 0, sizeof check->declared);
  for (guint i = 0; i < graph->n_steps; i++)
    check->has_part[sw_check_part (check, graph->steps[i])] = TRUE;
  for (guint i = 0; check->profile != NULL && i < check->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (check->profile->activities, i);
      if (!says || g_strv_contains ((const char *const *)expected, activity->id))
        check->expects_part[activity->part] = TRUE;
    }
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    {
      const SwActivity *activity =
          check->profile != NULL ? sw_profile_activity (check->profile, sw_element_text (declaration, SW_ATTR_ACTIVITY))
                                 : NULL;
      if (activity != NULL && weighs_more (declaration, check->declared[activity->part]))
        check->declared[activity->part] = declaration;
    }
}

/* Place in the file of every element that a finding may name, counted once. */
static void
number_elements (GHashTable *places, const SwElement *element, guint *next)
{
  g_hash_table_insert (places, (gpointer)element->id, GUINT_TO_POINTER (++*next));
  sw_for_each_child (child, element)
    number_elements (places, child, next);
}

typedef struct
{
  GHashTable *places;
} Order;

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwFinding *x = *(const SwFinding *const *)a, *y = *(const SwFinding *const *)b;
  const Order *order = data;
  guint stream_x = x->stream != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (order->places, x->stream)) : 0;
  guint stream_y = y->stream != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (order->places, y->stream)) : 0;
  guint place_x = GPOINTER_TO_UINT (g_hash_table_lookup (order->places, x->elements[0]));
  guint place_y = GPOINTER_TO_UINT (g_hash_table_lookup (order->places, y->elements[0]));

  if (stream_x != stream_y)
    return stream_x < stream_y ? -1 : 1;
  if (x->severity != y->severity)
    return x->severity > y->severity ? -1 : 1;
  if (place_x != place_y)
    return place_x < place_y ? -1 : 1;
  if (x->rule != y->rule)
    return x->rule < y->rule ? -1 : 1;
  return strcmp (x->fingerprint, y->fingerprint);
}

/* A map can say one thing twice, such as a declaration; it is still found once. Of two sentences the first one in the
 * order of the alphabet stays. */
static void
drop_doubles (GPtrArray *findings)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  guint kept = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      SwFinding *finding = g_ptr_array_index (findings, i);
      SwFinding *earlier = g_hash_table_lookup (first, finding->fingerprint);

      if (earlier == NULL)
        {
          g_hash_table_insert (first, finding->fingerprint, finding);
          findings->pdata[kept++] = finding;
          continue;
        }
      if (strcmp (finding->message, earlier->message) < 0)
        {
          SwFinding swap = *earlier;
          *earlier = *finding;
          *finding = swap;
          g_hash_table_replace (first, earlier->fingerprint, earlier);
        }
      finding_free (finding);
    }
  g_ptr_array_set_free_func (findings, NULL);
  g_ptr_array_set_size (findings, (int)kept);
  g_ptr_array_set_free_func (findings, finding_free);
}

static void
order_findings (SwCheck *check)
{
  Order order = { .places = g_hash_table_new (g_str_hash, g_str_equal) };
  guint next = 0;

  if (check->report->findings->len > 1)
    {
      number_elements (order.places, sw_map_root (check->analysis->map), &next);
      g_ptr_array_sort_with_data (check->report->findings, compare_findings, &order);
    }
  g_hash_table_unref (order.places);
}

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
sw_check (const SwAnalysis *analysis, const SwCheckConfig *config, guint32 today)
{
  static void (*const families[]) (SwCheck *) = { sw_check_structure, sw_check_references, sw_check_values,
                                                  sw_check_coverage,  sw_check_feedback,   sw_check_history,
                                                  sw_check_shape,     sw_check_measures,   sw_check_declarations };
  SwCheck check = { .analysis = analysis, .config = config, .today = today };

  check.profile = sw_map_profile (analysis->map);
  check.report = g_new0 (SwReport, 1);
  check.report->findings = g_ptr_array_new_with_free_func (finding_free);
  check.report->off = g_ptr_array_new_with_free_func (finding_free);
  for (check.stream = 0; check.stream < analysis->n_streams; check.stream++)
    {
      look_at_parts (&check);
      for (guint f = 0; f < G_N_ELEMENTS (families); f++)
        families[f](&check);
    }
  sw_check_accepts (&check);
  drop_doubles (check.report->findings);
  order_findings (&check);
  count_findings (check.report);
  return check.report;
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
