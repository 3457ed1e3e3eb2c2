/*
 * What the window costs, frame by frame: the real program with a map in it, driven by a pointer and keys of the X
 * server (xdotool) while the frames are counted.
 *
 *   canvas FILE [edits]
 *
 * With "edits", only those are measured.
 *
 * "work" of a frame is all that the main thread does from the end of the frame before to its own end: events, timeouts,
 * layout, painting, and what the X server needs for it. Beside the time on the clock stands the processor time of the
 * main thread, which other programs on the machine disturb less. Run it with tests/display/run-display.sh.
 */
#include "app/application.h"
#include "app/window.h"
#include "canvas/canvas-private.h"
#include "canvas/minimap.h"
#include "files/profiles.h"

#include <gdk/x11/gdkx.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define FRAME_GOAL 16.0
#define BLOCK_GOAL 100.0
#define MEMORY_GOAL 250.0
#define REST 20 /* frames between two jobs */
#define EDITS 15
#define HUB 40 /* connections of the step that has many */

typedef struct
{
  double wall, cpu; /* milliseconds */
} Cost;

typedef struct _Bench Bench;

/* A job that takes some frames; @step is called once in each of them. */
typedef struct
{
  const char *name;
  void (*prepare) (Bench *);
  void (*step) (Bench *, guint);
  guint frames;
} Job;

typedef void (*Edit) (Bench *, SwTransaction *, guint);

typedef struct
{
  const char *name;
  Edit edit;
} EditJob;

struct _Bench
{
  SwWindow *window;
  SwCanvas *canvas;
  GtkWidget *minimap;
  FILE *hands;
  guint steps;

  Cost since;   /* when the work that is done now began */
  Cost frame;   /* of the frame that is not at its end yet */
  double block; /* the longest turn of the main loop */

  guint phase; /* jobs, then edits */
  guint at;    /* frames, or edits, of the phase */
  guint rest;
  gboolean only_edits, opened, editing;
  Cost edit;
  guint edit_frames;
  gint64 first;
  GArray *costs; /* of Cost */
};

static Bench bench;

static Cost
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &cpu);
  return (Cost){ (double)g_get_monotonic_time () / 1000, (double)cpu.tv_sec * 1000 + (double)cpu.tv_nsec / 1e6 };
}

/* Adds what was done since the last look to the frame. */
static void
look (void)
{
  Cost at = now ();

  bench.frame.wall += at.wall - bench.since.wall;
  bench.frame.cpu += at.cpu - bench.since.cpu;
  bench.since = at;
}

/* Between two polls the main loop works. */
static int
on_poll (GPollFD *fds, guint n, int timeout)
{
  static double began = 0;
  int ready;

  look ();
  if (began > 0)
    bench.block = MAX (bench.block, bench.since.wall - began);
  ready = g_poll (fds, n, timeout);
  bench.since = now ();
  began = bench.since.wall;
  return ready;
}

/* --- the hands ----------------------------------------------------------------------------------------------- */

static void do_hands (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
do_hands (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (bench.hands, format, args);
  va_end (args);
  fputc ('\n', bench.hands);
  fflush (bench.hands);
}

static void
move_to (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  int scale = gdk_surface_get_scale_factor (surface);
  double left, top, dx, dy;

  gtk_native_get_surface_transform (native, &left, &top);
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &dx, &dy);
  do_hands ("mousemove --window %lu %d %d", (gulong)gdk_x11_surface_get_xid (surface), (int)((left + dx) * scale),
            (int)((top + dy) * scale));
}

static void
move_to_middle (double dx, double dy)
{
  GtkWidget *canvas = GTK_WIDGET (bench.canvas);

  move_to (canvas, gtk_widget_get_width (canvas) / 2.0 + dx, gtk_widget_get_height (canvas) / 2.0 + dy);
}

/* --- jobs of many frames ------------------------------------------------------------------------------------- */

/* To and fro between -@reach and @reach. */
static double
swing (guint i, double speed, double reach)
{
  double at = fmod (i * speed, 4 * reach);

  return at < 2 * reach ? at - reach : 3 * reach - at;
}

static const SwElement *
step_at (guint i)
{
  g_autofree char *id = g_strdup_printf ("n%u", i);

  return sw_map_find (sw_document_map (sw_canvas_document (bench.canvas)), id);
}

/* Shows the map at 100 % around a step, which comes under the pointer. */
static void
show_step (guint i, double zoom)
{
  const SwRect *card = sw_layout_rect (sw_document_layout (sw_canvas_document (bench.canvas)), step_at (i)->id);
  SwViewport view = { 0, 0, zoom };

  sw_canvas_set_view (bench.canvas, &view);
  sw_canvas_centre (bench.canvas, card->x + card->width / 2, card->y + card->height / 2);
}

