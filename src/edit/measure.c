#include "edit/commands.h"

#include "base/date.h"
#include "base/error.h"
#include "base/number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static SwElement *
find_measurement (const SwElement *stream, guint32 day)
{
  sw_for_each_kind (measurement, stream, SW_KIND_MEASUREMENT)
    if (sw_element_day (measurement, SW_ATTR_ON) == day)
      return measurement;
  return NULL;
}

static gboolean
set_time (SwTransaction *transaction, SwElement *measurement, SwAttr attr, double seconds, GError **error)
{
  SwDuration duration;
  g_autofree char *text = NULL;

  if (isnan (seconds))
    return sw_transaction_set (transaction, measurement, attr, NULL, error);
  duration = sw_duration_from_seconds (seconds, sw_map_calendar (sw_transaction_map (transaction)));
  if (duration.amount > SW_NUMBER_MAX)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, _ ("This time is longer than a map can hold."));
      return FALSE;
    }
  text = sw_duration_to_string (duration);
  return sw_transaction_set (transaction, measurement, attr, text, error);
}

/* A rolled share has more digits than anybody measures. */
static gboolean
set_share (SwTransaction *transaction, SwElement *measurement, double fraction, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (isnan (fraction))
    return sw_transaction_set (transaction, measurement, SW_ATTR_ACCURACY, NULL, error);
  sw_number_append (text, round (fraction * 1000) / 10);
  g_string_append_c (text, '%');
  return sw_transaction_set (transaction, measurement, SW_ATTR_ACCURACY, text->str, error);
}

SwElement *
sw_edit_record_measurement (SwTransaction *transaction, SwElement *stream, guint32 day, double lead, double process,
                            double accuracy, GError **error)
{
  g_autofree char *on = sw_date_to_string (day);
  SwElement *measurement = find_measurement (stream, day);

  if (measurement == NULL)
    measurement = sw_transaction_insert (transaction, SW_KIND_MEASUREMENT, stream, NULL, SW_ATTR_ON, on, -1);
  if (!set_time (transaction, measurement, SW_ATTR_LEAD, lead, error)
      || !set_time (transaction, measurement, SW_ATTR_PROCESS, process, error)
      || !set_share (transaction, measurement, accuracy, error))
    return NULL;
  return measurement;
}
