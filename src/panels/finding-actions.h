#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/*
 * What can be done about a finding, shared by the list of problems and by popovers on the diagram. Findings are named
 * by fingerprint, as the report is new after each change.
 */

/** SwFindingAct: what only the place where a finding is shown can do; members may be NULL. */
typedef struct
{
  void (*reveal) (const char *const *ids, gpointer data);
  void (*tell) (const char *text, gpointer data);
  void (*done) (gpointer data); /* the popover may close */
  gpointer data;
} SwFindingAct;

/** sw_finding_show: selects its elements and lights its witness. */
void sw_finding_show (SwDocument *document, const char *fingerprint, const SwFindingAct *act);

/** sw_finding_place: where it is: its first element, and its stream if that is another one. Returns: (transfer full) */
char *sw_finding_place (SwMap *map, const SwFinding *finding);

/** sw_finding_can_accept: whether a stream can hold an acceptance of it. */
gboolean sw_finding_can_accept (const SwFinding *finding);

/** sw_finding_apply: applies the fix @fix as one step of undo. @fix: of the finding, add-step included; @activity:
 * (nullable): which of several activities to add. Returns: FALSE with an error */
gboolean
sw_finding_apply (SwDocument *document, const char *fingerprint, const char *fix, const char *activity, GError **error);

/** sw_finding_accept: accepts it with a reason, as one step of undo. */
gboolean
sw_finding_accept (SwDocument *document, const char *fingerprint, const char *reason, const char *by, GError **error);

/** sw_finding_withdraw: takes back what accepts it, as one step of undo. */
gboolean sw_finding_withdraw (SwDocument *document, const char *fingerprint, GError **error);

/** sw_finding_acceptance: who accepted it, when and why; NULL if nobody did. Returns: (transfer full) (nullable) */
char *sw_finding_acceptance (SwMap *map, const SwFinding *finding);

/** sw_finding_buttons_new: buttons for all of it: fixes, accept or withdraw, explain. @act is copied. */
GtkWidget *sw_finding_buttons_new (SwDocument *document, const SwFinding *finding, const SwFindingAct *act);

/** sw_accept_popover_show: asks for the reason. */
void sw_accept_popover_show (GtkWidget *parent, SwDocument *document, const char *fingerprint, const SwFindingAct *act);

/** sw_declare_popover_choose: as sw_declare_popover_show(), for one of several activities. @where: (nullable) */
void sw_declare_popover_choose (GtkWidget *parent, SwDocument *document, const char *stream,
                                const char *const *activities, const GdkRectangle *where);
