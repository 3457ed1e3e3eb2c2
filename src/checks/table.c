#include "checks/examples.h"
#include "checks/rule.h"

#include <glib/gi18n-lib.h>

static const SwThreshold stale_thresholds[] = { { "days", 180, N_ ("Days after which a review is old") },
                                                { NULL, 0, NULL } };
static const SwThreshold rising_thresholds[] = { { "measurements", 3, N_ ("Measurements that make a trend") },
                                                 { "percent", 10, N_ ("Rise of the lead time in percent") },
                                                 { NULL, 0, NULL } };
static const SwThreshold outlook_thresholds[] = { { "times", 2, N_ ("How many times the lead time of the map") },
                                                  { NULL, 0, NULL } };
static const SwThreshold silo_thresholds[] = { { "percent", 10, N_ ("Fall of a step's lead time in percent") },
                                               { NULL, 0, NULL } };

static const SwThreshold waterfall_thresholds[] = { { "activities", 5, N_ ("Activities that have a step") },
                                                    { "waits", 50, N_ ("Percent of the lead time that waiting takes") },
                                                    { NULL, 0, NULL } };
static const SwThreshold paralysis_thresholds[] = { { "steps", 4, N_ ("Steps whose work is timed") },
                                                    { "percent", 40, N_ ("Percent of all work that plans") },
                                                    { "times", 2, N_ ("How many times the work that delivers") },
                                                    { NULL, 0, NULL } };
static const SwThreshold unmeasured_thresholds[] = {
  { "percent", 50, N_ ("Percent of the steps that are timed, in a draft") }, { NULL, 0, NULL }
};
static const SwThreshold yield_thresholds[] = { { "percent", 80, N_ ("Least accuracy in percent") },
                                                { NULL, 0, NULL } };

