#include "panels/fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TIME_HINT N_ ("15min or 2h..1d")
#define CALENDAR N_ ("Calendar")
#define PLACE N_ ("Place")
#define TIMES N_ ("Times and quality")
#define CAPACITY N_ ("Capacity")
#define PART N_ ("Part in the stream")
#define REVIEW N_ ("State and review")

static const char *const basis_labels[] = { N_ ("Guessed"), N_ ("Measured"), NULL };
static const char *const mode_labels[] = { N_ ("Unknown"), N_ ("By hand"), N_ ("Automated"), NULL };
static const char *const status_labels[] = { N_ ("Draft"), N_ ("Published"), NULL };
static const char *const state_labels[] = { N_ ("Current"), N_ ("Future"), NULL };
static const char *const arrangement_labels[] = { N_ ("Free"), N_ ("A lane for each activity"), NULL };
static const char *const note_labels[] = { N_ ("Note"), N_ ("Improvement"), N_ ("Parked"), NULL };

static const SwField map_fields[] = {
  { SW_ATTR_TITLE, SW_FIELD_ENTRY, N_ ("Map"), N_ ("Title"), N_ ("title"), NULL, NULL, NULL },
  { SW_ATTR_PROFILE, SW_FIELD_LIST, N_ ("Map"), N_ ("Activities"), N_ ("activity set"), NULL,
    N_ ("The activity set that steps belong to"), NULL },
  { SW_ATTR_DAY, SW_FIELD_ENTRY, CALENDAR, N_ ("A day holds"), N_ ("length of a day"), NULL,
    N_ ("How much working time “1d” is"), NULL },
  { SW_ATTR_WEEK, SW_FIELD_ENTRY, CALENDAR, N_ ("A week holds"), N_ ("length of a week"), NULL,
    N_ ("How much working time “1w” is"), NULL },
  { SW_ATTR_MONTH, SW_FIELD_ENTRY, CALENDAR, N_ ("A month holds"), N_ ("length of a month"), NULL,
    N_ ("How much working time “1month” is"), NULL },
};

static const SwField stream_fields[] = {
  { SW_ATTR_NAME, SW_FIELD_ENTRY, N_ ("Stream"), N_ ("Name"), N_ ("name"), NULL, NULL, NULL },
  { SW_ATTR_TRIGGER, SW_FIELD_ENTRY, N_ ("Stream"), N_ ("Trigger"), N_ ("trigger"), N_ ("What starts it"),
    N_ ("The event that starts the stream"), NULL },
  { SW_ATTR_OUTCOME, SW_FIELD_ENTRY, N_ ("Stream"), N_ ("Outcome"), N_ ("outcome"), N_ ("What it is for"),
    N_ ("What somebody has when the stream has ended"), NULL },
  { SW_ATTR_OWNER, SW_FIELD_ENTRY, N_ ("Stream"), N_ ("Owner"), N_ ("owner"), N_ ("Who answers for it"), NULL, NULL },
  { SW_ATTR_DEMAND, SW_FIELD_ENTRY, N_ ("Stream"), N_ ("Demand"), N_ ("demand"), N_ ("Such as 40/month"),
    N_ ("How many items arrive, such as 40/month or 3 a day"), NULL },
  { SW_ATTR_STATUS, SW_FIELD_LIST, REVIEW, N_ ("Status"), N_ ("status"), NULL,
    N_ ("Hints are shown in full once a stream is published"), status_labels },
  { SW_ATTR_REVIEWED, SW_FIELD_ENTRY, REVIEW, N_ ("Reviewed"), N_ ("day of the review"), N_ ("Year-month-day"),
    N_ ("The day on which somebody last looked whether it is still true"), NULL },
  { SW_ATTR_STATE, SW_FIELD_LIST, REVIEW, N_ ("State"), N_ ("state"), NULL, N_ ("How it is, or how it shall be"),
    state_labels },
  { SW_ATTR_ORIGIN, SW_FIELD_LIST, REVIEW, N_ ("Comes from"), N_ ("origin"), NULL,
    N_ ("The current stream that this future one replaces"), NULL },
  { SW_ATTR_EXPECTS, SW_FIELD_TICKS, N_ ("Expected activities"), N_ ("Expects"), N_ ("expected activities"), NULL,
    N_ ("The activities that this stream should have"), NULL },
  { SW_ATTR_FOLDED, SW_FIELD_FLAG, PLACE, N_ ("Folded to its header"), N_ ("folding"), NULL, NULL, NULL },
  { SW_ATTR_ARRANGEMENT, SW_FIELD_LIST, PLACE, N_ ("Arrangement"), N_ ("arrangement"), NULL, NULL, arrangement_labels },
  { SW_ATTR_X, SW_FIELD_ENTRY, PLACE, N_ ("From the left"), N_ ("place"), NULL, NULL, NULL },
  { SW_ATTR_Y, SW_FIELD_ENTRY, PLACE, N_ ("From the top"), N_ ("place"), NULL, NULL, NULL },
  { SW_ATTR_WIDTH, SW_FIELD_ENTRY, PLACE, N_ ("Width"), N_ ("width"), N_ ("As its steps need"), NULL, NULL },
  { SW_ATTR_HEIGHT, SW_FIELD_ENTRY, PLACE, N_ ("Height"), N_ ("height"), N_ ("As its steps need"), NULL, NULL },
};

