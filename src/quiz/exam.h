#ifndef QUIZ_EXAM_H
#define QUIZ_EXAM_H

#include "check/verdict.h"
#include "quiz/quiz.h"
#include "quiz/session.h"

#include <stdbool.h>

struct arena;

/*
 * A sitting: questions that are answered in any order, and as often as one
 * likes, until all is handed in.  A state machine without screen, clock or
 * file.
 */
struct exam;

enum {
	EXAM_MOST = 200, /* questions */
	EXAM_USUAL = 20,
	EXAM_MINUTES_MOST = 1440
};

/* What it is made of.  Quiz and modules are borrowed. */
struct exam_setup {
	const struct quiz *quiz;
	const struct str *modules; /* of each question of the quiz */
	const size_t *questions; /* indexes in the quiz, in their order */
	size_t n; /* at least 1 */
	uint64_t seed; /* of instances and of the order of options */
	unsigned minutes; /* 0: no limit */
	int64_t began; /* when, in seconds: tells two sittings apart */
};

/* One question of it. */
struct exam_sheet {
	const struct turn *turn; /* the question as it is asked */
	struct str module;
	struct str answer; /* in judge()'s notation; empty: none */
	struct verdict verdict; /* of that */
	bool flagged;
};

/* Kept in `a`. */
struct exam *exam_new(struct arena *a, const struct exam_setup *setup);

size_t exam_count(const struct exam *e);
const struct exam_sheet *exam_sheet(const struct exam *e, size_t i);
uint64_t exam_seed(const struct exam *e);

/* Where one is. */
size_t exam_at(const struct exam *e);
void exam_go(struct exam *e, size_t i);

/*
 * Answers question i, instead of what was answered before; an empty answer
 * takes that back.  Not when it has been handed in.
 */
const struct verdict *exam_answer(struct exam *e, size_t i, struct str answer);

void exam_flag(struct exam *e, size_t i);

/* How many are not answered, or have an answer that cannot be read. */
size_t exam_open(const struct exam *e);
size_t exam_unreadable(const struct exam *e);
size_t exam_flagged(const struct exam *e);

/* So many more seconds have gone by. */
void exam_spend(struct exam *e, int64_t seconds);
int64_t exam_spent(const struct exam *e);

/* Seconds that are left, 0 when time is up; -1: there is no limit. */
int64_t exam_left(const struct exam *e);
unsigned exam_minutes(const struct exam *e);

void exam_hand_in(struct exam *e);
bool exam_is_over(const struct exam *e);

/*
 * What is known of all of one tag ("" for those without any); of an answer
 * that cannot be read or told no point is earned.
 */
struct exam_share {
	struct str tag;
	size_t n, right;
	double earned, most;
};

/* By tag, in the order of the alphabet, in `a`. */
struct exam_share *exam_by_tag(
    struct arena *a, const struct exam *e, size_t *n);
struct exam_share exam_total(const struct exam *e);

/* Points earned by question i. */
double exam_earned(const struct exam *e, size_t i);

/*
 * A name for the answer to question i in this sitting and in no other: 32
 * digits in hex, in `a`.  Whatever is kept under it is kept once.
 */
struct str exam_name(struct arena *a, const struct exam *e, size_t i);

/*
 * The whole state as one line, and back.  Questions that the quiz no longer
 * has are passed over.  NULL: it is no state, or no question is left of it.
 */
struct str exam_save(struct arena *a, const struct exam *e);
struct exam *exam_restore(struct arena *a, const struct quiz *quiz,
    const struct str *modules, struct str saved);

#endif
