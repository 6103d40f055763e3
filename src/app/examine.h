#ifndef APP_EXAMINE_H
#define APP_EXAMINE_H

#include "base/str.h"
#include "quiz/exam.h"

struct arena;
struct course;
struct diags;
struct options;
struct standing;

/* What is asked for on the command line. */
struct exam_wish {
	struct str
	    module; /* its id, number or file; "": the exam that waits, or
			      a new one of all modules */
	size_t questions;
	unsigned minutes; /* 0: no limit */
	uint64_t seed;
	bool seeded; /* that seed and no other */
	int64_t now;
};

/* A sitting, and what it is called. */
struct examination {
	struct exam *exam;
	const struct quiz *quiz; /* all that it may ask */
	struct str module; /* id, or "" for all */
	struct str title;
	bool waited; /* it was begun before */
};

/* false: a message is out. */
bool examine_wish(const struct options *o, struct exam_wish *wish);

/*
 * The exam that waits for this module, or a new one, in `a`.  Questions about
 * code ask about the course's own, so that they are the same for everybody.
 * false, with the reason in d: there is nothing to ask, or another one waits.
 */
bool examine(struct arena *a, const struct course *c, const struct standing *s,
    const struct exam_wish *wish, struct examination *to, struct diags *d);

#endif
