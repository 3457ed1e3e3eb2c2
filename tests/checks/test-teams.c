/* Rules about the teams of a stream. */
#include "findings.h"

/* Both teams do something, so that none is unmapped. @content: the steps of a stream. */
#define TEAMS "<team id=\"t1\" name=\"T1\"/><team id=\"t2\" name=\"T2\"/>"
#define BY(id, activity, team) "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" team=\"" team "\"/>"
#define BOTH                                                                                                           \
  STREAM ("s2", "expects=\"engage\"", ONLY_E LIGHT_BY ("m1", "t1") LIGHT_BY ("m2", "t2") FLOW ("g1", "m1", "m2"))
#define LIGHT_BY(id, team) "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" light=\"yes\" team=\"" team "\"/>"
#define MAP_WITH(content) MAP_OF (TEAMS STREAM ("s1", "demand=\"1/month\"", content) BOTH)
#define ROW3 FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")

/* Engage, build, deliver, improve; @build and @support are who builds and who delivers. */
#define WALL(build, support, more)                                                                                     \
  MAP_WITH (COVERED ("plan") NO_DESIGN STEP ("n1", "engage") build support STEP ("n4", "improve")                      \
                ROW3 FLOW ("f3", "n3", "n4") more)
#define BUILD(team) BY ("n2", "obtain-build", team)
#define SUPPORT(team) BY ("n3", "deliver-support", team)

/* Three steps of 1 h; the second team's wait is @wait, before it the flow's is @flow. */
#define HANDS(team, wait, flow)                                                                                        \
  MAP_WITH (ONLY_E STEP_BY ("n1", "t1", "0s", "7h") STEP_BY ("n2", team, wait, "1h") STEP_BY (                         \
      "n3", team, "0s", "1h") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"" flow "\"/>" FLOW ("f2", "n2", "n3"))
#define STEP_BY(id, team, wait, process)                                                                               \
  "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" process=\"" process "\" wait=\"" wait "\" team=\"" team     \
  "\"/>"

/* Engage by one team, improve by the other; @back: what else joins them; @more: inside both steps. */
#define ISLAND(team, back, more)                                                                                       \
  MAP_WITH (ONLY_EI INSIDE ("n1", "engage", "t1", more) INSIDE ("n2", "improve", team, more) FLOW ("f1", "n1", "n2")   \
                back)
#define INSIDE(id, activity, team, more)                                                                               \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" team=\"" team "\">" more "</step>"
#define PRACTICE(name) "<practice>" name "</practice>"
#define BOTH_ISLANDS                                                                                                   \
  "info activity-isolated s1: n1\n"                                                                                    \
  "info activity-isolated s1: n2\n"
#define WITHOUT_TEAM(light, more)                                                                                      \
  ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"n1\" light=\"" light "\">" more "</step>")
#define PUBLISHED(content) MAP_OF (STREAM ("s1", "status=\"published\" reviewed=\"2026-11-01\"", content))
#define TIMED "process=\"1h\" wait=\"1h\""

