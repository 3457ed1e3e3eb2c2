#include "metrics/compare-internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What changed in a pair of elements. */

void
sw_detail_free (gpointer data)
{
  SwDetail *detail = data;

  g_free (detail->label);
  g_free (detail->from);
  g_free (detail->to);
  g_free (detail->from_value);
  g_free (detail->to_value);
  g_free (detail);
}

/* Texts: (transfer full). */
static void
add_detail (GPtrArray *details, SwDetail what)
{
  SwDetail *detail = g_new (SwDetail, 1);

  *detail = what;
  g_ptr_array_add (details, detail);
}

/* --- attributes -------------------------------------------------------------------------------------------- */

static gboolean
has_same_estimate (const SwComparing *maps, const SwElement *from, const SwElement *to, SwAttr attr)
{
  const SwEstimate *a = sw_element_estimate (from, attr), *b = sw_element_estimate (to, attr);
  SwSpan x, y;

  if (a == NULL || b == NULL)
    return a == b;
  return sw_estimate_span (a, sw_map_calendar (maps->from), &x) && sw_estimate_span (b, sw_map_calendar (maps->to), &y)
         && x.least == y.least && x.likely == y.likely && x.most == y.most;
}

static gboolean
has_same_demand (const SwComparing *maps, const SwElement *from, const SwElement *to, SwAttr attr)
{
  SwDemand a, b;

  if (!sw_element_demand (from, attr, &a) || !sw_element_demand (to, attr, &b))
    return !sw_element_demand (from, attr, &a) && !sw_element_demand (to, attr, &b);
  return a.amount / sw_unit_seconds (a.unit, sw_map_calendar (maps->from))
         == b.amount / sw_unit_seconds (b.unit, sw_map_calendar (maps->to));
}

static gboolean
has_same_duration (const SwComparing *maps, const SwElement *from, const SwElement *to, SwAttr attr)
{
  SwDuration a, b;

  if (!sw_element_duration (from, attr, &a) || !sw_element_duration (to, attr, &b))
    return FALSE;
  return sw_duration_seconds (a, sw_map_calendar (maps->from)) == sw_duration_seconds (b, sw_map_calendar (maps->to));
}

/* What another map calls by another id may have the same title. */
static gboolean
has_same_target (const SwComparing *maps, const SwElement *from, const SwElement *to, SwAttr attr)
{
  g_autofree char *a = sw_attr_text (maps->from, from, attr);
  g_autofree char *b = sw_attr_text (maps->to, to, attr);

  return strcmp (a, b) == 0;
}

/* The value that holds: what is written, or what its absence says. */
static char *
value_of (const SwElement *element, const SwAttrSpec *spec)
{
  char *value = sw_element_value (element, spec->attr);

  return value != NULL ? value : g_strdup (spec->fallback);
}

/* The same time may be written in other units: then nothing changed. */
static gboolean
has_same_value (const SwComparing *maps, const SwElement *from, const SwElement *to, const SwAttrSpec *spec)
{
  g_autofree char *a = value_of (from, spec);
  g_autofree char *b = value_of (to, spec);

  if (spec->type == SW_TYPE_REF && maps->from != maps->to)
    return has_same_target (maps, from, to, spec->attr);
  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  switch (spec->type)
    {
    case SW_TYPE_ESTIMATE:
      return has_same_estimate (maps, from, to, spec->attr);
    case SW_TYPE_DURATION:
      return has_same_duration (maps, from, to, spec->attr);
    case SW_TYPE_DEMAND:
      return has_same_demand (maps, from, to, spec->attr);
    default:
      return FALSE;
    }
}

