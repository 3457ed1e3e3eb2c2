#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
report_dangling (SwCheck *check, SwElement *element, const char *detail, char *message, const char *fix)
{
  SwFinding *finding = sw_check_add (check, "dangling-reference", SW_SEVERITY_ERROR, detail, message, element, NULL);

  sw_finding_add_fix (finding, "remove-reference", _ (fix), TRUE);
}

/* One finding a connection: its first end that is wrong. */
static void
check_edge (SwCheck *check, SwElement *edge)
{
  const char *from = sw_element_text (edge, SW_ATTR_FROM), *to = sw_element_text (edge, SW_ATTR_TO);
  const SwGraph *graph = sw_check_graph (check);
  gboolean from_ok = sw_graph_step (graph, from) >= 0;
  const char *bad = from_ok ? to : from;
  const char *fix = edge->kind == SW_KIND_FLOW ? N_ ("Remove the flow") : N_ ("Remove the feedback");
  g_autofree char *title = sw_element_title (edge);
  char *message;

  if (strcmp (from, to) == 0 && from_ok)
    message = g_strdup_printf (_ ("“%s” leads from the step “%s” to itself."), title, from);
  else if (sw_map_find_kind (check->analysis->map, bad, SW_KIND_STEP) != NULL)
    message = g_strdup_printf (_ ("“%s” points to the step “%s”, which is in another stream."), title, bad);
  else
    message = g_strdup_printf (_ ("“%s” points to the step “%s”, which does not exist."), title, bad);
  report_dangling (check, edge, NULL, message, fix);
}

/* @form, @fix: untranslated */
static void
check_reference (SwCheck *check, SwElement *element, SwAttr attr, SwKind kind, const char *form, const char *fix)
{
  const char *target = sw_element_text (element, attr);
  g_autofree char *title = NULL;

  if (*target == '\0' || sw_map_find_kind (check->analysis->map, target, kind) != NULL)
    return;
  title = sw_element_title (element);
  report_dangling (check, element, sw_attr_name (attr), g_strdup_printf (_ (form), title, target), fix);
}

static void
check_duplicate (SwCheck *check, SwElement *element)
{
  if (element->renamed_from != NULL)
    sw_check_add (check, "duplicate-id", SW_SEVERITY_ERROR, NULL,
                  g_strdup_printf (_ ("The id “%s” was used twice; the second element is now “%s”."),
                                   element->renamed_from, element->id),
                  element, NULL);
}

void
sw_check_references (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  SwElement *stream = sw_check_stream (check);

  for (guint i = 0; i < graph->dangling->len; i++)
    check_edge (check, g_ptr_array_index (graph->dangling, i));
  check_reference (check, stream, SW_ATTR_ORIGIN, SW_KIND_STREAM,
                   N_ ("“%s” names the origin “%s”, a stream that does not exist."), N_ ("Forget the origin"));
  check_duplicate (check, stream);
  sw_for_each_child (child, stream)
    {
      check_duplicate (check, child);
      if (child->kind != SW_KIND_STEP)
        continue;
      check_reference (check, child, SW_ATTR_TEAM, SW_KIND_TEAM, N_ ("“%s” names the team “%s”, which does not exist."),
                       N_ ("Forget the team"));
      check_reference (check, child, SW_ATTR_ORIGIN, SW_KIND_STEP,
                       N_ ("“%s” names the origin “%s”, a step that does not exist."), N_ ("Forget the origin"));
    }
}
