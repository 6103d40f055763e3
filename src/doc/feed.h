#ifndef DOC_FEED_H
#define DOC_FEED_H

#include "base/str.h"
#include "doc/tables.h"

#include <stdbool.h>
#include <stddef.h>

struct doc;

/* The text that cmark is given: the source's lines, with fixes among them. */
struct feed {
	const struct doc *doc;
	const struct fix *fixes;
	size_t n, next;
	unsigned front; /* lines that are not given */
	unsigned line; /* the last one that was */
	unsigned part; /* of the next fix: given so far */
};

/* From the line after `line` on. */
struct feed feed_of(
    const struct doc *doc, const struct tables *t, unsigned line);

/* The next piece, of at most so many lines.  false: there is no more. */
bool feed_next(struct feed *f, unsigned lines, struct str *piece);

/*
 * The line of the source that is cmark's line; *is_cut: it is of no source,
 * but a cut before that line.
 */
unsigned feed_line(const struct feed *f, unsigned line, bool *is_cut);

#endif
