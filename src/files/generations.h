#pragma once

#include <gio/gio.h>

/** How many earlier contents of a file are kept. */
#define SW_GENERATIONS 5

/** sw_generation_keep: keeps what @path holds now, before it is replaced. What cannot be kept does not stop a save. */
void sw_generation_keep (const char *path);

/** sw_generations: files with the earlier contents of @path, the latest first. Returns: (transfer full) */
char **sw_generations (const char *path);
