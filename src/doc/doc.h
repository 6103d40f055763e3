#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A document after parsing: a flat row of blocks, each inside a chain of
 * boxes (quotes, lists, items).  It does not know it will be shown, and
 * nothing in it needs recursion.  All of it lives in one arena; text is the
 * text that was written, controls and all: the gate (text/width.h) is passed
 * when it is laid out.
 */

enum { NO_BOX = UINT32_MAX, NO_LINK = -1 };

enum box_kind { BOX_QUOTE, BOX_CALLOUT, BOX_LIST, BOX_ITEM };
enum callout { CALLOUT_NOTE, CALLOUT_TIP, CALLOUT_WARNING, CALLOUT_IMPORTANT };
enum task { TASK_NONE, TASK_OPEN, TASK_DONE };

struct box {
	enum box_kind kind;
	uint32_t parent; /* a smaller index, or NO_BOX */
	uint32_t depth; /* boxes around it; at most MD_DEPTH */
	uint32_t first, end; /* its blocks: [first, end) */
	unsigned line, column; /* where it begins in the file, from 1 */
	enum callout callout; /* BOX_CALLOUT */
	bool ordered, tight; /* BOX_LIST */
	char delimiter; /* BOX_LIST, ordered: '.' or ')' */
	uint32_t start; /* BOX_LIST, ordered: number of the first item */
	uint32_t items; /* BOX_LIST */
	uint32_t number; /* BOX_ITEM: place in its list, from 0 */
	enum task task; /* BOX_ITEM; the "[ ] " is not in the text */
};

/* What a part of a block's text is. */
enum {
	SPAN_EMPH = 1,
	SPAN_STRONG = 2,
	SPAN_CODE = 4,
	SPAN_STRIKE = 8,
	SPAN_LINK = 16,
	SPAN_IMAGE = 32, /* text is the image's description */
	SPAN_HTML = 64 /* a tag as it was written; comments are left out */
};

struct span {
	uint32_t at, len; /* bytes of the block's text */
	uint16_t what; /* SPAN_ bits */
	int32_t link; /* index in doc.links, or NO_LINK */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* A cell's text is a piece of its block's text; spans reach into it. */
struct cell {
	uint32_t at, len;
};

struct table {
	uint32_t columns, rows; /* row 0 is the head */
	enum align *align; /* columns */
	struct cell *cells; /* the cells that were written, row after row */
	uint32_t *row_at; /* rows + 1 indexes into cells: a row may be short */
};

enum block_kind {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_CODE,
	BLOCK_TABLE,
	BLOCK_RULE,
	BLOCK_HTML, /* shown dim */
	BLOCK_COMMENT, /* never shown; text is what stands between <!-- --> */
	BLOCK_EMPTY /* an item or quote with nothing in it */
};

struct block {
	enum block_kind kind;
	uint32_t box; /* the innermost, or NO_BOX */
	bool gap; /* a blank line comes before it */
	unsigned char level; /* BLOCK_HEADING: 1 to 6 */
	bool fenced; /* BLOCK_CODE */
	unsigned line, last_line, column; /* in the file, from 1 */
	struct str text; /* a soft break is ' ', a hard break is '\n'; code and
			    HTML have their lines, without the last end */
	struct span *spans; /* in order, not overlapping; gaps are plain */
	uint32_t nspans;
	struct str info; /* BLOCK_CODE: the word after the fence */
	struct table *table; /* BLOCK_TABLE */
};

struct link {
	struct str url, title; /* entities resolved, not checked */
	uint32_t block;
	uint32_t at, len; /* its text in that block */
	bool image;
};

/*
 * Text that stands for a value: <!-- =name --> behind a code span, emphasis or
 * a word says of what.
 */
struct figure {
	struct str name;
	uint32_t block;
	uint32_t at, len; /* in that block; len 0: nothing stands there */
};

struct heading {
	uint32_t block;
	unsigned level;
	struct str text, slug; /* slug as GitHub makes it, unique */
};

struct doc {
	struct str path; /* as it was given */
	struct str source; /* the bytes that were parsed */
	const uint32_t *line_at; /* where its lines begin; may be NULL */
	size_t nlines;
	struct str
	    title; /* front matter's, else the first heading's, else "" */
	struct block *blocks;
	size_t nblocks;
	struct box *boxes;
	size_t nboxes;
	struct link *links;
	size_t nlinks;
	struct figure *figures; /* in order */
	size_t nfigures;
	struct heading *headings;
	size_t nheadings;
	uint32_t *slugs; /* finds headings; NULL: they are looked through */
	size_t nslugs;
};

/* The heading with this slug (case ignored), or NULL. */
const struct heading *doc_anchor(const struct doc *doc, struct str slug);

/* Whether the block stands in this box, at any depth; NO_BOX holds all. */
bool doc_inside(const struct doc *doc, uint32_t block, uint32_t box);

/* A line of the source, from 1, without its end; "" past the last. */
struct str doc_source_line(const struct doc *doc, unsigned line);

struct arena;

/*
 * The slug of a heading: lower case, punctuation dropped, blanks to hyphens,
 * as GitHub does; in `a`.  Not made unique.
 */
struct str doc_slug(struct arena *a, struct str text);

/*
 * The plain text of blocks [from, to) in `a`: paragraphs with a blank line
 * between them, cells with " | ", comments left out, no marks.
 */
struct str doc_plain(
    struct arena *a, const struct doc *doc, uint32_t from, uint32_t to);

/* A change of a block's text: `with` in the place of `len` bytes at `at`. */
struct change {
	uint32_t at, len;
	struct str with;
};

/*
 * Makes n changes at once; they are in order and do not overlap.  The block
 * gets its own copy in `a`; spans, links, figures and cells move, and one that
 * lies wholly in what is replaced is empty or gone, unless it is just that.
 */
void doc_edit(struct arena *a, struct doc *doc, uint32_t block,
    const struct change *edits, size_t n);

/*
 * Puts `with` in the place of `len` bytes at `at` of a block's text; spans
 * and links behind it move.  The block gets its own copy in `a`.
 */
void doc_replace(struct arena *a, struct doc *doc, uint32_t block, uint32_t at,
    uint32_t len, struct str with);

#endif
