#include "checks/declaration-text.h"
#include "panels/finding-popover.h"
#include "panels/glyph.h"
#include "panels/row.h"

#include "checks/rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Declarations and acceptances of a stream: lines that are made anew when what they say has changed, and only then.
 * @said: what they say now
 */
typedef struct
{
  GtkWidget *lines;
  char *said;
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->said);
  g_free (said);
}

/* @now: (transfer full). Whether the lines, which are taken away then, must be made anew. */
static gboolean
says_other (Said *said, char *now)
{
  GtkWidget *line;

  if (g_strcmp0 (now, said->said) == 0)
    {
      g_free (now);
      return FALSE;
    }
  g_free (said->said);
  said->said = now;
  while ((line = gtk_widget_get_first_child (said->lines)) != NULL)
    gtk_box_remove (GTK_BOX (said->lines), line);
  return TRUE;
}

static SwRow *
new_said (SwSubject *subject, SwRowRefresh refresh)
{
  Said *said = g_new0 (Said, 1);
  SwRow *row;

  said->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  row = sw_row_new (subject, NULL, said->lines, TRUE);
  sw_row_set_handler (row, refresh, NULL, said, said_free);
  return row;
}

static void
add_hint (Said *said, const char *text)
{
  gtk_box_append (GTK_BOX (said->lines),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "css-classes",
                                (const char *[]){ "dim-label", "caption", NULL }, NULL));
}

/* --- declarations ------------------------------------------------------------------------------------------ */

static void
on_declare (GtkButton *button, SwRow *row)
{
  SwSubject *subject = sw_row_subject (row);
  graphene_rect_t bounds;
  GdkRectangle where;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (button), GTK_WIDGET (row), &bounds))
    return;
  where = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height };
  sw_declare_popover_show (GTK_WIDGET (row), subject->document, subject->ids[0],
                           g_object_get_data (G_OBJECT (button), "sw-activity"), &where);
}

static void
add_declaration (SwRow *row, Said *said, const char *activity, const char *text)
{
  SwMap *map = sw_subject_map (sw_row_subject (row));
  const SwProfile *profile = sw_map_profile (map);
  const char *name = sw_activity_name (map, activity);
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, text);

  gtk_box_append (GTK_BOX (line),
                  sw_glyph_new_activity (profile != NULL ? sw_profile_activity (profile, activity) : NULL, 18));
  gtk_box_append (GTK_BOX (words),
                  g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (words),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-end-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "sw-activity", g_strdup (activity), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_declare), row, 0);
  gtk_box_append (GTK_BOX (said->lines), button);
}

static void
refresh_declarations (SwRow *row, gpointer data)
{
  Said *said = data;
  SwMap *map = sw_subject_map (sw_row_subject (row));
  SwElement *stream = sw_subject_first (sw_row_subject (row));
  g_auto (GStrv) missing = sw_activities_missing (map, stream);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GString *now = g_string_new ("=");

  for (guint i = 0; missing[i] != NULL; i++)
    {
      g_ptr_array_add (texts, sw_declaration_text (map, sw_declaration (stream, missing[i])));
      g_string_append_printf (now, "%s\n%s\n", missing[i], (char *)g_ptr_array_index (texts, i));
    }
  if (!says_other (said, g_string_free (now, FALSE)))
    return;
  for (guint i = 0; missing[i] != NULL; i++)
    add_declaration (row, said, missing[i], g_ptr_array_index (texts, i));
  if (missing[0] == NULL)
    add_hint (said, _ ("Each activity has a step."));
}

SwRow *
sw_row_new_declarations (SwSubject *subject)
{
  return new_said (subject, refresh_declarations);
}

/* --- acceptances ------------------------------------------------------------------------------------------- */

static void
on_withdraw (GtkButton *button, SwRow *row)
{
  SwSubject *subject = sw_row_subject (row);
  SwElement *accept =
      sw_map_find_kind (sw_subject_map (subject), g_object_get_data (G_OBJECT (button), "sw-accept"), SW_KIND_ACCEPT);
  SwTransaction *transaction;

  if (accept == NULL)
    return;
  transaction = sw_document_begin (subject->document);
  sw_transaction_remove (transaction, accept);
  sw_document_commit (subject->document, transaction, _ ("Withdraw acceptance"), NULL);
}

static void
add_acceptance (SwRow *row, Said *said, const SwElement *accept)
{
  const SwRule *rule = sw_rule_find (sw_element_text (accept, SW_ATTR_RULE));
  const char *summary = rule != NULL ? _ (rule->summary) : sw_element_text (accept, SW_ATTR_RULE);
  SwElement *target = sw_map_find (sw_subject_map (sw_row_subject (row)), sw_element_text (accept, SW_ATTR_TARGET));
  g_autofree char *title =
      target != NULL ? sw_element_title (target) : g_strdup (sw_element_text (accept, SW_ATTR_TARGET));
  g_autofree char *on = sw_element_value (accept, SW_ATTR_ON);
  g_autofree char *text =
      g_strdup_printf ("%s — %s%s%s%s%s", title, sw_element_text (accept, SW_ATTR_REASON),
                       sw_element_has (accept, SW_ATTR_BY) ? ", " : "", sw_element_text (accept, SW_ATTR_BY),
                       on != NULL ? ", " : "", on != NULL ? on : "");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", summary, "xalign", 0.0, "wrap", TRUE, NULL));
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                                 "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes",
                                                 (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Withdraw this acceptance"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Withdraw this acceptance"), -1);
  g_object_set_data_full (G_OBJECT (button), "sw-accept", g_strdup (accept->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_withdraw), row, 0);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (said->lines), line);
}

static void
refresh_acceptances (SwRow *row, gpointer data)
{
  Said *said = data;
  SwElement *stream = sw_subject_first (sw_row_subject (row));
  GString *now = g_string_new ("=");

  sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
    g_string_append_printf (now, "%s\n%s\n%s\n%s\n", accept->id, sw_element_text (accept, SW_ATTR_RULE),
                            sw_element_text (accept, SW_ATTR_TARGET), sw_element_text (accept, SW_ATTR_REASON));
  if (!says_other (said, g_string_free (now, FALSE)))
    return;
  sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
    add_acceptance (row, said, accept);
  if (sw_element_first (stream, SW_KIND_ACCEPT) == NULL)
    add_hint (said, _ ("None"));
}

SwRow *
sw_row_new_acceptances (SwSubject *subject)
{
  return new_said (subject, refresh_acceptances);
}
