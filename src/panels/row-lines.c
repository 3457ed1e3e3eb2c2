#include "panels/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Lists of lines: practices, roles, inputs, outputs and remarks of a step, teams of the map. Each line is an entry; an
 * emptied line goes. The last entry is always empty and adds.
 */

typedef struct
{
  SwKind kind;
  const char *label; /* "Practices" */
  const char *one;   /* "Practice" */
  const char *add;   /* "Add a practice" */
  const char *noun;
} Words;

static const Words words[] = {
  { SW_KIND_PRACTICE, N_ ("Practices"), N_ ("Practice"), N_ ("Add a practice"), N_ ("practices") },
  { SW_KIND_ROLE, N_ ("Roles"), N_ ("Role"), N_ ("Add a role"), N_ ("roles") },
  { SW_KIND_INPUT, N_ ("Inputs"), N_ ("Input"), N_ ("Add an input"), N_ ("inputs") },
  { SW_KIND_OUTPUT, N_ ("Outputs"), N_ ("Output"), N_ ("Add an output"), N_ ("outputs") },
  { SW_KIND_REMARK, N_ ("Remarks"), N_ ("Remark"), N_ ("Add a remark"), N_ ("remarks") },
  { SW_KIND_TEAM, N_ ("Teams"), N_ ("Team"), N_ ("Add a team"), N_ ("teams") },
};

typedef struct
{
  const Words *words;
  GtkWidget *lines; /* a box of boxes: entry, button */
  GtkWidget *add;
  GtkWidget *ideas; /* (nullable): what the activity set suggests */
} Lines;

static Lines *
lines_of (SwRow *row)
{
  return g_object_get_data (G_OBJECT (row), "sw-lines");
}

/* --- changing ---------------------------------------------------------------------------------------------- */

/* The lines as they are, @typed instead of number @at; one more at the end for a number beyond. */
static char **
lines_with (SwElement *step, SwKind kind, guint at, const char *typed)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  sw_for_each_kind (line, step, kind)
    g_ptr_array_add (lines, g_strdup (lines->len == at ? typed : sw_element_text (line, SW_ATTR_TEXT)));
  if (at >= lines->len)
    g_ptr_array_add (lines, g_strdup (typed));
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_steal (lines, NULL);
}

static SwElement *
nth_of (SwElement *parent, SwKind kind, guint n)
{
  sw_for_each_kind (child, parent, kind)
    if (n-- == 0)
      return child;
  return NULL;
}

static gboolean
set_team (SwTransaction *transaction, SwElement *map, guint at, const char *typed, GError **error)
{
  SwElement *team = nth_of (map, SW_KIND_TEAM, at);

  if (team != NULL && *typed == '\0')
    return sw_edit_delete (transaction, (const char *const[]){ team->id, NULL }, error);
  if (team != NULL)
    return sw_edit_set (transaction, team, SW_ATTR_NAME, typed, error);
  sw_edit_add_team (transaction, typed);
  return TRUE;
}

static gboolean
change (SwRow *row, guint at, const char *typed, GError **error)
{
  Lines *lines = lines_of (row);
  SwSubject *subject = sw_row_subject (row);
  SwElement *owner = sw_subject_first (subject);
  g_autoptr (SwTransaction) transaction = sw_document_begin (subject->document);
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *label = sw_field_change_label (lines->words->noun, 1);

  if (lines->words->kind == SW_KIND_TEAM)
    {
      if (!set_team (transaction, owner, at, trimmed, error))
        return FALSE;
    }
  else
    {
      g_auto (GStrv) all = lines_with (owner, lines->words->kind, at, trimmed);
      if (!sw_edit_set_list (transaction, owner, lines->words->kind, (const char *const *)all, error))
        return FALSE;
    }
  sw_document_commit (subject->document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}

static guint
place_of (GtkWidget *line)
{
  guint place = 0;

  while ((line = gtk_widget_get_prev_sibling (line)) != NULL)
    place++;
  return place;
}

static gboolean
commit_line (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  return change (data, place_of (gtk_widget_get_parent (GTK_WIDGET (entry))), typed, error);
}

static gboolean
commit_new (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));

  if (*trimmed != '\0' && !change (data, G_MAXUINT, trimmed, error))
    return FALSE;
  gtk_editable_set_text (entry, "");
  return TRUE;
}

static void
on_remove (GtkButton *button, SwRow *row)
{
  g_autoptr (GError) error = NULL;
  guint place = place_of (gtk_widget_get_parent (GTK_WIDGET (button)));

  /* The focus must not fall out of the panel with the button. */
  gtk_widget_grab_focus (lines_of (row)->add);
  if (!change (row, place, "", &error))
    sw_row_show_error (row, error->message);
}

/* --- showing ----------------------------------------------------------------------------------------------- */