static void
compare_attr (const SwComparing *maps, const SwElement *from, const SwElement *to, const SwAttrSpec *spec,
              GPtrArray *details)
{
  SwDetail detail = { .name = sw_attr_name (spec->attr), .short_label = sw_attr_short_label (spec->attr) };

  if (has_same_value (maps, from, to, spec))
    return;
  detail.label = g_strdup (sw_attr_label (spec->attr));
  detail.from = sw_attr_text (maps->from, from, spec->attr);
  detail.to = sw_attr_text (maps->to, to, spec->attr);
  detail.from_value = value_of (from, spec);
  detail.to_value = value_of (to, spec);
  /* A range for people leaves out its likely value, which may be all that changed. */
  if (strcmp (detail.from, detail.to) == 0 && detail.from_value != NULL && detail.to_value != NULL)
    {
      g_free (detail.from);
      g_free (detail.to);
      detail.from = g_strdup (detail.from_value);
      detail.to = g_strdup (detail.to_value);
    }
  add_detail (details, detail);
}

static gboolean
is_among (SwAttr attr, const SwAttr *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == attr)
      return TRUE;
  return FALSE;
}

/* --- lists ------------------------------------------------------------------------------------------------- */

static char *
texts_of (const SwElement *element, SwKind kind)
{
  GString *texts = g_string_new (NULL);

  sw_for_each_kind (child, element, kind)
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? ", " : "", sw_element_text (child, SW_ATTR_TEXT));
  return g_string_free (texts, FALSE);
}

static void
compare_list (const SwElement *from, const SwElement *to, SwKind kind, const char *label, GPtrArray *details)
{
  g_autofree char *a = texts_of (from, kind);
  g_autofree char *b = texts_of (to, kind);

  if (strcmp (a, b) == 0)
    return;
  add_detail (details, (SwDetail){ .name = sw_kind_element (kind),
                                   .label = g_strdup (label),
                                   .from = g_strdup (a),
                                   .to = g_strdup (b),
                                   .from_value = *a != '\0' ? g_strdup (a) : NULL,
                                   .to_value = *b != '\0' ? g_strdup (b) : NULL });
}

static const SwElement *
field_of (const SwElement *step, const char *name)
{
  sw_for_each_kind (field, step, SW_KIND_FIELD)
    if (strcmp (sw_element_text (field, SW_ATTR_NAME), name) == 0)
      return field;
  return NULL;
}

static void
compare_field (const SwElement *from, const SwElement *to, GPtrArray *details)
{
  const char *a = from != NULL ? sw_element_text (from, SW_ATTR_TEXT) : "";
  const char *b = to != NULL ? sw_element_text (to, SW_ATTR_TEXT) : "";

  if (strcmp (a, b) == 0)
    return;
  add_detail (details, (SwDetail){ .name = "field",
                                   .label = g_strdup (sw_element_text (to != NULL ? to : from, SW_ATTR_NAME)),
                                   .from = g_strdup (a),
                                   .to = g_strdup (b),
                                   .from_value = from != NULL ? g_strdup (a) : NULL,
                                   .to_value = to != NULL ? g_strdup (b) : NULL });
}

