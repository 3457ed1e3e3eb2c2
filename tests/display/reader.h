#pragma once

#include "driver.h"

/*
 * The program worked through AT-SPI alone, as by a screen reader or a switch: its actions and its texts that can be
 * written. GTK 4.8 has no way to give the focus (Component.GrabFocus is not supported) and none to choose from a
 * drop-down: an action of the program does what the focus is needed for, and others step through the choices.
 */

/** reader_act_on_window: an action of the window, such as "win.save". */
void reader_act_on_window (Driver *driver, const char *action);

/** reader_write: writes @text into the entry called @name that has the keys. */
void reader_write (Driver *driver, const char *name, const char *text);

/** reader_connect: from the step @from, with the one that the list calls @to. */
void reader_connect (Driver *driver, const char *from, const char *to);

/** reader_rename: gives the element called @name another one, and leaves the field. */
void reader_rename (Driver *driver, const char *name, const char *text);

/** reader_type_path: writes @path into the file chooser that saves, presses @button and waits until it is gone. */
void reader_type_path (Driver *driver, const char *title, const char *button, const char *path);

/** reader_act_all_on_window: as long as the window offers it. Returns: how often */
guint reader_act_all_on_window (Driver *driver, const char *action);
