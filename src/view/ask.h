#ifndef VIEW_ASK_H
#define VIEW_ASK_H

#include "quiz/quiz.h"
#include "view/view.h"

#include <stddef.h>
#include <stdint.h>

/* What a round of questions is made of. */
struct ask_setup {
	const struct quiz *quiz; /* borrowed */
	struct str module, section; /* whose questions; section "" means all */
	struct str title; /* stands above */
	const size_t *questions; /* indexes in the quiz; n > 0 */
	size_t n;
	uint64_t seed;
	struct str saved; /* what an earlier round left (a WANT_RECORD of
			     EVENT_PLACE, item "ask:SECTION"), or "" */
};

/*
 * The view that asks.  Every readable answer and every shown solution is a
 * WANT_RECORD; so is where the learner is in the round.
 */
struct view *ask_new(const struct ask_setup *setup);

#endif
