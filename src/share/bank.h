#ifndef SHARE_BANK_H
#define SHARE_BANK_H

#include "base/arena.h"
#include "base/vec.h"
#include "quiz/quiz.h"

#include <stddef.h>

/*
 * Question banks that go to other programs.  Each format has a row in the
 * table and a file that writes it.  What a format cannot hold is noted, so
 * that nothing is lost in silence.
 */

/* Something of a question that the format has no place for. */
struct loss {
	struct str question; /* its id; may be empty */
	struct str what; /* "hints", "judged by meaning in lectern alone" */
};

struct losses {
	struct loss *at;
	size_t n, cap;
};

/* One of several files that a format is made of. */
struct sheet {
	struct str name, text;
};

/* What is being written. */
struct parcel {
	struct arena *a;
	const struct quiz *quiz;
	const struct quiz *home; /* of the question at hand */
	uint64_t seed; /* of options' order, and of generated questions */
	struct buf out;
	VEC(struct sheet) sheets; /* empty: `out` is all */
	struct losses losses;
};

struct format {
	const char *name; /* as in lectern export NAME */
	const char *help;
	bool many; /* several files, in p->sheets */
	void (*write)(struct parcel *p); /* all of p->quiz, to p->out */
};

/* NULL: no such format. */
const struct format *format_by_name(struct str name);

/* The formats one after another; NULL behind the last. */
const struct format *format_at(size_t i);

/*
 * The quiz's i-th question as it is to be written: of a generated one the
 * instance that the seed makes.  What follows asks for its passages.
 */
const struct question *bank_question(struct parcel *p, size_t i);

void bank_loss(struct parcel *p, const struct question *q, const char *what);

/*
 * The passage as Markdown as it was written, without the word (Hint:) that
 * begins a note; in the parcel's arena.
 */
struct str bank_markdown(const struct parcel *p, struct passage passage);

/* The passage as HTML, links of the course as plain text; or as XHTML. */
struct str bank_html(const struct parcel *p, struct passage passage);
struct str bank_xhtml(const struct parcel *p, struct passage passage);

/*
 * The text that the answer begins with (a file to edit), if the body does not
 * show it already; or "".
 */
struct str bank_start(const struct parcel *p, const struct question *q);

/* What stands in the question's quiz: comment behind "quiz:", or "". */
struct str bank_settings(const struct parcel *p, const struct question *q);

/* Whether people judge it elsewhere: only lectern knows what answers mean. */
bool bank_is_judged_here(const struct question *q);

void gift_write(struct parcel *p);
void anki_write(struct parcel *p);
void page_write(struct parcel *p);
void qti_write(struct parcel *p);
void sheet_write(struct parcel *p);

#endif
