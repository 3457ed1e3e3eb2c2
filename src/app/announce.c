#include "app/announce.h"

#include "app/title.h"

#include <glib/gi18n-lib.h>

/* As long as one command, and the next one that belongs to it, may take. */
#define QUIET_MS 400

typedef struct
{
  SwDocument *document;
  GHashTable *told; /* what the map said when something was told last */
  guint timer;
} Announcer;

GHashTable *
sw_announce_grave (const SwReport *report)
{
  GHashTable *grave = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->accepted == NULL && finding->severity >= SW_SEVERITY_WARNING)
        g_hash_table_insert (grave, g_strdup (finding->fingerprint), g_strdup (finding->message));
    }
  return grave;
}

/* @one: (out): the fingerprint of one of them. Returns: how many of @left are not in @right */
static guint
count_only_in (GHashTable *left, GHashTable *right, const char **one)
{
  GHashTableIter iter;
  gpointer fingerprint;
  guint count = 0;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &fingerprint, NULL))
    if (!g_hash_table_contains (right, fingerprint))
      {
        *one = fingerprint;
        count++;
      }
  return count;
}

static char *
text_of_new (const SwReport *report, const char *one, guint count)
{
  const SwFinding *finding = sw_report_find (report, one);

  if (count > 1)
    return g_strdup_printf (ngettext ("%u new problem.", "%u new problems.", count), count);
  if (finding->severity == SW_SEVERITY_ERROR)
    return g_strdup_printf (_ ("New error: %s"), finding->message);
  return g_strdup_printf (_ ("New warning: %s"), finding->message);
}

/* The message of one is told only if nothing came in its place. */
static char *
text_of_gone (const char *message, guint count)
{
  if (message != NULL && count == 1)
    return g_strdup_printf (_ ("No longer a problem: %s"), message);
  return g_strdup_printf (ngettext ("%u problem less.", "%u problems less.", count), count);
}

char *
sw_announce_text (GHashTable *before, const SwReport *report)
{
  g_autoptr (GHashTable) now = sw_announce_grave (report);
  g_autofree char *sum = sw_title_findings (report), *came = NULL, *went = NULL;
  const char *new = NULL, *gone = NULL;
  guint n_new = count_only_in (now, before, &new), n_gone = count_only_in (before, now, &gone);

  if (n_new > 0)
    came = text_of_new (report, new, n_new);
  if (n_gone > 0)
    went = text_of_gone (n_new == 0 ? g_hash_table_lookup (before, gone) : NULL, n_gone);
  if (came != NULL && went != NULL)
    return g_strdup_printf (_ ("%s %s Now: %s."), came, went, sum);
  if (came != NULL || went != NULL)
    return g_strdup_printf (_ ("%s Now: %s."), came != NULL ? came : went, sum);
  return NULL;
}

/* --- the label --------------------------------------------------------------------------------------------------- */

static Announcer *
announcer_of (gpointer label)
{
  return g_object_get_data (G_OBJECT (label), "announcer");
}

static gboolean
on_quiet (gpointer label)
{
  Announcer *self = announcer_of (label);
  const SwReport *report = sw_document_report (self->document);
  g_autofree char *text = sw_announce_text (self->told, report);

  self->timer = 0;
  g_hash_table_unref (self->told);
  self->told = sw_announce_grave (report);
  if (text != NULL)
    gtk_label_set_text (label, text);
  return G_SOURCE_REMOVE;
}

static void
on_updated (SwDocument *document, GtkWidget *label)
{
  Announcer *self = announcer_of (label);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (QUIET_MS, on_quiet, label);
}

void
sw_announcer_set_document (GtkWidget *label, SwDocument *document)
{
  Announcer *self = announcer_of (label);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, on_updated, label);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->told, g_hash_table_unref);
  if (document == NULL)
    return;
  self->told = sw_announce_grave (sw_document_report (document));
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), label, 0);
}

static void
on_destroy (GtkWidget *label)
{
  sw_announcer_set_document (label, NULL);
}

GtkWidget *
sw_announcer_new (void)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "ellipsize", PANGO_ELLIPSIZE_END,
                    "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "can-target", FALSE, "opacity", 0.0, NULL);

  g_object_set_data_full (G_OBJECT (label), "announcer", g_new0 (Announcer, 1), g_free);
  g_signal_connect (label, "destroy", G_CALLBACK (on_destroy), NULL);
  return label;
}
