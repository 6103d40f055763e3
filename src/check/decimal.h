#ifndef CHECK_DECIMAL_H
#define CHECK_DECIMAL_H

#include "base/str.h"

#include <stdbool.h>

struct arena;

/*
 * A decimal number held exactly: 10 +- 5% ends at 10.5 and not near it.
 * Forty digits stand before the point and forty behind it.
 */
enum { DECIMAL_WHOLE = 40, DECIMAL_PART = 40 };

struct decimal {
	bool negative; /* never of zero */
	unsigned char
	    digit[DECIMAL_WHOLE + DECIMAL_PART]; /* the highest first */
};

enum decimal_fit { DECIMAL_FITS, DECIMAL_NONE, DECIMAL_TOO_LONG };

/*
 * Reads "12", "-1.5", "+.5" or "1e3", and nothing else.  NONE: it is not
 * such a number; TOO_LONG: it is one, but not held by this type.
 */
enum decimal_fit decimal_read(struct str s, struct decimal *n);

/* Below zero, zero or above it, as x is to y. */
int decimal_cmp(const struct decimal *x, const struct decimal *y);

/* false: the result has too many digits. */
bool decimal_add(
    const struct decimal *x, const struct decimal *y, struct decimal *sum);
bool decimal_mul(
    const struct decimal *x, const struct decimal *y, struct decimal *product);

struct decimal decimal_minus(const struct decimal *x);
struct decimal decimal_abs(const struct decimal *x);

/* As short as can be, without an exponent; in `a`. */
struct str decimal_text(struct arena *a, const struct decimal *n);

#endif
