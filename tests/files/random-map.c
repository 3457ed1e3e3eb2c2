#include "random-map.h"

#include "base/date.h"

#include <string.h>

const char *const hostile_texts[] = {
  "",
  " ",
  "plain",
  "Überprüfung der Anfrage",
  "a & b < c > d \" e ' f",
  "]]>",
  "<!--",
  "-->",
  "&amp;",
  "&#38;",
  "&#x26;&#10;",
  "<script>alert(1)</script>",
  "<!DOCTYPE map>",
  "${jndi:ldap://x}",
  "=1+1",
  "  two  spaces  ",
  "line one\nline two",
  "\n",
  "tab\tbetween",
  "日本語の文字",
  "עברית",
  "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xF0\x9F\x92\xBB",
  "\xE2\x80\xAE reversed \xE2\x80\xAC",
  "\xC2\x85 next line \xE2\x80\xA8 separators",
  "zero\xE2\x80\x8Bwidth \xEF\xBB\xBF",
  "\xEF\xBF\xBD",
  "e\xCC\x81\xCC\x81\xCC\x81",
  "%s%n%d",
  "'; DROP TABLE steps; --",
  "\\n \\\\ \\",
  "http://example.org/?a=1&b=2",
  NULL,
};

/* The last of each are for UNKNOWN_ANY; loose text, behind them, is kept in text elements in another way. */
#define N_FOREIGN_RAWS 4
#define N_ELEMENT_RAWS 5
static const char *const raws[] = {
  "<!-- kept -->",
  "<?tool go?>",
  "<x:deep xmlns:x=\"urn:x\" x:a='&lt;'><x:y>t</x:y></x:deep>",
  "<other xmlns=\"urn:y\"/>",
  "<new a=\"1\" b='&lt;'/>",
  "loose text",
  "a &amp; b",
};

#define N_FOREIGN_EXTRAS 2
static const char *const extras[] = {
  " xmlns:z=\"urn:z?a&amp;b\" z:k=\"1 &lt; 2 &#10; &quot;\"",
  " xml:lang=\"de\"",
  " colour=\"red\"",
};

const char *
random_text (GRand *rand)
{
  return hostile_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (hostile_texts) - 1)];
}

static const char *
random_unit (GRand *rand)
{
  return sw_unit_name (g_rand_int_range (rand, SW_UNIT_SECOND, SW_UNIT_MONTH + 1));
}

static char *
random_duration (GRand *rand)
{
  static const char *const numbers[] = { "0", "1", "15", "0.5", "2.25", "1000000", "0.000001", "3.999999" };

  return g_strconcat (numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))], random_unit (rand), NULL);
}

static char *
random_estimate (GRand *rand)
{
  g_autofree char *a = random_duration (rand);
  g_autofree char *b = random_duration (rand);
  g_autofree char *c = random_duration (rand);
  int points = g_rand_int_range (rand, 1, 4);

  return g_strjoin ("..", a, points > 1 ? b : NULL, points > 2 ? c : NULL, NULL);
}

static char *
random_ref (GRand *rand, SwMap *map)
{
  g_autofree char *id =
      g_strdup_printf ("%c%d", "nstfbk"[g_rand_int_range (rand, 0, 6)], g_rand_int_range (rand, 1, 30));

  return g_steal_pointer (&id);
}

char *
random_value (GRand *rand, SwMap *map, const SwAttrSpec *spec)
{
  static const char *const names[] = { "engage", "plan", "improve", "obtain-build", "Größe", "_x.y-1" };
  const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];

  switch (spec->type)
    {
    case SW_TYPE_LINE:
    case SW_TYPE_TEXT:
      return g_strdup (random_text (rand));
    case SW_TYPE_NAME:
      return g_strdup (name);
    case SW_TYPE_NAMES:
      return g_strdup_printf ("%s plan", name);
    case SW_TYPE_REF:
      return random_ref (rand, map);
    case SW_TYPE_DURATION:
      if (spec->attr == SW_ATTR_DAY || spec->attr == SW_ATTR_WEEK || spec->attr == SW_ATTR_MONTH)
        return g_strdup_printf ("%dh", g_rand_int_range (rand, 1, 20));
      return random_duration (rand);
    case SW_TYPE_ESTIMATE:
      return random_estimate (rand);
    case SW_TYPE_PERCENT:
      return g_strdup_printf ("%d.%d%%", g_rand_int_range (rand, 0, 100), g_rand_int_range (rand, 0, 10));
    case SW_TYPE_COUNT:
    case SW_TYPE_COORD:
      return g_strdup_printf ("%d", g_rand_int_range (rand, (gint32)spec->least, (gint32)MIN (spec->most, 100000)));
    case SW_TYPE_CHOICE:
      {
        guint first = *spec->words[0] == '\0';
        return g_strdup (
            spec->words[first
                        + g_rand_int_range (rand, 0, (gint32)g_strv_length ((char **)spec->words) - (gint32)first)]);
      }
    case SW_TYPE_DATE:
      return sw_date_to_string ((guint32)g_rand_int_range (rand, 700000, 760000));
    case SW_TYPE_DEMAND:
      return g_strdup_printf ("%d/%s", g_rand_int_range (rand, 1, 99), random_unit (rand));
    default:
      g_assert_not_reached ();
    }
}

