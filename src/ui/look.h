#ifndef UI_LOOK_H
#define UI_LOOK_H

#include "base/str.h"
#include "text/role.h"

#include <stdbool.h>

/*
 * How each role looks.  Colours are numbers of the 256-colour palette; -1 is
 * the terminal's own.  With fewer colours or none, marks carry the meaning:
 * every role that says something differs from plain text without colour too.
 */
struct look {
	short fore, back; /* -1: the terminal's */
	unsigned char marks; /* MARK_ bits, and LOOK_ ones */
};

enum { LOOK_DIM = 128 };

enum theme { THEME_DARK, THEME_LIGHT };

/*
 * The look of a style with this many colours: 0 (none), 8, 16 or 256 (numbers
 * between are rounded down).
 */
struct look look_of(struct style style, enum theme theme, int colours);

/* "dark" or "light".  false: another word. */
bool theme_read(struct str word, enum theme *theme);

/* What COLORFGBG says of the background; dark when it says nothing. */
enum theme theme_guess(const char *colorfgbg);

struct buf;
struct line;
struct doc;

struct plain {
	int colours; /* 0: no escape at all */
	enum theme theme;
	bool links; /* OSC 8 around links that have a web or file address */
};

/*
 * One laid-out line as bytes for a terminal or a pipe, without its newline.
 * No blanks at its end.  With colours 0 and no links: the text alone.
 */
void plain_line(struct buf *b, const struct doc *doc, const struct line *line,
    const struct plain *how);

#endif
