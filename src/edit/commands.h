#pragma once

#include "edit/transaction.h"

/*
 * The commands: what a gesture, a field, a fix or the command line does to a map. Each is one file in this room. All
 * work inside a transaction that the caller begins and commits. Positions are canvas units; a step's are relative to
 * its stream. On FALSE the error says in one sentence why not; the caller drops the transaction, which takes everything
 * back.
 */

/** SwJoin: what may be drawn from one step to another. */
typedef enum
{
  SW_JOIN_REFUSED, /* the same step, another stream, or joined already */
  SW_JOIN_FLOW,    /* a flow */
  SW_JOIN_FEEDBACK /* goes back: the target reaches the source over flows */
} SwJoin;

/** sw_edit_join: what a connection from @from to @to would be. @reason: (out) (optional): for %SW_JOIN_REFUSED, one
 * sentence, static. */
SwJoin sw_edit_join (SwMap *map, const SwElement *from, const SwElement *to, const char **reason);

/** sw_edit_add_stream: a new stream, named @name, with its top left at @x, @y of the canvas. */
SwElement *sw_edit_add_stream (SwTransaction *transaction, const char *name, gint64 x, gint64 y);

/** sw_edit_add_step: @activity: (nullable): an id of the profile; @name: NULL or "" names it after the activity. */
SwElement *sw_edit_add_step (SwTransaction *transaction, SwElement *stream, const char *activity, const char *name,
                             gint64 x, gint64 y);

/** sw_edit_connect: @kind: flow or feedback. @join rules are checked. */
SwElement *sw_edit_connect (SwTransaction *transaction, SwElement *from, SwElement *to, SwKind kind, GError **error);

/** sw_edit_reconnect: drags one end (%SW_ATTR_FROM or %SW_ATTR_TO) of @edge to @step. */
gboolean sw_edit_reconnect (SwTransaction *transaction, SwElement *edge, SwAttr end, SwElement *step, GError **error);

/** sw_edit_turn: turns a flow into a feedback or back, keeping id, ends, wait, mode, share and label. */
gboolean sw_edit_turn (SwTransaction *transaction, SwElement *edge, GError **error);

/**
 * sw_edit_insert_on: puts @step (new, or unconnected) into @flow: from → step → to. The flow keeps its id, values and
 * source; a new flow leads from @step to the old target.
 */
gboolean sw_edit_insert_on (SwTransaction *transaction, SwElement *flow, SwElement *step, GError **error);

/**
 * sw_edit_delete: removes elements, in time linear in the map. With a step go its connections; where removed steps
 * stood in a line, each with exactly one flow in and one flow out, the steps before and behind the line are joined by
 * the flow that led into it, unless they are connected already. References to a removed team or origin are cleared;
 * accepts and declarations that targeted what is gone go too.
 */
gboolean sw_edit_delete (SwTransaction *transaction, const char *const *ids, GError **error);

/** sw_edit_move: moves steps, notes and whole streams by @dx, @dy. */
gboolean sw_edit_move (SwTransaction *transaction, const char *const *ids, gint64 dx, gint64 dy, GError **error);

/**
 * sw_edit_move_to_stream: moves steps and notes into @stream, keeping their place on the canvas plus @dx, @dy.
 * Connections between moved steps go along, and so do accepted findings; connections with an end left behind are
 * removed.
 * @stream may be the map's root for notes.
 */
gboolean sw_edit_move_to_stream (SwTransaction *transaction, const char *const *ids, SwElement *stream, gint64 dx,
                                 gint64 dy, GError **error);

/** sw_edit_set: sets @attr of @element from what a person typed: times, percentages and demands in their typed forms,
 * lines cleaned. Empty text makes it absent, but for a list of names, where it says "none". Errors: %SW_ERROR_VALUE
 * says what is expected, %SW_ERROR_UNKNOWN names a reference that leads nowhere; the old value stays. */
