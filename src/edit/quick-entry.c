#include "edit/quick-entry.h"

#include "base/error.h"
#include "base/text.h"
#include "edit/commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
step_free (gpointer data)
{
  SwQuickStep *step = data;

  g_free (step->name);
  g_free (step->process);
  g_free (step->wait);
  g_free (step->accuracy);
  g_free (step->team);
  g_free (step);
}

/* --- names that are shortened ------------------------------------------------------------------------------ */

/* How well @key, a shortened name, fits @name: 3 all of it, 2 its beginning, 1 the beginning of a later word, 0 not. */
static guint
fit (const char *key, const char *name)
{
  g_autofree char *whole = sw_text_key (name);
  g_auto (GStrv) words = NULL;

  if (g_str_equal (whole, key))
    return 3;
  if (g_str_has_prefix (whole, key))
    return 2;
  words = g_strsplit_set (whole, " -/&", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], key))
      return 1;
  return 0;
}

static const SwActivity *
find_activity (SwMap *map, const char *word, GError **error)
{
  const SwProfile *profile = sw_map_profile (map);
  g_autofree char *key = sw_text_key (word);
  g_autoptr (GString) ids = g_string_new (NULL);
  const SwActivity *best = NULL;
  guint best_fit = 0;

  for (guint i = 0; profile != NULL && *key != '\0' && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      guint fits = MAX (MAX (fit (key, activity->id), fit (key, activity->short_name)), fit (key, activity->name));

      if (fits > best_fit)
        {
          best = activity;
          best_fit = fits;
        }
    }
  if (best != NULL)
    return best;
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    g_string_append_printf (ids, "%s@%s", i > 0 ? ", " : "",
                            ((const SwActivity *)g_ptr_array_index (profile->activities, i))->id);
  g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("“@%s” is no activity; there are %s"), word, ids->str);
  return NULL;
}

/* The name of the team that is meant; @word itself if there is none. Returns: (transfer full) */
static char *
find_team (SwMap *map, const char *word)
{
  g_autofree char *key = sw_text_key (word);
  const char *best = NULL;
  guint best_fit = 0;

  sw_for_each_kind (team, sw_map_root (map), SW_KIND_TEAM)
    {
      guint fits = fit (key, sw_element_text (team, SW_ATTR_NAME));

      if (fits > best_fit)
        {
          best = sw_element_text (team, SW_ATTR_NAME);
          best_fit = fits;
        }
    }
  return g_strdup (best != NULL ? best : word);
}

/* --- one step ---------------------------------------------------------------------------------------------- */

static gboolean
is_time (const char *text)
{
  SwEstimate estimate;

  return *text != '\0' && sw_estimate_parse_typed (text, &estimate, NULL) && estimate.points > 0;
}

/* A word of two parts is meant as times if one of them is a time: then a mistake in the other is told rather than put
 * into the name, which “24/7” is a part of. */
static gboolean
looks_like_times (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "/", 2);

  return is_time (parts[0]) || (parts[1] != NULL && is_time (parts[1]));
}

static gboolean
take_times (SwQuickStep *step, const char *word, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, "/", 2);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !is_time (parts[i]))
      {
        g_set_error (error, SW_ERROR, SW_ERROR_VALUE,
                     _ ("“%s” is no time; times are written like 15min/2d: worked/waited"), parts[i]);
        return FALSE;
      }
  if (*parts[0] != '\0')
    step->process = g_strdup (parts[0]);
  if (parts[1] != NULL && *parts[1] != '\0')
    step->wait = g_strdup (parts[1]);
  return TRUE;
}

static gboolean
take_accuracy (SwQuickStep *step, const char *word, GError **error)
{
  const SwAttrSpec *spec = sw_kind_attr (SW_KIND_STEP, SW_ATTR_ACCURACY);
  g_autofree char *text = g_strdelimit (g_strdup (word), ",", '.');
  SwValue value = { 0 };

  if (!sw_value_parse (spec, text, &value, error))
    return FALSE;
  sw_value_clear (spec, &value);
  step->accuracy = g_steal_pointer (&text);
  return TRUE;
}

