/*
 * Writes an event log of COUNT rows with start and end: items that are taken in, built, tested, sometimes sent back,
 * and rolled out by a handful of people.
 *
 *   event-log COUNT
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state = 88172645463325252u;

/* A number from 0 to @below (Marsaglia, "Xorshift RNGs", 2003). */
static long
random_below (long below)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (long)(state % (uint64_t)below);
}

static void
print_time (time_t moment)
{
  char text[32];
  struct tm parts;

  strftime (text, sizeof text, "%Y-%m-%dT%H:%M:%S", gmtime_r (&moment, &parts));
  fputs (text, stdout);
}

static time_t
print_row (long item, const char *activity, time_t now, long most_wait, long most_work)
{
  now += random_below (most_wait);
  printf ("IT-%07ld,%s,", item, activity);
  print_time (now);
  putchar (',');
  now += 60 + random_below (most_work);
  print_time (now);
  printf (",person %ld\n", random_below (8));
  return now;
}

int
main (int argc, char **argv)
{
  static const char *const activities[] = { "Take in", "Analyse", "Build", "Test", "Roll out" };
  long count = argc > 1 ? strtol (argv[1], NULL, 10) : 0;
  long item = 0, rows = 0;

  puts ("case,activity,start,end,resource");
  while (rows < count)
    {
      time_t now = 1767225600 + item * 600;

      for (int step = 0; step < 5 && rows < count; rows++)
        {
          now = print_row (item, activities[step], now, 36000, 14400);
          step += step == 3 && random_below (5) == 0 ? -1 : 1;
        }
      item++;
    }
  return 0;
}
