#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/str.h"

#include <stdbool.h>

/*
 * The one gate between text from outside and the terminal, and the one place
 * that knows how many cells a character takes.
 *
 * A glyph is what stands in one place on the screen: a character with its
 * combining marks.  What must not reach a terminal (C0, C1 and DEL; bidi,
 * zero-width and tag characters; LS and PS; unassigned code points; bytes
 * that are not UTF-8) becomes a glyph of visible ASCII: "^[", "<9b>",
 * "<202e>"; a bad byte becomes U+FFFD.  Where the locale is not UTF-8, what is
 * not ASCII is shown by an ASCII stand-in ("-" for a dash, "+" for a corner)
 * or "?".  At most four combining marks stay on a character; more are left
 * out.
 *
 * Glyphs are safe: glyph_next over a glyph's own text gives it back as it is.
 */
enum { GLYPH_BYTES = 20, GLYPH_MARKS = 4 };

struct glyph {
	struct str text; /* what to show: in `own`, or the source's own bytes */
	unsigned
	    cells; /* 0 to 10; 0 only for lone combining marks at a start */
	bool replaced; /* text is not what the source holds */
	char own[GLYPH_BYTES];
};

/*
 * Sets the locale from the environment.  With LC_ALL, LC_CTYPE and LANG all
 * unset or empty nobody has asked for ASCII, and C.UTF-8 is tried.  Called
 * once, by main; without it the locale is C.
 */
void text_locale(void);

/* Whether the locale can show UTF-8. */
bool text_is_utf8(void);

/*
 * Reads the glyph that `s` (not empty) begins with into *g and returns how
 * many of its bytes it took, at least 1.  g->text may point into `s` or into
 * *g itself, so copy *g never without it.  A tab or newline comes out as a
 * mark like any other control: lay them out before.
 */
size_t glyph_next(struct str s, struct glyph *g);

/* The cells of all glyphs of `s`. */
size_t text_cells(struct str s);

/*
 * The longest beginning of `s` that takes at most `cells`; *took is what it
 * takes (may be NULL).
 */
struct str text_fit(struct str s, size_t cells, size_t *took);

struct arena;

/*
 * `s` with every glyph made safe: `s` itself if it already is, else a copy in
 * `a`.
 */
struct str text_safe(struct arena *a, struct str s);

/*
 * The text for a file, the same in every locale: UTF-8 in which U+FFFD stands
 * for what glyphs would mark, but for tabs and the ends of lines; in `a`.
 */
struct str text_clean(struct arena *a, struct str s);

/*
 * Whether the code point acts on the text around it or is not seen at all
 * (bidi, joiners, zero-width, selectors, tags …).  In every locale alike.
 */
bool text_acts_unseen(uint32_t rune);

/* The code point in lower case (simple case mapping of the locale). */
uint32_t text_lower(uint32_t rune);

#endif
