/* Whatever a map holds: what is written can be read again by us and by others, is the same map, and the same bytes. */
#include "files/read.h"
#include "files/write.h"
#include "random-map.h"

#include <libxml/relaxng.h>
#include <string.h>

static xmlRelaxNGParserCtxt *schema_parser;
static xmlRelaxNG *schema;

static void
ignore_markup (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
}

/* GLib's parser shares no line with libxml2. */
static void
assert_parses_elsewhere (const char *text, gsize length)
{
  static const GMarkupParser parser = { .text = ignore_markup };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, text, (gssize)length, &error)
                 && g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
}

static void
collect (void *data, xmlError *error)
{
  g_string_append_printf (data, "%d: %s", error->line, error->message);
}

static void
assert_valid (const char *text, gsize length)
{
  g_autoptr (GString) complaints = g_string_new (NULL);
  xmlDoc *document = xmlReadMemory (text, (int)length, NULL, NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);

  g_assert_nonnull (document);
  xmlRelaxNGSetValidStructuredErrors (context, collect, complaints);
  if (xmlRelaxNGValidateDoc (context, document) != 0)
    g_error ("not valid: %s\n%.*s", complaints->str, (int)length, text);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (document);
}

/* Validating takes libxml2 a hundred times as long as reading, so not every map is. */
static void
assert_round_trip (SwMap *map, gboolean validate)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GBytes) again_bytes = NULL;
  g_autoptr (SwMap) again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  again = sw_map_read (text, length, "f", &error);
  if (error != NULL)
    g_error ("%s\n%.*s", error->message, (int)length, text);
  again_bytes = sw_map_write (again);
  g_assert_cmpmem (text, length, g_bytes_get_data (again_bytes, NULL), g_bytes_get_size (again_bytes));
  g_assert_true (sw_map_equal (map, again));
  g_assert_cmpuint (sw_map_count (map), ==, sw_map_count (again));
  assert_parses_elsewhere (text, length);
  if (validate)
    assert_valid (text, length);
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Unknown unknown = seed % 2 == 0 ? UNKNOWN_FOREIGN : UNKNOWN_ANY;
      g_autoptr (SwMap) map = random_map (rand, 3 + seed, unknown);

      assert_round_trip (map, unknown == UNKNOWN_FOREIGN && (seed < 24 || seed == 100));
    }
}

static void
test_edited (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Unknown unknown = seed % 2 == 0 ? UNKNOWN_FOREIGN : UNKNOWN_ANY;
      g_autoptr (SwMap) map = random_map (rand, 40, unknown);

      for (guint i = 0; i < 200; i++)
        {
          g_autoptr (SwOp) op = random_op (rand, map, unknown);

          g_assert_true (sw_map_apply (map, op, NULL));
          if (i % 10 == 0)
            assert_round_trip (map, unknown == UNKNOWN_FOREIGN && i == 190);
        }
    }
}

static guint
count_changed_lines (GBytes *a, GBytes *b)
{
  g_autofree char *text_a = g_strndup (g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_autofree char *text_b = g_strndup (g_bytes_get_data (b, NULL), g_bytes_get_size (b));
  g_auto (GStrv) lines_a = g_strsplit (text_a, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (text_b, "\n", -1);
  guint changed = 0;

  g_assert_cmpuint (g_strv_length (lines_a), ==, g_strv_length (lines_b));
  for (guint i = 0; lines_a[i] != NULL; i++)
    changed += strcmp (lines_a[i], lines_b[i]) != 0;
  return changed;
}

static void
test_moving_changes_one_line (void)
{
  for (guint seed = 1; seed <= 50; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (SwMap) map = random_map (rand, 100, UNKNOWN_ANY);

      sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
        sw_for_each_kind (step, stream, SW_KIND_STEP)
          {
            g_autoptr (GBytes) before = sw_map_write (map);
            g_autoptr (GBytes) after = NULL;
            g_autofree char *x = g_strdup_printf ("%" G_GINT64_FORMAT, sw_element_integer (step, SW_ATTR_X, 0) + 1);
            g_autofree char *y = g_strdup_printf ("%" G_GINT64_FORMAT, sw_element_integer (step, SW_ATTR_Y, 0) - 1);
            g_autoptr (SwOp) set_x = sw_op_new_set (step, SW_ATTR_X, x);
            g_autoptr (SwOp) set_y = sw_op_new_set (step, SW_ATTR_Y, y);

            g_assert_true (sw_map_apply (map, set_x, NULL) && sw_map_apply (map, set_y, NULL));
            after = sw_map_write (map);
            g_assert_cmpuint (count_changed_lines (before, after), ==, 1);
          }
    }
}

/* The nearest parents that an element of @kind may stand in, made as needed. */
static SwElement *
make_parent (SwMap *map, SwKind kind)
{
  SwElement *root = sw_map_root (map);
  SwElement *stream;

  if (sw_kind_may_hold (SW_KIND_MAP, kind))
    return root;
  stream = sw_map_add (map, root, SW_KIND_STREAM, NULL);
  if (sw_kind_may_hold (SW_KIND_STREAM, kind))
    return stream;
  g_assert_true (sw_kind_may_hold (SW_KIND_STEP, kind));
  return sw_map_add (map, stream, SW_KIND_STEP, NULL);
}

static void
give_required (SwMap *map, SwElement *element)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count; i++)
    if (specs[i].required)
      {
        const char *text = specs[i].type == SW_TYPE_DATE ? "2026-01-01"
                           : specs[i].words != NULL      ? specs[i].words[1]
                                                         : "a";
        g_assert_true (sw_map_give_value (map, element, &specs[i], text, NULL));
      }
}

