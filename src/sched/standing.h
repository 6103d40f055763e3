#ifndef SCHED_STANDING_H
#define SCHED_STANDING_H

#include "sched/event.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Where a learner stands: the fold over the log of events. */
struct standing;

/* What is known of one question. */
struct card {
	struct str module, question;
	unsigned answers; /* readable ones, since the last reset */
	bool first_right; /* the first was right, without a hint */
	bool right; /* the last was */
	bool shown; /* its solution was shown */
	double best; /* score */
	int64_t last; /* when it was last answered */
	struct str verdict; /* of the last answer */
};

/* Nothing has happened yet.  All that it keeps is in `a`. */
struct standing *standing_new(struct arena *a);

/* Folds one more event in; strings are copied.  Order is that of the log. */
void standing_add(struct standing *s, const struct event *event);

/* NULL: never answered nor shown, or reset since. */
const struct card *standing_card(
    const struct standing *s, struct str module, struct str question);

bool standing_read(
    const struct standing *s, struct str module, struct str section);

/* The detail of the last EVENT_PLACE for this module and item, or "". */
struct str standing_place(
    const struct standing *s, struct str module, struct str item);

/*
 * Seconds of the newest event of this module since its reset (0: none); ""
 * means any module.
 */
int64_t standing_last(const struct standing *s, struct str module);

/* What a reset of a module would forget, places aside. */
struct past {
	size_t answers, sections; /* readable answers; sections read */
	size_t questions; /* answered or shown */
};

struct past standing_past(const struct standing *s, struct str module);

/* Every module that an event has named, in the order of the log. */
size_t standing_modules(const struct standing *s);
struct str standing_module(const struct standing *s, size_t i);

#endif
