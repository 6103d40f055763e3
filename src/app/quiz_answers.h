#ifndef APP_QUIZ_ANSWERS_H
#define APP_QUIZ_ANSWERS_H

#include "base/str.h"
#include "quiz/quiz.h"

#include <stdbool.h>
#include <stdio.h>

struct arena;
struct diags;

/* One line "ID: ANSWER" of an answers file. */
struct given {
	size_t question; /* index in the quiz */
	struct str answer;
};

struct givens {
	struct given *at;
	size_t n;
};

/*
 * Reads an answers file ("-": standard input) into `a`, in its order.  "ID:
 * @FILE" takes the answer from a file beside it, "@@" begins an answer with an
 * @; # comments and blank lines are passed over.  What is wrong is in d; what
 * is right comes out all the same.
 */
struct givens quiz_answers_read(
    struct arena *a, struct str path, const struct quiz *quiz, struct diags *d);

/*
 * Judges those whose question is in `asked` and writes a line for each: for
 * people, or a JSON object.  *judged is how many.  true: all of them right.
 * What cannot be generated is in d.
 */
struct quiz_judging {
	const struct quiz *quiz;
	const bool *asked; /* of each question */
	uint64_t seed; /* of the instances of generated questions */
	bool json;
	FILE *out;
	size_t width;
};

bool quiz_answers_judge(const struct quiz_judging *how,
    const struct givens *givens, size_t *judged, struct diags *d);

/* The ids of questions asked but not answered, with blanks between; in `a`. */
struct str quiz_answers_open(struct arena *a, const struct quiz_judging *how,
    const struct givens *givens);

#endif
