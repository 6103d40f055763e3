#ifndef DOC_INLINE_H
#define DOC_INLINE_H

#include "base/str.h"
#include "doc/piece.h"
#include "doc/strike.h"

struct arena;
struct cmark_node;
struct doc;

/* The inlines of one block after the other, from cmark's tree. */
struct inlines {
	struct piece piece; /* what was gathered last */
	struct strikes strikes;
	const struct doc *doc;
	struct str cells; /* the text of the cells after the line before */
	unsigned cells_line;
	unsigned line, first; /* where the block begins: in doc, for cmark */
	unsigned column;
	unsigned steps;
};

struct inlines inlines_in(struct arena *a, const struct doc *doc);

/*
 * Gathers what stands in a paragraph or heading.  `line` is where that begins
 * in the document; 0: it is a cell.  Runs under a guard.
 */
void inlines_gather(struct inlines *in, struct cmark_node *node, unsigned line);

#endif
