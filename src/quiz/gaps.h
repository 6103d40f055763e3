#ifndef QUIZ_GAPS_H
#define QUIZ_GAPS_H

#include "check/verdict.h"
#include "quiz/quiz.h"

struct arena;

/* Judges "first | second"; with one gap the whole answer is its. */
struct verdict gaps_judge(
    struct arena *a, const struct question *q, struct str answer);

/* A right answer in that notation, and in words for people; in `a`. */
struct str gaps_solution(struct arena *a, const struct question *q);
struct str gaps_words(struct arena *a, const struct question *q);

#endif
