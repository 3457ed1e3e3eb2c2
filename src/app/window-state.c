/* What the frame of a window shows of its session. */
#include "app/window-private.h"

#include "app/recent.h"
#include "app/settings.h"
#include "app/title.h"
#include "files/profiles.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RECENT_IN_MENU 10

static void
enable (SwWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
is_on (SwWindow *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), name);

  return g_variant_get_boolean (state);
}

static void
refresh_history (SwWindow *self)
{
  SwHistory *history = self->session != NULL ? sw_document_history (sw_session_document (self->session)) : NULL;
  const char *undo = history != NULL ? sw_history_undo_label (history) : NULL;
  const char *redo = history != NULL ? sw_history_redo_label (history) : NULL;
  g_autofree char *undo_text = sw_title_command (_ ("Undo"), undo, _ ("Ctrl+Z"));
  g_autofree char *redo_text = sw_title_command (_ ("Redo"), redo, _ ("Ctrl+Shift+Z"));

  enable (self, "undo", undo != NULL);
  enable (self, "redo", redo != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button), undo_text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button), redo_text);
}

static void
refresh_title (SwWindow *self)
{
  g_autofree char *name = NULL, *folder = NULL, *title = NULL, *full = NULL;
  gboolean is_saved;

  if (self->session == NULL)
    {
      adw_window_title_set_title (self->title, "Streamwright");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Streamwright");
      return;
    }
  is_saved = sw_session_is_saved (self->session);
  name = sw_title_name (sw_session_file (self->session), sw_document_map (sw_session_document (self->session)));
  folder = sw_title_folder (sw_session_file (self->session));
  title = g_strconcat (is_saved ? "" : SW_UNSAVED_DOT, name, NULL);
  full = g_strconcat (title, " – Streamwright", NULL);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, folder);
  gtk_window_set_title (GTK_WINDOW (self), full);
}

static gboolean
is_empty (SwMap *map)
{
  const SwElement *root = sw_map_root (map);

  return sw_element_first (root, SW_KIND_STREAM) == NULL && sw_element_first (root, SW_KIND_NOTE) == NULL;
}

void
sw_window_refresh_findings (SwWindow *self)
{
  static const char *const classes[][2] = { { NULL }, { NULL }, { "warning", NULL }, { "error", NULL } };
  const SwReport *report;
  g_autofree char *text = NULL, *count = NULL, *tooltip = NULL;
  SwSeverity worst = SW_SEVERITY_OFF;
  guint sum = 0;

  if (self->session == NULL)
    return;
  report = sw_document_report (sw_session_document (self->session));
  gtk_widget_set_visible (self->hint, is_empty (sw_document_map (sw_session_document (self->session))));
  for (guint severity = SW_SEVERITY_INFO; severity <= SW_SEVERITY_ERROR; severity++)
    if (report->count[severity] > 0)
      {
        worst = severity;
        sum += report->count[severity];
      }
  text = sw_title_findings (report);
  count = g_strdup_printf ("%u", sum);
  tooltip = g_strdup_printf (_ ("Problems: %s"), text);
  gtk_label_set_text (self->problems_count, count);
  gtk_image_set_from_icon_name (self->problems_icon, sum == 0                       ? "emblem-ok-symbolic"
                                                     : worst == SW_SEVERITY_ERROR   ? "dialog-error-symbolic"
                                                     : worst == SW_SEVERITY_WARNING ? "dialog-warning-symbolic"
                                                                                    : "dialog-information-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->problems_icon), (const char **)classes[worst]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problems_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

void
sw_window_refresh_zoom (SwWindow *self)
{
  g_autofree char *text = g_strdup_printf ("%.0f %%", round (sw_canvas_zoom (self->canvas) * 100));

  gtk_label_set_text (self->zoom_label, text);
}

/* A stack does not say to assistive technology which of its pages is in front: those behind are hidden. */
void
sw_window_show_page (SwWindow *self, const char *name)
{
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (self->pages));

  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->pages, name), TRUE);
  gtk_stack_set_visible_child_name (self->pages, name);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (pages, i);
      const char *other = gtk_stack_page_get_name (GTK_STACK_PAGE (page));

      gtk_widget_set_visible (gtk_stack_page_get_child (GTK_STACK_PAGE (page)), g_str_equal (other, name));
    }
}