static void
prepare_close (Bench *self)
{
  show_step (self->steps / 2, 1);
  move_to_middle (-200, 0);
  do_hands ("mousedown 2");
}

static void
prepare_half (Bench *self)
{
  show_step (self->steps / 2, 0.5);
  move_to_middle (-200, 0);
  do_hands ("mousedown 2");
}

static void
prepare_whole (Bench *self)
{
  sw_canvas_zoom_fit (self->canvas);
  move_to_middle (-200, 0);
  do_hands ("mousedown 2");
}

static void
step_pan (Bench *self, guint i)
{
  move_to_middle (swing (i, 17, 200), swing (i, 5, 100));
}

static void
prepare_zoom (Bench *self)
{
  do_hands ("mouseup 2");
  show_step (self->steps / 2, 1);
  move_to_middle (0, 0);
  do_hands ("keydown ctrl");
}

/* Out and in again, a notch every second frame. */
static void
step_zoom (Bench *self, guint i)
{
  if (i % 2 == 0)
    {
      int button = i / 2 % 40 < 20 ? 5 : 4;

      /* A click of xdotool's own takes a tenth of a second. */
      do_hands ("mousedown %d", button);
      do_hands ("mouseup %d", button);
    }
}

static void
prepare_drag (Bench *self)
{
  do_hands ("keyup ctrl");
  show_step (self->steps / 2 + 1, 1);
  move_to_middle (0, -30);
  do_hands ("mousedown 1");
}

static void
prepare_hub (Bench *self)
{
  do_hands ("key Escape");
  do_hands ("mouseup 1");
  show_step (1, 1);
  move_to_middle (0, -30);
  do_hands ("mousedown 1");
}

static void
step_drag (Bench *self, guint i)
{
  move_to_middle (swing (i + 18, 11, 200), swing (i + 28, 7, 100) - 30);
}

static void
prepare_minimap (Bench *self)
{
  do_hands ("key Escape");
  do_hands ("mouseup 1");
  show_step (self->steps / 2, 1);
  move_to (self->minimap, gtk_widget_get_width (self->minimap) / 2.0, gtk_widget_get_height (self->minimap) / 2.0);
  do_hands ("mousedown 1");
}

static void
step_minimap (Bench *self, guint i)
{
  move_to (self->minimap, gtk_widget_get_width (self->minimap) / 2.0 + swing (i + 20, 1, 20),
           gtk_widget_get_height (self->minimap) / 2.0);
}

static void
prepare_typing (Bench *self)
{
  const char *ids[] = { step_at (self->steps / 2)->id, NULL };

  do_hands ("mouseup 1");
  show_step (self->steps / 2, 1);
  sw_document_select (sw_canvas_document (self->canvas), ids);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  sw_canvas_rename (self->canvas);
}

static void
step_typing (Bench *self, guint i)
{
  if (i % 4 == 0)
    do_hands ("key --delay 0 %c", 'a' + i / 4 % 26);
}

static const Job jobs[] = {
  { "pan, 100 %", prepare_close, step_pan, 200 },
  { "pan, 50 %", prepare_half, step_pan, 200 },
  { "pan, whole map", prepare_whole, step_pan, 200 },
  { "zoom, Ctrl+wheel", prepare_zoom, step_zoom, 240 },
  { "drag a step", prepare_drag, step_drag, 200 },
  { "drag a step with 40 connections", prepare_hub, step_drag, 200 },
  { "drag in the minimap", prepare_minimap, step_minimap, 200 },
  { "type a name", prepare_typing, step_typing, 120 },
};

/* --- edits --------------------------------------------------------------------------------------------------- */

static void
set_text (SwTransaction *transaction, const SwElement *step, SwAttr attr, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!sw_edit_set (transaction, (SwElement *)step, attr, text, &error))
    g_error ("%s", error->message);
}

static void
edit_name (Bench *self, SwTransaction *transaction, guint i)
{
  g_autofree char *text = g_strdup_printf ("Another name %u", i);

  set_text (transaction, step_at (self->steps / 2), SW_ATTR_NAME, text);
}

static void
edit_time (Bench *self, SwTransaction *transaction, guint i)
{
  g_autofree char *text = g_strdup_printf ("%u min", 60 + i);

  set_text (transaction, step_at (self->steps / 2), SW_ATTR_PROCESS, text);
}

