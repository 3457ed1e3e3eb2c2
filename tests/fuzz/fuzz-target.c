/* One libFuzzer program for each function of fuzz.h: the build says which. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t length);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  return SW_FUZZ_FUNCTION (data, length);
}
