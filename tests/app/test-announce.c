#include "app/announce.h"

/* What is told when warnings A and B, an error C and a hint D come and go. */

static SwReport *
report_with (const char *const *messages, const SwSeverity *severities, guint count)
{
  SwReport *report = g_new0 (SwReport, 1);

  report->findings = g_ptr_array_new ();
  for (guint i = 0; i < count; i++)
    {
      SwFinding *finding = g_new0 (SwFinding, 1);

      finding->severity = severities[i];
      finding->message = (char *)messages[i];
      finding->fingerprint = (char *)messages[i];
      g_ptr_array_add (report->findings, finding);
      report->count[severities[i]]++;
    }
  return report;
}

static void
free_report (SwReport *report)
{
  g_ptr_array_foreach (report->findings, (GFunc)(void (*) (void))g_free, NULL);
  g_ptr_array_unref (report->findings);
  g_free (report);
}

static void
expect (const char *before, const char *after, const char *text)
{
  static const char *const messages[] = { "A is wrong.", "B is wrong.", "C is wrong.", "D is missing." };
  static const SwSeverity severities[] = { SW_SEVERITY_WARNING, SW_SEVERITY_WARNING, SW_SEVERITY_ERROR,
                                           SW_SEVERITY_INFO };
  const char *sides[] = { before, after };
  SwReport *reports[2];

  for (guint side = 0; side < 2; side++)
    {
      const char *chosen[4];
      SwSeverity grave[4];
      guint count = 0;

      for (const char *letter = sides[side]; *letter != '\0'; letter++, count++)
        {
          chosen[count] = messages[*letter - 'A'];
          grave[count] = severities[*letter - 'A'];
        }
      reports[side] = report_with (chosen, grave, count);
    }
  g_autoptr (GHashTable) told = sw_announce_grave (reports[0]);
  g_autofree char *said = sw_announce_text (told, reports[1]);

  g_assert_cmpstr (said, ==, text);
  free_report (reports[0]);
  free_report (reports[1]);
}

static void
test_text (void)
{
  expect ("", "A", "New warning: A is wrong. Now: 1 warning.");
  expect ("A", "AC", "New error: C is wrong. Now: 1 error, 1 warning.");
  expect ("A", "AB", "New warning: B is wrong. Now: 2 warnings.");
  expect ("", "ABC", "3 new problems. Now: 1 error, 2 warnings.");
  expect ("AB", "B", "No longer a problem: A is wrong. Now: 1 warning.");
  expect ("A", "", "No longer a problem: A is wrong. Now: No problems.");
  expect ("AB", "", "2 problems less. Now: No problems.");
  expect ("A", "B", "New warning: B is wrong. 1 problem less. Now: 1 warning.");
}

/* Hints come and go without a word, and so does what is the same as before. */
static void
test_silence (void)
{
  expect ("", "", NULL);
  expect ("AB", "BA", NULL);
  expect ("A", "AD", NULL);
  expect ("AD", "A", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/announce/text", test_text);
  g_test_add_func ("/announce/silence", test_silence);
  return g_test_run ();
}
