#ifndef QUIZ_RECIPE_H
#define QUIZ_RECIPE_H

#include "check/check.h"
#include "doc/doc.h"
#include "quiz/family.h"
#include "quiz/value.h"

#include <stdint.h>

struct arena;
struct diags;
struct subject;
struct subjects;

/*
 * What a generated question is made from: the definitions of its vars:
 * comment, and its text with the places where values go.
 */

enum definition_kind {
	DEFINITION_FORMULA,
	DEFINITION_SPAN, /* 3..9, or first(net)..last(net) step 2 */
	DEFINITION_CHOICE, /* Basic | Standard */
	DEFINITION_BLOCK, /* cidr 203.0.113.0/24 /26..29 */
	DEFINITION_HOST, /* host in net */
	DEFINITION_FAMILY,
	DEFINITION_WHERE
};

struct definition {
	enum definition_kind kind;
	struct str *names; /* several: a choice of rows */
	size_t nnames;
	struct str text; /* a piece of the source */
	const struct family *family;
	struct setting *settings;
};

/* How a value is kept from becoming Markdown. */
enum slot_kind {
	SLOT_TEXT, /* its signs are escaped */
	SLOT_CELL, /* of a table: | too */
	SLOT_CODE, /* as it is, in a cell but for | */
	SLOT_CODE_CELL
};

/* A {{name}} in the source. */
struct slot {
	size_t at, len; /* bytes of the recipe's source */
	struct str name;
	enum slot_kind kind;
	bool begins; /* nothing but blanks, > and list marks before it */
	bool alone; /* and nothing behind it: several lines may go there */
};

struct recipe {
	const struct subjects *subjects; /* never NULL */
	struct str code; /* of code=; empty: it is asked about none */
	struct str path;
	struct str id; /* of the question */
	struct str source; /* from the heading to the next: a piece of `all` */
	struct str all; /* the whole file */
	const uint32_t *line_at; /* where its lines begin */
	size_t nlines;
	struct str definitions; /* link definitions from the whole file */
	struct definition *made;
	size_t nmade;
	struct slot *slots;
	size_t nslots;
	unsigned line; /* of the heading */
	bool bad; /* d says why it cannot be asked */
};

/*
 * Finds the generated questions of a document, and those about code, and
 * reads what they are made from, in `a`; document and subjects must live as long.  What is wrong goes to d, and
 * the recipe is `bad`.  *n says how many there are.
 */
struct recipe *recipes_of(struct arena *a, const struct doc *doc,
    const struct subjects *subjects, size_t *n, struct diags *d);

/* Why there are no values. */
struct misfortune {
	const char *at; /* a place in recipe->all */
	struct str text;
};

/*
 * Draws the values that follow from the seed, beside those of `subject` (which
 * may be NULL).  false: *why says what is in the way.
 */
bool recipe_draw(struct arena *a, const struct recipe *recipe,
    const struct subject *subject, uint64_t seed, struct names *names,
    struct misfortune *why);

#endif
