#ifndef DOC_COMMENT_H
#define DOC_COMMENT_H

#include "base/str.h"
#include "doc/place.h"

#include <stdbool.h>

struct doc;

/* Whether an HTML block is made of whole comments and blanks alone. */
bool comments_alone(struct str literal);

/* The comments of such a block, one after the other. */
struct comments {
	const struct doc *doc;
	struct str rest; /* what is left */
	struct place here; /* where that begins */
	struct str text; /* what stands between the marks */
	struct place place;
};

/* `place` is the whole block's. */
struct comments comments_in(
    const struct doc *doc, struct str literal, struct place place);

/* false: there are no more. */
bool comments_next(struct comments *c);

#endif