static void
edit_place (Bench *self, SwTransaction *transaction, guint i)
{
  const char *ids[] = { step_at (self->steps / 2)->id, NULL };

  if (!sw_edit_move (transaction, ids, i % 2 == 0 ? 7 : -7, i % 2 == 0 ? 5 : -5, NULL))
    g_error ("the step was not moved");
}

static const EditJob edits[] = {
  { "rename a step", edit_name },
  { "type a process time", edit_time },
  { "move a step", edit_place },
};

static void
add_hub (void)
{
  SwDocument *document = sw_canvas_document (bench.canvas);
  SwTransaction *transaction = sw_document_begin (document);

  for (guint i = 0; i < HUB; i++)
    sw_edit_connect (transaction, (SwElement *)step_at (1), (SwElement *)step_at (3 + i), SW_KIND_FLOW, NULL);
  sw_document_commit (document, transaction, "Connect", NULL);
}

/* --- what is printed ----------------------------------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

typedef struct
{
  double median, p99, most;
} Spread;

static Spread
spread_of (gboolean cpu)
{
  guint n = bench.costs->len;
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = cpu ? g_array_index (bench.costs, Cost, i).cpu : g_array_index (bench.costs, Cost, i).wall;
  qsort (values, n, sizeof *values, compare_doubles);
  return (Spread){ values[n / 2], values[MIN (n - 1, n * 99 / 100)], values[n - 1] };
}

static void
print_spread (const char *name, double goal, gboolean median)
{
  Spread wall = spread_of (FALSE), cpu = spread_of (TRUE);
  double held = median ? cpu.median : cpu.p99;

  printf ("%-34s %7.1f %7.1f %7.1f   %7.1f %7.1f %7.1f", name, wall.median, wall.p99, wall.most, cpu.median, cpu.p99,
          cpu.most);
  if (goal > 0)
    printf ("   goal %g: %s", goal, held <= goal ? "met" : "MISSED");
  putchar ('\n');
  fflush (stdout);
  g_array_set_size (bench.costs, 0);
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

/* Milliseconds since the process was started, to a hundredth of a second. */
static double
age (void)
{
  g_autofree char *text = NULL;
  struct timespec up;
  const char *rest;
  double started = 0;

  clock_gettime (CLOCK_BOOTTIME, &up);
  if (!g_file_get_contents ("/proc/self/stat", &text, NULL, NULL) || (rest = strrchr (text, ')')) == NULL)
    return NAN;
  for (guint field = 2; field < 22 && rest != NULL; field++)
    rest = strchr (rest + 1, ' ');
  if (rest != NULL)
    started = g_ascii_strtod (rest, NULL) / (double)sysconf (_SC_CLK_TCK);
  return ((double)up.tv_sec + (double)up.tv_nsec / 1e9 - started) * 1000;
}

/* --- frame by frame ------------------------------------------------------------------------------------------ */

static GtkWidget *
find_widget (GtkWidget *in, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (in, type))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
opened (void)
{
  bench.opened = TRUE;
  bench.steps = g_hash_table_size (sw_document_layout (sw_canvas_document (bench.canvas))->rects) - 1;
  printf ("\n%u steps\n", bench.steps);
  printf ("start to the picture of the map: %.0f ms%s\n", age (),
          bench.steps != 1000 ? ""
          : age () <= 400     ? "   goal 400: met"
                              : "   goal 400: MISSED");
  printf ("longest turn of the main loop while opening: %.1f ms   goal %g: %s\n", bench.block, BLOCK_GOAL,
          bench.block <= BLOCK_GOAL ? "met" : "MISSED");
  printf ("memory then: %.0f MiB\n", peak_mib ());
  printf ("%-34s %-23s   %s\n%-34s %7s %7s %7s   %7s %7s %7s\n", "milliseconds", "on the clock", "of the processor", "",
          "median", "p99", "most", "median", "p99", "most");
  add_hub ();
}

static void
finish (void)
{
  printf ("memory at the end: %.0f MiB   goal %g: %s\n", peak_mib (), MEMORY_GOAL,
          peak_mib () <= MEMORY_GOAL ? "met" : "MISSED");
  fflush (stdout);
  pclose (bench.hands);
  /* The map was changed: the window would ask. */
  _exit (0);
}

static gboolean
begin_edit (gpointer data)
{
  SwDocument *document = sw_canvas_document (bench.canvas);
  SwTransaction *transaction;

  look ();
  bench.frame = (Cost){ 0, 0 };
  bench.edit = (Cost){ 0, 0 };
  bench.edit_frames = 0;
  bench.editing = TRUE;
  transaction = sw_document_begin (document);
  edits[bench.phase - G_N_ELEMENTS (jobs)].edit (&bench, transaction, bench.at);
  sw_document_commit (document, transaction, "Edit", NULL);
  return G_SOURCE_REMOVE;
}

