#include "panels/record.h"

#include "base/date.h"
#include "metrics/terms.h"
#include "panels/trend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  SwDocument *document;
  char *stream;
  void (*tell) (gpointer data, const char *text);
  gpointer data;
} Recording;

static void
recording_free (gpointer data)
{
  Recording *recording = data;

  g_object_unref (recording->document);
  g_object_unref (recording->data);
  g_free (recording->stream);
  g_free (recording);
}

/* A lower bound that is written down would later be taken for the whole. Returns: whether the stream is there */
static gboolean
measure (const Recording *recording, SwTrendPoint *point)
{
  const SwAnalysis *analysis = sw_document_analysis (recording->document);
  int stream = sw_analysis_stream (analysis, recording->stream);
  const SwFigures *figures = stream >= 0 ? analysis->figures[stream] : NULL;

  if (figures == NULL)
    return FALSE;
  *point = (SwTrendPoint){ .day = sw_date_today (),
                           .lead = sw_figure_at_least (figures, SW_FIGURE_LEAD) ? NAN : figures->lead.likely,
                           .process = sw_figure_at_least (figures, SW_FIGURE_PROCESS) ? NAN : figures->process.likely,
                           .accuracy = figures->accuracy };
  return TRUE;
}

static void
say_recorded (const Recording *recording, const SwTrendPoint *point)
{
  const SwCalendar *calendar = sw_map_calendar (sw_document_map (recording->document));
  g_autofree char *lead = NULL, *text = NULL;

  if (isnan (point->lead))
    {
      recording->tell (recording->data, _ ("Recorded without the lead time: not all of it is known."));
      return;
    }
  lead = sw_quantity_format (SW_QUANTITY_TIME, point->lead, calendar);
  text = g_strdup_printf (_ ("Recorded: lead time %s"), lead);
  recording->tell (recording->data, text);
}

static void
record (const Recording *recording)
{
  SwMap *map = sw_document_map (recording->document);
  SwElement *stream = sw_map_find_kind (map, recording->stream, SW_KIND_STREAM);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;
  SwTrendPoint point;

  if (stream == NULL || !measure (recording, &point))
    return;
  transaction = sw_document_begin (recording->document);
  if (sw_edit_record_measurement (transaction, stream, point.day, point.lead, point.process, point.accuracy, &error)
      == NULL)
    recording->tell (recording->data, error->message);
  else if (sw_transaction_is_empty (transaction))
    recording->tell (recording->data, _ ("Today’s measurement says this already."));
  else
    {
      sw_document_commit (recording->document, g_steal_pointer (&transaction), _ ("Record measurement"), NULL);
      say_recorded (recording, &point);
    }
}

/* --- asking first ------------------------------------------------------------------------------------------ */

/* What the first measurement of the day says, as people read it; NULL if there is none. Returns: (transfer full) */
static char *
text_of_day (const Recording *recording, guint32 day)
{
  SwMap *map = sw_document_map (recording->document);
  const SwElement *stream = sw_map_find_kind (map, recording->stream, SW_KIND_STREAM);
  g_autoptr (GArray) points = sw_trend_points (stream, sw_map_calendar (map));

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, SwTrendPoint, i).day == day)
      return sw_trend_point_text (&g_array_index (points, SwTrendPoint, i), sw_map_calendar (map));
  return NULL;
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Recording *recording)
{
  if (g_str_equal (response, "replace"))
    record (recording);
}

/* Takes @recording. */
static void
ask (GtkWidget *parent, Recording *recording, const char *old_text, const char *new_text)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), _ ("Replace today’s measurement?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("It says:\n%s\n\nThe map says now:\n%s"), old_text,
                                  new_text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "sw-recording", recording, recording_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), recording);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What people read as the same is nothing to ask about. */
void
sw_record_measurement (GtkWidget *parent, SwDocument *document, const char *stream,
                       void (*tell) (gpointer data, const char *text), gpointer data)
{
  Recording *recording = g_new0 (Recording, 1);
  g_autofree char *old_text = NULL, *new_text = NULL;
  SwTrendPoint point;

  *recording = (Recording){ g_object_ref (document), g_strdup (stream), tell, g_object_ref (data) };
  if (measure (recording, &point))
    {
      old_text = text_of_day (recording, point.day);
      new_text = sw_trend_point_text (&point, sw_map_calendar (sw_document_map (document)));
      if (isnan (point.lead) && isnan (point.process) && isnan (point.accuracy))
        tell (data, _ ("No figure of this stream is known in full yet: enter the times of its steps first."));
      else if (old_text != NULL && g_strcmp0 (old_text, new_text) != 0)
        {
          ask (parent, recording, old_text, new_text);
          return;
        }
      else
        record (recording);
    }
  recording_free (recording);
}
