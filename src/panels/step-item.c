#include "panels/step-item.h"

#include "metrics/terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a line says. Texts are owned by the item; @longest: lead time of the stream's steps. */
typedef struct
{
  double process, wait, lead, accuracy, people, visits, utilisation, wip, demand, uptime, longest;
  gboolean on_path, is_bottleneck;
  const SwActivity *activity;
  SwCalendar calendar;
} Values;

struct _SwStepItem
{
  GObject parent_instance;

  char *id;
  char *title;
  Values values;
};

G_DEFINE_TYPE (SwStepItem, sw_step_item, G_TYPE_OBJECT)

static guint changed;

static void
sw_step_item_finalize (GObject *object)
{
  SwStepItem *item = SW_STEP_ITEM (object);

  g_free (item->id);
  g_free (item->title);
  G_OBJECT_CLASS (sw_step_item_parent_class)->finalize (object);
}

static void
sw_step_item_class_init (SwStepItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_step_item_finalize;
  changed = g_signal_new ("changed", SW_TYPE_STEP_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_step_item_init (SwStepItem *item)
{
}

/* --- keeping up with the map ------------------------------------------------------------------------------- */

static double
known (double fraction)
{
  return fraction >= 0 ? fraction : NAN;
}

/* Padding is cleared and copied too, so that two of them can be compared as bytes. */
static void
fill (Values *values, const SwGraph *graph, const SwFigures *figures, guint i, double longest)
{
  const SwStepFigures *step = &figures->steps[i];

  memset (values, 0, sizeof *values);
  values->process = step->process.likely;
  values->wait = step->wait.likely;
  values->lead = step->lead.likely;
  values->accuracy = known (sw_element_fraction (graph->steps[i], SW_ATTR_ACCURACY));
  values->people = (double)sw_element_integer (graph->steps[i], SW_ATTR_PEOPLE, 1);
  values->visits = step->visits;
  values->utilisation = step->utilisation;
  values->wip = step->wip;
  values->demand = figures->demand;
  values->uptime = known (sw_element_fraction (graph->steps[i], SW_ATTR_UPTIME));
  values->longest = longest;
  values->on_path = step->on_path;
  values->is_bottleneck = figures->bottleneck == (int)i;
  values->activity = sw_map_activity (graph->map, graph->steps[i]);
  values->calendar = *sw_map_calendar (graph->map);
}

/* @title: (transfer full). Returns: whether the item says something else now */
static gboolean
take (SwStepItem *item, char *title, const Values *values)
{
  gboolean same = g_strcmp0 (item->title, title) == 0 && memcmp (&item->values, values, sizeof *values) == 0;

  g_free (item->title);
  item->title = title;
  memcpy (&item->values, values, sizeof *values);
  return !same;
}

static SwStepItem *
new_item (const SwGraph *graph, const SwFigures *figures, guint i, double longest)
{
  SwStepItem *item = g_object_new (SW_TYPE_STEP_ITEM, NULL);
  Values values;

  fill (&values, graph, figures, i, longest);
  item->id = g_strdup (graph->steps[i]->id);
  take (item, sw_element_title (graph->steps[i]), &values);
  return item;
}

static gboolean
is_at (GListModel *model, guint place, const SwElement *step)
{
  g_autoptr (SwStepItem) item = g_list_model_get_item (model, place);

  return strcmp (item->id, step->id) == 0;
}

static gboolean
update (GListModel *model, guint place, const SwGraph *graph, const SwFigures *figures, guint i, double longest)
{
  g_autoptr (SwStepItem) item = g_list_model_get_item (model, place);
  Values values;

  fill (&values, graph, figures, i, longest);
  if (!take (item, sw_element_title (graph->steps[i]), &values))
    return FALSE;
  g_signal_emit (item, changed, 0);
  return TRUE;
}

static double
longest_lead (const SwFigures *figures)
{
  double longest = 0;

  for (guint i = 0; i < figures->n_steps; i++)
    if (figures->steps[i].lead.likely > longest)
      longest = figures->steps[i].lead.likely;
  return longest;
}

gboolean
sw_step_items_update (GListStore *store, const SwGraph *graph, const SwFigures *figures)
{
  GListModel *model = G_LIST_MODEL (store);
  guint old = g_list_model_get_n_items (model), head = 0, tail = 0;
  double longest = longest_lead (figures);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean news = FALSE;

  while (head < MIN (old, graph->n_steps) && is_at (model, head, graph->steps[head]))
    {
      news |= update (model, head, graph, figures, head, longest);
      head++;
    }
  while (tail < MIN (old, graph->n_steps) - head
         && is_at (model, old - tail - 1, graph->steps[graph->n_steps - tail - 1]))
    {
      news |= update (model, old - tail - 1, graph, figures, graph->n_steps - tail - 1, longest);
      tail++;
    }
  for (guint i = head; i < graph->n_steps - tail; i++)
    g_ptr_array_add (items, new_item (graph, figures, i, longest));
  if (head + tail < old || items->len > 0)
    {
      g_list_store_splice (store, head, old - head - tail, items->pdata, items->len);
      news = TRUE;
    }
  return news;
}

/* --- what it says ------------------------------------------------------------------------------------------ */

const char *
sw_step_item_id (SwStepItem *item)
{
  return item->id;
}

static const struct
{
  const char *title;
  SwQuantity quantity;
  gboolean is_text;
} columns[SW_N_STEP_COLUMNS] = {
  [SW_STEP_TITLE] = { N_ ("Step"), 0, TRUE },
  [SW_STEP_ACTIVITY] = { N_ ("Activity"), 0, TRUE },
  [SW_STEP_BAR] = { N_ ("Wait, process"), SW_QUANTITY_TIME, FALSE },
  [SW_STEP_PROCESS] = { NC_ ("column", "Process"), SW_QUANTITY_TIME, FALSE },
  [SW_STEP_WAIT] = { NC_ ("column", "Wait"), SW_QUANTITY_TIME, FALSE },
  [SW_STEP_LEAD] = { N_ ("Lead time"), SW_QUANTITY_TIME, FALSE },
  [SW_STEP_ACCURACY] = { N_ ("%C&A"), SW_QUANTITY_SHARE, FALSE },
  [SW_STEP_PEOPLE] = { N_ ("People"), SW_QUANTITY_NUMBER, FALSE },
  [SW_STEP_VISITS] = { N_ ("Visits"), SW_QUANTITY_NUMBER, FALSE },
  [SW_STEP_UTILISATION] = { N_ ("In use"), SW_QUANTITY_SHARE, FALSE },
  [SW_STEP_WIP] = { N_ ("In progress"), SW_QUANTITY_NUMBER, FALSE },
  [SW_STEP_PATH] = { N_ ("Critical path"), SW_QUANTITY_NUMBER, FALSE },
};

const char *
sw_step_column_title (SwStepColumn column)
{
  if (column == SW_STEP_PROCESS || column == SW_STEP_WAIT)
    return g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[column].title);
  return _ (columns[column].title);
}

gboolean
sw_step_column_is_number (SwStepColumn column)
{
  return !columns[column].is_text && column != SW_STEP_BAR && column != SW_STEP_PATH;
}

static double
value_of (SwStepItem *item, SwStepColumn column)
{
  const Values *values = &item->values;

  switch (column)
    {
    case SW_STEP_PROCESS:
      return values->process;
    case SW_STEP_WAIT:
      return values->wait;
    case SW_STEP_BAR:
    case SW_STEP_LEAD:
      return values->lead;
    case SW_STEP_ACCURACY:
      return values->accuracy;
    case SW_STEP_PEOPLE:
      return values->people;
    case SW_STEP_VISITS:
      return values->visits;
    case SW_STEP_UTILISATION:
      return values->utilisation;
    case SW_STEP_WIP:
      return values->wip;
    case SW_STEP_PATH:
      return values->on_path + 2 * values->is_bottleneck;
    default:
      return NAN;
    }
}

static const char *
word_of (SwStepItem *item, SwStepColumn column)
{
  if (column == SW_STEP_TITLE)
    return item->title;
  return item->values.activity != NULL ? item->values.activity->short_name : NULL;
}

int
sw_step_item_compare (SwStepItem *item, SwStepItem *other, SwStepColumn column, gboolean descending)
{
  const char *word = word_of (item, column), *than = word_of (other, column);
  double value = value_of (item, column), limit = value_of (other, column);
  gboolean is_text = columns[column].is_text;
  gboolean unknown = is_text ? word == NULL : isnan (value), other_unknown = is_text ? than == NULL : isnan (limit);
  int order;

  if (unknown || other_unknown)
    return unknown - other_unknown;
  order = is_text ? g_utf8_collate (word, than) : value < limit ? -1 : value > limit;
  return descending ? -order : order;
}

static const char *
path_text (const Values *values)
{
  if (values->on_path && values->is_bottleneck)
    return _ ("yes, bottleneck");
  return values->on_path ? _ ("yes") : values->is_bottleneck ? _ ("no, bottleneck") : "";
}

char *
sw_step_item_text (SwStepItem *item, SwStepColumn column)
{
  double value = value_of (item, column);

  if (column == SW_STEP_TITLE)
    return g_strdup (item->title);
  if (column == SW_STEP_ACTIVITY)
    return g_strdup (item->values.activity != NULL ? item->values.activity->short_name : "–");
  if (column == SW_STEP_PATH)
    return g_strdup (path_text (&item->values));
  return isnan (value) ? g_strdup ("–") : sw_quantity_format (columns[column].quantity, value, &item->values.calendar);
}

static char *
load_tip (const Values *values, SwStepColumn column)
{
  g_autofree char *process = sw_quantity_format (SW_QUANTITY_TIME, values->process, &values->calendar);
  g_autofree char *lead = sw_quantity_format (SW_QUANTITY_TIME, values->lead, &values->calendar);
  g_autofree char *visits = sw_quantity_format (SW_QUANTITY_NUMBER, values->visits, &values->calendar);
  g_autofree char *demand = sw_quantity_format (SW_QUANTITY_RATE, values->demand, &values->calendar);
  g_autofree char *uptime = sw_quantity_format (SW_QUANTITY_SHARE, values->uptime, &values->calendar);

  if (column == SW_STEP_WIP)
    return g_strdup_printf (_ ("demand %s × visits %s × lead time %s"), demand, visits, lead);
  return g_strdup_printf (_ ("work %s × visits %s × demand %s ÷ (people %.0f × uptime %s)"), process, visits, demand,
                          values->people, uptime);
}

char *
sw_step_item_tip (SwStepItem *item, SwStepColumn column)
{
  const Values *values = &item->values;

  switch (column)
    {
    case SW_STEP_TITLE:
      return g_strdup (item->title);
    case SW_STEP_ACTIVITY:
      return values->activity != NULL ? g_strdup (values->activity->name) : NULL;
    case SW_STEP_UTILISATION:
    case SW_STEP_WIP:
      return load_tip (values, column);
    default:
      return NULL;
    }
}

char *
sw_step_item_spoken (SwStepItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (item->title));
  if (item->values.activity != NULL)
    g_ptr_array_add (parts, g_strdup (item->values.activity->name));
  for (SwStepColumn column = SW_STEP_PROCESS; column < SW_N_STEP_COLUMNS; column++)
    {
      g_autofree char *text = sw_step_item_text (item, column);

      if (*text != '\0')
        g_ptr_array_add (parts, g_strdup_printf ("%s %s", sw_step_column_title (column), text));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

void
sw_step_item_bar (SwStepItem *item, double *wait, double *process)
{
  const Values *values = &item->values;

  *wait = values->longest > 0 && !isnan (values->wait) ? values->wait / values->longest : 0;
  *process = values->longest > 0 && !isnan (values->process) ? values->process / values->longest : 0;
}
