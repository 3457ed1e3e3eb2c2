#include "app/fragment.h"

#include "files/read.h"
#include "files/write.h"
#include "layout/activity-lane.h"

#include <glib/gi18n-lib.h>

/* The title of a fragment that holds parts of streams: they may go into another stream. */
#define PARTS "parts"

#define PASTE_OFFSET 32

typedef struct
{
  SwTransaction *transaction;
  SwDocument *document; /* whose selection says what stays */
  gboolean has_stream;
  gboolean has_part;
} Cutter;

static gboolean
is_selected (Cutter *cutter, const SwElement *element)
{
  return sw_document_is_selected (cutter->document, element->id);
}

static gboolean
is_kept_step (Cutter *cutter, const SwElement *edge, SwAttr end)
{
  const SwElement *step = sw_map_find (sw_transaction_map (cutter->transaction), sw_element_text (edge, end));

  return step != NULL && is_selected (cutter, step);
}

static gboolean
stays (Cutter *cutter, const SwElement *child)
{
  switch (child->kind)
    {
    case SW_KIND_STEP:
    case SW_KIND_NOTE:
      return is_selected (cutter, child);
    case SW_KIND_FLOW:
    case SW_KIND_FEEDBACK:
      return is_kept_step (cutter, child, SW_ATTR_FROM) && is_kept_step (cutter, child, SW_ATTR_TO);
    default:
      return FALSE;
    }
}

static gboolean
holds_card (const SwElement *stream)
{
  sw_for_each_child (child, stream)
    if (child->kind == SW_KIND_STEP || child->kind == SW_KIND_NOTE)
      return TRUE;
  return FALSE;
}

/* Connections go before their steps, so that each is asked while both ends are still there. */
static void
cut_stream (Cutter *cutter, SwElement *stream)
{
  static const gboolean edges_first[] = { TRUE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (edges_first); i++)
    for (SwElement *child = stream->first_child, *next; child != NULL; child = next)
      {
        gboolean is_edge = child->kind == SW_KIND_FLOW || child->kind == SW_KIND_FEEDBACK;

        next = child->next;
        if (is_edge == edges_first[i] && !stays (cutter, child))
          sw_transaction_remove (cutter->transaction, child);
      }
  if (holds_card (stream))
    cutter->has_part = TRUE;
  else
    sw_transaction_remove (cutter->transaction, stream);
}

static void
cut_map (Cutter *cutter, SwElement *root)
{
  for (SwElement *child = root->first_child, *next; child != NULL; child = next)
    {
      next = child->next;
      if (child->kind == SW_KIND_TEAM)
        continue;
      if (child->kind == SW_KIND_STREAM && is_selected (cutter, child))
        cutter->has_stream = TRUE;
      else if (child->kind == SW_KIND_STREAM)
        cut_stream (cutter, child);
      else if (child->kind == SW_KIND_NOTE && is_selected (cutter, child))
        cutter->has_part = TRUE;
      else
        sw_transaction_remove (cutter->transaction, child);
    }
}

/* Steps in lanes are copied with the heights that are seen: where they are pasted there may be no lanes. A whole stream
 * keeps its lanes. */
static void
settle (Cutter *cutter)
{
  const SwLayout *layout = sw_document_layout (cutter->document);

  for (guint s = 0; s < layout->n_streams; s++)
    {
      const SwElement *stream = layout->streams[s].stream;

      if (is_selected (cutter, stream) || sw_lanes_of (layout, stream) == NULL)
        continue;
      sw_for_each_kind (step, stream, SW_KIND_STEP)
        sw_transaction_set_integer (
            cutter->transaction, sw_map_find (sw_transaction_map (cutter->transaction), step->id), SW_ATTR_Y,
            (gint64)sw_layout_rect (layout, step->id)->y - sw_element_integer (stream, SW_ATTR_Y, 0));
    }
}

SwMap *
sw_fragment_copy (SwDocument *document)
{
  g_autoptr (GBytes) bytes = sw_map_write (sw_document_map (document));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (SwMap) copy = sw_map_read (data, length, "-", NULL);
  g_autoptr (SwTransaction) transaction = copy != NULL ? sw_transaction_new (copy) : NULL;
  Cutter cutter = { .transaction = transaction, .document = document };
  g_autoptr (GPtrArray) ops = NULL;

  if (copy == NULL)
    return NULL;
  settle (&cutter);
  cut_map (&cutter, sw_map_root (copy));
  sw_transaction_set (transaction, sw_map_root (copy), SW_ATTR_TITLE, cutter.has_stream ? NULL : PARTS, NULL);
  ops = sw_transaction_commit (transaction);
  return cutter.has_stream || cutter.has_part ? g_steal_pointer (&copy) : NULL;
}

