#ifndef TEXT_STEP_H
#define TEXT_STEP_H

#include "base/str.h"

/*
 * Steps through a text that is edited: by what people see as one character (a
 * glyph of text/width.h) and by words.  Places are bytes.  `from` is a place
 * at or before `at` where a glyph begins (the line's start): glyphs are
 * counted from there.
 */

/* The end of the glyph that begins at `at`; the text's length at its end. */
size_t step_on(struct str s, size_t at);

/* The last start of a glyph before `at`; `from` if there is none. */
size_t step_back(struct str s, size_t from, size_t at);

/* The first start of a glyph that is not before `at`. */
size_t step_start(struct str s, size_t from, size_t at);

/*
 * Behind the next word, or before the last one.  A word is letters, digits
 * and underscores; what is not ASCII belongs to one.
 */
size_t step_word_on(struct str s, size_t at);
size_t step_word_back(struct str s, size_t at);

/* Before the last run of what is no blank: what ctrl-w takes away. */
size_t step_rub_word(struct str s, size_t from, size_t at);

/* The start and the end (its line end not included) of the line of `at`. */
size_t step_line_start(struct str s, size_t at);
size_t step_line_end(struct str s, size_t at);

/* How many line ends there are in [from, to). */
size_t step_lines(struct str s, size_t from, size_t to);

#endif
