#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a fuzzer feeds: each takes any bytes, returns 0, and ends the process if something is wrong that no sanitizer
 * sees. fuzz-target.c makes a libFuzzer program of one of them; the kept inputs are replayed in every test run.
 */

/* sw_fuzz_read: a map file: it is refused with a place and a sentence, or opens. */
int sw_fuzz_read (const uint8_t *data, size_t length);

/* sw_fuzz_roundtrip: what opens is written so that it opens as the same map, and is then written the same. */
int sw_fuzz_roundtrip (const uint8_t *data, size_t length);

/* sw_fuzz_ops: operations as the journal holds them, one a line: those that fit are done, and undone to the first
 * bytes. */
int sw_fuzz_ops (const uint8_t *data, size_t length);

/* sw_fuzz_edit: bytes as a script of at most 200 commands that change something, beside those that are refused: undoing
 * all gives the first bytes, redoing all the last. */
int sw_fuzz_edit (const uint8_t *data, size_t length);

/* sw_fuzz_edit_knows: whether the scripts use this command of edit/commands.h. sw_fuzz_edit_kept: how often it changed
 * something so far; NULL: all commands together. */
gboolean sw_fuzz_edit_knows (const char *command);
guint sw_fuzz_edit_kept (const char *command);

/* sw_fuzz_picture: a map that opens is measured, checked, laid out and drawn; its SVG is well-formed. */
int sw_fuzz_picture (const uint8_t *data, size_t length);

/* sw_fuzz_log: an event log: it is refused with a place and a sentence, or each of its rows is counted and what is
 * found is a map. */
int sw_fuzz_log (const uint8_t *data, size_t length);
