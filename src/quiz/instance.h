#ifndef QUIZ_INSTANCE_H
#define QUIZ_INSTANCE_H

#include "quiz/quiz.h"

#include <stdint.h>

struct arena;
struct diags;

/*
 * Instances of generated questions: each follows from the question's text and
 * a seed alone, on every machine.
 */

/* The seed of the instances that a quiz holds when it is read. */
enum { SEED_FIRST = 1, SEED_MOST = 999999 };

/*
 * The question (whose recipe is not NULL) as this seed makes it: a quiz of
 * its own with this one question, in `a`.  NULL: d says why there is none.
 * All faults have the place in the author's file and name the seed.
 */
struct quiz *instance_new(
    struct arena *a, const struct question *q, uint64_t seed, struct diags *d);

/* The seed behind this one, in a row that is long and looks random. */
uint64_t instance_next(const struct question *q, uint64_t seed);

#endif
