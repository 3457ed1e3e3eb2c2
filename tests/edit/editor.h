#pragma once

#include "edit/commands.h"
#include "edit/history.h"

/*
 * A map under test. What a command does is compared as canonical bytes, and each that is kept is undone and redone.
 */

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\""
#define WHOLE(lines) HEAD ">\n" lines "</map>\n"
#define MAP_OF(streams) "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">" streams "</map>"
#define STEP(id) "<step id=\"" id "\" activity=\"engage\"/>"
#define STEP_AT(id, x, y) "<step id=\"" id "\" activity=\"engage\" x=\"" x "\" y=\"" y "\"/>"
#define FLOW(id, from, to) "<flow id=\"" id "\" from=\"" from "\" to=\"" to "\"/>"
#define BACK(id, from, to) "<feedback id=\"" id "\" from=\"" from "\" to=\"" to "\"/>"

/* The same as lines of the canonical form. */
#define L_STEP(id) "    " STEP (id) "\n"
#define L_STEP_AT(id, x, y) "    " STEP_AT (id, x, y) "\n"
#define L_FLOW(id, from, to) "    " FLOW (id, from, to) "\n"
#define L_BACK(id, from, to) "    " BACK (id, from, to) "\n"

typedef struct
{
  SwMap *map;
  SwHistory *history;
  SwTransaction *transaction; /* what the commands under test work in */
  char *before;
  GError *error;
} Editor;

/* editor_open: reads @xml and begins a transaction. */
Editor editor_open (const char *xml);
void editor_close (Editor *editor);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Editor, editor_close)

SwElement *at (Editor *editor, const char *id);

/* bytes_of: the canonical form. Returns: (transfer full) */
char *bytes_of (SwMap *map);

/* keep: commits what was done, which must be something; asserts that the map is @expected (NULL: whatever), that undo
 * gives the bytes from before and redo those from behind; begins the next transaction. */
void keep (Editor *editor, const char *expected);

/* assert_refused: the command failed with this code and sentence (NULL: any), and dropping it leaves the map as it was;
 * begins the next transaction. */
void assert_refused (Editor *editor, int code, const char *sentence);

/* assert_unchanged: the command did nothing. */
void assert_unchanged (Editor *editor);
