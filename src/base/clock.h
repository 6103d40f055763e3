#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Seconds since 1970-01-01 UTC.  Only `app` asks; all others are told. */
int64_t clock_now(void);

/* Milliseconds of a clock that never goes back; its zero means nothing. */
int64_t clock_ms(void);

/* Microseconds of processor time that this process has used. */
int64_t clock_cpu_us(void);

/* How many seconds the local clock is ahead of UTC at that time (TZ). */
int64_t clock_east(int64_t when);

/* "2026-11-22T19:15:02Z", in `a`. */
struct str clock_utc(struct arena *a, int64_t when);

/* The date of a day, counted from 1970-01-01 (0): "2026-11-22", in `a`. */
struct str clock_date(struct arena *a, int64_t day);

/* Reads what clock_utc writes.  false: not such a time. */
bool clock_read(struct str s, int64_t *when);

#endif
