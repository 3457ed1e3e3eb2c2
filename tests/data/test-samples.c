/*
 * What tests/samples/ holds is what its README says: the exact findings of each map, and the exact sentence and exit
 * status of each refusal.
 */
#include "base/date.h"
#include "checks/check.h"
#include "checks/rule.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define LARGEST_SAMPLE (200 * 1024)
#define ALL_SAMPLES (1024 * 1024)

/** Found: the findings of a map, one a line: severity, rule, stream, elements. A file without a row has none. */
typedef struct
{
  const char *file;
  const char *findings;
} Found;

static const Found found[] = {
  { "antipatterns/activity-uncovered", "warning activity-uncovered -: s1 s2 s3\n"
                                       "info skipped-activity s1: s1\n"
                                       "info skipped-activity s2: s2\n"
                                       "info skipped-activity s3: s3\n" },
  { "antipatterns/activity-untyped", "error activity-untyped s1: n2\n"
                                     "error activity-untyped s1: n3\n"
                                     "warning bottleneck s1: n5\n"
                                     "info skipped-activity s1: s1\n" },
  { "antipatterns/build-only-focus", "warning build-only-focus s1: n3\n"
                                     "warning low-yield s1: n3\n"
                                     "warning bottleneck s1: n3\n"
                                     "warning low-yield s1: n5\n"
                                     "warning handoff-waste s1: f4\n"
                                     "warning handoff-waste s1: f5\n"
                                     "info activity-isolated s1: n5\n" },
  { "antipatterns/everything-at-once", "info team-unmapped -: t2\n"
                                       "error shares-unbalanced s1: n1 f1 f2\n"
                                       "error dangling-reference s1: n3\n"
                                       "error activity-untyped s1: n4\n"
                                       "error dangling-reference s1: f5\n"
                                       "warning skipped-activity s1: s1\n"
                                       "warning declaration-without-reason s1: s1\n"
                                       "warning low-yield s1: n1\n"
                                       "warning missing-feedback s1: n2 n3 n5\n"
                                       "warning low-yield s1: n2\n"
                                       "warning low-yield s1: n3\n"
                                       "warning step-unconnected s1: n4\n"
                                       "warning flow-cycle s1: f4\n"
                                       "info stream-boundary-missing s1: s1\n"
                                       "info step-unstaffed s1: n4\n" },
  { "antipatterns/flow-cycle", "warning low-yield s1: n2\n"
                               "warning low-yield s1: n3\n"
                               "warning bottleneck s1: n4\n"
                               "warning flow-cycle s1: f3\n"
                               "warning handoff-waste s1: f4\n"
                               "info skipped-activity s1: s1\n"
                               "info activity-isolated s1: n1\n"
                               "info activity-isolated s1: n4\n" },
  { "antipatterns/forced-sequence", "info skipped-activity s1: s1\n"
                                    "info forced-sequence s1: f2\n" },
  { "antipatterns/forgotten-acceptance", "warning accept-unused s1: s1\n"
                                         "warning bottleneck s1: n3\n"
                                         "info skipped-activity s1: s1\n" },
  { "antipatterns/handoff-waste", "warning handoff-waste s1: f2\n"
                                  "warning handoff-waste s1: f3\n"
                                  "warning handoff-waste s1: f4\n"
                                  "warning handoff-waste s1: f5\n"
                                  "warning handoff-waste s1: f6\n"
                                  "info activity-isolated s1: n1\n"
                                  "info manual-transition s1: f4\n"
                                  "info manual-transition s1: f5\n" },
  { "antipatterns/loose-ends", "error dangling-reference s1: n2\n"
                               "error duplicate-id s1: n2-2\n"
                               "error dangling-reference s1: n5\n"
                               "error dangling-reference s1: f5\n"
                               "error dangling-reference s1: f6\n"
                               "warning bottleneck s1: n5\n"
                               "info skipped-activity s1: s1\n" },
  { "antipatterns/missing-feedback", "warning waterfall-mentality s1: s1\n"
                                     "warning low-yield s1: n3\n"
                                     "warning missing-feedback s1: n6\n"
                                     "warning team-silo s1: n6\n"
                                     "warning handoff-waste s1: f4\n"
                                     "info activity-isolated s1: n6\n" },
  { "antipatterns/nobody-knows", "info team-unmapped -: t2\n"
                                 "info skipped-activity s1: s1\n"
                                 "info flow-unmeasured s1: n2\n"
                                 "info step-unstaffed s1: n2\n" },
  { "antipatterns/old-figures", "warning lead-time-rising s1: s1\n"
                                "warning lead-exceeds-outlook s1: s1\n"
                                "info skipped-activity s1: s1\n"
                                "info stale-stream s1: s1\n" },
  { "antipatterns/over-capacity", "warning bottleneck s1: n2\n"
                                  "warning over-capacity s1: n2\n"
                                  "info skipped-activity s1: s1\n" },
  { "antipatterns/paper-declarations", "warning declaration-without-reason s1: s1\n"
                                       "warning declaration-stale s1: s1\n"
                                       "warning covered-by-broken s1: s1\n"
                                       "warning handoff-waste s1: f1\n"
                                       "info activity-isolated s1: n1\n"
                                       "warning covered-by-broken s2: s2\n"
                                       "warning covered-by-broken s2: s2\n"
                                       "warning bottleneck s2: m2\n" },
  { "antipatterns/planning-paralysis", "warning planning-paralysis s1: s1\n"
                                       "warning low-yield s1: n2\n"
                                       "warning low-yield s1: n3\n" },
  { "antipatterns/shares-unbalanced", "error shares-unbalanced s1: n1 f1 f2\n"
                                      "error shares-unbalanced s1: n4 b1\n"
                                      "warning bottleneck s1: n4\n"
                                      "info skipped-activity s1: s1\n" },
  { "antipatterns/silo-optimization", "warning bottleneck s1: n3\n"
                                      "warning handoff-waste s1: f2\n"
                                      "warning silo-optimization s2: m3\n"
                                      "warning handoff-waste s2: g3\n" },
  { "antipatterns/skipped-activity", "warning skipped-activity s1: s1\n"
                                     "warning planning-paralysis s1: s1\n"
                                     "warning low-yield s1: n4\n"
                                     "warning handoff-waste s1: f2\n"
                                     "warning handoff-waste s1: f4\n" },
  { "antipatterns/slow-feedback", "warning slow-feedback s1: n2\n"
                                  "info skipped-activity s1: s1\n" },
  { "antipatterns/step-unconnected", "warning bottleneck s1: n4\n"
                                     "warning step-unconnected s1: n5\n"
                                     "info skipped-activity s1: s1\n" },
  { "antipatterns/stream-boundary-missing", "info skipped-activity s1: s1\n"
                                            "info stream-boundary-missing s1: s1\n"
                                            "warning stream-boundary-missing s2: s2\n"
                                            "info skipped-activity s2: s2\n" },
  { "antipatterns/team-silo", "warning low-yield s1: n1\n"
                              "warning low-yield s1: n5\n"
                              "warning team-silo s1: n5\n"
                              "warning handoff-waste s1: f4\n"
                              "info feedback-incomplete s1: n5\n" },
  { "antipatterns/time-contradiction", "error time-contradiction s1: n1\n"
                                       "error time-contradiction s1: n2\n"
                                       "error time-contradiction s1: f1\n"
                                       "warning bottleneck s1: n3\n"
                                       "info skipped-activity s1: s1\n" },
  { "antipatterns/unknown-activity-set", "error activity-untyped s1: n1\n"
                                         "error activity-untyped s1: n2\n" },
  { "antipatterns/waterfall-mentality", "warning waterfall-mentality s1: s1\n"
                                        "warning low-yield s1: n1\n"
                                        "warning low-yield s1: n3\n"
                                        "warning low-yield s1: n4\n"
                                        "warning team-silo s1: n5\n"
                                        "warning handoff-waste s1: f1\n"
                                        "warning handoff-waste s1: f5\n"
                                        "info activity-isolated s1: n1\n"
                                        "info feedback-incomplete s1: n5\n"
                                        "info activity-isolated s1: n6\n" },
  { "published/acme-stamping", "warning activity-uncovered -: s1 s2 s3\n"
                               "warning skipped-activity s1: s1\n"
                               "warning build-only-focus s1: n1 n2 n3 n4 n5\n"
                               "warning bottleneck s1: n3\n"
                               "warning bottleneck s1: n4\n"
                               "warning over-capacity s1: n4\n"
                               "warning missing-feedback s1: n6\n"
                               "info step-unstaffed s1: n1\n"
                               "info step-unstaffed s1: n2\n"
                               "info step-unstaffed s1: n3\n"
                               "info step-unstaffed s1: n4\n"
                               "info step-unstaffed s1: n5\n"
                               "info step-unstaffed s1: n6\n"
                               "warning skipped-activity s2: s2\n"
                               "warning build-only-focus s2: p1 p2\n"
                               "warning bottleneck s2: p2\n"
                               "warning missing-feedback s2: p3\n"
                               "info step-unstaffed s2: p1\n"
                               "info step-unstaffed s2: p2\n"
                               "info step-unstaffed s2: p3\n"
                               "warning skipped-activity s3: s3\n"
                               "warning build-only-focus s3: q1 q2\n"
                               "warning bottleneck s3: q2\n"
                               "warning missing-feedback s3: q3\n"
                               "info step-unstaffed s3: q1\n"
                               "info step-unstaffed s3: q2\n"
                               "info step-unstaffed s3: q3\n" },
  { "published/labels", "warning skipped-activity s1: s1\n"
                        "warning build-only-focus s1: n1 n2 n3\n"
                        "info step-unstaffed s1: n1\n"
                        "info step-unstaffed s1: n2\n"
                        "info step-unstaffed s1: n3\n" },
  { "published/penny-fab-two", "warning skipped-activity s1: s1\n"
                               "warning build-only-focus s1: n1 n2 n3 n4\n"
                               "warning bottleneck s1: n2\n"
                               "info step-unstaffed s1: n1\n"
                               "info step-unstaffed s1: n2\n"
                               "info step-unstaffed s1: n3\n"
                               "info step-unstaffed s1: n4\n" },
  { "published/wine-rack", "warning skipped-activity s1: s1\n"
                           "warning build-only-focus s1: n1\n"
                           "warning missing-feedback s1: n2\n"
                           "info step-unstaffed s1: n1\n"
                           "info step-unstaffed s1: n2\n" },
  { "templates/simple-request", "info skipped-activity s1: s1\n" },
};

