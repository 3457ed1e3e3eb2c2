#pragma once

#include "checks/config.h"

/*
 * What the families of rules share. A family is a function that looks at one stream (or at the whole map) and adds
 * findings.
 */

typedef struct
{
  const SwAnalysis *analysis;
  const SwAnalysis *const *portfolio; /* the maps that belong together, this one among them at @place */
  guint n_portfolio;
  guint place;
  const SwCheckConfig *config;
  guint32 today;
  SwReport *report;
  GPtrArray *bearers;                /* of SwElement: what bears the badge of each finding of the report */
  SwPart *all_parts;                 /* of all steps, stream by stream */
  gboolean *all_has;                 /* stream by stream, whether it has a step for each activity */
  guint stream;                      /* index of the stream that is being looked at */
  const SwPart *parts;               /* of its steps, by their index in the graph */
  const SwProfile *profile;          /* NULL if the map names an unknown one */
  gboolean known_part[SW_N_PARTS];   /* an activity of the profile plays it */
  gboolean has_part[SW_N_PARTS];     /* the stream has a step that plays it */
  gboolean expects_part[SW_N_PARTS]; /* the stream should have one */
  SwElement *declared[SW_N_PARTS];   /* its declaration, if there is one */
} SwCheck;

/** sw_check_graph, sw_check_figures, sw_check_stream: of the stream that is being looked at. */
const SwGraph *sw_check_graph (const SwCheck *check);
const SwFigures *sw_check_figures (const SwCheck *check);
SwElement *sw_check_stream (const SwCheck *check);

/** sw_check_part: the part that @step plays; @parts has those of the current stream. */
SwPart sw_check_part (const SwCheck *check, const SwElement *step);

/** sw_check_has_activity: whether @stream has a step for the activity called @id. */
gboolean sw_check_has_activity (const SwCheck *check, const SwElement *stream, const char *id);

/** sw_check_count_activities: how many activities have a step in the current stream. */
guint sw_check_count_activities (const SwCheck *check);

/** sw_check_part_is_covered: whether the part is declared as covered elsewhere. */
gboolean sw_check_part_is_covered (const SwCheck *check, SwPart part);

/** sw_check_is_published: whether the stream is. */
gboolean sw_check_is_published (const SwCheck *check);

/** sw_check_threshold: the configured value of a threshold of @rule. */
double sw_check_threshold (const SwCheck *check, const char *rule, const char *threshold);

/** sw_check_sort: puts @elements (SwElement) in the order of their ids. The first one bears the badge and is named in
 * the sentence; where none of them is special, that must not depend on the order of the file. */
void sw_check_sort (GPtrArray *elements);

/**
 * sw_check_add:
 * @detail: (nullable): tells apart findings of one rule on the same elements
 * @message: (transfer full): one sentence
 * @...: the elements (SwElement), the bearer of the badge first, ended by NULL
 *
 * Adds a finding of the current stream. Returns: (transfer none): the finding, to be completed
 */
SwFinding *sw_check_add (SwCheck *check, const char *rule, SwSeverity severity, const char *detail, char *message,
                         ...) G_GNUC_NULL_TERMINATED;

/** sw_check_add_all: the same with @elements (of SwElement). */
SwFinding *sw_check_add_all (SwCheck *check, const char *rule, SwSeverity severity, const char *detail, char *message,
                             GPtrArray *elements);

/** sw_finding_add_fix: @title: translated. */
void sw_finding_add_fix (SwFinding *finding, const char *id, const char *title, gboolean safe);

/** sw_finding_add_field: a fix that a person makes, by entering @field of the finding's first element. */
void sw_finding_add_field (SwFinding *finding, const char *id, const char *title, SwAttr field);

/** sw_finding_set_witness: @elements: of SwElement. */
void sw_finding_set_witness (SwFinding *finding, GPtrArray *elements);

/** SwMeasuredLead: a recorded lead time: @seconds of working time; @day: Julian day */
typedef struct
{
  guint32 day;
  double seconds;
} SwMeasuredLead;

/** sw_measured_leads: the measurements of @stream that have a lead time, oldest first, as people add them in the order
 * in which they find them; of one day, the longest is the last. Returns: (transfer full) (element-type SwMeasuredLead)
 */
GArray *sw_measured_leads (SwMap *map, SwElement *stream);

/**
 * sw_check_rework: from where the rework of step @i may come: the target of a flow out of it that no flow leads back
 * from.
 * @feedback: (out) (optional): the feedback that leads back from there already; NULL if there is none
 *
 * Returns: the index of a step, or -1
 */
int sw_check_rework (const SwGraph *graph, guint i, const SwEdge **feedback);

/* How the engine begins, looks at the parts of the current stream before its families run, puts the report in order and
 * ends. */
void sw_check_begin (SwCheck *check);
void sw_check_look (SwCheck *check);
void sw_check_order (SwCheck *check);
void sw_check_end (SwCheck *check);

/* The families. Each looks at the current stream; the last three look at the map when all others have run over all
 * streams: there is no current one then. */
void sw_check_structure (SwCheck *check);
void sw_check_references (SwCheck *check);
void sw_check_values (SwCheck *check);
void sw_check_coverage (SwCheck *check);
void sw_check_feedback (SwCheck *check);
void sw_check_history (SwCheck *check);
void sw_check_shape (SwCheck *check);
void sw_check_measures (SwCheck *check);
void sw_check_load (SwCheck *check);
void sw_check_sequence (SwCheck *check);
void sw_check_teams (SwCheck *check);
void sw_check_declarations (SwCheck *check);
void sw_check_unmapped (SwCheck *check);
void sw_check_uncovered (SwCheck *check);
void sw_check_accepts (SwCheck *check);
