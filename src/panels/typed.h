#pragma once

#include "panels/row.h"

/*
 * An entry whose text is committed when it is typed: on Enter, and when the focus leaves. What is refused stays as it
 * was typed, with the reason below it; Escape brings back what the map says.
 */

/** SwTypedCommit: takes what was typed. Returns: FALSE with an error if it cannot be */
typedef gboolean (*SwTypedCommit) (GtkEditable *entry, const char *typed, gpointer data, GError **error);

/**
 * sw_typed_attach:
 * @entry: lives in @row
 * @name: what it is called, for screen readers
 * @row: where reasons are shown
 */
void sw_typed_attach (GtkEditable *entry, const char *name, SwRow *row, SwTypedCommit commit, gpointer data);

/** sw_typed_show: what the map says now; text that is half typed stays, unless the row is reset. */
void sw_typed_show (GtkEditable *entry, const char *text);

/** sw_typed_is_changed: whether it shows something else than the map says. */
gboolean sw_typed_is_changed (GtkEditable *entry);

/** sw_typed_finish: commits what is half typed. What was refused before is refused again, without another try. */
gboolean sw_typed_finish (GtkEditable *entry, GError **error);
