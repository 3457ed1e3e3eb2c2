#include "panels/timer.h"

#include "panels/countdown.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

#define MINUTES 10
#define MOST_MINUTES 240
#define LOOK_MS 200 /* how often it looks at the clock: no second is shown much too late */

/* Invariants: `looking` is set while the countdown runs. `begun`: something of the time has passed, or may have; only
 * before can the minutes be set. */
struct _SwTimer
{
  GtkWidget parent_instance;

  GtkWidget *minutes;
  GtkWidget *unit;
  GtkWidget *left;
  GtkWidget *toggle;
  GtkWidget *reset;
  SwCountdown countdown;
  gboolean begun;
  guint looking; /* source id */
};

G_DEFINE_TYPE (SwTimer, sw_timer, GTK_TYPE_WIDGET)

static guint over;

static void
name (GtkWidget *widget, const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
refresh (SwTimer *timer)
{
  guint seconds = sw_countdown_seconds (&timer->countdown, g_get_monotonic_time ());
  gboolean is_over = timer->begun && seconds == 0;
  g_autofree char *text = is_over ? g_strdup (_ ("Time is up")) : sw_countdown_text (seconds);

  gtk_label_set_text (GTK_LABEL (timer->left), text);
  if (is_over)
    gtk_widget_add_css_class (timer->left, "sw-time-is-up");
  else
    gtk_widget_remove_css_class (timer->left, "sw-time-is-up");
  gtk_widget_set_visible (timer->left, timer->begun);
  gtk_widget_set_visible (timer->reset, timer->begun);
  gtk_widget_set_visible (timer->minutes, !timer->begun);
  gtk_widget_set_visible (timer->unit, !timer->begun);
  gtk_widget_set_visible (timer->toggle, !is_over);
  gtk_button_set_icon_name (GTK_BUTTON (timer->toggle), timer->countdown.running ? "media-playback-pause-symbolic"
                                                                                 : "media-playback-start-symbolic");
  name (timer->toggle, timer->countdown.running ? _ ("Pause the timer") : _ ("Start the timer"));
}

static gboolean
look (gpointer data)
{
  SwTimer *timer = data;

  if (sw_countdown_seconds (&timer->countdown, g_get_monotonic_time ()) > 0)
    {
      refresh (timer);
      return G_SOURCE_CONTINUE;
    }
  timer->looking = 0;
  sw_countdown_pause (&timer->countdown, g_get_monotonic_time ());
  refresh (timer);
  g_signal_emit (timer, over, 0);
  return G_SOURCE_REMOVE;
}

static void
run (SwTimer *timer)
{
  timer->begun = TRUE;
  sw_countdown_start (&timer->countdown, g_get_monotonic_time ());
  if (timer->looking == 0)
    timer->looking = g_timeout_add (LOOK_MS, look, timer);
}

void
sw_timer_start (SwTimer *timer, guint seconds)
{
  g_return_if_fail (SW_IS_TIMER (timer));

  sw_countdown_set (&timer->countdown, seconds);
  run (timer);
  refresh (timer);
}

static void
on_toggle (SwTimer *timer)
{
  if (timer->countdown.running)
    {
      sw_countdown_pause (&timer->countdown, g_get_monotonic_time ());
      g_clear_handle_id (&timer->looking, g_source_remove);
    }
  else if (timer->begun)
    run (timer);
  else
    sw_timer_start (timer, 60 * (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (timer->minutes)));
  refresh (timer);
}

static void
on_reset (SwTimer *timer)
{
  g_clear_handle_id (&timer->looking, g_source_remove);
  timer->countdown = (SwCountdown){ 0 };
  timer->begun = FALSE;
  refresh (timer);
  gtk_widget_grab_focus (timer->minutes);
}

static void
sw_timer_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&SW_TIMER (object)->looking, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sw_timer_parent_class)->dispose (object);
}

static void
sw_timer_class_init (SwTimerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_timer_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  over = g_signal_new ("over", SW_TYPE_TIMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_timer_init (SwTimer *timer)
{
  GtkWidget *self = GTK_WIDGET (timer);

  sw_panels_style ();
  timer->minutes = gtk_spin_button_new_with_range (1, MOST_MINUTES, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (timer->minutes), MINUTES);
  name (timer->minutes, _ ("Minutes of the timer"));
  timer->unit = gtk_label_new (_ ("min"));
  timer->left = gtk_label_new (NULL);
  gtk_widget_add_css_class (timer->left, "sw-time-left");
  timer->toggle = gtk_button_new ();
  timer->reset = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (timer->toggle, "flat");
  gtk_widget_add_css_class (timer->reset, "flat");
  name (timer->reset, _ ("Set the timer anew"));
  gtk_widget_set_parent (timer->minutes, self);
  gtk_widget_set_parent (timer->unit, self);
  gtk_widget_set_parent (timer->left, self);
  gtk_widget_set_parent (timer->toggle, self);
  gtk_widget_set_parent (timer->reset, self);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self)), 6);
  g_signal_connect_swapped (timer->toggle, "clicked", G_CALLBACK (on_toggle), timer);
  g_signal_connect_swapped (timer->reset, "clicked", G_CALLBACK (on_reset), timer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (timer), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timer"), -1);
  refresh (timer);
}

GtkWidget *
sw_timer_new (void)
{
  return g_object_new (SW_TYPE_TIMER, NULL);
}
