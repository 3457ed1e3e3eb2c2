#pragma once

#include "edit/transaction.h"
#include "layout/layout.h"

typedef enum
{
  SW_ALIGN_TO_LEFT,
  SW_ALIGN_TO_CENTRE,
  SW_ALIGN_TO_RIGHT,
  SW_ALIGN_TO_TOP,
  SW_ALIGN_TO_MIDDLE,
  SW_ALIGN_TO_BOTTOM,
  SW_DISTRIBUTE_ACROSS,
  SW_DISTRIBUTE_DOWN
} SwAlignment;

/** sw_alignment_from_name: left, centre, right, top, middle, bottom, across, down. */
gboolean sw_alignment_from_name (const char *name, SwAlignment *alignment);

/**
 * sw_edit_align: a command: moves steps and notes so that their edges or middles are in one line, that of the outermost
 * (of the middle of all of them, for middles), or so that the gaps between them are equal while the outermost stay.
 * @ids: what else is among them stays, and what its lane gives a height is moved across alone; positions round to whole
 * units
 *
 * Errors: %SW_ERROR_UNKNOWN if fewer than two can be aligned, or fewer than three distributed
 */
gboolean sw_edit_align (SwTransaction *transaction, const SwLayout *layout, const char *const *ids,
                        SwAlignment alignment, GError **error);
