#include "sched/day.h"

/* A damaged file may hold any number; no day of study lies out here. */
static const int64_t furthest = INT64_C(1) << 48;

int64_t day_of(int64_t when, int64_t east)
{
	int64_t near = when > furthest ? furthest
	    : when < -furthest	       ? -furthest
				       : when;
	int64_t shifted = near + east - DAY_BEGINS;

	return shifted / DAY_SECONDS - (shifted % DAY_SECONDS < 0);
}

int64_t day_start(int64_t day, int64_t east)
{
	return day * DAY_SECONDS + DAY_BEGINS - east;
}
