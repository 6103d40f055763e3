#ifndef SCHED_DAY_H
#define SCHED_DAY_H

#include <stdint.h>

/*
 * Days of study.  One begins at four in the morning where the learner is, so
 * that what is done after midnight belongs to the evening before.
 */
enum { DAY_SECONDS = 86400, DAY_BEGINS = 4 * 3600 };

/*
 * The number of the day that holds this moment; `east` is how many seconds
 * the learner's clock is ahead of UTC.  Day 0 is 1970-01-01.
 */
int64_t day_of(int64_t when, int64_t east);

/* The first second of that day. */
int64_t day_start(int64_t day, int64_t east);

#endif
