#ifndef DOC_PLACE_H
#define DOC_PLACE_H

#include "base/str.h"

#include <stdbool.h>

struct doc;

/* Where a block stands in the file, from 1. */
struct place {
	unsigned line, last_line, column;
};

/*
 * cmark tells where blocks begin, but where some end only within a line.
 * These set place->last_line by what stands in the file.
 */

/* `joined`: a line that underlines nothing though it looks so, or 0. */
void place_heading(const struct doc *doc, struct place *place, unsigned joined);

/* Link definitions before a paragraph's text are no part of it. */
void place_text(const struct doc *doc, struct str text, struct place *place);

void place_html(struct str literal, struct place *place);

/* Code as cmark gives it, and where it thinks that it stands. */
struct code {
	struct str text, info;
	struct place place;
};

/* Whether it stands between fences, or indented. */
bool place_is_fenced(const struct doc *doc, struct code code);

unsigned place_code_end(const struct doc *doc, struct code code);

#endif
