#pragma once

#include "render/scene.h"

/* What the files that make, search and compare scenes share. */

struct _SwScene
{
  const SwTheme *theme;
  GArray *items;  /* of SwItem */
  GArray *shapes; /* of SwShape */
  GStringChunk *strings;
  GPtrArray *points; /* blocks of SwPoint that shapes point to */
  SwPoint *free_points;
  guint n_free_points; /* of the last block */
  GHashTable *index;   /* id → item index + 1 */
  GHashTable *grid;    /* cell → GArray of item indices */
  GArray *large;       /* items that cover many cells */
  GArray *spots;       /* of SwSpot: ghosts and badges */
  SwRect bounds;
};

/** sw_scene_new_empty: nothing to see yet; sw_scene_index() must follow when all items are built. */
SwScene *sw_scene_new_empty (const SwTheme *theme);

/** sw_scene_index: builds the spatial index over the finished items. */
void sw_scene_index (SwScene *scene);

/* Building blocks for the parts of a scene (scene-stream.c, scene-step.c, scene-edge.c). */

/* What every step says, translated once a scene. */
typedef struct
{
  const char *process, *wait; /* PT, WT */
  const char *works, *waits;  /* with one %s */
} SwWords;

typedef struct
{
  SwScene *scene;
  SwWords words;
  const SwAnalysis *analysis;
  const SwLayout *layout;
  const SwSceneOptions *options;
  const SwTheme *theme;
  GHashTable *worst;  /* element id → SwSeverity + 1 of the worst finding that bears its badge there */
  GHashTable *counts; /* element id → number of findings */
  GHashTable *hidden; /* id of a folded stream → what findings say of what is in it */
  SwItem item;        /* the one that is being built */
} SwBuilder;

void sw_build_begin (SwBuilder *builder, SwItemType type, const char *id);
void sw_build_end (SwBuilder *builder, const char *title);

const char *sw_build_string (SwBuilder *builder, const char *text);
void sw_build_rect (SwBuilder *builder, SwRect rect, double radius, SwColour fill, SwColour stroke, double width);
void
sw_build_line (SwBuilder *builder, const SwPoint *points, guint n_points, SwColour stroke, double width, double dash);
void
sw_build_polygon (SwBuilder *builder, const SwPoint *corners, guint n, SwColour fill, SwColour stroke, double width);
void sw_build_icon (SwBuilder *builder, SwRect rect, const char *icon, SwColour fill);
void sw_build_text (SwBuilder *builder, SwRect rect, const char *text, double size, gboolean bold, SwColour colour,
                    SwAlign align, guint lines);

/** sw_build_badge: the badge of @id, if it has findings, centred at @x, @y. One badge stands for all of them, by the
 * worst. In a draft @stream hints are dots, and while it has few steps warnings are too. */
void sw_build_badge (SwBuilder *builder, const SwElement *stream, const char *id, double x, double y);
gboolean sw_build_has_badge (SwBuilder *builder, const char *id);

/** sw_build_spot: @part: what a click on it is; @activity, @title: (nullable): of a ghost slot */
void sw_build_spot (SwBuilder *builder, SwHitPart part, SwRect rect, const char *id, const char *activity,
                    const char *title);

void sw_build_stream (SwBuilder *builder, guint stream);

/* scene-fold.c: what folding adds to the header of a stream. */

/** sw_build_fold: the triangle that folds and unfolds it. */
void sw_build_fold (SwBuilder *builder, const SwStreamLayout *at);

/** sw_build_hidden: how much a folded stream of @n_steps hides, at the right end of the header. Returns: where it
 * begins
 */
double sw_build_hidden (SwBuilder *builder, const SwStreamLayout *at, guint n_steps);

/** sw_build_hidden_text: the same as text. Returns: (transfer full) */
char *sw_build_hidden_text (SwBuilder *builder, const SwStreamLayout *at, guint n_steps, const char *between);

/** sw_build_count_hidden: there is a finding of @severity on something that the folded @stream hides. */
void sw_build_count_hidden (SwBuilder *builder, const char *stream, SwSeverity severity);

void sw_build_step (SwBuilder *builder, guint stream, guint step);
void sw_build_edge (SwBuilder *builder, guint stream, guint edge);

/* scene-edge-mark.c: which kind of connection it is, without a colour. */

typedef enum
{
  SW_EDGE_FLOW,       /* a solid line with a filled head */
  SW_EDGE_CHOICE,     /* an item takes one of several flows: begins with a diamond */
  SW_EDGE_PARALLEL,   /* an item takes all of several flows: a bar across its beginning */
  SW_EDGE_REWORK,     /* feedback that sends items back: long dashes, an open head */
  SW_EDGE_INFORMATION /* feedback that moves no item: short dashes, an open head, begins with a ring */
} SwEdgeKind;

/** sw_build_edge_kind: of a connection of @graph, from its shares and those of the flows beside it. */
SwEdgeKind sw_build_edge_kind (const SwGraph *graph, guint edge);

/** sw_build_edge_dash: how long the dashes of its line are; 0: none. */
double sw_build_edge_dash (SwEdgeKind kind);

/** sw_build_edge_mark: what stands at the beginning of its line, if anything does. */
void sw_build_edge_mark (SwBuilder *builder, const SwRoute *route, SwEdgeKind kind, SwColour colour, double width);

/** sw_build_stub: a connection that lacks an end; nothing if it lacks both. */
void sw_build_stub (SwBuilder *builder, guint stream, const SwElement *edge);

/** sw_build_scorecards: of all streams that are drawn, below all that was built before. */
void sw_build_scorecards (SwBuilder *builder, const SwReport *report);

/** sw_build_lights: whether the critical path of @stream is lit; where no time is known there is none. */
gboolean sw_build_lights (const SwBuilder *builder, guint stream);

/** sw_scene_draws: whether @options want @element. */
gboolean sw_scene_draws (const SwSceneOptions *options, const SwElement *element);
void sw_build_note (SwBuilder *builder, const SwElement *note);

/** sw_colour_alpha: @colour with another opacity. SW_NO_COLOUR is not drawn. */
SwColour sw_colour_alpha (SwColour colour, double alpha);
#define SW_NO_COLOUR ((SwColour){ 0, 0, 0, 0 })
