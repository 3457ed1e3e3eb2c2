#include "canvas/document.h"

#include "base/date.h"
#include "layout/fold.h"

#include <glib/gi18n-lib.h>

/* Invariant: analysis, layout, report and scene are of the map as it is, except between a command's first operation and
 * the end of its transaction, when nobody may look at them. */

struct _SwDocument
{
  GObject parent;
  SwMap *map;
  SwHistory *history;
  SwCheckConfig *config;
  SwThemeId theme;
  gboolean path;
  gboolean updating; /* ::updated is being told: no command can begin */
  SwAnalysis *analysis;
  SwLayout *layout;
  SwLayout *unfolded; /* (nullable): made when somebody asks */
  SwReport *report;
  SwScene *scene;
  GArray *dirty;        /* of SwRect; NULL: all */
  GPtrArray *selection; /* of char *, ended by NULL */
  GHashTable *selected; /* the same as a set */
  char *lit;
  const SwComparison *compared; /* (nullable) */
};

enum
{
  UPDATED,
  SELECTION_CHANGED,
  LIT_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwDocument, sw_document, G_TYPE_OBJECT)

static SwScene *
make_scene (SwDocument *self)
{
  SwSceneOptions options = {
    .theme = sw_theme_get (self->theme),
    .findings = TRUE,
    .ladder = TRUE,
    .path = self->path,
  };
  return sw_scene_new (self->analysis, self->layout, self->report, &options);
}

static void
replace_scene (SwDocument *self)
{
  SwScene *scene = make_scene (self);
  g_clear_pointer (&self->dirty, g_array_unref);
  if (self->scene != NULL && sw_scene_theme (self->scene) == sw_scene_theme (scene))
    self->dirty = sw_scene_difference (self->scene, scene);
  g_clear_pointer (&self->scene, sw_scene_free);
  self->scene = scene;
}

/* Layout, report and analysis point into the map: all are made anew together. The scene has copies of what it shows, so
 * that the old one can be compared with the new one when the others are gone: they are large. */
static void
compute (SwDocument *self)
{
  SwAnalysis *old_analysis = self->analysis;
  SwLayout *old_layout = self->layout;
  SwReport *old_report = self->report;
  self->compared = NULL;
  g_clear_pointer (&self->unfolded, sw_layout_free);
  self->analysis = sw_analysis_new (self->map);
  self->layout = sw_layout_renew (self->analysis, old_layout);
  self->report = sw_check (self->analysis, self->config, sw_date_today ());
  g_clear_pointer (&old_report, sw_report_free);
  g_clear_pointer (&old_layout, sw_layout_free);
  g_clear_pointer (&old_analysis, sw_analysis_free);
  replace_scene (self);
}

/* What is hidden can't be selected: its stream is, in its place. Returns: NULL if there is no such element */
static const char *
selectable (SwDocument *self, const char *id)
{
  const SwElement *element = sw_map_find (self->map, id);
  const SwElement *stream = element != NULL ? sw_element_hidden_by (element) : NULL;
  return stream != NULL ? stream->id : element != NULL ? element->id : NULL;
}

static void
set_selection (SwDocument *self, const char *const *ids)
{
  g_autoptr (GPtrArray) selection = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const char *id = selectable (self, ids[i]);
      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      g_ptr_array_add (selection, g_strdup (id));
      g_hash_table_add (seen, g_ptr_array_index (selection, selection->len - 1));
    }
  g_ptr_array_add (selection, NULL);
  if (g_strv_equal ((const char *const *)selection->pdata, (const char *const *)self->selection->pdata))
    return;
  g_ptr_array_unref (self->selection);
  self->selection = g_steal_pointer (&selection);
  g_hash_table_unref (self->selected);
  self->selected = g_steal_pointer (&seen);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_map_changed (SwMap *map, const SwChange *change, SwDocument *self)
{
  compute (self);
  self->updating = TRUE;
  if (self->lit != NULL && sw_report_find (self->report, self->lit) == NULL)
    sw_document_light (self, NULL);
  g_signal_emit (self, signals[UPDATED], 0);
  g_auto (GStrv) selection = g_strdupv ((char **)self->selection->pdata);
  set_selection (self, (const char *const *)selection);
  self->updating = FALSE;
}

static void
sw_document_finalize (GObject *object)
{
  SwDocument *self = SW_DOCUMENT (object);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_pointer (&self->scene, sw_scene_free);
  g_clear_pointer (&self->report, sw_report_free);
  g_clear_pointer (&self->unfolded, sw_layout_free);
  g_clear_pointer (&self->layout, sw_layout_free);
  g_clear_pointer (&self->analysis, sw_analysis_free);
  g_clear_pointer (&self->dirty, g_array_unref);
  g_clear_pointer (&self->config, sw_check_config_free);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->selection, g_ptr_array_unref);
  g_clear_pointer (&self->lit, g_free);
  g_clear_object (&self->history);
  g_clear_object (&self->map);
  G_OBJECT_CLASS (sw_document_parent_class)->finalize (object);
}