/* One text in one field of one kind of element. */
static void
check_text (SwKind kind, const SwAttrSpec *spec, const char *text)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *element = kind == SW_KIND_MAP ? sw_map_root (map) : sw_map_add (map, make_parent (map, kind), kind, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwMap) again = NULL;
  SwElement *back;

  give_required (map, element);
  g_assert_true (sw_map_give_value (map, element, spec, text, NULL));
  assert_round_trip (map, TRUE);
  bytes = sw_map_write (map);
  again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "f", NULL);
  back = sw_map_find (again, element->id);
  g_assert_cmpint (back->kind, ==, kind);
  g_assert_cmpstr (sw_element_text (back, spec->attr), ==, text);
}

static void
test_texts (void)
{
  guint fields = 0;

  for (SwKind kind = 0; kind < SW_KIND_FOREIGN; kind++)
    {
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (kind, &count);

      for (guint i = 0; i < count; i++)
        if (specs[i].type == SW_TYPE_LINE || specs[i].type == SW_TYPE_TEXT)
          {
            fields++;
            for (guint t = 0; hostile_texts[t] != NULL; t++)
              check_text (kind, &specs[i], hostile_texts[t]);
          }
    }
  g_assert_cmpuint (fields, >=, 20);
}

static void
check_folder (const char *folder, guint least)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint seen = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) data = NULL;
      g_autoptr (SwMap) map = NULL;

      if (!g_str_has_suffix (name, SW_FILE_SUFFIX))
        continue;
      map = sw_map_read_file (path, &data, &error);
      g_assert_no_error (error);
      assert_round_trip (map, FALSE);
      assert_valid (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
      seen++;
    }
  g_assert_cmpuint (seen, >=, least);
}

static void
test_templates (void)
{
  check_folder (g_getenv ("SW_TEMPLATES"), 6);
}

/* The schema says no where the reader does: it is no blank cheque. */
static void
test_schema_refuses (void)
{
  static const char *const texts[] = {
    "<map/>",
    "<map xmlns='urn:x'/>",
    "<plan xmlns='https://streamwright.github.io/ns/map'/>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='2'/>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s' status='old'/></map>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s' x='1.5'/></map>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'><step id='n' "
    "accuracy='101%'/></stream></map>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'><step id='n' "
    "process='soon'/></stream></map>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'><flow id='f' "
    "from='a'/></stream></map>",
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'><declare "
    "activity='a'/></stream></map>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) complaints = g_string_new (NULL);
      xmlDoc *document = xmlReadMemory (texts[i], (int)strlen (texts[i]), NULL, NULL, XML_PARSE_NONET);
      xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);

      xmlRelaxNGSetValidStructuredErrors (context, collect, complaints);
      if (xmlRelaxNGValidateDoc (context, document) == 0)
        g_error ("valid: %s", texts[i]);
      xmlRelaxNGFreeValidCtxt (context);
      xmlFreeDoc (document);
    }
}

