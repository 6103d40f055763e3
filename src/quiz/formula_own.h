#ifndef QUIZ_FORMULA_OWN_H
#define QUIZ_FORMULA_OWN_H

/* What formula.c (how it is read) and formula_ops.c (what it does) share. */

#include "quiz/formula.h"

enum { ARGUMENTS_MOST = 8 };

struct formula {
	struct arena *a;
	struct str text;
	size_t at;
	const struct names *names;
	enum formula_fault fault;
	struct flaw *flaw;
	unsigned depth;
};

/* Notes the first fault, at the place that reading has come to. */
void formula_fail(
    struct formula *f, enum formula_fault fault, const char *what);

/* Whether a number is not zero; fails where it is no number. */
bool formula_holds(struct formula *f, const struct value *v);

struct value formula_add(
    struct formula *f, struct value x, struct value y, bool minus);
struct value formula_multiply(
    struct formula *f, struct value x, struct value y, char sign);
struct value formula_compare(
    struct formula *f, struct value x, struct value y, const char *sign);

/* Calls the function whose name begins at `from` in the text. */
struct value formula_call(struct formula *f, size_t from, struct str name,
    const struct value *args, size_t n);

#endif