/* What a map says, and the shape of its streams; who works, how much and in what order is in table-work.c. */
static const SwRule rules[] = {
  { .id = "activity-untyped",
    .severity = SW_SEVERITY_ERROR,
    .summary = N_ ("Every step belongs to an activity of the value chain"),
    .why = N_ ("Without its activity a step cannot be drawn, compared or checked."),
    .explanation = N_ (
        "A stream is a path through the activities of the value chain. A step that names no activity, or one that the "
        "map's activity set does not hold, cannot take part: it has no colour, counts for no activity, and hides "
        "gaps."),
    .fix = N_ ("Choose the activity that the step mostly does."),
    .right = MAP ("expects=\"engage\"", ASK),
    .wrong = MAP ("expects=\"engage\"", ASK STEP ("n2", "magic", "Wonder") LINE ("f1", "flow", "n1", "n2")) },
  { .id = "dangling-reference",
    .severity = SW_SEVERITY_ERROR,
    .summary = N_ ("What a map refers to exists"),
    .why = N_ ("The map says something that cannot be drawn, so people and figures miss it."),
    .explanation =
        N_ ("Connections join two different steps of one stream; steps name teams and origins that are in the map. A "
            "reference that leads nowhere is kept in the file, but nothing can be drawn or computed from it."),
    .fix = N_ ("Remove the reference, or give it a target that exists."),
    .right = MAP ("expects=\"engage deliver-support\"", ASK_HELP LEARN LINE ("b1", "feedback", "n2", "n3")),
    .wrong = MAP ("expects=\"engage\"", ASK LINE ("f1", "flow", "n1", "n9")) },
  { .id = "duplicate-id",
    .severity = SW_SEVERITY_ERROR,
    .summary = N_ ("Every id is used once"),
    .why = N_ ("References to a doubled id could mean either element."),
    .explanation = N_ (
        "Ids tie connections, teams and declarations to elements. When a file uses one twice, the second element gets "
        "a "
        "new id when the file is opened, and all references mean the first. Look whether that is right, then save."),
    .fix = N_ ("Check what refers to the first element, then save the map: the new id is kept."),
    .right = MAP ("expects=\"engage\"", ASK),
    .wrong = MAP ("expects=\"engage\"", ASK STEP ("n1", "engage", "Ask again") LINE ("f1", "flow", "n1", "n1-2")) },
  { .id = "shares-unbalanced",
    .severity = SW_SEVERITY_ERROR,
    .summary = N_ ("Shares of the ways out of a step add up"),
    .why = N_ ("Expected times and amounts of work are wrong when shares do not add up."),
    .explanation = N_ ("Flows with a share are a choice: each item takes one of them, so the shares of all flows out "
                       "of a step must be "
                       "100 % together, and none may be missing. Feedback shares say how much work is sent back; if "
                       "they reach 100 %, no "
                       "work would ever leave the step."),
    .fix = N_ ("Give each flow its share, so that together they are 100 %."),
    .right = MAP ("expects=\"engage\"",
                  ASK STEP ("n2", "engage", "Known")
                      STEP ("n3", "engage", "Unknown") "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"70%\"/>\n"
                                                       "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"30%\"/>\n"),
    .wrong = MAP ("expects=\"engage\"",
                  ASK STEP ("n2", "engage", "Known")
                      STEP ("n3", "engage", "Unknown") "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"70%\"/>\n"
                                                       "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"20%\"/>\n") },
  { .id = "time-contradiction",
    .severity = SW_SEVERITY_ERROR,
    .summary = N_ ("Least, likely and most times rise"),
    .why = N_ ("A range that runs backwards makes every total that contains it meaningless."),
    .explanation = N_ ("A time can be given as a range, or as least, likely and most. Mixed units hide mistakes: with "
                       "days of eight hours, "
                       "10h..1d runs backwards. The map opens with such a time, but its figures cannot be trusted."),
    .fix = N_ ("Correct the time so that it rises from least to most."),
    .right =
        MAP ("expects=\"engage\"",
             "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" process=\"4h..1d\" wait=\"1d\" team=\"t1\"/>\n"),
    .wrong =
        MAP ("expects=\"engage\"",
             "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" process=\"10h..1d\" wait=\"1d\" team=\"t1\"/>\n") },
  { .id = "skipped-activity",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Each expected activity has a step or a declaration"),
    .why = N_ ("An activity that nobody does for this stream is done too late, by chance, or not at all."),
    .explanation = N_ (
        "All activities of the value chain matter to every stream, though some only lightly. An activity without a "
        "step is "
        "either a gap, or it happens elsewhere, or it is not needed here. Say which: add a step, or declare the "
        "activity as "
        "light, as covered by another stream, or as not applicable, with the reason. Activities that the stream is not "
        "expected to have are only hinted at."),
    .fix = N_ ("Add a step for the activity, or declare why there is none."),
    .right = MAP (
        "expects=\"engage improve\"",
        "    <declare activity=\"plan\" as=\"light\"/>\n"
        "    <declare activity=\"design-transition\" as=\"not-applicable\" reason=\"Nothing is designed\"/>\n"
        "    <declare activity=\"obtain-build\" as=\"not-applicable\" reason=\"Nothing is built\"/>\n"
        "    <declare activity=\"deliver-support\" as=\"covered\" reason=\"Done by the provider\"/>\n" ASK LEARN LINE (
            "f1", "flow", "n1", "n3")),
    .wrong = MAP ("expects=\"engage improve\"", ASK) },
  { .id = "missing-feedback",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("What delivery learns reaches improvement or planning"),
    .why = N_ ("Without a way back, the same troubles are delivered again and again."),
    .explanation = N_ ("Those who deliver and support see first what works and what does not. When no path leads from "
                       "there to a step that "
                       "improves or plans, what they know is lost. A flow or a feedback counts, over as many steps as "
                       "you like. Light steps "
                       "need none, and a stream whose improvement or planning is covered elsewhere is spared."),
    .fix = N_ ("Draw a feedback from the step that delivers to a step that improves or plans."),
    .right = MAP ("expects=\"engage deliver-support\"", ASK_HELP LEARN LINE ("b1", "feedback", "n2", "n3")),
    .wrong = MAP ("expects=\"engage deliver-support\"", ASK_HELP) },
  { .id = "step-unconnected",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Every step is connected"),
    .why = N_ ("A step that stands alone is in no path, so its time and its team count for nothing."),
    .explanation = N_ ("In a stream of two steps or more, work reaches a step or leaves it by a connection. A step "
                       "without any is either "
                       "forgotten or belongs to another stream."),
    .fix = N_ ("Connect the step, or move it to the stream that it belongs to."),
    .right = MAP ("expects=\"engage improve\"", ASK LEARN LINE ("f1", "flow", "n1", "n3")),
    .wrong = MAP ("expects=\"engage improve\"", ASK LEARN) },
  { .id = "flow-cycle",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Flows do not run in circles"),
    .why = N_ ("Work that only flows round never comes out, and no lead time can be told."),
    .explanation = N_ ("Flows carry work forward. Where work goes back, for rework or because something was learned, "
                       "that is feedback, with a "
                       "share if items are sent back. A circle made of flows alone says that work never ends."),
    .fix = N_ ("Turn the flow that goes back into a feedback."),
    .right = MAP ("expects=\"engage improve\"",
                  ASK LEARN LINE ("f1", "flow", "n1", "n3") LINE ("b1", "feedback", "n3", "n1")),
    .wrong =
        MAP ("expects=\"engage improve\"", ASK LEARN LINE ("f1", "flow", "n1", "n3") LINE ("f2", "flow", "n3", "n1")) },
  { .id = "declaration-without-reason",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Declarations give their reason"),
    .why = N_ ("Without a reason nobody can tell later whether the declaration still holds."),
    .explanation = N_ ("To declare an activity as covered elsewhere or as not applicable is a decision. The reason "
                       "lets others understand it "
                       "and question it when things change. A light activity needs none."),
    .fix = N_ ("Enter the reason."),
    .right = MAP ("expects=\"engage\"",
                  "    <declare activity=\"plan\" as=\"covered\" reason=\"Planned once a year\"/>\n" ASK),
    .wrong = MAP ("expects=\"engage\"", "    <declare activity=\"plan\" as=\"covered\"/>\n" ASK) },
  { .id = "declaration-stale",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("What is declared as missing is missing"),
    .why = N_ ("The map says two different things about one activity."),
    .explanation = N_ ("A declaration explains why an activity has no step. Once there is a step for it, the "
                       "declaration is out of date."),
    .fix = N_ ("Remove the declaration."),
    .right = MAP ("expects=\"engage\"", "    <declare activity=\"plan\" as=\"light\"/>\n" ASK),
    .wrong = MAP ("expects=\"engage\"", "    <declare activity=\"engage\" as=\"light\"/>\n" ASK) },
  { .id = "covered-by-broken",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("The stream that covers an activity has a step for it"),
    .why = N_ ("Everybody relies on somebody else, and nobody does it."),
    .explanation = N_ ("An activity can be left to another stream of the map. That stream must exist and must have a "
                       "step for the activity; "
                       "it may not in turn leave it to the first one."),
    .fix = N_ ("Name the stream that does it, or add the step there."),
    .right = MAP ("expects=\"engage\"",
                  "    <declare activity=\"plan\" as=\"covered\" reason=\"Planned once a year\"/>\n" ASK),
    .wrong = MAP ("expects=\"engage\"",
                  "    <declare activity=\"plan\" as=\"covered\" by=\"s9\" reason=\"Planned there\"/>\n" ASK) },
  { .id = "accept-unused",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("An acceptance accepts something"),
    .why = N_ ("An acceptance that fits nothing would silence a new problem later without anybody noticing."),
    .explanation = N_ ("A finding can be accepted with a reason, a name and a date. When it is gone, or never was, the "
                       "acceptance is left over."),
    .fix = N_ ("Remove the acceptance."),
    .right =
        MAP ("expects=\"engage deliver-support\"", ASK_HELP
             "    <accept rule=\"missing-feedback\" target=\"n2\" reason=\"One-off\" by=\"J\" on=\"2026-11-01\"/>\n"),
    .wrong =
        MAP ("expects=\"engage\"", ASK
             "    <accept rule=\"missing-feedback\" target=\"n1\" reason=\"One-off\" by=\"J\" on=\"2026-11-01\"/>\n") },
  { .id = "feedback-incomplete",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Feedback reaches both improvement and planning"),
    .why = N_ ("Improvements need a place in the plan, and plans need to know how things went."),
    .explanation = N_ ("What delivery learns should lead to small improvements at once and to better decisions later. "
                       "Where the path reaches "
                       "only one of the two, the other works without it."),
    .fix = N_ ("Draw a feedback to the one that is missing."),
    .right = MAP ("expects=\"engage deliver-support improve plan\"",
                  ASK_HELP LEARN STEP ("n4", "plan", "Decide") LINE ("b1", "feedback", "n2", "n3")
                      LINE ("b2", "feedback", "n3", "n4")),
    .wrong = MAP ("expects=\"engage deliver-support improve plan\"",
                  ASK_HELP LEARN STEP ("n4", "plan", "Decide") LINE ("b1", "feedback", "n2", "n3")
                      LINE ("f2", "flow", "n4", "n1")) },
  { .id = "stream-boundary-missing",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("A stream says what starts it and what comes out"),
    .why = N_ ("Without both ends nobody can say when the clock starts and stops."),
    .explanation = N_ ("The trigger is what makes the work begin, the outcome what somebody has at the end. Lead time "
                       "is measured between "
                       "the two. For a published stream this is a warning."),
    .fix = N_ ("Enter the trigger and the outcome."),
    .right = MAP ("expects=\"engage\"", ASK),
    .wrong = "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n" TEAM
             "  <stream id=\"s1\" name=\"Example\" expects=\"engage\">\n" ASK "  </stream>\n"
             "</map>\n" },
  { .id = "silo-optimization",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("A step that gets faster makes the stream faster"),
    .why = N_ ("Time that one team saves and the next one waits is not saved for anybody."),
    .explanation = N_ ("A future stream is compared with the stream that it came from. Where a step takes less time "
                       "than before and the stream does not, the item only waits elsewhere: the step was improved for "
                       "itself, not for those who wait for the outcome."),
    .fix = N_ ("Look where the time that was saved is lost again, and improve there first."),
    .right = TWO_STREAMS ("1d"),
    .wrong = TWO_STREAMS ("3d"),
    .thresholds = silo_thresholds },
  { .id = "lead-time-rising",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Measured lead times do not rise"),
    .why = N_ ("A stream that slows down loses the trust of those who wait for it."),
    .explanation = N_ ("Measurements show what the stream really does. When there are three or more, and the last lead "
                       "time is clearly longer than the first one, something has changed: more work in progress, fewer "
                       "people, or more rework."),
    .fix = N_ ("Look what has changed since the first measurement."),
    .right = MAP (EXPECTS_E,
                  ASK MEASURED ("2026-01-01", "10d") MEASURED ("2026-02-01", "12d") MEASURED ("2026-03-01", "10d")),
    .wrong = MAP (EXPECTS_E,
                  ASK MEASURED ("2026-01-01", "10d") MEASURED ("2026-02-01", "10d") MEASURED ("2026-03-01", "11d")),
    .thresholds = rising_thresholds },
  { .id = "lead-exceeds-outlook",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("The map explains the lead time that was measured"),
    .why = N_ ("Where most of the time is not in the map, improving what is in it changes little."),
    .explanation = N_ ("When the last measured lead time is over twice what the steps and waits of the map add up to, "
                       "a queue is hidden somewhere: work waits where nobody has drawn it."),
    .fix = N_ ("Follow one item through the stream and note where it waits."),
    .right = MAP (EXPECTS_E, TIMED ("n1", "engage", "Ask", "1d", "4d") MEASURED ("2026-01-01", "10d")),
    .wrong = MAP (EXPECTS_E, TIMED ("n1", "engage", "Ask", "1d", "4d") MEASURED ("2026-01-01", "11d")),
    .thresholds = outlook_thresholds },
  { .id = "stale-stream",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("A stream is reviewed from time to time"),
    .why = N_ ("Decisions rest on a picture that may no longer be true."),
    .explanation = N_ ("Streams change faster than their maps. A stream whose review is long ago, or that was "
                       "published and never reviewed, may no longer show how the work is done. A draft that was never "
                       "reviewed is still being drawn and is spared."),
    .fix = N_ ("Go through the stream with those who work in it, then record the review."),
    .right = MAP (EXPECTS_E, ASK),
    .wrong = MAP (EXPECTS_E " reviewed=\"2001-01-01\"", ASK),
    .thresholds = stale_thresholds },
  { .id = "waterfall-mentality",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Not every activity waits for the one before"),
    .why = N_ ("What is learned late in a row without a way back comes too late to change anything."),
    .explanation = N_ ("Five activities or more stand in one row: each step has one flow in and one out, nothing runs "
                       "side by side, no choice is made, and nothing comes back. Most work is not like that. When "
                       "waiting also takes half of the lead time, this is a warning."),
    .fix = N_ ("Draw the feedback that there is, split the work into smaller parts, or let steps run side by side."),
    .right = MAP ("expects=\"" SIX_PARTS "\"", ROW LINE ("b1", "feedback", "n6", "n2")),
    .wrong = MAP ("expects=\"" SIX_PARTS "\"", ROW),
    .thresholds = waterfall_thresholds },
  { .id = "planning-paralysis",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Planning does not outweigh delivery"),
    .why = N_ ("Plans are worth nothing until somebody gets what was planned."),
    .explanation = N_ ("In a stream with enough timed steps, planning takes over 40 % of all work and over twice the "
                       "work of delivery and support. Smaller plans, made more often, are wrong for a shorter time."),
    .fix = N_ ("Plan less at once, and let what is learned from delivery change the plan."),
    .right = MAP ("expects=\"engage\"", PLANNED ("2h")),
    .wrong = MAP ("expects=\"engage\"", PLANNED ("3h")),
    .thresholds = paralysis_thresholds },
  { .id = "build-only-focus",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("What is built begins with those who need it"),
    .why = N_ ("What nobody asked for is built well and used by nobody."),
    .explanation = N_ ("A step obtains or builds something, and no path leads to it from a step that talks to "
                       "customers and users. A flow or a feedback counts, over as many steps as you like. When the "
                       "stream is not expected to engage, this is only a hint."),
    .fix = N_ ("Add a step that engages before it, or a feedback from the one that there is."),
    .right = MAP ("expects=\"engage obtain-build\"", ASK BUILD LINE ("f1", "flow", "n1", "n2")),
    .wrong = MAP ("expects=\"engage obtain-build\"", ASK BUILD LINE ("f1", "flow", "n2", "n1")) },
  { .id = "low-yield",
    .severity = SW_SEVERITY_WARNING,
    .summary = N_ ("Work that is often wrong has its rework in the map"),
    .why = N_ ("Somebody corrects what is wrong, and that time is missing in all figures."),
    .explanation = N_ ("When less than 80 % of what a step hands on is complete and accurate, the rest is put right "
                       "somewhere. A feedback with a share shows where, and how much. It may leave any step that the "
                       "work reaches."),
    .fix = N_ ("Draw a feedback with a share from where the mistakes are noticed."),
    .right = MAP ("expects=\"engage\"", RIGHT_AT ("80%")),
    .wrong = MAP ("expects=\"engage\"", RIGHT_AT ("79%")),
    .thresholds = yield_thresholds },
  { .id = "manual-transition",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Work reaches and leaves building by itself"),
    .why = N_ ("What is carried by hand waits for hands, and each hand makes its own mistakes."),
    .explanation =
        N_ ("A flow into or out of a step that builds, or into one that delivers, is marked as manual. These "
            "transitions happen most often, so it pays most to automate them."),
    .fix = N_ ("Automate the transition, then mark the flow."),
    .right = MAP ("expects=\"engage\"", ASK BUILD BY ("automated")),
    .wrong = MAP ("expects=\"engage\"", ASK BUILD BY ("manual")) },
  { .id = "flow-unmeasured",
    .severity = SW_SEVERITY_INFO,
    .summary = N_ ("Every step says how long it takes and how long work waits"),
    .why = N_ ("A total with unknown parts is only a lower bound."),
    .explanation = N_ ("In a published stream, or once half of the steps are timed, a step without process or wait "
                       "time stands out: the figures of the stream leave it out. A guess is better than nothing, and "
                       "light steps need none."),
    .fix = N_ ("Enter the time, if only as a guess or a range."),
    .right = MAP ("expects=\"engage\"", TIMED ("n1", "engage", "Ask", "1h", "1d")),
    .wrong = MAP ("expects=\"engage\"", TIMED ("n1", "engage", "Ask", "1h", "1d") STEP ("n2", "engage", "Answer")
                                            LINE ("f1", "flow", "n1", "n2")),
    .thresholds = unmeasured_thresholds },
};

/* The rules of both tables, as one. */
static SwRule *
all_rules (guint *count)
{
  static SwRule *all;
  static guint size;

  if (g_once_init_enter (&all))
    {
      guint more;
      const SwRule *work = sw_rules_of_work (&more);
      SwRule *list = g_new (SwRule, G_N_ELEMENTS (rules) + more);

      memcpy (list, rules, sizeof rules);
      memcpy (list + G_N_ELEMENTS (rules), work, more * sizeof (SwRule));
      size = G_N_ELEMENTS (rules) + more;
      g_once_init_leave (&all, list);
    }
  *count = size;
  return all;
}

const SwRule *
sw_rules (guint *count)
{
  return all_rules (count);
}

/* Rules are asked for with every threshold and every finding. */
static GHashTable *
rules_by_id (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    {
      GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
      guint count;
      SwRule *list = all_rules (&count);

      for (guint i = 0; i < count; i++)
        g_hash_table_insert (ids, (gpointer)list[i].id, &list[i]);
      g_once_init_leave (&table, ids);
    }
  return table;
}

/* Each finding asks for its rule, so the table is not searched. */
const SwRule *
sw_rule_find (const char *id)
{
  return g_hash_table_lookup (rules_by_id (), id);
}
