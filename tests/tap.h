#ifndef TESTS_TAP_H
#define TESTS_TAP_H

/*
 * Test Anything Protocol in a header.  A test's main calls checks, then
 * returns tap_done().  Values are evaluated once.
 */
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_run, tap_failed;

static inline bool tap_ok(
    bool pass, const char *what, const char *file, int line)
{
	printf("%sok %d - %s\n", pass ? "" : "not ", ++tap_run, what);
	if (!pass) {
		printf("# failed at %s:%d\n", file, line);
		tap_failed++;
	}
	return pass;
}

/* Shows a text so that one comment line holds it. */
static inline void tap_show(const char *label, struct str s)
{
	printf("# %s: ", label);
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '\n')
			printf("\n#   ");
		else
			putchar(s.at[i]);
	putchar('\n');
}

static inline void tap_str(struct str got, struct str want, const char *what,
    const char *file, int line)
{
	if (!tap_ok(str_eq(got, want), what, file, line)) {
		tap_show("got ", got);
		tap_show("want", want);
	}
}

static inline void tap_int(
    long long got, long long want, const char *what, const char *file, int line)
{
	if (!tap_ok(got == want, what, file, line))
		printf("# got %lld, want %lld\n", got, want);
}

static inline int tap_done(void)
{
	printf("1..%d\n", tap_run);
	return tap_failed != 0;
}

/* Says why nothing is tested, and ends the test as passed. */
#define SKIP_ALL(why)                              \
	do {                                       \
		printf("1..0 # SKIP %s\n", (why)); \
		return 0;                          \
	} while (0)

#define OK(cond)	    tap_ok((cond), #cond, __FILE__, __LINE__)
#define OK_THAT(cond, what) tap_ok((cond), (what), __FILE__, __LINE__)
#define STR_IS(got, want)   tap_str((got), str_of(want), #got, __FILE__, __LINE__)
#define INT_IS(got, want) \
	tap_int((long long)(got), (long long)(want), #got, __FILE__, __LINE__)

#endif
