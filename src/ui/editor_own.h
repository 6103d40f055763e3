#ifndef UI_EDITOR_OWN_H
#define UI_EDITOR_OWN_H

/* What editor.c (moves and keys), editor_text.c (changes) and editor_see.c
   (what is seen) share. */

#include "base/vec.h"
#include "ui/editor.h"

/* A change: `out` stood at `at`, and `in` has taken its place. */
struct change {
	size_t at;
	struct str out, in;
	size_t cursor; /* before it */
	bool joined; /* undone together with the one before */
};

/* What the last key did: keys of one kind are undone together. */
enum run_of { RUN_NONE, RUN_TYPED, RUN_RUBBED, RUN_DELETED };

struct seen {
	int rows, columns; /* of the text, without the gutter */
	int gutter;
};

struct editor {
	char *at;
	size_t len, cap;
	size_t cursor;
	size_t line; /* of the cursor */
	size_t lines; /* line ends, and one */
	size_t goal; /* the cell that up and down keep to, or SIZE_MAX */
	size_t top, shift; /* the first line in view; cells hidden at left */
	uint64_t version;
	enum run_of run;
	struct arena *past; /* keeps the changes */
	VEC(struct change) changes;
	size_t done; /* of these so many are in the text */
	struct arena *marked;
	struct editor_mark *marks; /* in order */
	size_t nmarks;
	struct arena *tinted;
	struct tint *tints;
	size_t ntints;
	size_t tints_at, tints_to; /* the bytes that they are of */
	uint64_t tints_version;
	enum language tints_lang;
	struct seen seen;
};

enum { EDITOR_TAB = 8 }; /* cells between tab stops */

/*
 * Puts `in` where the `out` bytes at `at` were, as a step to undo: with the
 * last one if `joined`.  The cursor goes behind it.  false: no room.
 */
bool editor_change(
    struct editor *e, size_t at, size_t out, struct str in, bool joined);

/* false: there is nothing to undo, or to do again. */
bool editor_undo(struct editor *e);
bool editor_redo(struct editor *e);

/* The cells before byte `to` of the line that begins at `from`. */
size_t editor_cells(const struct editor *e, size_t from, size_t to);

/* The line that this byte is in. */
size_t editor_line_of(const struct editor *e, size_t at);

/* Where the line begins. */
size_t editor_line_at(const struct editor *e, size_t line);

/* The start of the glyph of this line that covers the cell, or its end. */
size_t editor_at_cell(const struct editor *e, size_t from, size_t cell);

#endif
