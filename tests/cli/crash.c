/* Linked into a copy of the command line program in the place of a family of rules: what if a rule crashes? */
#include "checks/internal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

void __wrap_sw_check_feedback (SwCheck *check);

void
__wrap_sw_check_feedback (SwCheck *check)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  if (strcmp (g_getenv ("SW_CRASH"), "segv") == 0)
    raise (SIGSEGV);
  abort ();
}