typedef struct
{
  const char *name;
  const char *message; /* behind the path */
} Refusal;

static const Refusal refusals[] = {
  { "accept-without-target", "5:5: <accept> needs the attribute “target”" },
  { "accuracy-over-100",
    "4:65: <step> attribute “accuracy”: “120%” is not a percentage; write a number from 0% to 100%, such as 85%" },
  { "accuracy-without-sign",
    "4:65: <step> attribute “accuracy”: “0.85” is not a percentage; write a number from 0% to 100%, such as 85%" },
  { "bad-utf-8", "4:46: the file is not valid UTF-8" },
  { "control-character", "4:46: the file is not well-formed XML: the file holds a character that XML forbids" },
  { "control-reference", "4:50: the file is not well-formed XML: the file holds a character that XML forbids" },
  { "cut-in-a-tag", "4:32: the file is not well-formed XML: a value does not end with its quotation mark" },
  { "dashes-in-comment", "5:14: the file is not well-formed XML: a comment holds “--”" },
  { "date-american",
    "3:51: <stream> attribute “reviewed”: “11/24/2026” is not a date; write year, month and day, such as 2026-11-01" },
  { "date-impossible",
    "3:51: <stream> attribute “reviewed”: “2026-02-30” is not a date; write year, month and day, such as 2026-11-01" },
  { "day-of-days", "2:64: <map> attribute “day”: “1d” cannot be the length of a day, week or month; use a smaller unit "
                   "and more than 0" },
  { "declare-of-nothing",
    "4:30: <declare> attribute “as”: “done” is none of the possible words: light, covered, not-applicable" },
  { "declare-without-activity", "4:5: <declare> needs the attribute “activity”" },
  { "demand-zero", "3:51: <stream> attribute “demand”: “0/d” is no demand: the number must be more than 0" },
  { "doctype", "2:1: the file holds a document type declaration, which is never read" },
  { "empty", "1:1: the file is empty" },
  { "entity-bomb", "2:1: the file holds a document type declaration, which is never read" },
  { "external-dtd", "2:1: the file holds a document type declaration, which is never read" },
  { "external-entity", "2:1: the file holds a document type declaration, which is never read" },
  { "feedback-without-start", "6:5: <feedback> needs the attribute “from”" },
  { "flow-without-end", "6:5: <flow> needs the attribute “to”" },
  { "gzip", "1:1: the file is compressed; unpack it first" },
  { "half-people", "4:65: <step> attribute “people”: “2.5” is not a whole number of 1 or more" },
  { "id-empty", "4:11: <step> attribute “id”: “” is not an id; write a letter, then letters, digits, “-”, “.” or “_”" },
  { "id-of-digits",
    "4:11: <step> attribute “id”: “1” is not an id; write a letter, then letters, digits, “-”, “.” or “_”" },
  { "id-with-space",
    "4:11: <step> attribute “id”: “n 1” is not an id; write a letter, then letters, digits, “-”, “.” or “_”" },
  { "items-negative", "6:37: <flow> attribute “items”: “-3” is not a whole number of 0 or more" },
  { "latin-1", "4:46: the file is not valid UTF-8" },
  { "light-true", "4:65: <step> attribute “light”: “true” is none of the possible words: no, yes" },
  { "measurement-without-day", "5:5: <measurement> needs the attribute “on”" },
  { "newer-version", "2:1: needs a newer Streamwright (version 2; this one reads 1)" },
  { "no-namespace", "2:1: this is not a Streamwright map: its root is not <map> in the namespace " SW_NAMESPACE },
  { "no-people", "4:65: <step> attribute “people”: “0” is not a whole number of 1 or more" },
  { "no-quotation-marks", "4:53: the file is not well-formed XML: a value must stand in quotation marks" },
  { "noncharacter", "4:46: the file is not well-formed XML: the file holds a character that XML forbids" },
  { "note-of-unknown-kind",
    "5:19: <note> attribute “kind”: “idea” is none of the possible words: note, improvement, parked" },
  { "nul", "4:46: the file holds a NUL byte and is no text" },
  { "only-white-space", "3:1: the file is not well-formed XML: an XML element must begin here" },
  { "open-comment", "8:1: the file is not well-formed XML: a comment, an instruction or a CDATA section does not end" },
  { "other-encoding", "1:21: the file declares an encoding other than UTF-8" },
  { "other-format", "2:1: this is not a Streamwright map: its root is not <map> in the namespace " SW_NAMESPACE },
  { "other-root", "2:1: this is not a Streamwright map: its root is not <map> in the namespace " SW_NAMESPACE },
  { "place-fraction", "4:51: <step> attribute “x”: “24.5” is not a whole number" },
  { "place-infinite", "4:51: <step> attribute “x”: “1e999” is not a whole number" },
  { "place-nan", "4:51: <step> attribute “x”: “nan” is not a whole number" },
  { "place-too-far", "4:51: <step> attribute “x”: “99999999999” is not a whole number" },
  { "plain-text", "1:1: the file is not well-formed XML: an XML element must begin here" },
  { "same-attribute-twice", "4:71: the file is not well-formed XML: an element has the same attribute twice" },
  { "share-over-100",
    "6:37: <flow> attribute “share”: “101%” is not a percentage; write a number from 0% to 100%, such as 85%" },
  { "stray-ampersand", "4:49: the file is not well-formed XML: “&” begins no reference; write “&amp;”" },
  { "stray-angle", "4:45: the file is not well-formed XML: a value holds “<”; write “&lt;”" },
  { "text-behind", "4:1: the file is not well-formed XML: nothing but comments may stand behind the end of the map" },
  { "time-endless", "4:65: <step> attribute “wait”: “1e999h” is not a time; write a number and s, min, h, d, w or "
                    "month, such as 15min or 2h..1d" },
  { "time-negative", "4:65: <step> attribute “wait”: “-1h” is not a time; write a number and s, min, h, d, w or month, "
                     "such as 15min or 2h..1d" },
  { "time-of-four", "4:65: <step> attribute “process”: “1h..2h..3h..4h” is not a time; write a number and s, min, h, "
                    "d, w or month, such as 15min or 2h..1d" },
  { "time-with-blank", "4:65: <step> attribute “process”: “15 min” is not a time; write a number and s, min, h, d, w "
                       "or month, such as 15min or 2h..1d" },
  { "time-with-comma", "4:65: <step> attribute “process”: “1,5h” is not a time; write a number and s, min, h, d, w or "
                       "month, such as 15min or 2h..1d" },
  { "time-without-unit", "4:65: <step> attribute “process”: “15” is not a time; write a number and s, min, h, d, w or "
                         "month, such as 15min or 2h..1d" },
  { "too-deep", "4:327: elements are nested more than 64 deep" },
  { "too-many-attributes", "4:5: an element has more than 256 attributes" },
  { "truncated", "5:54: the file is not well-formed XML: a value does not end with its quotation mark" },
  { "two-maps", "4:1: the file is not well-formed XML: nothing but comments may stand behind the end of the map" },
  { "undeclared-prefix", "5:15: the file is not well-formed XML: a name has a prefix that is not declared" },
  { "unknown-basis", "4:65: <step> attribute “basis”: “hearsay” is none of the possible words: guess, measured" },
  { "unknown-entity", "4:55: the file is not well-formed XML: the file uses an entity other than the five of XML" },
  { "unknown-status", "3:51: <stream> attribute “status”: “final” is none of the possible words: draft, published" },
  { "utf-16", "1:1: the file is UTF-16; save it as UTF-8 first" },
  { "version-of-no-number", "2:52: <map> attribute “version”: “beta” is not a version of the format" },
  { "wrong-end-tag", "5:3: the file is not well-formed XML: this end tag does not fit the element that is open" },
};

