/* streamwright-cli export: pictures that are what they say, and files that stay when it is refused. */
#include "run.h"

#include <gio/gio.h>
#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n"

static void
assert_kind (Fixture *f, const char *name, const char *magic)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 500);
  g_assert_cmpmem (bytes, strlen (magic), magic, strlen (magic));
}

static void
on_start (GMarkupParseContext *context, const char *name, const char **attributes, const char **values, gpointer data,
          GError **error)
{
  GString *texts = data;

  g_assert_cmpstr (name, !=, "script");
  g_assert_cmpstr (name, !=, "image");
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      /* Nothing is fetched from outside; references stay within. */
      if (g_str_has_suffix (attributes[i], "href"))
        g_assert_true (g_str_has_prefix (values[i], "#"));
      if (g_str_has_prefix (attributes[i], "xmlns"))
        continue;
      g_assert_null (strstr (values[i], "://"));
      g_assert_false (g_str_has_prefix (attributes[i], "on"));
    }
  g_string_append_printf (texts, "<%s>", name);
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, text, (gssize)length);
}

/* Parses an SVG. Returns: (transfer full): its element names and texts */
static char *
parse_svg (const char *svg)
{
  static const GMarkupParser parser = { .start_element = on_start, .text = on_text };
  GString *texts = g_string_new (NULL);
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, texts, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return g_string_free (texts, FALSE);
}

/* What the window shows is what is exported: no step of a folded stream. */
static void
test_folded (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "a.svg", NULL);
  g_autofree char *svg = NULL, *texts = NULL;

  put (f, "a.vstream",
       "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s' name='Folded one' folded='yes'>"
       "<step id='a' activity='plan' name='Hidden step'/></stream></map>");
  assert_run (f, "export a.vstream -o a.svg", 0, "", "");
  assert_run (f, "export a.vstream --stream s -o a.png", 0, "", "");
  assert_run (f, "export a.vstream -o a.pdf", 0, "", "");
  assert_kind (f, "a.png", PNG);
  assert_kind (f, "a.pdf", "%PDF-1.");
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  texts = parse_svg (svg);
  g_assert_nonnull (strstr (texts, "Folded one"));
  g_assert_nonnull (strstr (texts, "1 step"));
  g_assert_null (strstr (texts, "Hidden step"));
}

static void
test_formats (Fixture *f, gconstpointer data)
{
  put_template (f, "simple-request", "a.vstream");
  assert_run (f, "export a.vstream -o a.svg", 0, "", "");
  assert_run (f, "export a.vstream -o a.png", 0, "", "");
  assert_run (f, "export a.vstream -o a.pdf", 0, "", "");
  assert_run (f, "export a.vstream -o b.PNG", 0, "", "");
  assert_run (f, "export a.vstream --format pdf -o c.picture", 0, "", "");
  assert_run (f, "export a.vstream --format svg -o d.png", 0, "", "");
  assert_kind (f, "a.svg", "<?xml ");
  assert_kind (f, "a.png", PNG);
  assert_kind (f, "a.pdf", "%PDF-1.");
  assert_kind (f, "b.PNG", PNG);
  assert_kind (f, "c.picture", "%PDF-1.");
  assert_kind (f, "d.png", "<?xml ");
}

static void
test_svg_holds_the_texts (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "Take in the request", "Build and test", "Roll out and watch" };
  g_autofree char *svg = NULL, *found = NULL;

  put_template (f, "new-feature-request", "a.vstream");
  run (f, "export a.vstream -o a.svg");
  svg = get (f, "a.svg");
  found = parse_svg (svg);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_nonnull (strstr (found, texts[i]));
  g_assert_nonnull (strstr (found, "<text>"));
}

