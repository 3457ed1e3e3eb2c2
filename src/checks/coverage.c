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
