#include "render/heat-scene.h"

#include "render/scene-internal.h"
#include "render/text.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 280.0
#define CELL_WIDTH 96.0
#define CELL_HEIGHT 30.0
#define GAP 4.0
#define HEAD_HEIGHT 62.0
#define GROUP_HEIGHT 30.0
#define HATCH 7.0
#define SIZE 13.0

typedef struct
{
  SwBuilder builder;
  const SwTheme *theme;
  SwHeatBy by;
  const char *const *names;
  double y;     /* where the next row goes */
  guint number; /* of the next item, for its id */
} Picture;

/* --- parts ------------------------------------------------------------------------------------------------- */

static void
begin (Picture *picture)
{
  g_autofree char *id = g_strdup_printf ("cell-%u", ++picture->number);

  sw_build_begin (&picture->builder, SW_ITEM_CELL, id);
}

/* A line of text in the middle of @rect's height. */
static void
build_line_of_text (Picture *picture, SwRect rect, const char *text, double size, gboolean bold, SwColour colour,
                    SwAlign align)
{
  rect.y += (rect.height - sw_text_line_height (size)) / 2;
  rect.height = sw_text_line_height (size);
  sw_build_text (&picture->builder, rect, text, size, bold, colour, align, 1);
}

static void
build_label (Picture *picture, double x, double y, double width, double height, const char *text, double size,
             gboolean bold, SwColour colour)
{
  begin (picture);
  build_line_of_text (picture, (SwRect){ x, y, width, height }, text, size, bold, colour, SW_ALIGN_START);
  sw_build_end (&picture->builder, text);
}

/* Slanted lines from the lower left to the upper right, cut off at the sides of @rect. */
static void
build_hatch (Picture *picture, SwRect rect, SwColour colour)
{
  for (double start = HATCH - rect.height; start < rect.width; start += HATCH)
    {
      double left = MAX (start, 0), right = MIN (start + rect.height, rect.width);
      SwPoint from = { rect.x + left, rect.y + rect.height - (left - start) };
      SwPoint to = { rect.x + right, rect.y + rect.height - (right - start) };
      SwPoint points[4] = { from, from, to, to };

      sw_build_line (&picture->builder, points, 4, colour, 1, 0);
    }
}

static void
build_dashes (Picture *picture, SwRect rect, SwColour colour)
{
  SwPoint corners[5] = { { rect.x, rect.y },
                         { rect.x + rect.width, rect.y },
                         { rect.x + rect.width, rect.y + rect.height },
                         { rect.x, rect.y + rect.height },
                         { rect.x, rect.y } };
  SwPoint points[13] = { corners[0] };

  for (guint i = 0; i < 4; i++)
    {
      points[3 * i + 1] = corners[i];
      points[3 * i + 2] = corners[i + 1];
      points[3 * i + 3] = corners[i + 1];
    }
  sw_build_line (&picture->builder, points, 13, colour, 1.2, 5);
}

/* --- cells ------------------------------------------------------------------------------------------------- */

static char *
word_of (const Picture *picture, const SwHeatCell *cell)
{
  if (!cell->missing)
    return sw_heat_cell_short (cell);
  return g_strdup (picture->by == SW_HEAT_BY_PRACTICE ? _ ("not used") : _ ("missing"));
}

/* Print has no fills: there the outline grows. */
static void
build_steps (Picture *picture, SwRect rect, const SwHeatCell *cell, SwColour colour)
{
  guint heat = MIN (cell->steps, 4);
  gboolean fills = picture->theme->activity_fills;
  double strength = cell->light ? 0.08 : 0.1 + 0.08 * heat;
  double width = fills || cell->light ? 1 : 0.6 + 0.6 * heat;

  sw_build_rect (&picture->builder, rect, 6, fills ? sw_colour_alpha (colour, strength) : SW_NO_COLOUR, colour, width);
}

static void
build_cell (Picture *picture, SwRect rect, const SwHeatCell *cell, SwColour colour, const char *title)
{
  const SwTheme *theme = picture->theme;
  g_autofree char *word = word_of (picture, cell);

  begin (picture);
  sw_build_rect (&picture->builder, rect, 6, theme->card, SW_NO_COLOUR, 0);
  if (cell->steps > 0)
    build_steps (picture, rect, cell, colour);
  else if (cell->as != SW_DECLARED_UNKNOWN)
    build_dashes (picture, rect, theme->ghost);
  else if (cell->missing)
    build_hatch (picture, rect, sw_colour_alpha (theme->ghost, 0.28));
  build_line_of_text (picture, rect, word, SIZE, cell->steps > 0 && !cell->light,
                      cell->steps > 0 ? theme->text : theme->text_soft, SW_ALIGN_CENTRE);
  sw_build_end (&picture->builder, title);
}

static double
cell_x (guint column)
{
  return TITLE_WIDTH + GAP + column * (CELL_WIDTH + GAP);
}

