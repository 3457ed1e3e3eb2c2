#include "render/scene-internal.h"

#include <math.h>

/* Severity is told by shape first: a disc, a triangle, an octagon; then by colour. While a stream is being drawn they
 * are dots: what is missing then is known to whoever draws. */

#define FEW_STEPS 3 /* a draft of no more has just begun */

gboolean
sw_build_has_badge (SwBuilder *builder, const char *id)
{
  return g_hash_table_contains (builder->worst, id);
}

static gboolean
has_few_steps (const SwElement *stream)
{
  guint count = 0;

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    if (++count > FEW_STEPS)
      return FALSE;
  return TRUE;
}

/* What breaks the map is never a dot. */
static gboolean
is_dot (const SwElement *stream, SwSeverity severity)
{
  if (sw_element_choice (stream, SW_ATTR_STATUS) != SW_STATUS_DRAFT)
    return FALSE;
  return severity == SW_SEVERITY_INFO || (severity == SW_SEVERITY_WARNING && has_few_steps (stream));
}

/* The dot of a warning has a ring, so that it is another one without its colour too. */
static void
build_dot (SwBuilder *builder, SwSeverity severity, double x, double y)
{
  const SwTheme *theme = builder->theme;

  if (severity == SW_SEVERITY_WARNING)
    {
      sw_build_rect (builder, (SwRect){ x - 7.5, y - 7.5, 15, 15 }, 7.5, theme->card, theme->text, 1.2);
      sw_build_rect (builder, (SwRect){ x - 4.5, y - 4.5, 9, 9 }, 4.5, theme->warning, theme->text, 1);
    }
  else
    sw_build_rect (builder, (SwRect){ x - 5, y - 5, 10, 10 }, 5, theme->info, theme->card, 1.5);
}

static void
build_octagon (SwBuilder *builder, double x, double y, double radius, SwColour fill, SwColour stroke)
{
  SwPoint corners[8];

  for (guint i = 0; i < 8; i++)
    corners[i] = (SwPoint){ x + radius * cos ((i + 0.5) * G_PI / 4), y + radius * sin ((i + 0.5) * G_PI / 4) };
  sw_build_polygon (builder, corners, 8, fill, stroke, 1.5);
}

static void
build_sign (SwBuilder *builder, SwSeverity severity, double x, double y)
{
  const SwTheme *theme = builder->theme;
  SwRect glyph = { x - 10, y - 7.5, 20, 16 };
  SwPoint triangle[3] = { { x, y - 11 }, { x + 11.5, y + 9 }, { x - 11.5, y + 9 } };

  switch (severity)
    {
    case SW_SEVERITY_ERROR:
      build_octagon (builder, x, y, 11, theme->error, theme->card);
      sw_build_text (builder, glyph, "!", 13, TRUE, theme->on_badge, SW_ALIGN_CENTRE, 1);
      break;
    case SW_SEVERITY_WARNING:
      sw_build_polygon (builder, triangle, 3, theme->warning, sw_colour_alpha (theme->text, 0.75), 1.2);
      sw_build_text (builder, (SwRect){ x - 10, y - 6, 20, 16 }, "!", 12, TRUE, (SwColour){ 0.1, 0.1, 0.1, 1 },
                     SW_ALIGN_CENTRE, 1);
      break;
    default:
      sw_build_rect (builder, (SwRect){ x - 9, y - 9, 18, 18 }, 9, theme->info, theme->card, 1.5);
      sw_build_text (builder, glyph, "i", 12, TRUE, theme->on_badge, SW_ALIGN_CENTRE, 1);
    }
}

void
sw_build_badge (SwBuilder *builder, const SwElement *stream, const char *id, double x, double y)
{
  guint worst = GPOINTER_TO_UINT (g_hash_table_lookup (builder->worst, id));

  if (worst == 0)
    return;
  sw_build_spot (builder, SW_HIT_BADGE, (SwRect){ x - 12, y - 12, 24, 24 }, id, NULL, NULL);
  if (is_dot (stream, worst - 1))
    build_dot (builder, worst - 1, x, y);
  else
    build_sign (builder, worst - 1, x, y);
}
