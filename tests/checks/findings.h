#pragma once

#include "checks/config.h"

/*
 * What the tests of the rules share: maps as text, and findings as lines that can be written by hand and compared as a
 * whole, so that a finding too many fails too.
 */

#define MAP_OF(streams) "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">" streams "</map>"

/* A stream that says its ends, so that nothing but what it holds can be found. @more: further attributes. */
#define STREAM(id, more, content)                                                                                      \
  "<stream id=\"" id "\" name=\"" id "\" trigger=\"Start\" outcome=\"End\" " more ">" content "</stream>"
#define LIGHT(activity) "<declare activity=\"" activity "\" as=\"light\"/>"
#define COVERED(activity) "<declare activity=\"" activity "\" as=\"covered\" reason=\"Elsewhere\"/>"
#define STEP(id, activity) "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"><role>Somebody</role></step>"
#define UNSTAFFED(id, activity) "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"/>"
#define LIGHT_STEP(id, activity) "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" light=\"yes\"/>"
#define FLOW(id, from, to) "<flow id=\"" id "\" from=\"" from "\" to=\"" to "\"/>"
#define SHARED_FLOW(id, from, to, share) "<flow id=\"" id "\" from=\"" from "\" to=\"" to "\" share=\"" share "\"/>"
#define FEEDBACK(id, from, to) "<feedback id=\"" id "\" from=\"" from "\" to=\"" to "\"/>"
#define SHARED_FEEDBACK(id, from, to, share)                                                                           \
  "<feedback id=\"" id "\" from=\"" from "\" to=\"" to "\" share=\"" share "\"/>"
#define ACCEPT(rule, target) "<accept rule=\"" rule "\" target=\"" target "\" reason=\"Known\"/>"

/* Declared, so that it isn't missed: what a map of one or two steps leaves out. */
#define NO_PLAN LIGHT ("plan")
#define NO_IMPROVE LIGHT ("improve")
#define NO_ENGAGE LIGHT ("engage")
#define NO_DESIGN LIGHT ("design-transition")
#define NO_BUILD LIGHT ("obtain-build")
#define NO_SUPPORT LIGHT ("deliver-support")
#define ONLY_E NO_PLAN NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT
#define ONLY_EI NO_PLAN NO_DESIGN NO_BUILD NO_SUPPORT
#define ONLY_ES NO_PLAN NO_IMPROVE NO_DESIGN NO_BUILD
#define ONLY_EIS NO_PLAN NO_DESIGN NO_BUILD
#define ONLY_EIPS NO_DESIGN NO_BUILD

#define ONE(content) MAP_OF (STREAM ("s1", "", content))

/* FindingsCase: @settings: (nullable): thresholds and severities, as a settings file has them */
typedef struct
{
  const char *name;
  const char *xml;
  const char *expected; /* see findings_lines() */
  const char *settings;
} FindingsCase;

/* findings_add_cases: a test each, called @prefix/NAME. @cases must live as long as the program. */
void findings_add_cases (const char *prefix, const FindingsCase *cases, guint count);

/* findings_read: a map from its XML, which must be readable. Returns: (transfer full) */
SwMap *findings_read (const char *xml);

/* findings_bytes: the canonical form. Returns: (transfer full) */
char *findings_bytes (SwMap *map);

/* findings_config: @settings: (nullable): as a settings file has them. Returns: (transfer full) */
SwCheckConfig *findings_config (const char *settings);

/* findings_check: all rules over @map on 2026-11-25. @config: (nullable). Returns: (transfer full) */
SwReport *findings_check (SwMap *map, const SwCheckConfig *config);

/**
 * findings_lines: one line a finding, in the order of the report: `SEVERITY RULE STREAM: ELEMENT…`, then ` / ACTIVITY…`
 * if some are named, then ` (accepted)` if it is. Returns: (transfer full)
 */
char *findings_lines (const SwReport *report);

/* findings_assert: @xml yields exactly the lines @expected. */
void findings_assert (const char *xml, const char *expected);

/* findings_assert_map: the same for a map. */
void findings_assert_map (SwMap *map, const char *expected);

/* findings_only: the one finding of @rule in @report; there must be exactly one. */
const SwFinding *findings_only (const SwReport *report, const char *rule);