static void
build_row (Picture *picture, const SwProfile *profile, const SwHeatRow *row)
{
  build_label (picture, 0, picture->y, TITLE_WIDTH - 8, CELL_HEIGHT, row->title, SIZE, FALSE, picture->theme->text);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      g_autofree char *spoken = sw_heat_cell_spoken (&row->cells[i]);
      g_autofree char *title = g_strdup_printf ("%s, %s: %s", row->title, activity->name, spoken);

      build_cell (picture, (SwRect){ cell_x (i), picture->y, CELL_WIDTH, CELL_HEIGHT }, &row->cells[i],
                  sw_theme_activity (picture->theme, activity), title);
    }
  picture->y += CELL_HEIGHT + GAP;
}

/* --- the whole --------------------------------------------------------------------------------------------- */

static void
build_head (Picture *picture, const SwProfile *profile)
{
  const SwTheme *theme = picture->theme;

  build_label (picture, 0, picture->y, TITLE_WIDTH, HEAD_HEIGHT - 12, profile->name, SIZE, TRUE, theme->text);
  for (guint i = 0; i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      SwColour colour = sw_theme_activity (theme, activity);
      double x = cell_x (i), y = picture->y;

      begin (picture);
      sw_build_icon (&picture->builder, (SwRect){ x + CELL_WIDTH / 2 - 9, y, 18, 18 }, activity->icon, colour);
      sw_build_text (&picture->builder, (SwRect){ x, y + 21, CELL_WIDTH, 32 }, activity->name, 11, TRUE, theme->text,
                     SW_ALIGN_CENTRE, 2);
      sw_build_rect (&picture->builder, (SwRect){ x, y + HEAD_HEIGHT - 8, CELL_WIDTH, 3 }, 1.5, colour, SW_NO_COLOUR,
                     0);
      sw_build_end (&picture->builder, activity->name);
    }
  picture->y += HEAD_HEIGHT;
}

/* Returns: (transfer full) (nullable): what stands above the rows that a row belongs to */
static char *
group_of (const Picture *picture, const SwHeatRow *row)
{
  const char *map = picture->names != NULL && row->id != NULL ? picture->names[row->map] : NULL;

  if (map != NULL && row->within != NULL)
    return g_strdup_printf ("%s – %s", map, row->within);
  return g_strdup (map != NULL ? map : row->within);
}

static void
build_table (Picture *picture, const SwHeat *heat)
{
  g_autofree char *group = NULL;
  double width;

  if (heat->profile == NULL)
    return;
  width = cell_x (heat->profile->activities->len) - GAP;
  build_head (picture, heat->profile);
  for (guint i = 0; i < heat->rows->len; i++)
    {
      const SwHeatRow *row = g_ptr_array_index (heat->rows, i);
      g_autofree char *own = group_of (picture, row);

      if (own != NULL && g_strcmp0 (own, group) != 0)
        {
          build_label (picture, 0, picture->y, width, GROUP_HEIGHT, own, 12, TRUE, picture->theme->text_soft);
          picture->y += GROUP_HEIGHT;
        }
      g_free (group);
      group = g_steal_pointer (&own);
      build_row (picture, heat->profile, row);
    }
  if (heat->rows->len == 0)
    {
      build_label (picture, 0, picture->y, width, CELL_HEIGHT,
                   picture->by == SW_HEAT_BY_PRACTICE ? _ ("No step names a practice.") : _ ("There is nothing here."),
                   SIZE, FALSE, picture->theme->text_soft);
      picture->y += CELL_HEIGHT;
    }
  picture->y += 20;
}

static void
build_legend (Picture *picture)
{
  const gboolean streams = picture->by == SW_HEAT_BY_STREAM;
  const struct
  {
    gboolean wanted;
    SwHeatCell cell;
    const char *meaning;
  } looks[] = {
    { TRUE, { .steps = 2 }, _ ("Steps; more colour is more of them") },
    { TRUE, { .steps = 1, .light = TRUE }, _ ("Steps that only touch the activity") },
    { streams, { .as = SW_DECLARED_COVERED }, _ ("No step, and the stream says why") },
    { streams, { .missing = TRUE }, _ ("Expected, and nothing is here") },
    { picture->by == SW_HEAT_BY_PRACTICE, { .missing = TRUE }, _ ("Usual for the activity, and no step names it") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (!looks[i].wanted)
        continue;
      build_cell (picture, (SwRect){ 0, picture->y, CELL_WIDTH, 24 }, &looks[i].cell, picture->theme->text_soft,
                  looks[i].meaning);
      build_label (picture, CELL_WIDTH + 12, picture->y, 420, 24, looks[i].meaning, 12, FALSE,
                   picture->theme->text_soft);
      picture->y += 24 + GAP;
    }
}

SwScene *
sw_heat_scene_new (const SwHeat *const *heats, guint n, SwHeatBy by, const char *const *names, const SwTheme *theme)
{
  const char *const titles[] = { _ ("Coverage by stream"), _ ("Coverage by step"), _ ("Coverage by practice") };
  SwScene *scene = sw_scene_new_empty (theme);
  Picture picture = { .builder = { .scene = scene, .theme = theme }, .theme = theme, .by = by, .names = names };

  build_label (&picture, 0, 0, TITLE_WIDTH + 6 * CELL_WIDTH, 28, titles[by], 18, TRUE, theme->text);
  picture.y = 44;
  for (guint i = 0; i < n; i++)
    build_table (&picture, heats[i]);
  build_legend (&picture);
  sw_scene_index (scene);
  return scene;
}