gboolean sw_edit_set (SwTransaction *transaction, SwElement *element, SwAttr attr, const char *typed, GError **error);

/** sw_edit_set_list: makes the text children of @kind (practice, role, input, output, remark) of @step be @lines,
 * keeping those that are equal. */
gboolean
sw_edit_set_list (SwTransaction *transaction, SwElement *step, SwKind kind, const char *const *lines, GError **error);

/** sw_edit_set_field: gives @step's field called @name the value @value; "" or NULL removes it. */
gboolean
sw_edit_set_field (SwTransaction *transaction, SwElement *step, const char *name, const char *value, GError **error);

/** sw_edit_set_description: of the map or a stream; "" removes it. */
gboolean sw_edit_set_description (SwTransaction *transaction, SwElement *owner, const char *text, GError **error);

/** sw_edit_add_team: the team called @name, made if there is none. */
SwElement *sw_edit_add_team (SwTransaction *transaction, const char *name);

/** sw_edit_add_note: in @parent, a stream or the map's root. */
SwElement *
sw_edit_add_note (SwTransaction *transaction, SwElement *parent, SwNoteKind kind, const char *text, gint64 x, gint64 y);

/**
 * sw_edit_declare: says what becomes of @activity in @stream; replaces an earlier declaration. %SW_DECLARED_UNKNOWN
 * removes it.
 * @by: (nullable): id of the covering stream. @reason: needed for covered and not-applicable.
 */
gboolean sw_edit_declare (SwTransaction *transaction, SwElement *stream, const char *activity, SwDeclared as,
                          const char *by, const char *reason, GError **error);

/** sw_edit_vote: adds @by votes to a note, or takes them back if negative. Returns: FALSE with an error if it has not
 * so many. */
gboolean sw_edit_vote (SwTransaction *transaction, SwElement *note, int by, GError **error);

/**
 * sw_edit_record_measurement: says what the stream took on @day, a Julian day; replaces what its first measurement of
 * that day says.
 * @lead, @process: seconds of working time; @accuracy: a fraction; NAN: unknown, stays absent
 *
 * Returns: (transfer none): the measurement; NULL with an error if a time is longer than a file can hold
 */
SwElement *sw_edit_record_measurement (SwTransaction *transaction, SwElement *stream, guint32 day, double lead,
                                       double process, double accuracy, GError **error);

/** sw_edit_accept: accepts findings of @rule on @target, an element with an id in files; replaces an earlier
 * acceptance.
 * @reason: needed; @day: Julian day, 0: none. */
gboolean sw_edit_accept (SwTransaction *transaction, SwElement *stream, const char *rule, const char *target,
                         const char *reason, const char *by, guint32 day, GError **error);

/**
 * sw_edit_duplicate: copies @ids (steps with the connections among them, notes, streams) beside themselves.
 * @copies: (out) (transfer full): ids of the copies
 */
gboolean sw_edit_duplicate (SwTransaction *transaction, const char *const *ids, gint64 dx, gint64 dy, char ***copies,
                            GError **error);

/**
 * sw_edit_make_future: copies @stream, moved by @dx, @dy, as its future state: the copy says so and names @stream as
 * its origin, each of its steps the step that it was copied from. Declarations are facts and come along; measurements,
 * reviews and acceptances were of the stream of today and do not, and the copy is a draft.
 *
 * Returns: (transfer none): the future state, NULL with an error
 */
SwElement *sw_edit_make_future (SwTransaction *transaction, SwElement *stream, gint64 dx, gint64 dy, GError **error);

/**
 * sw_edit_insert_from: copies what another map holds into this one, with new ids, moved by @dx, @dy. Teams are matched
 * by name.
 * @stream: (nullable): puts the steps and notes of all its streams there; NULL: streams come as streams
 * @copies: (out) (transfer full): ids of the copies
 */
gboolean sw_edit_insert_from (SwTransaction *transaction, SwMap *other, SwElement *stream, gint64 dx, gint64 dy,
                              char ***copies, GError **error);
