#pragma once

/* The examples are whole maps, so that anybody can save and open them, and a test does. */
#define TEAM "  <team id=\"t1\" name=\"Team\"/>\n"
#define MAP(attributes, content)                                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n" TEAM                                         \
  "  <stream id=\"s1\" name=\"Example\" trigger=\"Request\" outcome=\"Result\" " attributes ">\n" content              \
  "  </stream>\n"                                                                                                      \
  "</map>\n"
#define STEP(id, activity, name) "    <step id=\"" id "\" activity=\"" activity "\" name=\"" name "\" team=\"t1\"/>\n"
#define LINE(id, kind, from, to) "    <" kind " id=\"" id "\" from=\"" from "\" to=\"" to "\"/>\n"
#define ASK STEP ("n1", "engage", "Ask")
#define HELP STEP ("n2", "deliver-support", "Help")
#define LEARN STEP ("n3", "improve", "Learn")
#define ASK_HELP ASK HELP LINE ("f1", "flow", "n1", "n2")

/* The examples of rules that need more than a few steps. */
#define TIMED(id, activity, name, process, wait)                                                                       \
  "    <step id=\"" id "\" activity=\"" activity "\" name=\"" name "\" process=\"" process "\" wait=\"" wait           \
  "\" team=\"t1\"/>\n"
#define MEASURED(on, lead) "    <measurement on=\"" on "\" lead=\"" lead "\"/>\n"
#define EXPECTS_E "expects=\"engage\""
#define TWO_STREAMS(wait)                                                                                              \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n" TEAM                                         \
  "  <stream id=\"s1\" name=\"Today\" trigger=\"Request\" outcome=\"Result\" expects=\"engage\">\n" TIMED (            \
      "n1", "engage", "Ask", "1h", "1d") TIMED ("n2", "engage", "Answer", "1h", "1d")                                  \
      LINE ("f1", "flow", "n1",                                                                                        \
            "n2") "  </stream>\n"                                                                                      \
                  "  <stream id=\"s2\" name=\"Tomorrow\" trigger=\"Request\" outcome=\"Result\" state=\"future\" "     \
                  "origin=\"s1\" "                                                                                     \
                  "expects=\"engage\">\n"                                                                              \
                  "    <step id=\"m1\" activity=\"engage\" name=\"Ask\" process=\"1h\" wait=\"1h\" team=\"t1\" "       \
                  "origin=\"n1\"/>\n"                                                                                  \
                  "    <step id=\"m2\" activity=\"engage\" name=\"Answer\" process=\"1h\" wait=\"" wait                \
                  "\" team=\"t1\" origin=\"n2\"/>\n" LINE ("g1", "flow", "m1", "m2") "  </stream>\n"                   \
                                                                                     "</map>\n"
#define SIX_PARTS "plan improve engage design-transition obtain-build deliver-support"
#define ROW                                                                                                            \
  ASK STEP ("n2", "plan", "Plan") STEP ("n3", "design-transition", "Design") STEP ("n4", "obtain-build", "Build")      \
      STEP ("n5", "deliver-support", "Deliver") STEP ("n6", "improve", "Learn") LINE ("f1", "flow", "n1", "n2")        \
          LINE ("f2", "flow", "n2", "n3") LINE ("f3", "flow", "n3", "n4") LINE ("f4", "flow", "n4", "n5")              \
              LINE ("f5", "flow", "n5", "n6")
#define PLANNED(time)                                                                                                  \
  TIMED ("n1", "engage", "Ask", "1h", "1h")                                                                            \
  TIMED ("n2", "plan", "Plan", time, "0s")                                                                             \
  TIMED ("n3", "deliver-support", "Deliver", "1h", "1h")                                                               \
  TIMED ("n4", "improve", "Learn", "1h", "1h")                                                                         \
  LINE ("f1", "flow", "n1", "n2")                                                                                      \
  LINE ("f2", "flow", "n2", "n3") LINE ("f3", "flow", "n3", "n4") LINE ("b1", "feedback", "n4", "n2")
#define BUILD STEP ("n2", "obtain-build", "Build")
#define BY(mode) "    <flow id=\"f1\" from=\"n1\" to=\"n2\" mode=\"" mode "\"/>\n"
#define RIGHT_AT(accuracy)                                                                                             \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" accuracy=\"" accuracy                                          \
  "\" team=\"t1\"/>\n" STEP ("n2", "engage", "Answer") LINE ("f1", "flow", "n1", "n2")