static const SwField step_fields[] = {
  { SW_ATTR_NAME, SW_FIELD_ENTRY, N_ ("Step"), N_ ("Name"), N_ ("name"), NULL, NULL, NULL },
  { SW_ATTR_ACTIVITY, SW_FIELD_LIST, N_ ("Step"), N_ ("Activity"), N_ ("activity"), NULL,
    N_ ("The activity of the value chain that the step mostly does"), NULL },
  { SW_ATTR_TEAM, SW_FIELD_TEAM, N_ ("Step"), N_ ("Team"), N_ ("team"), N_ ("A known team or a new one"),
    N_ ("Who does it; a name that is new becomes a team of the map"), NULL },
  { SW_ATTR_PROCESS, SW_FIELD_ENTRY, TIMES, N_ ("Process time"), N_ ("process time"), TIME_HINT,
    N_ ("How long the work itself takes: 15min, a range 2h..1d, or least, likely and most 1h..2h..1d"), NULL },
  { SW_ATTR_WAIT, SW_FIELD_ENTRY, TIMES, N_ ("Waiting time"), N_ ("waiting time"), TIME_HINT,
    N_ ("How long an item waits before the work on it begins"), NULL },
  { SW_ATTR_ACCURACY, SW_FIELD_ENTRY, TIMES, N_ ("%C&A"), N_ ("%C&A"), N_ ("Such as 85%"),
    N_ ("Complete and accurate: how much of the work those who receive it can use without asking back"), NULL },
  { SW_ATTR_BASIS, SW_FIELD_LIST, TIMES, N_ ("Basis"), N_ ("basis"), NULL, N_ ("Where these figures come from"),
    basis_labels },
  { SW_ATTR_PEOPLE, SW_FIELD_ENTRY, CAPACITY, N_ ("People"), N_ ("number of people"), NULL,
    N_ ("How many people or machines work in parallel"), NULL },
  { SW_ATTR_UPTIME, SW_FIELD_ENTRY, CAPACITY, N_ ("Uptime"), N_ ("uptime"), NULL,
    N_ ("How much of the time they can work on this"), NULL },
  { SW_ATTR_CHANGEOVER, SW_FIELD_ENTRY, CAPACITY, N_ ("Changeover"), N_ ("changeover time"), NULL,
    N_ ("Time to set up for each batch"), NULL },
  { SW_ATTR_BATCH, SW_FIELD_ENTRY, CAPACITY, N_ ("Batch"), N_ ("size of a batch"), NULL,
    N_ ("How many items are done together"), NULL },
  { SW_ATTR_LIGHT, SW_FIELD_FLAG, PART, N_ ("Only touches its activity"), N_ ("lightness"), NULL,
    N_ ("A light step counts for its activity, and is spared rules on times and teams"), NULL },
  { SW_ATTR_END, SW_FIELD_FLAG, PART, N_ ("The outcome leaves here"), N_ ("end of the stream"), NULL,
    N_ ("If no step says so, every step that nothing follows is an end"), NULL },
  { SW_ATTR_ORIGIN, SW_FIELD_LIST, PART, N_ ("Comes from"), N_ ("origin"), NULL,
    N_ ("The step of the current stream that this one replaces"), NULL },
  { SW_ATTR_X, SW_FIELD_ENTRY, PLACE, N_ ("From the left"), N_ ("place"), NULL, NULL, NULL },
  { SW_ATTR_Y, SW_FIELD_ENTRY, PLACE, N_ ("From the top"), N_ ("place"), NULL, NULL, NULL },
};

