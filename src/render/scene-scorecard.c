#include "render/scene-internal.h"

#include "checks/scorecard.h"
#include "render/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The scorecards stand below everything else, as streams may stand close to each other. */

#define GAP 32.0  /* above a scorecard */
#define LINES 1.6 /* of a frame, outside of it */
#define LEAST_WIDTH 760.0
#define MOST_WIDTH 1040.0
#define PADDING 16.0
#define HEADING 44.0
#define MARK 12.0   /* half a mark's place */
#define STATE 84.0  /* the state's word */
#define TITLE 190.0 /* what is looked at */
#define SIZE 12.0
#define MOST_LINES 4
#define ROW_PADDING 9.0

static void
build_stroke (SwBuilder *builder, SwPoint from, SwPoint to, SwColour colour)
{
  sw_build_line (builder, (SwPoint[]){ from, from, to, to }, 4, colour, 2, 0);
}

/* Each state has its form: a disc with a tick, a ring with a bar, a square with a cross, a broken ring. */
static void
build_mark (SwBuilder *builder, SwSignalState state, double x, double y)
{
  const SwTheme *theme = builder->theme;
  SwRect disc = { x - 9, y - 9, 18, 18 };
  SwShape ring = { .type = SW_SHAPE_RECT, .rect = disc, .radius = 9, .stroke = theme->text_soft, .width = 1.5 };

  switch (state)
    {
    case SW_SIGNAL_GOOD:
      sw_build_rect (builder, disc, 9, theme->info, SW_NO_COLOUR, 0);
      build_stroke (builder, (SwPoint){ x - 4.5, y }, (SwPoint){ x - 1, y + 3.8 }, theme->on_badge);
      build_stroke (builder, (SwPoint){ x - 1, y + 3.8 }, (SwPoint){ x + 5, y - 3.8 }, theme->on_badge);
      break;
    case SW_SIGNAL_MIXED:
      sw_build_rect (builder, disc, 9, theme->warning, theme->text, 1.2);
      build_stroke (builder, (SwPoint){ x - 4.5, y }, (SwPoint){ x + 4.5, y }, (SwColour){ 0.1, 0.1, 0.1, 1 });
      break;
    case SW_SIGNAL_POOR:
      sw_build_rect (builder, disc, 3, theme->error, SW_NO_COLOUR, 0);
      build_stroke (builder, (SwPoint){ x - 4, y - 4 }, (SwPoint){ x + 4, y + 4 }, theme->on_badge);
      build_stroke (builder, (SwPoint){ x - 4, y + 4 }, (SwPoint){ x + 4, y - 4 }, theme->on_badge);
      break;
    default:
      ring.dash[0] = 3;
      ring.dash[1] = 3;
      g_array_append_val (builder->scene->shapes, ring);
      sw_build_text (builder, (SwRect){ x - 9, y - 7.5, 18, 15 }, "?", SIZE, TRUE, theme->text_soft, SW_ALIGN_CENTRE,
                     1);
    }
}

static guint
lines_of (const char *font, const char *text, double width)
{
  g_auto (SwTextLines) lines = { 0 };

  sw_text_break (font, text, SIZE, FALSE, width, MOST_LINES, &lines);
  return MAX (lines.count, 1);
}

