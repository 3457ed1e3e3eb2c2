#pragma once

#include "model/map.h"

/** sw_declaration: what @stream says of @activity, or NULL. */
SwElement *sw_declaration (const SwElement *stream, const char *activity);

/** sw_declaration_text: for people: "Unknown", "Covered by “Onboarding”: decided each quarter". @declaration:
 * (nullable). Returns: (transfer full) */
char *sw_declaration_text (SwMap *map, const SwElement *declaration);

/** sw_declared_label: for people, translated: of one %SwDeclared, "Not done here". */
const char *sw_declared_label (SwDeclared as);

/** sw_activity_name: what people call @activity in @map; its id if the activity set lacks it. */
const char *sw_activity_name (SwMap *map, const char *activity);

/** sw_activities_missing: activities of the activity set without a step in @stream, and what it declares besides.
 * Returns: (transfer full) */
char **sw_activities_missing (SwMap *map, const SwElement *stream);
