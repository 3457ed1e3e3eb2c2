#include "cli/checked.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define VERSION 1

struct _SwBaseline
{
  char *folder;       /* that the baseline is in */
  GHashTable *counts; /* file, rule and elements → how many entries are left */
  GHashTable *files;  /* those that were looked at */
};

/* --- names ------------------------------------------------------------------------------------------------- */

/* What no name of a file, rule or element holds. */
#define SEPARATOR "\n"

static char *
folder_of (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);

  return g_path_get_dirname (whole);
}

/* The name of @path from @folder, as far as it lies in it. */
static char *
name_from (const char *folder, const char *path)
{
  g_autofree char *whole = NULL, *prefix = NULL;

  if (strcmp (path, "-") == 0)
    return g_strdup (path);
  whole = g_canonicalize_filename (path, NULL);
  prefix = g_str_has_suffix (folder, "/") ? g_strdup (folder) : g_strconcat (folder, "/", NULL);
  return g_filename_display_name (g_str_has_prefix (whole, prefix) ? whole + strlen (prefix) : whole);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
key_of (const char *file, const char *rule, const char *const *elements)
{
  guint count = g_strv_length ((char **)elements);
  g_autofree const char **sorted = g_memdup2 (elements, (count + 1) * sizeof (char *));
  g_autofree char *joined = NULL;

  qsort (sorted, count, sizeof (char *), compare_ids);
  joined = g_strjoinv (" ", (char **)sorted);
  return g_strjoin (SEPARATOR, file, rule, joined, NULL);
}

/* --- reading ----------------------------------------------------------------------------------------------- */

static void
add_key (SwBaseline *baseline, char *key, int by)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (baseline->counts, key));

  g_hash_table_insert (baseline->counts, key, GUINT_TO_POINTER (count + by));
}

static const char *
text_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_entry (SwBaseline *baseline, JsonNode *node)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JsonObject *entry;
  JsonNode *elements;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  entry = json_node_get_object (node);
  elements = json_object_get_member (entry, "elements");
  if (text_member (entry, "map") == NULL || text_member (entry, "rule") == NULL || elements == NULL
      || !JSON_NODE_HOLDS_ARRAY (elements))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (elements)); i++)
    {
      JsonNode *id = json_array_get_element (json_node_get_array (elements), i);
      if (json_node_get_value_type (id) != G_TYPE_STRING)
        return FALSE;
      g_ptr_array_add (ids, (gpointer)json_node_get_string (id));
    }
  g_ptr_array_add (ids, NULL);
  add_key (baseline, key_of (text_member (entry, "map"), text_member (entry, "rule"), (const char *const *)ids->pdata),
           1);
  return TRUE;
}

static gboolean
read_root (SwBaseline *baseline, JsonNode *root)
{
  JsonObject *object;
  JsonNode *version, *findings;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  version = json_object_get_member (object, "version");
  findings = json_object_get_member (object, "findings");
  if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64 || json_node_get_int (version) != VERSION
      || findings == NULL || !JSON_NODE_HOLDS_ARRAY (findings))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (findings)); i++)
    if (!read_entry (baseline, json_array_get_element (json_node_get_array (findings), i)))
      return FALSE;
  return TRUE;
}

/* json-glib tells the place in its message alone, in front of it. */
static void
refuse_json (const char *path, const GError *reason, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (reason != NULL ? reason->message : "", ":", 4);
  gboolean told = g_strv_length (parts) == 4 && strcmp (parts[0], "<data>") == 0;

  g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:%s:%s: this is not JSON"), path, told ? parts[1] : "1",
               told ? parts[2] : "1");
}

SwBaseline *
sw_baseline_read (const char *path, GError **error)
{
  g_autoptr (SwBaseline) baseline = g_new0 (SwBaseline, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;
  gsize length;

  baseline->folder = folder_of (path);
  baseline->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  baseline->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, "%s: %s", path,
                   g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? _ ("there is no such file")
                                                                              : reason->message);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize)length, NULL)
      || !json_parser_load_from_data (parser, text, (gssize)length, &reason))
    {
      refuse_json (path, reason, error);
      return NULL;
    }
  if (!read_root (baseline, json_parser_get_root (parser)))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:1:1: this is no baseline that check has written"), path);
      return NULL;
    }
  return g_steal_pointer (&baseline);
}

void
sw_baseline_free (SwBaseline *baseline)
{
  g_free (baseline->folder);
  g_hash_table_unref (baseline->counts);
  g_hash_table_unref (baseline->files);
  g_free (baseline);
}

/* --- using ------------------------------------------------------------------------------------------------- */

void
sw_baseline_apply (SwBaseline *baseline, SwCheckedFile *file)
{
  char *name = name_from (baseline->folder, file->path);

  g_hash_table_add (baseline->files, name);
  for (guint i = 0; i < file->report->findings->len; i++)
    {
      SwFinding *finding = g_ptr_array_index (file->report->findings, i);
      g_autofree char *key = key_of (name, finding->rule->id, (const char *const *)finding->elements);

      if (finding->accepted != NULL || GPOINTER_TO_UINT (g_hash_table_lookup (baseline->counts, key)) == 0)
        continue;
      g_hash_table_add (file->known, finding);
      add_key (baseline, g_steal_pointer (&key), -1);
    }
}

guint
sw_baseline_stale (const SwBaseline *baseline)
{
  GHashTableIter iter;
  gpointer key, count;
  guint stale = 0;

  g_hash_table_iter_init (&iter, baseline->counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      g_autofree char *file = g_strndup (key, strcspn (key, SEPARATOR));
      if (g_hash_table_contains (baseline->files, file))
        stale += GPOINTER_TO_UINT (count);
    }
  return stale;
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static void
append_text (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static char *
entry_of (const char *name, const SwFinding *finding)
{
  GString *out = g_string_new ("{\"map\": ");

  append_text (out, name);
  g_string_append (out, ", \"rule\": ");
  append_text (out, finding->rule->id);
  g_string_append (out, ", \"elements\": [");
  for (guint i = 0; finding->elements[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_text (out, finding->elements[i]);
    }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

/* Sorted, so that a change of the maps changes few lines. */
GBytes *
sw_baseline_write (const SwChecked *checked, const char *path)
{
  GString *out = g_string_new (NULL);
  g_autofree char *folder = folder_of (path);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  for (guint f = 0; f < checked->files->len; f++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, f);
      g_autofree char *name = name_from (folder, file->path);

      for (guint i = 0; i < file->report->findings->len; i++)
        {
          const SwFinding *finding = g_ptr_array_index (file->report->findings, i);
          if (finding->accepted == NULL)
            g_ptr_array_add (entries, entry_of (name, finding));
        }
    }
  g_ptr_array_sort (entries, compare_ids);
  g_string_append_printf (out, "{\"version\": %d, \"findings\": [", VERSION);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (out, "%s\n  %s", i > 0 ? "," : "", (char *)g_ptr_array_index (entries, i));
  g_string_append (out, entries->len > 0 ? "\n]}\n" : "]}\n");
  return g_string_free_to_bytes (out);
}
