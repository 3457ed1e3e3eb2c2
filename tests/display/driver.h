#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

/*
 * Drives the real program as a person does: pointer and keys come from the X server (xdotool), what is on screen is
 * read through AT-SPI, as a screen reader would. Waiting is always for a state that can be seen, never for a time.
 *
 * The window manager of the test shows windows maximised and undecorated, so window coordinates are screen coordinates.
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
 * driver_find, driver_wait, driver_wait_gone:
 * @role: (nullable): role name of AT-SPI, such as "push button"
 * @name: a glob pattern for the accessible name, such as "Log the request, Engage*"
 *
 * Only what is showing counts. driver_wait() fails the test, with a dump of what is on screen, if it does not come
 * within 15 seconds.
 */
AtspiAccessible *driver_find (Driver *driver, const char *role, const char *name);
AtspiAccessible *driver_wait (Driver *driver, const char *role, const char *name);
void driver_wait_gone (Driver *driver, const char *role, const char *name);

/** driver_count: how many match now. driver_wait_count: waits until so many do. */
guint driver_count (Driver *driver, const char *role, const char *name);
void driver_wait_count (Driver *driver, const char *role, const char *name, guint count);

/** driver_name, driver_description: of an accessible. Returns: (transfer full) */
char *driver_name (AtspiAccessible *accessible);
char *driver_description (AtspiAccessible *accessible);
gboolean driver_has_state (AtspiAccessible *accessible, AtspiStateType state);

/** driver_rect: where it is on the screen. */
void driver_rect (AtspiAccessible *accessible, int *x, int *y, int *width, int *height);

/** driver_press: activates a control through AT-SPI, without pointer or keys. */
void driver_press (AtspiAccessible *accessible);

/** Pointer and keys. driver_keys takes xdotool's names: "ctrl+z". driver_drag makes small moves after the press, as a
 * hand does. */
void driver_move_to (int x, int y);
void driver_click (int x, int y);
void driver_click_on (AtspiAccessible *accessible);
void driver_drag (int from_x, int from_y, int to_x, int to_y);
void driver_drag_begin (int from_x, int from_y, int to_x, int to_y);
void driver_drag_end (void);
void driver_keys (const char *keys);
void driver_type (const char *text);

/** driver_screenshot: the whole screen as PNG, if the environment's SW_SCREENSHOTS names a folder for pictures. */
void driver_screenshot (const char *name);

/** driver_wait_file: waits until @path exists and holds something; its bytes. Returns: (transfer full) */
GBytes *driver_wait_file (const char *path);

/** driver_home: a new empty folder for a program's files, removed by driver_home_remove(). Returns: (transfer full) */
char *driver_home (void);
void driver_home_remove (char *home);