/* The folder of a sample or of the templates. */
static char *
path_of (const char *folder, const char *name)
{
  if (strcmp (folder, "templates") == 0)
    return g_build_filename (g_getenv ("SW_TEMPLATES"), name, NULL);
  return g_build_filename (g_getenv ("SW_SAMPLES"), folder, name, NULL);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* The names in a folder without their ending, sorted. */
static GPtrArray *
names_in (const char *folder)
{
  g_autofree char *path = path_of (folder, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_suffix (name, ".vstream"));
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".vstream")));
    }
  g_ptr_array_sort (names, by_name);
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

static char *
findings_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (SwReport) report = NULL;
  GString *text = g_string_new (NULL);
  guint32 today;

  g_assert_no_error (error);
  g_assert_true (sw_date_parse ("2026-11-24", &today));
  analysis = sw_analysis_new (map);
  report = sw_check (analysis, NULL, today);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      g_autofree char *elements = g_strjoinv (" ", finding->elements);

      if (finding->accepted == NULL)
        g_string_append_printf (text, "%s %s %s: %s\n", sw_severity_name (finding->severity), finding->rule->id,
                                finding->stream != NULL ? finding->stream : "-", elements);
    }
  return g_string_free (text, FALSE);
}

static void
test_findings (gconstpointer folder)
{
  g_autoptr (GPtrArray) names = names_in (folder);
  guint rows = 0, used = 0;

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    rows += g_str_has_prefix (found[i].file, folder) ? 1 : 0;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *key = g_strdup_printf ("%s/%s", (const char *)folder, name);
      g_autofree char *file = g_strconcat (name, ".vstream", NULL);
      g_autofree char *path = path_of (folder, file);
      g_autofree char *findings = findings_of (path);
      const char *expected = "";

      for (guint row = 0; row < G_N_ELEMENTS (found); row++)
        if (strcmp (found[row].file, key) == 0)
          {
            expected = found[row].findings;
            used++;
          }
      g_test_message ("%s", key);
      g_assert_cmpstr (findings, ==, expected);
    }
  g_assert_cmpuint (used, ==, rows);
}

