#ifndef QUIZ_FAMILY_H
#define QUIZ_FAMILY_H

#include "check/check.h"
#include "check/ip4.h"
#include "quiz/value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct random;

/*
 * Families of questions: each draws a whole instance and gives it names that
 * the author's text uses.  An instance is solved twice, in two independent
 * ways; it is thrown away unless exactly one answer stands, and if the two
 * ways disagree the program is wrong and says so.
 */

enum param_kind {
	PARAM_SPAN, /* "3" or "3..9": a number is drawn from it */
	PARAM_BLOCK, /* "203.0.113.0/24" */
	PARAM_WORD /* one of `words`, or `any` of them */
};

struct param {
	const char *name;
	enum param_kind kind;
	const char *value; /* where the author says nothing */
	const char *words; /* PARAM_WORD: apart by blanks */
	long least, most; /* PARAM_SPAN; of PARAM_BLOCK, its prefix length */
};

/* What an author, or the table, says of a parameter. */
struct setting {
	long low, high;
	struct ip4_range block;
	struct str word; /* one of the words, or "any" */
};

enum { PARAMS_MOST = 6 };

struct draw;

struct family {
	const char *name;
	unsigned number; /* 1 to 17, as in the manual */
	const char *asks; /* in words */
	struct param params[PARAMS_MOST]; /* as many as have a name */
	const char *names; /* what it defines, apart by blanks; names that
			      are numbered as name1… */
	bool (*draw)(struct draw *w); /* false: draw again */
};

/* An instance while it is drawn. */
struct draw {
	struct arena *a;
	struct random *r;
	const struct family *family;
	const struct setting *settings; /* one for each parameter */
	struct names *names;
};

/* The families one after another; NULL behind the last. */
const struct family *family_at(size_t i);

/* NULL: there is none. */
const struct family *family_named(struct str name);

/*
 * Reads "name key=value …" into a family and its settings, in `a`.  NULL:
 * *flaw says what is wrong and where in the text.
 */
const struct family *family_read(struct arena *a, struct str text,
    struct setting **settings, struct flaw *flaw);

#endif
