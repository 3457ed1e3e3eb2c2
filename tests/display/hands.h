#pragma once

#include "driver.h"

/* What hands do with a map: pointer and keys on the canvas, the palette and the dialogs for files. A step is named by a
 * glob pattern for its accessible name, such as "Engage, Engage*". */

/** hands_canvas, hands_step: what is called so on the canvas. */
DriverRect hands_canvas (Driver *driver);
DriverRect hands_step (Driver *driver, const char *name);

/** hands_start_empty: a new empty map from the start page. */
void hands_start_empty (Driver *driver);

/** hands_zoom: presses Ctrl+minus @out times. The pointer must not be over the canvas. */
void hands_zoom_out (guint out);

/** hands_drop: drags the card @card of the palette to @x, @y of the screen. */
void hands_drop (Driver *driver, const char *card, int x, int y);

/** hands_drop_behind: drags it just behind the right edge of @step. */
void hands_drop_behind (Driver *driver, const char *card, const char *step);

/** hands_connect: draws a connection from the handle of @from to @to. */
void hands_connect (Driver *driver, const char *from, const char *to);

/** hands_select: clicks on a step and waits until it is selected. */
void hands_select (Driver *driver, const char *step);

/** hands_undo_all, hands_redo_all: with keys until there is nothing left. Returns: how many */
guint hands_undo_all (Driver *driver);
guint hands_redo_all (Driver *driver);

/** hands_type_path: types @path into the file chooser that is open, presses Enter and waits until it is gone. */
void hands_type_path (Driver *driver, const char *title, const char *path);

/** hands_save: presses Ctrl+S and waits until the file at @path is another one: a save puts a new one in the place of
 * the old. hands_wait_saved: waits for the same after hands_file_number() was @before. */
void hands_save (const char *path);
guint64 hands_file_number (const char *path);
void hands_wait_saved (const char *path, guint64 before);

/** hands_assert_one_step: asserts that what was just done changed the map, that undoing once gives the bytes from
 * before, which @path held when @before was read, and that there is nothing more to undo. */
void hands_assert_one_step (Driver *driver, const char *path, const char *before);

/** hands_read: Returns: (transfer full): what the file holds */
char *hands_read (const char *path);

/** hands_file: writes @text to the file @name in @home. Returns: (transfer full): its path */
char *hands_file (const char *home, const char *name, const char *text);

/** hands_template: a copy of the template @id in @home. Returns: (transfer full): its path */
char *hands_template (const char *home, const char *id);

/** hands_assert_holds: fails if the file at @path does not come to hold @text. */
void hands_assert_holds (const char *path, const char *text);

/** hands_press_until_focused: presses @key until what is called @name has the focus. */
void hands_press_until_focused (Driver *driver, const char *key, const char *name);

/** hands_focused: Returns: (transfer full) (nullable): what has the focus */
Thing *hands_focused (Driver *driver);
