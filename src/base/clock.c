#include "base/clock.h"

#include "base/str.h"

#include <time.h>

enum { SECONDS_A_DAY = 86400 };

int64_t clock_now(void)
{
	return (int64_t)time(NULL);
}

static int64_t read_us(clockid_t which)
{
	struct timespec t;

	MUST(clock_gettime(which, &t) == 0);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t clock_ms(void)
{
	return read_us(CLOCK_MONOTONIC) / 1000;
}

int64_t clock_cpu_us(void)
{
	return read_us(CLOCK_PROCESS_CPUTIME_ID);
}

/*
 * Days since 1970-01-01 of a Gregorian date: years begin in March here, so
 * that the leap day comes last.
 */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t m = month <= 2 ? month + 9 : month - 3;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day -
	    1 - 719468;
}

int64_t clock_east(int64_t when)
{
	time_t t = (time_t)when;
	struct tm tm;

	tzset();
	if (!localtime_r(&t, &tm))
		return 0;
	return days_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) *
	    SECONDS_A_DAY +
	    tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec - when;
}

struct str clock_utc(struct arena *a, int64_t when)
{
	time_t t = (time_t)when;
	struct tm tm;

	if (!gmtime_r(&t, &tm))
		return STR("?");
	return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

struct str clock_date(struct arena *a, int64_t day)
{
	return str_sub(
	    clock_utc(a, day * SECONDS_A_DAY), 0, sizeof("2026-11-22") - 1);
}

bool clock_read(struct str s, int64_t *when)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
	int64_t part[6] = { 0 };
	size_t field = 0;

	if (s.len != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (shape[i] != 'd') {
			if (s.at[i] != shape[i])
				return false;
			field++;
		} else if (s.at[i] < '0' || s.at[i] > '9') {
			return false;
		} else {
			part[field] = part[field] * 10 + (s.at[i] - '0');
		}
	}
	if (part[0] < 1970 || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
	    part[2] > 31 || part[3] > 23 || part[4] > 59 || part[5] > 60)
		return false;
	*when = days_of(part[0], part[1], part[2]) * SECONDS_A_DAY +
	    part[3] * 3600 + part[4] * 60 + part[5];
	return true;
}
