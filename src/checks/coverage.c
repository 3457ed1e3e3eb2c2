#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One finding a stream that names all, since a row of six would bury everything else. */
void
sw_check_coverage (SwCheck *check)
{
  SwElement *stream = sw_check_stream (check);
  gboolean says = sw_element_has (stream, SW_ATTR_EXPECTS);
  g_auto (GStrv) expected = g_strsplit (sw_element_text (stream, SW_ATTR_EXPECTS), " ", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;
  gboolean is_expected = FALSE;
  SwFinding *finding;

  for (guint i = 0; check->profile != NULL && i < check->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (check->profile->activities, i);

      if (sw_check_has_activity (check, stream, activity->id)
          || sw_element_first_with (stream, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, activity->id) != NULL)
        continue;
      g_ptr_array_add (ids, activity->id);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", activity->name);
      is_expected |= !says || g_strv_contains ((const char *const *)expected, activity->id);
    }
  if (ids->len == 0)
    return;
  title = sw_element_title (stream);
  finding = sw_check_add (check, "skipped-activity", is_expected ? SW_SEVERITY_WARNING : SW_SEVERITY_INFO, NULL,
                          g_strdup_printf (_ ("“%s” has no step for: %s."), title, names->str), stream, NULL);
  g_ptr_array_add (ids, NULL);
  finding->activities = g_strdupv ((char **)ids->pdata);
  sw_finding_add_fix (finding, "add-step", _ ("Add a step"), FALSE);
  sw_finding_add_fix (finding, "declare", _ ("Say why it is not here"), FALSE);
}

/* --- activity-uncovered ------------------------------------------------------------------------------------ */

/* A step covers an activity, and so does the word that it is done outside of the map: to say that it is not needed, is
 * touched on the way, or is done by another stream does not. */
static gboolean
is_covered_in (const SwElement *stream, const SwActivity *activity)
{
  if (sw_element_first_with (stream, SW_KIND_STEP, SW_ATTR_ACTIVITY, activity->id) != NULL)
    return TRUE;
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    if (strcmp (sw_element_text (declaration, SW_ATTR_ACTIVITY), activity->id) == 0
        && sw_element_choice (declaration, SW_ATTR_AS) == SW_DECLARED_COVERED
        && !sw_element_has (declaration, SW_ATTR_BY))
      return TRUE;
  return FALSE;
}

static gboolean
is_covered (SwCheck *check, const SwActivity *activity)
{
  for (guint m = check->place; m < check->n_portfolio; m++)
    for (guint s = 0; s < check->portfolio[m]->n_streams; s++)
      if (sw_map_profile (check->portfolio[m]->map) == check->profile
          && is_covered_in (check->portfolio[m]->streams[s], activity))
        return TRUE;
  return FALSE;
}

/* Whether this is the first map of its activity set that has a stream; @streams: how many there are from here on. */
static gboolean
is_told_here (SwCheck *check, guint *streams)
{
  *streams = 0;
  for (guint m = 0; m < check->n_portfolio; m++)
    {
      if (sw_map_profile (check->portfolio[m]->map) != check->profile)
        continue;
      if (m < check->place && check->portfolio[m]->n_streams > 0)
        return FALSE;
      *streams += check->portfolio[m]->n_streams;
    }
  return check->analysis->n_streams > 0;
}

static void
report_uncovered (SwCheck *check, GPtrArray *ids, const char *names, guint streams)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  SwFinding *finding;

  for (guint s = 0; s < check->analysis->n_streams; s++)
    g_ptr_array_add (elements, check->analysis->streams[s]);
  sw_check_sort (elements);
  finding = sw_check_add_all (check, "activity-uncovered", SW_SEVERITY_WARNING, NULL,
                              g_strdup_printf (ngettext ("The %u stream has no step for: %s.",
                                                         "None of the %u streams has a step for: %s.", streams),
                                               streams, names),
                              elements);
  g_ptr_array_add (ids, NULL);
  finding->activities = g_strdupv ((char **)ids->pdata);
  sw_finding_add_fix (finding, "show", _ ("Show the streams"), FALSE);
}

void
sw_check_uncovered (SwCheck *check)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  guint streams;

  if (check->profile == NULL || !is_told_here (check, &streams)
      || streams < sw_check_threshold (check, "activity-uncovered", "streams"))
    return;
  for (guint i = 0; i < check->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (check->profile->activities, i);

      if (is_covered (check, activity))
        continue;
      g_ptr_array_add (ids, activity->id);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", activity->name);
    }
  if (ids->len > 0)
    report_uncovered (check, ids, names->str, streams);
}
