#include "render/scene-internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STRIP 5.0

static void
append_part (GString *out, const char *label, const char *value)
{
  g_string_append_printf (out, "%s%s\u00a0%s", out->len > 0 ? "  ·  " : "", label, value);
}

/* PT · WT · %C&A: what is not known is left out, so that an unmeasured draft stays calm. */
static char *
times_of (const SwElement *step)
{
  GString *out = g_string_new (NULL);
  const SwEstimate *process = sw_element_estimate (step, SW_ATTR_PROCESS);
  const SwEstimate *wait = sw_element_estimate (step, SW_ATTR_WAIT);
  double accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);

  if (process != NULL)
    {
      g_autofree char *text = sw_estimate_format (process);
      append_part (out, C_ ("process time", "PT"), text);
    }
  if (wait != NULL)
    {
      g_autofree char *text = sw_estimate_format (wait);
      append_part (out, C_ ("wait time", "WT"), text);
    }
  if (accuracy >= 0)
    g_string_append_printf (out, "%s%.4g\u00a0%%", out->len > 0 ? "  ·  " : "", accuracy * 100);
  return g_string_free (out, FALSE);
}

/* Times narrow with their length: ranges need more room than single values. */
static double
size_of_times (const char *times)
{
  return g_utf8_strlen (times, -1) > 34 ? 9.5 : 10.5;
}

static char *
title_of (SwBuilder *builder, const SwElement *step, const SwActivity *activity)
{
  GString *out = g_string_new (NULL);
  g_autofree char *name = sw_element_title (step);
  const SwEstimate *process = sw_element_estimate (step, SW_ATTR_PROCESS);
  const SwEstimate *wait = sw_element_estimate (step, SW_ATTR_WAIT);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (builder->counts, step->id));

  g_string_append_printf (out, "%s, %s", name, activity != NULL ? activity->name : _ ("no activity"));
  if (wait != NULL)
    {
      g_autofree char *text = sw_estimate_format (wait);
      g_string_append (out, ", ");
      g_string_append_printf (out, _ ("waits %s"), text);
    }
  if (process != NULL)
    {
      g_autofree char *text = sw_estimate_format (process);
      g_string_append (out, ", ");
      g_string_append_printf (out, _ ("works %s"), text);
    }
  if (count > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u finding", "%u findings", count), count);
    }
  return g_string_free (out, FALSE);
}

static void
build_card (SwBuilder *builder, const SwRect *rect, SwColour colour, gboolean lit)
{
  const SwTheme *theme = builder->theme;
  SwRect shadow = { rect->x, rect->y + 2, rect->width, rect->height };
  SwRect paper = { rect->x + STRIP, rect->y, rect->width - STRIP, rect->height };

  if (theme->activity_fills && theme->id != SW_THEME_CONTRAST)
    sw_build_rect (builder, shadow, 10, (SwColour){ 0, 0, 0, 0.10 }, SW_NO_COLOUR, 0);
  sw_build_rect (builder, *rect, 10, theme->activity_fills ? colour : theme->card, SW_NO_COLOUR, 0);
  sw_build_rect (builder, paper, 9, theme->card, SW_NO_COLOUR, 0);
  sw_build_rect (builder, *rect, 10, SW_NO_COLOUR,
                 lit                     ? theme->critical
                 : theme->activity_fills ? theme->card_border
                                         : colour,
                 lit                     ? 2.5
                 : theme->activity_fills ? 1
                                         : 1.6);
}