#define ENDS(title)                                                                                                    \
  { SW_ATTR_FROM, SW_FIELD_LIST, title, N_ ("From"), N_ ("source"), NULL, NULL, NULL },                                \
  {                                                                                                                    \
    SW_ATTR_TO, SW_FIELD_LIST, title, N_ ("To"), N_ ("target"), NULL, NULL, NULL                                       \
  }
#define EDGE_LABEL(title)                                                                                              \
  {                                                                                                                    \
    SW_ATTR_LABEL, SW_FIELD_ENTRY, title, N_ ("Label"), N_ ("label"), NULL, NULL, NULL                                 \
  }
#define EDGE_MODE(title)                                                                                               \
  {                                                                                                                    \
    SW_ATTR_MODE, SW_FIELD_LIST, title, N_ ("Handed over"), N_ ("way of handing over"), NULL, NULL, mode_labels        \
  }

static const SwField flow_fields[] = {
  ENDS (N_ ("Flow")),
  EDGE_LABEL (N_ ("Flow")),
  { SW_ATTR_WAIT, SW_FIELD_ENTRY, N_ ("Flow"), N_ ("Waiting time"), N_ ("waiting time"), TIME_HINT,
    N_ ("How long an item takes from step to step"), NULL },
  { SW_ATTR_ITEMS, SW_FIELD_ENTRY, N_ ("Flow"), N_ ("Items waiting"), N_ ("number of waiting items"), NULL,
    N_ ("How many items lie in front of the next step"), NULL },
  EDGE_MODE (N_ ("Flow")),
  { SW_ATTR_SHARE, SW_FIELD_ENTRY, N_ ("Flow"), N_ ("Share"), N_ ("share"), N_ ("Parallel"),
    N_ ("The chance that an item takes this way; flows out of a step without shares are parallel"), NULL },
};

static const SwField feedback_fields[] = {
  ENDS (N_ ("Feedback")),
  EDGE_LABEL (N_ ("Feedback")),
  { SW_ATTR_WAIT, SW_FIELD_ENTRY, N_ ("Feedback"), N_ ("Waiting time"), N_ ("waiting time"), TIME_HINT,
    N_ ("How long it takes until what was learned arrives"), NULL },
  EDGE_MODE (N_ ("Feedback")),
  { SW_ATTR_SHARE, SW_FIELD_ENTRY, N_ ("Feedback"), N_ ("Sent back"), N_ ("share"), N_ ("Information only"),
    N_ ("The chance that an item is sent back; without it the feedback is information"), NULL },
};

static const SwField note_fields[] = {
  { SW_ATTR_KIND, SW_FIELD_LIST, N_ ("Note"), N_ ("Kind"), N_ ("kind"), NULL, NULL, note_labels },
  { SW_ATTR_VOTES, SW_FIELD_ENTRY, N_ ("Note"), N_ ("Votes"), N_ ("number of votes"), NULL,
    N_ ("How many dots people have put on it, such as in workshop mode"), NULL },
  { SW_ATTR_TEXT, SW_FIELD_TEXT, N_ ("Note"), N_ ("Text"), N_ ("text"), NULL, NULL, NULL },
  { SW_ATTR_X, SW_FIELD_ENTRY, PLACE, N_ ("From the left"), N_ ("place"), NULL, NULL, NULL },
  { SW_ATTR_Y, SW_FIELD_ENTRY, PLACE, N_ ("From the top"), N_ ("place"), NULL, NULL, NULL },
};

