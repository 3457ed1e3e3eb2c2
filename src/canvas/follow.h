#pragma once

#include "canvas/document.h"

/**
 * sw_follow_next: a step behind @step, connected, of the activity that the activity set names first as following; of
 * the same one if it names none. sw_follow_parallel: a step below @step of the same activity, with flows from where
 * @step's come from and to where they lead.
 *
 * Each is one step of undo and selects the new step. Returns: (transfer full): its id; NULL with an error
 */
char *sw_follow_next (SwDocument *document, const char *step, GError **error);
char *sw_follow_parallel (SwDocument *document, const char *step, GError **error);
