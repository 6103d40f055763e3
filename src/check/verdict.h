#ifndef CHECK_VERDICT_H
#define CHECK_VERDICT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What is thought of an answer.  A learner who is wrong is not a fault of the
 * program: a verdict is a value, never a diag and never a colour.
 */
enum verdict_kind {
	VERDICT_RIGHT,
	VERDICT_PARTIAL,
	VERDICT_WRONG,
	VERDICT_UNREADABLE, /* costs no try */
	VERDICT_UNTOLD /* readable, but what decides it is not known here;
			  costs no try */
};

/* SEVERAL: of each option; ORDER: of each place; MATCH, GAPS: of each. */
enum part {
	PART_RIGHT, /* also: an option that is rightly left alone */
	PART_WRONG,
	PART_MISSED
};

/* A piece of an answer and what is to be said of it, in one sentence. */
struct blame {
	size_t at, len;
	struct str text;
};

struct verdict {
	enum verdict_kind kind;
	double score; /* 0 to 1 */
	struct str reason; /* one sentence a person can act on */
	struct str detail; /* rows to be shown as they are, or empty */
	size_t at, len; /* unreadable, untold: the piece of the answer it is
			   about; wrong: the piece to blame, where len is not 0 */
	struct blame *faults; /* others like it, where there are several */
	size_t nfaults;
	enum part
	    *parts; /* of an answer with several parts (options, gaps …) */
	size_t nparts; /* 0: it has none */
	long
	    known; /* a known answer it equals (an option, a not= line), or -1 */
};

/* "right", "partial", "wrong", "unreadable", "cannot tell". */
const char *verdict_name(enum verdict_kind kind);

/*
 * Whether it is a verdict on the answer, so that the answer is a try and is
 * kept: of what cannot be read or told it is none.
 */
bool verdict_counts(enum verdict_kind kind);

/* For people: a symbol and words, e.g. "✓ Right", "✗ Not yet". */
const char *verdict_words(enum verdict_kind kind);

/* Right or wrong, in one piece. */
struct verdict verdict_of(bool right, struct str reason);

/* The piece [at, at + len) of the answer cannot be read. */
struct verdict verdict_unreadable(size_t at, size_t len, struct str reason);

/* What decides is not known; [at, at + len) is the expression to blame. */
struct verdict verdict_untold(size_t at, size_t len, struct str reason);

/* Right if earned == most, wrong if it is 0, else partial. */
struct verdict verdict_share(size_t earned, size_t most, struct str reason);

#endif
