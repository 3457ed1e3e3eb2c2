#pragma once

#include "exchange/log-ways.h"

/** sw_log_ways_choose: what of the counts is drawn, and with which shares. */
void sw_log_ways_choose (SwLogWays *ways, const SwEventLog *log, const SwMineWish *wish, const SwLogVisits *visits,
                         SwLogOrder *order);
