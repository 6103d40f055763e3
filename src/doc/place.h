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

void place_heading(const struct doc *doc, struct place *place);

/* Returns the text without its last end; *fenced: it stood between fences. */
struct str place_code(const struct doc *doc, struct str literal,
    struct place *place, bool *fenced);

/* Returns the text without its last end. */
struct str place_html(struct str literal, struct place *place);

#endif
