#ifndef QUIZ_DRAFT_H
#define QUIZ_DRAFT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "quiz/quiz.h"

#include <stdbool.h>

/*
 * A question while it is read: what stands under its heading is first
 * divided into stretches, then each kind of stretch is read by its own file.
 */

enum stretch_kind {
	STRETCH_BODY, /* what none of the others is */
	STRETCH_COMMENT,
	STRETCH_TASKS, /* a list with [ ] or [x] */
	STRETCH_NUMBERED, /* a numbered list without */
	STRETCH_TABLE,
	STRETCH_LINES, /* a paragraph with an answer line in it */
	STRETCH_FACTS, /* a paragraph of name: value lines, where type= has them */
	STRETCH_START, /* a code block: the text that a learner edits */
	STRETCH_PROOF, /* a code block below right: wrong: or untold: */
	STRETCH_NOTES, /* a quote that begins with Hint: or Explain: */
	STRETCH_QUOTE, /* a quote that does not */
	STRETCH_LINK, /* a paragraph that is one link, or "Read again" */
	STRETCH_RULE
};

/* Blocks [from, to) that lie outside any box, or in one outermost box. */
struct stretch {
	enum stretch_kind kind;
	uint32_t from, to;
	uint32_t box; /* or NO_BOX */
};

/* A place in a file. */
struct spot {
	unsigned line, column;
};

/* What type= says. */
enum { TYPE_NONE = -1 };

struct draft {
	struct arena *a;
	struct doc *doc;
	struct diags *d;
	struct question q;
	struct spot spot; /* of its heading */
	struct spot id_spot; /* of the comment's id */
	struct stretch *parts;
	size_t nparts;
	size_t answer; /* the part with the answers; nparts: it has none */
	const struct check *facts; /* whose lines type= asks for, or NULL */
	int type; /* enum question_kind that type= names, or TYPE_NONE */
	VEC(struct passage) hints;
	bool commented; /* it has a quiz: comment */
	struct spot credit_spot; /* of partial=; line 0: there is none */
	bool split; /* only a part of the answers is looked at */
	bool bad; /* it cannot be asked */
};

/* The place of a byte of the document's source. */
struct spot draft_spot(const struct doc *doc, const char *at);
struct spot draft_block_spot(const struct doc *doc, uint32_t block);

/* The source from a place to the end of a line, in one piece. */
struct str draft_source(
    const struct doc *doc, struct spot from, unsigned last_line);

/* Says what makes the question impossible to ask, or what it might lack. */
void draft_error(struct draft *f, struct spot at, const char *what);
void draft_warn(struct draft *f, struct spot at, const char *what);

/* Reads all questions of a document, which keeps what is shown of them. */
struct quiz *draft_quiz(struct arena *a, struct doc *doc, struct diags *d);

/* The next heading that stands in no box, from `at` on. */
uint32_t draft_next_heading(const struct doc *doc, uint32_t at);

/*
 * Divides what stands under the heading, reads the settings and finds the
 * stretches that are answers and proofs.
 */
void draft_sort(struct draft *f, uint32_t from, uint32_t to);

/* Divides the blocks [from, to) that stand under the heading. */
void draft_divide(struct draft *f, uint32_t from, uint32_t to);

/* Whether this block is a paragraph with an answer line in it. */
bool draft_has_lines(const struct doc *doc, uint32_t block);

/* The readers: each fills its fields of f->q and says what is wrong. */
void draft_keys(struct draft *f, const struct stretch *comment);
void draft_tasks(struct draft *f, const struct stretch *list);
void draft_order(struct draft *f, const struct stretch *list);
void draft_match(struct draft *f, const struct stretch *table);
void draft_lines(struct draft *f);
void draft_firewall(struct draft *f);
void draft_notes(struct draft *f, const struct stretch *quote);

/* Under type=firewall, paragraphs that say what is asked are answer lines. */
void draft_find_asked(struct draft *f);
void draft_facts(struct draft *f);

/*
 * Tells the paragraphs of facts and proofs from the body, and of a kind
 * whose answers have lines the code blocks that belong to them.
 */
void draft_find_facts(struct draft *f);

/* A line "name: value"; name.at NULL: it is none. */
struct draft_entry {
	struct str name, text;
};
struct draft_entry draft_entry_of(struct str line);

/* draft_files.c: what a kind whose answers have lines has besides facts. */

/* Finds the code blocks that are the start, and whole proofs. */
void draft_find_blocks(struct draft *f);

/* Whether the line names a file. */
bool draft_is_file(const struct draft *f, struct str name);

/* file: or beside: */
void draft_file(struct draft *f, const struct draft_entry *entry);

/* Takes the code block that a learner edits out of what is shown. */
void draft_start(struct draft *f);

/* The code block below the stretch, if it is a proof; or NULL. */
const struct block *draft_block_below(
    const struct draft *f, const struct stretch *part);

/* Holds proofs to what such a question needs of them. */
void draft_hold_proofs(struct draft *f);

/*
 * Cuts {{why}} off the end of a line's text, which may go on over lines.
 * false: it does not end, or does not end the line.
 */
bool draft_why(
    struct draft *f, struct str s, struct str *text, struct str *why);

/* Whether a {{ is open behind this line, as one was before it or not. */
bool draft_stays_open(struct str line, bool open);

/* Gaps in the body become blanks. */
void draft_gaps(struct draft *f);

/* Whether a gap begins in the text of this block. */
bool draft_has_gap(const struct block *b);

/* The body's place, and what stands where it is not shown. */
void draft_body(struct draft *f);

/* What can be asked, but should not be asked like that. */
void draft_advise(struct draft *f);

#endif
