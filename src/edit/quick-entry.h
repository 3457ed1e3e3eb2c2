#pragma once

#include "edit/transaction.h"

/*
 * Steps as one line of text, for whoever types while others talk:
 *
 *   Triage @engage 15min/2d 80% #desk; Approve @plan
 *
 * Steps are separated by semicolons or line ends and connected in order. In each, @ names the activity, PROCESS/WAIT
 * the times (either may be missing: 15min, /2d), a percentage the %C&A, # the team (in quotes if it has blanks); all
 * other words are the name. An activity or team may be shortened to the beginning of one of its words.
 */

/** SwQuickStep: what one step of the line says; NULL or "" where it says nothing. Times and shares are in their typed
 * forms; @team is the word, short or not */
typedef struct
{
  char *name;
  const SwActivity *activity;
  char *process, *wait, *accuracy;
  char *team;
} SwQuickStep;

/**
 * sw_quick_parse:
 * @error: %SW_ERROR_VALUE or %SW_ERROR_UNKNOWN: one sentence about the first word that can't be understood
 *
 * Returns: (transfer full) (element-type SwQuickStep): at least one; NULL with an error
 */
GPtrArray *sw_quick_parse (SwMap *map, const char *text, GError **error);

/**
 * sw_edit_quick_entry: makes the steps that @text speaks of in @stream, the first at @x, @y (relative to the stream),
 * each further one @pitch to the right, and connects them.
 * @after: (nullable): the step that leads to the first one
 * @made: (out) (transfer full): ids of the new steps, ended by NULL
 */
gboolean sw_edit_quick_entry (SwTransaction *transaction, SwElement *stream, SwElement *after, const char *text,
                              gint64 x, gint64 y, gint64 pitch, char ***made, GError **error);