static void
sw_document_class_init (SwDocumentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sw_document_finalize;
  GType type = G_TYPE_FROM_CLASS (class);
  signals[UPDATED] = g_signal_new ("updated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIT_CHANGED] = g_signal_new ("lit-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_document_init (SwDocument *self)
{
  self->selection = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->selection, NULL);
  self->selected = g_hash_table_new (g_str_hash, g_str_equal);
}

SwDocument *
sw_document_new (SwMap *map)
{
  SwDocument *self = g_object_new (SW_TYPE_DOCUMENT, NULL);
  self->map = g_object_ref (map);
  self->history = sw_history_new (map);
  compute (self);
  g_signal_connect (map, "changed", G_CALLBACK (on_map_changed), self);
  return self;
}

SwMap *
sw_document_map (SwDocument *self)
{
  return self->map;
}

SwHistory *
sw_document_history (SwDocument *self)
{
  return self->history;
}

const SwAnalysis *
sw_document_analysis (SwDocument *self)
{
  return self->analysis;
}

const SwLayout *
sw_document_layout (SwDocument *self)
{
  return self->layout;
}

const SwLayout *
sw_document_unfolded_layout (SwDocument *self)
{
  if (self->layout->n_folded == 0)
    return self->layout;
  if (self->unfolded == NULL)
    self->unfolded = sw_layout_new_unfolded (self->analysis);
  return self->unfolded;
}

const SwReport *
sw_document_report (SwDocument *self)
{
  return self->report;
}

const SwScene *
sw_document_scene (SwDocument *self)
{
  return self->scene;
}

const GArray *
sw_document_dirty (SwDocument *self)
{
  return self->dirty;
}

void
sw_document_set_theme (SwDocument *self, SwThemeId theme)
{
  if (self->theme == theme)
    return;
  self->theme = theme;
  replace_scene (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

void
sw_document_set_path (SwDocument *self, gboolean lit)
{
  if (self->path == lit)
    return;
  self->path = lit;
  replace_scene (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

gboolean
sw_document_path (SwDocument *self)
{
  return self->path;
}

void
sw_document_set_config (SwDocument *self, SwCheckConfig *config)
{
  g_clear_pointer (&self->config, sw_check_config_free);
  self->config = config;
  compute (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

SwTransaction *
sw_document_begin (SwDocument *self)
{
  return sw_transaction_new (self->map);
}

gboolean
sw_document_commit (SwDocument *self, SwTransaction *transaction, const char *label, const char *const *select)
{
  g_auto (GStrv) before = g_strdupv ((char **)self->selection->pdata);
  g_auto (GStrv) after = g_strdupv (select != NULL ? (char **)select : before);
  if (select != NULL)
    sw_edit_unfold_for (transaction, (const char *const *)after);
  if (!sw_history_commit (self->history, transaction, label, (const char *const *)before, (const char *const *)after))
    return FALSE;
  set_selection (self, (const char *const *)after);
  return TRUE;
}

static gboolean
travel (SwDocument *self, gboolean (*go) (SwHistory *, char ***))
{
  g_auto (GStrv) selection = NULL;
  if (!go (self->history, &selection))
    return FALSE;
  set_selection (self, (const char *const *)selection);
  return TRUE;
}

gboolean
sw_document_undo (SwDocument *self)
{
  return travel (self, sw_history_undo);
}

gboolean
sw_document_redo (SwDocument *self)
{
  return travel (self, sw_history_redo);
}

const char *const *
sw_document_selection (SwDocument *self)
{
  return (const char *const *)self->selection->pdata;
}

gboolean
sw_document_is_selected (SwDocument *self, const char *id)
{
  return g_hash_table_contains (self->selected, id);
}

void
sw_document_select (SwDocument *self, const char *const *ids)
{
  set_selection (self, ids);
}

void
sw_document_select_one (SwDocument *self, const char *id)
{
  const char *ids[] = { id, NULL };
  set_selection (self, ids);
}

static gboolean
is_any_hidden (SwDocument *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (self->map, ids[i]);
      if (element != NULL && sw_element_hidden_by (element) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A list that follows the map may select another of its rows: nobody wants to go there. */
void
sw_document_show (SwDocument *self, const char *const *ids)
{
  g_auto (GStrv) copy = g_strdupv ((char **)ids);
  if (!self->updating && is_any_hidden (self, ids))
    sw_document_commit (self, sw_document_begin (self), _ ("Unfold stream"), (const char *const *)copy);
  else
    set_selection (self, (const char *const *)copy);
}

void
sw_document_toggle_selected (SwDocument *self, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean found = FALSE;
  for (guint i = 0; i + 1 < self->selection->len; i++)
    {
      const char *other = g_ptr_array_index (self->selection, i);
      if (g_str_equal (other, id))
        found = TRUE;
      else
        g_ptr_array_add (ids, (gpointer)other);
    }
  if (!found)
    g_ptr_array_add (ids, (gpointer)id);
  g_ptr_array_add (ids, NULL);
  set_selection (self, (const char *const *)ids->pdata);
}

void
sw_document_light (SwDocument *self, const char *fingerprint)
{
  if (g_strcmp0 (self->lit, fingerprint) == 0)
    return;
  g_free (self->lit);
  self->lit = g_strdup (fingerprint);
  g_signal_emit (self, signals[LIT_CHANGED], 0);
}

const SwFinding *
sw_document_lit (SwDocument *self)
{
  return self->lit != NULL ? sw_report_find (self->report, self->lit) : NULL;
}

void
sw_document_compare (SwDocument *self, const SwComparison *comparison)
{
  if (self->compared == NULL && comparison == NULL)
    return;
  self->compared = comparison;
  g_signal_emit (self, signals[LIT_CHANGED], 0);
}

const SwComparison *
sw_document_compared (SwDocument *self)
{
  return self->compared;
}
