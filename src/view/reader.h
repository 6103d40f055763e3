#ifndef VIEW_READER_H
#define VIEW_READER_H

#include "base/file.h"
#include "base/str.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct doc;
struct module;
struct outline;
struct standing;

/* A file that is open. */
struct page {
	struct arena *a; /* keeps all of it */
	const struct doc *doc; /* NULL: no page */
	struct str path;
	struct str note; /* a quiet line over it; may be empty */
	struct file_mark mark;
	uint64_t filled; /* the state of the code its values are of; 0: none */
};

/* Gives back what the page holds; an empty page is allowed. */
void page_free(struct page *p);

/* How a section stands with the learner. */
struct tally {
	size_t questions, answered, right, first_right;
	double retained; /* of them, so many are remembered today: a sum of
			    chances */
	bool read;
};

/* Where a reader is: enough to come back, also after the file was edited. */
struct spot_in {
	struct str path; /* "" : nothing is open */
	unsigned line, at; /* of the file; a byte of that block's text */
};

struct reader_place {
	struct spot_in text, code;
	int link; /* of the text, focused: index in doc.links, or NO_LINK */
	bool code_open, code_focus, wrap;
};

/*
 * The lesson view: contents, text and code.  The standing is borrowed and
 * says what was read before.
 */
struct view *reader_new(const struct standing *standing);

/*
 * Shows a lesson (module and outline are its own) or another text (both
 * NULL) and takes the page over.  `anchor` may be "".
 */
void reader_show(struct view *v, struct page page, const struct module *module,
    const struct outline *outline, struct str anchor);

/* Opens a program text beside it and marks a line (0: none). */
void reader_show_code(struct view *v, struct page page, unsigned line);

/* The same file, read again after it changed; keeps the place. */
void reader_reload(
    struct view *v, struct page page, bool code, const struct outline *outline);

/* How each section stands; borrowed until the next call. */
void reader_tallies(struct view *v, const struct tally *tallies, size_t n);

/* The pages that are open, for seeing whether their files change. */
const struct page *reader_page(const struct view *v, bool code);
const struct module *reader_module(const struct view *v);

/* Where the reader is, strings in `a`; and back, on pages that are shown. */
struct reader_place reader_where(const struct view *v, struct arena *a);
void reader_go(struct view *v, const struct reader_place *place);

/* To a heading of the text (case ignored).  false: there is none. */
bool reader_go_anchor(struct view *v, struct str anchor);

/* The file that the focused link stands in. */
struct str reader_link_from(const struct view *v);

/* Searches as if typed; goes to the first match. */
void reader_search(struct view *v, struct str what);

/*
 * Sections that have now been read to their end and were not before: a
 * WANT_RECORD each.  Call after drawing.
 */
void reader_note_read(struct view *v, struct wants *w);

#endif
