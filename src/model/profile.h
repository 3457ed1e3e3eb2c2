#pragma once

#include <glib.h>

/*
 * An activity set. itil4 is the one that ships; its content is data (data/profiles/), read by files/profile.c. A loaded
 * profile is registered once and lives as long as the program, so pointers into it may be kept.
 */

/**
 * SwPart: what an activity does in a value chain. Rules ask for the part, never for an id.
 */
typedef enum
{
  SW_PART_NONE,
  SW_PART_PLAN,
  SW_PART_IMPROVE,
  SW_PART_ENGAGE,
  SW_PART_DESIGN,
  SW_PART_BUILD,
  SW_PART_SUPPORT
} SwPart;
#define SW_N_PARTS (SW_PART_SUPPORT + 1)

/** SwRgb: a colour, each channel from 0 to 1. */
typedef struct
{
  double red, green, blue;
} SwRgb;

/**
 * SwActivity:
 * @index: its place in the profile
 * @name, @short_name, @summary, @purpose: for people, translated where the program has a translation
 * @colour, @dark: its colour in the light and the dark theme
 * @icon: path data in a box of 16 × 16, absolute M, L, C and Z only
 * @next: (array zero-terminated): ids of the activities that often follow
 * @keywords: (array zero-terminated): how words begin that in the name of a piece of work point to it
 */
typedef struct
{
  guint index;
  char *id;
  SwPart part;
  char *name;
  char *short_name;
  char *summary;
  char *purpose;
  SwRgb colour;
  SwRgb dark;
  char *icon;
  char **objectives;
  char **inputs;
  char **outputs;
  char **practices;
  char **next;
  char **keywords;
} SwActivity;

/** SwProfile: @waiting: (array zero-terminated) (nullable): words in the name of a state in which nothing is done */
typedef struct
{
  char *id;
  char *name;
  GPtrArray *activities; /* of SwActivity */
  char **waiting;
} SwProfile;

SwProfile *sw_profile_new (const char *id, const char *name);

/** sw_profile_add: appends an empty activity and returns it, owned by @profile. */
SwActivity *sw_profile_add (SwProfile *profile, const char *id);

void sw_profile_free (SwProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwProfile, sw_profile_free)

/** sw_profile_activity: the activity called @id, or NULL. */
const SwActivity *sw_profile_activity (const SwProfile *profile, const char *id);

/** sw_profile_register: @profile: (transfer full). A profile of the same id that is registered already stays, and
 * @profile is freed. */
void sw_profile_register (SwProfile *profile);

/** sw_profile_find: a registered profile, or NULL. */
const SwProfile *sw_profile_find (const char *id);

/** sw_profile_list: ids of all registered profiles, sorted. Returns: (transfer full) */
char **sw_profile_list (void);

/** sw_part_name, sw_part_from_name: plan, improve, engage, design, build, support; none. */
const char *sw_part_name (SwPart part);
gboolean sw_part_from_name (const char *name, SwPart *part);
