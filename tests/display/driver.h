#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

/*
 * Drives the real program as a person does: pointer and keys come from the X server (xdotool), what is on screen is
 * read through AT-SPI, as a screen reader would. Waiting is always for a state that can be seen, never for a time.
 *
 * The window is as large as the screen and at its corner, so places in it are places on the screen. That does not hold
 * for dialogs and popovers: they are worked with keys or through AT-SPI.
 */

typedef struct _Driver Driver;

/** driver_start: @home: a folder for all of the program's files; @argument: (nullable): a map to open. Waits for the
 * window. */
Driver *driver_start (const char *home, const char *argument);

/** driver_stop: ends the program as it is (SIGTERM) and fails if it printed a warning or a critical. */
void driver_stop (Driver *driver);

/** driver_kill: SIGKILL, as a crash would; fails if it had printed a warning. */
void driver_kill (Driver *driver);

/** driver_wait_exit: waits until the program ended by itself, with status 0, and frees @driver. */
void driver_wait_exit (Driver *driver);

/**
 * Thing: something on screen as it was when it was found: a widget, or what stands for an element of the map.
 */
typedef struct _Thing Thing;
Thing *thing_ref (Thing *thing);
void thing_unref (gpointer thing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Thing, thing_unref)

/** DriverRect: on the screen. */
typedef struct
{
  int x, y, width, height;
} DriverRect;

/**
 * driver_find, driver_wait, driver_await, driver_wait_gone:
 * @role: (nullable): role name of AT-SPI, such as "push button"
 * @name: a glob pattern for the accessible name, such as "Log the request, Engage*"
 *
 * Only what is showing counts. What is waited for fails the test, with a dump of what is on screen, if it does not come
 * within 15 seconds.
 */
Thing *driver_find (Driver *driver, const char *role, const char *name);
Thing *driver_wait (Driver *driver, const char *role, const char *name);
void driver_await (Driver *driver, const char *role, const char *name);
void driver_wait_gone (Driver *driver, const char *role, const char *name);

/** driver_find_all: Returns: (transfer full): (element-type Thing) */
GPtrArray *driver_find_all (Driver *driver, const char *role, const char *name);

/** driver_count: how many match now. driver_wait_count: waits until so many do. */
guint driver_count (Driver *driver, const char *role, const char *name);
void driver_wait_count (Driver *driver, const char *role, const char *name, guint count);

/** driver_wait_state: until the first match has @state, or has it not. driver_wait_description: until its description
 * matches the glob @pattern. driver_wait_text: until the text of one match does. */
void driver_wait_state (Driver *driver, const char *role, const char *name, AtspiStateType state, gboolean set);
void driver_wait_description (Driver *driver, const char *role, const char *name, const char *pattern);
void driver_wait_text (Driver *driver, const char *role, const char *name, const char *pattern);

/** driver_rect: where the first match is, once it stands still. */
DriverRect driver_rect (Driver *driver, const char *role, const char *name);

const char *thing_name (Thing *thing);
const char *thing_role (Thing *thing);
const char *thing_description (Thing *thing);
gboolean thing_has_state (Thing *thing, AtspiStateType state);

/** thing_rect: where it is now. Returns: FALSE if it is gone */
gboolean thing_rect (Thing *thing, DriverRect *rect);

/** thing_text: what is written in an entry or a text now. Returns: (transfer full) (nullable) */
char *thing_text (Thing *thing);

/** thing_press: activates a control without pointer or keys. driver_press: the first match, once it is there. */
void thing_press (Thing *thing);
void driver_press (Driver *driver, const char *role, const char *name);

/** What assistive technology does, without pointer, keys, or the focus of a window. thing_act: the action called
 * @action; FALSE if it has none. driver_act: on the first match that has it, once there is one. thing_write: all of
 * what is in an entry or a text. */
gboolean thing_act (Thing *thing, const char *action);
void driver_act (Driver *driver, const char *role, const char *name, const char *action);
void thing_write (Thing *thing, const char *text);

/** Pointer and keys. driver_keys takes xdotool's names: "ctrl+z". driver_drag makes small moves after the press, as a
 * hand does. */
void driver_move_to (int x, int y);
void driver_click (int x, int y);
void driver_click_on (Driver *driver, const char *role, const char *name);

/** driver_click_in: the same in the dialog that has the keys, wherever it is; @turns of the wheel instead if it
 * is not 0: down if positive. */
void driver_click_in (Driver *driver, const char *role, const char *name, int turns);
void driver_drag (int from_x, int from_y, int to_x, int to_y);
void driver_drag_begin (int from_x, int from_y, int to_x, int to_y);
void driver_drag_end (void);
void driver_keys (const char *keys);
void driver_keys_down (const char *keys);
void driver_keys_up (const char *keys);

/** driver_hands: other buttons, the wheel, keys that are held: in xdotool's words. */
void driver_hands (const char *words);
void driver_type (const char *text);

/** driver_dump: prints all that is on screen. For whoever writes a test. */
void driver_dump (Driver *driver);

/** driver_wait_window: waits until the keys go to the window whose title matches the glob @title. */
void driver_wait_window (const char *title);

/** driver_screenshot: the whole screen as PNG, if the environment's SW_SCREENSHOTS names a folder for pictures. */
void driver_screenshot (const char *name);

/** driver_shows: whether a dot of the screen within @area has the colour @colour (0xRRGGBB), or nearly.
 * driver_wait_shown: until it has. */
gboolean driver_shows (DriverRect area, guint colour);
void driver_wait_shown (DriverRect area, guint colour);

/** driver_wait_file: waits until @path exists and holds something; its bytes. Returns: (transfer full) */
GBytes *driver_wait_file (const char *path);

/** driver_home: a new empty folder for a program's files, removed by driver_home_remove(). Returns: (transfer full) */
char *driver_home (void);
void driver_home_remove (char *home);
