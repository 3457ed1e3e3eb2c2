/* Rules about how busy steps are and how long feedback takes. A day has 8 hours. */
#include "findings.h"

#define TIMED(id, activity, process, wait, more)                                                                       \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" process=\"" process "\" wait=\"" wait "\" " more      \
  "><role>R</role></step>"
#define ASK(id, process, wait, more) TIMED (id, "engage", process, wait, more)
#define ROW2 FLOW ("f1", "n1", "n2")
#define ROW3 ROW2 FLOW ("f2", "n2", "n3")
#define DEMAND(demand, content) MAP_OF (STREAM ("s1", "demand=\"" demand "\"", ONLY_E content))

/* n3 takes PROCESS + WAIT, the others 2 h each. */
#define THREE(process, wait)                                                                                           \
  ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "1h", "") ASK ("n3", process, wait, "") ROW3)

#define WITH_EIS(content) MAP_OF (STREAM ("s1", "expects=\"engage improve deliver-support\"", content))

/* The stream takes 2 × 2 h; what n2 learns reaches n3 after WAIT. */
#define BACK(wait)                                                                                                     \
  WITH_EIS (ONLY_EIS TIMED ("n1", "engage", "1h", "1h", "") TIMED ("n2", "deliver-support", "1h", "1h", "")            \
                TIMED ("n3", "improve", "1h", "1h", "") ROW2 "<feedback id=\"b1\" from=\"n2\" to=\"n3\"" wait "/>")

