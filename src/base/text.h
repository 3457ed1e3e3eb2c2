#pragma once

#include <glib.h>

/**
 * sw_text_clean:
 * @text: anything that came from outside: typed, pasted, imported
 * @length: bytes, or -1 if it ends with a NUL
 *
 * Makes valid UTF-8 and drops the characters that XML 1.0 forbids (controls but tab and newline, surrogates, U+FFFE,
 * U+FFFF); CR LF and lone CR become a newline. This is done where text comes in, so that a save never has to change
 * what a person sees.
 *
 * Returns: (transfer full)
 */
char *sw_text_clean (const char *text, gssize length);

/** sw_text_clean_line: the same for a field of one line: tabs and whatever ends a line (Unicode's own line and
 * paragraph separators too) become spaces, the ends are trimmed. */
char *sw_text_clean_line (const char *text, gssize length);

/** sw_text_is_clean: whether sw_text_clean() would leave @text as it is. */
gboolean sw_text_is_clean (const char *text);

/** sw_text_shorten: at most 40 characters of @text for use in a sentence, with an ellipsis where something was cut;
 * bytes that are no UTF-8 are replaced. Returns: (transfer full) */
char *sw_text_shorten (const char *text);

/** sw_text_key: what is the same for names that people take for the same one: written in small or capital letters, with
 * more blanks, or with letters composed differently. Returns: (transfer full) */
char *sw_text_key (const char *text);

/** sw_text_has_words: whether @text holds each of the words that a person typed, in any case. */
gboolean sw_text_has_words (const char *text, const char *typed);

/** sw_text_runs_left: whether a line that begins with @text is written from right to left: its first letter tells, as
 * in rules P2 and P3 of the Unicode bidirectional algorithm. */
gboolean sw_text_runs_left (const char *text);

/** sw_text_arrow: "→", or "←" in a line that begins with @text and runs left: arrows are not turned with the line. */
const char *sw_text_arrow (const char *text);

/** sw_text_from_to: "@from → @to", with the arrow as the line runs. Returns: (transfer full) */
char *sw_text_from_to (const char *from, const char *to);