/* Returns: the height of the row. */
static double
build_row (SwBuilder *builder, SwRect room, SwSignalType type, const SwSignal *signal)
{
  const SwTheme *theme = builder->theme;
  double line = sw_text_line_height (SIZE);
  double x = room.x + PADDING, state_x = x + 2 * MARK + 6, title_x = state_x + STATE, evidence_x = title_x + TITLE;
  double width = room.x + room.width - PADDING - evidence_x;
  guint lines = lines_of (theme->font, signal->evidence, width);
  double height = lines * line + 2 * ROW_PADDING, top = room.y + ROW_PADDING;
  SwPoint from = { room.x, room.y }, to = { room.x + room.width, room.y };

  sw_build_line (builder, (SwPoint[]){ from, from, to, to }, 4, theme->frame_border, 1, 0);
  build_mark (builder, signal->state, x + MARK - 3, top + line / 2);
  sw_build_text (builder, (SwRect){ state_x, top, STATE - 8, line }, sw_signal_state_label (signal->state), SIZE, TRUE,
                 theme->text, SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ title_x, top, TITLE - 12, line }, sw_signal_title (type), SIZE, FALSE, theme->text,
                 SW_ALIGN_START, 1);
  sw_build_text (builder, (SwRect){ evidence_x, top, width, lines * line }, signal->evidence, SIZE, FALSE,
                 theme->text_soft, SW_ALIGN_START, lines);
  return height;
}

static char *
title_of (const SwElement *stream)
{
  g_autofree char *name = sw_element_title (stream);

  return g_strdup_printf (_ ("Scorecard of “%s”"), name);
}

/* Frame and header come first, when their height is known only in the end. */
static void
build_ground (SwBuilder *builder, SwRect card, const char *title)
{
  const SwTheme *theme = builder->theme;
  SwRect header = { card.x, card.y, card.width, HEADING }, below = { card.x, card.y + 20, card.width, HEADING - 20 };

  sw_build_rect (builder, card, 14, theme->frame, SW_NO_COLOUR, 0);
  sw_build_rect (builder, header, 14, theme->header, SW_NO_COLOUR, 0);
  sw_build_rect (builder, below, 0, theme->header, SW_NO_COLOUR, 0);
  sw_build_rect (builder, card, 14, SW_NO_COLOUR, theme->frame_border, 1.2);
  sw_build_text (builder, (SwRect){ card.x + PADDING, card.y + 12, card.width - 2 * PADDING, 20 }, title, 15, TRUE,
                 theme->text, SW_ALIGN_LEFT, 1);
}

static double
height_of (const SwBuilder *builder, const SwScorecard *scorecard, double width)
{
  double evidence = width - 2 * PADDING - 2 * MARK - 6 - STATE - TITLE, height = HEADING;

  for (guint i = 0; i < SW_N_SIGNALS; i++)
    height += lines_of (builder->theme->font, scorecard->signals[i].evidence, evidence) * sw_text_line_height (SIZE)
              + 2 * ROW_PADDING;
  return height;
}

/* No id of an element holds a colon. Returns: the lower end of the card */
static double
build_scorecard (SwBuilder *builder, const SwReport *report, guint stream, SwRect card)
{
  const SwElement *element = builder->analysis->streams[stream];
  g_autoptr (SwScorecard) scorecard = sw_scorecard_new (builder->analysis, report, stream);
  g_autofree char *title = title_of (element), *id = g_strconcat ("scorecard:", element->id, NULL);
  double y = card.y + HEADING;

  card.height = height_of (builder, scorecard, card.width);
  sw_build_begin (builder, SW_ITEM_SCORECARD, id);
  builder->item.rect = card;
  build_ground (builder, card, title);
  for (guint i = 0; i < SW_N_SIGNALS; i++)
    y += build_row (builder, (SwRect){ card.x, y, card.width, 0 }, i, &scorecard->signals[i]);
  sw_build_end (builder, title);
  return card.y + card.height;
}

/* The map's bounds are a little more than its frames, by the lines around them. */
void
sw_build_scorecards (SwBuilder *builder, const SwReport *report)
{
  SwRect all = sw_rect_grow (&builder->scene->bounds, -LINES);
  SwRect card = { floor (all.x), floor (all.y + all.height + GAP), CLAMP (ceil (all.width), LEAST_WIDTH, MOST_WIDTH),
                  0 };

  for (guint i = 0; i < builder->analysis->n_streams; i++)
    if (sw_scene_draws (builder->options, builder->analysis->streams[i]))
      card.y = build_scorecard (builder, report, i, card) + GAP;
}
