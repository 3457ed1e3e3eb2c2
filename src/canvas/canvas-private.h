#pragma once

#include "canvas/canvas.h"
#include "canvas/drag.h"
#include "canvas/drop.h"
#include "canvas/tiles.h"

/* What the files of the canvas share: canvas.c is the widget, canvas-view.c what of the map is seen, canvas-pointer.c
 * its gestures, canvas-drop.c what is dragged into it, canvas-actions.c its actions, canvas-keys.c its keys,
 * canvas-menu.c its menus, canvas-overlay.c what is drawn above the map, canvas-proxies.c the child widgets that stand
 * for elements, canvas-proxy-actions.c what can be done to those, canvas-rename.c the field
 * for names, canvas-touch.c fingers. */

struct _SwCanvas
{
  GtkWidget parent;
  SwDocument *document; /* (nullable) */
  SwTiles *tiles;
  SwViewport view;
  GtkWidget *corner; /* (nullable): what lies over the lower right corner */
  gboolean fitted;   /* the map was shown whole once the widget had a size */
  SwViewport first;  /* how it was shown then, in a widget of first_width × first_height */
  int first_width, first_height;

  SwDrag drag;
  SwHit pressed; /* what the press that may become a drag was on; ids are owned */
  char *pressed_id;
  gboolean was_selected;
  SwViewport pan_from;
  gboolean space;
  gboolean inside;
  SwPoint pointer; /* on the widget */
  char *hover;     /* id of the step whose handle shows */
  gboolean touch;  /* the last press was a finger's */
  double pinch;    /* zoom when the pinch began */
  SwPoint pinched; /* what of the canvas was between the fingers then */

  gboolean dropping;
  SwDrop drop;
  SwPoint dropped;     /* where it would fall */
  char *drop_activity; /* NULL: a note of this kind, where the card of the drop is */
  SwNoteKind drop_note;

  GtkWidget *field; /* (nullable): renames `renaming` */
  char *renaming;
  SwAttr renaming_attr;
  gboolean composing;   /* an input method holds what is not yet in the field */
  GtkWidget *popover;   /* (nullable): the menu that is open */
  GHashTable *proxies;  /* id → SwProxy */
  guint settling;       /* source that makes them follow an allocation */
  GHashTable *findings; /* id → what the findings on it say; NULL until somebody asks */
};

/** sw_canvas_changed: draws again what lies above the map. */
void sw_canvas_changed (SwCanvas *canvas);

/** sw_canvas_moved: the viewport is another one. */
void sw_canvas_moved (SwCanvas *canvas);

/** sw_canvas_tell: shows a sentence in a toast. */
void sw_canvas_tell (SwCanvas *canvas, const char *text);

/** sw_canvas_reveal_with_room: scrolls so that the step @id is in view, and the place of the next one behind it. */
void sw_canvas_reveal_with_room (SwCanvas *canvas, const char *id);

/** sw_canvas_where: where an element is on the widget. */
GdkRectangle sw_canvas_where (SwCanvas *canvas, const SwRect *rect);

/** sw_canvas_damage_hidden: what a drag hides, or shows again, is painted anew. */
void sw_canvas_damage_hidden (SwCanvas *canvas, GHashTable *hidden);

/** sw_canvas_has_popover: whether something that a panel shows above the canvas, or a list to choose from, is open:
 * keys that it leaves are no commands then. @menus: count menus too, whose items are commands */
gboolean sw_canvas_has_popover (SwCanvas *canvas, gboolean menus);

/** sw_canvas_hit: what is under a point of the widget. */
SwHit sw_canvas_hit (SwCanvas *canvas, double x, double y);

/** sw_canvas_findings_text: what the findings on @id say, a line each; NULL if there are none. Good until the next
 * change. */
const char *sw_canvas_findings_text (SwCanvas *canvas, const char *id);

/* canvas-view.c */

/** sw_canvas_fit: shows all of the map, at 100 % at most, without telling. */
void sw_canvas_fit (SwCanvas *canvas);

/* canvas-pointer.c */
void sw_canvas_pointer_init (SwCanvas *canvas);

