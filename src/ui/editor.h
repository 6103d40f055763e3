#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "base/str.h"
#include "doc/code.h"
#include "text/role.h"
#include "ui/act.h"
#include "ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * A text of several lines that is written in a pane: a program, or rules one
 * a line.  Places are bytes; the cursor stands at a glyph's start.  Line ends
 * are "\n" (what is set or pasted with others gets these).  Every change can
 * be undone, back to what was set.
 */
struct editor;

/* No text is longer: what would make it so is not taken. */
enum { EDITOR_MOST = 8 * 1024 * 1024 };

/* Empty.  Freed by editor_free; NULL is allowed. */
struct editor *editor_new(void);
void editor_free(struct editor *e);

/* A text to begin with, cursor at its start; what was before is forgotten. */
void editor_set(struct editor *e, struct str text);

/*
 * Another version of the text, as when its file has changed: one step that
 * can be undone.  Cursor and marks stay at what they stand at.
 */
void editor_replace(struct editor *e, struct str text);

/* All of it, in one piece; good until the next change. */
struct str editor_text(const struct editor *e);

/* A number that no two states have that a change lies between. */
uint64_t editor_version(const struct editor *e);

/* Puts a character in (key_is_text).  false: there is no more room. */
bool editor_type(struct editor *e, uint32_t rune);

/*
 * Puts a whole text in, as one step.  A tab becomes two blanks and a no-break
 * space a blank; other control characters, what cannot be seen and what is
 * not UTF-8 are left out.  false: there is no room, and nothing was done.
 */
bool editor_paste(struct editor *e, struct str text);

/*
 * Does the acts of CONTEXT_EDIT that move or change.  false: not an editor's
 * act.
 */
bool editor_act(struct editor *e, enum act act);

/* Where the cursor is: lines and glyphs from 0, or the byte. */
size_t editor_line(const struct editor *e);
size_t editor_cursor(const struct editor *e);
size_t editor_lines(const struct editor *e);

/* Moves the cursor to a byte (or the next start of a glyph). */
void editor_go(struct editor *e, size_t at);

/* A piece of the text that something is said of. */
struct editor_mark {
	size_t at, len; /* len 0: a place */
	enum role role;
	struct str text; /* shown below its line; may be empty */
};

/* Marks these pieces (copied) until the next call; n = 0 takes them away. */
void editor_mark(struct editor *e, const struct editor_mark *marks, size_t n);

/* The cursor goes to the next or last mark, round the end.  false: none. */
bool editor_next_mark(struct editor *e, bool back);

struct editor_how {
	enum language lang; /* what its colours are those of */
	bool field; /* drawn as an input field */
	bool focus; /* the canvas' cursor rests in it */
};

/*
 * Draws it into `r`, scrolled so that the cursor is in view: a mark, the
 * line's number and the line, which is shifted where it is too long.
 */
void editor_draw(struct editor *e, struct canvas *c, struct rect r,
    const struct editor_how *how, struct arena *frame);

/* The cursor goes to what was drawn last at this row and column of `r`. */
void editor_click(struct editor *e, int row, int column);

#endif
