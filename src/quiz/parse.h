#ifndef QUIZ_PARSE_H
#define QUIZ_PARSE_H

#include "base/str.h"
#include "quiz/quiz.h"
#include "quiz/value.h"

struct arena;
struct diags;

/*
 * Reads a quiz file's text (borrowed, must live as long as `a`).  All faults
 * are added to d with line and column: an error for what cannot be asked, a
 * warning for what an author would want to know.  Questions with errors are
 * left out of the quiz; NULL only if the text is no document at all.
 * Generated questions are there as SEED_FIRST makes them (quiz/instance.h).
 */
struct quiz *quiz_parse(
    struct arena *a, struct str text, struct str path, struct diags *d);

/*
 * Values of the learner's code, or of what stands in for it: what questions
 * with code= are asked about.
 */
struct subject {
	struct str kind; /* as in code=: postgresql, redis */
	struct names names; /* what is known, and can stand in a question */
	struct str lead; /* says over the question whose they are */
};

struct subjects {
	const struct subject *at; /* of a kind, the best first */
	size_t n;
};

/*
 * The same with such values, which must live as long.  A question is asked
 * about the first of its kind that knows all that it asks for.
 */
struct quiz *quiz_parse_about(struct arena *a, struct str text, struct str path,
    const struct subjects *subjects, struct diags *d);

/* The question with this id, or NULL. */
const struct question *quiz_find(const struct quiz *quiz, struct str id);

/* The id in the text of a quiz: comment; empty if there is none. */
struct str quiz_comment_id(struct str comment);

#endif
