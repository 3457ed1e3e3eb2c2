#include "metrics/heap.h"

void
sw_heap_init (SwHeap *heap)
{
  heap->items = g_array_new (FALSE, FALSE, sizeof (SwHeapItem));
}

void
sw_heap_clear (SwHeap *heap)
{
  g_clear_pointer (&heap->items, g_array_unref);
}

static gboolean
is_before (SwHeapItem a, SwHeapItem b)
{
  return a.key < b.key || (a.key == b.key && a.value < b.value);
}

void
sw_heap_push (SwHeap *heap, double key, guint value)
{
  SwHeapItem item = { key, value };
  SwHeapItem *items;
  guint i = heap->items->len;

  g_array_append_val (heap->items, item);
  items = (SwHeapItem *)heap->items->data;
  for (; i > 0 && is_before (item, items[(i - 1) / 2]); i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = item;
}

gboolean
sw_heap_pop (SwHeap *heap, SwHeapItem *item)
{
  SwHeapItem *items = (SwHeapItem *)heap->items->data;
  SwHeapItem last;
  guint n = heap->items->len, i = 0;

  if (n == 0)
    return FALSE;
  *item = items[0];
  last = items[--n];
  g_array_set_size (heap->items, n);
  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && is_before (items[child + 1], items[child]))
        child++;
      if (!is_before (items[child], last))
        break;
      items[i] = items[child];
      i = child;
    }
  if (n > 0)
    items[i] = last;
  return TRUE;
}
