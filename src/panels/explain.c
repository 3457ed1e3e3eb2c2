#include "panels/finding-actions.h"

#include "panels/glyph.h"
#include "panels/style.h"

#include "checks/rule.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 60, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_heading (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "margin-top", 6, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_HEADING, "css-classes", (const char *[]){ "heading", NULL }, NULL));
}

/* Examples are maps that can be saved and opened, so they are shown as they stand in a file. */
static void
add_example (GtkWidget *box, const char *title, const char *map)
{
  GtkWidget *text =
      g_object_new (GTK_TYPE_LABEL, "label", map, "xalign", 0.0, "selectable", TRUE, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "css-classes", (const char *[]){ "monospace", "sw-example", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_EXPANDER, "label", title, "child", text, NULL));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
sw_explain (GtkWidget *parent, const SwRule *rule)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  sw_panels_style ();
  gtk_box_append (GTK_BOX (head), sw_glyph_new_severity (rule->severity, 24));
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "label", _ (rule->summary), "xalign", 0.0, "wrap", TRUE,
                                                "max-width-chars", 40, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                                "css-classes", (const char *[]){ "title-3", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), head);
  add_text (box, _ (rule->why), NULL);
  add_text (box, _ (rule->explanation), NULL);
  add_heading (box, _ ("What to do"));
  add_text (box, _ (rule->fix), NULL);
  add_heading (box, _ ("Examples"));
  add_example (box, _ ("A map that is right"), rule->right);
  add_example (box, _ ("A map in which it is found"), rule->wrong);
  add_text (box, rule->id, "dim-label");
  g_object_set (box, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer),
                  g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER,
                                "vexpand", TRUE, "propagate-natural-height", TRUE, "max-content-height", 520, NULL));
  adw_window_set_content (ADW_WINDOW (window), outer);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Rule"));
  gtk_window_set_default_size (GTK_WINDOW (window), 520, -1);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
