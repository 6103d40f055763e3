#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/str.h"

/*
 * Where lines of a text break.  The text is safe (text_safe gives it back as
 * it is) but for '\n', which ends a line; ' ' is the only blank that breaks.
 */
struct wrap {
	size_t begin, end; /* the line's bytes; no blanks at its end */
	size_t next; /* where the next line is to be looked for */
	size_t cells;
};

/*
 * The line of prose that begins at byte `from` (at most s.len), as long as
 * fits into `width` cells, at least 1.  It breaks at blanks, after a hyphen
 * between words, after a dash, and between wide characters (not before
 * closing punctuation, nor after opening).  A word that is longer than a line
 * breaks at a slash, dot or the like in its second half, else anywhere.  A
 * single glyph wider than `width` has its own line, which is then too wide.
 */
struct wrap wrap_prose(struct str s, size_t from, size_t width);

/*
 * The same for program text: it breaks after a blank in the line's second
 * half, else anywhere.
 */
struct wrap wrap_program(struct str s, size_t from, size_t width);

#endif
