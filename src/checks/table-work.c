#include "checks/examples.h"
#include "checks/rule.h"

#include <glib/gi18n-lib.h>

/* The rules about work: who does it, how much of it there is, and what waits for what. */

static const SwThreshold handoff_thresholds[] = { { "steps", 3, N_ ("Steps of the stream") },
                                                  { "step", 50, N_ ("Percent of the next step's lead time") },
                                                  { "stream", 10, N_ ("Percent of the stream's lead time") },
                                                  { NULL, 0, NULL } };
static const SwThreshold uncovered_thresholds[] = { { "streams", 3, N_ ("Streams that a map has at least") },
                                                    { NULL, 0, NULL } };

static const SwThreshold bottleneck_thresholds[] = {
  { "utilisation", 85, N_ ("Percent of the time that a step is busy") },
  { "steps", 3, N_ ("Timed steps on the critical path, without demand") },
  { "percent", 40, N_ ("Percent of the lead time, without demand") },
  { "times", 2, N_ ("How many times the middle step, without demand") },
  { NULL, 0, NULL }
};
static const SwThreshold capacity_thresholds[] = { { "percent", 100, N_ ("Percent of the time of its people") },
                                                   { NULL, 0, NULL } };
static const SwThreshold slow_thresholds[] = { { "days", 30, N_ ("Days that feedback may take in any case") },
                                               { NULL, 0, NULL } };

