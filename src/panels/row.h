#pragma once

#include "panels/fields.h"

#include <gtk/gtk.h>

/*
 * Rows of the inspector. A row is about some elements of a document by id, its subject, and stays while these or others
 * of their kinds are selected: when the map changes it is refreshed, never made anew, so that focus and half-typed text
 * stay; when the selection does it is reset.
 */

/** SwSubject: what a page of the inspector is about; its rows share it. */
typedef struct
{
  SwDocument *document;
  char **ids;
} SwSubject;

SwSubject *sw_subject_new (SwDocument *document, const char *const *ids);

/** sw_subject_move: its rows are about other elements from now on, of the same kinds in the same order; they must be
 * reset. */
void sw_subject_move (SwSubject *subject, const char *const *ids);
SwSubject *sw_subject_ref (SwSubject *subject);
void sw_subject_unref (SwSubject *subject);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSubject, sw_subject_unref)

SwMap *sw_subject_map (SwSubject *subject);

/** sw_subject_elements: those that (still) exist. Returns: (transfer container) (element-type SwElement) */
GPtrArray *sw_subject_elements (SwSubject *subject);

/** sw_subject_first: the first one, or NULL if it is gone. */
SwElement *sw_subject_first (SwSubject *subject);

/**
 * SwRow: a label and what changes a value, below it the reason why something typed was refused.
 */
#define SW_TYPE_ROW (sw_row_get_type ())
G_DECLARE_FINAL_TYPE (SwRow, sw_row, SW, ROW, GtkWidget)

typedef void (*SwRowRefresh) (SwRow *row, gpointer data);
typedef gboolean (*SwRowFinish) (SwRow *row, gpointer data, GError **error);

/**
 * sw_row_new:
 * @label: (nullable): translated
 * @control: (transfer floating)
 * @wide: the control stands below the label, as wide as the row
 */
SwRow *sw_row_new (SwSubject *subject, const char *label, GtkWidget *control, gboolean wide);

/**
 * sw_row_set_handler:
 * @refresh: shows what the map says; is called at once
 * @finish: (nullable): commits what is half typed, before the row goes
 * @data: (nullable): freed by @destroy with the row
 */
void sw_row_set_handler (SwRow *row, SwRowRefresh refresh, SwRowFinish finish, gpointer data, GDestroyNotify destroy);

SwSubject *sw_row_subject (SwRow *row);

/** sw_row_group: aligns the row's control with those of other rows. */
void sw_row_group (SwRow *row, GtkSizeGroup *labels);

/** sw_row_show_error: @message: (nullable): NULL takes it away */
void sw_row_show_error (SwRow *row, const char *message);

void sw_row_refresh (SwRow *row);

/** sw_row_reset: the same for other elements: nothing that was typed for the old ones stays. */
void sw_row_reset (SwRow *row);
gboolean sw_row_is_resetting (SwRow *row);

/** sw_row_is_quiet: whether nothing may be committed: the row shows what the map says just now, or is closed. */
gboolean sw_row_is_quiet (SwRow *row);

/** sw_row_close: the page goes. The focus may leave an entry only later, when its elements could be there again. */
void sw_row_close (SwRow *row);
gboolean sw_row_finish (SwRow *row, GError **error);

/** sw_row_finish_later: finishes it as soon as GTK has moved the focus: what changes then must not take widgets away
 * while the focus leaves them. */
void sw_row_finish_later (SwRow *row);

/** sw_row_undo_key: for a field in which nothing is half typed: whether @key with @state was the key of undo or redo,
 * which then went back or forth in the map. A field keeps these keys to itself otherwise. */
gboolean sw_row_undo_key (SwRow *row, guint key, GdkModifierType state);

/** sw_row_new_field: the row of @field, whatever its form. */
SwRow *sw_row_new_field (SwSubject *subject, const SwField *field);

/** The forms of fields. */
SwRow *sw_row_new_entry (SwSubject *subject, const SwField *field);
SwRow *sw_row_new_text (SwSubject *subject, const SwField *field);
SwRow *sw_row_new_options (SwSubject *subject, const SwField *field);
SwRow *sw_row_new_flag (SwSubject *subject, const SwField *field);
SwRow *sw_row_new_ticks (SwSubject *subject, const SwField *field);

/** What else one element has: its description, its lines of @kind (practice, role, input, output, remark), its named
 * fields; the teams of the map; figures, future state, declarations, acceptances and measurements of a stream. */
SwRow *sw_row_new_description (SwSubject *subject);
SwRow *sw_row_new_lines (SwSubject *subject, SwKind kind);
SwRow *sw_row_new_named (SwSubject *subject);
SwRow *sw_row_new_teams (SwSubject *subject);
SwRow *sw_row_new_figures (SwSubject *subject);
SwRow *sw_row_new_future (SwSubject *subject);
SwRow *sw_row_new_declarations (SwSubject *subject);
SwRow *sw_row_new_acceptances (SwSubject *subject);
SwRow *sw_row_new_measurements (SwSubject *subject);
