/* Random scripts of commands, the same each run: undoing all gives the first bytes, redoing all the last ones, and each
 * state can be saved. The scripts are those of the fuzzer (tests/fuzz/fuzz-edit.c), which aborts where one does not. */
#include "../fuzz/fuzz.h"
#include "files/profiles.h"

/* A sanitizer sees the same mistakes in fewer, slower scripts. */
#ifdef __SANITIZE_ADDRESS__
#define SCRIPTS 100
#else
#define SCRIPTS 1000
#endif
#define LONGEST 1000

static void
test_scripts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261101);
  guint8 script[LONGEST];

  g_assert_true (sw_profiles_load (NULL));
  for (guint i = 0; i < SCRIPTS; i++)
    {
      guint length = (guint)g_rand_int_range (rand, 1, LONGEST + 1);

      for (guint k = 0; k < length; k++)
        script[k] = (guint8)g_rand_int_range (rand, 0, 256);
      g_assert_cmpint (sw_fuzz_edit (script, length), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/scripts", test_scripts);
  return g_test_run ();
}
