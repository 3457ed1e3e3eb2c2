#include "canvas/canvas-private.h"
#include "canvas/fold.h"
#include "canvas/future.h"
#include "canvas/lane-move.h"
#include "canvas/quick.h"
#include "canvas/vote.h"
#include "layout/align.h"
#include "layout/tidy.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.2
#define COPY_OFFSET 32

gboolean
sw_canvas_note_kind (const char *name, SwNoteKind *kind)
{
  const char *const *words = sw_kind_attr (SW_KIND_NOTE, SW_ATTR_KIND)->words;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], name))
      {
        *kind = (SwNoteKind)i;
        return TRUE;
      }
  return FALSE;
}

static SwPoint
middle (SwCanvas *self)
{
  SwRect seen = sw_canvas_seen (self);
  return (SwPoint){ seen.x + seen.width / 2, seen.y + seen.height / 2 };
}

void
sw_canvas_add_activity (SwCanvas *self, const char *activity)
{
  g_auto (SwDrop) drop = { 0 };
  g_autoptr (GError) error = NULL;
  if (self->document == NULL)
    return;
  SwPoint at = middle (self);
  sw_drop_beside (self->document, at.x - SW_CARD_WIDTH / 2.0, at.y - SW_CARD_HEIGHT / 2.0, &drop);
  g_autofree char *id = sw_drop_apply (self->document, &drop, activity, &error);
  if (id == NULL)
    {
      sw_canvas_tell (self, error->message);
      return;
    }
  sw_canvas_reveal_with_room (self, id);
  sw_canvas_proxies_sync (self);
  sw_canvas_proxies_focus (self);
}

gboolean
sw_canvas_quick_entry (SwCanvas *self, const char *text, GError **error)
{
  SwPoint at = middle (self);

  g_return_val_if_fail (self->document != NULL, FALSE);
  if (!sw_quick_apply (self->document, text, at.x - SW_CARD_WIDTH / 2.0, at.y - SW_CARD_HEIGHT / 2.0, error))
    return FALSE;
  sw_canvas_reveal (self, sw_document_selection (self->document));
  return TRUE;
}

void
sw_canvas_add_note (SwCanvas *self, SwNoteKind kind)
{
  if (self->document == NULL)
    return;
  const char *const *selection = sw_document_selection (self->document);
  const SwRect *beside =
      selection[0] != NULL ? sw_layout_rect (sw_document_layout (self->document), selection[0]) : NULL;
  SwPoint at = middle (self);
  if (beside != NULL)
    at = (SwPoint){ beside->x + 24, beside->y + MIN (beside->height, 400) + 24 };
  g_autofree char *id = sw_drop_note (self->document, kind, at.x, at.y);
  sw_canvas_rename (self);
}

static void
add_activity_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sw_canvas_add_activity (SW_CANVAS (widget), g_variant_get_string (parameter, NULL));
}

static void
add_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwNoteKind kind;
  if (sw_canvas_note_kind (g_variant_get_string (parameter, NULL), &kind))
    sw_canvas_add_note (SW_CANVAS (widget), kind);
}

/* The commands on the selection have this form: they change the transaction or say why not. */
typedef gboolean (*SelectionCommand) (SwTransaction *transaction, const char *const *ids, GError **error);

