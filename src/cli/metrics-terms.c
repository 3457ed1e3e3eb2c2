#include "cli/metrics.h"

#include "cli/json.h"
#include "cli/table.h"
#include "metrics/terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* As wide as the tables of figures. */
#define WIDEST 40

/* --- for people -------------------------------------------------------------------------------------------- */

static void
append_terms (GString *out, const SwTerms *terms, const SwFigures *figures, const SwCalendar *calendar)
{
  g_autoptr (SwTable) table = sw_table_new (WIDEST);
  g_autofree char *result = sw_terms_format (terms, figures, calendar);
  g_autofree char *span = sw_figure_format_span (figures, terms->id, calendar);

  g_string_append_printf (out, "\n  %s: %s%s%s\n  %s\n", sw_figure_title (terms->id), result, *span != '\0' ? "; " : "",
                          span, sw_figure_definition (terms->id));
  if (terms->note != NULL)
    g_string_append_printf (out, "  %s\n", terms->note);
  for (guint t = 0; t < terms->terms->len; t++)
    {
      const SwTerm *term = &g_array_index (terms->terms, SwTerm, t);
      g_autofree char *value = sw_term_format (term, calendar);

      sw_table_add (table, sw_terms_sign (terms, t));
      sw_table_add (table, term->name);
      sw_table_add (table, sw_term_kind_label (term->kind));
      sw_table_add_whole (table, value);
      sw_table_end (table);
    }
  sw_table_append (table, 4, out);
}

void
sw_cli_metrics_terms_text (const SwGraph *graph, const SwFigures *figures, GString *out)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);

  for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
    {
      g_autoptr (SwTerms) terms = sw_terms_new (graph, figures, id);

      append_terms (out, terms, figures, calendar);
    }
  for (guint i = 0; i < graph->n_steps && !isnan (figures->demand); i++)
    {
      g_autoptr (SwTerms) terms = sw_terms_new_utilisation (graph, figures, i);

      if (!isnan (terms->result))
        append_terms (out, terms, figures, calendar);
    }
}

/* --- for programs ------------------------------------------------------------------------------------------ */

static void
add_terms (JsonBuilder *json, const SwTerms *terms)
{
  sw_json_add_text (json, "operator", sw_operator_name (terms->op));
  sw_json_add_number (json, "result", terms->result);
  sw_json_add_flag (json, "at_least", terms->at_least);
  sw_json_begin_array (json, "terms");
  for (guint t = 0; t < terms->terms->len; t++)
    {
      const SwTerm *term = &g_array_index (terms->terms, SwTerm, t);

      json_builder_begin_object (json);
      sw_json_add_text (json, "element", term->element != NULL ? term->element->id : NULL);
      sw_json_add_text (json, "name", term->name);
      sw_json_add_text (json, "what", sw_term_kind_name (term->kind));
      sw_json_add_number (json, "value", term->value);
      sw_json_add_number (json, "times", term->times);
      sw_json_add_flag (json, "divides", term->divides);
      sw_json_add_flag (json, "missing", term->missing);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
sw_cli_metrics_terms_json (const SwGraph *graph, const SwFigures *figures, JsonBuilder *json)
{
  sw_json_begin_object (json, "terms");
  for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
    {
      g_autoptr (SwTerms) terms = sw_terms_new (graph, figures, id);

      sw_json_begin_object (json, sw_figure_name (id));
      add_terms (json, terms);
      json_builder_end_object (json);
    }
  sw_json_begin_object (json, sw_figure_name (SW_FIGURE_UTILISATION));
  for (guint i = 0; i < graph->n_steps; i++)
    {
      g_autoptr (SwTerms) terms = sw_terms_new_utilisation (graph, figures, i);

      sw_json_begin_object (json, graph->steps[i]->id);
      add_terms (json, terms);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
}
