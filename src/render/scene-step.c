#include "render/scene-internal.h"

#include "metrics/figure-text.h"
#include "render/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STRIP 5.0

/* What is known of a step's times, as text; NULL if nothing is. */
typedef struct
{
  char *process, *wait;
} Times;

static Times
times_of (const SwElement *step)
{
  const SwEstimate *process = sw_element_estimate (step, SW_ATTR_PROCESS);
  const SwEstimate *wait = sw_element_estimate (step, SW_ATTR_WAIT);

  return (Times){ process != NULL ? sw_estimate_format (process) : NULL,
                  wait != NULL ? sw_estimate_format (wait) : NULL };
}

static void
times_clear (Times *times)
{
  g_free (times->process);
  g_free (times->wait);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Times, times_clear)

static void
append_between (GString *out)
{
  if (out->len > 0)
    g_string_append (out, "  ·  ");
}

static void
append_time (GString *out, const char *label, const char *time, gboolean asked)
{
  if (time == NULL && !asked)
    return;
  append_between (out);
  g_string_append (out, label);
  g_string_append (out, "\u00a0");
  g_string_append (out, time != NULL ? time : "?");
}

/* PT · WT · %C&A. What is not known is asked for once something of the kind is known in the stream, and totals lack it;
 * an unmeasured draft stays calm. */
static char *
row_of (SwBuilder *builder, const SwElement *step, const Times *times, const SwFigures *figures)
{
  GString *out = g_string_new (NULL);
  gboolean light = sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES;
  double accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);

  append_time (out, builder->words.process, times->process, figures->any_time && !light);
  append_time (out, builder->words.wait, times->wait, figures->any_time && !light);
  if (accuracy >= 0)
    {
      append_between (out);
      g_string_append_printf (out, "%.4g\u00a0%%", accuracy * 100);
    }
  else if (!isnan (figures->accuracy) && !light)
    {
      append_between (out);
      g_string_append (out, "?\u00a0%");
    }
  return g_string_free (out, FALSE);
}

/* Times narrow with their length: ranges need more room than single values. */
static double
size_of_row (const char *row)
{
  return g_utf8_strlen (row, -1) > 34 ? 9.5 : 10.5;
}

static gboolean
is_bottleneck (SwBuilder *builder, guint stream, guint index)
{
  return sw_build_lights (builder, stream) && builder->analysis->figures[stream]->bottleneck == (int)index;
}

/* "Bottleneck", and how much of its time is taken if that is why. */
static char *
bottleneck_text (const SwStepFigures *step)
{
  g_autofree char *used = sw_share_text (step->utilisation);

  /* Translators: %s is how much of a step's time is taken, "92 %" */
  return used != NULL ? g_strdup_printf (_ ("Bottleneck %s"), used) : g_strdup (_ ("Bottleneck"));
}

static void
append_lit (GString *out, SwBuilder *builder, guint stream, guint index)
{
  const SwStepFigures *step = &builder->analysis->figures[stream]->steps[index];

  if (sw_build_lights (builder, stream) && step->on_path)
    g_string_append (out, _ (", on the critical path"));
  if (is_bottleneck (builder, stream, index))
    {
      g_autofree char *text = bottleneck_text (step);
      g_string_append_printf (out, ", %s", text);
    }
}

/* @form: with one %s */
static void
append_said (GString *out, const char *form, const char *time)
{
  if (time == NULL)
    return;
  g_string_append (out, ", ");
  g_string_append_printf (out, form, time);
}

static char *
title_of (SwBuilder *builder, guint stream, guint index, const SwActivity *activity, const Times *times)
{
  const SwElement *step = builder->analysis->graphs[stream]->steps[index];
  GString *out = g_string_new (NULL);
  g_autofree char *name = sw_element_title (step);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (builder->counts, step->id));

  g_string_append (out, name);
  g_string_append (out, ", ");
  g_string_append (out, activity != NULL ? activity->name : _ ("no activity"));
  append_said (out, builder->words.waits, times->wait);
  append_said (out, builder->words.works, times->process);
  if (sw_element_choice (step, SW_ATTR_BASIS) == SW_BASIS_MEASURED && (times->wait != NULL || times->process != NULL))
    g_string_append (out, _ (", measured"));
  append_lit (out, builder, stream, index);
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
                 lit                     ? 3
                 : theme->activity_fills ? 1
                                         : 1.6);
}

#define CLOCK 10.0

/* A little clock says that the times were measured; guesses, which most are, say nothing. */
static void
build_measured (SwBuilder *builder, double x, double y)
{
  SwColour colour = builder->theme->text_soft;
  SwPoint middle = { x + CLOCK / 2, y + CLOCK / 2 }, up = { middle.x, y + 2 }, right = { x + CLOCK - 2.5, middle.y };

  sw_build_rect (builder, (SwRect){ x, y, CLOCK, CLOCK }, CLOCK / 2, SW_NO_COLOUR, colour, 1.1);
  sw_build_line (builder, (SwPoint[]){ up, up, middle, middle, middle, right, right }, 7, colour, 1.1, 0);
}

/* A plate with pointed ends at the card's lower left corner, where it leaves the middle, and so the ends of feedback,
 * to be seen: a shape and a word, not a colour alone. */
