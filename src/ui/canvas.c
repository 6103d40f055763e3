#include "ui/canvas.h"

#include "doc/doc.h"
#include "doc/layout.h"

#include <stdlib.h>
#include <string.h>

/* Where the next glyph goes on one row, and where the room for it ends. */
struct pen {
	struct canvas *c;
	int row, column, end;
	int last; /* the column of the glyph drawn last; -1: none */
	struct style style;
};

static struct cell_image *cell(struct canvas *c, int row, int column)
{
	return &c->cells[(size_t)row * (size_t)c->columns + (size_t)column];
}

static void blank(struct cell_image *image, struct style style)
{
	*image = (struct cell_image){ .text = " ", .style = style };
}

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *c;

	MUST(rows >= 1 && columns >= 1);
	c = calloc(1, sizeof(*c));
	if (!c)
		die("no memory for a screen");
	*c = (struct canvas){ .rows = rows, .columns = columns };
	c->cells =
	    calloc((size_t)rows * (size_t)columns, sizeof(struct cell_image));
	if (!c->cells)
		die("no memory for a screen of %d rows", rows);
	canvas_clear(c);
	return c;
}

void canvas_free(struct canvas *c)
{
	if (!c)
		return;
	free(c->cells);
	free(c);
}

void canvas_clear(struct canvas *c)
{
	size_t n = (size_t)c->rows * (size_t)c->columns;

	for (size_t i = 0; i < n; i++)
		blank(&c->cells[i], style_of(ROLE_TEXT));
	c->cursor_row = 0;
	c->cursor_column = 0;
	c->cursor_shown = false;
}

struct rect canvas_rect(const struct canvas *c)
{
	return (struct rect){ 0, 0, c->rows, c->columns };
}

struct style style_of(enum role role)
{
	return (struct style){ .role = (unsigned char)role };
}

/* A wide glyph of which one half is drawn over loses the other half. */
static void part_halves(struct canvas *c, int row, int column)
{
	struct cell_image *at = cell(c, row, column);

	if (column > 0 && at->text[0] == '\0')
		blank(at - 1, at[-1].style);
	if (column + 1 < c->columns && at[1].text[0] == '\0')
		blank(at + 1, at[1].style);
}

/* Draws one cell; out of the canvas nothing. */
static struct cell_image *draw_cell(struct pen *p, int column)
{
	struct cell_image *image;

	if (column < 0 || column >= p->end)
		return NULL;
	part_halves(p->c, p->row, column);
	image = cell(p->c, p->row, column);
	blank(image, p->style);
	p->last = column;
	return image;
}

/* What the gate writes as several cells of ASCII takes a cell a character. */
static void draw_mark(struct pen *p, struct str text)
{
	for (size_t i = 0; i < text.len && p->column < p->end; i++) {
		struct cell_image *image = draw_cell(p, p->column++);

		if (image)
			image->text[0] = text.at[i];
	}
}

static void draw_wide(struct pen *p, struct str text)
{
	struct cell_image *left = draw_cell(p, p->column);
	struct cell_image *right = draw_cell(p, p->column + 1);

	if (left && right) {
		memcpy(left->text, text.at, text.len);
		left->text[text.len] = '\0';
		right->text[0] = '\0';
		p->last = p->column;
	}
	p->column += p->column + 1 < p->end ? 2 : 0;
}

/* A combining mark without a character of its own joins the last glyph. */
static void join_mark(struct pen *p, struct str text)
{
	struct cell_image *image;
	size_t len;

	if (p->last < 0)
		return;
	image = cell(p->c, p->row, p->last);
	len = strlen(image->text);
	if (len + text.len > GLYPH_BYTES)
		return;
	memcpy(image->text + len, text.at, text.len);
	image->text[len + text.len] = '\0';
}

static void draw_glyph(struct pen *p, const struct glyph *g)
{
	struct cell_image *image;

	if (g->cells == 0) {
		join_mark(p, g->text);
	} else if (g->cells > 2 ||
	    (g->cells == 2 && (unsigned char)g->text.at[0] < 0x80)) {
		draw_mark(p, g->text);
	} else if (g->cells == 2) {
		draw_wide(p, g->text);
	} else {
		image = draw_cell(p, p->column++);
		if (!image)
			return;
		memcpy(image->text, g->text.at, g->text.len);
		image->text[g->text.len] = '\0';
	}
}

