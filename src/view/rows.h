#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "base/str.h"
#include "quiz/quiz.h"
#include "text/role.h"
#include "ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct doc;
struct edit;
struct editor;
struct line;

enum { NO_ITEM = -1 };

/* One row of a screen that is put together from texts and passages. */
struct row {
	struct str lead; /* stands in the indent of the row */
	struct str text; /* or a laid-out line: */
	const struct line *line;
	const struct edit *field; /* or a field to type in */
	struct editor *pane; /* or one of the rows of several lines */
	struct style style; /* of lead, and of text */
	int indent, columns;
	int item; /* what of the screen this row belongs to, or NO_ITEM */
};

/* Rows for one frame, kept in its arena; `width` is what they may take. */
struct rows {
	struct arena *a;
	struct row *at;
	size_t n, cap;
	int width;
	int item; /* given to the rows that are added; NO_ITEM at first */
	int indent;
	struct str lead; /* goes to the next row, once */
	struct style lead_style;
};

struct rows rows_in(struct arena *a, int width);

/* An empty row, unless the last one is empty already. */
void rows_gap(struct rows *rows);

/* The text, wrapped at blanks. */
void rows_text(struct rows *rows, struct str text, struct style style);

/* A drawing: its lines as they are, cut where the window ends. */
void rows_drawn(struct rows *rows, struct str drawing, struct style style);

/* The passage as the lesson would show it. */
void rows_passage(
    struct rows *rows, const struct doc *doc, struct passage passage);

/* A field of up to `columns` cells. */
void rows_field(struct rows *rows, const struct edit *field, int columns);

/* Several lines that are typed in, in so many rows. */
void rows_pane(struct rows *rows, struct editor *pane, int n);

/*
 * Draws the rows from *top on.  *top is moved so that the rows of item
 * `focus` are in view; they are drawn as selected if `bar`, and the cursor
 * rests on the first of them (in a field: where one types).
 */
void rows_draw(const struct rows *rows, struct canvas *c, struct rect r,
    int *top, int focus, bool bar);

/* The row of its pane that is drawn there, from 0; -1: it is of none. */
int rows_pane_at(const struct rows *rows, int top, int row);

/* The item drawn at this row of the window, NO_ITEM if none. */
int rows_item_at(const struct rows *rows, int top, int row);

#endif
