/*
 * Writes the diagram that the benchmarks draw, in the form of each program that is measured: COUNT steps with names of
 * twenty characters in six lanes, 1.3 connections a step. The lanes wrap so that the picture is about square.
 *
 *   generate COUNT vstream|bpmn|dot|dia >FILE
 *
 * Plain C without any library of the project: what makes the input must not be what is measured.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  LANES = 6,
  CARD_WIDTH = 200,
  CARD_HEIGHT = 104,
  PITCH_X = 224,
  PITCH_Y = 124,
  MARGIN = 100
};

static const char *const activities[LANES] = { "engage",          "plan",   "design-transition", "obtain-build",
                                               "deliver-support", "improve" };

typedef struct
{
  int count;
  int columns; /* of one band of lanes */
} Diagram;

typedef struct
{
  int from, to;
  int feedback;
} Link;

static Diagram
diagram_new (int count)
{
  Diagram diagram = { count, 1 };
  double columns = sqrt ((double)count * PITCH_Y / PITCH_X);

  diagram.columns = columns < 1 ? 1 : (int)ceil (columns);
  return diagram;
}

static int
step_x (const Diagram *diagram, int i)
{
  return MARGIN + i / LANES % diagram->columns * PITCH_X;
}

static int
step_y (const Diagram *diagram, int i)
{
  return MARGIN + (i / LANES / diagram->columns * LANES + i % LANES) * PITCH_Y;
}

static void
step_name (int i, char name[32])
{
  static const char *const verbs[] = { "Check the order", "Build a version", "Answer the call", "Review the plan" };

  snprintf (name, 32, "%s %04d", verbs[i % 4], i % 10000);
}

/* The connections that start at step @i: on to the next, every fifth also to the next column, every tenth back. */
static int
links_of (const Diagram *diagram, int i, Link links[3])
{
  int n = 0;

  if (i + 1 < diagram->count)
    links[n++] = (Link){ i, i + 1, 0 };
  if (i % 5 == 0 && i + LANES + 1 < diagram->count)
    links[n++] = (Link){ i, i + LANES + 1, 0 };
  if (i % 10 == 5 && i >= LANES)
    links[n++] = (Link){ i, i - LANES, 1 };
  return n;
}

/* --- Streamwright ------------------------------------------------------------------------------------------ */

static void
write_vstream (const Diagram *diagram)
{
  int edge = 0;

  puts ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Benchmark\">\n"
        "  <stream id=\"s1\" name=\"Benchmark\" trigger=\"Start\" outcome=\"End\" x=\"0\" y=\"0\">");
  for (int i = 0; i < diagram->count; i++)
    {
      char name[32];

      step_name (i, name);
      printf ("    <step id=\"n%d\" activity=\"%s\" name=\"%s\" x=\"%d\" y=\"%d\" process=\"%dmin\" wait=\"%dh\" "
              "accuracy=\"%d%%\"/>\n",
              i + 1, activities[i % LANES], name, step_x (diagram, i), step_y (diagram, i), 5 + i % 50, 1 + i % 7,
              80 + i % 20);
    }
  for (int i = 0; i < diagram->count; i++)
    {
      Link links[3];
      int n = links_of (diagram, i, links);

      for (int k = 0; k < n; k++)
        {
          const char *kind = links[k].feedback ? "feedback" : "flow";

          printf ("    <%s id=\"c%d\" from=\"n%d\" to=\"n%d\"/>\n", kind, ++edge, links[k].from + 1, links[k].to + 1);
        }
    }
  puts ("  </stream>\n</map>");
}

/* --- BPMN, without a picture: for programs that check -------------------------------------------------------- */

static void
write_bpmn (const Diagram *diagram)
{
  int edge = 0;

  puts ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:benchmark\">\n"
        "  <process id=\"p1\" name=\"Benchmark\" isExecutable=\"false\">\n"
        "    <startEvent id=\"start\" name=\"Start\"/>\n"
        "    <endEvent id=\"end\" name=\"End\"/>\n"
        "    <sequenceFlow id=\"first\" sourceRef=\"start\" targetRef=\"n1\"/>");
  for (int i = 0; i < diagram->count; i++)
    {
      char name[32];

      step_name (i, name);
      printf ("    <task id=\"n%d\" name=\"%s\"/>\n", i + 1, name);
    }
  for (int i = 0; i < diagram->count; i++)
    {
      Link links[3];
      int n = links_of (diagram, i, links);

      for (int k = 0; k < n; k++)
        printf ("    <sequenceFlow id=\"c%d\" sourceRef=\"n%d\" targetRef=\"n%d\"/>\n", ++edge, links[k].from + 1,
                links[k].to + 1);
    }
  printf ("    <sequenceFlow id=\"last\" sourceRef=\"n%d\" targetRef=\"end\"/>\n  </process>\n</definitions>\n",
          diagram->count);
}

