#include "panels/trial.h"

#include "panels/expected.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @value: (nullable): the form of the file; NULL: absent. @title: what the element was called, for when it is gone */
typedef struct
{
  char *id;
  SwAttr attr;
  char *value;
  char *title;
} Tried;

/*
 * @copy, @analysis: of the map with what is tried; NULL while nothing is
 * @comparison: points into @analysis and the document's, so it goes before they do
 */
struct _SwTrial
{
  GObject parent_instance;

  SwDocument *document;
  char *from, *to;
  GPtrArray *tried;
  SwMap *copy;
  SwAnalysis *analysis;
  SwComparison *comparison;
  SwExpected *expected[2]; /* of the first and the second stream */
  gboolean simulates[2];
};

G_DEFINE_FINAL_TYPE (SwTrial, sw_trial, G_TYPE_OBJECT)

enum
{
  CHANGED,
  DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tried_free (gpointer data)
{
  Tried *tried = data;

  g_free (tried->id);
  g_free (tried->value);
  g_free (tried->title);
  g_free (tried);
}

static SwElement *
element_of (SwTrial *trial, SwMap *map, const char *id)
{
  SwElement *element = sw_map_find (map, id);
  SwElement *stream = element != NULL ? sw_element_ancestor (element, SW_KIND_STREAM) : NULL;

  return stream != NULL && g_strcmp0 (stream->id, trial->to) == 0 ? element : NULL;
}

static Tried *
find (SwTrial *trial, const char *id, SwAttr attr)
{
  for (guint i = 0; i < trial->tried->len; i++)
    {
      Tried *tried = g_ptr_array_index (trial->tried, i);
      if (tried->attr == attr && strcmp (tried->id, id) == 0)
        return tried;
    }
  return NULL;
}

/* --- following the map ------------------------------------------------------------------------------------- */

/* Returns: whether it can still be tried. */
static gboolean
is_alive (SwTrial *trial, const Tried *tried)
{
  SwElement *element = element_of (trial, sw_document_map (trial->document), tried->id);

  return element != NULL && sw_kind_attr (element->kind, tried->attr) != NULL;
}

static gboolean
says_the_same (SwTrial *trial, const Tried *tried)
{
  const SwElement *element = sw_map_find (sw_document_map (trial->document), tried->id);
  const char *fallback = sw_kind_attr (element->kind, tried->attr)->fallback;
  g_autofree char *now = sw_element_value (element, tried->attr);

  return g_strcmp0 (now != NULL ? now : fallback, tried->value != NULL ? tried->value : fallback) == 0;
}

/* @gone: (out): (nullable): what an element that is gone was called */
static void
drop_stale (SwTrial *trial, char **gone)
{
  for (guint i = trial->tried->len; i > 0; i--)
    {
      Tried *tried = g_ptr_array_index (trial->tried, i - 1);

      if (is_alive (trial, tried) && !says_the_same (trial, tried))
        continue;
      if (!is_alive (trial, tried) && *gone == NULL)
        *gone = g_strdup (tried->title);
      g_ptr_array_remove_index (trial->tried, i - 1);
    }
}

static gboolean
apply (SwTrial *trial, SwMap *map, SwTransaction *transaction, GError **error)
{
  for (guint i = 0; i < trial->tried->len; i++)
    {
      const Tried *tried = g_ptr_array_index (trial->tried, i);
      SwElement *element = element_of (trial, map, tried->id);

      if (element != NULL && !sw_transaction_set (transaction, element, tried->attr, tried->value, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear (SwTrial *trial)
{
  if (trial->comparison != NULL && sw_document_compared (trial->document) == trial->comparison)
    sw_document_compare (trial->document, NULL);
  g_clear_pointer (&trial->comparison, sw_comparison_free);
  g_clear_pointer (&trial->analysis, sw_analysis_free);
  g_clear_object (&trial->copy);
}

/* The copy keeps what is tried: a transaction that is not committed would be taken back. */
static void
make_copy (SwTrial *trial)
{
  g_autoptr (SwHistory) history = NULL;
  SwTransaction *transaction;

  trial->copy = sw_map_copy (sw_document_map (trial->document));
  history = sw_history_new (trial->copy);
  transaction = sw_transaction_new (trial->copy);
  apply (trial, trial->copy, transaction, NULL);
  sw_history_commit (history, transaction, "", NULL, NULL);
  trial->analysis = sw_analysis_new (trial->copy);
}

/* The comparison is made when somebody asks for it: a page that is not shown costs nothing. */
static void
follow (SwTrial *trial)
{
  g_autofree char *gone = NULL;

  clear (trial);
  drop_stale (trial, &gone);
  g_signal_emit (trial, signals[CHANGED], 0);
  if (gone != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” is gone, and with it what was tried there."), gone);
      g_signal_emit (trial, signals[DROPPED], 0, text);
    }
}

/* What a simulation found, or still has to find. */
static void
look_expected (SwTrial *trial)
{
  for (int to = 0; to < 2; to++)
    {
      const SwAnalysis *analysis = to == 1 ? trial->comparison->to_analysis : trial->comparison->from_analysis;
      guint stream = to == 1 ? trial->comparison->to_stream : trial->comparison->from_stream;
      double mean, half_width;
      SwExpectedState state = sw_expected_look (trial->expected[to], analysis->graphs[stream],
                                                analysis->figures[stream], &mean, &half_width);

      trial->simulates[to] = state == SW_EXPECTED_RUNNING;
      if (state == SW_EXPECTED_FOUND)
        sw_comparison_set_expected (trial->comparison, to == 1, mean, half_width);
    }
}

static void
on_expected (gpointer data)
{
  SwTrial *trial = data;

  if (trial->comparison == NULL)
    return;
  look_expected (trial);
  g_signal_emit (trial, signals[CHANGED], 0);
}

/* --- life -------------------------------------------------------------------------------------------------- */

static void
sw_trial_dispose (GObject *object)
{
  SwTrial *trial = SW_TRIAL (object);

  if (trial->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (trial->document, trial);
      clear (trial);
    }
  for (guint i = 0; i < G_N_ELEMENTS (trial->expected); i++)
    g_clear_pointer (&trial->expected[i], sw_expected_free);
  g_clear_pointer (&trial->tried, g_ptr_array_unref);
  g_clear_pointer (&trial->from, g_free);
  g_clear_pointer (&trial->to, g_free);
  g_clear_object (&trial->document);
  G_OBJECT_CLASS (sw_trial_parent_class)->dispose (object);
}

static void
sw_trial_class_init (SwTrialClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_trial_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] =
      g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sw_trial_init (SwTrial *trial)
{
  trial->tried = g_ptr_array_new_with_free_func (tried_free);
  for (guint i = 0; i < G_N_ELEMENTS (trial->expected); i++)
    trial->expected[i] = sw_expected_new (on_expected, trial);
}

SwTrial *
sw_trial_new (SwDocument *document)
{
  SwTrial *trial = g_object_new (SW_TYPE_TRIAL, NULL);

  trial->document = g_object_ref (document);
  g_signal_connect_swapped (document, "updated", G_CALLBACK (follow), trial);
  return trial;
}

void
sw_trial_choose (SwTrial *trial, const char *from, const char *to)
{
  gboolean other = g_strcmp0 (trial->to, to) != 0;

  if (!other && g_strcmp0 (trial->from, from) == 0)
    return;
  if (other)
    g_ptr_array_set_size (trial->tried, 0);
  /* What is given may be what is held. */
  {
    char *new_from = g_strdup (from), *new_to = g_strdup (to);
    g_free (trial->from);
    g_free (trial->to);
    trial->from = new_from;
    trial->to = new_to;
  }
  follow (trial);
}

const char *
sw_trial_from (SwTrial *trial)
{
  return trial->from;
}

const char *
sw_trial_to (SwTrial *trial)
{
  return trial->to;
}

gboolean
sw_trial_simulates (SwTrial *trial, gboolean to)
{
  return trial->simulates[to ? 1 : 0];
}

const SwComparison *
sw_trial_comparison (SwTrial *trial)
{
  const SwAnalysis *now = sw_document_analysis (trial->document), *then = now;
  int from = trial->from != NULL ? sw_analysis_stream (now, trial->from) : -1;
  int to = trial->to != NULL ? sw_analysis_stream (now, trial->to) : -1;

  if (trial->comparison != NULL || from < 0 || to < 0)
    return trial->comparison;
  if (trial->tried->len > 0)
    {
      make_copy (trial);
      then = trial->analysis;
    }
  trial->comparison = sw_comparison_new (now, (guint)from, then, (guint)to);
  look_expected (trial);
  return trial->comparison;
}

/* --- values ------------------------------------------------------------------------------------------------ */

/* What was typed, in the form of the file, read on a copy so that the map stays out of it. @value: (out) (nullable) */
static gboolean
read_typed (SwTrial *trial, const char *id, SwAttr attr, const char *typed, char **value, GError **error)
{
  g_autoptr (SwMap) map = sw_map_copy (sw_document_map (trial->document));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  SwElement *element = sw_map_find (map, id);

  if (!sw_edit_set (transaction, element, attr, typed, error))
    return FALSE;
  *value = sw_element_value (element, attr);
  return TRUE;
}

gboolean
sw_trial_set (SwTrial *trial, const char *id, SwAttr attr, const char *typed, GError **error)
{
  SwElement *element = element_of (trial, sw_document_map (trial->document), id);
  Tried *tried = find (trial, id, attr);
  g_autofree char *value = NULL;

  if (element == NULL)
    return TRUE;
  if (!read_typed (trial, id, attr, typed, &value, error))
    return FALSE;
  if (tried == NULL)
    {
      tried = g_new0 (Tried, 1);
      tried->id = g_strdup (id);
      tried->attr = attr;
      tried->title = sw_element_title (element);
      g_ptr_array_add (trial->tried, tried);
    }
  g_free (tried->value);
  tried->value = g_steal_pointer (&value);
  follow (trial);
  return TRUE;
}

char *
sw_trial_value (SwTrial *trial, const char *id, SwAttr attr)
{
  SwElement *element = sw_map_find (sw_document_map (trial->document), id);
  const Tried *tried = find (trial, id, attr);
  char *value = tried != NULL ? g_strdup (tried->value) : element != NULL ? sw_element_value (element, attr) : NULL;

  return value != NULL ? value : g_strdup ("");
}

gboolean
sw_trial_is_tried (SwTrial *trial, const char *id, SwAttr attr)
{
  return find (trial, id, attr) != NULL;
}

guint
sw_trial_count (SwTrial *trial)
{
  return trial->tried->len;
}

void
sw_trial_discard (SwTrial *trial)
{
  if (trial->tried->len == 0)
    return;
  g_ptr_array_set_size (trial->tried, 0);
  follow (trial);
}

gboolean
sw_trial_take_over (SwTrial *trial, GError **error)
{
  guint n = trial->tried->len;
  g_autofree char *label = g_strdup_printf (ngettext ("Take over %u value", "Take over %u values", n), n);
  g_autoptr (SwTransaction) transaction = NULL;

  if (n == 0)
    return TRUE;
  transaction = sw_document_begin (trial->document);
  if (!apply (trial, sw_document_map (trial->document), transaction, error))
    return FALSE;
  g_ptr_array_set_size (trial->tried, 0);
  sw_document_commit (trial->document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}