static void
compare_lists (const SwElement *from, const SwElement *to, GPtrArray *details)
{
  static const struct
  {
    SwKind kind;
    const char *label;
  } lists[] = {
    { SW_KIND_PRACTICE, N_ ("practices") }, { SW_KIND_ROLE, N_ ("roles") },   { SW_KIND_INPUT, N_ ("inputs") },
    { SW_KIND_OUTPUT, N_ ("outputs") },     { SW_KIND_REMARK, N_ ("notes") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    compare_list (from, to, lists[i].kind, _ (lists[i].label), details);
  sw_for_each_kind (field, to, SW_KIND_FIELD)
    compare_field (field_of (from, sw_element_text (field, SW_ATTR_NAME)), field, details);
  sw_for_each_kind (field, from, SW_KIND_FIELD)
    if (field_of (to, sw_element_text (field, SW_ATTR_NAME)) == NULL)
      compare_field (field, NULL, details);
}

void
sw_compare_elements (const SwComparing *comparing, const SwElement *from, const SwElement *to, const SwAttr *skip,
                     guint n_skip, GPtrArray *details)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (to->kind, &count);

  for (guint i = 0; i < count; i++)
    if (!is_among (specs[i].attr, skip, n_skip) && sw_kind_attr (from->kind, specs[i].attr) != NULL)
      compare_attr (comparing, from, to, &specs[i], details);
  if (to->kind == SW_KIND_STEP)
    compare_lists (from, to, details);
  if (to->kind == SW_KIND_STREAM || to->kind == SW_KIND_MAP)
    compare_list (from, to, SW_KIND_DESCRIPTION, _ ("description"), details);
}

/* --- connections ------------------------------------------------------------------------------------------- */

void
sw_compare_kinds (const SwElement *from, const SwElement *to, GPtrArray *details)
{
  if (from->kind == to->kind)
    return;
  add_detail (details, (SwDetail){ .name = "kind",
                                   .label = g_strdup (_ ("kind")),
                                   .from = g_strdup (sw_kind_label (from->kind)),
                                   .to = g_strdup (sw_kind_label (to->kind)),
                                   .from_value = g_strdup (sw_kind_element (from->kind)),
                                   .to_value = g_strdup (sw_kind_element (to->kind)) });
}

void
sw_compare_end (const SwComparing *comparing, const SwElement *from, const SwElement *to, SwAttr end,
                GPtrArray *details)
{
  add_detail (details, (SwDetail){ .name = sw_attr_name (end),
                                   .label = g_strdup (sw_attr_label (end)),
                                   .from = sw_attr_text (comparing->from, from, end),
                                   .to = sw_attr_text (comparing->to, to, end),
                                   .from_value = sw_element_value (from, end),
                                   .to_value = sw_element_value (to, end) });
}

/* --- declarations ------------------------------------------------------------------------------------------ */

static const SwElement *
declaration_of (const SwElement *stream, const char *activity)
{
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    if (strcmp (sw_element_text (declaration, SW_ATTR_ACTIVITY), activity) == 0)
      return declaration;
  return NULL;
}

static char *
declared (SwMap *map, const SwElement *declaration)
{
  g_autofree char *as = declaration != NULL ? sw_attr_text (map, declaration, SW_ATTR_AS) : NULL;
  g_autofree char *by = declaration != NULL ? sw_attr_text (map, declaration, SW_ATTR_BY) : NULL;

  if (as == NULL)
    return g_strdup ("");
  /* Translators: an activity is covered by a stream */
  return *by != '\0' ? g_strdup_printf (_ ("%s by %s"), as, by) : g_steal_pointer (&as);
}

static void
compare_declaration (const SwComparing *maps, const SwElement *from, const SwElement *to, GPtrArray *details)
{
  const SwElement *one = to != NULL ? to : from;
  SwMap *map = to != NULL ? maps->to : maps->from;
  g_autofree char *a = declared (maps->from, from);
  g_autofree char *b = declared (maps->to, to);
  g_autofree char *activity = sw_attr_text (map, one, SW_ATTR_ACTIVITY);

  if (strcmp (a, b) == 0)
    return;
  add_detail (details, (SwDetail){ .name = "declare",
                                   /* Translators: what is declared of an activity that a stream has no step of */
                                   .label = g_strdup_printf (_ ("declaration of %s"), activity),
                                   .from = g_strdup (a),
                                   .to = g_strdup (b),
                                   .from_value = from != NULL ? sw_element_value (from, SW_ATTR_AS) : NULL,
                                   .to_value = to != NULL ? sw_element_value (to, SW_ATTR_AS) : NULL });
}

void
sw_compare_declarations (const SwComparing *comparing, const SwElement *from, const SwElement *to, GPtrArray *details)
{
  sw_for_each_kind (declaration, to, SW_KIND_DECLARE)
    compare_declaration (comparing, declaration_of (from, sw_element_text (declaration, SW_ATTR_ACTIVITY)), declaration,
                         details);
  sw_for_each_kind (declaration, from, SW_KIND_DECLARE)
    if (declaration_of (to, sw_element_text (declaration, SW_ATTR_ACTIVITY)) == NULL)
      compare_declaration (comparing, declaration, NULL, details);
}
