#include "panels/inspector.h"

#include "panels/row.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwInspector
{
  GtkWidget parent_instance;

  GtkWidget *scroll;
  GtkWidget *page; /* the rows of what is selected */
  GtkWidget *heading;
  GPtrArray *rows; /* of SwRow, owned by the page */
  SwDocument *document;
  SwSubject *subject;
  char *kinds; /* the kind of each element of the subject */
};

G_DEFINE_TYPE (SwInspector, sw_inspector, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- building a page --------------------------------------------------------------------------------------- */

typedef struct
{
  SwInspector *inspector;
  GtkSizeGroup *labels;
  GtkWidget *page;
  GtkWidget *section;
  const char *heading;
} Builder;

static void
begin_section (Builder *builder, const char *heading)
{
  GtkWidget *title;

  if (g_strcmp0 (builder->heading, heading) == 0)
    return;
  builder->section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  builder->heading = heading;
  /* The first one stands under the page's own heading. */
  if (gtk_widget_get_last_child (builder->page) != builder->inspector->heading)
    {
      title =
          g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                        "css-classes", (const char *[]){ "heading", "sw-panel-heading", NULL }, NULL);
      gtk_box_append (GTK_BOX (builder->section), title);
    }
  gtk_box_append (GTK_BOX (builder->page), builder->section);
}

static void
add_row (Builder *builder, SwRow *row)
{
  sw_row_group (row, builder->labels);
  gtk_box_append (GTK_BOX (builder->section), GTK_WIDGET (row));
  g_ptr_array_add (builder->inspector->rows, row);
}

static void
add_before_place (Builder *builder, SwSubject *subject, SwKind kind)
{
  static const SwKind lines[] = { SW_KIND_PRACTICE, SW_KIND_ROLE, SW_KIND_INPUT, SW_KIND_OUTPUT };

  switch (kind)
    {
    case SW_KIND_STEP:
      begin_section (builder, _ ("Work"));
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        add_row (builder, sw_row_new_lines (subject, lines[i]));
      begin_section (builder, _ ("More"));
      add_row (builder, sw_row_new_named (subject));
      add_row (builder, sw_row_new_lines (subject, SW_KIND_REMARK));
      break;
    case SW_KIND_STREAM:
      begin_section (builder, _ ("Activities without a step"));
      add_row (builder, sw_row_new_declarations (subject));
      begin_section (builder, _ ("Measurements"));
      add_row (builder, sw_row_new_measurements (subject));
      begin_section (builder, _ ("Accepted findings"));
      add_row (builder, sw_row_new_acceptances (subject));
      break;
    case SW_KIND_MAP:
      begin_section (builder, _ ("Teams of the map"));
      add_row (builder, sw_row_new_teams (subject));
      break;
    default:
      break;
    }
}

/* The heights of such steps are those of their lanes, whatever the file says. */
static gboolean
is_in_lane (const SwElement *element)
{
  return element->kind == SW_KIND_STEP
         && sw_element_choice (element->parent, SW_ATTR_ARRANGEMENT) == SW_ARRANGEMENT_LANES;
}

static gboolean
is_any_in_lane (GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    if (is_in_lane (g_ptr_array_index (elements, i)))
      return TRUE;
  return FALSE;
}

static void
add_fields (Builder *builder, SwSubject *subject, GPtrArray *elements)
{
  SwElement *first = g_ptr_array_index (elements, 0);
  g_autoptr (GPtrArray) fields = sw_fields_common (elements);
  gboolean alone = elements->len == 1, placed = FALSE, described = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const SwField *field = g_ptr_array_index (fields, i);
      const char *section = _ (field->section);
      SwRow *row;
      gboolean first_section = builder->heading == NULL || strcmp (builder->heading, section) == 0;

      if (field->attr == SW_ATTR_Y && is_any_in_lane (elements))
        continue;
      if (alone && !described && !first_section && (first->kind == SW_KIND_MAP || first->kind == SW_KIND_STREAM))
        {
          described = TRUE;
          add_row (builder, sw_row_new_description (subject));
        }
      if (alone && !placed && (field->attr == SW_ATTR_X || field->attr == SW_ATTR_ARRANGEMENT))
        {
          placed = TRUE;
          add_before_place (builder, subject, first->kind);
        }
      begin_section (builder, section);
      if (alone && i == 0 && first->kind == SW_KIND_STREAM)
        {
          add_row (builder, sw_row_new_figures (subject));
          add_row (builder, sw_row_new_future (subject));
        }
      row = sw_row_new_field (subject, field);
      gtk_widget_set_name (GTK_WIDGET (row), sw_attr_name (field->attr));
      add_row (builder, row);
    }
  if (alone && !placed)
    add_before_place (builder, subject, first->kind);
}

static void
clear_page (SwInspector *inspector)
{
  for (guint i = 0; i < inspector->rows->len; i++)
    sw_row_close (g_ptr_array_index (inspector->rows, i));
  g_ptr_array_set_size (inspector->rows, 0);
  g_clear_pointer (&inspector->subject, sw_subject_unref);
  g_clear_pointer (&inspector->kinds, g_free);
  inspector->page = NULL;
  inspector->heading = NULL;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (inspector->scroll), NULL);
}

static char *
kinds_of (GPtrArray *elements)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_c (kinds, (char)('A' + ((SwElement *)g_ptr_array_index (elements, i))->kind));
  if (is_any_in_lane (elements))
    g_string_append_c (kinds, '=');
  return g_string_free (kinds, FALSE);
}

