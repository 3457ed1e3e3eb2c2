#include "render/scene-internal.h"

#include "base/text.h"
#include "checks/declaration-text.h"
#include "metrics/figure-text.h"
#include "render/text.h"

#include <glib/gi18n-lib.h>

/* The totals of a stream in the order in which they matter. @form: with one %s. @value: (transfer full) (nullable) */
static void
add_total (GPtrArray *totals, const char *form, char *value)
{
  g_autofree char *text = value;

  if (text != NULL)
    g_ptr_array_add (totals, g_strdup_printf (form, text));
}

static GPtrArray *
totals_of (const SwFigures *figures, const SwCalendar *calendar)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func (g_free);

  add_total (totals, C_ ("lead time", "LT %s"), sw_total_text (figures->lead.likely, figures->complete, calendar));
  add_total (totals, C_ ("process time", "PT %s"),
             sw_total_text (figures->process.likely, figures->process_complete, calendar));
  add_total (totals, _ ("flow efficiency %s"), sw_share_text (figures->efficiency));
  add_total (totals, _ ("%%C&A %s"), sw_share_text (figures->accuracy));
  add_total (totals, _ ("takt %s"), sw_total_text (figures->takt, TRUE, calendar));
  return totals;
}

/* The first @n of @totals on one line. */
static char *
join_totals (const GPtrArray *totals, guint n, const char *between)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? between : "", (const char *)g_ptr_array_index (totals, i));
  return g_string_free (out, FALSE);
}

static const char *
ghost_mark (SwDeclared declared)
{
  switch (declared)
    {
    case SW_DECLARED_LIGHT:
      return "≈ ";
    case SW_DECLARED_COVERED:
      return "→ ";
    case SW_DECLARED_NOT_APPLICABLE:
      return "– ";
    default:
      return "";
    }
}

/* What a screen reader and a tooltip say of a slot. */
static char *
ghost_title (SwBuilder *builder, const SwGhost *ghost)
{
  g_autofree char *text = ghost->declaration != NULL ? sw_declaration_text (builder->analysis->map, ghost->declaration)
                          : ghost->expected          ? g_strdup (_ ("nobody does this here yet"))
                                                     : g_strdup (_ ("not here, and not expected"));

  return g_strdup_printf ("%s: %s", ghost->activity->name, text);
}

/* An empty slot asks to be filled and is dashed, quietly if nobody expects it; a declared one is settled and has a
 * ground. */
static void
build_ghost (SwBuilder *builder, const SwElement *stream, const SwGhost *ghost)
{
  const SwTheme *theme = builder->theme;
  gboolean empty = ghost->declared == SW_DECLARED_UNKNOWN;
  SwColour colour = empty && ghost->expected ? sw_theme_activity (theme, ghost->activity) : theme->ghost;
  const SwRect *r = &ghost->rect;
  g_autofree char *label = g_strconcat (ghost_mark (ghost->declared), ghost->activity->short_name, NULL);
  g_autofree char *title = ghost_title (builder, ghost);
  SwShape pill = { .type = SW_SHAPE_RECT, .rect = *r, .radius = r->height / 2, .stroke = colour, .width = 1.2 };

  if (empty)
    {
      pill.dash[0] = 4;
      pill.dash[1] = 3;
    }
  else
    pill.fill = sw_colour_alpha (theme->ghost, 0.12);
  g_array_append_val (builder->scene->shapes, pill);
  sw_build_icon (builder, (SwRect){ r->x + 8, r->y + 5.5, 11, 11 }, ghost->activity->icon, colour);
  if (r->width > SW_GHOST_SIGN)
    sw_build_text (builder, (SwRect){ r->x + 23, r->y + 4, r->width - 27, 14 }, label, 10.5, FALSE, colour,
                   SW_ALIGN_START, 1);
  sw_build_spot (builder, SW_HIT_GHOST, *r, stream->id, ghost->activity->id, title);
}

