#include "render/scene-internal.h"

#include "render/text.h"

#include <glib/gi18n-lib.h>

#define FOLD_X 21.0 /* the middle of the triangle */
#define FOLD_Y 20.0
#define TARGET_WIDTH 32.0 /* what answers to a click: more than is drawn */
#define SUMMARY_SIZE 11.5

/* What findings say of what a folded stream hides. */
typedef struct
{
  guint warnings, errors;
} Inside;

void
sw_build_count_hidden (SwBuilder *builder, const char *stream, SwSeverity severity)
{
  Inside *inside = g_hash_table_lookup (builder->hidden, stream);

  if (inside == NULL)
    {
      inside = g_new0 (Inside, 1);
      g_hash_table_insert (builder->hidden, (gpointer)stream, inside);
    }
  inside->warnings += severity == SW_SEVERITY_WARNING;
  inside->errors += severity == SW_SEVERITY_ERROR;
}

char *
sw_build_hidden_text (SwBuilder *builder, const SwStreamLayout *at, guint n_steps, const char *between)
{
  const Inside *inside = builder->options->findings ? g_hash_table_lookup (builder->hidden, at->stream->id) : NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u step", "%u steps", n_steps), n_steps);
  if (inside != NULL && inside->errors > 0)
    {
      g_string_append (text, between);
      g_string_append_printf (text, ngettext ("%u error", "%u errors", inside->errors), inside->errors);
    }
  if (inside != NULL && inside->warnings > 0)
    {
      g_string_append (text, between);
      g_string_append_printf (text, ngettext ("%u warning", "%u warnings", inside->warnings), inside->warnings);
    }
  return g_string_free (text, FALSE);
}

double
sw_build_hidden (SwBuilder *builder, const SwStreamLayout *at, guint n_steps)
{
  g_autofree char *text = sw_build_hidden_text (builder, at, n_steps, "  ·  ");
  double width = sw_text_width (builder->theme->font, text, SUMMARY_SIZE, TRUE) + 6;
  double right = at->header.x + at->header.width - 16;

  width = MIN (width, at->header.width / 2);
  sw_build_text (builder, (SwRect){ right - width, at->header.y + 37, width, 16 }, text, SUMMARY_SIZE, TRUE,
                 builder->theme->text, SW_ALIGN_END, 1);
  return right - width;
}

/* It points down at what is open, and to the right where there is more to see. */
void
sw_build_fold (SwBuilder *builder, const SwStreamLayout *at)
{
  double x = at->header.x + FOLD_X, y = at->header.y + FOLD_Y;
  SwPoint open[3] = { { x - 6, y - 3.5 }, { x + 6, y - 3.5 }, { x, y + 4.5 } };
  SwPoint folded[3] = { { x - 4, y - 6 }, { x + 4.5, y }, { x - 4, y + 6 } };

  sw_build_polygon (builder, at->folded ? folded : open, 3, builder->theme->text_soft, SW_NO_COLOUR, 0);
  sw_build_spot (builder, SW_HIT_FOLD,
                 (SwRect){ at->header.x + 2, at->header.y + 2, TARGET_WIDTH, at->header.height - 4 }, at->stream->id,
                 NULL, NULL);
}
