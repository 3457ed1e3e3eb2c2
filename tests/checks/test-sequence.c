/* forced-sequence: a step that waits for another one from which it takes nothing. */
#include "findings.h"

#define TAKING(id, activity, input, output)                                                                            \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"><role>R</role><input>" input                          \
  "</input><output>" output "</output></step>"
#define GIVING(id, activity, output)                                                                                   \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"><role>R</role><output>" output "</output></step>"
#define TAKER(id, activity, input)                                                                                     \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"><role>R</role><input>" input "</input></step>"
#define E_P_D COVERED ("improve") COVERED ("deliver-support") NO_BUILD
#define DRAWN(content) ONE (E_P_D content)

/* n1 engage → n2 plan → n3 design. */
#define ROW(one, two, three) DRAWN (one two three FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3"))
#define ONE_GIVES(output) TAKING ("n1", "engage", "call", output)
#define TWO(input, output) TAKING ("n2", "plan", input, output)
#define THREE_TAKES(input) TAKING ("n3", "design-transition", input, "drawing")

static const FindingsCase cases[] = {
  { "forced", ROW (ONE_GIVES ("order"), TWO ("order", "budget"), THREE_TAKES ("law")), "info forced-sequence s1: f2\n",
    NULL },
  { "taken", ROW (ONE_GIVES ("order"), TWO ("order", "budget"), THREE_TAKES ("budget")), "", NULL },
  { "one-of-several",
    ROW (ONE_GIVES ("order"), TWO ("order", "budget"), THREE_TAKES ("law</input><input>budget</input><input>weather")),
    "", NULL },
  { "spelt-otherwise", ROW (ONE_GIVES ("order"), TWO ("order", "The  Budget"), THREE_TAKES (" the budget")), "", NULL },
  { "passed-on", ROW (ONE_GIVES ("order"), TWO ("order", "budget"), THREE_TAKES ("order")), "", NULL },
  { "inputs-not-named", ROW (ONE_GIVES ("order"), GIVING ("n2", "plan", "budget"), THREE_TAKES ("law")), "", NULL },
  { "outputs-not-named", ROW (ONE_GIVES ("order"), TAKER ("n2", "plan", "order"), THREE_TAKES ("law")), "", NULL },
  { "taker-names-no-inputs",
    ROW (ONE_GIVES ("order"), TWO ("order", "budget"), GIVING ("n3", "design-transition", "drawing")), "", NULL },
  { "taker-names-no-outputs",
    ROW (ONE_GIVES ("order"), TWO ("order", "budget"), TAKER ("n3", "design-transition", "law")), "", NULL },
  { "empty-names", ROW (ONE_GIVES ("order"), TWO ("order", " "), THREE_TAKES ("law")), "", NULL },
  { "one-activity",
    ROW (ONE_GIVES ("order"), TWO ("order", "budget"),
         TAKING ("n3", "plan", "law", "drawing") LIGHT ("design-transition")),
    "", NULL },
  { "feedback",
    DRAWN (ONE_GIVES ("order") TWO ("order", "budget") THREE_TAKES ("budget") FLOW ("f1", "n1", "n2")
               FLOW ("f2", "n2", "n3") FEEDBACK ("b1", "n3", "n1")),
    "", NULL },
  { "off", ROW (ONE_GIVES ("order"), TWO ("order", "budget"), THREE_TAKES ("law")), "",
    "[forced-sequence]\nseverity=off\n" },

  /* n1 → n2 → n3, and n1 → n3: what n1 gives does not need to come through n2. */
  { "comes-another-way-too",
    DRAWN (ONE_GIVES ("order") TWO ("order", "budget") THREE_TAKES ("order") FLOW ("f1", "n1", "n2")
               FLOW ("f2", "n2", "n3") FLOW ("f3", "n1", "n3")),
    "info forced-sequence s1: f2\n", NULL },
  /* n1 → n2 → n4 → n3, and n2 → n3: every way of the order leads through n2, so neither flow out of it can go. */
  { "every-way-leads-through",
    DRAWN (ONE_GIVES ("order") TWO ("order", "budget") TAKING ("n4", "engage", "budget", "letter")
               TAKING ("n3", "design-transition", "order", "drawing") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")
                   FLOW ("f3", "n2", "n4") FLOW ("f4", "n4", "n3")),
    "info forced-sequence s1: f4\n", NULL },
  /* n1 → n2 → n3 and n1 → n4 → n3: through both of them comes the order, so it needs neither alone. */
  { "two-ways",
    DRAWN (ONE_GIVES ("order") TWO ("order", "budget") TAKING ("n4", "engage", "order", "letter")
               TAKING ("n3", "design-transition", "order", "drawing") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")
                   FLOW ("f3", "n1", "n4") FLOW ("f4", "n4", "n3")),
    "info forced-sequence s1: f2\n"
    "info forced-sequence s1: f4\n",
    NULL },
  /* What only a step beside gives does not come through the one before. */
  { "given-beside",
    DRAWN (ONE_GIVES ("order") TWO ("order", "budget") TAKING ("n4", "engage", "order", "law") THREE_TAKES ("law")
               FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n1", "n4")),
    "info forced-sequence s1: f2\n", NULL },
  /* Far behind: five steps carry the order on. */
  { "passed-on-far",
    DRAWN (ONE_GIVES ("order") TWO ("order", "a") TAKING ("n4", "engage", "a", "b") TAKING ("n5", "plan", "b", "c")
               TAKING ("n6", "engage", "c", "d") TAKING ("n3", "design-transition", "order", "drawing")
                   FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n4") FLOW ("f3", "n4", "n5") FLOW ("f4", "n5", "n6")
                       FLOW ("f5", "n6", "n3")),
    "", NULL },
};

/* --- the same by asking every path ------------------------------------------------------------------------- */

#define STEPS 9
#define NAMES 5

typedef struct
{
  guint activity[STEPS];
  guint input[STEPS], output[STEPS]; /* NAMES: none */
  gboolean flow[STEPS][STEPS];       /* only from a smaller number to a greater one */
} Net;

/* Whether @from reaches @to without @avoided. */
static gboolean
reaches (const Net *net, guint from, guint to, guint avoided)
{
  if (from == avoided)
    return FALSE;
  if (from == to)
    return TRUE;
  for (guint next = from + 1; next <= to; next++)
    if (net->flow[from][next] && reaches (net, next, to, avoided))
      return TRUE;
  return FALSE;
}

static gboolean
is_forced (const Net *net, guint u, guint v)
{
  if (net->activity[u] == net->activity[v] || net->input[u] == NAMES || net->output[u] == NAMES
      || net->input[v] == NAMES || net->output[v] == NAMES || net->output[u] == net->input[v])
    return FALSE;
  for (guint w = 0; w < u; w++)
    if (net->output[w] == net->input[v] && reaches (net, w, v, STEPS) && !reaches (net, w, v, u))
      return FALSE;
  return TRUE;
}

static char *
net_text (const Net *net, GString *expected)
{
  static const char *const activities[] = { "engage", "plan", "improve" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < STEPS; i++)
    {
      g_string_append_printf (text, "<step id=\"n%u\" activity=\"%s\" name=\"N\">", i, activities[net->activity[i]]);
      if (net->input[i] < NAMES)
        g_string_append_printf (text, "<input>%u</input>", net->input[i]);
      if (net->output[i] < NAMES)
        g_string_append_printf (text, "<output>%u</output>", net->output[i]);
      g_string_append (text, "</step>");
    }
  for (guint u = 0; u < STEPS; u++)
    for (guint v = u + 1; v < STEPS; v++)
      if (net->flow[u][v])
        {
          g_string_append_printf (text, "<flow id=\"f%u-%u\" from=\"n%u\" to=\"n%u\"/>", u, v, u, v);
          if (is_forced (net, u, v))
            g_string_append_printf (expected, "f%u-%u ", u, v);
        }
  return g_string_free (text, FALSE);
}

static void
test_all_paths (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint found = 0;

  for (guint round = 0; round < 500; round++)
    {
      Net net = { 0 };
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autofree char *content = NULL;
      g_autofree char *xml = NULL;
      g_autoptr (SwMap) map = NULL;
      g_autoptr (SwReport) report = NULL;

      for (guint i = 0; i < STEPS; i++)
        {
          net.activity[i] = (guint)g_rand_int_range (rand, 0, 3);
          net.input[i] = (guint)g_rand_int_range (rand, 0, NAMES + 1);
          net.output[i] = (guint)g_rand_int_range (rand, 0, NAMES + 1);
          for (guint v = i + 1; v < STEPS; v++)
            net.flow[i][v] = g_rand_int_range (rand, 0, 3) == 0;
        }
      content = net_text (&net, expected);
      xml = g_strconcat ("<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\"><stream id=\"s1\">",
                         content, "</stream></map>", NULL);
      map = findings_read (xml);
      report = findings_check (map, NULL);
      for (guint i = 0; i < report->findings->len; i++)
        {
          const SwFinding *finding = g_ptr_array_index (report->findings, i);
          if (g_str_equal (finding->rule->id, "forced-sequence"))
            {
              g_string_append_printf (seen, "%s ", finding->elements[0]);
              found++;
            }
        }
      g_assert_cmpstr (seen->str, ==, expected->str);
    }
  g_assert_cmpuint (found, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/sequence", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/sequence/all-paths", test_all_paths);
  return g_test_run ();
}