static void
change_selection (SwCanvas *self, SelectionCommand command, const char *label)
{
  g_autoptr (GError) error = NULL;
  if (self->document == NULL || sw_document_selection (self->document)[0] == NULL)
    return;
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  g_auto (GStrv) ids = g_strdupv ((char **)sw_document_selection (self->document));
  if (command (transaction, (const char *const *)ids, &error))
    sw_document_commit (self->document, g_steal_pointer (&transaction), label, NULL);
  else
    sw_canvas_tell (self, error->message);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selection (SW_CANVAS (widget), sw_edit_delete, _ ("Delete"));
  gtk_widget_grab_focus (widget);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (self->document == NULL || sw_document_selection (self->document)[0] == NULL)
    return;
  gboolean copied = FALSE;
  g_signal_emit_by_name (self, "copy", &copied);
  /* What is not in the clipboard may not go. */
  if (copied && g_str_equal (name, "canvas.cut"))
    change_selection (self, sw_edit_delete, _ ("Cut"));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SW_CANVAS (widget)->document != NULL)
    g_signal_emit_by_name (widget, "paste");
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) copies = NULL;
  if (self->document == NULL || sw_document_selection (self->document)[0] == NULL)
    return;
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  if (sw_edit_duplicate (transaction, sw_document_selection (self->document), COPY_OFFSET, COPY_OFFSET, &copies,
                         &error))
    sw_document_commit (self->document, g_steal_pointer (&transaction), _ ("Duplicate"), (const char *const *)copies);
  else
    sw_canvas_tell (self, error->message);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint count;
  if (self->document == NULL)
    return;
  const SwItem *items = sw_scene_items (sw_document_scene (self->document), &count);
  for (guint i = 0; i < count; i++)
    if (items[i].type == SW_ITEM_STEP || items[i].type == SW_ITEM_NOTE)
      g_ptr_array_add (ids, (gpointer)items[i].id);
  g_ptr_array_add (ids, NULL);
  g_auto (GStrv) copy = g_strdupv ((char **)ids->pdata);
  sw_document_select (self->document, (const char *const *)copy);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sw_canvas_rename (SW_CANVAS (widget));
}

/* Times are what a stream is drawn for: one key leads from a step, or a connection, to where they are typed. */
static void
times_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  const char *const *selection = self->document != NULL ? sw_document_selection (self->document) : NULL;
  const SwElement *element =
      selection != NULL && selection[0] != NULL ? sw_map_find (sw_document_map (self->document), selection[0]) : NULL;
  if (element != NULL && element->kind == SW_KIND_STEP)
    gtk_widget_activate_action (widget, "win.focus-field", "s", sw_attr_name (SW_ATTR_PROCESS));
  else if (element != NULL && sw_element_is_edge (element))
    gtk_widget_activate_action (widget, "win.focus-field", "s", sw_attr_name (SW_ATTR_WAIT));
  else
    sw_canvas_tell (self, _ ("Select the step whose times are known first"));
}

static void
vote_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  if (self->document == NULL)
    return;
  g_auto (GStrv) ids = g_strdupv ((char **)sw_document_selection (self->document));
  if (!sw_vote (self->document, (const char *const *)ids, g_str_equal (name, "canvas.vote") ? 1 : -1, &error))
    sw_canvas_tell (self, error->message);
}

static void
connect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SW_CANVAS (widget)->document != NULL)
    sw_canvas_choose_target (SW_CANVAS (widget));
}

static gboolean
turn (SwTransaction *transaction, const char *const *ids, GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_transaction_map (transaction), ids[i]);
      if (element != NULL && sw_element_is_edge (element) && !sw_edit_turn (transaction, element, error))
        return FALSE;
    }
  return TRUE;
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selection (SW_CANVAS (widget), turn, _ ("Turn connection"));
}

/* Returns: (transfer full): set of the ids of the steps of @stream that are selected */
static GHashTable *
selected_steps (SwCanvas *self, const SwElement *stream)
{
  const char *const *selection = sw_document_selection (self->document);
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; selection[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_document_map (self->document), selection[i]);
      if (element != NULL && element->kind == SW_KIND_STEP && element->parent == stream)
        g_hash_table_add (ids, (gpointer)element->id);
    }
  return ids;
}

/* Tidies several selected steps of a stream among themselves; else the streams that the selection stands in, or all. */
static void
tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (self->document == NULL)
    return;
  const SwAnalysis *analysis = sw_document_analysis (self->document);
  const char *const *selection = sw_document_selection (self->document);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  for (guint i = 0; selection[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_document_map (self->document), selection[i]);
      SwElement *stream = sw_element_ancestor (element, SW_KIND_STREAM);
      if (stream != NULL && !g_ptr_array_find (streams, stream, NULL))
        g_ptr_array_add (streams, stream);
    }
  for (guint s = 0; selection[0] == NULL && s < analysis->n_streams; s++)
    g_ptr_array_add (streams, analysis->streams[s]);
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  for (guint s = streams->len; s > 0; s--)
    {
      SwElement *stream = g_ptr_array_index (streams, s - 1);
      g_autoptr (GHashTable) steps = selected_steps (self, stream);
      if (g_hash_table_size (steps) < 2 || sw_document_is_selected (self->document, stream->id))
        continue;
      sw_edit_tidy_steps (transaction, stream, steps);
      g_ptr_array_remove_index (streams, s - 1);
    }
  sw_edit_tidy (transaction, (SwElement *const *)streams->pdata, streams->len);
  sw_document_commit (self->document, g_steal_pointer (&transaction), _ ("Tidy"), NULL);
}