static const FindingsCase cases[] = {
  /* 4 h a day of 8 h are 50 %; 8 h are 100 %, which is no more than the people have. */
  { "over-capacity/half", DEMAND ("4/d", ASK ("n1", "1h", "1h", "")), "", NULL },
  { "over-capacity/full", DEMAND ("8/d", ASK ("n1", "1h", "1h", "")), "warning bottleneck s1: n1\n", NULL },
  { "over-capacity/over", DEMAND ("9/d", ASK ("n1", "1h", "1h", "")),
    "warning bottleneck s1: n1\n"
    "warning over-capacity s1: n1\n",
    NULL },
  { "over-capacity/two-people", DEMAND ("9/d", ASK ("n1", "1h", "1h", "people=\"2\"")), "", NULL },
  /* 9 h ÷ (2 people × 50 %) of 8 h */
  { "over-capacity/half-of-the-time-there", DEMAND ("9/d", ASK ("n1", "1h", "1h", "people=\"2\" uptime=\"50%\"")),
    "warning bottleneck s1: n1\n"
    "warning over-capacity s1: n1\n",
    NULL },
  { "over-capacity/no-demand", ONE (ONLY_E ASK ("n1", "9h", "1h", "")), "", NULL },
  { "over-capacity/no-process", DEMAND ("9/d", STEP ("n1", "engage")), "", NULL },
  { "over-capacity/light", DEMAND ("9/d", ASK ("n1", "1h", "1h", "light=\"yes\"")), "", NULL },
  { "over-capacity/configured", DEMAND ("4/d", ASK ("n1", "1h", "1h", "")), "warning over-capacity s1: n1\n",
    "[over-capacity]\npercent=49\n" },
  { "over-capacity/configured-within", DEMAND ("4/d", ASK ("n1", "1h", "1h", "")), "",
    "[over-capacity]\npercent=50\n" },
  /* 7 a day, and a fifth of them twice: 7 × 1.25 = 8.75 h of 8 h */
  { "over-capacity/by-rework",
    DEMAND ("7/d",
            ASK ("n1", "1h", "1h", "") ASK ("n2", "10min", "1h", "") ROW2 SHARED_FEEDBACK ("b1", "n2", "n1", "20%")),
    "warning bottleneck s1: n1\n"
    "warning over-capacity s1: n1\n",
    NULL },

  /* 17 × 24 min = 6.8 h are 85 % of 8 h. */
  { "bottleneck/at-85", DEMAND ("17/d", ASK ("n1", "24min", "1h", "")), "", NULL },
  { "bottleneck/over-85", DEMAND ("17/d", ASK ("n1", "25min", "1h", "")), "warning bottleneck s1: n1\n", NULL },
  { "bottleneck/each-busy-step", DEMAND ("17/d", ASK ("n1", "25min", "1h", "") ASK ("n2", "26min", "1h", "") ROW2),
    "warning bottleneck s1: n1\n"
    "warning bottleneck s1: n2\n",
    NULL },
  { "bottleneck/configured", DEMAND ("4/d", ASK ("n1", "1h", "1h", "")), "warning bottleneck s1: n1\n",
    "[bottleneck]\nutilisation=49\n" },
  /* Without demand: 4 h of 8 h are 50 % and twice the middle of 2, 2 and 4 h. */
  { "bottleneck/stands-out", THREE ("1h", "3h"), "warning bottleneck s1: n3\n", NULL },
  /* 3.9 h of 7.9 h are 49 %, but less than twice 2 h. */
  { "bottleneck/under-twice-the-middle", THREE ("54min", "3h"), "", NULL },
  /* 4 h of 10 h are 40 %. */
  { "bottleneck/at-40-percent",
    ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "1h", "") ASK ("n3", "1h", "3h", "")
             ASK ("n4", "1h", "1h", "") ROW3 FLOW ("f3", "n3", "n4")),
    "warning bottleneck s1: n3\n", NULL },
  /* 4 h of 11 h are 36 %. */
  { "bottleneck/under-40-percent",
    ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "1h", "") ASK ("n3", "1h", "3h", "")
             ASK ("n4", "1h", "2h", "") ROW3 FLOW ("f3", "n3", "n4")),
    "", NULL },
  { "bottleneck/two-steps", ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "9h", "") ROW2), "", NULL },
  { "bottleneck/a-time-is-missing",
    ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "1h", "") ASK (
        "n3", "1h", "9h",
        "") "<step id=\"n4\" activity=\"engage\" name=\"n4\" process=\"1h\"><role>R</role></step>" ROW3 FLOW ("f3",
                                                                                                              "n3",
                                                                                                              "n4")),
    "info flow-unmeasured s1: n4\n", NULL },
  { "bottleneck/light",
    ONE (ONLY_E ASK ("n1", "1h", "1h", "") ASK ("n2", "1h", "1h", "") ASK ("n3", "1h", "9h", "light=\"yes\"")
             ASK ("n4", "1h", "1h", "") ROW3 FLOW ("f3", "n3", "n4")),
    "", NULL },
  { "bottleneck/configured-steps", THREE ("1h", "3h"), "", "[bottleneck]\nsteps=4\n" },
  { "bottleneck/configured-percent", THREE ("1h", "3h"), "", "[bottleneck]\npercent=51\n" },
  { "bottleneck/configured-times", THREE ("1h", "3h"), "", "[bottleneck]\ntimes=2.1\n" },

  { "slow-feedback/at-30-days", BACK (" wait=\"30d\""), "", NULL },
  { "slow-feedback/over-30-days", BACK (" wait=\"31d\""), "warning slow-feedback s1: n2\n", NULL },
  { "slow-feedback/unknown", BACK (""), "", NULL },
  { "slow-feedback/configured", BACK (" wait=\"5h\""), "warning slow-feedback s1: n2\n", "[slow-feedback]\ndays=0\n" },
  { "slow-feedback/the-stream-is-slower", BACK (" wait=\"4h\""), "", "[slow-feedback]\ndays=0\n" },
  { "slow-feedback/light",
    WITH_EIS (ONLY_EIS TIMED ("n1", "engage", "1h", "1h", "")
                  TIMED ("n2", "deliver-support", "1h", "1h", "light=\"yes\"") TIMED ("n3", "improve", "1h", "1h", "")
                      ROW2 "<feedback id=\"b1\" from=\"n2\" to=\"n3\" wait=\"99d\"/>"),
    "", NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/load", cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
