#pragma once

#include "driver.h"

/* What driver.c, the program and its pointer and keys, screen.c, what is found on screen, and tree.c, where that
 * comes from, share. */

#define DRIVER_PATIENCE_US (15 * G_USEC_PER_SEC)
#define DRIVER_PAUSE_US 40000

/* @accessibility: the bus of AT-SPI; @peer: (nullable): the program's name on it
 * @pages: where pages of stacks belong: path → path of the stack
 * @border: from the screen's edge to the window's content: GTK draws a border around a window that is not maximised,
 * which AT-SPI does not count */
struct _Driver
{
  GSubprocess *process;
  guint pid;
  char *home;
  char *log;
  GDBusConnection *accessibility;
  char *peer;
  GHashTable *pages;
  int border;
};

struct _Thing
{
  Driver *driver;
  char *path;
  char *parent;
  int index;
  guint n_children;
  const char *role;
  char *name;
  char *description;
  guint64 states;
};

/** driver_read_tree: all that is there. Returns: (transfer full): path → children, in order; DRIVER_ROOT is its root */
#define DRIVER_ROOT "/org/a11y/atspi/accessible/root"
GHashTable *driver_read_tree (Driver *driver);

/** driver_ask: Returns: (transfer full) (nullable) */
GVariant *driver_ask (GDBusConnection *bus, const char *peer, const char *path, const char *interface,
                      const char *method, GVariant *arguments);

void driver_screen_begin (Driver *driver);
void driver_screen_end (Driver *driver);
