#include "model/attribute.h"

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/number.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_text (const char *text, SwValue *value, GError **error)
{
  if (!sw_text_is_clean (text))
    return sw_error_refuse (error, _ ("“%s” holds characters that a map cannot keep"), text);
  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_name (const char *text, SwValue *value, GError **error)
{
  if (!sw_id_is_valid (text))
    return sw_error_refuse (error, _ ("“%s” is not an id; write a letter, then letters, digits, “-”, “.” or “_”"),
                            text);
  value->text = g_strdup (text);
  return TRUE;
}

/* Kept with single spaces, as the writer writes it. */
static gboolean
parse_names (const char *text, SwValue *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!sw_id_is_valid (words[i]))
        return sw_error_refuse (error, _ ("“%s” is not an id; write ids with spaces between them"), words[i]);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
    }
  value->text = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

static gboolean
parse_percent (const char *text, SwValue *value, GError **error)
{
  const char *end;
  double percent;

  if (!sw_number_scan (text, &end, &percent) || strcmp (end, "%") != 0 || percent > 100)
    return sw_error_refuse (error, _ ("“%s” is not a percentage; write a number from 0%% to 100%%, such as 85%%"),
                            text);
  value->fraction = percent / 100;
  return TRUE;
}

static gboolean
parse_integer (const SwAttrSpec *spec, const char *text, SwValue *value, GError **error)
{
  if (sw_integer_parse (text, spec->least, spec->most, &value->integer))
    return TRUE;
  if (spec->least < 0)
    return sw_error_refuse (error, _ ("“%s” is not a whole number"), text);
  if (spec->least == 0)
    return sw_error_refuse (error, _ ("“%s” is not a whole number of 0 or more"), text);
  return sw_error_refuse (error, _ ("“%s” is not a whole number of 1 or more"), text);
}

static gboolean
parse_choice (const SwAttrSpec *spec, const char *text, SwValue *value, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;
  const char *const *first = spec->words + (*spec->words[0] == '\0');

  for (guint i = 0; spec->words[i] != NULL; i++)
    if (*text != '\0' && strcmp (spec->words[i], text) == 0)
      {
        value->choice = i;
        return TRUE;
      }
  words = g_strjoinv (", ", (char **)first);
  shown = sw_text_shorten (text);
  g_set_error (error, SW_ERROR, SW_ERROR_VALUE, _ ("“%s” is none of the possible words: %s"), shown, words);
  return FALSE;
}

static gboolean
parse_date (const char *text, SwValue *value, GError **error)
{
  if (!sw_date_parse (text, &value->day))
    return sw_error_refuse (error, _ ("“%s” is not a date; write year, month and day, such as 2026-11-01"), text);
  return TRUE;
}

/* A zero day or an empty demand would make every sum meaningless, so they are refused where they come in. */
static gboolean
parse_demand (const char *text, SwValue *value, GError **error)
{
  if (!sw_demand_parse (text, &value->demand, error))
    return FALSE;
  if (value->demand.amount <= 0)
    return sw_error_refuse (error, _ ("“%s” is no demand: the number must be more than 0"), text);
  return TRUE;
}

/* What a day, a week and a month hold must be told in smaller units, or the calendar would turn in a circle. */
static gboolean
parse_duration (const SwAttrSpec *spec, const char *text, SwValue *value, GError **error)
{
  SwUnit limit = spec->attr == SW_ATTR_DAY     ? SW_UNIT_HOUR
                 : spec->attr == SW_ATTR_WEEK  ? SW_UNIT_DAY
                 : spec->attr == SW_ATTR_MONTH ? SW_UNIT_WEEK
                                               : SW_UNIT_MONTH;

  if (!sw_duration_parse (text, &value->duration, error))
    return FALSE;
  if (value->duration.unit > limit || (limit != SW_UNIT_MONTH && value->duration.amount <= 0))
    return sw_error_refuse (
        error, _ ("“%s” cannot be the length of a day, week or month; use a smaller unit and more than 0"), text);
  return TRUE;
}