#define LANE_NAME_SIZE 11.5
#define LANE_ICON 16.0
#define LANE_INSET 6.0 /* of grounds, so that they fit into the frame's corners */

static void
build_border (SwBuilder *builder, const SwStreamLayout *at, double y)
{
  double left = at->frame.x, right = at->frame.x + at->frame.width;
  SwPoint line[] = { { left, y }, { left, y }, { right, y }, { right, y } };

  sw_build_line (builder, line, G_N_ELEMENTS (line), builder->theme->frame_border, 1, 0);
}

/* A band that tells its activity by sign and name; every second one has a ground. Lines stand between them. */
static void
build_lane (SwBuilder *builder, const SwStreamLayout *at, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwLane *lane = &g_array_index (at->lanes, SwLane, index);
  const SwRect *r = &lane->rect;
  SwColour colour = sw_theme_activity (theme, lane->activity);
  const char *name = lane->activity != NULL ? lane->activity->name : _ ("No known activity");
  double x = r->x + 16, y = lane->first + 2;

  SwRect band = sw_rect_grow (r, -LANE_INSET), name_ground = { band.x, band.y, SW_LANE_NAME - LANE_INSET, band.height };

  if (theme->activity_fills && index % 2 == 1)
    sw_build_rect (builder, band, SW_STREAM_ROUND - LANE_INSET, sw_colour_alpha (theme->text, 0.03), SW_NO_COLOUR, 0);
  if (theme->activity_fills)
    sw_build_rect (builder, name_ground, SW_STREAM_ROUND - LANE_INSET, sw_colour_alpha (colour, 0.1), SW_NO_COLOUR, 0);
  build_border (builder, at, r->y);
  if (index + 1 == at->lanes->len && at->has_ladder)
    build_border (builder, at, r->y + r->height);
  if (lane->activity != NULL)
    sw_build_icon (builder, (SwRect){ x, y, LANE_ICON, LANE_ICON }, lane->activity->icon, colour);
  sw_build_text (builder, (SwRect){ x, y + LANE_ICON + 6, SW_LANE_NAME - 22, 48 }, name, LANE_NAME_SIZE, TRUE,
                 theme->text, SW_ALIGN_LEFT, 3);
}

#define LEAST_TIME 17.0 /* nothing can be read upon less of the timeline */
#define LEAST_NAME 30.0 /* below less of the timeline no name can be read */
#define NAME_SIZE 15.0
#define HEADER_LEFT 36.0 /* of texts, behind the triangle */
#define TOTALS_SIZE 11.5
#define NAME_LEAST 0.4 /* of the header's width is the name's, if it needs it */

/* As many totals as fit beside the name, the first ones first; all of them are in the title. */
static char *
totals_that_fit (SwBuilder *builder, const GPtrArray *totals, double room, double *width)
{
  for (guint n = totals->len; n > 0; n--)
    {
      char *text = join_totals (totals, n, "  ·  ");

      *width = sw_text_width (builder->theme->font, text, TOTALS_SIZE, FALSE) + 6;
      if (*width <= room || n == 1)
        return text;
      g_free (text);
    }
  *width = 0;
  return g_strdup ("");
}

