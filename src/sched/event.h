#ifndef SCHED_EVENT_H
#define SCHED_EVENT_H

#include "base/str.h"

#include <stdint.h>

/*
 * Something that happened.  The log of events is all that is kept; every
 * state is a fold over it.  Events are never changed.
 */
enum event_kind {
	EVENT_ANSWER, /* module, item (question id), and all the rest */
	EVENT_SHOWN, /* the solution of item was shown */
	EVENT_READ, /* section `item` of module was read to its end */
	EVENT_PLACE, /* where the reader was: detail; item is the view's name */
	EVENT_RESET, /* what came before for this module no longer counts */
	EVENT_UNDO, /* takes back an answer or a shown one: detail is its id */
	EVENT_JOIN /* another log was joined to this one: detail is an id of
		      that alone.  From here on time is the order */
};

/* How sure the learner was of an answer; said before it is judged. */
enum confidence {
	CONFIDENCE_NONE, /* nothing was said */
	CONFIDENCE_UNSURE,
	CONFIDENCE_FAIRLY,
	CONFIDENCE_SURE
};

enum { CONFIDENCES = CONFIDENCE_SURE + 1 };

enum { EVENT_ID_BYTES = 32 };

struct event {
	char id[EVENT_ID_BYTES + 1]; /* 128 random bits in hex: union merges */
	int64_t when; /* seconds, UTC */
	enum event_kind kind;
	struct str module; /* "04-managed-data-services" */
	struct str item;
	uint64_t hash; /* of the question's text when it was answered */
	uint64_t seed;
	struct str answer; /* in judge()'s notation */
	struct str verdict; /* verdict_name's word */
	double score;
	unsigned tries; /* this one counted */
	unsigned hints;
	struct str detail; /* EVENT_ANSWER: confidence_name's word */
};

/* "answer", "shown" …: the names in the file and in exports. */
const char *event_name(enum event_kind kind);

/* false: no such kind. */
bool event_read(struct str name, enum event_kind *kind);

/* "unsure", "fairly", "sure"; "" for none. */
const char *confidence_name(enum confidence confidence);

/* CONFIDENCE_NONE: it is none of these words. */
enum confidence confidence_read(struct str word);

#endif
