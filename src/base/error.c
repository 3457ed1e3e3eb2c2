#include "base/error.h"

G_DEFINE_QUARK (sw_error_quark, sw_error)
