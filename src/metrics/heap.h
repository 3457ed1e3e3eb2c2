#pragma once

#include <glib.h>

/**
 * SwHeap: numbered things in ascending order of a key; among equal keys the smaller number comes first. A key is
 * changed by pushing again: who pops skips what is stale.
 */
typedef struct
{
  double key;
  guint value;
} SwHeapItem;

typedef struct
{
  GArray *items; /* of SwHeapItem */
} SwHeap;

void sw_heap_init (SwHeap *heap);
void sw_heap_clear (SwHeap *heap);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwHeap, sw_heap_clear)

void sw_heap_push (SwHeap *heap, double key, guint value);

/** sw_heap_pop: takes the least off; FALSE if there is none. */
gboolean sw_heap_pop (SwHeap *heap, SwHeapItem *item);
