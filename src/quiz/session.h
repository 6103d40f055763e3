#ifndef QUIZ_SESSION_H
#define QUIZ_SESSION_H

#include "check/verdict.h"
#include "quiz/quiz.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * A round of questions: a state machine without screen, clock or file.  A
 * question is open until it is answered right, its tries are used up, or its
 * solution is shown.  After a round the missed ones can be asked again.
 */
struct session;

enum turn_state {
	TURN_OPEN, /* not answered, or wrong and to be tried again */
	TURN_SKIPPED, /* put off; comes back before the round ends */
	TURN_RIGHT,
	TURN_MISSED, /* closed: tries used up */
	TURN_SHOWN /* closed: the learner asked for the solution */
};

/*
 * `quiz` holds the passages of `q`: it is to be used, and not the session's
 * own, wherever something of the question is shown or judged.
 */
struct turn {
	size_t question; /* index in the session's quiz */
	const struct quiz *quiz;
	const struct question *q;
	uint64_t seed; /* what is drawn for it follows from this and its id */
	enum turn_state state;
	unsigned tries; /* answers so far that could be judged */
	size_t hints; /* shown so far */
	struct str answer; /* the last one given */
	struct verdict verdict; /* of that; meaningless while tries is 0 */
	bool once; /* an earlier instance of it was answered right */
	size_t *order; /* the options as shown: order[i] is one of the file */
	size_t norder; /* options, or pairs' right sides; 0: none */
};

/* How it stands in the round: right once is right. */
enum turn_state turn_stands(const struct turn *turn);

/*
 * Asks these questions (indexes in the quiz, n > 0) in this order.  The
 * session keeps all in `a` and borrows the quiz.  The order that options are
 * shown in, and the first instance of a generated question, follow from the
 * seed and the question's id.
 */
struct session *session_new(struct arena *a, const struct quiz *quiz,
    const size_t *questions, size_t n, uint64_t seed);

size_t session_count(const struct session *s);
size_t session_at(const struct session *s);
uint64_t session_seed(const struct session *s);

/* The turn at place i of the round, and the one that is asked now. */
const struct turn *session_turn(const struct session *s, size_t i);
const struct turn *session_now(const struct session *s);
const struct question *session_question(const struct session *s);

/* Judges an answer to the current question, which must be open (or skipped).
 * Unreadable or untold: the turn is as it was but for `answer` and `verdict`. */
const struct verdict *session_answer(struct session *s, struct str answer);

/* One more hint.  false: there is none left, or the question is closed. */
bool session_hint(struct session *s);

/* Closes the question as shown.  false: no try was made yet. */
bool session_show(struct session *s);

/*
 * Takes back the last answer, or the solution that was shown, and goes to
 * that question.  false: nothing was done since the round began.
 */
bool session_undo(struct session *s);

/*
 * Asks the current question, whatever its state, with new numbers and no try
 * made; what was right stays so for the round.  false: it is not generated.
 */
bool session_another(struct session *s);

/* Puts the question off and goes to the next that is open. */
void session_skip(struct session *s);

/* Goes to the next open question (skipped ones last).  false: all closed. */
bool session_next(struct session *s);

/* Goes to place i. */
void session_go(struct session *s, size_t i);

/* Every question is closed, or was right once. */
bool session_over(const struct session *s);

/* How many turns stand in this state. */
size_t session_tally(const struct session *s, enum turn_state state);

/* Sum of points earned (score of the last answer x points) and the most. */
void session_points(const struct session *s, double *earned, double *most);

/* Asks again those not right, with new numbers.  false: there are none. */
bool session_again(struct session *s);

/*
 * The whole state as one line of text (ids, states, tries, hints, seeds,
 * place), and back.  Questions that the quiz no longer has are passed over; false: the
 * text is not a state (or knows none of the quiz's questions), and the
 * session is untouched.  Answers are judged again: a question may have been
 * edited.
 */
struct str session_save(struct arena *a, const struct session *s);
bool session_restore(struct session *s, struct str saved);

#endif
