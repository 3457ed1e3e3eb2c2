#include "../fuzz/fuzz.h"
#include "files/op-text.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

#define BASE                                                                                                           \
  "<map xmlns='https://streamwright.github.io/ns/map'><team id='t1'/><stream id='s1' name='S'><step id='n1' x='1'/>"   \
  "<step id='n2'><practice>P</practice></step><flow id='f1' from='n1' to='n2'/><!-- c --></stream></map>"

int
sw_fuzz_read (const uint8_t *data, size_t length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read ((const char *)data, length, "f", &error);

  if ((map == NULL) != (error != NULL))
    g_error ("a map and an error, or neither");
  if (error != NULL && (!g_str_has_prefix (error->message, "f:") || strchr (error->message, '\n') != NULL))
    g_error ("no sentence with a place: %s", error->message);
  return 0;
}

int
sw_fuzz_roundtrip (const uint8_t *data, size_t length)
{
  g_autoptr (SwMap) map = sw_map_read ((const char *)data, length, "f", NULL);
  g_autoptr (SwMap) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again_bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (map == NULL)
    return 0;
  bytes = sw_map_write (map);
  /* What was within the limits may be over them as written: escapes are longer. Only that may be refused. */
  if (g_bytes_get_size (bytes) > 1024 * 1024)
    return 0;
  again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "f", &error);
  if (again == NULL)
    g_error ("does not open again: %s", error->message);
  again_bytes = sw_map_write (again);
  if (!sw_map_equal (map, again) || !g_bytes_equal (bytes, again_bytes))
    g_error ("is not the same again");
  return 0;
}

static void
ops_free (gpointer op)
{
  sw_op_free (op);
}

int
sw_fuzz_ops (const uint8_t *data, size_t length)
{
  g_autofree char *text = g_strndup ((const char *)data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 1000);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (ops_free);
  g_autoptr (SwMap) map = sw_map_read (BASE, strlen (BASE), "f", NULL);
  g_autoptr (GBytes) before = sw_map_write (map);
  g_autoptr (GBytes) after = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (SwOp) op = sw_op_from_text (lines[i], NULL);
      const SwElement *element = op != NULL ? sw_map_find (map, op->id) : NULL;

      /* What an operation says of the past is taken on trust, so only its intent comes from the fuzzer. */
      if (op != NULL && op->type == SW_OP_SET && element != NULL && sw_kind_attr (element->kind, op->attr) != NULL)
        {
          SwOp *honest = sw_op_new_set (element, op->attr, op->value);
          sw_op_free (op);
          op = honest;
        }
      else if (op != NULL && op->type == SW_OP_MOVE && element != NULL && element->parent != NULL)
        {
          SwOp *honest = sw_op_new_move (element, op->parent, op->before);
          sw_op_free (op);
          op = honest;
        }
      else if (op != NULL && op->type == SW_OP_REMOVE && element != NULL && element->parent != NULL)
        {
          SwOp *honest = sw_op_new_remove (element);
          sw_op_free (op);
          op = honest;
        }
      if (op != NULL && sw_map_apply (map, op, NULL))
        g_ptr_array_add (done, g_steal_pointer (&op));
    }
  while (done->len > 0)
    {
      g_autoptr (SwOp) last = g_ptr_array_steal_index (done, done->len - 1);
      g_autoptr (SwOp) back = sw_op_invert (last);
      g_autoptr (GError) error = NULL;

      if (!sw_map_apply (map, back, &error))
        g_error ("cannot be undone: %s", error->message);
    }
  after = sw_map_write (map);
  if (!g_bytes_equal (before, after))
    g_error ("undone, but not as before");
  return 0;
}
