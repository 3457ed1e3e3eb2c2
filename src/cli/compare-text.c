#include "cli/compare.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>

/* Names longer than this would push the figures out of a window of usual width. */
#define WIDEST 40

static void
append_figures (const SwComparison *comparison, GString *out)
{
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  sw_table_add (table, _ ("Figure"));
  sw_table_add (table, _ ("From"));
  sw_table_add (table, _ ("To"));
  sw_table_add (table, _ ("Difference"));
  sw_table_end (table);
  for (SwCompared figure = 0; figure < SW_N_COMPARED; figure++)
    {
      if (!sw_compared_is_shown (comparison, figure))
        continue;
      sw_table_add (table, sw_compared_label (figure));
      sw_table_take (table, sw_compared_text (comparison, figure, FALSE));
      sw_table_take (table, sw_compared_text (comparison, figure, TRUE));
      sw_table_take (table, sw_compared_difference_text (comparison, figure));
      sw_table_add (table, sw_verdict_text (comparison->figures[figure].verdict));
      sw_table_end (table);
    }
  sw_table_append (table, 2, out);
}

static void
append_details (const char *sign, const char *title, const GPtrArray *details, GString *out)
{
  g_string_append_printf (out, "  %s %s", sign, title);
  for (guint i = 0; i < details->len; i++)
    {
      g_autofree char *text = sw_detail_text (g_ptr_array_index (details, i));
      g_string_append_printf (out, "%s%s", i == 0 ? ": " : "; ", text);
    }
  g_string_append_c (out, '\n');
}

static void
append_differences (const SwComparison *comparison, const GPtrArray *differences, GString *out)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *title = sw_difference_title (comparison, difference);

      append_details (sw_difference_sign (difference), title, difference->details, out);
    }
}

static void
append_heading (const SwComparison *comparison, GString *out)
{
  const SwElement *from = comparison->from_analysis->streams[comparison->from_stream];
  const SwElement *to = comparison->to_analysis->streams[comparison->to_stream];
  g_autofree char *before = sw_element_title (from), *after = sw_element_title (to);

  if (g_str_equal (before, after) && g_str_equal (from->id, to->id))
    g_string_append_printf (out, "%s (%s)\n", after, to->id);
  else
    g_string_append_printf (out, "%s (%s) → %s (%s)\n", before, from->id, after, to->id);
}

static void
append_stream (const SwComparison *comparison, GString *out)
{
  append_heading (comparison, out);
  if (sw_comparison_is_equal (comparison))
    {
      g_string_append_printf (out, "  %s\n", _ ("No difference"));
      return;
    }
  append_figures (comparison, out);
  if (comparison->stream->len + comparison->steps->len + comparison->edges->len > 0)
    g_string_append_c (out, '\n');
  if (comparison->stream->len > 0)
    append_details ("Δ", _ ("The stream"), comparison->stream, out);
  append_differences (comparison, comparison->steps, out);
  append_differences (comparison, comparison->edges, out);
}

static void
append_lone (const char *sign, const GPtrArray *streams, GString *out)
{
  for (guint i = 0; i < streams->len; i++)
    {
      const SwElement *stream = g_ptr_array_index (streams, i);
      g_autofree char *title = sw_element_title (stream);

      g_string_append_printf (out, "%s%s %s (%s)\n", out->len > 0 ? "\n" : "", sign, title, stream->id);
    }
}

void
sw_cli_compare_text (const SwMapsCompared *compared, GString *out)
{
  if (compared->maps->len > 0)
    {
      g_string_append_printf (out, "%s\n", _ ("The map"));
      for (guint i = 0; i < compared->maps->len; i++)
        {
          g_autofree char *text = sw_detail_text (g_ptr_array_index (compared->maps, i));
          g_string_append_printf (out, "  Δ %s\n", text);
        }
    }
  for (guint i = 0; i < compared->streams->len; i++)
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      append_stream (g_ptr_array_index (compared->streams, i), out);
    }
  append_lone ("+", compared->added, out);
  append_lone ("−", compared->removed, out);
  if (out->len == 0)
    g_string_append_printf (out, "%s\n", _ ("No difference"));
}
