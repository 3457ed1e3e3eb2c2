#include "files/profiles.h"

#include "base/error.h"
#include "files/read.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define PROFILE_NAMESPACE "https://streamwright.github.io/ns/profile"
#define RESOURCES "/io/github/streamwright/Streamwright/"

/* --- activity sets ----------------------------------------------------------------------------------------- */

static char *
get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *)node->ns->href, PROFILE_NAMESPACE) == 0
         && strcmp ((const char *)node->name, name) == 0;
}

static char *
get_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strstrip (g_strdup ((const char *)content));

  xmlFree (content);
  return text;
}

static char *
first_text (xmlNode *parent, const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_element (node, name))
      return get_text (node);
  return g_strdup ("");
}

/* The texts of all children called @name, or their attribute @attribute. */
static char **
all_texts (xmlNode *parent, const char *name, const char *attribute)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_element (node, name))
      g_ptr_array_add (texts, attribute != NULL ? get_attribute (node, attribute) : get_text (node));
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

static gboolean
parse_colour (const char *text, SwRgb *colour)
{
  guint64 value;

  if (text == NULL || text[0] != '#' || strlen (text) != 7
      || !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &value, NULL))
    return FALSE;
  *colour = (SwRgb){ (double)(value >> 16) / 255, (double)(value >> 8 & 0xff) / 255, (double)(value & 0xff) / 255 };
  return TRUE;
}

static gboolean
read_activity (SwProfile *profile, xmlNode *node, const char *name, GError **error)
{
  g_autofree char *id = get_attribute (node, "id");
  g_autofree char *part = get_attribute (node, "part");
  g_autofree char *colour = get_attribute (node, "colour");
  g_autofree char *dark = get_attribute (node, "dark");
  SwActivity *activity;

  if (id == NULL || sw_profile_activity (profile, id) != NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:%ld:1: an activity needs an id of its own"), name,
                   xmlGetLineNo (node));
      return FALSE;
    }
  activity = sw_profile_add (profile, id);
  if (!parse_colour (colour, &activity->colour) || !parse_colour (dark, &activity->dark)
      || (part != NULL && !sw_part_from_name (part, &activity->part)))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_VALUE,
                   _ ("%s:%ld:1: the activity “%s” has no good part, colour or dark colour"), name, xmlGetLineNo (node),
                   id);
      return FALSE;
    }
  activity->name = get_attribute (node, "name");
  if (activity->name == NULL)
    activity->name = g_strdup (id);
  activity->short_name = get_attribute (node, "short");
  if (activity->short_name == NULL)
    activity->short_name = g_strdup (activity->name);
  activity->summary = first_text (node, "summary");
  activity->purpose = first_text (node, "purpose");
  activity->icon = first_text (node, "icon");
  activity->objectives = all_texts (node, "objective", NULL);
  activity->inputs = all_texts (node, "input", NULL);
  activity->outputs = all_texts (node, "output", NULL);
  activity->practices = all_texts (node, "practice", NULL);
  activity->next = all_texts (node, "next", "activity");
  activity->keywords = all_texts (node, "keyword", NULL);
  return TRUE;
}

static SwProfile *
read_document (xmlDoc *document, const char *name, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (SwProfile) profile = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  if (root == NULL || !is_element (root, "profile") || (id = get_attribute (root, "id")) == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:1:1: this is not an activity set"), name);
      return NULL;
    }
  title = get_attribute (root, "name");
  profile = sw_profile_new (id, title != NULL ? title : id);
  profile->waiting = all_texts (root, "waiting", NULL);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_element (node, "activity") && !read_activity (profile, node, name, error))
      return NULL;
  return g_steal_pointer (&profile);
}

SwProfile *
sw_profile_read (const char *data, gsize length, const char *name, GError **error)
{
  xmlDoc *document;
  SwProfile *profile;

  g_return_val_if_fail (length <= G_MAXINT, NULL);
  document =
      xmlReadMemory (data, (int)length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:1:1: the activity set is not well-formed XML"), name);
      return NULL;
    }
  profile = read_document (document, name, error);
  xmlFreeDoc (document);
  return profile;
}

gboolean
sw_profiles_load (GError **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES "profiles", G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES "profiles/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      SwProfile *profile;

      if (bytes == NULL)
        return FALSE;
      profile = sw_profile_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), names[i], error);
      if (profile == NULL)
        return FALSE;
      sw_profile_register (profile);
    }
  return TRUE;
}

/* --- templates --------------------------------------------------------------------------------------------- */

static void
template_free (gpointer data)
{
  SwTemplate *template = data;

  g_free (template->id);
  g_free (template->title);
  g_free (template->description);
  g_free (template);
}

/* In the order in which a person meets them: from the simplest to the whole organisation. */
static const char *const template_ids[] = { "new-feature-request", "onboard-employee", "deploy-release",
                                            "simple-request",      "incident",         "organisation" };

SwMap *
sw_template_open (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES "templates/", id, SW_FILE_SUFFIX, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL || strchr (id, '/') != NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("there is no template “%s”"), id);
      return NULL;
    }
  return sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), id, error);
}

GPtrArray *
sw_templates (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func (template_free);

  for (guint i = 0; i < G_N_ELEMENTS (template_ids); i++)
    {
      g_autoptr (SwMap) map = sw_template_open (template_ids[i], NULL);
      SwTemplate *template;
      SwElement *description;

      if (map == NULL)
        continue;
      template = g_new0 (SwTemplate, 1);
      description = sw_element_first (sw_map_root (map), SW_KIND_DESCRIPTION);
      template->id = g_strdup (template_ids[i]);
      template->title = sw_element_title (sw_map_root (map));
      template->description =
          description != NULL ? g_strstrip (g_strdup (sw_element_text (description, SW_ATTR_TEXT))) : g_strdup ("");
      g_ptr_array_add (templates, template);
    }
  return templates;
}
