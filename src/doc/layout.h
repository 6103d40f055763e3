#ifndef DOC_LAYOUT_H
#define DOC_LAYOUT_H

#include "base/str.h"
#include "text/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct doc;

enum { RUN_OWN = UINT32_MAX };

/* A piece of one line in one style.  Its text has passed the gate. */
struct run {
	struct str text;
	uint32_t at; /* its first byte in the block's text; RUN_OWN: none */
	uint32_t len; /* bytes of the block's text that it shows */
	uint32_t cells;
	int32_t link; /* index in doc.links, or NO_LINK */
	struct style style;
};

struct line {
	struct run *runs;
	uint32_t n;
	uint32_t cells; /* never more than the width asked for */
	uint32_t
	    number; /* code: the line of the text it shows, from 1; else 0 */
};

struct lines {
	struct line *at;
	size_t n;
};

/* How to lay out. */
struct layout {
	size_t width; /* cells, at least 1 */
	uint32_t inside; /* prefixes of this box and those around it are not
			    drawn; NO_BOX: all are */
	bool
	    wrap_code; /* long code lines wrap, marked; else they are shifted */
	size_t shift; /* code: cells hidden at the left, when not wrapped */
	bool numbers; /* code: line numbers before the lines, no frame */
};

/*
 * Lays out one block at one width: what a reader sees of it, with the blank
 * line before it if it has one, list markers and quote bars.  The lines live
 * in `a` and point into the document.  Each block is laid out by itself, so
 * the one that is looked at can come first.  Nothing is cut: what does not fit
 * breaks.  (Except a code line that is not wrapped: an arrow marks what is
 * hidden.)  One cell wide, "□" stands for a wide glyph.
 *
 * What a style says is said by signs too, so that panes and plain text are
 * the same: `code`, ~~struck~~, [image: what](where), a line under the first
 * two levels of headings and "›" before the others.
 */
void layout_block(struct arena *a, const struct doc *doc, size_t block,
    const struct layout *how, struct lines *out);

/* The widest comfortable line of prose, in cells. */
enum { MEASURE = 80 };

#endif
