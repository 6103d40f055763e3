#ifndef CHECK_NUMBER_H
#define CHECK_NUMBER_H

#include "check/check.h"
#include "check/decimal.h"

/* What an = line accepts. */
struct number_range {
	struct decimal low, high;
	bool open_low, open_high; /* the end itself does not count */
	bool bracketed; /* written as [low, high] */
	struct decimal about; /* the number that a tolerance is around */
};

/*
 * Reads a number as people write it: 4,294,967,296 or 4 294 967 296 or 4_294,
 * with a sign, a point, an exponent.  *rest is what follows it.  false: *flaw
 * says what is wrong, in a sentence for a learner.
 */
bool number_read(struct arena *a, struct str s, struct decimal *n,
    struct str *rest, struct flaw *flaw);

#endif
