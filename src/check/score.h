#ifndef CHECK_SCORE_H
#define CHECK_SCORE_H

#include "check/verdict.h"

struct arena;

/* How an answer that is right in parts is scored (PrairieLearn's names). */
enum credit {
	CREDIT_OFF, /* all or nothing */
	CREDIT_NET_CORRECT, /* right picks less wrong ones, of all that are right */
	CREDIT_COVERAGE, /* share of the right ones x share of right picks */
	CREDIT_EACH_ANSWER, /* every part counts by itself */
	CREDIT_LCS /* order: those in sequence less those to move */
};

/* "off", "net-correct" …  false: no such name. */
bool credit_read(struct str name, enum credit *credit);

/* Options that were picked, held against those that are right. */
struct verdict score_options(struct arena *a, const bool *right,
    const bool *picked, size_t n, enum credit credit);

/* An order that was given: place i holds given[i], which belongs at place
 * given[i].  It is a permutation of 0 to n - 1. */
struct verdict score_order(
    struct arena *a, const size_t *given, size_t n, enum credit credit);

/* Parts judged one by one; `what` is their plural ("gaps"). */
struct verdict score_parts(struct arena *a, enum part *parts, size_t n,
    const char *what, enum credit credit);

#endif
