/* What the schema of SARIF 2.1.0 says of the objects that the program writes, by hand: which properties there are (no
 * object but a property bag may have others), of which type, which must be there. */
#include "sarif.h"

#include <string.h>

typedef enum
{
  TEXT,
  WORD,   /* one of the words in @of */
  URI,    /* a reference without blanks and letters beyond ASCII */
  MEDIA,  /* a media type */
  NUMBER, /* a whole number from @least on */
  FLAG,
  OBJECT, /* called @of */
  ARRAY,  /* of objects called @of */
  WORDS,  /* an array of different words in @of */
  TEXTS,  /* an object whose values are texts */
  BAG     /* any object */
} Type;

static const struct
{
  const char *object, *property;
  Type type;
  gboolean required;
  const char *of;
  gint64 least;
} schema[] = {
  { "log", "$schema", URI, FALSE, NULL, 0 },
  { "log", "version", WORD, TRUE, "2.1.0", 0 },
  { "log", "runs", ARRAY, TRUE, "run", 0 },
  { "run", "tool", OBJECT, TRUE, "tool", 0 },
  { "run", "invocations", ARRAY, FALSE, "invocation", 0 },
  { "run", "artifacts", ARRAY, FALSE, "artifact", 0 },
  { "run", "results", ARRAY, FALSE, "result", 0 },
  { "tool", "driver", OBJECT, TRUE, "toolComponent", 0 },
  { "toolComponent", "name", TEXT, TRUE, NULL, 0 },
  { "toolComponent", "version", TEXT, FALSE, NULL, 0 },
  { "toolComponent", "semanticVersion", TEXT, FALSE, NULL, 0 },
  { "toolComponent", "informationUri", URI, FALSE, NULL, 0 },
  { "toolComponent", "rules", ARRAY, FALSE, "reportingDescriptor", 0 },
  { "reportingDescriptor", "id", TEXT, TRUE, NULL, 0 },
  { "reportingDescriptor", "shortDescription", OBJECT, FALSE, "message", 0 },
  { "reportingDescriptor", "fullDescription", OBJECT, FALSE, "message", 0 },
  { "reportingDescriptor", "help", OBJECT, FALSE, "message", 0 },
  { "reportingDescriptor", "defaultConfiguration", OBJECT, FALSE, "reportingConfiguration", 0 },
  { "reportingDescriptor", "properties", BAG, FALSE, NULL, 0 },
  { "reportingConfiguration", "level", WORD, FALSE, "none note warning error", 0 },
  { "message", "text", TEXT, TRUE, NULL, 0 },
  { "invocation", "executionSuccessful", FLAG, TRUE, NULL, 0 },
  { "invocation", "toolExecutionNotifications", ARRAY, FALSE, "notification", 0 },
  { "notification", "level", WORD, FALSE, "none note warning error", 0 },
  { "notification", "message", OBJECT, TRUE, "message", 0 },
  { "notification", "locations", ARRAY, FALSE, "location", 0 },
  { "artifact", "location", OBJECT, FALSE, "artifactLocation", 0 },
  { "artifact", "mimeType", MEDIA, FALSE, NULL, 0 },
  { "artifact", "roles", WORDS, FALSE, "analysisTarget attachment responseFile resultFile", 0 },
  { "artifactLocation", "uri", URI, FALSE, NULL, 0 },
  { "result", "ruleId", TEXT, FALSE, NULL, 0 },
  { "result", "ruleIndex", NUMBER, FALSE, NULL, -1 },
  { "result", "level", WORD, FALSE, "none note warning error", 0 },
  { "result", "message", OBJECT, TRUE, "message", 0 },
  { "result", "locations", ARRAY, FALSE, "location", 0 },
  { "result", "relatedLocations", ARRAY, FALSE, "location", 0 },
  { "result", "partialFingerprints", TEXTS, FALSE, NULL, 0 },
  { "result", "baselineState", WORD, FALSE, "new unchanged updated absent", 0 },
  { "result", "suppressions", ARRAY, FALSE, "suppression", 0 },
  { "result", "properties", BAG, FALSE, NULL, 0 },
  { "suppression", "kind", WORD, TRUE, "inSource external", 0 },
  { "suppression", "status", WORD, FALSE, "accepted underReview rejected", 0 },
  { "suppression", "justification", TEXT, FALSE, NULL, 0 },
  { "location", "id", NUMBER, FALSE, NULL, -1 },
  { "location", "physicalLocation", OBJECT, FALSE, "physicalLocation", 0 },
  { "location", "logicalLocations", ARRAY, FALSE, "logicalLocation", 0 },
  { "physicalLocation", "artifactLocation", OBJECT, TRUE, "artifactLocation", 0 },
  { "physicalLocation", "region", OBJECT, FALSE, "region", 0 },
  { "region", "startLine", NUMBER, TRUE, NULL, 1 },
  { "logicalLocation", "name", TEXT, FALSE, NULL, 0 },
  { "logicalLocation", "fullyQualifiedName", TEXT, FALSE, NULL, 0 },
  { "logicalLocation", "kind", TEXT, FALSE, NULL, 0 },
  { "logicalLocation", "properties", BAG, FALSE, NULL, 0 },
};

