#include "cli/checked.h"

#include <glib/gi18n-lib.h>

static const char *
colour_of (const SwChecked *checked, SwSeverity severity)
{
  static const char *const colours[] = { "", "\033[36m", "\033[33m", "\033[31m" };

  return checked->colour ? colours[severity] : "";
}

static void
append_file (const SwChecked *checked, const SwCheckedFile *file, GString *out)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < file->report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (file->report->findings, i);
      g_autofree char *elements = g_strjoinv (",", finding->elements);

      if (!sw_checked_counts (file, finding))
        continue;
      if (!headed)
        g_string_append_printf (out, checked->colour ? "\033[1m%s\033[0m\n" : "%s\n", file->path);
      headed = TRUE;
      g_string_append_printf (out, "  %s%-7s%s %s [%s] %s\n", colour_of (checked, finding->severity),
                              sw_severity_name (finding->severity), checked->colour ? "\033[0m" : "", finding->message,
                              elements, finding->rule->id);
    }
}

static void
append_counts (const SwChecked *checked, GString *out)
{
  guint errors = checked->count[SW_SEVERITY_ERROR], warnings = checked->count[SW_SEVERITY_WARNING];
  guint hints = checked->count[SW_SEVERITY_INFO];

  g_string_append_printf (out, ngettext ("%u error, ", "%u errors, ", errors), errors);
  g_string_append_printf (out, ngettext ("%u warning, ", "%u warnings, ", warnings), warnings);
  g_string_append_printf (out, ngettext ("%u hint, ", "%u hints, ", hints), hints);
  g_string_append_printf (out, ngettext ("%u accepted", "%u accepted", checked->accepted), checked->accepted);
  if (checked->baseline != NULL)
    g_string_append_printf (out, ngettext (", %u in the baseline", ", %u in the baseline", checked->n_known),
                            checked->n_known);
  g_string_append_c (out, '\n');
}

void
sw_checked_text (const SwChecked *checked, GString *out)
{
  for (guint i = 0; i < checked->files->len; i++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, i);
      if (file->unreadable == NULL)
        append_file (checked, file, out);
    }
  append_counts (checked, out);
}