static void
append_note (GString *text, const SwElement *note)
{
  g_autofree char *line = g_strdup (sw_element_text (note, SW_ATTR_TEXT));

  g_strdelimit (line, "\n", ' ');
  g_string_append_printf (text, "%s\n", line);
}

/* @form: with one %s */
static void
append_time (GString *text, const char *form, const SwElement *step, SwAttr attr)
{
  const SwEstimate *estimate = sw_element_estimate (step, attr);
  g_autofree char *time = estimate != NULL ? sw_estimate_format (estimate) : NULL;

  if (time == NULL)
    return;
  g_string_append (text, ", ");
  g_string_append_printf (text, form, time);
}

static void
append_step (GString *text, SwMap *map, const SwElement *step)
{
  const SwActivity *activity = sw_map_activity (map, step);
  const SwElement *team = sw_map_find_kind (map, sw_element_text (step, SW_ATTR_TEAM), SW_KIND_TEAM);
  double accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);
  g_autofree char *title = sw_element_title (step);

  g_string_append_printf (text, "%s, %s", title, activity != NULL ? activity->name : _ ("no activity"));
  append_time (text, _ ("waits %s"), step, SW_ATTR_WAIT);
  append_time (text, _ ("works %s"), step, SW_ATTR_PROCESS);
  if (accuracy >= 0)
    g_string_append_printf (text, ", %.4g\u00a0%%", accuracy * 100);
  if (team != NULL)
    g_string_append_printf (text, ", %s", sw_element_text (team, SW_ATTR_NAME));
  g_string_append_c (text, '\n');
}

static void
append_stream (GString *text, const SwElement *stream)
{
  const char *trigger = sw_element_text (stream, SW_ATTR_TRIGGER), *outcome = sw_element_text (stream, SW_ATTR_OUTCOME);
  g_autofree char *title = sw_element_title (stream);

  g_string_append (text, title);
  if (trigger != NULL && *trigger != '\0' && outcome != NULL && *outcome != '\0')
    g_string_append_printf (text, ": %s → %s", trigger, outcome);
  g_string_append_c (text, '\n');
}

static void
append_lines (GString *text, SwMap *map, const SwElement *element, guint depth)
{
  if (element->kind == SW_KIND_STREAM || element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE)
    g_string_append_printf (text, "%*s", (int)depth * 2, "");
  if (element->kind == SW_KIND_STREAM)
    append_stream (text, element);
  else if (element->kind == SW_KIND_STEP)
    append_step (text, map, element);
  else if (element->kind == SW_KIND_NOTE)
    append_note (text, element);
  sw_for_each_child (child, element)
    append_lines (text, map, child, element->parent != NULL ? depth + 1 : 0);
}

char *
sw_fragment_text (SwMap *fragment)
{
  GString *text = g_string_new (NULL);

  append_lines (text, fragment, sw_map_root (fragment), 0);
  return g_string_free (text, FALSE);
}

/* The stream that parts go into: that of the first selected element that is in one. */
static SwElement *
stream_for (SwDocument *document, SwMap *fragment)
{
  const char *const *selection = sw_document_selection (document);

  if (g_strcmp0 (sw_element_text (sw_map_root (fragment), SW_ATTR_TITLE), PARTS) != 0)
    return NULL;
  for (guint i = 0; selection[i] != NULL; i++)
    for (SwElement *e = sw_map_find (sw_document_map (document), selection[i]); e != NULL; e = e->parent)
      if (e->kind == SW_KIND_STREAM)
        return e;
  return NULL;
}

gboolean
sw_fragment_paste (SwDocument *document, SwMap *fragment, GError **error)
{
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  g_auto (GStrv) copies = NULL;

  if (!sw_edit_insert_from (transaction, fragment, stream_for (document, fragment), PASTE_OFFSET, PASTE_OFFSET, &copies,
                            error))
    return FALSE;
  return sw_document_commit (document, g_steal_pointer (&transaction), _ ("Paste"), (const char *const *)copies);
}