/* Returns: whether @word was understood; *@name: it is a part of the name */
static gboolean
take_word (SwMap *map, SwQuickStep *step, const char *word, gboolean *name, GError **error)
{
  *name = FALSE;
  if (word[0] == '@' && word[1] != '\0')
    return (step->activity = find_activity (map, word + 1, error)) != NULL;
  if (word[0] == '#' && word[1] != '\0')
    {
      g_free (step->team);
      step->team = g_strdup (word + 1);
      return TRUE;
    }
  if (g_ascii_isdigit (word[0]) && g_str_has_suffix (word, "%") && step->accuracy == NULL)
    return take_accuracy (step, word, error);
  if (step->process == NULL && step->wait == NULL && looks_like_times (word))
    return take_times (step, word, error);
  *name = TRUE;
  return TRUE;
}

/* The next word from *@text on; "#" and a quoted text are one. Returns: (transfer full) (nullable) */
static char *
next_word (const char **text)
{
  const char *begin = *text, *end;

  while (*begin == ' ')
    begin++;
  if (*begin == '\0')
    return NULL;
  if (begin[0] == '#' && begin[1] == '"' && (end = strchr (begin + 2, '"')) != NULL)
    {
      *text = end + 1;
      return g_strdup_printf ("#%.*s", (int)(end - begin - 2), begin + 2);
    }
  end = begin + strcspn (begin, " ");
  *text = end;
  return g_strndup (begin, (gsize)(end - begin));
}

static SwQuickStep *
parse_step (SwMap *map, const char *text, GError **error)
{
  SwQuickStep *step = g_new0 (SwQuickStep, 1);
  g_autoptr (GString) name = g_string_new (NULL);
  char *word;

  while ((word = next_word (&text)) != NULL)
    {
      g_autofree char *owned = word;
      gboolean belongs;

      if (!take_word (map, step, word, &belongs, error))
        {
          step_free (step);
          return NULL;
        }
      if (belongs)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", word);
    }
  step->name = g_strdup (name->str);
  return step;
}

GPtrArray *
sw_quick_parse (SwMap *map, const char *text, GError **error)
{
  g_autofree char *clean = sw_text_clean (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (clean, ";\n", -1);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *line = sw_text_clean_line (parts[i], -1);
      SwQuickStep *step;

      if (*line == '\0')
        continue;
      step = parse_step (map, line, error);
      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, step);
    }
  if (steps->len == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE,
                           _ ("Write a step, such as: Triage @engage 15min/2d 80% #desk"));
      return NULL;
    }
  return g_steal_pointer (&steps);
}

/* --- the command ------------------------------------------------------------------------------------------- */

static gboolean
set_typed (SwTransaction *transaction, SwElement *step, SwAttr attr, const char *typed, GError **error)
{
  return typed == NULL || sw_edit_set (transaction, step, attr, typed, error);
}

static SwElement *
make_step (SwTransaction *transaction, SwElement *stream, const SwQuickStep *quick, gint64 x, gint64 y, GError **error)
{
  SwElement *step =
      sw_edit_add_step (transaction, stream, quick->activity != NULL ? quick->activity->id : NULL, quick->name, x, y);
  g_autofree char *name = quick->team != NULL ? find_team (sw_transaction_map (transaction), quick->team) : NULL;
  const char *team = name != NULL ? sw_edit_add_team (transaction, name)->id : NULL;

  if (!set_typed (transaction, step, SW_ATTR_PROCESS, quick->process, error)
      || !set_typed (transaction, step, SW_ATTR_WAIT, quick->wait, error)
      || !set_typed (transaction, step, SW_ATTR_ACCURACY, quick->accuracy, error)
      || !set_typed (transaction, step, SW_ATTR_TEAM, team, error))
    return NULL;
  return step;
}

gboolean
sw_edit_quick_entry (SwTransaction *transaction, SwElement *stream, SwElement *after, const char *text, gint64 x,
                     gint64 y, gint64 pitch, char ***made, GError **error)
{
  g_autoptr (GPtrArray) steps = sw_quick_parse (sw_transaction_map (transaction), text, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      SwElement *step = make_step (transaction, stream, g_ptr_array_index (steps, i), x + i * pitch, y, error);

      if (step == NULL || (after != NULL && sw_edit_connect (transaction, after, step, SW_KIND_FLOW, error) == NULL))
        return FALSE;
      g_ptr_array_add (ids, g_strdup (step->id));
      after = step;
    }
  g_ptr_array_add (ids, NULL);
  *made = (char **)g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}
