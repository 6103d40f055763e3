#ifndef DOC_MARGIN_H
#define DOC_MARGIN_H

#include "base/str.h"
#include "doc/md.h"

#include <stdbool.h>
#include <stddef.h>

struct doc;

/* A quote or list item, as what it puts before the text of its lines. */
struct margin {
	bool quote;
	unsigned line, column; /* where its mark stands */
	unsigned width; /* item: columns that its other lines are indented */
};

/* From the outermost to the innermost. */
struct margins {
	struct margin at[MD_DEPTH + 1];
	size_t n;
};

/* A line without its margins. */
struct stripped {
	struct str text; /* from the first that is not blank */
	unsigned column; /* where that is, in bytes from 1 */
	unsigned indent; /* columns of blanks between margins and text */
	bool lazy; /* not all margins are there: it only goes on with text */
};

/* The width of the item that begins on this line, inside the margins. */
unsigned margin_width(
    const struct doc *doc, const struct margins *around, unsigned line);

/* Margins that begin on this line are passed over by their marks. */
struct stripped margin_strip(
    const struct doc *doc, const struct margins *m, unsigned line);

#endif
