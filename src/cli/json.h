#pragma once

#include <json-glib/json-glib.h>

/* Members of the object that a builder is in. */

/** sw_json_add_text: @value: (nullable): NULL is null. */
void sw_json_add_text (JsonBuilder *json, const char *name, const char *value);

/** sw_json_add_count, sw_json_add_flag: a whole number; true or false. sw_json_add_number: NAN is null. */
void sw_json_add_count (JsonBuilder *json, const char *name, guint value);
void sw_json_add_flag (JsonBuilder *json, const char *name, gboolean value);
void sw_json_add_number (JsonBuilder *json, const char *name, double value);

/** sw_json_add_texts: an array; @values ends with NULL. */
void sw_json_add_texts (JsonBuilder *json, const char *name, const char *const *values);

/** sw_json_begin_object, sw_json_begin_array: a member that is one; to be ended by json_builder_end_object() or
 * json_builder_end_array(). */
void sw_json_begin_object (JsonBuilder *json, const char *name);
void sw_json_begin_array (JsonBuilder *json, const char *name);

/** sw_json_append: writes the finished whole, with a newline at the end. */
void sw_json_append (JsonBuilder *json, GString *out);