static double
build_header (SwBuilder *builder, const SwStreamLayout *at, const SwFigures *figures)
{
  const SwTheme *theme = builder->theme;
  const SwElement *stream = at->stream;
  const SwRect *h = &at->header;
  g_autoptr (GPtrArray) totals = totals_of (figures, sw_map_calendar (builder->analysis->map));
  g_autofree char *name = sw_element_title (stream);
  g_autofree char *shown = NULL;
  double left = h->x + HEADER_LEFT, totals_width;
  gboolean badge = builder->options->findings && sw_build_has_badge (builder, stream->id);
  double name_left = badge ? left + 28 : left, room = h->x + h->width - 40 - name_left;
  double name_width = MIN (sw_text_width (theme->font, name, NAME_SIZE, TRUE), h->width * NAME_LEAST);

  shown = totals_that_fit (builder, totals, room - name_width, &totals_width);
  totals_width = MIN (totals_width, room - name_width);
  sw_build_text (builder, (SwRect){ name_left, h->y + 10, room - totals_width, 20 }, name, NAME_SIZE, TRUE, theme->text,
                 SW_ALIGN_LEFT, 1);
  sw_build_text (builder, (SwRect){ h->x + h->width - 16 - totals_width, h->y + 13, totals_width, 16 }, shown,
                 TOTALS_SIZE, FALSE, theme->text, SW_ALIGN_END, 1);
  if (badge)
    sw_build_badge (builder, stream, stream->id, left + 10, h->y + 20);
  return left;
}

static void
build_boundary (SwBuilder *builder, const SwStreamLayout *at, double left, double right)
{
  const SwElement *stream = at->stream;
  const char *trigger = sw_element_text (stream, SW_ATTR_TRIGGER), *outcome = sw_element_text (stream, SW_ATTR_OUTCOME);
  g_autofree char *text = NULL;

  if (*trigger == '\0' && *outcome == '\0')
    return;
  text = sw_text_from_to (*trigger != '\0' ? trigger : "?", *outcome != '\0' ? outcome : "?");
  sw_build_text (builder, (SwRect){ left, at->header.y + 37, right - left, 16 }, text, 12, FALSE,
                 builder->theme->text_soft, SW_ALIGN_LEFT, 1);
}

static void
build_ladder_line (SwBuilder *builder, const SwStreamLayout *at, double high, double low)
{
  guint n = at->ladder_parts->len;
  g_autofree SwPoint *points = g_new (SwPoint, 6 * n + 1);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      const SwLadderPart *part = &g_array_index (at->ladder_parts, SwLadderPart, i);
      SwPoint a = { part->x, part->process ? low : high }, b = { part->x + part->width, a.y };

      if (count > 0)
        {
          SwPoint up = points[count - 1];
          points[count++] = up;
          points[count++] = a;
        }
      points[count++] = a;
      points[count++] = a;
      points[count++] = b;
      points[count++] = b;
    }
  sw_build_line (builder, points, count, builder->options->path ? builder->theme->critical : builder->theme->ladder,
                 builder->options->path ? 2.5 : 1.5, 0);
}

/* Whose a pair of parts is, below them. @from: the first of the pair */
static void
build_ladder_name (SwBuilder *builder, const SwLadderPart *from, double low)
{
  double width = from[0].width + from[1].width;
  g_autofree char *name = sw_element_title (from[0].element);

  if (width > LEAST_NAME)
    sw_build_text (builder, (SwRect){ from[0].x + 3, low + 2, width - 6, 13 }, name, 9.5, FALSE,
                   builder->theme->text_soft, SW_ALIGN_CENTRE, 1);
}

/* The totals are the stream's own figures, which the parts add up to before they are rounded. */
static void
build_ladder_total (SwBuilder *builder, const SwStreamLayout *at, double line, const char *form, char *value)
{
  g_autofree char *time = value;
  double x = at->ladder.x + at->ladder.width - SW_LADDER_TOTAL + 14;
  g_autofree char *text = g_strdup_printf (form, time != NULL ? time : "?");

  sw_build_text (builder, (SwRect){ x, line - 14, SW_LADDER_TOTAL - 14, 16 }, text, 12, TRUE, builder->theme->text,
                 SW_ALIGN_LEFT, 1);
}

