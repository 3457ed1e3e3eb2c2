#include "panels/finding-actions.h"

#include "checks/declaration-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SwDocument *document;
  const SwRule *rule;
  char *fingerprint;
  char *stream;
  char **activities;
  SwFindingAct act;
} Buttons;

static void
buttons_free (gpointer data)
{
  Buttons *buttons = data;

  g_object_unref (buttons->document);
  g_free (buttons->fingerprint);
  g_free (buttons->stream);
  g_strfreev (buttons->activities);
  g_free (buttons);
}

static Buttons *
buttons_of (gpointer box)
{
  return g_object_get_data (G_OBJECT (box), "sw-buttons");
}

/* Applying a fix takes the finding away, and with it these buttons. */
static void
apply (GtkWidget *box, const char *fix, const char *activity)
{
  g_autoptr (GtkWidget) kept = g_object_ref (box);
  Buttons *buttons = buttons_of (box);
  g_autoptr (GError) error = NULL;
  gboolean done = sw_finding_apply (buttons->document, buttons->fingerprint, fix, activity, &error);

  if (!done && buttons->act.tell != NULL)
    buttons->act.tell (error->message, buttons->act.data);
  if (done && buttons->act.done != NULL)
    buttons->act.done (buttons->act.data);
}

/* What a person has to do: it begins with looking at it. */
static gboolean
is_for_person (const char *fix)
{
  static const char *const fixes[] = { "show", "compare", "focus", "choose", "connect", "assign", "people", NULL };

  return g_strv_contains (fixes, fix);
}

static void
on_fix (GtkButton *button, GtkWidget *box)
{
  const char *fix = g_object_get_data (G_OBJECT (button), "sw-fix");
  const char *field = g_object_get_data (G_OBJECT (button), "sw-field"); /* what a person enters, if it is one */
  Buttons *buttons = buttons_of (box);

  if (strcmp (fix, "declare") == 0)
    sw_declare_popover_choose (GTK_WIDGET (button), buttons->document, buttons->stream,
                               (const char *const *)buttons->activities, NULL);
  else if (is_for_person (fix))
    {
      g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (box)));
      gboolean is_compare = strcmp (fix, "compare") == 0; /* the button goes with what it shows */
      SwFindingAct act = buttons->act;                    /* and all of them when a stream unfolds */

      sw_finding_show (buttons->document, buttons->fingerprint, &act);
      if (act.done != NULL)
        act.done (act.data);
      if (field != NULL)
        gtk_widget_activate_action (window, "win.focus-field", "s", field);
      if (is_compare)
        gtk_widget_activate_action (window, "win.compare", NULL);
    }
  else
    apply (box, fix, NULL);
}

static void
on_add_step (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apply (user_data, "add-step", g_variant_get_string (parameter, NULL));
}

static void
on_accept (GtkButton *button, GtkWidget *box)
{
  Buttons *buttons = buttons_of (box);

  sw_accept_popover_show (GTK_WIDGET (button), buttons->document, buttons->fingerprint, &buttons->act);
}

/* Withdrawing makes these buttons anew, as applying does. */
static void
on_withdraw (GtkButton *button, GtkWidget *box)
{
  g_autoptr (GtkWidget) kept = g_object_ref (box);
  Buttons *buttons = buttons_of (box);
  g_autoptr (GError) error = NULL;
  gboolean done = sw_finding_withdraw (buttons->document, buttons->fingerprint, &error);

  if (!done && buttons->act.tell != NULL)
    buttons->act.tell (error->message, buttons->act.data);
  if (done && buttons->act.done != NULL)
    buttons->act.done (buttons->act.data);
}

/* The page on a rule is the window's. */
static void
on_explain (GtkButton *button, GtkWidget *box)
{
  gtk_widget_activate_action (box, "win.explain", "s", buttons_of (box)->rule->id);
}

/* The list has more room: its panel is unfolded if it has to be. */
static void
on_list (GtkButton *button, GtkWidget *box)
{
  g_autoptr (GtkWidget) kept = g_object_ref (box);
  Buttons *buttons = buttons_of (box);

  gtk_widget_activate_action (box, "win.show-finding", "s", buttons->fingerprint);
  if (buttons->act.done != NULL)
    buttons->act.done (buttons->act.data);
}

static GtkWidget *
add_button (GtkWidget *box, GtkWidget *line, const char *label, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, box, 0);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

/* A finding that names several activities asks which of them. */
static void
add_step_menu (GtkWidget *box, Buttons *buttons, const char *label)
{
  static const GActionEntry actions[] = { { .name = "add-step", .activate = on_add_step, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; buttons->activities[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (sw_activity_name (sw_document_map (buttons->document), buttons->activities[i]), NULL);
      g_menu_item_set_action_and_target (item, "finding.add-step", "s", buttons->activities[i]);
      g_menu_append_item (menu, item);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), box);
  gtk_widget_insert_action_group (box, "finding", G_ACTION_GROUP (group));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Choose the activity of the new step"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
sw_finding_buttons_new (SwDocument *document, const SwFinding *finding, const SwFindingAct *act)
{
  Buttons *buttons = g_new0 (Buttons, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "sw-finding-buttons");
  buttons->document = g_object_ref (document);
  buttons->rule = finding->rule;
  buttons->fingerprint = g_strdup (finding->fingerprint);
  buttons->stream = g_strdup (finding->stream);
  buttons->activities = g_strdupv (finding->activities);
  buttons->act = *act;
  g_object_set_data_full (G_OBJECT (box), "sw-buttons", buttons, buttons_free);
  for (guint i = 0; finding->accepted == NULL && i < finding->fixes->len; i++)
    {
      const SwFix *fix = g_ptr_array_index (finding->fixes, i);
      gboolean several = finding->activities != NULL && g_strv_length (finding->activities) > 1;

      if (strcmp (fix->id, "add-step") == 0 && several)
        add_step_menu (box, buttons, fix->title);
      else if (strcmp (fix->id, "declare") != 0 || finding->activities != NULL)
        {
          GtkWidget *button = add_button (box, box, fix->title, _ (finding->rule->fix), G_CALLBACK (on_fix));

          g_object_set_data_full (G_OBJECT (button), "sw-fix", g_strdup (fix->id), g_free);
          g_object_set_data (G_OBJECT (button), "sw-field", (gpointer)fix->field);
        }
    }
  if (sw_finding_can_accept (finding))
    add_button (box, last, _ ("Accept…"), _ ("Keep it as it is, and say why"), G_CALLBACK (on_accept));
  if (finding->accepted != NULL)
    add_button (box, last, _ ("Undo Acceptance"), _ ("Let it count again"), G_CALLBACK (on_withdraw));
  add_button (box, last, _ ("Explain"), _ ("What this rule is about, with examples"), G_CALLBACK (on_explain));
  if (act->done != NULL)
    add_button (box, last, _ ("In the List"), _ ("Show it in the list of problems"), G_CALLBACK (on_list));
  gtk_box_append (GTK_BOX (box), last);
  return box;
}