#define TEAM_STEP(id, activity, name, team, wait)                                                                      \
  "    <step id=\"" id "\" activity=\"" activity "\" name=\"" name "\" process=\"1h\" wait=\"" wait "\" team=\"" team  \
  "\"/>\n"
#define TEAMS(attributes, content)                                                                                     \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <team id=\"t1\" name=\"Development\"/>\n"                                                                         \
  "  <team id=\"t2\" name=\"Operations\"/>\n"                                                                          \
  "  <stream id=\"s1\" name=\"Example\" trigger=\"Request\" outcome=\"Result\" " attributes ">\n" content              \
  "  </stream>\n"                                                                                                      \
  "</map>\n"
#define WALL                                                                                                           \
  ASK TEAM_STEP ("n2", "obtain-build", "Build", "t1", "1h") TEAM_STEP ("n3", "deliver-support", "Deliver", "t2", "0s") \
      STEP ("n4", "improve", "Learn") LINE ("f1", "flow", "n1", "n2") LINE ("f2", "flow", "n2", "n3")                  \
          LINE ("f3", "flow", "n3", "n4")
#define HANDED(wait)                                                                                                   \
  TEAM_STEP ("n1", "engage", "Ask", "t1", "1h")                                                                        \
  TEAM_STEP ("n2", "engage", "Look", "t2", wait)                                                                       \
  TEAM_STEP ("n3", "engage", "Answer", "t2", "1h") LINE ("f1", "flow", "n1", "n2") LINE ("f2", "flow", "n2", "n3")
#define ISLAND                                                                                                         \
  ASK "    <step id=\"n2\" activity=\"improve\" name=\"Learn\" team=\"t2\"/>\n" LINE ("f1", "flow", "n1", "n2")
#define ASKED_ELSEWHERE "    <declare activity=\"engage\" as=\"light\"/>\n"
#define THREE(step)                                                                                                    \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n" TEAM                                         \
  "  <stream id=\"s1\" name=\"Sell\" trigger=\"Request\" outcome=\"Result\" expects=\"engage\">\n" STEP (              \
      "n1", "engage", "Ask") STEP ("n2", "deliver-support", "Help") STEP ("n4", "improve",                             \
                                                                          "Learn") LINE ("f1", "flow", "n1", "n2")     \
      LINE ("f2", "flow", "n2",                                                                                        \
            "n4") "  </stream>\n"                                                                                      \
                  "  <stream id=\"s2\" name=\"Build\" trigger=\"Request\" outcome=\"Result\" "                         \
                  "expects=\"engage\">\n" STEP ("m1", "engage", "Listen") STEP ("m2", "design-transition", "Design")   \
                      STEP ("m3", "obtain-build", "Build") LINE ("g1", "flow", "m1", "m2")                             \
                          LINE ("g2", "flow", "m2",                                                                    \
                                "m3") "  </stream>\n"                                                                  \
                                      "  <stream id=\"s3\" name=\"Steer\" trigger=\"A new year\" "                     \
                                      "outcome=\"Result\" expects=\"engage\">\n" ASKED_ELSEWHERE step "  </stream>\n"  \
                                      "</map>\n"
#define TAKING(id, activity, name, input, output)                                                                      \
  "    <step id=\"" id "\" activity=\"" activity "\" name=\"" name "\" team=\"t1\">\n"                                 \
  "      <input>" input "</input>\n"                                                                                   \
  "      <output>" output "</output>\n"                                                                                \
  "    </step>\n"
#define HANDING(input)                                                                                                 \
  TAKING ("n1", "engage", "Ask", "Request", "Order")                                                                   \
  TAKING ("n2", "plan", "Plan", input, "Schedule") LINE ("f1", "flow", "n1", "n2")
#define LOADED(process)                                                                                                \
  TIMED ("n1", "engage", "Ask", "1h", "1h")                                                                            \
  TIMED ("n2", "engage", "Answer", process, "1h") LINE ("f1", "flow", "n1", "n2")
#define LATE(wait) ASK_HELP LEARN "    <feedback id=\"b1\" from=\"n2\" to=\"n3\" wait=\"" wait "\"/>\n"