gboolean
sw_value_parse (const SwAttrSpec *spec, const char *text, SwValue *value, GError **error)
{
  SwValue read = { .is_set = TRUE };
  gboolean ok = FALSE;

  switch (spec->type)
    {
    case SW_TYPE_LINE:
    case SW_TYPE_TEXT:
      ok = parse_text (text, &read, error);
      break;
    case SW_TYPE_NAME:
    case SW_TYPE_REF:
      ok = parse_name (text, &read, error);
      break;
    case SW_TYPE_NAMES:
      ok = parse_names (text, &read, error);
      break;
    case SW_TYPE_DURATION:
      ok = parse_duration (spec, text, &read, error);
      break;
    case SW_TYPE_ESTIMATE:
      ok = sw_estimate_parse (text, &read.estimate, error);
      break;
    case SW_TYPE_PERCENT:
      ok = parse_percent (text, &read, error);
      break;
    case SW_TYPE_COUNT:
    case SW_TYPE_COORD:
      ok = parse_integer (spec, text, &read, error);
      break;
    case SW_TYPE_CHOICE:
      ok = parse_choice (spec, text, &read, error);
      break;
    case SW_TYPE_DATE:
      ok = parse_date (text, &read, error);
      break;
    case SW_TYPE_DEMAND:
      ok = parse_demand (text, &read, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (ok)
    *value = read;
  return ok;
}

char *
sw_value_to_string (const SwAttrSpec *spec, const SwValue *value)
{
  if (!value->is_set)
    return NULL;
  switch (spec->type)
    {
    case SW_TYPE_LINE:
    case SW_TYPE_TEXT:
    case SW_TYPE_NAME:
    case SW_TYPE_REF:
    case SW_TYPE_NAMES:
      return g_strdup (value->text);
    case SW_TYPE_DURATION:
      return sw_duration_to_string (value->duration);
    case SW_TYPE_ESTIMATE:
      return sw_estimate_to_string (&value->estimate);
    case SW_TYPE_PERCENT:
      {
        GString *out = g_string_new (NULL);
        sw_number_append (out, value->fraction * 100);
        g_string_append_c (out, '%');
        return g_string_free (out, FALSE);
      }
    case SW_TYPE_COUNT:
    case SW_TYPE_COORD:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case SW_TYPE_CHOICE:
      return g_strdup (spec->words[value->choice]);
    case SW_TYPE_DATE:
      return sw_date_to_string (value->day);
    case SW_TYPE_DEMAND:
      return sw_demand_to_string (value->demand);
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
sw_value_is_fallback (const SwAttrSpec *spec, const SwValue *value)
{
  if (!value->is_set)
    return TRUE;
  if (spec->type == SW_TYPE_LINE || spec->type == SW_TYPE_TEXT)
    return *value->text == '\0';
  /* Places are always written: a reader of the file should not have to know where nothing is. */
  if (spec->type == SW_TYPE_COORD)
    return FALSE;
  /* An empty list of expected activities says "none", its absence "all": both are kept. */
  if (spec->fallback == NULL)
    return FALSE;
  switch (spec->type)
    {
    case SW_TYPE_COUNT:
      return value->integer == g_ascii_strtoll (spec->fallback, NULL, 10);
    case SW_TYPE_CHOICE:
      return strcmp (spec->words[value->choice], spec->fallback) == 0;
    case SW_TYPE_NAME:
      return strcmp (value->text, spec->fallback) == 0;
    default:
      {
        g_autofree char *text = sw_value_to_string (spec, value);
        return strcmp (text, spec->fallback) == 0;
      }
    }
}

void
sw_value_copy (const SwAttrSpec *spec, const SwValue *from, SwValue *to)
{
  *to = *from;
  if (from->is_set && spec->type <= SW_TYPE_REF)
    to->text = g_strdup (from->text);
}

void
sw_value_clear (const SwAttrSpec *spec, SwValue *value)
{
  if (value->is_set && spec->type <= SW_TYPE_REF)
    g_free (value->text);
  memset (value, 0, sizeof *value);
}