/* Every rule has a map that it catches. */
static void
test_rules (void)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *needle = g_strdup_printf (" %s ", rules[i].id);
      gboolean caught = FALSE;

      for (guint row = 0; row < G_N_ELEMENTS (found); row++)
        caught = caught || strstr (found[row].findings, needle) != NULL;
      if (!caught)
        g_error ("no sample breaks the rule %s", rules[i].id);
    }
}

/* Reading and writing changes nothing, but where a doubled id is mended. */
static void
test_unchanged (gconstpointer folder)
{
  g_autoptr (GPtrArray) names = names_in (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *file = g_strconcat (name, ".vstream", NULL);
      g_autofree char *path = path_of (folder, file);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) read = NULL;
      g_autoptr (SwMap) map = sw_map_read_file (path, &read, &error);
      g_autoptr (GBytes) written = NULL;

      g_assert_no_error (error);
      written = sw_map_write (map);
      if (strcmp (name, "loose-ends") == 0)
        continue;
      g_test_message ("%s", path);
      g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), g_bytes_get_data (written, NULL),
                       g_bytes_get_size (written));
    }
}

static void
assert_refused (const Refusal *refusal)
{
  g_autofree char *file = g_strconcat (refusal->name, ".vstream", NULL);
  g_autofree char *path = path_of ("broken", file);
  g_autofree char *expected = g_strdup_printf ("%s:%s\n", path, refusal->message);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { g_getenv ("SW_CLI"), "check", path, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &out, &err, &status, &error));
  g_assert_cmpstr (err, ==, expected);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
}

