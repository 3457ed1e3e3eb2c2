#include "app/window-private.h"

#include "app/announce.h"
#include "app/clipboard.h"
#include "app/explain.h"
#include "app/export-dialog.h"
#include "app/look.h"
#include "app/recent.h"
#include "app/rules.h"
#include "app/settings.h"
#include "panels/finding-popover.h"
#include "panels/record.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwWindow, sw_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what happens to the map ------------------------------------------------------------------------------------ */

void
sw_window_tell (SwWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_message (GObject *from, const char *text, SwWindow *self)
{
  sw_window_tell (self, text);
}

static void
on_changed_on_disk (SwSession *session, SwWindow *self)
{
  gboolean exists = g_file_query_exists (sw_session_file (session), NULL);

  gtk_label_set_text (self->disk_text, exists ? _ ("Another program changed this map's file.")
                                              : _ ("This map's file was moved or deleted."));
  gtk_widget_set_visible (self->disk_bar, TRUE);
}

static void
on_open_finding (SwCanvas *canvas, const char *element, GdkRectangle *where, SwWindow *self)
{
  sw_finding_popover_show (GTK_WIDGET (canvas), sw_session_document (self->session), element, where);
}

static void
on_declare (SwCanvas *canvas, const char *stream, const char *activity, GdkRectangle *where, SwWindow *self)
{
  sw_declare_popover_show (GTK_WIDGET (canvas), sw_session_document (self->session), stream, activity, where);
}

static void
on_reveal (SwBottom *bottom, const char *const *ids, SwWindow *self)
{
  sw_canvas_reveal (self->canvas, ids);
}

static void
tell (gpointer window, const char *text)
{
  sw_window_tell (window, text);
}

static gboolean
on_copy (SwCanvas *canvas, SwWindow *self)
{
  if (sw_clipboard_copy (GTK_WIDGET (canvas), sw_session_document (self->session)))
    return TRUE;
  sw_window_tell (self, _ ("Only steps, notes and streams can be copied."));
  return FALSE;
}

static void
on_paste (SwCanvas *canvas, SwWindow *self)
{
  sw_clipboard_paste (canvas, sw_session_document (self->session), tell, self);
}

/* --- which map -------------------------------------------------------------------------------------------------- */

static void
apply_rules (SwWindow *self)
{
  if (self->session != NULL)
    sw_document_set_config (sw_session_document (self->session), sw_rules_config (sw_rules_settings ()));
}

static void
apply_look (SwWindow *self)
{
  if (self->session != NULL)
    sw_document_set_theme (sw_session_document (self->session), sw_look_theme ());
}

static void
forget_session (SwWindow *self)
{
  SwDocument *document;

  if (self->session == NULL)
    return;
  document = sw_session_document (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (document, self);
  sw_announcer_set_document (self->announcer, NULL);
  sw_session_close (self->session);
  g_clear_object (&self->session);
}

void
sw_window_set_session (SwWindow *self, SwSession *session)
{
  SwDocument *document = sw_session_document (session);

  forget_session (self);
  self->session = g_object_ref (session);
  apply_look (self);
  sw_window_apply_path (self);
  /* A map that was just read has been checked by the rules as they are. */
  if (!sw_rules_is_default (sw_rules_settings ()))
    apply_rules (self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (sw_window_refresh), self);
  g_signal_connect (session, "changed-on-disk", G_CALLBACK (on_changed_on_disk), self);
  g_signal_connect (session, "message", G_CALLBACK (on_message), self);
  g_signal_connect_swapped (document, "updated", G_CALLBACK (sw_window_refresh_findings), self);
  sw_canvas_set_document (self->canvas, document);
  sw_palette_set_canvas (self->palette, self->canvas);
  sw_quick_bar_set_canvas (self->quick_bar, self->canvas);
  sw_find_bar_set_canvas (self->find_bar, self->canvas);
  sw_minimap_set_canvas (self->minimap, self->canvas);
  sw_inspector_set_document (self->inspector, document);
  sw_bottom_set_document (self->bottom, document);
  sw_announcer_set_document (self->announcer, document);
  gtk_widget_set_visible (self->disk_bar, FALSE);
  sw_window_show_page (self, "map");
  sw_window_refresh (self);
  sw_window_refresh_zoom (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

gboolean
sw_window_is_free (SwWindow *self)
{
  return self->opening == NULL && (self->session == NULL || sw_session_is_untouched (self->session));
}

/* Two names may lead to one file. */
static char *
identity_of (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, 0, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

gboolean
sw_window_has_file (SwWindow *self, GFile *file)
{
  GFile *own = self->opening != NULL ? self->opening : self->session != NULL ? sw_session_file (self->session) : NULL;
  g_autofree char *left = NULL, *right = NULL;

  if (own == NULL)
    return FALSE;
  if (g_file_equal (own, file))
    return TRUE;
  left = identity_of (own);
  right = identity_of (file);
  return left != NULL && g_strcmp0 (left, right) == 0;
}

/* --- actions ---------------------------------------------------------------------------------------------------- */

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_window_save (data);
}

static void
on_save_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_window_save_as (data);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  sw_window_commit_entry (self);
  sw_export_dialog_show (self, self->session);
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_document_undo (sw_session_document (SW_WINDOW (data)->session));
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_document_redo (sw_session_document (SW_WINDOW (data)->session));
}

static void
on_reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_window_reload (data);
}

static void
on_keep (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  gtk_widget_set_visible (self->disk_bar, FALSE);
  sw_session_keep (self->session);
}

static void
on_active (SwWindow *self, GParamSpec *property, gpointer data)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    sw_session_look_at_disk (self->session);
}

static void
on_explain (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const SwRule *rule = sw_rule_find (g_variant_get_string (parameter, NULL));

  if (rule != NULL)
    sw_explain (data, rule);
}

/* Nothing is out of sight because a panel is folded: what is asked for is unfolded. */
static void
on_show_finding (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  gtk_widget_set_visible (self->problems_box, TRUE);
  sw_bottom_show_finding (self->bottom, g_variant_get_string (parameter, NULL));
}

static void
on_focus_field (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  sw_inspector_focus (self->inspector, g_variant_get_string (parameter, NULL));
}

static void
on_record_measurement (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  sw_window_commit_entry (self);
  sw_record_measurement (GTK_WIDGET (self), sw_session_document (self->session), g_variant_get_string (parameter, NULL),
                         tell, self);
}

static void
add_actions (SwWindow *self)
{
  static const GActionEntry entries[] = {
    { "save", on_save, NULL, NULL, NULL, { 0 } },
    { "save-as", on_save_as, NULL, NULL, NULL, { 0 } },
    { "export", on_export, NULL, NULL, NULL, { 0 } },
    { "close", on_close, NULL, NULL, NULL, { 0 } },
    { "undo", on_undo, NULL, NULL, NULL, { 0 } },
    { "redo", on_redo, NULL, NULL, NULL, { 0 } },
    { "reload", on_reload, NULL, NULL, NULL, { 0 } },
    { "keep", on_keep, NULL, NULL, NULL, { 0 } },
    { "explain", on_explain, "s", NULL, NULL, { 0 } },
    { "show-finding", on_show_finding, "s", NULL, NULL, { 0 } },
    { "focus-field", on_focus_field, "s", NULL, NULL, { 0 } },
    { "record-measurement", on_record_measurement, "s", NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sw_window_add_view_actions (self);
  sw_window_add_areas (self);
  sw_window_add_workshop (self);
  sw_window_add_compare_actions (self);
}

/* --- files dropped on the window -------------------------------------------------------------------------------- */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (data));
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    sw_application_open_in (SW_APPLICATION (application), data, file->data);
  return files != NULL;
}

/* Before the canvas sees it: what a file manager drags offers itself as text too. */
static void
accept_files (SwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- life ------------------------------------------------------------------------------------------------------- */

static gboolean
sw_window_close_request (GtkWindow *window)
{
  SwWindow *self = SW_WINDOW (window);

  if (!sw_window_may_close (self))
    return TRUE;
  sw_window_set_workshop (self, FALSE);
  sw_window_remember (self);
  return GTK_WINDOW_CLASS (sw_window_parent_class)->close_request (window);
}

static void
sw_window_dispose (GObject *object)
{
  SwWindow *self = SW_WINDOW (object);

  if (self->cancel != NULL)
    g_cancellable_cancel (self->cancel);
  g_clear_handle_id (&self->busy, g_source_remove);
  g_clear_object (&self->cancel);
  g_clear_object (&self->opening);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->worked_on);
  forget_session (self);
  G_OBJECT_CLASS (sw_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
#define BIND(name) gtk_widget_class_bind_template_child (class, SwWindow, name)
  BIND (title);
  BIND (open_button);
  BIND (new_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (palette_button);
  BIND (inspector_button);
  BIND (problems_button);
  BIND (problems_icon);
  BIND (problems_count);
  BIND (toasts);
  BIND (pages);
  BIND (start_page);
  BIND (spinner);
  BIND (disk_bar);
  BIND (disk_text);
  BIND (palette_flap);
  BIND (inspector_flap);
  BIND (problems_box);
  BIND (palette);
  BIND (canvas);
  BIND (quick_bar);
  BIND (find_bar);
  BIND (inspector);
  BIND (bottom);
  BIND (zoom_label);
  BIND (hint);
  BIND (minimap);
  BIND (workshop_bar);
#undef BIND
}

static void
sw_window_class_init (SwWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sw_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = sw_window_close_request;
  g_type_ensure (SW_TYPE_START_PAGE);
  g_type_ensure (SW_TYPE_PALETTE);
  g_type_ensure (SW_TYPE_CANVAS);
  g_type_ensure (SW_TYPE_QUICK_BAR);
  g_type_ensure (SW_TYPE_FIND_BAR);
  g_type_ensure (SW_TYPE_MINIMAP);
  g_type_ensure (SW_TYPE_WORKSHOP_BAR);
  g_type_ensure (SW_TYPE_INSPECTOR);
  g_type_ensure (SW_TYPE_BOTTOM);
  gtk_widget_class_set_template_from_resource (widget_class, SW_RESOURCES "/window.ui");
  bind_children (widget_class);
  /* Bindings of a class are asked after the focused widget, so an entry keeps its own undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
sw_window_init (SwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->announcer = sw_announcer_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (gtk_widget_get_parent (self->hint)), self->announcer);
  add_actions (self);
  accept_files (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
  g_signal_connect (self->canvas, "message", G_CALLBACK (on_message), self);
  g_signal_connect (self->canvas, "open-finding", G_CALLBACK (on_open_finding), self);
  g_signal_connect (self->canvas, "declare", G_CALLBACK (on_declare), self);
  g_signal_connect (self->canvas, "copy", G_CALLBACK (on_copy), self);
  g_signal_connect (self->canvas, "paste", G_CALLBACK (on_paste), self);
  g_signal_connect_swapped (self->canvas, "zoom-changed", G_CALLBACK (sw_window_refresh_zoom), self);
  g_signal_connect (self->inspector, "message", G_CALLBACK (on_message), self);
  g_signal_connect (self->bottom, "message", G_CALLBACK (on_message), self);
  g_signal_connect (self->bottom, "reveal", G_CALLBACK (on_reveal), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sw_rules_settings (), "changed", G_CALLBACK (apply_rules), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (sw_window_refresh_menus), self,
                           G_CONNECT_SWAPPED);
  sw_window_restore (self);
  sw_window_refresh_menus (self);
  sw_window_show_page (self, "start");
  sw_window_refresh (self);
}

SwWindow *
sw_window_new (SwApplication *application)
{
  return g_object_new (SW_TYPE_WINDOW, "application", application, NULL);
}