static void
build_ladder (SwBuilder *builder, const SwStreamLayout *at, const SwFigures *figures)
{
  const SwTheme *theme = builder->theme;
  const SwCalendar *calendar = sw_map_calendar (builder->analysis->map);
  double high = at->ladder.y + 17, low = at->ladder.y + 41;

  build_ladder_line (builder, at, high, low);
  for (guint i = 0; i < at->ladder_parts->len; i++)
    {
      const SwLadderPart *part = &g_array_index (at->ladder_parts, SwLadderPart, i);
      g_autofree char *text = NULL;

      if (part->width < LEAST_TIME)
        continue;
      text = sw_total_text (part->seconds, TRUE, calendar);
      sw_build_text (builder, (SwRect){ part->x + 3, (part->process ? low : high) - 16, part->width - 6, 14 },
                     text != NULL ? text : "?", 10.5, FALSE, theme->text_soft, SW_ALIGN_CENTRE, 1);
      if (at->ladder_named && !part->process)
        build_ladder_name (builder, part, low);
    }
  build_ladder_total (builder, at, high, C_ ("lead time", "LT %s"),
                      sw_total_text (figures->lead.likely, figures->complete, calendar));
  build_ladder_total (builder, at, low, C_ ("process time", "PT %s"),
                      sw_total_text (figures->process.likely, figures->process_complete, calendar));
}

static char *
title_of (SwBuilder *builder, const SwStreamLayout *at, const SwFigures *figures)
{
  g_autofree char *name = sw_element_title (at->stream);
  g_autoptr (GPtrArray) list = totals_of (figures, sw_map_calendar (builder->analysis->map));
  g_autofree char *totals = join_totals (list, list->len, ", ");
  g_autofree char *count = sw_build_hidden_text (builder, at, figures->n_steps, ", ");
  const char *state = at->folded ? _ (", folded") : "", *lanes = at->lanes->len > 0 ? _ (", in lanes") : "";

  return g_strdup_printf (*totals != '\0' ? "%s%s, %s%s, %s" : "%s%s, %s%s", name, state, count, lanes, totals);
}

/* What is at the right end of the header's second row. Returns: where it begins */
static double
build_header_end (SwBuilder *builder, const SwStreamLayout *at, const SwFigures *figures)
{
  if (at->folded)
    return sw_build_hidden (builder, at, figures->n_steps) - 16;
  for (guint i = 0; i < at->ghosts->len; i++)
    build_ghost (builder, at->stream, &g_array_index (at->ghosts, SwGhost, i));
  return at->ghosts->len > 0 ? g_array_index (at->ghosts, SwGhost, 0).rect.x - 10
                             : at->header.x + at->header.width - 16;
}

void
sw_build_stream (SwBuilder *builder, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwStreamLayout *at = &builder->layout->streams[index];
  const SwFigures *figures = builder->analysis->figures[index];
  SwRect under_header = { at->header.x, at->header.y + 20, at->header.width, at->header.height - 20 };
  gboolean lit = at->folded && sw_build_lights (builder, index);
  g_autofree char *title = title_of (builder, at, figures);
  double left;

  sw_build_begin (builder, SW_ITEM_STREAM, at->stream->id);
  builder->item.rect = at->frame;
  sw_build_rect (builder, at->frame, SW_STREAM_ROUND, theme->frame, SW_NO_COLOUR, 0);
  for (guint l = 0; l < at->lanes->len; l++)
    build_lane (builder, at, l);
  sw_build_rect (builder, at->header, SW_STREAM_ROUND, theme->header, SW_NO_COLOUR, 0);
  if (!at->folded)
    sw_build_rect (builder, under_header, 0, theme->header, SW_NO_COLOUR, 0);
  /* The path in a folded stream can't be seen, but where it is can. */
  sw_build_rect (builder, at->frame, SW_STREAM_ROUND, SW_NO_COLOUR, lit ? theme->critical : theme->frame_border,
                 lit ? 2.5 : 1.2);
  sw_build_fold (builder, at);
  left = build_header (builder, at, figures);
  build_boundary (builder, at, left, build_header_end (builder, at, figures));
  if (builder->options->ladder && at->has_ladder)
    build_ladder (builder, at, figures);
  sw_build_end (builder, title);
}
