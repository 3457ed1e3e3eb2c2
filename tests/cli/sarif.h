#pragma once

#include <json-glib/json-glib.h>

/* sarif_problem: the first thing that the schema of SARIF 2.1.0 does not allow in @root, as `PATH: reason`; NULL if all
 * is well. Of the schema it knows the objects that the program writes, all their properties among them: any other
 * object is a problem too. Returns: (transfer full) (nullable) */
char *sarif_problem (JsonNode *root);