static void
align_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  SwAlignment alignment;
  g_autoptr (GError) error = NULL;
  if (self->document == NULL || sw_canvas_has_popover (self, FALSE)
      || !sw_alignment_from_name (g_variant_get_string (parameter, NULL), &alignment))
    return;
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  if (sw_edit_align (transaction, sw_document_layout (self->document), sw_document_selection (self->document),
                     alignment, &error))
    sw_document_commit (self->document, g_steal_pointer (&transaction),
                        alignment < SW_DISTRIBUTE_ACROSS ? _ ("Align") : _ ("Distribute"), NULL);
  else
    sw_canvas_tell (self, error->message);
}

/* The stream that the selection stands in, or the only one. */
static void
arrange_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  const char *stream;

  if (self->document == NULL || sw_canvas_has_popover (self, FALSE))
    return;
  stream = sw_selected_stream (self->document);
  if (stream == NULL)
    {
      sw_canvas_tell (self, _ ("Select the stream to arrange first"));
      return;
    }
  sw_arrange (self->document, stream,
              g_str_equal (g_variant_get_string (parameter, NULL), "lanes") ? SW_ARRANGEMENT_LANES
                                                                            : SW_ARRANGEMENT_FREE);
}

/* What is open folds; only if all of it is folded it unfolds. */
void
sw_canvas_fold (SwCanvas *self, const char *const *ids)
{
  g_auto (GStrv) copy = g_strdupv ((char **)ids);
  guint open, count = sw_fold_streams (self->document, (const char *const *)copy, &open);
  if (count == 0)
    {
      sw_canvas_tell (self, _ ("Select the stream to fold first"));
      return;
    }
  /* The focus goes from a step that will be hidden to its stream. */
  sw_fold (self->document, (const char *const *)copy, open > 0);
  sw_canvas_proxies_focus (self);
}

static void
fold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (self->document == NULL)
    return;
  g_auto (GStrv) ids = sw_fold_wanted (self->document);
  sw_canvas_fold (self, (const char *const *)ids);
}

static void
make_future_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  if (self->document == NULL)
    return;
  g_autofree char *id = sw_make_future (self->document, sw_selected_stream (self->document), &error);
  if (id == NULL)
    {
      sw_canvas_tell (self, error->message);
      return;
    }
  const char *ids[] = { id, NULL };
  sw_canvas_reveal (self, ids);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (g_str_equal (name, "canvas.zoom-in"))
    sw_canvas_zoom_by (self, ZOOM_STEP);
  else if (g_str_equal (name, "canvas.zoom-out"))
    sw_canvas_zoom_by (self, 1 / ZOOM_STEP);
  else if (g_str_equal (name, "canvas.zoom-normal"))
    sw_canvas_zoom_to (self, 1);
  else
    sw_canvas_zoom_fit (self);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType modifiers;
} actions[] = {
  { "canvas.delete", delete_action, GDK_KEY_Delete, 0 },
  { "canvas.cut", copy_action, GDK_KEY_x, GDK_CONTROL_MASK },
  { "canvas.copy", copy_action, GDK_KEY_c, GDK_CONTROL_MASK },
  { "canvas.paste", paste_action, GDK_KEY_v, GDK_CONTROL_MASK },
  { "canvas.duplicate", duplicate_action, GDK_KEY_d, GDK_CONTROL_MASK },
  { "canvas.select-all", select_all_action, GDK_KEY_a, GDK_CONTROL_MASK },
  { "canvas.rename", rename_action, GDK_KEY_F2, 0 },
  { "canvas.times", times_action, GDK_KEY_Return, GDK_ALT_MASK },
  { "canvas.connect", connect_action, GDK_KEY_k, GDK_CONTROL_MASK },
  { "canvas.turn", turn_action, GDK_KEY_r, GDK_CONTROL_MASK },
  { "canvas.vote", vote_action, GDK_KEY_plus, 0 },
  { "canvas.unvote", vote_action, GDK_KEY_minus, 0 },
  { "canvas.tidy", tidy_action, GDK_KEY_t, GDK_CONTROL_MASK },
  { "canvas.fold", fold_action, GDK_KEY_period, GDK_CONTROL_MASK },
  { "canvas.make-future", make_future_action, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "canvas.zoom-in", zoom_action, GDK_KEY_plus, GDK_CONTROL_MASK },
  { "canvas.zoom-out", zoom_action, GDK_KEY_minus, GDK_CONTROL_MASK },
  { "canvas.zoom-fit", zoom_action, GDK_KEY_9, GDK_CONTROL_MASK },
  { "canvas.zoom-normal", zoom_action, GDK_KEY_1, GDK_CONTROL_MASK },
};

