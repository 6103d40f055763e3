#ifndef QUIZ_SHOWN_H
#define QUIZ_SHOWN_H

#include "quiz/quiz.h"

struct arena;

/*
 * The order in which a question's options (or pairs' right sides) are shown:
 * place i shows number order[i] of the file.  It follows from the seed and
 * the question's id.  An order and a match never come in the right order when
 * there are two or more.  *n is 0 where there is nothing to order.
 */
size_t *shown_order(
    struct arena *a, const struct question *q, uint64_t seed, size_t *n);

/*
 * An answer that names options as they are shown, in judge()'s notation, in
 * which they are named as in the file.  What cannot be read stays as it is.
 */
struct str shown_answer(struct arena *a, const struct question *q,
    const size_t *order, struct str answer);

#endif