/** sw_canvas_open_menu: selects what is at @x, @y of the widget, if it is not selected yet, and shows its menu. */
void sw_canvas_open_menu (SwCanvas *canvas, double x, double y);

/* canvas-touch.c: fingers */
void sw_canvas_touch_init (SwCanvas *canvas);

/** sw_canvas_is_touch: whether what @controller deals with now comes from a finger. */
gboolean sw_canvas_is_touch (GtkEventController *controller);

/** sw_canvas_touch_hit: what a finger at @x, @y of the widget means, which hits less exactly than a pointer: the
 * handles of what is selected are as wide as a finger. */
SwHit sw_canvas_touch_hit (SwCanvas *canvas, double x, double y);

gboolean sw_canvas_cancel_drag (SwCanvas *canvas);

/* canvas-overlay.c */
void sw_canvas_overlay (SwCanvas *canvas, GtkSnapshot *snapshot);

/* canvas-actions.c */
void sw_canvas_actions_init (SwCanvas *canvas);
void sw_canvas_actions_init_class (GtkWidgetClass *class);

/** sw_canvas_fold: folds the streams that @ids stand in, or unfolds them if all are folded. */
void sw_canvas_fold (SwCanvas *canvas, const char *const *ids);

/** sw_canvas_note_kind: Returns: whether there is a kind of note called @name */
gboolean sw_canvas_note_kind (const char *name, SwNoteKind *kind);

/* canvas-keys.c */
void sw_canvas_keys_init (SwCanvas *canvas);

/** sw_canvas_select_and_show: selects @id alone, brings it into view and gives it the focus. */
void sw_canvas_select_and_show (SwCanvas *canvas, const char *id);

/** sw_canvas_menu_at_selection: the context menu of what is selected. */
void sw_canvas_menu_at_selection (SwCanvas *canvas);

/* canvas-proxies.c: child widgets for assistive technology and the focus */
void sw_canvas_proxies_sync (SwCanvas *canvas);
void sw_canvas_proxies_allocate (SwCanvas *canvas);
void sw_canvas_proxies_focus (SwCanvas *canvas);

/** sw_canvas_proxies_follow: if the canvas has the focus, or an element that is no longer the selected one, the focus
 * goes where the selection is. */
void sw_canvas_proxies_follow (SwCanvas *canvas);

/** sw_canvas_proxy_id: what it stands for: an element, or a ghost slot: the stream's id, a slash, the activity. */
const char *sw_canvas_proxy_id (GtkWidget *proxy);

/* canvas-proxy-actions.c: what assistive technology can do to an element */
#define SW_PROXY_FINDINGS "element.findings"
void sw_canvas_proxy_actions_init_class (GtkWidgetClass *class);

/** sw_canvas_proxy_actions_init: @item: (nullable): NULL for a ghost slot. SW_PROXY_FINDINGS is off until there are
 * some. */
void sw_canvas_proxy_actions_init (GtkWidget *proxy, const SwItem *item);

/* canvas-menu.c */
typedef void (*SwActivityChosen) (SwCanvas *canvas, const char *activity, gpointer data);
void sw_canvas_choose_activity (SwCanvas *canvas, const GdkRectangle *where, SwActivityChosen chosen, gpointer data,
                                GDestroyNotify free_data);
void sw_canvas_choose_target (SwCanvas *canvas);
void sw_canvas_context_menu (SwCanvas *canvas, const SwHit *hit, const GdkRectangle *where);
void sw_canvas_show_popover (SwCanvas *canvas, GtkWidget *popover, const GdkRectangle *where);

/* canvas-rename.c */
void sw_canvas_rename_allocate (SwCanvas *canvas);
void sw_canvas_rename_end (SwCanvas *canvas, gboolean keep);

/** sw_canvas_rename_by_typing: if @key begins a text and one element is selected: opens its field and hands the key on
 * to it, whose letter replaces what was there. Only while @controller has the key pressed. */
gboolean
sw_canvas_rename_by_typing (SwCanvas *canvas, GtkEventControllerKey *controller, guint key, GdkModifierType state);
