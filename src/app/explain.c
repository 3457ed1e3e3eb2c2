#include "app/explain.h"

#include "app/example.h"
#include "app/preferences.h"
#include "app/preview.h"
#include "app/rules.h"
#include "panels/glyph.h"
#include "panels/style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 680
#define PICTURE_WIDTH (WIDTH - 2 * 24)
#define PICTURE_HEIGHT 230

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 72,
                                   "selectable", FALSE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_heading (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "margin-top", 12, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_HEADING, "css-classes", (const char *[]){ "heading", NULL }, NULL));
}

/* --- examples ---------------------------------------------------------------------------------------------- */

static void
on_copy (GtkButton *button, const char *xml)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), xml);
  gtk_button_set_label (button, _ ("Copied"));
}

static GtkWidget *
source_new (const char *xml)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *copy = gtk_button_new_with_label (_ ("Copy"));
  GtkWidget *text =
      g_object_new (GTK_TYPE_LABEL, "label", xml, "xalign", 0.0, "selectable", TRUE, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "css-classes", (const char *[]){ "monospace", "sw-example", NULL }, NULL);

  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (copy, _ ("Copy this map, to be saved as a file or pasted into another map"));
  g_signal_connect (copy, "clicked", G_CALLBACK (on_copy), (gpointer)xml);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), copy);
  return g_object_new (GTK_TYPE_EXPANDER, "label", _ ("As a file"), "child", box, NULL);
}

static char *
spoken (SwMap *map, const char *title)
{
  GString *text = g_string_new (title);
  const char *between = ": ";

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    sw_for_each_kind (step, stream, SW_KIND_STEP)
      {
        g_autofree char *name = sw_element_title (step);
        g_string_append_printf (text, "%s%s", between, name);
        between = ", ";
      }
  return g_string_free (text, FALSE);
}

static void
add_example (GtkWidget *box, const SwRule *rule, const char *icon_name, const char *title, const char *xml)
{
  g_autoptr (SwMap) map = sw_example_map (xml);
  g_autofree char *label = spoken (map, title);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *picture = sw_preview_new_checked (map, sw_example_config (rule), PICTURE_WIDTH, PICTURE_HEIGHT);

  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (head), gtk_label_new (title));
  gtk_widget_set_margin_top (head, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (picture, "template-picture");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), source_new (xml));
}

/* --- what can be set --------------------------------------------------------------------------------------- */

static void
on_preferences (GtkButton *button, const SwRule *rule)
{
  sw_preferences_show_rule (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), rule);
}

static void
show_settings (GtkWidget *box)
{
  const SwRule *rule = g_object_get_data (G_OBJECT (box), "sw-rule");
  SwSettings *settings = sw_rules_settings ();
  SwSeverity severity = rule->severity;
  g_autofree char *grave = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  grave = sw_rules_severity (settings, rule, &severity)
              ? g_strdup_printf (_ ("Severity: %s (default: %s)"), sw_severity_label (severity),
                                 sw_severity_label (rule->severity))
              : g_strdup_printf (_ ("Severity: %s"), sw_severity_label (severity));
  add_text (box, grave, NULL);
  for (const SwThreshold *t = rule->thresholds; t != NULL && t->id != NULL; t++)
    {
      double value = sw_rules_threshold (settings, rule, t);
      g_autofree char *text = value != t->fallback
                                  ? g_strdup_printf (_ ("%s: %g (default: %g)"), _ (t->meaning), value, t->fallback)
                                  : g_strdup_printf (C_ ("threshold: value", "%s: %g"), _ (t->meaning), value);
      add_text (box, text, NULL);
    }
}

static void
add_settings (GtkWidget *box, const SwRule *rule)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_label (_ ("Change in Preferences…"));

  g_object_set_data (G_OBJECT (lines), "sw-rule", (gpointer)rule);
  show_settings (lines);
  g_signal_connect_object (sw_rules_settings (), "changed", G_CALLBACK (show_settings), lines, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 3);
  g_signal_connect (button, "clicked", G_CALLBACK (on_preferences), (gpointer)rule);
  add_heading (box, _ ("Settings"));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
}

/* --- the dialog -------------------------------------------------------------------------------------------- */

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GtkWidget *
content_new (const SwRule *rule)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (head), sw_glyph_new_severity (rule->severity, 24));
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "label", _ (rule->summary), "xalign", 0.0, "wrap", TRUE,
                                                "max-width-chars", 50, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                                "css-classes", (const char *[]){ "title-3", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), head);
  add_text (box, rule->id, "dim-label");
  add_text (box, _ (rule->why), NULL);
  add_text (box, _ (rule->explanation), NULL);
  add_heading (box, _ ("What to do"));
  add_text (box, _ (rule->fix), NULL);
  add_heading (box, _ ("Examples"));
  add_example (box, rule, "object-select-symbolic", _ ("A map that is right"), rule->right);
  add_example (box, rule, "dialog-warning-symbolic", _ ("A map in which it is found"), rule->wrong);
  add_settings (box, rule);
  g_object_set (box, "margin-top", 6, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  return box;
}

void
sw_explain (GtkWindow *parent, const SwRule *rule)
{
  GtkWidget *window = adw_window_new (), *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroll;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  sw_panels_style ();
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", content_new (rule), "hscrollbar-policy", GTK_POLICY_NEVER,
                         "vexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (rule->summary), -1);
  gtk_box_append (GTK_BOX (outer), scroll);
  adw_window_set_content (ADW_WINDOW (window), outer);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Rule"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 560);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
