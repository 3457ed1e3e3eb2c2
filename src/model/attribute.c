#include "model/attribute.h"

#include <string.h>

#define COORD_MOST 10000000
#define COUNT_MOST 1000000000

static const char *const status_words[] = { "draft", "published", NULL };
static const char *const state_words[] = { "current", "future", NULL };
static const char *const arrangement_words[] = { "free", "lanes", NULL };
static const char *const declared_words[] = { "", "light", "covered", "not-applicable", NULL };
static const char *const basis_words[] = { "guess", "measured", NULL };
static const char *const flag_words[] = { "no", "yes", NULL };
static const char *const mode_words[] = { "", "manual", "automated", NULL };
static const char *const note_words[] = { "note", "improvement", "parked", NULL };

#define LINE(a)                                                                                                        \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_LINE                                                                          \
  }
#define TEXT                                                                                                           \
  {                                                                                                                    \
    .attr = SW_ATTR_TEXT, .type = SW_TYPE_TEXT                                                                         \
  }
#define NAME(a)                                                                                                        \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_NAME                                                                          \
  }
#define NAMES(a)                                                                                                       \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_NAMES                                                                         \
  }
#define REF(a)                                                                                                         \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_REF                                                                           \
  }
#define DURATION(a, d)                                                                                                 \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_DURATION, .fallback = d                                                       \
  }
#define ESTIMATE(a)                                                                                                    \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_ESTIMATE                                                                      \
  }
#define PERCENT(a, d)                                                                                                  \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_PERCENT, .fallback = d                                                        \
  }
#define COUNT(a, d, l)                                                                                                 \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_COUNT, .fallback = d, .least = l, .most = COUNT_MOST                          \
  }
#define COORD(a, l)                                                                                                    \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_COORD, .fallback = (l) == 1 ? NULL : "0", .least = l, .most = COORD_MOST      \
  }
#define CHOICE(a, d, w)                                                                                                \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_CHOICE, .fallback = d, .words = w                                             \
  }
#define DATE(a)                                                                                                        \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = SW_TYPE_DATE                                                                          \
  }
#define REQUIRED(a, t)                                                                                                 \
  {                                                                                                                    \
    .attr = SW_ATTR_##a, .type = t, .required = TRUE                                                                   \
  }

static const SwAttrSpec map_attrs[] = { LINE (TITLE),
                                        { .attr = SW_ATTR_PROFILE, .type = SW_TYPE_NAME, .fallback = "itil4" },
                                        DURATION (DAY, "8h"),
                                        DURATION (WEEK, "5d"),
                                        DURATION (MONTH, "20d") };
static const SwAttrSpec text_attrs[] = { TEXT };
static const SwAttrSpec team_attrs[] = { LINE (NAME) };
static const SwAttrSpec stream_attrs[] = { LINE (NAME),
                                           LINE (TRIGGER),
                                           LINE (OUTCOME),
                                           LINE (OWNER),
                                           CHOICE (STATUS, "draft", status_words),
                                           CHOICE (STATE, "current", state_words),
                                           REF (ORIGIN),
                                           NAMES (EXPECTS),
                                           { .attr = SW_ATTR_DEMAND, .type = SW_TYPE_DEMAND },
                                           DATE (REVIEWED),
                                           COORD (X, -COORD_MOST),
                                           COORD (Y, -COORD_MOST),
                                           COORD (WIDTH, 1),
                                           COORD (HEIGHT, 1),
                                           CHOICE (ARRANGEMENT, "free", arrangement_words),
                                           CHOICE (FOLDED, "no", flag_words) };
