#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\""
#define NS "https://streamwright.github.io/ns/map"

static char *
rewrite (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read (text, strlen (text), "t", &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = sw_map_write (map);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* @text becomes @expected, and that stays as it is. */
static void
assert_rewritten (const char *text, const char *expected)
{
  g_autofree char *once = rewrite (text);
  g_autofree char *twice = rewrite (once);

  g_assert_cmpstr (once, ==, expected);
  g_assert_cmpstr (twice, ==, expected);
}

static void
assert_kept (const char *text)
{
  assert_rewritten (text, text);
}

/* The page of FORMAT, and what it leaves out: the writer's order and defaults are those of the table there. */
static const char example[] =
    HEAD ROOT " title=\"IT product team\">\n"
              "  <description>Any text.</description>\n"
              "  <team id=\"desk\" name=\"Service desk\"/>\n"
              "  <stream id=\"s1\" name=\"New feature request\" trigger=\"Customer asks for a feature\" "
              "outcome=\"Feature in use\" owner=\"Product owner\" expects=\"engage plan\" demand=\"40/month\" "
              "reviewed=\"2026-11-01\" x=\"0\" y=\"0\" width=\"1280\" height=\"420\">\n"
              "    <description>…</description>\n"
              "    <declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"Quarterly planning decides\"/>\n"
              "    <step id=\"n1\" activity=\"engage\" name=\"Log the request\" x=\"40\" y=\"96\" process=\"15min\" "
              "wait=\"2h..1d\" accuracy=\"85%\" people=\"3\" team=\"desk\" basis=\"measured\">\n"
              "      <practice>Service desk</practice>\n"
              "      <role>Agent</role>\n"
              "      <input>Request</input>\n"
              "      <output>Requirement</output>\n"
              "      <field name=\"Tool\">Ticket queue</field>\n"
              "      <note>…</note>\n"
              "    </step>\n"
              "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\" items=\"12\" mode=\"manual\" share=\"80%\" "
              "label=\"accepted\"/>\n"
              "    <feedback id=\"b1\" from=\"n6\" to=\"n2\" wait=\"2w\" mode=\"automated\" share=\"10%\" "
              "label=\"usage data\"/>\n"
              "    <note id=\"k1\" kind=\"improvement\" x=\"600\" y=\"300\">Automate the triage</note>\n"
              "    <accept rule=\"waterfall-mentality\" target=\"s1\" reason=\"Regulated change\" by=\"J\" "
              "on=\"2026-11-01\"/>\n"
              "    <measurement on=\"2026-10-01\" lead=\"12d\" process=\"3h\" accuracy=\"48%\"/>\n"
              "  </stream>\n"
              "</map>\n";

static const char example_with_defaults[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<map xmlns=\"" NS "\" version=\"1\" title=\"IT product team\" profile=\"itil4\" day=\"8h\" week=\"5d\" "
    "month=\"20d\">\n"
    "  <description>Any text.</description>\n"
    "  <team id=\"desk\" name=\"Service desk\"/>\n"
    "  <stream id=\"s1\" name=\"New feature request\" trigger=\"Customer asks for a feature\" "
    "outcome=\"Feature in use\"\n"
    "          owner=\"Product owner\" status=\"draft\" state=\"current\" expects=\"engage plan\" "
    "demand=\"40/month\"\n"
    "          reviewed=\"2026-11-01\" x=\"0\" y=\"0\" width=\"1280\" height=\"420\" arrangement=\"free\">\n"
    "    <description>…</description>\n"
    "    <declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"Quarterly planning decides\"/>\n"
    "    <step id=\"n1\" activity=\"engage\" name=\"Log the request\" x=\"40\" y=\"96\" process=\"15min\" "
    "wait=\"2h..1d\" accuracy=\"85%\"\n"
    "          people=\"3\" team=\"desk\" uptime=\"100%\" changeover=\"0s\" batch=\"1\" basis=\"measured\" "
    "light=\"no\" end=\"no\">\n"
    "      <practice>Service desk</practice>\n"
    "      <role>Agent</role>\n"
    "      <input>Request</input>\n"
    "      <output>Requirement</output>\n"
    "      <field name=\"Tool\">Ticket queue</field>\n"
    "      <note>…</note>\n"
    "    </step>\n"
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\" items=\"12\" mode=\"manual\" share=\"80%\" "
    "label=\"accepted\"/>\n"
    "    <feedback id=\"b1\" from=\"n6\" to=\"n2\" wait=\"2w\" mode=\"automated\" share=\"10%\" label=\"usage "
    "data\"/>\n"
    "    <note id=\"k1\" kind=\"improvement\" x=\"600\" y=\"300\">Automate the triage</note>\n"
    "    <accept rule=\"waterfall-mentality\" target=\"s1\" reason=\"Regulated change\" by=\"J\" "
    "on=\"2026-11-01\"/>\n"
    "    <measurement on=\"2026-10-01\" lead=\"12d\" process=\"3h\" accuracy=\"48%\"/>\n"
    "  </stream>\n"
    "</map>\n";

static void
test_example (void)
{
  assert_rewritten (example_with_defaults, example);
}

static void
test_empty (void)
{
  assert_rewritten ("<map xmlns='" NS "'/>", HEAD ROOT "/>\n");
  assert_rewritten ("\xEF\xBB\xBF<map xmlns='" NS "' version='1'>\r\n\r\n</map>", HEAD ROOT "/>\n");
}

static void
test_escapes (void)
{
  /* Every character that a parser would fold, and every one that ends a value. */
  assert_kept (HEAD ROOT " title=\"a&amp;b&lt;c&gt;d&quot;e'f&#9;g&#10;h\">\n"
                         "  <description>a&amp;b&lt;c&gt;d\"e'f\tg\nh  ]]&gt;</description>\n"
                         "</map>\n");
  /* CDATA, references, line ends, and a carriage return that was written as a reference. */
  assert_rewritten ("<map xmlns='" NS "' title='x\ny&#13;z&#13;&#10;'><description>a\r\nb<![CDATA[<&>]]>&#x41;&#13;c\rd"
                    "</description></map>",
                    HEAD ROOT " title=\"x y&#10;z&#10;\">\n  <description>a\nb&lt;&amp;&gt;A\nc\nd</description>\n"
                              "</map>\n");
  /* Spaces are kept as they are, in text also at the ends. */
  assert_kept (HEAD ROOT " title=\"  a  b  \">\n  <description>  \n a \n</description>\n</map>\n");
  /* Beyond the basic plane, right to left, joined: all just characters. */
  assert_kept (HEAD ROOT " title=\"👩🏽‍💻 \u202Eabc\u202C \xC2\x85"
                         "\u2028\uFFFD\"/>\n");
}

static void
test_unknown (void)
{
  /* Attributes, elements, comments, instructions and text in every kind of place. */
  assert_kept (HEAD "<!-- before -->\n<?style href=\"a\"?>\n" ROOT " title=\"T\" colour=\"red\" xml:lang=\"en\">\n"
                    "  <!-- first -->\n"
                    "  <?tool do it?>\n"
                    "  <team id=\"t\" head=\"A &amp; B\">\n"
                    "    <member/>\n"
                    "  </team>\n"
                    "  loose &amp; text\n"
                    "  <stream id=\"s\" z=\"1\">\n"
                    "    <step id=\"a\">\n"
                    "      <cost unit=\"€\">12 &#65; <![CDATA[<raw>]]> <!-- c --><?p q?></cost>\n"
                    "      <flow id=\"f\"/>\n"
                    "      <note>text<b>bold</b> tail <!-- c -->end</note>\n"
                    "    </step>\n"
                    "    <flow id=\"f1\" from=\"a\" to=\"a\">\n"
                    "      <bend x=\"1\"/>\n"
                    "    </flow>\n"
                    "    <!-- last -->\n"
                    "  </stream>\n"
                    "</map>\n"
                    "<!-- after -->\n<?end?>\n");
}

static void
test_namespaces (void)
{
  /* Prefixes stay where they were declared; a value with a reference in it is escaped again. */
  assert_kept (HEAD ROOT " xmlns:x=\"urn:x\" xmlns:y=\"a&lt;b&amp;c\" x:mark=\"1\">\n"
                         "  <x:box y:k=\"v\"><deep xmlns=\"urn:other\"/></x:box>\n"
                         "  <stream id=\"s\" xmlns:z=\"urn:z\" z:w=\"3\">\n"
                         "    <z:thing/>\n"
                         "  </stream>\n"
                         "</map>\n");
  /* Our namespace under a prefix: known elements lose it, unknown ones stay what they were. */
  assert_rewritten ("<s:map xmlns:s='" NS "' title='T'><s:stream id='s1'><plain/><s:new a='1'/><s:step id='n1'/>"
                    "</s:stream></s:map>",
                    HEAD ROOT " title=\"T\" xmlns:s=\"" NS "\">\n"
                              "  <stream id=\"s1\">\n"
                              "    <plain xmlns=\"\"/>\n"
                              "    <s:new xmlns=\"\" a='1'/>\n"
                              "    <step id=\"n1\"/>\n"
                              "  </stream>\n"
                              "</map>\n");
  /* Another default namespace on a known element holds for the unknown ones in it. */
  assert_rewritten ("<s:map xmlns:s='" NS
                    "'><s:stream id='s1' xmlns='urn:o?a&amp;b'><p><q/></p><r xmlns='urn:r'/></s:stream>"
                    "</s:map>",
                    HEAD ROOT " xmlns:s=\"" NS "\">\n"
                              "  <stream id=\"s1\">\n"
                              "    <p xmlns=\"urn:o?a&amp;b\"><q/></p>\n"
                              "    <r xmlns='urn:r'/>\n"
                              "  </stream>\n"
                              "</map>\n");
}

static void
test_foreign_ends (void)
{
  /* Where an empty unknown element ends is told by its bytes; what follows looks like the end of a tag. */
  assert_rewritten ("<map xmlns='" NS "'><a/>/></map>", HEAD ROOT ">\n  <a/>\n  /&gt;\n</map>\n");
  assert_rewritten ("<map xmlns='" NS "'><a></a>/><b\r\n c='1'\r\n/></map>",
                    HEAD ROOT ">\n  <a></a>\n  /&gt;\n  <b\n c='1'\n/>\n</map>\n");
}

/* Loose texts that come to stand side by side must not melt into one, or a save would not read back the same. */
static void
test_loose_text (void)
{
  static const char text[] = "<map xmlns='" NS "'>one\n two<team id='t'/>three</map>";
  g_autoptr (SwMap) map = sw_map_read (text, strlen (text), "t", NULL);
  g_autoptr (SwOp) op = sw_op_new_remove (sw_map_find (map, "t"));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwMap) again = NULL;

  g_assert_true (sw_map_apply (map, op, NULL));
  bytes = sw_map_write (map);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   HEAD ROOT ">\n  one\n  two\n  three\n</map>\n",
                   strlen (HEAD ROOT ">\n  one\n  two\n  three\n</map>\n"));
  again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "t", NULL);
  g_assert_true (sw_map_equal (map, again));
}

