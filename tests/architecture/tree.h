#pragma once

#include <glib.h>

/** SourceFile: one file below src/; @room: the folder that it lies in; @path: relative to the source root. */
typedef struct
{
  char *room;
  char *path;
  char *text;
} SourceFile;

/** tree_load: every file below src/ whose name ends with one of @endings, in the order of their paths.
 * Returns: (transfer full) (element-type SourceFile) */
GPtrArray *tree_load (const char *const *endings);

/** tree_read: a file below the source root; fails the test if it cannot be read. Returns: (transfer full) */
char *tree_read (const char *path);

/** tree_strip: @text with comments, string and character literals replaced by blanks; lines stay where they were.
 * Returns: (transfer full) */
char *tree_strip (const char *text);

/** tree_line: the number of the line that @offset lies in, from 1. */
guint tree_line (const char *text, gsize offset);
