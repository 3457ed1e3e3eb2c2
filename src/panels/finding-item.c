#include "panels/finding-item.h"

#include "panels/finding-actions.h"
#include "panels/list-update.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwFindingItem
{
  GObject parent_instance;

  char *fingerprint;
  char *message;
  char *place;
  char *acceptance;
  SwSeverity severity;
};

G_DEFINE_TYPE (SwFindingItem, sw_finding_item, G_TYPE_OBJECT)

static void
sw_finding_item_finalize (GObject *object)
{
  SwFindingItem *item = SW_FINDING_ITEM (object);

  g_free (item->fingerprint);
  g_free (item->message);
  g_free (item->place);
  g_free (item->acceptance);
  G_OBJECT_CLASS (sw_finding_item_parent_class)->finalize (object);
}

static void
sw_finding_item_class_init (SwFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_finding_item_finalize;
}

static void
sw_finding_item_init (SwFindingItem *item)
{
}

const char *
sw_finding_item_fingerprint (SwFindingItem *item)
{
  return item->fingerprint;
}

const char *
sw_finding_item_message (SwFindingItem *item)
{
  return item->message;
}

const char *
sw_finding_item_place (SwFindingItem *item)
{
  return item->place;
}

SwSeverity
sw_finding_item_severity (SwFindingItem *item)
{
  return item->severity;
}

const char *
sw_finding_item_acceptance (SwFindingItem *item)
{
  return item->acceptance;
}

static void
add (GPtrArray *items, SwMap *map, const SwFinding *finding, const SwFindingFilter *filter)
{
  g_autofree char *place = sw_finding_place (map, finding);
  SwFindingItem *item;

  if (!sw_finding_filter_passes (filter, finding, place))
    return;
  item = g_object_new (SW_TYPE_FINDING_ITEM, NULL);
  item->fingerprint = g_strdup (finding->fingerprint);
  item->message = g_strdup (finding->message);
  item->place = g_steal_pointer (&place);
  item->acceptance = sw_finding_acceptance (map, finding);
  item->severity = finding->severity;
  g_ptr_array_add (items, item);
}

GPtrArray *
sw_finding_items (SwMap *map, const SwReport *report, const SwFindingFilter *filter)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint accepted = 0; accepted <= (filter->accepted ? 1 : 0); accepted++)
    for (SwSeverity severity = SW_SEVERITY_ERROR; severity > SW_SEVERITY_OFF; severity--)
      for (guint i = 0; i < report->findings->len; i++)
        {
          const SwFinding *finding = g_ptr_array_index (report->findings, i);

          if (finding->severity == severity && (finding->accepted != NULL) == (accepted > 0))
            add (items, map, finding, filter);
        }
  return items;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const SwFindingItem *one = a, *other = b;

  return one->severity == other->severity && strcmp (one->fingerprint, other->fingerprint) == 0
         && strcmp (one->message, other->message) == 0 && strcmp (one->place, other->place) == 0
         && g_strcmp0 (one->acceptance, other->acceptance) == 0;
}

gboolean
sw_finding_items_update (GListStore *store, GPtrArray *items)
{
  return sw_list_update (store, items, is_same);
}

char *
sw_finding_counts (const SwReport *report)
{
  guint errors = report->count[SW_SEVERITY_ERROR], warnings = report->count[SW_SEVERITY_WARNING];
  guint hints = report->count[SW_SEVERITY_INFO];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (errors > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors));
  if (warnings > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings));
  if (hints > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u hint", "%u hints", hints), hints));
  if (report->accepted > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u accepted", "%u accepted", report->accepted), report->accepted));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}