static const SwAttrSpec declare_attrs[] = {
  REQUIRED (ACTIVITY, SW_TYPE_NAME),
  { .attr = SW_ATTR_AS, .type = SW_TYPE_CHOICE, .required = TRUE, .words = declared_words },
  REF (BY),
  LINE (REASON)
};
static const SwAttrSpec step_attrs[] = { NAME (ACTIVITY),
                                         LINE (NAME),
                                         COORD (X, -COORD_MOST),
                                         COORD (Y, -COORD_MOST),
                                         ESTIMATE (PROCESS),
                                         ESTIMATE (WAIT),
                                         PERCENT (ACCURACY, NULL),
                                         COUNT (PEOPLE, "1", 1),
                                         REF (TEAM),
                                         PERCENT (UPTIME, "100%"),
                                         DURATION (CHANGEOVER, "0s"),
                                         COUNT (BATCH, "1", 1),
                                         CHOICE (BASIS, "guess", basis_words),
                                         CHOICE (LIGHT, "no", flag_words),
                                         CHOICE (END, "no", flag_words),
                                         REF (ORIGIN) };
static const SwAttrSpec field_attrs[] = { LINE (NAME), TEXT };
static const SwAttrSpec flow_attrs[] = {
  REQUIRED (FROM, SW_TYPE_REF),    REQUIRED (TO, SW_TYPE_REF), ESTIMATE (WAIT), COUNT (ITEMS, NULL, 0),
  CHOICE (MODE, NULL, mode_words), PERCENT (SHARE, NULL),      LINE (LABEL)
};
static const SwAttrSpec feedback_attrs[] = {
  REQUIRED (FROM, SW_TYPE_REF),    REQUIRED (TO, SW_TYPE_REF), ESTIMATE (WAIT),
  CHOICE (MODE, NULL, mode_words), PERCENT (SHARE, NULL),      LINE (LABEL)
};
static const SwAttrSpec note_attrs[] = { CHOICE (KIND, "note", note_words), COUNT (VOTES, "0", 0),
                                         COORD (X, -COORD_MOST), COORD (Y, -COORD_MOST), TEXT };
static const SwAttrSpec accept_attrs[] = { REQUIRED (RULE, SW_TYPE_NAME), REQUIRED (TARGET, SW_TYPE_REF), LINE (REASON),
                                           LINE (BY), DATE (ON) };
static const SwAttrSpec measurement_attrs[] = { REQUIRED (ON, SW_TYPE_DATE), DURATION (LEAD, NULL),
                                                DURATION (PROCESS, NULL), PERCENT (ACCURACY, NULL) };

#define TABLE(a)                                                                                                       \
  {                                                                                                                    \
    a, G_N_ELEMENTS (a)                                                                                                \
  }
static const struct
{
  const SwAttrSpec *specs;
  guint count;
} tables[SW_N_KINDS] = {
  [SW_KIND_MAP] = TABLE (map_attrs),
  [SW_KIND_DESCRIPTION] = TABLE (text_attrs),
  [SW_KIND_TEAM] = TABLE (team_attrs),
  [SW_KIND_STREAM] = TABLE (stream_attrs),
  [SW_KIND_DECLARE] = TABLE (declare_attrs),
  [SW_KIND_STEP] = TABLE (step_attrs),
  [SW_KIND_PRACTICE] = TABLE (text_attrs),
  [SW_KIND_ROLE] = TABLE (text_attrs),
  [SW_KIND_INPUT] = TABLE (text_attrs),
  [SW_KIND_OUTPUT] = TABLE (text_attrs),
  [SW_KIND_FIELD] = TABLE (field_attrs),
  [SW_KIND_REMARK] = TABLE (text_attrs),
  [SW_KIND_FLOW] = TABLE (flow_attrs),
  [SW_KIND_FEEDBACK] = TABLE (feedback_attrs),
  [SW_KIND_NOTE] = TABLE (note_attrs),
  [SW_KIND_ACCEPT] = TABLE (accept_attrs),
  [SW_KIND_MEASUREMENT] = TABLE (measurement_attrs),
  [SW_KIND_FOREIGN] = { NULL, 0 },
};

