#include "checks/internal.h"

#include <string.h>

/* Who plays which part: looked up once a step, for all rules ask. */

static const SwActivity *
activity_called (const SwCheck *check, const char *id)
{
  return check->profile != NULL ? sw_profile_activity (check->profile, id) : NULL;
}

static guint
size_of_profile (const SwCheck *check)
{
  return check->profile != NULL ? check->profile->activities->len : 0;
}

void
sw_check_begin (SwCheck *check)
{
  const SwAnalysis *analysis = check->analysis;
  guint n_activities = size_of_profile (check);
  gsize n_steps = 0;
  SwPart *part;

  for (guint i = 0; i < n_activities; i++)
    check->known_part[((const SwActivity *)g_ptr_array_index (check->profile->activities, i))->part] = TRUE;
  for (guint s = 0; s < analysis->n_streams; s++)
    n_steps += analysis->graphs[s]->n_steps;
  part = check->all_parts = g_new (SwPart, n_steps + 1);
  check->all_has = g_new0 (gboolean, (gsize)analysis->n_streams * n_activities + 1);
  for (guint s = 0; s < analysis->n_streams; s++)
    for (guint i = 0; i < analysis->graphs[s]->n_steps; i++)
      {
        const SwElement *step = analysis->graphs[s]->steps[i];
        const SwActivity *activity = activity_called (check, sw_element_text (step, SW_ATTR_ACTIVITY));

        *part++ = activity != NULL ? activity->part : SW_PART_NONE;
        if (activity != NULL)
          check->all_has[(gsize)s * n_activities + activity->index] = TRUE;
      }
}

void
sw_check_end (SwCheck *check)
{
  g_free (check->all_parts);
  g_free (check->all_has);
}

gboolean
sw_check_has_activity (const SwCheck *check, const SwElement *stream, const char *id)
{
  const SwActivity *activity = activity_called (check, id);
  int s = sw_analysis_stream (check->analysis, stream->id);

  if (activity == NULL || s < 0)
    return sw_element_first_with (stream, SW_KIND_STEP, SW_ATTR_ACTIVITY, id) != NULL;
  return check->all_has[(gsize)s * size_of_profile (check) + activity->index];
}

guint
sw_check_count_activities (const SwCheck *check)
{
  guint n_activities = size_of_profile (check), count = 0;

  for (guint i = 0; i < n_activities; i++)
    count += check->all_has[(gsize)check->stream * n_activities + i];
  return count;
}

SwPart
sw_check_part (const SwCheck *check, const SwElement *step)
{
  const SwActivity *activity = activity_called (check, sw_element_text (step, SW_ATTR_ACTIVITY));

  return activity != NULL ? activity->part : SW_PART_NONE;
}

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

void
sw_check_look (SwCheck *check)
{
  SwElement *stream = sw_check_stream (check);
  const SwGraph *graph = sw_check_graph (check);
  gboolean says = sw_element_has (stream, SW_ATTR_EXPECTS);
  g_auto (GStrv) expected = g_strsplit (sw_element_text (stream, SW_ATTR_EXPECTS), " ", -1);

  memset (check->has_part, 0, sizeof check->has_part);
  memset (check->expects_part, 0, sizeof check->expects_part);
  memset (check->declared, 0, sizeof check->declared);
  check->parts =
      check->stream > 0 ? check->parts + check->analysis->graphs[check->stream - 1]->n_steps : check->all_parts;
  for (guint i = 0; i < graph->n_steps; i++)
    check->has_part[check->parts[i]] = TRUE;
  for (guint i = 0; check->profile != NULL && i < check->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (check->profile->activities, i);
      if (!says || g_strv_contains ((const char *const *)expected, activity->id))
        check->expects_part[activity->part] = TRUE;
    }
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    {
      const SwActivity *activity = activity_called (check, sw_element_text (declaration, SW_ATTR_ACTIVITY));

      if (activity != NULL && weighs_more (declaration, check->declared[activity->part]))
        check->declared[activity->part] = declaration;
    }
}
