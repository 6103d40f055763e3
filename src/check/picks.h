#ifndef CHECK_PICKS_H
#define CHECK_PICKS_H

#include "check/verdict.h"

struct arena;

/*
 * Reads answers that name options: by number from 1 or by letter, with
 * blanks, commas or semicolons between them ("1 3", "a, c", "2)").  What
 * comes out counts from 0.  Each function returns false, with *v unreadable,
 * for what it cannot read.
 */
struct picks {
	size_t *at;
	size_t n;
};

/* Any number of options out of n, in the order written. */
bool picks_read(struct arena *a, struct str answer, size_t n,
    struct picks *picks, struct verdict *v);

/* Exactly one. */
bool picks_read_one(struct arena *a, struct str answer, size_t n, size_t *pick,
    struct verdict *v);

/* Each of n options once. */
bool picks_read_order(struct arena *a, struct str answer, size_t n,
    struct picks *order, struct verdict *v);

/* For each of n left sides a right one: "2 3 1", "b c a" or "1=b 2=c 3=a". */
bool picks_read_match(struct arena *a, struct str answer, size_t n,
    struct picks *match, struct verdict *v);

#endif
