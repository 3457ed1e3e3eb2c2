#pragma once

#include "model/map.h"

/* Maps that a seed decides: every kind, every attribute, hostile texts, unknown content. */

typedef enum
{
  UNKNOWN_FOREIGN, /* what is unknown belongs to other namespaces: the schema welcomes it */
  UNKNOWN_ANY      /* also loose text, and elements and attributes that claim to be ours */
} Unknown;

/* random_map: about @size elements. Returns: (transfer full) */
SwMap *random_map (GRand *rand, guint size, Unknown unknown);

/* random_op: an operation that fits @map: mostly sets, also inserts, moves and removes. Returns: (transfer full) */
SwOp *random_op (GRand *rand, SwMap *map, Unknown unknown);

/* random_value: in the form of the file, for the attribute @spec. Returns: (transfer full) */
char *random_value (GRand *rand, SwMap *map, const SwAttrSpec *spec);

/* random_text: something that a person, or somebody worse, may type. Owned by the table. */
const char *random_text (GRand *rand);

/* The texts that random_text() chooses from; ends with NULL. */
extern const char *const hostile_texts[];
