/* Replays the kept inputs of the fuzzers, and a few thousand made from them by a fixed seed. */
#include "../fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

typedef int (*Function) (const uint8_t *data, size_t length);

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
load (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "tests", "fuzz", "corpus", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  const char *entry;

  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      char *data;
      gsize length;

      g_assert_true (g_file_get_contents (g_ptr_array_index (paths, i), &data, &length, NULL));
      g_ptr_array_add (inputs, g_bytes_new_take (data, length));
    }
  return inputs;
}

/* A few cuts, changes, doublings and splices, as fuzzers make them. */
static GByteArray *
mutate (GRand *rand, GPtrArray *inputs)
{
  GBytes *base = g_ptr_array_index (inputs, (guint)g_rand_int_range (rand, 0, (gint32)inputs->len));
  GBytes *other = g_ptr_array_index (inputs, (guint)g_rand_int_range (rand, 0, (gint32)inputs->len));
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, g_bytes_get_data (base, NULL), (guint)g_bytes_get_size (base));
  for (int i = g_rand_int_range (rand, 1, 5); i > 0 && out->len > 0; i--)
    {
      guint at = (guint)g_rand_int_range (rand, 0, (gint32)out->len);
      guint wanted = (guint)g_rand_int_range (rand, 1, 40);
      guint length = MIN (wanted, out->len - at);

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          g_byte_array_remove_range (out, at, length);
          break;
        case 1:
          out->data[at] = (guint8)g_rand_int_range (rand, 0, 256);
          break;
        case 2:
          out->data[at] = (guint8) "<>&'\"= /x:#\n"[g_rand_int_range (rand, 0, 12)];
          break;
        case 3:
          {
            g_autofree guint8 *piece = g_memdup2 (out->data + at, length);
            g_byte_array_append (out, piece, length);
            break;
          }
        default:
          g_byte_array_set_size (out, at);
          if (g_bytes_get_size (other) > at)
            g_byte_array_append (out, (const guint8 *)g_bytes_get_data (other, NULL) + at,
                                 (guint)g_bytes_get_size (other) - at);
        }
    }
  return out;
}

static void
run (const char *corpus, Function function, guint mutants)
{
  g_autoptr (GPtrArray) inputs = load (corpus);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_cmpuint (inputs->len, >, 5);
  for (guint i = 0; i < inputs->len; i++)
    {
      gsize length;
      const uint8_t *data = g_bytes_get_data (g_ptr_array_index (inputs, i), &length);

      g_assert_cmpint (function (data != NULL ? data : (const uint8_t *)"", length), ==, 0);
    }
  for (guint i = 0; i < mutants; i++)
    {
      g_autoptr (GByteArray) input = mutate (rand, inputs);
      g_autofree guint8 *copy = g_memdup2 (input->data, input->len);

      g_assert_cmpint (function (copy != NULL ? copy : (const uint8_t *)"", input->len), ==, 0);
    }
}

static void
test_read (void)
{
  run ("read", sw_fuzz_read, 5000);
}

static void
test_roundtrip (void)
{
  run ("read", sw_fuzz_roundtrip, 5000);
}

static void
test_ops (void)
{
  run ("ops", sw_fuzz_ops, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/fuzz/read", test_read);
  g_test_add_func ("/files/fuzz/roundtrip", test_roundtrip);
  g_test_add_func ("/files/fuzz/ops", test_ops);
  return g_test_run ();
}