static const char *const attr_names[SW_N_ATTRS] = {
  [SW_ATTR_TITLE] = "title",
  [SW_ATTR_PROFILE] = "profile",
  [SW_ATTR_DAY] = "day",
  [SW_ATTR_WEEK] = "week",
  [SW_ATTR_MONTH] = "month",
  [SW_ATTR_NAME] = "name",
  [SW_ATTR_TRIGGER] = "trigger",
  [SW_ATTR_OUTCOME] = "outcome",
  [SW_ATTR_OWNER] = "owner",
  [SW_ATTR_STATUS] = "status",
  [SW_ATTR_STATE] = "state",
  [SW_ATTR_ORIGIN] = "origin",
  [SW_ATTR_EXPECTS] = "expects",
  [SW_ATTR_DEMAND] = "demand",
  [SW_ATTR_REVIEWED] = "reviewed",
  [SW_ATTR_X] = "x",
  [SW_ATTR_Y] = "y",
  [SW_ATTR_WIDTH] = "width",
  [SW_ATTR_HEIGHT] = "height",
  [SW_ATTR_ARRANGEMENT] = "arrangement",
  [SW_ATTR_FOLDED] = "folded",
  [SW_ATTR_ACTIVITY] = "activity",
  [SW_ATTR_AS] = "as",
  [SW_ATTR_BY] = "by",
  [SW_ATTR_REASON] = "reason",
  [SW_ATTR_PROCESS] = "process",
  [SW_ATTR_WAIT] = "wait",
  [SW_ATTR_ACCURACY] = "accuracy",
  [SW_ATTR_PEOPLE] = "people",
  [SW_ATTR_TEAM] = "team",
  [SW_ATTR_UPTIME] = "uptime",
  [SW_ATTR_CHANGEOVER] = "changeover",
  [SW_ATTR_BATCH] = "batch",
  [SW_ATTR_BASIS] = "basis",
  [SW_ATTR_LIGHT] = "light",
  [SW_ATTR_END] = "end",
  [SW_ATTR_FROM] = "from",
  [SW_ATTR_TO] = "to",
  [SW_ATTR_ITEMS] = "items",
  [SW_ATTR_MODE] = "mode",
  [SW_ATTR_SHARE] = "share",
  [SW_ATTR_LABEL] = "label",
  [SW_ATTR_KIND] = "kind",
  [SW_ATTR_VOTES] = "votes",
  [SW_ATTR_RULE] = "rule",
  [SW_ATTR_TARGET] = "target",
  [SW_ATTR_ON] = "on",
  [SW_ATTR_LEAD] = "lead",
  [SW_ATTR_TEXT] = "text",
};

const char *
sw_attr_name (SwAttr attr)
{
  g_return_val_if_fail (attr < SW_N_ATTRS, NULL);
  return attr_names[attr];
}

gboolean
sw_attr_from_name (const char *name, SwAttr *attr)
{
  for (SwAttr a = 0; a < SW_N_ATTRS; a++)
    if (strcmp (attr_names[a], name) == 0)
      {
        *attr = a;
        return TRUE;
      }
  return FALSE;
}

const SwAttrSpec *
sw_kind_attrs (SwKind kind, guint *count)
{
  g_return_val_if_fail (kind < SW_N_KINDS, NULL);
  *count = tables[kind].count;
  return tables[kind].specs;
}

/* Slots are asked for at every read of a value, so they are looked up once. One more than the slot is kept: 0 is none.
 */
static const guint8 *
slots_of (SwKind kind)
{
  static guint8 slots[SW_N_KINDS][SW_N_ATTRS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (SwKind k = 0; k < SW_N_KINDS; k++)
        for (guint i = 0; i < tables[k].count; i++)
          slots[k][tables[k].specs[i].attr] = (guint8)(i + 1);
      g_once_init_leave (&ready, 1);
    }
  return slots[kind];
}

int
sw_kind_attr_slot (SwKind kind, SwAttr attr)
{
  g_return_val_if_fail (kind < SW_N_KINDS && attr < SW_N_ATTRS, -1);
  return slots_of (kind)[attr] - 1;
}

const SwAttrSpec *
sw_kind_attr (SwKind kind, SwAttr attr)
{
  int slot = sw_kind_attr_slot (kind, attr);

  return slot < 0 ? NULL : &tables[kind].specs[slot];
}
