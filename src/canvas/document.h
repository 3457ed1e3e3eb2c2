#pragma once

#include "checks/config.h"
#include "edit/commands.h"
#include "edit/history.h"
#include "metrics/compare.h"
#include "render/scene.h"

/**
 * SwDocument: a map that is being edited, with all that follows from it: history, selection, figures, findings, layout,
 * scene.
 *
 * Everything is computed again after each transaction, before ::updated. Pointers into the map, analysis, layout,
 * report and scene are good until the next one.
 *
 * ::updated (): all of it is new. ::selection-changed (): sw_document_selection() is. ::lit-changed ():
 * sw_document_lit() or sw_document_compared() is.
 */
#define SW_TYPE_DOCUMENT (sw_document_get_type ())
G_DECLARE_FINAL_TYPE (SwDocument, sw_document, SW, DOCUMENT, GObject)

/** sw_document_new: @map: (transfer none) */
SwDocument *sw_document_new (SwMap *map);

SwMap *sw_document_map (SwDocument *document);
SwHistory *sw_document_history (SwDocument *document);
const SwAnalysis *sw_document_analysis (SwDocument *document);
const SwLayout *sw_document_layout (SwDocument *document);

/** sw_document_unfolded_layout: where everything would be if no stream were folded: for commands that put something
 * into a stream, folded or not. What is seen is in sw_document_layout(). */
const SwLayout *sw_document_unfolded_layout (SwDocument *document);

const SwReport *sw_document_report (SwDocument *document);
const SwScene *sw_document_scene (SwDocument *document);

/** sw_document_dirty: the rectangles (SwRect) in which the scene differs from the one before the last ::updated; NULL:
 * everywhere. */
const GArray *sw_document_dirty (SwDocument *document);

/** sw_document_set_theme: the scene is made anew in this theme. */
void sw_document_set_theme (SwDocument *document, SwThemeId theme);

/** sw_document_set_path: whether the critical path and the bottleneck of each stream are lit. */
void sw_document_set_path (SwDocument *document, gboolean lit);
gboolean sw_document_path (SwDocument *document);

/** sw_document_set_config: which rules run, and how grave each is.
 * @config: (transfer full) (nullable): as the rules say */
void sw_document_set_config (SwDocument *document, SwCheckConfig *config);

/** sw_document_begin: a transaction on the map. */
SwTransaction *sw_document_begin (SwDocument *document);

/** sw_document_commit: @transaction: (transfer full); @select: (nullable): ids to select afterwards; NULL keeps what
 * still exists. What is selected afterwards is seen: a stream that hides some of @select unfolds in the same step. */
gboolean
sw_document_commit (SwDocument *document, SwTransaction *transaction, const char *label, const char *const *select);

/** sw_document_undo, sw_document_redo: selection comes back with it. */
gboolean sw_document_undo (SwDocument *document);
gboolean sw_document_redo (SwDocument *document);

/** The selection: ids in the order in which they were selected. What a folded stream hides can't be selected: its
 * stream is instead. */
const char *const *sw_document_selection (SwDocument *document);
gboolean sw_document_is_selected (SwDocument *document, const char *id);
void sw_document_select (SwDocument *document, const char *const *ids);
void sw_document_select_one (SwDocument *document, const char *id); /* NULL: nothing */
void sw_document_toggle_selected (SwDocument *document, const char *id);

/**
 * sw_document_show: selects @ids for somebody who wants to see them: streams that hide some of them unfold before. As
 * whether a stream is folded is a part of the map, that is a step of undo, and the map is unsaved; without it, whoever
 * looks at a finding would see a file as saved that is not what is shown.
 */
void sw_document_show (SwDocument *document, const char *const *ids);

/** The finding that is lit: its witness is drawn above the map. @fingerprint: (nullable) */
void sw_document_light (SwDocument *document, const char *fingerprint);
const SwFinding *sw_document_lit (SwDocument *document);

/** sw_document_compare: what is laid over its second stream above the map. The second analysis may be of a copy of the
 * map. @comparison: (nullable): the caller keeps it alive and takes it back before it goes; the document forgets it
 * when the map changes, before ::updated. */
void sw_document_compare (SwDocument *document, const SwComparison *comparison);
const SwComparison *sw_document_compared (SwDocument *document);
