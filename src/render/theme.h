#pragma once

#include "model/map.h"

typedef enum
{
  SW_THEME_LIGHT,
  SW_THEME_DARK,
  SW_THEME_CONTRAST,
  SW_THEME_PRINT
} SwThemeId;

typedef struct
{
  float red, green, blue, alpha; /* 0 to 1; a scene holds hundreds of thousands */
} SwColour;

/**
 * SwTheme: how a map looks; plain data. Canvas, export and thumbnail take it. Every text colour has a contrast of 4.5:1
 * or more on its ground.
 */
typedef struct
{
  SwThemeId id;
  const char *font;
  SwColour ground; /* the canvas */
  SwColour grid;
  SwColour frame; /* a stream's surface */
  SwColour frame_border;
  SwColour header;
  SwColour card;
  SwColour card_border;
  SwColour text;
  SwColour text_soft;
  SwColour flow;
  SwColour feedback;
  SwColour note;
  SwColour note_improvement;
  SwColour note_parked;
  SwColour note_text;
  SwColour ghost;
  SwColour accent;   /* selection, drop targets */
  SwColour critical; /* the critical path when lit */
  SwColour added;    /* lines around what a comparison tells */
  SwColour removed;
  SwColour changed;
  SwColour info;
  SwColour warning;
  SwColour error;
  SwColour on_badge;
  SwColour ladder;
  gboolean activity_fills; /* FALSE: activities as outlines (print) */
} SwTheme;

const SwTheme *sw_theme_get (SwThemeId id);
gboolean sw_theme_from_name (const char *name, SwThemeId *id); /* light, dark, contrast, print */

/** sw_theme_activity: the colour of an activity in this theme; a neutral one for NULL. */
SwColour sw_theme_activity (const SwTheme *theme, const SwActivity *activity);
