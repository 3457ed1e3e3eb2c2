#pragma once

#include "base/duration.h"
#include "model/kind.h"

/**
 * SwAttr: every attribute that an element of any kind can have.
 *
 * attribute.c holds, for each kind, which of them it has, in the order in which they are written, with type and
 * default. Reader, writer, inspector, undo and journal work from that table. %SW_ATTR_TEXT is the text inside the
 * element.
 */
typedef enum
{
  SW_ATTR_TITLE,
  SW_ATTR_PROFILE,
  SW_ATTR_DAY,
  SW_ATTR_WEEK,
  SW_ATTR_MONTH,
  SW_ATTR_NAME,
  SW_ATTR_TRIGGER,
  SW_ATTR_OUTCOME,
  SW_ATTR_OWNER,
  SW_ATTR_STATUS,
  SW_ATTR_STATE,
  SW_ATTR_ORIGIN,
  SW_ATTR_EXPECTS,
  SW_ATTR_DEMAND,
  SW_ATTR_REVIEWED,
  SW_ATTR_X,
  SW_ATTR_Y,
  SW_ATTR_WIDTH,
  SW_ATTR_HEIGHT,
  SW_ATTR_ARRANGEMENT,
  SW_ATTR_FOLDED,
  SW_ATTR_ACTIVITY,
  SW_ATTR_AS,
  SW_ATTR_BY,
  SW_ATTR_REASON,
  SW_ATTR_PROCESS,
  SW_ATTR_WAIT,
  SW_ATTR_ACCURACY,
  SW_ATTR_PEOPLE,
  SW_ATTR_TEAM,
  SW_ATTR_UPTIME,
  SW_ATTR_CHANGEOVER,
  SW_ATTR_BATCH,
  SW_ATTR_BASIS,
  SW_ATTR_LIGHT,
  SW_ATTR_END,
  SW_ATTR_FROM,
  SW_ATTR_TO,
  SW_ATTR_ITEMS,
  SW_ATTR_MODE,
  SW_ATTR_SHARE,
  SW_ATTR_LABEL,
  SW_ATTR_KIND,
  SW_ATTR_VOTES,
  SW_ATTR_RULE,
  SW_ATTR_TARGET,
  SW_ATTR_ON,
  SW_ATTR_LEAD,
  SW_ATTR_TEXT
} SwAttr;
#define SW_N_ATTRS (SW_ATTR_TEXT + 1)

typedef enum
{
  SW_TYPE_LINE,     /* text of one line */
  SW_TYPE_TEXT,     /* text of several lines */
  SW_TYPE_NAME,     /* the id of something outside the map: an activity, a profile, a rule */
  SW_TYPE_NAMES,    /* several of them, separated by spaces */
  SW_TYPE_REF,      /* the id of an element of the map */
  SW_TYPE_DURATION, /* SwDuration */
  SW_TYPE_ESTIMATE, /* SwEstimate */
  SW_TYPE_PERCENT,  /* 0% to 100% */
  SW_TYPE_COUNT,    /* a whole number, not negative; people and batch: at least 1 */
  SW_TYPE_COORD,    /* a whole number of canvas units; width and height: at least 1 */
  SW_TYPE_CHOICE,   /* one of a list of words; the values are the enums below */
  SW_TYPE_DATE,     /* YYYY-MM-DD */
  SW_TYPE_DEMAND    /* SwDemand */
} SwType;

/* The values of choices. Where 0 is an UNKNOWN, no word stands for it: the attribute is absent. */
typedef enum
{
  SW_STATUS_DRAFT,
  SW_STATUS_PUBLISHED
} SwStatus;
typedef enum
{
  SW_STATE_CURRENT,
  SW_STATE_FUTURE
} SwState;
typedef enum
{
  SW_ARRANGEMENT_FREE,
  SW_ARRANGEMENT_LANES
} SwArrangement;
typedef enum
{
  SW_DECLARED_UNKNOWN,
  SW_DECLARED_LIGHT,
  SW_DECLARED_COVERED,
  SW_DECLARED_NOT_APPLICABLE
} SwDeclared;
typedef enum
{
  SW_BASIS_GUESS,
  SW_BASIS_MEASURED
} SwBasis;
typedef enum
{
  SW_NO,
  SW_YES
} SwFlag;
typedef enum
{
  SW_MODE_UNKNOWN,
  SW_MODE_MANUAL,
  SW_MODE_AUTOMATED
} SwMode;
typedef enum
{
  SW_NOTE_NOTE,
  SW_NOTE_IMPROVEMENT,
  SW_NOTE_PARKED
} SwNoteKind;

/**
 * SwAttrSpec: an attribute of one kind.
 * @attr: which
 * @type: what values it takes
 * @fallback: (nullable): the value when absent, in the form of the file; NULL is unknown or empty
 * @required: a file without it is refused
 * @words: (nullable): for a choice, its words; ends with NULL
 * @least, @most: for counts and coordinates, the range
 */
typedef struct
{
  SwAttr attr;
  SwType type;
  const char *fallback;
  gboolean required;
  const char *const *words;
  gint64 least;
  gint64 most;
} SwAttrSpec;

/** SwValue: a parsed value. Which member holds it follows from the type. */
typedef struct
{
  gboolean is_set;
  union
  {
    char *text;          /* line, text, name, names, ref */
    SwDuration duration; /* duration */
    SwEstimate estimate; /* estimate */
    double fraction;     /* percent: 0 to 1 */
    gint64 integer;      /* count, coord */
    guint choice;        /* choice */
    guint32 day;         /* date: Julian day */
    SwDemand demand;     /* demand */
  };
} SwValue;

/** sw_attr_name: the name in files; "text" for %SW_ATTR_TEXT, which is no attribute there. */
const char *sw_attr_name (SwAttr attr);

/** sw_attr_from_name: Returns: whether there is an attribute called @name */
gboolean sw_attr_from_name (const char *name, SwAttr *attr);

/** sw_kind_attrs: the attributes of @kind in writing order; @count may be 0. */
const SwAttrSpec *sw_kind_attrs (SwKind kind, guint *count);

/** sw_kind_attr: the spec of @attr in @kind, or NULL if @kind has no such attribute. */
const SwAttrSpec *sw_kind_attr (SwKind kind, SwAttr attr);

/** sw_kind_attr_slot: the place of @attr in the table of @kind, or -1. */
int sw_kind_attr_slot (SwKind kind, SwAttr attr);

/**
 * sw_value_parse:
 * @value: (out): owned by the caller, see sw_value_clear()
 * @error: %SW_ERROR_VALUE, one sentence that names no attribute
 *
 * Reads the whole of @text in the form of the file. Text must be clean (see base/text.h).
 */
gboolean sw_value_parse (const SwAttrSpec *spec, const char *text, SwValue *value, GError **error);

/** sw_value_to_string: the canonical form of the file; NULL if @value is not set. Returns: (transfer full) (nullable)
 */
char *sw_value_to_string (const SwAttrSpec *spec, const SwValue *value);

/** sw_value_is_fallback: whether @value says what its absence would say, so that it is not written. */
gboolean sw_value_is_fallback (const SwAttrSpec *spec, const SwValue *value);

/** sw_value_copy: @to: (out): owned by the caller, see sw_value_clear() */
void sw_value_copy (const SwAttrSpec *spec, const SwValue *from, SwValue *to);

/** sw_value_clear: frees what @value holds and unsets it. */
void sw_value_clear (const SwAttrSpec *spec, SwValue *value);