static void
test_one_line (void)
{
  g_autoptr (SwMap) map = sw_map_read (example, strlen (example), "t", NULL);
  g_autoptr (SwOp) op = sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_X, "41");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) before = g_strsplit (example, "\n", -1);
  g_auto (GStrv) after = NULL;
  guint changed = 0;

  g_assert_true (sw_map_apply (map, op, NULL));
  bytes = sw_map_write (map);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  after = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (before), ==, g_strv_length (after));
  for (guint i = 0; before[i] != NULL; i++)
    if (strcmp (before[i], after[i]) != 0)
      {
        changed++;
        g_assert_nonnull (strstr (after[i], "<step id=\"n1\" activity=\"engage\" name=\"Log the request\" x=\"41\""));
      }
  g_assert_cmpuint (changed, ==, 1);
}

/* Absent is open: only what is folded says so, behind the arrangement. */
static void
test_folded (void)
{
  static const char text[] = "<map xmlns='" NS "' version='1'><stream id='a' folded='no'/>"
                             "<stream folded='yes' id='b' arrangement='lanes'/></map>";
  g_autoptr (SwMap) map = sw_map_read (text, strlen (text), "folded", NULL);
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (
      strstr (written, "  <stream id=\"a\"/>\n  <stream id=\"b\" arrangement=\"lanes\" folded=\"yes\"/>\n"));
}

static void
test_templates (void)
{
  const char *folder = g_getenv ("SW_TEMPLATES");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint seen = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) data = NULL;
      g_autoptr (SwMap) map = NULL;
      g_autoptr (GBytes) written = NULL;

      if (!g_str_has_suffix (name, SW_FILE_SUFFIX))
        continue;
      map = sw_map_read_file (path, &data, &error);
      g_assert_no_error (error);
      written = sw_map_write (map);
      if (!g_bytes_equal (data, written))
        g_error ("%s is not in the canonical form", name);
      seen++;
    }
  g_assert_cmpuint (seen, >=, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/write/example", test_example);
  g_test_add_func ("/files/write/empty", test_empty);
  g_test_add_func ("/files/write/escapes", test_escapes);
  g_test_add_func ("/files/write/unknown", test_unknown);
  g_test_add_func ("/files/write/namespaces", test_namespaces);
  g_test_add_func ("/files/write/foreign-ends", test_foreign_ends);
  g_test_add_func ("/files/write/loose-text", test_loose_text);
  g_test_add_func ("/files/write/one-line", test_one_line);
  g_test_add_func ("/files/write/folded", test_folded);
  g_test_add_func ("/files/write/templates", test_templates);
  return g_test_run ();
}