/* The step without a rival is the bottleneck; it says so when that is asked for. */
static void
test_path (Fixture *f, gconstpointer data)
{
  const char *map = MAP_OF ("<stream id=\"s1\"><step id=\"n1\" activity=\"plan\" process=\"1h\"/></stream>");

  run_with (f, map, "export --format svg -o - -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_null (strstr (f->out, ">Bottleneck<"));
  run_with (f, map, "export --path --format svg -o - -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, ">Bottleneck<"));
  g_assert_nonnull (strstr (f->out, "on the critical path"));
}

/* Names that would be markup, or break it, are text in the picture. */
static void
test_svg_escapes (Fixture *f, gconstpointer data)
{
  g_autofree char *found = NULL;

  run_with (f,
            MAP_OF ("<stream id=\"s1\" name=\"]]&gt;&lt;script&gt;\"><step id=\"n1\" activity=\"engage\" "
                    "name=\"A&lt;b&gt;&amp;&quot;'\"/></stream>"),
            "export --format svg -o - -");
  g_assert_cmpint (f->code, ==, 0);
  found = parse_svg (f->out);
  g_assert_nonnull (strstr (found, "A<b>&\"'"));
  g_assert_nonnull (strstr (found, "]]><script>"));
}

static void
test_standard_output (Fixture *f, gconstpointer data)
{
  g_autofree char *svg = NULL;

  put_template (f, "incident", "a.vstream");
  run (f, "export a.vstream -o a.svg");
  svg = get (f, "a.svg");
  assert_run (f, "export a.vstream -f svg -o -", 0, svg, "");
  run (f, "export a.vstream -f png -o -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpmem (g_bytes_get_data (f->bytes, NULL), 8, PNG, 8);
}

/* The same map gives the same picture. */
static void
test_same_bytes (Fixture *f, gconstpointer data)
{
  static const char *const formats[] = { "svg", "png", "pdf" };

  put_template (f, "simple-request", "a.vstream");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *line = g_strdup_printf ("export a.vstream -f %s -o -", formats[i]);
      g_autoptr (GBytes) first = NULL;

      run (f, line);
      first = g_bytes_ref (f->bytes);
      run (f, line);
      g_assert_true (g_bytes_equal (first, f->bytes));
    }
}

/* Each option changes the picture in its way. */
static void
test_options (Fixture *f, gconstpointer data)
{
  g_autofree char *plain = NULL, *quiet = NULL, *one = NULL, *all = NULL;

  put (f, "a.vstream", warning_map);
  put_template (f, "organisation", "b.vstream");
  run (f, "export a.vstream -f svg -o -");
  plain = g_strdup (f->out);
  run (f, "export a.vstream -f svg -o - --no-findings");
  quiet = g_strdup (f->out);
  g_assert_cmpstr (plain, !=, quiet);
  run (f, "export b.vstream -f svg -o - --stream s3");
  g_assert_cmpint (f->code, ==, 0);
  one = parse_svg (f->out);
  run (f, "export b.vstream -f svg -o -");
  all = parse_svg (f->out);
  g_assert_null (strstr (one, "Gather demand"));
  g_assert_nonnull (strstr (one, "Find patterns"));
  g_assert_nonnull (strstr (all, "Gather demand"));
  for (guint i = 0; i < 4; i++)
    {
      static const char *const themes[] = { "light", "dark", "contrast", "print" };
      g_autofree char *line = g_strdup_printf ("export a.vstream -f svg -o - --theme %s", themes[i]);

      run (f, line);
      g_assert_cmpint (f->code, ==, 0);
      g_assert_cmpint (strcmp (f->out, plain) == 0, ==, i == 0);
    }
  g_assert_null (strstr (all, "Scorecard of"));
  run (f, "export a.vstream -f svg -o - --scorecard");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "Scorecard of"));
  g_assert_nonnull (strstr (f->out, "Teams are known"));
  run (f, "export b.vstream -f svg -o - --no-ladder");
  g_assert_cmpint (f->code, ==, 0);
  run (f, "export b.vstream -f png -o - --transparent");
  g_assert_cmpint (f->code, ==, 0);
}

/* Width and height of a PNG stand at bytes 16 to 23. */
static guint
png_width (Fixture *f)
{
  const guchar *bytes = g_bytes_get_data (f->bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (f->bytes), >, 24);
  return (guint)bytes[16] << 24 | (guint)bytes[17] << 16 | (guint)bytes[18] << 8 | bytes[19];
}

static void
test_scale (Fixture *f, gconstpointer data)
{
  guint once;

  put_template (f, "simple-request", "a.vstream");
  run (f, "export a.vstream -f png -o -");
  once = png_width (f);
  /* The stream is 640 wide and has some margin. */
  g_assert_cmpuint (once, >=, 640);
  g_assert_cmpuint (once, <=, 800);
  run (f, "export a.vstream -f png -o - --scale 2");
  g_assert_cmpuint (png_width (f), ==, 2 * once);
  run (f, "export a.vstream -f png -o a.png --scale 64");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
  g_assert_false (is_there (f, "a.png"));
}