static const SwRule rules[] = {
  { .id = "team-silo",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Those who build hear from those who deliver"),
    .why = N_ ("Those who could mend what goes wrong never learn of it."),
    .explanation = N_ ("Steps that design or build belong to other teams than those that deliver and support, no team "
                       "works on both sides, and no path leads back. A flow or a feedback counts, over as many steps "
                       "as you like. Nothing is said as long as a team is unknown."),
    .fix = N_ ("Draw a feedback to those who design and build, or let a team work on both sides."),
    .right = TEAMS ("expects=\"engage\"", WALL LINE ("b1", "feedback", "n3", "n2")),
    .wrong = TEAMS ("expects=\"engage\"", WALL) },
  { .id = "handoff-waste",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Work does not lie about between teams"),
    .why = N_ ("Time in which work only changes hands is worth nothing to those who wait."),
    .explanation =
        N_ ("A flow leads from one team to another, and what waits on it and before the next step is half of "
            "that step's lead time or more, and a tenth of the stream's. Streams of two steps, and streams "
            "whose times are not known, are spared."),
    .fix = N_ ("Let the work go on without a queue: smaller lots, one team, or an automated hand-over."),
    .right = TEAMS ("expects=\"engage\" demand=\"1/month\"", HANDED ("10min")),
    .wrong = TEAMS ("expects=\"engage\" demand=\"1/month\"", HANDED ("5h")),
    .thresholds = handoff_thresholds },
  { .id = "activity-isolated",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Activities work together across teams"),
    .why = N_ ("Who only hands over, or only takes, never learns what the others need."),
    .explanation =
        N_ ("All connections of an activity with the others lead one way, every one of them to another team, and no "
            "practice is done on both sides. Such an activity is an island: work is thrown over to it or comes from "
            "it, and nobody talks. A feedback, one team on both sides, or a practice that both name is a bridge."),
    .fix = N_ ("Draw what comes back, or let both sides share a team or a practice."),
    .right = TEAMS ("expects=\"engage improve\"", ISLAND LINE ("b1", "feedback", "n2", "n1")),
    .wrong = TEAMS ("expects=\"engage improve\"", ISLAND) },
  { .id = "step-unstaffed",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Every step has a team or a role"),
    .why = N_ ("What nobody is there for is done by whoever happens to notice."),
    .explanation = N_ ("A step names the team that does it, or the role of the person. Where both are missing, nobody "
                       "knows whom to ask, and the figures know no people. For a published stream this is a warning. "
                       "Light steps need neither."),
    .fix = N_ ("Choose the team, or enter the role."),
    .right = MAP ("expects=\"engage\"", ASK),
    .wrong = MAP ("expects=\"engage improve\"",
                  ASK "    <step id=\"n2\" activity=\"improve\" name=\"Learn\"/>\n" LINE ("f1", "flow", "n1", "n2")) },
  { .id = "team-unmapped",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Every team does a step"),
    .why = N_ ("Either the map leaves out what the team does, or the team is only there on paper."),
    .explanation = N_ ("A team that the map names does no step of any stream. Its work is missing in the picture, or "
                       "the team was left over when the steps changed."),
    .fix = N_ ("Give the team the steps that it does, or remove it."),
    .right = MAP ("expects=\"engage\"", ASK),
    .wrong = TEAMS ("expects=\"engage\"", ASK) },
  { .id = "activity-uncovered",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Together, the streams cover every activity"),
    .why = N_ ("What no stream does, the whole organisation does not do."),
    .explanation =
        N_ ("In a map of three streams or more, no stream has a step of an activity. Each stream may have its reason, "
            "and yet nobody does it: to declare it as light or as not applicable does not help here. Only the word "
            "that it is covered outside of the map does. With `check --portfolio` all files are looked at together."),
    .fix = N_ ("Add a step to the stream where the activity belongs."),
    .right = THREE (STEP ("n3", "plan", "Plan")),
    .wrong = THREE (STEP ("n3", "improve", "Learn")),
    .thresholds = uncovered_thresholds },
  { .id = "forced-sequence",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("A step waits only for what it needs"),
    .why = N_ ("Work that waits for what it does not need makes the lead time longer for nothing."),
    .explanation =
        N_ ("Two steps of different activities say what they take and what they give. The second one takes nothing "
            "that the first one gives, nor anything that comes only through the first one, and yet it waits for it. "
            "Both could run side by side. Steps that do not name their inputs and outputs are spared."),
    .fix = N_ ("Let both steps run side by side, or name what is really handed over."),
    .right = MAP ("expects=\"engage plan\"", HANDING ("Order")),
    .wrong = MAP ("expects=\"engage plan\"", HANDING ("Budget")) },
  { .id = "bottleneck",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("No step holds up all others"),
    .why = N_ ("Whatever is gained elsewhere waits here, so only here it pays to improve."),
    .explanation =
        N_ ("With the demand of the stream, the process time and the people of a step, it is known how much of their "
            "time is taken. Over 85 %, every small delay makes a queue. Without demand, a step stands out that takes "
            "40 % of the lead time and twice as long as the step in the middle of all. Light steps are spared."),
    .fix = N_ ("Let more people do it, take work away from it, or make it faster before anything else."),
    .right = MAP ("expects=\"engage\" demand=\"1/d\"", LOADED ("6.8h")),
    .wrong = MAP ("expects=\"engage\" demand=\"1/d\"", LOADED ("7h")),
    .thresholds = bottleneck_thresholds },
  { .id = "over-capacity",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("A step can do the work that comes to it"),
    .why = N_ ("The queue before it grows without end, and so does the time that everybody waits."),
    .explanation = N_ ("The demand of the stream, with rework and choices, times the process time of the step, is more "
                       "than its people have, given the share of time that they are there for it. No order of work "
                       "helps: more people, less work, or a faster way are needed."),
    .fix = N_ ("Check the number of people and the demand; if both are right, something has to change."),
    .right = MAP ("expects=\"engage\" demand=\"1/d\"", LOADED ("6h")),
    .wrong = MAP ("expects=\"engage\" demand=\"1/d\"", LOADED ("9h")),
    .thresholds = capacity_thresholds },
  { .id = "slow-feedback",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("What is learned comes back while it is still of use"),
    .why = N_ ("Until it is back, the same trouble is delivered again and again."),
    .explanation = N_ ("The shortest way from a step that delivers to one that improves, with all that work or news "
                       "wait for on it, takes longer than the whole stream and longer than 30 days. Nothing is said as "
                       "long as a time on that way is unknown."),
    .fix = N_ ("Look where the news waits, and make that shorter; or draw a shorter way."),
    .right = MAP ("expects=\"engage deliver-support\"", LATE ("30d")),
    .wrong = MAP ("expects=\"engage deliver-support\"", LATE ("31d")),
    .thresholds = slow_thresholds },
};

const SwRule *
sw_rules_of_work (guint *count)
{
  *count = G_N_ELEMENTS (rules);
  return rules;
}
