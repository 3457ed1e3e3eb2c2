/* One libFuzzer program for each function of fuzz.h: the build says which. */
#include "fuzz.h"

#include "files/profiles.h"

#include <signal.h>
#include <stdlib.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t length);

/* GLib stops at a breakpoint, which libFuzzer does not know as a finding: the input would be lost. */
static void
on_breakpoint (int signal_number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, on_breakpoint);
  return sw_profiles_load (NULL) ? 0 : 1;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  return SW_FUZZ_FUNCTION (data, length);
}
