#ifndef APP_QUIZ_ROUND_H
#define APP_QUIZ_ROUND_H

#include "quiz/session.h"
#include "sched/event.h"

#include <stdbool.h>
#include <stdio.h>

struct diags;

/* A quiz that is asked line by line. */
struct quiz_lines {
	const struct quiz *quiz;
	const size_t *questions; /* indexes in the quiz */
	size_t n; /* at least 1 */
	const bool *leeches; /* of each question of the quiz; or NULL */
	uint64_t seed;
	struct str saved; /* of a round that was left; or empty */
	FILE *in, *out;
	bool echo; /* write what was read: no terminal shows it */
	size_t width;

	/*
	 * Keep what happened to a question (it was answered, or its solution
	 * shown), and the place in the round, before the learner is told
	 * anything.  NULL: nothing is kept.  false: why is in d.
	 */
	bool (*keep)(void *to, const struct turn *turn,
	    enum confidence confidence, struct diags *d);
	bool (*keep_place)(void *to, struct str saved, struct diags *d);
	/* The last answer that was kept is taken back.  May be NULL. */
	bool (*undo)(void *to, struct diags *d);
	void *to;
};

/*
 * Asks until all is right, the learner has had enough, or the input ends.
 * true: all is right.
 */
bool quiz_lines_run(const struct quiz_lines *setup);

#endif
