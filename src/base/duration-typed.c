/*
 * Times as people type them, in any language that writes its numbers with ASCII digits. What can be read in one way
 * only is taken; what could mean two things is refused with both of them.
 */
#include "base/duration.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A lone "m" is left out: it may be minutes or months. */
static const struct
{
  const char *word;
  SwUnit unit;
} unit_words[] = {
  { "s", SW_UNIT_SECOND },       { "sec", SW_UNIT_SECOND },   { "secs", SW_UNIT_SECOND }, { "second", SW_UNIT_SECOND },
  { "seconds", SW_UNIT_SECOND }, { "min", SW_UNIT_MINUTE },   { "mins", SW_UNIT_MINUTE }, { "minute", SW_UNIT_MINUTE },
  { "minutes", SW_UNIT_MINUTE }, { "h", SW_UNIT_HOUR },       { "hr", SW_UNIT_HOUR },     { "hrs", SW_UNIT_HOUR },
  { "hour", SW_UNIT_HOUR },      { "hours", SW_UNIT_HOUR },   { "d", SW_UNIT_DAY },       { "day", SW_UNIT_DAY },
  { "days", SW_UNIT_DAY },       { "w", SW_UNIT_WEEK },       { "wk", SW_UNIT_WEEK },     { "wks", SW_UNIT_WEEK },
  { "week", SW_UNIT_WEEK },      { "weeks", SW_UNIT_WEEK },   { "mo", SW_UNIT_MONTH },    { "mos", SW_UNIT_MONTH },
  { "month", SW_UNIT_MONTH },    { "months", SW_UNIT_MONTH },
};

#define REFUSED_TIME N_ ("“%s” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d")
#define REFUSED_DEMAND N_ ("“%s” is not a demand; write a number and a unit of time, such as 40/month")

/* A point of an estimate, whose unit may be told by the next one only: "1 - 4 h". */
typedef struct
{
  SwDuration duration;
  gboolean has_unit;
} Point;

/* For @reason, or without one because it has not the form at all. @reason: (transfer full) (nullable) */
static gboolean
refuse_for (GError **error, GError *reason, const char *form, const char *text)
{
  if (reason == NULL)
    return sw_error_refuse (error, _ (form), text);
  g_propagate_error (error, reason);
  return FALSE;
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static gsize
word_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;
  return length;
}

static gboolean
is_word (const char *text, const char *word)
{
  return word_length (text) == strlen (word) && g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

static gboolean
take_unit (const char **text, SwUnit *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    if (is_word (*text, unit_words[i].word))
      {
        *unit = unit_words[i].unit;
        *text += strlen (unit_words[i].word);
        return TRUE;
      }
  return FALSE;
}

/* What may be added up whatever the map's calendar is. */
static gboolean
is_clock_unit (SwUnit unit)
{
  return unit == SW_UNIT_SECOND || unit == SW_UNIT_MINUTE || unit == SW_UNIT_HOUR;
}

/* Adds a smaller unit to what was read: "1h 30min" are 90 minutes. */
static gboolean
add_smaller (Point *point, double amount, SwUnit unit)
{
  static const SwCalendar any = { 1, 1, 1 };
  SwDuration *sum = &point->duration;

  if (!is_clock_unit (unit) || !is_clock_unit (sum->unit) || unit >= sum->unit)
    return FALSE;
  sum->amount = sum->amount * sw_unit_seconds (sum->unit, &any) / sw_unit_seconds (unit, &any) + amount;
  sum->unit = unit;
  return sum->amount <= SW_NUMBER_MAX;
}

/* A number and its unit, and smaller units behind it. FALSE without an error: this is no time. */
static gboolean
take_point (const char **text, Point *point, const char *whole, GError **error)
{
  const char *p = *text;

  if (!sw_number_scan_typed (p, &p, &point->duration.amount, error))
    return FALSE;
  p = skip_space (p);
  if (*p == ':' && g_ascii_isdigit (p[1]))
    return sw_error_refuse (error, _ ("“%s” may be hours or minutes; write units, such as 1h 30min"), whole);
  if (is_word (p, "m"))
    return sw_error_refuse (error, _ ("The m of “%s” may be minutes or months; write min or month"), whole);
  point->has_unit = take_unit (&p, &point->duration.unit);
  *text = p = skip_space (p);
  while (point->has_unit && g_ascii_isdigit (*p))
    {
      double amount;
      SwUnit unit;

      if (!sw_number_scan_typed (p, &p, &amount, error))
        return FALSE;
      p = skip_space (p);
      if (!take_unit (&p, &unit))
        return FALSE;
      if (!is_clock_unit (point->duration.unit) && unit < point->duration.unit)
        return sw_error_refuse (
            error,
            _ ("“%s” mixes units whose length the map's calendar decides; write one, such as 12h or "
               "1.5d"),
            whole);
      if (!add_smaller (point, amount, unit))
        return FALSE;
      *text = p = skip_space (p);
    }
  return TRUE;
}

/* Two dots, an ellipsis, a hyphen, a dash, or "to". */
static gboolean
take_range (const char **text)
{
  static const char *const marks[] = { "..", "…", "-", "–", "—" };
  const char *p = *text;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i]))
      {
        *text = skip_space (p + strlen (marks[i]));
        return TRUE;
      }
  if (!is_word (p, "to"))
    return FALSE;
  *text = skip_space (p + 2);
  return TRUE;
}