static void
add_line (SwRow *row, Lines *lines)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *tip = g_strdup_printf (_ ("Remove this %s"), sw_kind_label (lines->words->kind));

  g_object_set (entry, "hexpand", TRUE, "width-chars", 8, NULL);
  gtk_widget_add_css_class (line, "linked");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (lines->lines), line);
  sw_typed_attach (GTK_EDITABLE (entry), _ (lines->words->one), row, commit_line, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), row, 0);
}

static char **
ideas_of (SwMap *map, const SwElement *step, SwKind kind)
{
  const SwActivity *activity = step->kind == SW_KIND_STEP ? sw_map_activity (map, step) : NULL;

  if (activity == NULL)
    return NULL;
  return kind == SW_KIND_PRACTICE ? activity->practices
         : kind == SW_KIND_INPUT  ? activity->inputs
         : kind == SW_KIND_OUTPUT ? activity->outputs
                                  : NULL;
}

/* The list is made when it is asked for: that takes longer than all else here. */
static void
list_ideas (GtkMenuButton *button, gpointer row)
{
  SwElement *step = sw_subject_first (sw_row_subject (row));
  char **ideas =
      step != NULL ? ideas_of (sw_subject_map (sw_row_subject (row)), step, lines_of (row)->words->kind) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; ideas != NULL && ideas[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (ideas[i], NULL);
      g_menu_item_set_action_and_target (item, "row.idea", "s", ideas[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
refresh (SwRow *row, gpointer data)
{
  Lines *lines = data;
  SwElement *owner = sw_subject_first (sw_row_subject (row));
  SwAttr attr = lines->words->kind == SW_KIND_TEAM ? SW_ATTR_NAME : SW_ATTR_TEXT;
  GtkWidget *line = gtk_widget_get_first_child (lines->lines);

  sw_for_each_kind (element, owner, lines->words->kind)
    {
      if (line == NULL)
        {
          add_line (row, lines);
          line = gtk_widget_get_last_child (lines->lines);
        }
      sw_typed_show (GTK_EDITABLE (gtk_widget_get_first_child (line)), sw_element_text (element, attr));
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (GTK_BOX (lines->lines), line);
      line = next;
    }
  if (sw_row_is_resetting (row))
    sw_typed_show (GTK_EDITABLE (lines->add), "");
  if (lines->ideas != NULL)
    {
      char **ideas = ideas_of (sw_subject_map (sw_row_subject (row)), owner, lines->words->kind);
      gtk_widget_set_sensitive (lines->ideas, ideas != NULL && ideas[0] != NULL);
    }
}

/* A commit can change the lines, so each is looked for anew. */
static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  Lines *lines = data;
  guint place = 0;

  for (;;)
    {
      GtkWidget *line = gtk_widget_get_first_child (lines->lines);

      for (guint i = 0; i < place && line != NULL; i++)
        line = gtk_widget_get_next_sibling (line);
      if (line == NULL)
        break;
      if (!sw_typed_finish (GTK_EDITABLE (gtk_widget_get_first_child (line)), error))
        return FALSE;
      place++;
    }
  return sw_typed_finish (GTK_EDITABLE (lines->add), error);
}

static void
on_idea (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!change (user_data, G_MAXUINT, g_variant_get_string (parameter, NULL), &error))
    sw_row_show_error (user_data, error->message);
}

static void
add_ideas (SwRow *row, GtkWidget *box, Lines *lines)
{
  static const GActionEntry actions[] = { { .name = "idea", .activate = on_idea, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const char *tip = _ ("What is usual for this activity");

  lines->ideas = gtk_menu_button_new ();
  gtk_widget_set_tooltip_text (lines->ideas, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lines->ideas), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_box_append (GTK_BOX (box), lines->ideas);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (lines->ideas), list_ideas, row, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "row", G_ACTION_GROUP (group));
}

SwRow *
sw_row_new_lines (SwSubject *subject, SwKind kind)
{
  Lines *lines = g_new0 (Lines, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SwRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind)
      lines->words = &words[i];
  lines->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  lines->add = gtk_entry_new ();
  g_object_set (lines->add, "placeholder-text", _ (lines->words->add), "hexpand", TRUE, "width-chars", 8, NULL);
  gtk_widget_add_css_class (last, "linked");
  gtk_box_append (GTK_BOX (last), lines->add);
  gtk_box_append (GTK_BOX (box), lines->lines);
  gtk_box_append (GTK_BOX (box), last);
  row = sw_row_new (subject, _ (lines->words->label), box, TRUE);
  g_object_set_data (G_OBJECT (row), "sw-lines", lines);
  if (kind == SW_KIND_PRACTICE || kind == SW_KIND_INPUT || kind == SW_KIND_OUTPUT)
    add_ideas (row, last, lines);
  sw_typed_attach (GTK_EDITABLE (lines->add), _ (lines->words->add), row, commit_new, row);
  sw_row_set_handler (row, refresh, finish, lines, g_free);
  return row;
}

SwRow *
sw_row_new_teams (SwSubject *subject)
{
  return sw_row_new_lines (subject, SW_KIND_TEAM);
}
