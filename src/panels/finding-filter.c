#include "panels/finding-filter.h"

#include "base/text.h"

#include <string.h>

void
sw_finding_filter_clear (SwFindingFilter *filter)
{
  g_clear_pointer (&filter->stream, g_free);
  g_clear_pointer (&filter->text, g_free);
}

void
sw_finding_filter_reset (SwFindingFilter *filter)
{
  sw_finding_filter_clear (filter);
  *filter = (SwFindingFilter){ .severities = SW_ALL_SEVERITIES };
}

static gboolean
has_words (const SwFinding *finding, const char *place, const char *typed)
{
  g_autofree char *all = g_strjoin ("\n", finding->message, place, finding->rule->id, NULL);

  return sw_text_has_words (all, typed);
}

gboolean
sw_finding_filter_passes (const SwFindingFilter *filter, const SwFinding *finding, const char *place)
{
  const char *stream = finding->stream != NULL ? finding->stream : "";

  if (finding->accepted != NULL && !filter->accepted)
    return FALSE;
  return (filter->severities & (1u << finding->severity)) != 0
         && (filter->stream == NULL || strcmp (filter->stream, stream) == 0)
         && (filter->rule == NULL || filter->rule == finding->rule)
         && (filter->text == NULL || has_words (finding, place, filter->text));
}

gboolean
sw_finding_filter_hides (const SwFindingFilter *filter)
{
  return filter->severities != SW_ALL_SEVERITIES || filter->stream != NULL || filter->rule != NULL
         || filter->text != NULL;
}