/* A document with one attribute of one kind of element, and what that needs. */
static char *
document_with (SwKind kind, const SwAttrSpec *spec, const char *value)
{
  GString *tag = g_string_new (NULL);
  g_autofree char *inner = NULL;
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (kind, &count);
  const char *head = "<map xmlns='https://streamwright.github.io/ns/map' version='1'";

  if (sw_kind_has_id (kind))
    g_string_append (tag, " id='i'");
  for (guint i = 0; i < count; i++)
    if (&specs[i] == spec)
      g_string_append_printf (tag, " %s='%s'", sw_attr_name (spec->attr), value);
    else if (specs[i].required)
      g_string_append_printf (tag, " %s='%s'", sw_attr_name (specs[i].attr),
                              specs[i].type == SW_TYPE_DATE ? "2026-01-01"
                              : specs[i].words != NULL      ? specs[i].words[1]
                                                            : "a");
  if (kind == SW_KIND_MAP)
    inner = g_strdup_printf ("%s%s/>", head, tag->str);
  else if (sw_kind_may_hold (SW_KIND_MAP, kind))
    inner = g_strdup_printf ("%s><%s%s/></map>", head, sw_kind_element (kind), tag->str);
  else if (sw_kind_may_hold (SW_KIND_STREAM, kind))
    inner = g_strdup_printf ("%s><stream id='s'><%s%s/></stream></map>", head, sw_kind_element (kind), tag->str);
  else
    inner = g_strdup_printf ("%s><stream id='s'><step id='n'><%s%s/></step></stream></map>", head,
                             sw_kind_element (kind), tag->str);
  g_string_free (tag, TRUE);
  return g_steal_pointer (&inner);
}

static gboolean
is_valid (const char *text)
{
  g_autoptr (GString) complaints = g_string_new (NULL);
  xmlDoc *document = xmlReadMemory (text, (int)strlen (text), NULL, NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  gboolean valid;

  xmlRelaxNGSetValidStructuredErrors (context, collect, complaints);
  valid = xmlRelaxNGValidateDoc (context, document) == 0;
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (document);
  return valid;
}

/* Whatever stands in whatever attribute, schema and reader say the same. */
static void
test_schema_agrees (void)
{
  static const char *const values[] = {
    "",
    "0",
    "1",
    "-1",
    "+1",
    "01",
    "1.5",
    "1e3",
    "nan",
    "INF",
    "10000000",
    "10000001",
    "-10000000",
    "1000000000",
    "1000000001",
    "99999999999999999999",
    "a",
    "a b",
    "1a",
    "_a.b-c",
    "a:b",
    "größe",
    "yes",
    "no",
    "Yes",
    "draft",
    "future",
    "lanes",
    "covered",
    "parked",
    "guess",
    "manual",
    "0%",
    "100%",
    "100.0%",
    "100.1%",
    "101%",
    "85.5%",
    "85,5%",
    "-1%",
    "%",
    "85",
    "0s",
    "15min",
    "2h",
    "1d",
    "1w",
    "1month",
    "1 h",
    "1hour",
    ".5h",
    "1.h",
    "0.5h",
    "1h..2h",
    "1h..2h..3h",
    "1h..",
    "1h..2h..3h..4h",
    "3h..1h",
    "40/month",
    "0/d",
    "0.0/d",
    "0.5/h",
    "4/",
    "/d",
    "4/day",
    "2026-11-01",
    "2026-02-29",
    "2024-02-29",
    "2026-13-01",
    "26-11-01",
    "2026-1-1",
    "0000-01-01",
    "10000-01-01",
    "2026-11-01Z",
    " 1",
    "1 ",
    " a",
    "999999999999h",
    "9999999999999h",
  };
  guint accepted = 0;

  for (SwKind kind = 0; kind < SW_KIND_FOREIGN; kind++)
    {
      guint count;
      const SwAttrSpec *specs = sw_kind_attrs (kind, &count);

      for (guint i = 0; i < count; i++)
        for (guint v = 0; specs[i].attr != SW_ATTR_TEXT && v < G_N_ELEMENTS (values); v++)
          {
            g_autofree char *text = document_with (kind, &specs[i], values[v]);
            g_autoptr (SwMap) map = sw_map_read (text, strlen (text), "f", NULL);

            if (is_valid (text) != (map != NULL))
              g_error ("the reader says %s, the schema does not: %s", map != NULL ? "yes" : "no", text);
            accepted += map != NULL;
          }
    }
  g_assert_cmpuint (accepted, >, 500);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  path = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "data", "schema", "streamwright-map.rng", NULL);
  schema_parser = xmlRelaxNGNewParserCtxt (path);
  schema = xmlRelaxNGParse (schema_parser);
  g_assert_nonnull (schema);
  g_test_add_func ("/files/round-trip/random", test_random);
  g_test_add_func ("/files/round-trip/edited", test_edited);
  g_test_add_func ("/files/round-trip/moving-changes-one-line", test_moving_changes_one_line);
  g_test_add_func ("/files/round-trip/texts", test_texts);
  g_test_add_func ("/files/round-trip/templates", test_templates);
  g_test_add_func ("/files/schema/refuses", test_schema_refuses);
  g_test_add_func ("/files/schema/agrees", test_schema_agrees);
  result = g_test_run ();
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (schema_parser);
  xmlCleanupParser ();
  return result;
}