/* A little before each frame: what the hands do now comes with the next one. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  const Job *job = &jobs[MIN (bench.phase, G_N_ELEMENTS (jobs) - 1)];

  if (!bench.opened || bench.editing)
    return G_SOURCE_CONTINUE;
  if (bench.rest > 0)
    {
      if (--bench.rest == 0 && bench.phase >= G_N_ELEMENTS (jobs))
        g_idle_add (begin_edit, NULL);
      return G_SOURCE_CONTINUE;
    }
  if (bench.phase >= G_N_ELEMENTS (jobs))
    return G_SOURCE_CONTINUE;
  job->step (&bench, bench.at);
  return G_SOURCE_CONTINUE;
}

static void
next_phase (void)
{
  bench.phase++;
  bench.at = 0;
  bench.rest = REST;
  if (bench.phase < G_N_ELEMENTS (jobs))
    jobs[bench.phase].prepare (&bench);
  else if (bench.phase == G_N_ELEMENTS (jobs))
    {
      do_hands ("key Escape");
      sw_canvas_rename_finish (bench.canvas);
      show_step (bench.steps / 2, 1);
    }
  else if (bench.phase == G_N_ELEMENTS (jobs) + G_N_ELEMENTS (edits))
    finish ();
}

static void
end_of_job_frame (void)
{
  const Job *job = &jobs[bench.phase];
  gint64 at = g_get_monotonic_time ();

  if (bench.at == 0)
    bench.first = at;
  g_array_append_val (bench.costs, bench.frame);
  if (++bench.at < job->frames)
    return;
  printf ("%5.1f/s ", (bench.at - 1) * 1e6 / (double)MAX (at - bench.first, 1));
  print_spread (job->name, FRAME_GOAL, FALSE);
  next_phase ();
}

static void
end_of_edit_frame (void)
{
  double goal = bench.steps <= 1000 ? 50 : bench.steps <= 10000 ? 100 : 0;

  bench.edit.wall += bench.frame.wall;
  bench.edit.cpu += bench.frame.cpu;
  bench.edit_frames++;
  if (!sw_tiles_is_whole (bench.canvas->tiles))
    return;
  g_array_append_val (bench.costs, bench.edit);
  bench.editing = FALSE;
  bench.rest = REST;
  if (++bench.at < EDITS)
    return;
  printf ("%u frame%s ", bench.edit_frames, bench.edit_frames == 1 ? " " : "s");
  print_spread (edits[bench.phase - G_N_ELEMENTS (jobs)].name, goal, TRUE);
  next_phase ();
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (bench.window)));
  look ();
  if (!bench.opened)
    {
      SwDocument *document = sw_canvas_document (bench.canvas);
      if (document != NULL && sw_tiles_is_whole (bench.canvas->tiles))
        {
          opened ();
          bench.phase = bench.only_edits ? G_N_ELEMENTS (jobs) - 1 : G_MAXUINT;
          next_phase ();
        }
    }
  else if (bench.editing)
    end_of_edit_frame ();
  else if (bench.rest == 0 && bench.phase < G_N_ELEMENTS (jobs))
    end_of_job_frame ();
  bench.frame = (Cost){ 0, 0 };
  bench.since = now ();
}

/* Its children are there by now. */
static void
on_realized (GtkWidget *window, gpointer data)
{
  bench.canvas = SW_CANVAS (find_widget (window, SW_TYPE_CANVAS));
  bench.minimap = find_widget (window, SW_TYPE_MINIMAP);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), NULL);
  gtk_widget_add_tick_callback (window, on_tick, NULL, NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (!SW_IS_WINDOW (window) || bench.window != NULL)
    return;
  bench.window = SW_WINDOW (window);
  gtk_window_maximize (window);
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (SwApplication) application = NULL;

  if (argc < 2 || argc > 3 || (argc == 3 && !g_str_equal (argv[2], "edits")))
    {
      fputs ("Usage: canvas FILE [edits]\n", stderr);
      return 2;
    }
  bench.only_edits = argc == 3;
  bench.hands = popen ("xdotool -", "w");
  bench.costs = g_array_new (FALSE, FALSE, sizeof (Cost));
  bench.since = now ();
  g_main_context_set_poll_func (NULL, on_poll);
  application = sw_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), 2, argv);
}
