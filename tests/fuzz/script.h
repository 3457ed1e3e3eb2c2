#pragma once

#include "edit/commands.h"
#include "edit/history.h"

#include <stddef.h>
#include <stdint.h>

/* Script: bytes from which commands, their targets and their values are taken; none left: zeros. */
typedef struct
{
  const uint8_t *data;
  size_t left;
  SwMap *map;
  SwHistory *history;
  GPtrArray *elements; /* of the map as it is before the command */
} Script;

/* script_take: the next byte. */
guint script_take (Script *script);

/* ScriptCommand: a command of edit/commands.h, by its name there, with targets and values of the script. @run: FALSE
 * with an error if it was refused */
typedef struct
{
  const char *name;
  gboolean (*run) (Script *script, SwTransaction *transaction, GError **error);
} ScriptCommand;

/* script_commands: Returns: (transfer none): all of them */
const ScriptCommand *script_commands (guint *count);
