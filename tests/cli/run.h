#pragma once

#include <json-glib/json-glib.h>

/*
 * Runs the command line program as a shell would, in a folder of its own.
 */

typedef struct
{
  char *folder;
  char *cli;         /* the program to run */
  gboolean full;     /* no file can be written: as on a full disk */
  const char *crash; /* (nullable): how the rules of the crashing program crash */
  int code;          /* of the last run: its exit code; 128 + signal if it was killed */
  GBytes *bytes;
  char *out, *err;
} Fixture;

/** For g_test_add. */
void fixture_set_up (Fixture *f, gconstpointer data);
void fixture_tear_down (Fixture *f, gconstpointer data);

#define test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/** run: with the words of @line, split as a shell does; the result is in @f. run_with: @input is its standard input. */
void run (Fixture *f, const char *line);
void run_with (Fixture *f, const char *input, const char *line);

/** run_to: its standard output is the file @path. */
void run_to (Fixture *f, const char *path, const char *line);

/** assert_run: runs and compares code, output and error text. */
void assert_run (Fixture *f, const char *line, int code, const char *out, const char *err);

/** assert_refused: exit code @code, nothing on standard output, and @err alone on standard error. */
void assert_refused (Fixture *f, const char *line, int code, const char *err);

/** put: writes a file of the folder. get: reads it. Returns: (transfer full) */
void put (Fixture *f, const char *name, const char *text);
char *get (Fixture *f, const char *name);
gboolean is_there (Fixture *f, const char *name);

/** inode_of: tells whether a file was replaced. */
guint64 inode_of (Fixture *f, const char *name);

/** put_template: writes a template that ships as @name. */
void put_template (Fixture *f, const char *id, const char *name);

/** json_of: the last output, which must be one JSON object. Returns: (transfer full) */
JsonNode *json_of (Fixture *f);

/** json_text_at, json_number_at: the value at a JSONPath; there must be exactly one. json_count_at: how many there are.
 */
char *json_text_at (JsonNode *root, const char *path);
double json_number_at (JsonNode *root, const char *path);
guint json_count_at (JsonNode *root, const char *path);

#define MAP_OF(streams) "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">" streams "</map>"
#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\""

/* A map without findings; one with a warning that a safe fix mends, and a hint; one with an error. */
extern const char clean_map[], warning_map[], error_map[];
