#ifndef UI_PAGER_OWN_H
#define UI_PAGER_OWN_H

/* What pager.c (where it stands) and pager_see.c (what is seen) share. */

#include "doc/layout.h"
#include "ui/pager.h"

#include <stdbool.h>

struct arena;

struct spot {
	uint32_t block, line;
};

struct match {
	uint32_t block, at, len;
};

/* What follows from document and layout, made when it is looked at. */
struct pages {
	struct arena *a;
	struct lines *of; /* a block each */
	bool *made;
};

struct pager {
	const struct doc *doc;
	struct layout how;
	int rows;
	struct spot top;
	struct pages pages;
	int link;
	unsigned marked;
	struct arena *found;
	struct str needle;
	struct match *matches;
	size_t nmatches, match; /* match: from 1 */
};

/* The lines of a block, laid out at the first call. */
const struct lines *pager_lines(const struct pager *p, uint32_t block);

/* Whether there is such a line. */
bool pager_has(const struct pager *p, struct spot s);

/* To the next line that there is; false at the end. */
bool pager_step_down(const struct pager *p, struct spot *s);

/* The line that shows a byte of a block's text. */
struct spot pager_spot(const struct pager *p, struct place place);

/* Whether the line is in the window, and in which of its rows. */
bool pager_in_view(const struct pager *p, struct spot want, int *row);

/* To the next match (by 1) or the one before (-1), around the ends. */
void pager_move_match(struct pager *p, int by);

#endif
