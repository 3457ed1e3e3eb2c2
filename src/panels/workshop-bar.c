#include "panels/workshop-bar.h"

#include "panels/ideas.h"
#include "panels/style.h"
#include "panels/timer.h"

#include <glib/gi18n-lib.h>

struct _SwWorkshopBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *timer;
};

G_DEFINE_TYPE (SwWorkshopBar, sw_workshop_bar, GTK_TYPE_WIDGET)

static guint message;

static void
on_over (SwWorkshopBar *bar)
{
  g_signal_emit (bar, message, 0, _ ("Time is up"));
}

static void
sw_workshop_bar_dispose (GObject *object)
{
  g_clear_pointer (&SW_WORKSHOP_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_workshop_bar_parent_class)->dispose (object);
}

static void
sw_workshop_bar_class_init (SwWorkshopBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_workshop_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-workshop-bar");
  message = g_signal_new ("message", SW_TYPE_WORKSHOP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                          G_TYPE_STRING);
}

static void
sw_workshop_bar_init (SwWorkshopBar *bar)
{
  GtkWidget *leave = gtk_button_new_with_label (_ ("Leave Workshop"));

  sw_panels_style ();
  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  bar->timer = sw_timer_new ();
  gtk_widget_set_hexpand (bar->timer, TRUE);
  gtk_widget_set_halign (bar->timer, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (bar->box), bar->timer);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave), "win.workshop");
  gtk_widget_set_tooltip_text (leave, _ ("Back to the window with all panels (F11)"));
  gtk_box_append (GTK_BOX (bar->box), leave);
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
  g_signal_connect_swapped (bar->timer, "over", G_CALLBACK (on_over), bar);
}

void
sw_workshop_bar_set_canvas (SwWorkshopBar *bar, SwCanvas *canvas)
{
  g_return_if_fail (SW_IS_WORKSHOP_BAR (bar));

  gtk_box_insert_child_after (GTK_BOX (bar->box), sw_ideas_button_new (canvas), bar->timer);
}