static void
build_page (SwInspector *inspector, SwSubject *subject, GPtrArray *elements)
{
  Builder builder = { .inspector = inspector };
  g_autofree char *heading = sw_fields_heading (elements);

  builder.page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  builder.labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_object_set (builder.page, "margin-top", 9, "margin-bottom", 18, "margin-start", 12, "margin-end", 12, NULL);
  inspector->subject = sw_subject_ref (subject);
  inspector->kinds = kinds_of (elements);
  inspector->page = builder.page;
  inspector->heading = g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "css-classes",
                                     (const char *[]){ "title-4", NULL }, NULL);
  gtk_box_append (GTK_BOX (builder.page), inspector->heading);
  add_fields (&builder, subject, elements);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (inspector->scroll), builder.page);
  g_object_unref (builder.labels);
}

/* --- following the document -------------------------------------------------------------------------------- */

/* What is half typed belongs to what was selected. Inside a transaction of somebody else it cannot be kept. */
static void
finish_rows (SwInspector *inspector)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (inspector->document == NULL || sw_transaction_is_open (sw_document_map (inspector->document)))
    return;
  for (guint i = 0; i < inspector->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (inspector->rows, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!sw_row_finish (g_ptr_array_index (rows, i), &error))
        {
          g_autofree char *text = g_strdup_printf (_ ("Not kept: %s"), error->message);
          g_signal_emit (inspector, signals[MESSAGE], 0, text);
        }
    }
}

void
sw_inspector_finish (SwInspector *inspector)
{
  g_return_if_fail (SW_IS_INSPECTOR (inspector));

  finish_rows (inspector);
}

gboolean
sw_inspector_focus (SwInspector *inspector, const char *attr)
{
  g_return_val_if_fail (SW_IS_INSPECTOR (inspector), FALSE);

  for (guint i = 0; i < inspector->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (inspector->rows, i);

      if (strcmp (gtk_widget_get_name (row), attr) == 0)
        return gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
  return FALSE;
}

static SwSubject *
selected (SwInspector *inspector)
{
  const char *const *ids = sw_document_selection (inspector->document);
  const char *root[] = { sw_map_root (sw_document_map (inspector->document))->id, NULL };

  return sw_subject_new (inspector->document, ids[0] != NULL ? ids : root);
}

static gboolean
fits (SwInspector *inspector, SwSubject *subject, GPtrArray *elements)
{
  g_autofree char *kinds = kinds_of (elements);

  return inspector->subject != NULL && inspector->subject->document == subject->document
         && g_strcmp0 (kinds, inspector->kinds) == 0;
}

/* The page of a step serves for each step: making one anew takes longer than a picture on the screen lasts, and the
 * place to which it was scrolled would be lost. */
static void
refresh (SwInspector *inspector)
{
  g_autoptr (SwSubject) subject = selected (inspector);
  g_autoptr (GPtrArray) elements = sw_subject_elements (subject);
  g_autoptr (GPtrArray) rows = NULL;
  gboolean moved;

  if (elements->len == 0)
    {
      clear_page (inspector);
      return;
    }
  if (!fits (inspector, subject, elements))
    {
      clear_page (inspector);
      build_page (inspector, subject, elements);
      return;
    }
  moved = !g_strv_equal ((const char *const *)inspector->subject->ids, (const char *const *)subject->ids);
  if (moved)
    sw_subject_move (inspector->subject, (const char *const *)subject->ids);
  rows = g_ptr_array_copy (inspector->rows, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      if (moved)
        sw_row_reset (g_ptr_array_index (rows, i));
      else
        sw_row_refresh (g_ptr_array_index (rows, i));
    }
}

static void
on_updated (SwDocument *document, SwInspector *inspector)
{
  refresh (inspector);
}

static void
on_selection (SwDocument *document, SwInspector *inspector)
{
  g_autoptr (SwSubject) subject = selected (inspector);

  if (inspector->subject != NULL
      && g_strv_equal ((const char *const *)inspector->subject->ids, (const char *const *)subject->ids))
    return;
  finish_rows (inspector);
  refresh (inspector);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_inspector_dispose (GObject *object)
{
  SwInspector *inspector = SW_INSPECTOR (object);

  if (inspector->scroll != NULL)
    sw_inspector_set_document (inspector, NULL);
  g_clear_pointer (&inspector->scroll, gtk_widget_unparent);
  g_clear_pointer (&inspector->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sw_inspector_parent_class)->dispose (object);
}

static void
sw_inspector_class_init (SwInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-inspector");
  signals[MESSAGE] = g_signal_new ("message", SW_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

/* Where Escape has nothing to take back, it leads back to the map. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, GtkWidget *inspector)
{
  return key == GDK_KEY_Escape && gtk_widget_activate_action (inspector, "win.focus-canvas", NULL);
}

static void
sw_inspector_init (SwInspector *inspector)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), inspector);
  gtk_widget_add_controller (GTK_WIDGET (inspector), keys);
  sw_panels_style ();
  inspector->rows = g_ptr_array_new ();
  inspector->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "min-content-width", 260, NULL);
  gtk_widget_set_parent (inspector->scroll, GTK_WIDGET (inspector));
  gtk_widget_add_css_class (GTK_WIDGET (inspector), "sw-inspector");
  gtk_accessible_update_property (GTK_ACCESSIBLE (inspector), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Inspector"), -1);
}

GtkWidget *
sw_inspector_new (void)
{
  return g_object_new (SW_TYPE_INSPECTOR, NULL);
}

void
sw_inspector_set_document (SwInspector *inspector, SwDocument *document)
{
  g_return_if_fail (SW_IS_INSPECTOR (inspector));

  if (document == inspector->document)
    return;
  finish_rows (inspector);
  if (inspector->document != NULL)
    g_signal_handlers_disconnect_by_data (inspector->document, inspector);
  clear_page (inspector);
  g_set_object (&inspector->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), inspector, 0);
  g_signal_connect_object (document, "selection-changed", G_CALLBACK (on_selection), inspector, 0);
  refresh (inspector);
}
