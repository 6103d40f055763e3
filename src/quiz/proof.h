#ifndef QUIZ_PROOF_H
#define QUIZ_PROOF_H

#include "quiz/quiz.h"

struct arena;
struct diags;
struct flaw;

/*
 * The answer that a proof gives: itself, or the question's start as it edits
 * it; in `a`.  false: it cannot be edited so, and *flaw says why.
 */
bool proof_answer(struct arena *a, const struct question *q,
    const struct proof *proof, struct str *answer, struct flaw *flaw);

/*
 * Judges the question's own examples (right:, wrong: and untold: lines) and adds an
 * error for each that turns out otherwise, or whose verdict does not say what
 * was expected.
 */
void proof_run(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct diags *d);

#endif
