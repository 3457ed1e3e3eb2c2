#include "panels/bottom.h"

#include "panels/compare.h"
#include "panels/coverage.h"
#include "panels/metrics.h"
#include "panels/problems.h"
#include "panels/scorecards.h"
#include "panels/simulation.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

struct _SwBottom
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *pages;
  GtkWidget *problems;
  GtkWidget *metrics;
  GtkWidget *coverage;
  GtkWidget *scorecards;
  GtkWidget *compare;
  GtkWidget *simulation;
};

G_DEFINE_TYPE (SwBottom, sw_bottom, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_reveal (SwBottom *bottom, const char *const *ids)
{
  g_signal_emit (bottom, signals[REVEAL], 0, ids);
}

static void
on_message (SwBottom *bottom, const char *text)
{
  g_signal_emit (bottom, signals[MESSAGE], 0, text);
}

static void
sw_bottom_dispose (GObject *object)
{
  SwBottom *bottom = SW_BOTTOM (object);

  g_clear_pointer (&bottom->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_bottom_parent_class)->dispose (object);
}

static void
sw_bottom_class_init (SwBottomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_bottom_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] =
      g_signal_new ("reveal", SW_TYPE_BOTTOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MESSAGE] =
      g_signal_new ("message", SW_TYPE_BOTTOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_page (SwBottom *bottom, GtkWidget *page, const char *name, const char *title)
{
  gtk_stack_add_titled (GTK_STACK (bottom->pages), page, name, title);
  g_signal_connect_swapped (page, "reveal", G_CALLBACK (on_reveal), bottom);
  return page;
}

static GtkWidget *
new_fold (void)
{
  GtkWidget *fold = gtk_button_new_from_icon_name ("pan-down-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (fold), "win.problems");
  gtk_widget_add_css_class (fold, "flat");
  gtk_widget_set_tooltip_text (fold, _ ("Fold the problems"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fold the problems"), -1);
  return fold;
}

static void
sw_bottom_init (SwBottom *bottom)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *switcher = gtk_stack_switcher_new ();

  sw_panels_style ();
  bottom->pages = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (bottom->pages), FALSE);
  gtk_widget_set_vexpand (bottom->pages, TRUE);
  bottom->problems = add_page (bottom, sw_problems_new (), "problems", _ ("Problems"));
  bottom->metrics = add_page (bottom, sw_metrics_new (), "metrics", _ ("Metrics"));
  bottom->coverage = add_page (bottom, sw_coverage_new (), "coverage", _ ("Coverage"));
  bottom->scorecards = add_page (bottom, sw_scorecards_new (), "scorecard", _ ("Scorecard"));
  bottom->compare = add_page (bottom, sw_compare_new (), "compare", _ ("Compare"));
  g_signal_connect_swapped (bottom->compare, "message", G_CALLBACK (on_message), bottom);
  bottom->simulation = add_page (bottom, sw_simulation_page_new (), "simulation", _ ("Simulation"));
  g_signal_connect_swapped (bottom->problems, "message", G_CALLBACK (on_message), bottom);
  g_signal_connect_swapped (bottom->metrics, "message", G_CALLBACK (on_message), bottom);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (bottom->pages));
  gtk_widget_add_css_class (switcher, "sw-pages");
  g_object_set (switcher, "halign", GTK_ALIGN_START, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set (top, "margin-start", 12, "margin-end", 6, NULL);
  gtk_box_append (GTK_BOX (top), switcher);
  gtk_box_append (GTK_BOX (top), new_fold ());
  bottom->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (bottom->box), top);
  gtk_box_append (GTK_BOX (bottom->box), bottom->pages);
  gtk_widget_set_parent (bottom->box, GTK_WIDGET (bottom));
}

GtkWidget *
sw_bottom_new (void)
{
  return g_object_new (SW_TYPE_BOTTOM, NULL);
}

void
sw_bottom_set_document (SwBottom *bottom, SwDocument *document)
{
  g_return_if_fail (SW_IS_BOTTOM (bottom));

  sw_problems_set_document (SW_PROBLEMS (bottom->problems), document);
  sw_metrics_set_document (SW_METRICS (bottom->metrics), document);
  sw_coverage_set_document (SW_COVERAGE (bottom->coverage), document);
  sw_scorecards_set_document (SW_SCORECARDS (bottom->scorecards), document);
  sw_compare_set_document (SW_COMPARE (bottom->compare), document);
  sw_simulation_page_set_document (SW_SIMULATION_PAGE (bottom->simulation), document);
}

void
sw_bottom_show_page (SwBottom *bottom, const char *name)
{
  g_return_if_fail (SW_IS_BOTTOM (bottom));

  gtk_stack_set_visible_child_name (GTK_STACK (bottom->pages), name);
}

void
sw_bottom_show_finding (SwBottom *bottom, const char *fingerprint)
{
  sw_bottom_show_page (bottom, "problems");
  sw_problems_show (SW_PROBLEMS (bottom->problems), fingerprint);
}
