#pragma once

#include "model/map.h"

/* Exit codes of all commands. */
#define SW_EXIT_DONE 0
#define SW_EXIT_FINDINGS 1  /* findings, or a difference */
#define SW_EXIT_USAGE 2     /* usage, or input that cannot be read */
#define SW_EXIT_OUTPUT 3    /* the output could not be written */
#define SW_EXIT_STOPPED 130 /* by Ctrl+C, as shells tell it */

/**
 * A command: @argc and @argv are those of the program without the command's name; argv[0] is "streamwright-cli
 * COMMAND". Returns: the exit code.
 */
int sw_cli_check (int argc, char **argv);
int sw_cli_compare (int argc, char **argv);
int sw_cli_coverage (int argc, char **argv);
int sw_cli_explain (int argc, char **argv);
int sw_cli_export (int argc, char **argv);
int sw_cli_format (int argc, char **argv);
int sw_cli_import (int argc, char **argv);
int sw_cli_metrics (int argc, char **argv);
int sw_cli_new (int argc, char **argv);
int sw_cli_rules (int argc, char **argv);
int sw_cli_simulate (int argc, char **argv);
int sw_cli_templates (int argc, char **argv);
int sw_cli_tidy (int argc, char **argv);

/** sw_cli_parse: options by GOption; what is left are the files in @argv. Prints one line and returns FALSE on bad
 * usage. */
gboolean
sw_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *parameters, const char *summary);

/** sw_cli_usage: prints one line to standard error. Returns: %SW_EXIT_USAGE */
int sw_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** sw_cli_fail: prints @error as one line. Returns: @code */
int sw_cli_fail (const GError *error, int code);

/** sw_cli_print: writes to standard output. Returns: %SW_EXIT_DONE or, with a line on standard error, %SW_EXIT_OUTPUT
 */
int sw_cli_print (const char *text, gsize length);

/** sw_cli_may_write: FALSE, with a line on standard error, if @path exists and is not to be replaced; for commands that
 * work long before they write. */
gboolean sw_cli_may_write (const char *path, gboolean force);

/** sw_cli_write: writes @bytes to @path ("-": standard output); an existing file only if @force. Returns: an exit code
 */
int sw_cli_write (const char *path, GBytes *bytes, gboolean force);