/* true: all of it was drawn. */
static bool draw_text(struct pen *p, struct str text)
{
	struct glyph g;
	int before;

	while (text.len) {
		text = str_sub(text, glyph_next(text, &g), text.len);
		if (p->column >= p->end && g.cells)
			return false;
		before = p->column;
		draw_glyph(p, &g);
		if (p->column - before < (int)g.cells)
			return false;
	}
	return true;
}

/* A pen with room for `columns` cells, or for none out of the canvas. */
static struct pen pen_at(struct canvas *c, int row, int column, int columns)
{
	struct pen p = {
		.c = c, .row = row, .column = column, .end = column, .last = -1
	};

	if (row >= 0 && row < c->rows && columns > 0 && column < c->columns)
		p.end = columns < c->columns - column ? column + columns
						      : c->columns;
	return p;
}

int canvas_text(struct canvas *c, int row, int column, int columns,
    struct str text, struct style style)
{
	struct pen p = pen_at(c, row, column, columns);

	p.style = style;
	draw_text(&p, text);
	return p.column - column;
}

int canvas_text_cut(struct canvas *c, int row, int column, int columns,
    struct str text, struct style style)
{
	struct pen p = pen_at(c, row, column, columns);
	size_t room = (size_t)(p.end - p.column);
	struct str dots = STR("…");
	size_t dots_cells = text_cells(dots);

	p.style = style;
	if (text_fit(text, room, NULL).len == text.len || dots_cells > room) {
		draw_text(&p, text);
	} else {
		draw_text(&p, text_fit(text, room - dots_cells, NULL));
		draw_text(&p, dots);
	}
	return p.column - column;
}

int canvas_line(struct canvas *c, int row, int column, int columns,
    const struct line *line, int link_here)
{
	struct pen p = pen_at(c, row, column, columns);

	for (uint32_t i = 0; i < line->n; i++) {
		const struct run *run = &line->runs[i];

		p.style = run->style;
		if (run->link != NO_LINK && run->link == link_here)
			p.style.role = ROLE_LINK_HERE;
		if (!draw_text(&p, run->text))
			break;
	}
	return p.column - column;
}

/* The part of the rectangle that is on the canvas; perhaps nothing. */
static struct rect cut(const struct canvas *c, struct rect r)
{
	if (r.row < 0) {
		r.rows += r.row;
		r.row = 0;
	}
	if (r.column < 0) {
		r.columns += r.column;
		r.column = 0;
	}
	if (r.rows > c->rows - r.row)
		r.rows = c->rows - r.row;
	if (r.columns > c->columns - r.column)
		r.columns = c->columns - r.column;
	return r;
}

void canvas_fill(struct canvas *c, struct rect r, struct style style)
{
	r = cut(c, r);
	for (int row = r.row; row < r.row + r.rows; row++)
		for (int i = r.column; i < r.column + r.columns; i++) {
			part_halves(c, row, i);
			blank(cell(c, row, i), style);
		}
}

void canvas_restyle(
    struct canvas *c, int row, int column, int columns, struct style style)
{
	struct rect r = cut(c, (struct rect){ row, column, 1, columns });

	for (int i = r.column; r.rows > 0 && i < r.column + r.columns; i++)
		cell(c, r.row, i)->style = style;
}

void canvas_vline(struct canvas *c, int row, int column, int rows)
{
	for (int i = 0; i < rows; i++)
		canvas_text(
		    c, row + i, column, 1, STR("│"), style_of(ROLE_FRAME));
}

void canvas_hline(struct canvas *c, int row, int column, int columns)
{
	for (int i = 0; i < columns; i++)
		canvas_text(
		    c, row, column + i, 1, STR("─"), style_of(ROLE_FRAME));
}

void canvas_cursor(struct canvas *c, int row, int column)
{
	c->cursor_row = row < 0 ? 0 : row < c->rows ? row : c->rows - 1;
	c->cursor_column = column < 0 ? 0
	    : column < c->columns     ? column
				      : c->columns - 1;
	c->cursor_shown = true;
}
