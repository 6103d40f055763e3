#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/str.h"
#include "text/role.h"
#include "text/width.h"

#include <stdbool.h>

struct line;

/*
 * A picture of cells.  Views draw on it; a terminal or a test shows it.  All
 * text goes through the gate of text/width.h on its way into a cell.
 */
struct cell_image {
	char text[GLYPH_BYTES + 1]; /* "" : the right half of a wide glyph */
	struct style style;
};

struct canvas {
	int rows, columns;
	struct cell_image *cells; /* row after row */
	int cursor_row, cursor_column; /* where the terminal's cursor rests */
	bool cursor_shown;
};

struct rect {
	int row, column, rows, columns;
};

/* Blank; both numbers at least 1.  The caller frees it; NULL is allowed. */
struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *c);

/* Blanks all cells and hides the cursor. */
void canvas_clear(struct canvas *c);

/* The whole canvas. */
struct rect canvas_rect(const struct canvas *c);

/* Fills the rectangle (cut to the canvas) with blanks in this style. */
void canvas_fill(struct canvas *c, struct rect r, struct style style);

/*
 * Writes the text from (row, column) on, at most `columns` cells, and returns
 * the cells it took.  Out of the canvas nothing is drawn; a wide glyph that
 * does not fit whole is left blank.
 */
int canvas_text(struct canvas *c, int row, int column, int columns,
    struct str text, struct style style);

/* The same, with "…" at the end when the text does not fit. */
int canvas_text_cut(struct canvas *c, int row, int column, int columns,
    struct str text, struct style style);

/* Draws a laid-out line; runs that are this link get ROLE_LINK_HERE. */
int canvas_line(struct canvas *c, int row, int column, int columns,
    const struct line *line, int link_here);

/* Changes the style of cells that are drawn already. */
void canvas_restyle(
    struct canvas *c, int row, int column, int columns, struct style style);

/* A vertical or horizontal rule of frame characters. */
void canvas_vline(struct canvas *c, int row, int column, int rows);
void canvas_hline(struct canvas *c, int row, int column, int columns);

/* Rests the cursor there and shows it. */
void canvas_cursor(struct canvas *c, int row, int column);

/* A style of this role alone. */
struct style style_of(enum role role);

#endif
