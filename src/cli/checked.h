#pragma once

#include "checks/config.h"

/*
 * What `check` found in all its files, for those who print it, and what a baseline says about it.
 */

/**
 * SwCheckedFile:
 * @unreadable: (nullable): why it could not be read; then there is no map, analysis or report
 * @known: (element-type SwFinding): findings that stand in the baseline; they do not count
 */
typedef struct
{
  char *path;
  char *unreadable;
  SwMap *map;
  SwAnalysis *analysis;
  SwReport *report;
  GHashTable *known;
} SwCheckedFile;

/**
 * SwChecked:
 * @files: (element-type SwCheckedFile): in the order in which they were given
 * @count: findings by severity, without accepted ones and those of the baseline
 * @baseline: (nullable): the file of the baseline, if there is one
 * @n_known: findings that stand in it
 * @colour: the output is a terminal that shows colours
 */
typedef struct
{
  GPtrArray *files;
  guint count[SW_SEVERITY_ERROR + 1];
  guint accepted;
  const char *baseline;
  guint n_known;
  gboolean colour;
} SwChecked;

/** sw_checked_counts: whether @finding of @file is neither accepted nor in the baseline. */
gboolean sw_checked_counts (const SwCheckedFile *file, const SwFinding *finding);

/** sw_checked_text, sw_checked_json, sw_checked_sarif: writes all of it. */
void sw_checked_text (const SwChecked *checked, GString *out);
void sw_checked_json (const SwChecked *checked, GString *out);
void sw_checked_sarif (const SwChecked *checked, GString *out);

/**
 * SwBaseline: findings that are known and are to be left alone: JSON, one line each, by file, rule and element ids. A
 * finding stands in it as often as there are entries for it. Files are named from the folder that the baseline is in,
 * so that it does not matter where the command runs.
 */
typedef struct _SwBaseline SwBaseline;

/** sw_baseline_read: Errors: %SW_ERROR_IO, %SW_ERROR_MALFORMED, with file and line. */
SwBaseline *sw_baseline_read (const char *path, GError **error);
void sw_baseline_free (SwBaseline *baseline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwBaseline, sw_baseline_free)

/** sw_baseline_apply: marks the findings of @file that stand in @baseline as known. */
void sw_baseline_apply (SwBaseline *baseline, SwCheckedFile *file);

/** sw_baseline_stale: how many entries of files that it was applied to no finding matched. */
guint sw_baseline_stale (const SwBaseline *baseline);

/** sw_baseline_write: a baseline at @path with all findings that are not accepted. Returns: (transfer full) */
GBytes *sw_baseline_write (const SwChecked *checked, const char *path);
