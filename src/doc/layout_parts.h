#ifndef DOC_LAYOUT_PARTS_H
#define DOC_LAYOUT_PARTS_H

/* What the files of the layout share; nobody else includes this. */

#include "base/vec.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "text/wrap.h"

/* What one box puts before the lines of a block. */
struct part {
	uint32_t box;
	size_t lead; /* blanks before the first */
	struct run first, rest; /* .text of no bytes: nothing */
	struct run left_out; /* what had no room */
	const struct box *label; /* a callout that begins here */
	bool shown; /* the first line is over */
};

/* One block's lines while they are laid out. */
struct paper {
	struct arena *a;
	const struct doc *doc;
	const struct block *block;
	uint32_t index; /* the block's */
	const struct layout *how;
	struct part *parts; /* from the outermost box in */
	size_t nparts;
	size_t room; /* cells that the parts leave */
	VEC(struct run) runs;
	VEC(struct line) lines; /* .runs is set at the end */
};

/* layout_paper.c: lines and the runs in them. */

/* Makes room for what is about to come, so that it need not be moved. */
void paper_expect(struct paper *p, size_t lines, size_t runs);

/* A new line, with what the first `nparts` boxes put before it. */
void paper_line_in(struct paper *p, size_t nparts);
void paper_line(struct paper *p);

/* Adds a run, in the order of reading; an empty one is left out. */
void paper_run(struct paper *p, struct run run);

/* Adds safe text that is not the document's. */
void paper_own(struct paper *p, struct str text, struct style style);

void paper_blanks(struct paper *p, size_t cells);

/* `cells` glyphs "─" or the like, one cell each. */
void paper_fill(
    struct paper *p, const char *glyph, size_t cells, enum role role);

/* A run of our own: `text` passes the gate first. */
struct run run_own(struct arena *a, struct str text, struct style style);
/* A literal or number of ours, each of its characters one cell wide. */
struct run run_sign(struct arena *a, struct str text, enum role role);
struct run run_blanks(struct arena *a, size_t cells);
/* The digits of a number, and the number with blanks before it. */
size_t digits_of(uint64_t n);
struct str number_text(struct arena *a, uint64_t n, size_t width);

struct style plain_style(enum role role);

/* layout_box.c: what boxes put before lines. */

/* Sets parts and room. */
void paper_open(struct paper *p);

/* The blank line, labels and markers before the block's own lines. */
void paper_head(struct paper *p);

/* layout_flow.c: text in one direction, to be broken into lines. */

struct piece {
	uint32_t at, len; /* bytes of the flow's text */
	uint32_t source, taken; /* bytes of the block's, or RUN_OWN */
	int32_t link;
	struct style style;
};

struct flow {
	struct arena *a;
	struct str source; /* the block's text */
	struct str text; /* safe; a piece of the source, or of b */
	struct buf b;
	size_t cells; /* of the text; of ASCII only, unless it is a program */
	bool copied; /* text is in b */
	bool ascii; /* a byte is a cell */
	bool program; /* tabs go to the next stop */
	bool narrow; /* one cell wide: wide glyphs become a mark */
	VEC(struct piece) pieces;
};

/* An empty flow for text of the paper's block. */
struct flow flow_new(const struct paper *p);

/* Empties it for reuse; what was laid out of it stays. */
void flow_clear(struct flow *f);

/* How a piece is to look and where it leads. */
struct touch {
	struct style style;
	int32_t link;
};

/* Appends bytes [from, to) of the block's text. */
void flow_take(struct flow *f, size_t from, size_t to, struct touch touch);

/* Appends text that is not the block's. */
void flow_own(struct flow *f, struct str text, struct touch touch);

/*
 * Appends bytes [from, to) of the block with the styles of its spans and what
 * stands for them without colour: `code`, ~~struck~~, [image: …](address).
 */
void flow_spans(struct flow *f, const struct paper *p, size_t from, size_t to,
    struct style base);

/* The cells of its widest line, were there room. */
size_t flow_measure(const struct flow *f);

/* The cells of its longest word; wide glyphs may part. */
size_t flow_longest_word(const struct flow *f);

/*
 * Adds what `w` says of the flow to the line; *piece is 0 at the flow's start
 * and moves on.
 */
void flow_runs(
    struct flow *f, struct paper *p, const struct wrap *w, size_t *piece);

/*
 * Adds all of it as wrapped lines; those after the first stand `hang` cells
 * in, where there is room for it.
 */
void flow_lines(struct flow *f, struct paper *p, size_t hang);

/* layout_code.c, layout_table.c: whole blocks. */
void lay_code(struct paper *p);
void lay_table(struct paper *p);

#endif