static const FindingsCase cases[] = {
  { "team-silo/wall", WALL (BUILD ("t1"), SUPPORT ("t2"), ""), "warning team-silo s1: n3\n", NULL },
  { "team-silo/off", WALL (BUILD ("t1"), SUPPORT ("t2"), ""), "", "[team-silo]\nseverity=off\n" },
  { "team-silo/one-team", WALL (BUILD ("t1"), SUPPORT ("t1"), ""), "", NULL },
  { "team-silo/builders-unknown", WALL (STEP ("n2", "obtain-build"), SUPPORT ("t2"), ""), "", NULL },
  { "team-silo/deliverers-unknown", WALL (BUILD ("t1"), STEP ("n3", "deliver-support"), ""), "", NULL },
  { "team-silo/way-back", WALL (BUILD ("t1"), SUPPORT ("t2"), FEEDBACK ("b1", "n3", "n2")), "", NULL },
  { "team-silo/way-back-over-others", WALL (BUILD ("t1"), SUPPORT ("t2"), FEEDBACK ("b1", "n4", "n1")), "", NULL },
  { "team-silo/way-back-elsewhere", WALL (BUILD ("t1"), SUPPORT ("t2"), FEEDBACK ("b1", "n2", "n1")),
    "warning team-silo s1: n3\n", NULL },

  { "handoff-waste/waits", HANDS ("t2", "10h", "0s"), "warning handoff-waste s1: f1\n", NULL },
  { "handoff-waste/waits-on-the-way", HANDS ("t2", "0s", "10h"), "warning handoff-waste s1: f1\n", NULL },
  { "handoff-waste/one-team", HANDS ("t1", "10h", "0s"), "", NULL },
  { "handoff-waste/automated",
    MAP_WITH (ONLY_E STEP_BY ("n1", "t1", "0s", "7h") STEP_BY ("n2", "t2", "10h", "1h") STEP_BY (
        "n3", "t2", "0s", "1h") "<flow id=\"f1\" from=\"n1\" to=\"n2\" mode=\"automated\"/>" FLOW ("f2", "n2", "n3")),
    "", NULL },
  { "handoff-waste/team-unknown",
    MAP_WITH (ONLY_E STEP ("n1", "engage") STEP_BY ("n2", "t2", "10h", "1h") STEP_BY ("n3", "t2", "0s", "1h") ROW3), "",
    "[flow-unmeasured]\nseverity=off\n" },
  { "handoff-waste/a-tenth-of-the-stream", HANDS ("t2", "30min", "30min"), "warning handoff-waste s1: f1\n", NULL },
  { "handoff-waste/under-a-tenth-of-the-stream", HANDS ("t2", "30min", "29min"), "", NULL },
  { "handoff-waste/stream-configured", HANDS ("t2", "30min", "30min"), "", "[handoff-waste]\nstream=11\n" },
  { "handoff-waste/half-of-the-step", HANDS ("t2", "1h", "0s"), "warning handoff-waste s1: f1\n", NULL },
  { "handoff-waste/under-half-of-the-step", HANDS ("t2", "59min", "0s"), "", "[handoff-waste]\nstream=5\n" },
  { "handoff-waste/step-configured", HANDS ("t2", "59min", "0s"), "warning handoff-waste s1: f1\n",
    "[handoff-waste]\nstream=5\nstep=45\n" },
  { "handoff-waste/steps-configured", HANDS ("t2", "10h", "0s"), "", "[handoff-waste]\nsteps=4\n" },
  { "handoff-waste/two-steps",
    MAP_WITH (ONLY_E STEP_BY ("n1", "t1", "0s", "1h") STEP_BY ("n2", "t2", "9h", "1h") FLOW ("f1", "n1", "n2")), "",
    NULL },

  { "activity-isolated/one-way", ISLAND ("t2", "", ""), BOTH_ISLANDS, NULL },
  { "activity-isolated/one-team", ISLAND ("t1", "", ""), "", NULL },
  { "activity-isolated/both-ways", ISLAND ("t2", FEEDBACK ("b1", "n2", "n1"), ""), "", NULL },
  { "activity-isolated/shared-practice", ISLAND ("t2", "", PRACTICE ("Service desk")), "", NULL },
  { "activity-isolated/practice-spelt-otherwise",
    MAP_WITH (ONLY_EI INSIDE ("n1", "engage", "t1", PRACTICE ("Service  Desk"))
                  INSIDE ("n2", "improve", "t2", PRACTICE ("service desk")) FLOW ("f1", "n1", "n2")),
    "", NULL },
  { "activity-isolated/other-practices",
    MAP_WITH (ONLY_EI INSIDE ("n1", "engage", "t1", PRACTICE ("Service desk"))
                  INSIDE ("n2", "improve", "t2", PRACTICE ("Problem management")) FLOW ("f1", "n1", "n2")),
    BOTH_ISLANDS, NULL },
  { "activity-isolated/team-unknown",
    MAP_WITH (ONLY_EI STEP ("n1", "engage") INSIDE ("n2", "improve", "t2", "") FLOW ("f1", "n1", "n2")), "", NULL },
  /* Of the two ways from engage to improve one stays in a team: both sit at one table. */
  { "activity-isolated/one-of-two-ways-inside",
    MAP_WITH (ONLY_EI INSIDE ("n1", "engage", "t1", "") INSIDE ("n2", "improve", "t2", "")
                  INSIDE ("n3", "engage", "t2", "") FLOW ("f1", "n1", "n2") FLOW ("f2", "n3", "n2")),
    "", NULL },
  { "activity-isolated/inside-an-activity",
    MAP_WITH (ONLY_E INSIDE ("n1", "engage", "t1", "") INSIDE ("n2", "engage", "t2", "") FLOW ("f1", "n1", "n2")), "",
    NULL },
  /* Only touched: engage is light, and improve alone is looked at. */
  { "activity-isolated/light",
    MAP_WITH (ONLY_EI LIGHT_BY ("n1", "t1") INSIDE ("n2", "improve", "t2", "") FLOW ("f1", "n1", "n2")),
    "info activity-isolated s1: n2\n", NULL },
  { "activity-isolated/all-its-steps",
    MAP_WITH (ONLY_EI INSIDE ("n1", "engage", "t1", "") INSIDE ("n2", "improve", "t2", "")
                  INSIDE ("n3", "engage", "t1", "") FLOW ("f1", "n1", "n3") FLOW ("f2", "n3", "n2")),
    "info activity-isolated s1: n1 n3\n"
    "info activity-isolated s1: n2\n",
    NULL },

  { "step-unstaffed/draft", WITHOUT_TEAM ("no", ""), "info step-unstaffed s1: n1\n", NULL },
  { "step-unstaffed/published", PUBLISHED (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"n1\" " TIMED "/>"),
    "warning step-unstaffed s1: n1\n", NULL },
  { "step-unstaffed/light", WITHOUT_TEAM ("yes", ""), "", NULL },
  { "step-unstaffed/published-and-light",
    PUBLISHED (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"n1\" light=\"yes\"/>"), "", NULL },
  { "step-unstaffed/role", WITHOUT_TEAM ("no", "<role>Agent</role>"), "", NULL },
  { "step-unstaffed/role-without-name", WITHOUT_TEAM ("no", "<role/>"), "info step-unstaffed s1: n1\n", NULL },
  { "step-unstaffed/team", MAP_WITH (ONLY_E INSIDE ("n1", "engage", "t1", "")), "", NULL },
  { "step-unstaffed/team-that-is-not-there", ONE (ONLY_E INSIDE ("n1", "engage", "t9", "")),
    "error dangling-reference s1: n1\n", NULL },

  { "team-unmapped/one-of-two", MAP_OF (TEAMS STREAM ("s1", "", ONLY_E INSIDE ("n1", "engage", "t1", ""))),
    "info team-unmapped -: t2\n", NULL },
  { "team-unmapped/no-stream", MAP_OF (TEAMS),
    "info team-unmapped -: t1\n"
    "info team-unmapped -: t2\n",
    NULL },
  { "team-unmapped/only-light-steps", MAP_OF (TEAMS BOTH), "", NULL },
  { "team-unmapped/accepted",
    MAP_OF (TEAMS STREAM ("s1", "", ONLY_E INSIDE ("n1", "engage", "t1", "") ACCEPT ("team-unmapped", "t2"))),
    "info team-unmapped -: t2 (accepted)\n", NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/teams", cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