static void
build_bottleneck (SwBuilder *builder, const SwRect *card, const SwStepFigures *step)
{
  const SwTheme *theme = builder->theme;
  g_autofree char *text = bottleneck_text (step);
  double width = MIN (sw_text_width (theme->font, text, 11, TRUE) + 6, card->width - 60), half = width / 2 + 8;
  double x = card->x - 14 + half, y = card->y + card->height + 5;
  SwPoint corners[6] = { { x - half + 8, y - 9 }, { x + half - 8, y - 9 }, { x + half, y },
                         { x + half - 8, y + 9 }, { x - half + 8, y + 9 }, { x - half, y } };

  sw_build_polygon (builder, corners, G_N_ELEMENTS (corners), theme->activity_fills ? theme->critical : theme->card,
                    theme->activity_fills ? theme->card : theme->critical, 1.5);
  sw_build_text (builder, (SwRect){ x - width / 2, y - 7.5, width, 15 }, text, 11, TRUE,
                 theme->activity_fills ? theme->on_badge : theme->critical, SW_ALIGN_CENTRE, 1);
}

void
sw_build_step (SwBuilder *builder, guint stream, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwElement *step = builder->analysis->graphs[stream]->steps[index];
  const SwRect *rect = sw_layout_rect (builder->layout, step->id);
  const SwActivity *activity = sw_map_activity (builder->analysis->map, step);
  const SwElement *team = sw_map_find_kind (builder->analysis->map, sw_element_text (step, SW_ATTR_TEAM), SW_KIND_TEAM);
  const SwFigures *figures = builder->analysis->figures[stream];
  gboolean lit = sw_build_lights (builder, stream) && figures->steps[index].on_path;
  gboolean measured = sw_element_choice (step, SW_ATTR_BASIS) == SW_BASIS_MEASURED;
  SwColour colour = sw_theme_activity (theme, activity);
  double left = rect->x + 16, width = rect->width - 30;
  g_auto (Times) times = times_of (step);
  g_autofree char *row = row_of (builder, step, &times, figures);
  g_autofree char *title = title_of (builder, stream, index, activity, &times);
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
                 FALSE, colour, SW_ALIGN_LEFT, 1);
  sw_build_text (builder, (SwRect){ left, rect->y + 27, width, 36 }, sw_element_text (step, SW_ATTR_NAME), 13.5, TRUE,
                 theme->text, SW_ALIGN_START, 2);
  if (team != NULL)
    sw_build_text (builder, (SwRect){ left, rect->y + 64, width, 15 }, sw_element_text (team, SW_ATTR_NAME), 11, FALSE,
                   theme->text_soft, SW_ALIGN_START, 1);
  measured = measured && *row != '\0';
  sw_build_text (builder, (SwRect){ left, rect->y + 83, width + (measured ? -CLOCK : 6), 15 }, row, size_of_row (row),
                 FALSE, theme->text, SW_ALIGN_START, 1);
  if (measured)
    build_measured (builder, rect->x + rect->width - CLOCK - 8, rect->y + 86);
  if (is_bottleneck (builder, stream, index))
    build_bottleneck (builder, rect, &figures->steps[index]);
  if (builder->options->findings)
    sw_build_badge (builder, step->parent, step->id, rect->x + rect->width - SW_BADGE_INSET_X,
                    rect->y + SW_BADGE_INSET_Y);
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

/* A dot a vote, as on paper, and how many they are; beyond a row of dots the number alone grows. */
static void
build_votes (SwBuilder *builder, const SwRect *rect, gint64 votes)
{
  enum
  {
    MOST = 8,
    SIZE = 9,
    STEP = 12
  };
  double x = rect->x + 12, y = rect->y + rect->height - SIZE - 9;
  gint64 dots = MIN (votes, MOST);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, votes);

  for (gint64 i = 0; i < dots; i++)
    sw_build_rect (builder, (SwRect){ x + STEP * i, y, SIZE, SIZE }, SIZE / 2.0, builder->theme->note_text,
                   SW_NO_COLOUR, 0);
  sw_build_text (builder, (SwRect){ x + STEP * dots + 3, y - 3, rect->x + rect->width - x - STEP * dots - 3, 15 },
                 count, 11, TRUE, builder->theme->note_text, SW_ALIGN_LEFT, 1);
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
  gint64 votes = sw_element_integer (note, SW_ATTR_VOTES, 0);
  guint lines = votes > 0 ? 3 : 4;
  double inset = 12;
  g_autofree char *voted =
      g_strdup_printf (ngettext ("%u vote", "%u votes", (gulong)votes), (guint)MIN (votes, G_MAXUINT));
  g_autofree char *title = g_strdup_printf ("%s: %s%s%s", heading, text, votes > 0 ? ", " : "", votes > 0 ? voted : "");

  sw_build_begin (builder, SW_ITEM_NOTE, note->id);
  builder->item.rect = *rect;
  if (kind == SW_NOTE_IMPROVEMENT)
    build_burst (builder, rect, fill, border);
  else
    sw_build_rect (builder, *rect, 4, fill, border, 1);
  sw_build_text (builder, (SwRect){ rect->x + inset, rect->y + 9, rect->width - 2 * inset, 14 }, heading, 10.5, FALSE,
                 theme->note_text, SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ rect->x + inset, rect->y + 25, rect->width - 2 * inset, 16.0 * lines }, text, 12,
                 FALSE, theme->note_text, SW_ALIGN_START, lines);
  if (votes > 0)
    build_votes (builder, rect, votes);
  sw_build_end (builder, title);
}
