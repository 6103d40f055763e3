#ifndef QUIZ_EXAM_DRAW_H
#define QUIZ_EXAM_DRAW_H

#include "quiz/quiz.h"

struct arena;

/* A question that an exam may ask. */
struct exam_choice {
	const struct question *q;
	size_t passage; /* the same number: siblings */
};

/*
 * Draws `wanted` of the n choices (all, if there are not so many): their
 * indexes in the order to ask them, in `a`; *drawn is how many.  Each tag has
 * as many of them as its share of all asks for, or one more or less; after
 * that difficulties, passages and generated questions have theirs as near as
 * may be.  Two of one passage are not asked one after the other where that
 * can be avoided.
 *
 * It follows from the choices and the seed alone, in whole numbers: the same
 * on every machine and in every release.
 */
size_t *exam_draw(struct arena *a, const struct exam_choice *choices, size_t n,
    size_t wanted, uint64_t seed, size_t *drawn);

#endif
