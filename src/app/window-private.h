#pragma once

#include "app/start-page.h"
#include "app/window.h"
#include "canvas/canvas.h"
#include "canvas/minimap.h"
#include "panels/bottom.h"
#include "panels/find-bar.h"
#include "panels/inspector.h"
#include "panels/palette.h"
#include "panels/quick-bar.h"
#include "panels/workshop-bar.h"

/* What workshop mode changes, as it was before. */
typedef struct
{
  gboolean palette, inspector, problems, quick_bar, fullscreen;
  SwViewport view;
} SwWindowPanels;

struct _SwWindow
{
  AdwApplicationWindow parent;
  SwSession *session;       /* (nullable): none on the start page */
  GFile *opening;           /* (nullable): what is being read */
  GCancellable *cancel;     /* of that */
  guint busy;               /* source id: shows that it takes long */
  GtkNativeDialog *chooser; /* (nullable) */
  gboolean is_closing;      /* close when the save that runs is done */
  gboolean is_workshop;
  SwWindowPanels before_workshop;

  AdwWindowTitle *title;
  AdwSplitButton *open_button;
  GtkMenuButton *new_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkToggleButton *palette_button;
  GtkToggleButton *inspector_button;
  GtkToggleButton *problems_button;
  GtkImage *problems_icon;
  GtkLabel *problems_count;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  SwStartPage *start_page;
  GtkSpinner *spinner;
  GtkWidget *disk_bar;
  GtkLabel *disk_text;
  AdwFlap *palette_flap;
  AdwFlap *inspector_flap;
  GtkWidget *problems_box;
  SwPalette *palette;
  SwCanvas *canvas;
  SwQuickBar *quick_bar;
  SwFindBar *find_bar;
  SwInspector *inspector;
  SwBottom *bottom;
  GtkLabel *zoom_label;
  SwMinimap *minimap;
  SwWorkshopBar *workshop_bar;
  GtkWidget *hint; /* what to do on an empty canvas */
  GtkWidget *announcer;
  GtkWidget *worked_on; /* (nullable), weak: what had the keys before a menu of the header bar */
  gboolean in_menu;     /* such a menu has them */
};

/* window-state.c: what the frame shows of the session */

/** sw_window_refresh: title, undo, redo, findings, zoom and which actions can be used. */
void sw_window_refresh (SwWindow *window);
void sw_window_refresh_findings (SwWindow *window);
void sw_window_refresh_zoom (SwWindow *window);
void sw_window_refresh_menus (SwWindow *window);

/** sw_window_show_page: "start", "opening" or "map". */
void sw_window_show_page (SwWindow *window, const char *name);

/** sw_window_add_areas: F6 from area to area, and the keys back from the menus of the header bar. */
void sw_window_add_areas (SwWindow *window);

/** sw_window_apply_path: lights the critical path as the action "critical-path" is: the window keeps it for the map
 * that is opened next. */
void sw_window_apply_path (SwWindow *window);

/** sw_window_restore, sw_window_remember: size and panels, from and to the settings. */
void sw_window_restore (SwWindow *window);
void sw_window_remember (SwWindow *window);

/* window-view.c: panels, zoom, critical path, minimap */
void sw_window_add_view_actions (SwWindow *window);

/* window-workshop.c */
void sw_window_add_workshop (SwWindow *window);

/** sw_window_set_workshop: enters or leaves workshop mode; it cannot be entered without a map. */
void sw_window_set_workshop (SwWindow *window, gboolean on);

/* window-compare.c: "win.compare" and "win.reveal" */
void sw_window_add_compare_actions (SwWindow *window);

/* window-files.c: opening, saving, closing */

void sw_window_save (SwWindow *window);
void sw_window_save_as (SwWindow *window);
void sw_window_reload (SwWindow *window);

/** sw_window_may_close: FALSE if there is something to ask first; the window closes then when that is answered. */
gboolean sw_window_may_close (SwWindow *window);

/** sw_window_commit_entry: what is being typed into a field counts, though the field was not left. */
void sw_window_commit_entry (SwWindow *window);

/** sw_window_refuse: a dialog that says why something could not be done. */
void sw_window_refuse (SwWindow *window, const char *heading, const GError *error);