static gboolean
take_points (const char *text, Point points[3], guint *n, const char *whole, GError **error)
{
  const char *p = text;

  for (*n = 0; *n < 3;)
    {
      if (!take_point (&p, &points[*n], whole, error))
        return FALSE;
      *n += 1;
      if (*p == '\0')
        return TRUE;
      if (!take_range (&p))
        return FALSE;
    }
  return FALSE;
}

/* Without a unit of its own, a point has that of the next. */
static gboolean
share_units (Point *points, guint n)
{
  for (guint i = n - 1; i > 0; i--)
    if (points[i].has_unit && !points[i - 1].has_unit)
      {
        points[i - 1].duration.unit = points[i].duration.unit;
        points[i - 1].has_unit = TRUE;
      }
  return points[n - 1].has_unit;
}

gboolean
sw_estimate_parse_typed (const char *text, SwEstimate *estimate, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *typed = skip_space (valid);
  Point points[3] = { 0 };
  GError *reason = NULL;
  guint n = 0;

  *estimate = (SwEstimate){ 0 };
  if (*typed == '\0')
    return TRUE;
  if (!take_points (typed, points, &n, text, &reason))
    return refuse_for (error, reason, REFUSED_TIME, text);
  if (!share_units (points, n))
    return sw_error_refuse (error, _ ("“%s” has no unit; write s, min, h, d, w or month behind the number"), text);
  estimate->points = n;
  for (guint i = 0; i < n; i++)
    estimate->point[i] = points[i].duration;
  return TRUE;
}

gboolean
sw_demand_parse_typed (const char *text, SwDemand *demand, GError **error)
{
  static const char *const words[] = { "per", "a", "an", "each", "every" };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *p = skip_space (valid);
  GError *reason = NULL;
  gboolean divided = FALSE;

  *demand = (SwDemand){ 0 };
  if (*p == '\0')
    return TRUE;
  if (!sw_number_scan_typed (p, &p, &demand->amount, &reason))
    return refuse_for (error, reason, REFUSED_DEMAND, text);
  p = skip_space (p);
  for (guint i = 0; i < G_N_ELEMENTS (words) && !divided; i++)
    if (is_word (p, words[i]))
      {
        p += strlen (words[i]);
        divided = TRUE;
      }
  if (!divided && *p == '/')
    {
      p++;
      divided = TRUE;
    }
  p = skip_space (p);
  if (!divided || !take_unit (&p, &demand->unit) || *skip_space (p) != '\0')
    return sw_error_refuse (error, _ (REFUSED_DEMAND), text);
  return TRUE;
}
