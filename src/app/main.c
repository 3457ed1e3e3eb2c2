#include "app/application.h"

#include <glib/gi18n-lib.h>

int
main (int argc, char **argv)
{
  g_autoptr (SwApplication) application = NULL;

  /* Translators see their work without installing it. */
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("STREAMWRIGHT_LOCALE_DIR") ?: SW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Streamwright");
  application = sw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
