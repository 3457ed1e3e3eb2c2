#pragma once

#include "metrics/heap.h"
#include "metrics/simulation.h"
#include "metrics/tally.h"

#include <gsl/gsl_rng.h>

/* --- the model --------------------------------------------------------------------------------------------- */

typedef struct
{
  char *id;
  char *title;
  char *resource;
  SwSpan wait, process; /* 0 if unknown */
  double visits;
  double uptime;
  guint people;
  gboolean enters, enters_counted;
  gboolean forks;
  gboolean decides; /* chance says how an item goes on */
  gboolean unmeasured;
  gboolean overloaded;
  guint n_forks;
  guint *meets;  /* at which forks the branches that meet here have parted; n_steps: the beginning */
  guint8 *reach; /* a bit for each step from which flows lead here; NULL if no branches meet here */
} SwModelStep;

/* A way that items take. @counted: it leads on to the outcome. */
typedef struct
{
  guint to;
  gboolean feedback;
  gboolean counted;
  double chance;
  SwSpan wait;
} SwModelWay;

struct _SwSimulationModel
{
  char *stream;
  char *title;
  SwCalendar calendar;
  double demand; /* NAN: single items */
  double moves;  /* of an item, expected */
  guint n_steps;
  SwModelStep *steps;
  guint *way_start; /* ways of step i: rework first, then flows */
  SwModelWay *ways;
};

/* --- the run ----------------------------------------------------------------------------------------------- */

#define SW_NONE G_MAXUINT

/* What one piece of an item is doing. */
typedef enum
{
  SW_TOKEN_FREE,
  SW_TOKEN_FLOWS,   /* on its way to a step where branches meet */
  SW_TOKEN_MEETS,   /* waits there for others */
  SW_TOKEN_ARRIVES, /* on its way to its step, or in the wait before the work */
  SW_TOKEN_WORKS    /* queues or is worked on */
} SwTokenState;

typedef struct
{
  guint item;
  guint group; /* SW_NONE: the item is in one place */
  guint step;
  guint before, after; /* in the list of the item; while in a queue too, see next */
  guint next;          /* in the queue of the step; of free ones */
  guint8 state;
  gboolean counted; /* on the way to the outcome */
  double entered, queued, started;
} SwToken;

/* The branches of one fork of an item. Members are tokens and groups. */
typedef struct
{
  guint parent;
  guint fork; /* the step; n_steps: the beginning of the item; of free ones: the next */
  guint members;
} SwGroup;

typedef struct
{
  guint number;
  guint newest; /* token */
  guint tokens;
  guint counted; /* tokens on the way to the outcome */
  guint meeting; /* tokens that wait for others */
  guint next;    /* of free ones */
  double arrived;
} SwItem;

typedef struct
{
  guint busy;
  guint first, last; /* of the queue */
  guint64 visits;
  double in_use, in_step, in_queue; /* item-seconds in the window */
  double waited;
  SwTally waits;
} SwPlace;

typedef struct
{
  const SwSimulationModel *model;
  const SwSimulationOptions *options;
  gsl_rng *random;
  SwHeap events; /* of tokens; 0: the next item arrives */
  gboolean queues;
  double now;
  guint arrived; /* items */
  guint done;    /* items whose outcome has left */
  guint warm_up;
  double from, until; /* the window that statistics are taken over; until is INFINITY before the last item came */
  double *leads;      /* by item from warm_up on */
  double in_stream;   /* item-seconds in the window */
  guint64 left;       /* outcomes in the window */
  SwPlace *places;
  GArray *items, *tokens, *groups; /* SwItem, SwToken, SwGroup */
  guint free_item, free_token, free_group;
  guint alive; /* tokens */
  guint64 moves;
} SwRun;

static inline SwToken *
sw_run_token (SwRun *run, guint t)
{
  return &g_array_index (run->tokens, SwToken, t);
}

static inline SwItem *
sw_run_item (SwRun *run, guint i)
{
  return &g_array_index (run->items, SwItem, i);
}

/** sw_run_overlap: how much of @from to @until lies in the window. */
double sw_run_overlap (const SwRun *run, double from, double until);

/* simulation-tokens.c: pieces of items, and where they meet. Pointers to tokens are good until a new one is made. */
guint sw_run_new_item (SwRun *run);
guint sw_run_new_token (SwRun *run, guint item, guint group, gboolean counted);
guint sw_run_new_group (SwRun *run, guint parent, guint fork, guint members);
void sw_run_end_token (SwRun *run, guint t);

/** sw_run_uncount: token @t no longer is on the way to the outcome. */
void sw_run_uncount (SwRun *run, guint t);

/** sw_run_settle: leaves the groups in which token @t is alone. */
void sw_run_settle (SwRun *run, guint t);

/** sw_run_meet: token @t has come to its step, where branches meet. Returns: whether it, or what it became a part of,
 * has to wait; otherwise it goes in */
gboolean sw_run_meet (SwRun *run, guint t);

/** sw_run_release: of the tokens of @item that wait for others, one that needs to no longer; SW_NONE if there is none.
 */
guint sw_run_release (SwRun *run, guint item);

/* simulation-result.c */
SwSimulation *sw_simulation_from_run (const SwRun *run);
