#include "app/start-page.h"

#include "app/application.h"
#include "app/preview.h"
#include "app/recent.h"
#include "files/profiles.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_WIDTH 208
#define PREVIEW_HEIGHT 104
#define RECENT_ROWS 6

struct _SwStartPage
{
  AdwBin parent;
  GtkFlowBox *templates;
  GtkListBox *recent;
  GtkWidget *recent_box;
};

G_DEFINE_FINAL_TYPE (SwStartPage, sw_start_page, ADW_TYPE_BIN)

static GtkWidget *
card_label (const char *text, const char *class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_card (SwStartPage *self, GtkWidget *picture, const char *title, const char *text, const char *action,
          const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (picture, "template-picture");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), card_label (title, "heading", 1));
  gtk_box_append (GTK_BOX (box), card_label (text, "caption", 2));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "template-card");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_flow_box_append (self->templates, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (button)), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
add_templates (SwStartPage *self)
{
  g_autoptr (GPtrArray) templates = sw_templates ();
  GtkWidget *plus = gtk_image_new_from_icon_name ("list-add-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (plus), 32);
  gtk_widget_set_size_request (plus, PREVIEW_WIDTH, PREVIEW_HEIGHT);
  add_card (self, plus, _ ("Empty Map"), _ ("Start with nothing and drag activities in."), "app.new", NULL);
  for (guint i = 0; i < templates->len; i++)
    {
      const SwTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (SwMap) map = sw_template_open (template->id, NULL);

      add_card (self, sw_preview_new (map, PREVIEW_WIDTH, PREVIEW_HEIGHT), template->title, template->description,
                "app.new-from", template->id);
    }
}

void
sw_start_page_refresh (SwStartPage *self)
{
  g_autoptr (GPtrArray) infos = sw_recent_list (gtk_recent_manager_get_default (), RECENT_ROWS);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent, 0)) != NULL)
    gtk_list_box_remove (self->recent, GTK_WIDGET (row));
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *folder = sw_recent_folder (info);
      GtkWidget *action_row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (action_row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), gtk_recent_info_get_display_name (info));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (action_row), folder);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (action_row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (action_row), "s", gtk_recent_info_get_uri (info));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (action_row), "app.open-uri");
      gtk_list_box_append (self->recent, action_row);
    }
  gtk_widget_set_visible (self->recent_box, infos->len > 0);
}

static void
sw_start_page_class_init (SwStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, SW_RESOURCES "/start.ui");
  gtk_widget_class_bind_template_child (widget_class, SwStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, SwStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, SwStartPage, recent_box);
}

static void
sw_start_page_init (SwStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_templates (self);
  sw_start_page_refresh (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (sw_start_page_refresh), self,
                           G_CONNECT_SWAPPED);
}
