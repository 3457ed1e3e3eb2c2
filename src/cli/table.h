#pragma once

#include <glib.h>

/**
 * SwTable: a table for a terminal: columns as wide as their widest cell on the screen, where wide characters take two
 * places and combining ones none.
 */
typedef struct _SwTable SwTable;

/** sw_table_new: @widest: no column becomes wider; longer cells end in an ellipsis. */
SwTable *sw_table_new (guint widest);
void sw_table_free (SwTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTable, sw_table_free)

/** sw_table_add: the next cell of the row. sw_table_add_whole: one that is never shortened. sw_table_end: ends the row.
 */
void sw_table_add (SwTable *table, const char *text);
void sw_table_add_whole (SwTable *table, const char *text);
void sw_table_end (SwTable *table);

/** sw_table_take: sw_table_add() of a text that is freed then. @text: (transfer full). sw_table_add_line: a row of
 * @label and @value, neither shortened. @value: (transfer full) */
void sw_table_take (SwTable *table, char *text);
void sw_table_add_line (SwTable *table, const char *label, char *value);

/** sw_table_append: writes the rows, @indent blanks in front and none behind. */
void sw_table_append (const SwTable *table, guint indent, GString *out);
