#ifndef APP_REVIEW_H
#define APP_REVIEW_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct course;
struct diags;
struct quiz;
struct standing;

enum { REVIEW_MOST = 100000 };

/* What --retention has to be. */
extern const char review_retention_words[];

/* What is to be reviewed. */
struct review_wish {
	int64_t day; /* what is due on it, or was before */
	size_t limit; /* at most so many; 0: all */
	struct str tag; /* only questions with this one; "": any */
};

/* Questions of all modules, gathered for one round. */
struct review {
	const struct quiz *quiz; /* quiz->homes says whose each one is */
	const struct str *modules; /* of each question of the quiz */
	const bool *leeches; /* which of them are */
	const size_t *questions; /* the order to ask them in */
	size_t n; /* 0: nothing is due */
	size_t due; /* without the limit */
};

/*
 * Gathers what is due, in `a`.  What is nearest to being forgotten comes
 * first, but of those that lead to one passage the second waits until every
 * other passage has had its first, and so on: a limit leaves siblings for
 * another day.  Quizzes that cannot be read are named in d and passed over.
 */
struct review review_gather(struct arena *a, const struct course *c,
    const struct standing *s, const struct review_wish *wish, struct diags *d);

/* How many questions of the course are due on that day, or were before. */
size_t review_due(
    const struct course *c, const struct standing *s, int64_t day);

#endif
