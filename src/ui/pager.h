#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "doc/layout.h"
#include "ui/act.h"
#include "ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct doc;

/*
 * A document seen through a window.  Blocks are laid out when they are looked
 * at, so the first screen of a document of any size is there at once, and a
 * new width costs one screen.
 */
struct pager;

/* A byte of a block's text: it stays itself at any width. */
struct place {
	uint32_t block, at;
};

/* Shows the document, which is borrowed.  Freed by pager_free; NULL allowed. */
struct pager *pager_new(const struct doc *doc);
void pager_free(struct pager *p);

/*
 * Sets window and layout; the text at the top stays at the top.  rows may be
 * 0.  Call before anything below, and after each change of size.
 */
void pager_fit(struct pager *p, const struct layout *how, int rows);

/* Shows another version of the document, at the same line of the file. */
void pager_reload(struct pager *p, const struct doc *doc);

void pager_draw(const struct pager *p, struct canvas *c, struct rect r);

/*
 * Does the acts that move: lines, pages, ends, sections, links, matches, left
 * and right.  false: the act is not a pager's.
 */
bool pager_act(struct pager *p, enum act act);

struct place pager_place(const struct pager *p);
void pager_go(struct pager *p, struct place place);

/* Brings the place into view, a third down, unless it is in view. */
void pager_reveal(struct pager *p, struct place place);

/* The place of a line of the file, from 1 (the nearest that is shown). */
struct place pager_line_place(const struct pager *p, unsigned line);

/* Marks a line of code (BLOCK_CODE) and reveals it; 0: no mark. */
void pager_mark(struct pager *p, unsigned line);

/* The link that has the focus, NO_LINK if none. */
int pager_link(const struct pager *p);
void pager_set_link(struct pager *p, int link);

/* The link drawn at this row and column of the window, or NO_LINK. */
int pager_link_at(const struct pager *p, int row, int column);

/*
 * Where the focus is on the screen: the focused link's, or the current
 * match's, or the first row.  Relative to the window.
 */
void pager_focus(const struct pager *p, int *row, int *column);

/*
 * Finds every match in the document; "" ends the search.  Goes to the first
 * at or after the top.  The number of matches.
 */
size_t pager_search(struct pager *p, struct str what);
size_t pager_matches(const struct pager *p);
size_t pager_match(const struct pager *p); /* the current one, from 1; or 0 */

/* The block that is drawn in this row of the window, or the last one. */
uint32_t pager_block_at(const struct pager *p, int row);

/* How much of the document is above the lower edge, 0 to 100. */
int pager_percent(const struct pager *p);

/* Whether the last line of this block is in view or above it. */
bool pager_passed(const struct pager *p, uint32_t block);

/* Whether the first line of this block is in the window. */
bool pager_shows(const struct pager *p, uint32_t block);

/* Whether long lines of code are shown shifted: for the status line. */
size_t pager_shift(const struct pager *p);

#endif
