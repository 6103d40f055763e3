#ifndef SCHED_RATE_H
#define SCHED_RATE_H

#include "sched/event.h"
#include "sched/fsrs.h"

#include <stdbool.h>

/* What the first answer of a day shows. */
struct evidence {
	bool right; /* wholly, and not because the solution was shown */
	unsigned hints;
	unsigned tries; /* of the round, this one counted */
	enum confidence confidence;
};

/*
 * The rating that follows from it; nobody is asked to rate themselves.  What
 * needed help was not remembered: "hard" on a forgotten thing would put it
 * off for too long (Anki's manual).  So hard is for what was right by luck or
 * with effort, that is, when the learner says so; easy is never given.
 */
enum rating rate(const struct evidence *seen);

#endif