/* Keys that an open popover leaves are no commands on what lies behind it. */
static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (sw_canvas_has_popover (SW_CANVAS (widget), FALSE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].activate (widget, name, parameter);
}

static gboolean
make_future_now (gpointer data)
{
  gtk_widget_activate_action (data, "canvas.make-future", NULL);
  return G_SOURCE_REMOVE;
}

/* What is half typed elsewhere counts when the focus leaves it, and belongs to both states. */
static gboolean
make_future_from_elsewhere (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_widget_grab_focus (widget);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, make_future_now, g_object_ref (widget), g_object_unref);
  return TRUE;
}

/* Keys that mean nothing in a field work wherever the focus is. */
void
sw_canvas_actions_init (SwCanvas *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (keys);
  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean future = actions[i].activate == make_future_action;
      if (!future && actions[i].activate != zoom_action)
        continue;
      gtk_shortcut_controller_add_shortcut (
          shortcuts, gtk_shortcut_new (gtk_keyval_trigger_new (actions[i].key, actions[i].modifiers),
                                       future ? gtk_callback_action_new (make_future_from_elsewhere, NULL, NULL)
                                              : gtk_named_action_new (actions[i].name)));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
sw_canvas_actions_init_class (GtkWidgetClass *class)
{
  /* Other keys for the same; they come first, because menus show the last. */
  static const struct
  {
    const char *name;
    guint key;
    GdkModifierType modifiers;
  } more[] = {
    { "canvas.delete", GDK_KEY_BackSpace, 0 },
    { "canvas.delete", GDK_KEY_KP_Delete, 0 },
    { "canvas.rename", GDK_KEY_Return, 0 },
    { "canvas.rename", GDK_KEY_KP_Enter, 0 },
    { "canvas.times", GDK_KEY_KP_Enter, GDK_ALT_MASK },
    { "canvas.vote", GDK_KEY_KP_Add, 0 },
    { "canvas.unvote", GDK_KEY_KP_Subtract, 0 },
    { "canvas.zoom-in", GDK_KEY_equal, GDK_CONTROL_MASK },
    { "canvas.zoom-in", GDK_KEY_KP_Add, GDK_CONTROL_MASK },
    { "canvas.zoom-out", GDK_KEY_KP_Subtract, GDK_CONTROL_MASK },
    { "canvas.zoom-normal", GDK_KEY_0, GDK_CONTROL_MASK },
  };
  static const struct
  {
    const char *name;
    guint key;
  } alignments[] = {
    { "left", GDK_KEY_Left },   { "right", GDK_KEY_Right }, { "top", GDK_KEY_Up },
    { "bottom", GDK_KEY_Down }, { "across", GDK_KEY_h },    { "down", GDK_KEY_v },
  };
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    gtk_widget_class_add_binding_action (class, more[i].key, more[i].modifiers, more[i].name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (class, actions[i].name, NULL, run_action);
      gtk_widget_class_add_binding_action (class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (alignments); i++)
    gtk_widget_class_add_binding_action (class, alignments[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align",
                                         "s", alignments[i].name);
  gtk_widget_class_install_action (class, "canvas.align", "s", align_action);
  gtk_widget_class_install_action (class, "canvas.arrange", "s", arrange_action);
  gtk_widget_class_install_action (class, "canvas.add-activity", "s", add_activity_action);
  gtk_widget_class_install_action (class, "canvas.add-note", "s", add_note_action);
}
