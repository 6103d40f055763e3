#ifndef VIEW_READER_OWN_H
#define VIEW_READER_OWN_H

/* What reader.c (what it does) and reader_see.c (what is seen) share. */

#include "ui/canvas.h"
#include "ui/edit.h"
#include "view/reader.h"

#include <stdbool.h>

struct arena;
struct pager;

/* A page and the window that shows it. */
struct sheet {
	struct page page;
	struct pager *pager; /* NULL: nothing is open */
};

/* Where the panes' texts are; a pane that is not seen has no columns. */
struct panes {
	struct rect contents, text, code;
	int bar; /* column of the line between text and code, or -1 */
};

struct reader {
	struct view view;
	const struct standing *standing;
	struct sheet text, code;
	const struct module *module;
	const struct outline *outline;
	const struct tally *tallies;
	size_t ntallies;
	bool code_open, code_focus, wrap;
	bool in_contents;
	size_t row, first_row; /* of the contents: focused, first shown */
	bool prompting, prompt_course;
	struct edit prompt;
	struct arena *began_in;
	bool *began, *noted; /* sections whose heading was seen; recorded */
	int rows, columns; /* of the last drawing */
	struct panes see;
};

/* Lays the panes out anew; after anything that changes what is open. */
void reader_fit(struct reader *r);

/* Whether keys go to the code. */
bool reader_code_has_focus(const struct reader *r);

/*
 * The section that is being read, or NO_SECTION: the one a third down the
 * window; at the end of the lesson the last one.
 */
size_t reader_section(const struct reader *r);

/* Whether the text is on the screen. */
bool reader_text_is_seen(const struct reader *r);

/* Whether the rectangle holds this row and column. */
bool reader_has(struct rect r, int row, int column);

void reader_draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame);

#endif