static char *problem_of_object (const char *name, const char *path, JsonNode *node);

static const char *
text_in (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
is_word (JsonNode *node, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return text_in (node) != NULL && g_strv_contains ((const char *const *)words, text_in (node));
}

static gboolean
is_uri (JsonNode *node)
{
  return text_in (node) != NULL && g_uri_is_valid (text_in (node), G_URI_FLAGS_NONE, NULL)
             ? TRUE
             : text_in (node) != NULL
                   && g_regex_match_simple ("^([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-Fa-f]{2})+$", text_in (node), 0, 0);
}

static gboolean
are_words (JsonNode *node, const char *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_word (json_array_get_element (array, i), list)
        || !g_hash_table_add (seen, (gpointer)text_in (json_array_get_element (array, i))))
      return FALSE;
  return TRUE;
}

static gboolean
are_texts (JsonNode *node)
{
  JsonObjectIter iter;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &value))
    if (text_in (value) == NULL)
      return FALSE;
  return TRUE;
}

static char *
problem_of_array (const char *of, const char *path, JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup_printf ("%s: is no array", path);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);
      char *problem = problem_of_object (of, inner, json_array_get_element (array, i));
      if (problem != NULL)
        return problem;
    }
  return NULL;
}

static char *
problem_of_value (guint row, const char *path, JsonNode *node)
{
  const char *of = schema[row].of;
  gboolean good = FALSE;

  switch (schema[row].type)
    {
    case TEXT:
      good = text_in (node) != NULL && *text_in (node) != '\0';
      break;
    case WORD:
      good = is_word (node, of);
      break;
    case URI:
      good = is_uri (node);
      break;
    case MEDIA:
      good = text_in (node) != NULL && g_regex_match_simple ("^[^/]+/.+$", text_in (node), 0, 0);
      break;
    case NUMBER:
      good = json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= schema[row].least;
      break;
    case FLAG:
      good = json_node_get_value_type (node) == G_TYPE_BOOLEAN;
      break;
    case OBJECT:
      return problem_of_object (of, path, node);
    case ARRAY:
      return problem_of_array (of, path, node);
    case WORDS:
      good = are_words (node, of);
      break;
    case TEXTS:
      good = are_texts (node);
      break;
    case BAG:
      good = JSON_NODE_HOLDS_OBJECT (node);
      break;
    }
  return good ? NULL : g_strdup_printf ("%s: has a value that it cannot have", path);
}

static char *
problem_of_object (const char *name, const char *path, JsonNode *node)
{
  JsonObject *object;
  guint known = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup_printf ("%s: is no object", path);
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    {
      g_autofree char *inner = NULL;
      JsonNode *value;
      char *problem;

      if (strcmp (schema[i].object, name) != 0)
        continue;
      value = json_object_get_member (object, schema[i].property);
      if (value == NULL && schema[i].required)
        return g_strdup_printf ("%s: has no %s", path, schema[i].property);
      if (value == NULL)
        continue;
      known++;
      inner = g_strconcat (path, ".", schema[i].property, NULL);
      problem = problem_of_value (i, inner, value);
      if (problem != NULL)
        return problem;
    }
  return known == json_object_get_size (object)
             ? NULL
             : g_strdup_printf ("%s: has a property that a %s cannot have", path, name);
}

char *
sarif_problem (JsonNode *root)
{
  return problem_of_object ("log", "$", root);
}