static void
test_refused (void)
{
  g_autoptr (GPtrArray) names = names_in ("broken");

  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (refusals));
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_assert_cmpstr (g_ptr_array_index (names, i), ==, refusals[i].name);
      assert_refused (&refusals[i]);
    }
}

/* Each of them opens, is written, and opens again as the same. */
static void
test_hostile (void)
{
  g_autoptr (GPtrArray) names = names_in ("hostile");

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_strconcat (g_ptr_array_index (names, i), ".vstream", NULL);
      g_autofree char *path = path_of ("hostile", file);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);
      g_autoptr (SwMap) again = NULL;
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) twice = NULL;

      g_assert_no_error (error);
      once = sw_map_write (map);
      again = sw_map_read (g_bytes_get_data (once, NULL), g_bytes_get_size (once), "again", &error);
      g_assert_no_error (error);
      twice = sw_map_write (again);
      g_assert_true (g_bytes_equal (once, twice));
    }
}

static guint64
size_of_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = names_in (folder);
  guint64 sum = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_strconcat (g_ptr_array_index (names, i), ".vstream", NULL);
      g_autofree char *path = path_of (folder, file);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_size, <=, LARGEST_SAMPLE);
      sum += (guint64)status.st_size;
    }
  return sum;
}

static void
test_sizes (void)
{
  guint64 sum = size_of_folder ("good") + size_of_folder ("antipatterns") + size_of_folder ("broken")
                + size_of_folder ("hostile") + size_of_folder ("published");

  g_assert_cmpuint (sum, <=, ALL_SAMPLES);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  sw_profiles_load (&error);
  g_assert_no_error (error);
  g_test_add_data_func ("/samples/findings/good", "good", test_findings);
  g_test_add_data_func ("/samples/findings/antipatterns", "antipatterns", test_findings);
  g_test_add_data_func ("/samples/findings/published", "published", test_findings);
  g_test_add_data_func ("/samples/findings/templates", "templates", test_findings);
  g_test_add_func ("/samples/findings/every-rule", test_rules);
  g_test_add_data_func ("/samples/unchanged/good", "good", test_unchanged);
  g_test_add_data_func ("/samples/unchanged/antipatterns", "antipatterns", test_unchanged);
  g_test_add_data_func ("/samples/unchanged/published", "published", test_unchanged);
  g_test_add_data_func ("/samples/unchanged/templates", "templates", test_unchanged);
  g_test_add_func ("/samples/refused", test_refused);
  g_test_add_func ("/samples/hostile", test_hostile);
  g_test_add_func ("/samples/sizes", test_sizes);
  return g_test_run ();
}
