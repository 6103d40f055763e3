#ifndef SCHED_STANDING_H
#define SCHED_STANDING_H

#include "sched/event.h"
#include "sched/fsrs.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Where a learner stands: the fold over the log of events. */
struct standing;

/*
 * What is known of one question.  The first answer of a day is rated (see
 * rate()) and moves the memory; those that follow on that day do not.
 */
struct card {
	struct str module, question;
	unsigned answers; /* that were judged, since the last reset */
	bool first_right; /* the first was right, without a hint */
	bool right; /* the last was */
	bool shown; /* its solution was shown */
	bool leech; /* missed on many days: another try teaches nothing */
	int64_t last; /* when it was last answered */

	struct fsrs_state memory;
	unsigned rated; /* days on which it was; 0: there is no memory */
	int64_t day; /* the last of them, as day_of counts */
	enum rating rating; /* of that day */
	unsigned lapses; /* times that it was there and is forgotten */
	unsigned misses; /* days, since it was right on two in a row */
	unsigned run; /* days in a row on which it was right */
};

/* Missed on so many days without two right ones in a row: a leech. */
enum { LEECH_MISSES = 4, LEECH_RUN = 2 };

/* Nothing has happened yet.  All that it keeps is in `a`. */
struct standing *standing_new(struct arena *a);

/*
 * How many seconds the learner's clock is ahead of UTC: days follow from it.
 * To be said before the first event.
 */
void standing_set_east(struct standing *s, int64_t east);
int64_t standing_east(const struct standing *s);

/*
 * Folds one more event in; strings are copied.  Order is that of the log, or
 * of time if standing_joined: an answer that is older than the last one to
 * its question moves no memory.
 */
void standing_add(struct standing *s, const struct event *event);

/*
 * An event took back an answer that was not the last one, or joined another
 * log: the fold is to be begun again, with all events from the first.
 */
bool standing_stale(const struct standing *s);

/* Logs were joined: a new fold goes by time (store_each_by_time). */
bool standing_joined(const struct standing *s);
void standing_begin_again(struct standing *s);

/*
 * The fold as bytes, in `a`, so that it need not be made anew.  They can be
 * thrown away at any time: they hold nothing that the log does not.
 */
struct str standing_write(struct arena *a, const struct standing *s);

/*
 * What standing_write wrote, kept by `a`.  NULL: the bytes are damaged, or
 * written by another version, or for another `east`.
 */
struct standing *standing_restore(
    struct arena *a, struct str bytes, int64_t east);

/* NULL: never answered nor shown, or reset since. */
const struct card *standing_card(
    const struct standing *s, struct str module, struct str question);

/* All of them; NULL where a reset or an undo has forgotten it. */
size_t standing_cards(const struct standing *s);
const struct card *standing_card_at(const struct standing *s, size_t i);

/* The chance that it is remembered on this day; 0 without a memory. */
double standing_recall(
    const struct standing *s, const struct card *card, int64_t day);

/* The day on which it is to be asked again; INT64_MAX without a memory. */
int64_t standing_due(const struct standing *s, const struct card *card);

/*
 * The chance of recall at which questions fall due: what the last EVENT_PLACE
 * of no module with the item "retention" says, or 0.9.
 */
double standing_retention(const struct standing *s);

/* Reads such a number.  false: it is none, or not within 0.70 to 0.97. */
bool retention_read(struct str word, double *retention);

/* What was done on a day. */
struct study_day {
	int64_t day;
	unsigned answers, right; /* judged ones */
	unsigned sections; /* read to their end */
	unsigned seconds; /* between events not further apart than minutes */
};

/* The days on which something was done, in their order. */
const struct study_day *standing_days(const struct standing *s, size_t *n);

/* Of the answers that were given so sure, how many were right. */
struct calibration {
	size_t answers, right;
};

struct calibration standing_sure(
    const struct standing *s, enum confidence confidence);

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
	size_t answers, sections; /* judged answers; sections read */
	size_t questions; /* answered or shown */
};

struct past standing_past(const struct standing *s, struct str module);

/* Every module that an event has named, in the order of the log. */
size_t standing_modules(const struct standing *s);
struct str standing_module(const struct standing *s, size_t i);

#endif