const SwField *
sw_fields (SwKind kind, guint *count)
{
  static const struct
  {
    const SwField *fields;
    guint count;
  } tables[SW_N_KINDS] = {
    [SW_KIND_MAP] = { map_fields, G_N_ELEMENTS (map_fields) },
    [SW_KIND_STREAM] = { stream_fields, G_N_ELEMENTS (stream_fields) },
    [SW_KIND_STEP] = { step_fields, G_N_ELEMENTS (step_fields) },
    [SW_KIND_FLOW] = { flow_fields, G_N_ELEMENTS (flow_fields) },
    [SW_KIND_FEEDBACK] = { feedback_fields, G_N_ELEMENTS (feedback_fields) },
    [SW_KIND_NOTE] = { note_fields, G_N_ELEMENTS (note_fields) },
  };

  *count = tables[kind].count;
  return tables[kind].fields;
}

const SwField *
sw_field (SwKind kind, SwAttr attr)
{
  guint count;
  const SwField *fields = sw_fields (kind, &count);

  for (guint i = 0; i < count; i++)
    if (fields[i].attr == attr)
      return &fields[i];
  return NULL;
}

static gboolean
all_have (GPtrArray *elements, const SwField *field)
{
  for (guint i = 0; i < elements->len; i++)
    {
      SwElement *element = g_ptr_array_index (elements, i);
      const SwField *own = sw_field (element->kind, field->attr);

      if (own == NULL || own->form != field->form || own->words != field->words)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
sw_fields_common (GPtrArray *elements)
{
  SwElement *first = g_ptr_array_index (elements, 0);
  GPtrArray *common = g_ptr_array_new ();
  guint count;
  const SwField *fields = sw_fields (first->kind, &count);

  for (guint i = 0; i < count; i++)
    {
      gboolean own = fields[i].attr == SW_ATTR_FROM || fields[i].attr == SW_ATTR_TO;

      /* The ends of connections differ by nature: no two of them may be the same. */
      if (all_have (elements, &fields[i]) && !(own && elements->len > 1))
        g_ptr_array_add (common, (gpointer)&fields[i]);
    }
  return common;
}

char *
sw_field_hint (SwKind kind, const SwField *field)
{
  const char *fallback = sw_kind_attr (kind, field->attr)->fallback;

  if (fallback != NULL)
    return g_strdup (fallback);
  return g_strdup (field->hint != NULL ? _ (field->hint) : "");
}

char *
sw_field_change_label (const char *noun, guint n)
{
  if (n <= 1)
    return g_strdup_printf (_ ("Change %s"), _ (noun));
  return g_strdup_printf (ngettext ("Change %s of %u element", "Change %s of %u elements", n), _ (noun), n);
}

static const char *
plural (SwKind kind, guint n)
{
  switch (kind)
    {
    case SW_KIND_MAP:
      return ngettext ("map", "maps", n);
    case SW_KIND_STREAM:
      return ngettext ("stream", "streams", n);
    case SW_KIND_STEP:
      return ngettext ("step", "steps", n);
    case SW_KIND_FLOW:
      return ngettext ("flow", "flows", n);
    case SW_KIND_FEEDBACK:
      return ngettext ("feedback", "feedbacks", n);
    case SW_KIND_NOTE:
      return ngettext ("note", "notes", n);
    default:
      return ngettext ("element", "elements", n);
    }
}

char *
sw_fields_heading (GPtrArray *elements)
{
  SwElement *first = g_ptr_array_index (elements, 0);
  guint count[SW_N_KINDS] = { 0 }, n_fields;
  GString *text;

  if (elements->len == 1)
    {
      const SwField *fields = sw_fields (first->kind, &n_fields);
      return g_strdup (n_fields > 0 ? _ (fields[0].section) : sw_kind_label (first->kind));
    }
  for (guint i = 0; i < elements->len; i++)
    count[((SwElement *)g_ptr_array_index (elements, i))->kind]++;
  text = g_string_new (NULL);
  for (guint kind = 0; kind < SW_N_KINDS; kind++)
    if (count[kind] > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", count[kind], plural (kind, count[kind]));
  return g_string_free (text, FALSE);
}