static SwElement *
pick (GRand *rand, SwMap *map, SwElement *element, guint *left)
{
  if ((*left)-- == 0)
    return element;
  sw_for_each_child (child, element)
    {
      SwElement *found = pick (rand, map, child, left);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static SwElement *
random_element (GRand *rand, SwMap *map)
{
  guint left = (guint)g_rand_int_range (rand, 0, (gint32)sw_map_count (map));

  return pick (rand, map, sw_map_root (map), &left);
}

static SwElement *
random_child (GRand *rand, SwElement *parent)
{
  SwElement *chosen = NULL;
  int seen = 0;

  sw_for_each_child (child, parent)
    if (g_rand_int_range (rand, 0, ++seen) == 0)
      chosen = child;
  return g_rand_boolean (rand) ? chosen : NULL;
}

static const char *
choose (GRand *rand, const char *const *list, guint count)
{
  return list[g_rand_int_range (rand, 0, (gint32)count)];
}

static void
fill (GRand *rand, SwMap *map, SwOp *op, gboolean is_text, Unknown unknown)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (op->kind, &count);

  for (guint i = 0; i < count; i++)
    if (specs[i].required || g_rand_boolean (rand))
      op->values[i] = random_value (rand, map, &specs[i]);
  if (op->kind == SW_KIND_FOREIGN)
    op->raw = g_strdup (choose (rand, raws,
                                unknown == UNKNOWN_FOREIGN ? N_FOREIGN_RAWS
                                : is_text                  ? N_ELEMENT_RAWS
                                                           : G_N_ELEMENTS (raws)));
  else if (g_rand_int_range (rand, 0, 8) == 0)
    op->extra = g_strdup (choose (rand, extras, unknown == UNKNOWN_FOREIGN ? N_FOREIGN_EXTRAS : G_N_ELEMENTS (extras)));
}

static SwOp *
random_insert (GRand *rand, SwMap *map, Unknown unknown)
{
  for (;;)
    {
      SwElement *parent = random_element (rand, map);
      SwKind kind = g_rand_int_range (rand, SW_KIND_DESCRIPTION, SW_N_KINDS);
      gboolean is_text = sw_kind_attr_slot (parent->kind, SW_ATTR_TEXT) >= 0;
      SwElement *before;
      g_autofree char *id = NULL;
      SwOp *op;

      if (parent->kind == SW_KIND_FOREIGN || !sw_kind_may_hold (parent->kind, kind))
        continue;
      id = sw_map_new_id (map, kind);
      before = random_child (rand, parent);
      op = sw_op_new_insert (kind, id, parent->id, before != NULL ? before->id : NULL);
      fill (rand, map, op, is_text, unknown);
      return op;
    }
}

static SwOp *
random_set (GRand *rand, SwMap *map)
{
  for (;;)
    {
      SwElement *element = random_element (rand, map);
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);
      const SwAttrSpec *spec;
      g_autofree char *value = NULL;

      if (count == 0)
        continue;
      spec = &specs[g_rand_int_range (rand, 0, (gint32)count)];
      if (spec->required || g_rand_int_range (rand, 0, 5) > 0)
        value = random_value (rand, map, spec);
      return sw_op_new_set (element, spec->attr, value);
    }
}

static SwOp *
random_remove (GRand *rand, SwMap *map)
{
  for (guint i = 0; i < 50; i++)
    {
      SwElement *element = random_element (rand, map);
      if (element->parent != NULL && element->first_child == NULL)
        return sw_op_new_remove (element);
    }
  return random_set (rand, map);
}

static SwOp *
random_move (GRand *rand, SwMap *map)
{
  for (guint i = 0; i < 50; i++)
    {
      SwElement *element = random_element (rand, map);
      SwElement *before;

      if (element->parent == NULL)
        continue;
      before = random_child (rand, element->parent);
      return sw_op_new_move (element, element->parent->id, before != NULL ? before->id : NULL);
    }
  return random_set (rand, map);
}

SwOp *
random_op (GRand *rand, SwMap *map, Unknown unknown)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
      return random_insert (rand, map, unknown);
    case 2:
      return random_move (rand, map);
    case 3:
      return random_remove (rand, map);
    default:
      return random_set (rand, map);
    }
}

SwMap *
random_map (GRand *rand, guint size, Unknown unknown)
{
  SwMap *map = sw_map_new ();

  for (SwKind kind = SW_KIND_TEAM; kind <= SW_KIND_STREAM; kind++)
    {
      g_autofree char *id = sw_map_new_id (map, kind);
      g_autoptr (SwOp) op = sw_op_new_insert (kind, id, "#0", NULL);
      g_assert_true (sw_map_apply (map, op, NULL));
    }
  while (sw_map_count (map) < size)
    {
      g_autoptr (SwOp) op =
          g_rand_int_range (rand, 0, 6) == 0 ? random_set (rand, map) : random_insert (rand, map, unknown);
      g_autoptr (GError) error = NULL;

      sw_map_apply (map, op, &error);
      g_assert_no_error (error);
    }
  if (g_rand_boolean (rand))
    sw_map_give_outside (map, "<!-- before -->\n<?style a?>\n", "<!-- after -->\n");
  return map;
}
