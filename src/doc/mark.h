#ifndef DOC_MARK_H
#define DOC_MARK_H

#include "doc/doc.h"
#include "doc/piece.h"
#include "doc/place.h"

/*
 * Marks at the start of a paragraph that say what its box is.  They are
 * looked for in the source, where an escaped bracket is not one.
 */

/* "[ ] " or "[x] ": the item is a task, and the piece goes without it. */
bool mark_task(const struct doc *doc, struct box *item, struct place place,
    struct piece *piece);

/* A line "[!NOTE]": the quote is a callout, and the piece goes without it. */
bool mark_callout(const struct doc *doc, struct box *quote, struct place place,
    struct piece *piece);

#endif
