#pragma once

#include "metrics/analysis.h"

/*
 * The heat map: streams, steps or practices against the activities of the activity set. It says what is where; how hot
 * that looks is the viewer's.
 */

/** SwHeatBy: what a row is. */
typedef enum
{
  SW_HEAT_BY_STREAM,
  SW_HEAT_BY_STEP,
  SW_HEAT_BY_PRACTICE
} SwHeatBy;

/** sw_heat_by_name, sw_heat_by_from_name: stream, step, practice. */
const char *sw_heat_by_name (SwHeatBy by);
gboolean sw_heat_by_from_name (const char *name, SwHeatBy *by);

/**
 * SwHeatCell: what a row has of one activity.
 * @steps: how many steps; @light: all of them only touch the activity (FALSE without steps)
 * @as: for a stream, what it declares; else %SW_DECLARED_UNKNOWN
 * @missing: nothing is here that should be. A stream: it is expected to have the activity, has no step of it, and
 * declares nothing. A practice: the activity set names it for the activity, and no step of the activity does
 * @work: likely process time of the steps, in seconds, of as many as are timed; NAN if none is
 * @ids: (array zero-terminated=1): the steps, in map order
 */
typedef struct
{
  guint steps;
  gboolean light;
  SwDeclared as;
  gboolean missing;
  double work;
  char **ids;
} SwHeatCell;

/**
 * SwHeatRow:
 * @map: which of the maps it comes from; 0 for a practice, which may come from all
 * @id: of the stream or the step; NULL for a practice
 * @stream: of the stream that it is or belongs to; NULL for a practice
 * @title: for people; @within: of a step, its stream's title; else NULL
 * @cells: (array length=n_cells): in the order of the activity set
 */
typedef struct
{
  guint map;
  char *id;
  char *stream;
  char *title;
  char *within;
  guint n_cells;
  SwHeatCell *cells;
} SwHeatRow;

/**
 * SwHeat:
 * @profile: (nullable): whose activities are the columns; NULL if the first map's activity set is unknown: then rows
 * have no cells
 * @rows: (element-type SwHeatRow): streams and steps in the order of the maps; practices by name
 */
typedef struct
{
  const SwProfile *profile;
  GPtrArray *rows;
} SwHeat;

/**
 * sw_heat_new:
 * @analyses: (array length=n): of maps with one activity set; maps with another one than the first are left out
 *
 * Practices are one row whatever the case and the blanks with which steps write them. Takes time linear in the size of
 * the maps.
 *
 * Returns: (transfer full): good without the maps
 */
SwHeat *sw_heat_new (const SwAnalysis *const *analyses, guint n, SwHeatBy by);
void sw_heat_free (SwHeat *heat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwHeat, sw_heat_free)

/** sw_heat_row_equal: whether two rows say the same, their titles and steps included. */
gboolean sw_heat_row_equal (const SwHeatRow *a, const SwHeatRow *b);

/** sw_heat_cell_short: a number or a word or two for a table; "" where nothing is and nothing is missing.
 * sw_heat_cell_spoken: a phrase. Returns: (transfer full) */
char *sw_heat_cell_short (const SwHeatCell *cell);
char *sw_heat_cell_spoken (const SwHeatCell *cell);