void
sw_window_refresh (SwWindow *self)
{
  static const char *const with_map[] = {
    "save", "save-as", "export", "panels", "critical-path", "minimap", "workshop"
  };
  gboolean has_map = self->session != NULL;
  GtkWidget *of_map[] = { GTK_WIDGET (self->undo_button), GTK_WIDGET (self->redo_button),
                          GTK_WIDGET (self->palette_button) };
  /* In a workshop there is the map, and little beside it. The first are there without a map too. */
  enum
  {
    N_ALWAYS = 2
  };
  GtkWidget *beside_map[] = { GTK_WIDGET (self->open_button), GTK_WIDGET (self->new_button),
                              GTK_WIDGET (self->inspector_button), GTK_WIDGET (self->problems_button) };

  for (guint i = 0; i < G_N_ELEMENTS (with_map); i++)
    enable (self, with_map[i], has_map);
  for (guint i = 0; i < G_N_ELEMENTS (of_map); i++)
    gtk_widget_set_visible (of_map[i], has_map);
  for (guint i = 0; i < G_N_ELEMENTS (beside_map); i++)
    gtk_widget_set_visible (beside_map[i], !self->is_workshop && (has_map || i < N_ALWAYS));
  refresh_history (self);
  refresh_title (self);
  sw_window_refresh_findings (self);
}

/* libadwaita's split button gives its menu a tooltip, but no name. */
static void
name_recent_menu (SwWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->open_button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Recent maps"), -1);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

/* In a menu's label an underscore marks a key: names of files hold it for real. */
static char *
without_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

void
sw_window_refresh_menus (SwWindow *self)
{
  g_autoptr (GMenu) recent = g_menu_new ();
  g_autoptr (GMenu) new = g_menu_new ();
  g_autoptr (GMenu) of_templates = g_menu_new ();
  g_autoptr (GPtrArray) infos = sw_recent_list (gtk_recent_manager_get_default (), RECENT_IN_MENU);
  g_autoptr (GPtrArray) templates = sw_templates ();

  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *label = without_mnemonic (gtk_recent_info_get_display_name (info));

      append_item (recent, label, "app.open-uri", gtk_recent_info_get_uri (info));
    }
  if (infos->len == 0)
    append_item (recent, _ ("No recent maps"), "win.nothing", NULL);
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (recent));
  name_recent_menu (self);

  append_item (new, _ ("Empty Map"), "app.new", NULL);
  for (guint i = 0; i < templates->len; i++)
    {
      const SwTemplate *template = g_ptr_array_index (templates, i);

      append_item (of_templates, template->title, "app.new-from", template->id);
    }
  g_menu_append_section (new, _ ("From a Template"), G_MENU_MODEL (of_templates));
  gtk_menu_button_set_menu_model (self->new_button, G_MENU_MODEL (new));
}

void
sw_window_apply_path (SwWindow *self)
{
  if (self->session != NULL)
    sw_document_set_path (sw_session_document (self->session), is_on (self, "critical-path"));
}

void
sw_window_restore (SwWindow *self)
{
  SwSettings *settings = sw_settings_default ();

  gtk_window_set_default_size (GTK_WINDOW (self), sw_settings_number (settings, "window", "width", 1280, 600, 16384),
                               sw_settings_number (settings, "window", "height", 800, 400, 16384));
  if (sw_settings_flag (settings, "window", "maximised", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->palette_flap, sw_settings_flag (settings, "window", "palette", TRUE));
  adw_flap_set_reveal_flap (self->inspector_flap, sw_settings_flag (settings, "window", "inspector", TRUE));
  gtk_widget_set_visible (self->problems_box, sw_settings_flag (settings, "window", "problems", TRUE));
  g_action_group_change_action_state (
      G_ACTION_GROUP (self), "critical-path",
      g_variant_new_boolean (sw_settings_flag (settings, "window", "critical-path", FALSE)));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "minimap",
                                      g_variant_new_boolean (sw_settings_flag (settings, "window", "minimap", TRUE)));
}

/* Panels that hide because the window is narrow were not hidden by the person. */
static void
remember_flap (SwSettings *settings, const char *key, AdwFlap *flap)
{
  if (!adw_flap_get_folded (flap))
    sw_settings_set_flag (settings, "window", key, adw_flap_get_reveal_flap (flap));
}

void
sw_window_remember (SwWindow *self)
{
  SwSettings *settings = sw_settings_default ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  sw_settings_set_flag (settings, "window", "maximised", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0)
    {
      sw_settings_set_number (settings, "window", "width", width);
      sw_settings_set_number (settings, "window", "height", height);
    }
  if (self->session == NULL)
    return;
  remember_flap (settings, "palette", self->palette_flap);
  remember_flap (settings, "inspector", self->inspector_flap);
  sw_settings_set_flag (settings, "window", "problems", gtk_widget_get_visible (self->problems_box));
  sw_settings_set_flag (settings, "window", "minimap", is_on (self, "minimap"));
  sw_settings_set_flag (settings, "window", "critical-path", sw_document_path (sw_session_document (self->session)));
}
