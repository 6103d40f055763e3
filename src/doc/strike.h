#ifndef DOC_STRIKE_H
#define DOC_STRIKE_H

#include "base/str.h"
#include "base/vec.h"
#include "doc/piece.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Strikethrough as GitHub has it: "~" or "~~" around text, flanking it as "*"
 * must.  Both ends stand in the same emphasis or link.
 */

/* A row of tildes that may begin or end it. */
struct tildes {
	uint32_t at, len; /* in the piece */
	bool opens, closes;
};

/* A row that does: its tildes go, and text is struck behind it or no more. */
struct strike_end {
	uint32_t at, len;
	uint32_t gone; /* bytes of tildes before it, when they are sorted */
	bool begins;
};

/* One emphasis or link, or the block itself. */
struct strike_level {
	size_t first; /* its rows in strikes.open */
	size_t bottom[3][2]; /* by len and opens: below it is no match */
};

struct strikes {
	struct arena *a;
	VEC(struct strike_level) levels;
	VEC(struct tildes) open;
	VEC(struct strike_end) ends;
};

struct strikes strikes_in(struct arena *a);

void strikes_clear(struct strikes *s);

/* Text as it comes to the piece, and what is around it. */
struct strike_text {
	struct str text;
	struct str raw; /* as it was written, escapes and all, or empty */
	uint32_t at; /* in the piece */
	uint32_t before, after; /* runes; only '*', 'a' and ' ' matter */
};

/* Notes the tildes of a text that is added. */
void strikes_text(struct strikes *s, const struct strike_text *t);

/* An emphasis or link begins and ends. */
void strikes_enter(struct strikes *s);
void strikes_leave(struct strikes *s);

/* Strikes what was found, when all of the piece is there. */
void strikes_apply(struct strikes *s, struct piece *p);

#endif
