#include "base/error.h"

#include "base/text.h"

G_DEFINE_QUARK (sw_error_quark, sw_error)

gboolean
sw_error_refuse (GError **error, const char *form, const char *text)
{
  g_autofree char *shown = sw_text_shorten (text);

  g_set_error (error, SW_ERROR, SW_ERROR_VALUE, form, shown);
  return FALSE;
}
