#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A line of text that is being typed.  It owns its text; edit_free gives it
 * back.  Zero is an empty line.
 */
struct edit {
	char *at;
	size_t len, cap;
	size_t cursor; /* a byte, at a glyph's start */
};

void edit_free(struct edit *e);
void edit_set(struct edit *e, struct str text);
struct str edit_text(const struct edit *e);

/*
 * Takes a key: characters, arrows, home, end, backspace, delete, ctrl-a e u k
 * w.  false: the key means nothing to a line and is the caller's.
 */
bool edit_key(struct edit *e, uint32_t code);

/* Draws it as a field of `columns` cells, scrolled so that the cursor is in
 * view, and rests the canvas' cursor there. */
void edit_draw(
    const struct edit *e, struct canvas *c, int row, int column, int columns);

/* Draws it over a whole row, behind a label: what is searched for. */
void edit_draw_prompt(
    const struct edit *e, struct canvas *c, int row, struct str label);

#endif