/* What was embedded is the map again. */
static void
test_embed (Fixture *f, gconstpointer data)
{
  g_autofree char *plain = NULL;
  gsize png;

  put_template (f, "incident", "a.vstream");
  run (f, "export a.vstream -f svg -o -");
  plain = g_strdup (f->out);
  run (f, "export a.vstream -f svg -o - --embed");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpuint (strlen (f->out), >, strlen (plain));
  run (f, "export a.vstream -f png -o -");
  png = g_bytes_get_size (f->bytes);
  run (f, "export a.vstream -f png -o - --embed");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (f->bytes), >, png);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *line, *err;
  } cases[] = {
    { "export", "streamwright-cli: export needs one file and -o OUT\n" },
    { "export a.vstream", "streamwright-cli: export needs one file and -o OUT\n" },
    { "export -o x.svg", "streamwright-cli: export needs one file and -o OUT\n" },
    { "export a.vstream a.vstream -o x.svg", "streamwright-cli: export needs one file and -o OUT\n" },
    { "export a.vstream -o x.gif", "streamwright-cli: the format must be svg, png or pdf\n" },
    { "export a.vstream -o x", "streamwright-cli: the format must be svg, png or pdf\n" },
    { "export a.vstream -o -", "streamwright-cli: the format must be svg, png or pdf\n" },
    { "export a.vstream --format gif -o x.svg", "streamwright-cli: the format must be svg, png or pdf\n" },
    { "export a.vstream --theme pink -o x.svg",
      "streamwright-cli: there is no theme “pink”; use light, dark, contrast or print\n" },
    { "export a.vstream --scale 0 -o x.svg", "streamwright-cli: the scale must be between 0.01 and 64\n" },
    { "export a.vstream --scale -1 -o x.svg", "streamwright-cli: the scale must be between 0.01 and 64\n" },
    { "export a.vstream --scale 65 -o x.svg", "streamwright-cli: the scale must be between 0.01 and 64\n" },
    { "export a.vstream --scale nan -o x.svg", "streamwright-cli: the scale must be between 0.01 and 64\n" },
    { "export a.vstream --stream s9 -o x.svg", "streamwright-cli: a.vstream has no stream “s9”\n" },
    { "export a.vstream --stream n1 -o x.svg", "streamwright-cli: a.vstream has no stream “n1”\n" },
  };

  put (f, "a.vstream", clean_map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].line);
      assert_refused (f, cases[i].line, 2, cases[i].err);
      g_assert_false (is_there (f, "x.svg"));
    }
  run (f, "export none.vstream -o x.svg");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_false (is_there (f, "x.svg"));
}

static void
test_overwrites_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL, *still = NULL;

  put (f, "a.vstream", clean_map);
  put (f, "a.svg", "mine");
  assert_refused (f, "export a.vstream -o a.svg", 3, "a.svg: exists already; use --force to replace it\n");
  kept = get (f, "a.svg");
  g_assert_cmpstr (kept, ==, "mine");
  f->full = TRUE;
  run (f, "export a.vstream -o a.svg --force");
  g_assert_cmpint (f->code, ==, 3);
  still = get (f, "a.svg");
  g_assert_cmpstr (still, ==, "mine");
  run (f, "export a.vstream -o none/a.svg");
  g_assert_cmpint (f->code, ==, 3);
  f->full = FALSE;
  assert_run (f, "export a.vstream -o a.svg --force", 0, "", "");
  assert_kind (f, "a.svg", "<?xml ");
}

/* Maps with next to nothing in them have a picture too. */
static void
test_small_maps (Fixture *f, gconstpointer data)
{
  static const char *const maps[] = { MAP_OF (""), MAP_OF ("<stream id=\"s1\"/>"),
                                      MAP_OF ("<note id=\"k1\" x=\"5\" y=\"5\">Alone</note>") };
  static const char *const formats[] = { "svg", "png", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autofree char *line = g_strdup_printf ("export -f %s -o - -", formats[k]);

        run_with (f, maps[i], line);
        g_assert_cmpstr (f->err, ==, "");
        g_assert_cmpint (f->code, ==, 0);
        g_assert_cmpuint (g_bytes_get_size (f->bytes), >, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/export/formats", test_formats);
  test ("/cli/export/folded", test_folded);
  test ("/cli/export/svg-holds-the-texts", test_svg_holds_the_texts);
  test ("/cli/export/svg-escapes", test_svg_escapes);
  test ("/cli/export/path", test_path);
  test ("/cli/export/standard-output", test_standard_output);
  test ("/cli/export/same-bytes", test_same_bytes);
  test ("/cli/export/options", test_options);
  test ("/cli/export/scale", test_scale);
  test ("/cli/export/embed", test_embed);
  test ("/cli/export/refused", test_refused);
  test ("/cli/export/overwrites-nothing", test_overwrites_nothing);
  test ("/cli/export/small-maps", test_small_maps);
  return g_test_run ();
}
