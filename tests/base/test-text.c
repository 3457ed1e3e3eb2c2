/* What comes in is clean; what goes into a sentence is short. */
#include "base/text.h"

#include <string.h>

static void
assert_clean (const char *text, const char *expected, const char *line)
{
  g_autofree char *clean = sw_text_clean (text, -1);
  g_autofree char *one = sw_text_clean_line (text, -1);

  g_assert_cmpstr (clean, ==, expected);
  g_assert_cmpstr (one, ==, line);
  g_assert_true (sw_text_is_clean (clean));
  g_assert_true (sw_text_is_clean (one));
  g_assert_cmpint (sw_text_is_clean (text), ==, strcmp (text, expected) == 0);
}

static void
test_clean (void)
{
  assert_clean ("", "", "");
  assert_clean ("Plain", "Plain", "Plain");
  assert_clean ("  Two\twords  ", "  Two\twords  ", "Two words");
  assert_clean ("a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d");
  assert_clean ("a\r\r\nb", "a\n\nb", "a  b");
  assert_clean ("\x01\x02\x1f"
                "a\x7f\x08",
                "a\x7f", "a\x7f");
  assert_clean ("\uFFFE\uFFFF\uFFFDx", "\uFFFDx", "\uFFFDx");
  assert_clean ("a\u2028b\u2029c\xc2\x85"
                "d",
                "a\u2028b\u2029c\xc2\x85"
                "d",
                "a b c d");
  assert_clean ("\U0001F600 日本 é", "\U0001F600 日本 é", "\U0001F600 日本 é");
  assert_clean ("a\xff\xfe"
                "b",
                "a\uFFFD\uFFFDb", "a\uFFFD\uFFFDb");
  assert_clean ("\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD");
}

/* Text with a length may hold anything, and ends where it is said to end. */
static void
test_length (void)
{
  g_autofree char *some = sw_text_clean ("abcdef", 3);
  g_autofree char *none = sw_text_clean ("abcdef", 0);
  g_autofree char *cut = sw_text_clean ("aé", 2);
  g_autofree char *line = sw_text_clean_line ("a b c", 3);

  g_assert_cmpstr (some, ==, "abc");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (cut, ==, "a\uFFFD");
  g_assert_cmpstr (line, ==, "a b");
}

static void
test_shorten (void)
{
  static const char forty[] = "1234567890123456789012345678901234567890";
  g_autofree char *longer = g_strconcat (forty, "1", NULL);
  g_autofree char *expected = g_strconcat (forty, "…", NULL);
  g_autofree char *same = sw_text_shorten (forty);
  g_autofree char *cut = sw_text_shorten (longer);
  g_autofree char *wide = NULL, *bad = sw_text_shorten ("a\xff\nb");
  g_autoptr (GString) snow = g_string_new (NULL);

  for (guint i = 0; i < 50; i++)
    g_string_append (snow, "☃");
  wide = sw_text_shorten (snow->str);
  g_assert_cmpstr (same, ==, forty);
  g_assert_cmpstr (cut, ==, expected);
  g_assert_cmpint (g_utf8_strlen (wide, -1), ==, 41);
  g_assert_true (g_str_has_suffix (wide, "☃…"));
  g_assert_cmpstr (bad, ==, "a\uFFFD b");
}

/* Any bytes at all come out clean, and cleaning is done once. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 5000; i++)
    {
      char bytes[64];
      gssize length = g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *clean = NULL, *again = NULL, *line = NULL, *line_again = NULL;

      for (gssize k = 0; k < length; k++)
        bytes[k] = (char)g_rand_int_range (rand, 1, 256);
      clean = sw_text_clean (bytes, length);
      again = sw_text_clean (clean, -1);
      line = sw_text_clean_line (bytes, length);
      line_again = sw_text_clean_line (line, -1);
      g_assert_true (sw_text_is_clean (clean));
      g_assert_cmpstr (again, ==, clean);
      g_assert_cmpstr (line_again, ==, line);
      g_assert_null (strpbrk (line, "\t\n\r"));
    }
}

/* The first letter decides: neither digits nor signs. */
static void
test_direction (void)
{
  g_autofree char *right = sw_text_from_to ("Ask", "Do"), *left = sw_text_from_to ("שאל", "Do");

  g_assert_false (sw_text_runs_left (""));
  g_assert_false (sw_text_runs_left ("2.0 – Rollout פריסה"));
  g_assert_true (sw_text_runs_left ("2.0 – פריסה Rollout"));
  g_assert_true (sw_text_runs_left ("طلب"));
  g_assert_cmpstr (right, ==, "Ask → Do");
  g_assert_cmpstr (left, ==, "שאל ← Do");
  g_assert_cmpstr (sw_text_arrow ("?"), ==, "→");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/length", test_length);
  g_test_add_func ("/base/text/shorten", test_shorten);
  g_test_add_func ("/base/text/random", test_random);
  g_test_add_func ("/base/text/direction", test_direction);
  return g_test_run ();
}