void
sw_build_step (SwBuilder *builder, guint stream, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwElement *step = builder->analysis->graphs[stream]->steps[index];
  const SwRect *rect = sw_layout_rect (builder->layout, step->id);
  const SwActivity *activity = sw_map_activity (builder->analysis->map, step);
  const SwElement *team = sw_map_find_kind (builder->analysis->map, sw_element_text (step, SW_ATTR_TEAM), SW_KIND_TEAM);
  gboolean lit = builder->options->path && builder->analysis->figures[stream]->steps[index].on_path;
  SwColour colour = sw_theme_activity (theme, activity);
  double left = rect->x + 16, width = rect->width - 30;
  g_autofree char *times = times_of (step);
  g_autofree char *title = title_of (builder, step, activity);
  g_autofree char *label = NULL;

  sw_build_begin (builder, SW_ITEM_STEP, step->id);
  builder->item.rect = *rect;
  build_card (builder, rect, colour, lit);
  if (activity != NULL)
    sw_build_icon (builder, (SwRect){ left, rect->y + 10, 13, 13 }, activity->icon, colour);
  label = g_strdup (activity != NULL ? activity->name : _ ("No activity"));
  if (sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES)
    {
      g_autofree char *plain = g_steal_pointer (&label);
      /* Translators: the activity's name; "light" says that it is only touched. */
      label = g_strdup_printf (_ ("%s, light"), plain);
    }
  sw_build_text (builder, (SwRect){ activity != NULL ? left + 19 : left, rect->y + 9, width - 30, 15 }, label, 11,
                 FALSE, colour, SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ left, rect->y + 27, width, 36 }, sw_element_text (step, SW_ATTR_NAME), 13.5, TRUE,
                 theme->text, SW_ALIGN_START, 2);
  if (team != NULL)
    sw_build_text (builder, (SwRect){ left, rect->y + 64, width, 15 }, sw_element_text (team, SW_ATTR_NAME), 11, FALSE,
                   theme->text_soft, SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ left, rect->y + 83, width + 6, 15 }, times, size_of_times (times), FALSE,
                 theme->text, SW_ALIGN_START, 1);
  if (builder->options->findings)
    sw_build_badge (builder, step->parent, step->id, rect->x + rect->width - 6, rect->y + 5);
  sw_build_end (builder, title);
}

/* A kaizen burst: spikes all around the note's rectangle, which stays free for the text. */
static void
build_burst (SwBuilder *builder, const SwRect *rect, SwColour fill, SwColour stroke)
{
  enum
  {
    ACROSS = 7,
    DOWN = 4,
    CORNERS = 4 * (ACROSS + DOWN)
  };
  SwRect tips = sw_rect_grow (rect, SW_BURST_SPIKES);
  SwPoint corners[CORNERS];
  guint n = 0;

  for (guint i = 0; i < 2 * ACROSS; i++)
    corners[n++] = i % 2 == 0 ? (SwPoint){ rect->x + rect->width * i / (2 * ACROSS), rect->y }
                              : (SwPoint){ tips.x + tips.width * i / (2 * ACROSS), tips.y };
  for (guint i = 0; i < 2 * DOWN; i++)
    corners[n++] = i % 2 == 0 ? (SwPoint){ rect->x + rect->width, rect->y + rect->height * i / (2 * DOWN) }
                              : (SwPoint){ tips.x + tips.width, tips.y + tips.height * i / (2 * DOWN) };
  for (guint i = 0; i < 2 * (ACROSS + DOWN); i++)
    corners[n++] = (SwPoint){ 2 * rect->x + rect->width - corners[i].x, 2 * rect->y + rect->height - corners[i].y };
  sw_build_polygon (builder, corners, CORNERS, fill, stroke, 1.2);
}

void
sw_build_note (SwBuilder *builder, const SwElement *note)
{
  const SwTheme *theme = builder->theme;
  const SwRect *rect = sw_layout_rect (builder->layout, note->id);
  SwNoteKind kind = sw_element_choice (note, SW_ATTR_KIND);
  SwColour fill = kind == SW_NOTE_IMPROVEMENT ? theme->note_improvement
                  : kind == SW_NOTE_PARKED    ? theme->note_parked
                                              : theme->note;
  SwColour border = sw_colour_alpha (theme->note_text, theme->id == SW_THEME_CONTRAST ? 1 : 0.35);
  const char *heading = kind == SW_NOTE_IMPROVEMENT ? _ ("Improvement")
                        : kind == SW_NOTE_PARKED    ? _ ("Parked")
                                                    : _ ("Note");
  const char *text = sw_element_text (note, SW_ATTR_TEXT);
  double inset = 12;
  g_autofree char *title = g_strdup_printf ("%s: %s", heading, text);

  sw_build_begin (builder, SW_ITEM_NOTE, note->id);
  builder->item.rect = *rect;
  if (kind == SW_NOTE_IMPROVEMENT)
    build_burst (builder, rect, fill, border);
  else
    sw_build_rect (builder, *rect, 4, fill, border, 1);
  sw_build_text (builder, (SwRect){ rect->x + inset, rect->y + 9, rect->width - 2 * inset, 14 }, heading, 10.5, FALSE,
                 theme->note_text, SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ rect->x + inset, rect->y + 25, rect->width - 2 * inset, 64 }, text, 12, FALSE,
                 theme->note_text, SW_ALIGN_START, 4);
  sw_build_end (builder, title);
}
