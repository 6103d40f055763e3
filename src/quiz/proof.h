#ifndef QUIZ_PROOF_H
#define QUIZ_PROOF_H

#include "quiz/quiz.h"

struct arena;
struct diags;

/*
 * Judges the question's own examples (right: and wrong: lines) and adds an
 * error for each that turns out otherwise, or whose verdict does not say what
 * was expected.
 */
void proof_run(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct diags *d);

#endif
