#pragma once

#include "app/application.h"

/** sw_recovery_offer: shows what a crash left behind, if anything, each map to be recovered or discarded. */
void sw_recovery_offer (SwApplication *application);