/* --- Graphviz ---------------------------------------------------------------------------------------------- */

static void
write_dot (const Diagram *diagram)
{
  /* 50.4 pixels an inch of 72 units: the same picture size as ours at scale 0.7. */
  puts ("digraph benchmark {\n  graph [dpi=50.4, splines=line];\n"
        "  node [shape=box, style=\"filled,rounded\", fillcolor=\"#dde8f7\", fixedsize=true, width=2.7778, "
        "height=1.4444, fontname=\"DejaVu Sans\"];");
  for (int i = 0; i < diagram->count; i++)
    {
      char name[32];

      step_name (i, name);
      printf ("  n%d [label=\"%s\\n%d min, %d h\", pos=\"%d,%d\"];\n", i, name, 5 + i % 50, 1 + i % 7,
              step_x (diagram, i), -step_y (diagram, i));
    }
  for (int i = 0; i < diagram->count; i++)
    {
      Link links[3];
      int n = links_of (diagram, i, links);

      for (int k = 0; k < n; k++)
        printf ("  n%d -> n%d%s;\n", links[k].from, links[k].to, links[k].feedback ? " [style=dashed]" : "");
    }
  puts ("}");
}

/* --- Dia --------------------------------------------------------------------------------------------------- */

static void
write_dia_box (const Diagram *diagram, int i)
{
  double x = step_x (diagram, i) / 20.0, y = step_y (diagram, i) / 20.0;
  char name[32];

  step_name (i, name);
  printf ("<dia:object type=\"Flowchart - Box\" version=\"0\" id=\"O%d\">"
          "<dia:attribute name=\"obj_pos\"><dia:point val=\"%g,%g\"/></dia:attribute>"
          "<dia:attribute name=\"elem_corner\"><dia:point val=\"%g,%g\"/></dia:attribute>"
          "<dia:attribute name=\"elem_width\"><dia:real val=\"%g\"/></dia:attribute>"
          "<dia:attribute name=\"elem_height\"><dia:real val=\"%g\"/></dia:attribute>"
          "<dia:attribute name=\"text\"><dia:composite type=\"text\"><dia:attribute name=\"string\">"
          "<dia:string>#%s#</dia:string></dia:attribute></dia:composite></dia:attribute></dia:object>\n",
          i, x, y, x, y, CARD_WIDTH / 20.0, CARD_HEIGHT / 20.0, name);
}

static void
write_dia_line (const Diagram *diagram, const Link *link, int id)
{
  double x1 = (step_x (diagram, link->from) + CARD_WIDTH) / 20.0;
  double y1 = (step_y (diagram, link->from) + CARD_HEIGHT / 2) / 20.0;
  double x2 = step_x (diagram, link->to) / 20.0, y2 = (step_y (diagram, link->to) + CARD_HEIGHT / 2) / 20.0;

  printf ("<dia:object type=\"Standard - Line\" version=\"0\" id=\"O%d\">"
          "<dia:attribute name=\"conn_endpoints\"><dia:point val=\"%g,%g\"/><dia:point val=\"%g,%g\"/></dia:attribute>"
          "<dia:attribute name=\"end_arrow\"><dia:enum val=\"3\"/></dia:attribute></dia:object>\n",
          id, x1, y1, x2, y2);
}

static void
write_dia (const Diagram *diagram)
{
  int id = diagram->count;

  puts ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dia:diagram xmlns:dia=\"http://www.lysator.liu.se/~alla/dia/\">\n"
        "<dia:layer name=\"Background\" visible=\"true\" active=\"true\">");
  for (int i = 0; i < diagram->count; i++)
    write_dia_box (diagram, i);
  for (int i = 0; i < diagram->count; i++)
    {
      Link links[3];
      int n = links_of (diagram, i, links);

      for (int k = 0; k < n; k++)
        write_dia_line (diagram, &links[k], id++);
    }
  puts ("</dia:layer>\n</dia:diagram>");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*write) (const Diagram *);
  } formats[] = { { "vstream", write_vstream }, { "bpmn", write_bpmn }, { "dot", write_dot }, { "dia", write_dia } };
  Diagram diagram;

  if (argc != 3 || atoi (argv[1]) < 1)
    {
      fputs ("usage: generate COUNT vstream|bpmn|dot|dia\n", stderr);
      return 2;
    }
  diagram = diagram_new (atoi (argv[1]));
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp (formats[i].name, argv[2]) == 0)
      {
        formats[i].write (&diagram);
        return fflush (stdout) == 0 ? 0 : 3;
      }
  fprintf (stderr, "generate: there is no format %s\n", argv[2]);
  return 2;
}
