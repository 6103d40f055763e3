#include "view/rows.h"

#include "base/arena.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "text/width.h"
#include "ui/edit.h"
#include "ui/editor.h"

struct rows rows_in(struct arena *a, int width)
{
	return (struct rows){
		.a = a, .width = width < 1 ? 1 : width, .item = NO_ITEM
	};
}

static struct row *add(struct rows *rows)
{
	struct row *row = VEC_ADD(rows->a, rows);

	row->item = rows->item;
	row->indent = rows->indent;
	row->columns = rows->width - rows->indent;
	if (row->columns < 1)
		row->columns = 1;
	row->lead = rows->lead;
	row->style = rows->lead_style;
	rows->lead = STR("");
	return row;
}

void rows_gap(struct rows *rows)
{
	const struct row *last = rows->n ? &rows->at[rows->n - 1] : NULL;
	int item = rows->item;

	if (!last ||
	    (!last->line && !last->field && !last->pane &&
		last->text.len == 0 && last->lead.len == 0))
		return;
	rows->item = NO_ITEM;
	add(rows);
	rows->item = item;
}

/* As much of the text as fits, up to its last blank if any. */
static struct str first_part(struct str text, int columns)
{
	struct str part = text_fit(text, (size_t)columns, NULL);
	size_t cut;

	if (part.len == text.len)
		return part;
	if (part.len == 0) {
		struct glyph g;

		return str_sub(text, 0, glyph_next(text, &g));
	}
	if (text.at[part.len] == ' ')
		return part;
	for (cut = part.len; cut > 0 && text.at[cut - 1] != ' '; cut--)
		continue;
	return cut ? str_sub(part, 0, cut) : part;
}

void rows_text(struct rows *rows, struct str text, struct style style)
{
	while (text.len) {
		struct str line = str_line(&text);

		do {
			struct row *row = add(rows);
			struct str part = first_part(line, row->columns);

			row->text = part;
			if (row->lead.len == 0)
				row->style = style;
			line = str_sub(line, part.len, line.len);
			while (line.len && line.at[0] == ' ')
				line = str_sub(line, 1, line.len);
		} while (line.len);
	}
}

void rows_drawn(struct rows *rows, struct str drawing, struct style style)
{
	while (drawing.len) {
		struct str line = str_line(&drawing);
		struct row *row = add(rows);

		row->text = text_fit(line, (size_t)row->columns, NULL);
		row->style = style;
	}
}

static void add_lines(struct rows *rows, const struct doc *doc, uint32_t block,
    uint32_t inside, bool first)
{
	struct layout how = { .inside = inside, .wrap_code = true };
	int columns = rows->width - rows->indent;
	struct lines lines;

	how.width = columns < 1 ? 1 : (size_t)columns;
	layout_block(rows->a, doc, block, &how, &lines);
	for (size_t i = 0; i < lines.n; i++)
		if (i || !first || lines.at[i].cells)
			add(rows)->line = &lines.at[i];
}

void rows_passage(
    struct rows *rows, const struct doc *doc, struct passage passage)
{
	for (uint32_t i = passage.from; i < passage.to; i++)
		add_lines(rows, doc, i, passage.inside, i == passage.from);
}

void rows_field(struct rows *rows, const struct edit *field, int columns)
{
	struct row *row = add(rows);

	row->field = field;
	if (row->columns > columns)
		row->columns = columns;
}

void rows_pane(struct rows *rows, struct editor *pane, int n)
{
	for (int i = 0; i < n; i++)
		add(rows)->pane = pane;
}

/* Scrolls as little as shows the focused item, its end before its begin. */
static void follow(const struct rows *rows, int height, int *top, int focus)
{
	int first = -1, last = -1, most = (int)rows->n - height;

	for (size_t i = 0; focus != NO_ITEM && i < rows->n; i++)
		if (rows->at[i].item == focus) {
			first = first < 0 ? (int)i : first;
			last = (int)i;
		}
	if (last >= 0 && last >= *top + height)
		*top = last - height + 1;
	if (first >= 0 && first < *top)
		*top = first;
	if (*top > most)
		*top = most;
	if (*top < 0)
		*top = 0;
}

/* What of a pane is in the window: it scrolls itself. */
static void draw_pane(
    const struct rows *rows, int at, struct canvas *c, struct rect r, bool here)
{
	const struct row *row = &rows->at[at];
	struct editor_how how = { .field = true, .focus = here };
	struct rect in = { r.row, r.column + row->indent, 0, row->columns };

	while (in.rows < r.rows && at + in.rows < (int)rows->n &&
	    row[in.rows].pane == row->pane)
		in.rows++;
	editor_draw(row->pane, c, in, &how, rows->a);
}

/* Draws a row, or all rows of a pane, at the top of the window. */
static void draw_row(
    const struct rows *rows, int at, struct canvas *c, struct rect r, bool here)
{
	const struct row *row = &rows->at[at];
	int left = r.column + row->indent;

	canvas_text(c, r.row, r.column, row->indent, row->lead, row->style);
	if (row->line)
		canvas_line(c, r.row, left, row->columns, row->line, NO_LINK);
	else if (row->pane)
		draw_pane(rows, at, c, r, here);
	else if (row->field)
		edit_draw(row->field, c, r.row, left, row->columns);
	else
		canvas_text(
		    c, r.row, left, row->columns, row->text, row->style);
}

/* Whether a row is typed in, and the first of its kind in the window. */
static bool is_typed(const struct rows *rows, int at, int top)
{
	const struct row *row = &rows->at[at];

	return row->field ||
	    (row->pane && (at == top || row[-1].pane != row->pane));
}

void rows_draw(const struct rows *rows, struct canvas *c, struct rect r,
    int *top, int focus, bool bar)
{
	bool rested = false;
	struct rect left = r, typed = r;
	int typed_at = -1;

	follow(rows, r.rows, top, focus);
	for (int at = *top; left.rows > 0 && at < (int)rows->n; at++) {
		const struct row *row = &rows->at[at];
		bool here = focus != NO_ITEM && row->item == focus;

		if (here && is_typed(rows, at, *top)) {
			typed_at = at;
			typed = left;
		} else if (is_typed(rows, at, *top) || !row->pane) {
			draw_row(rows, at, c, left, false);
		}
		if (here && bar && !row->field)
			canvas_restyle(c, left.row, left.column, left.columns,
			    style_of(ROLE_SELECTED));
		if (here && !rested)
			canvas_cursor(c, left.row, left.column);
		rested = rested || here;
		left.row++;
		left.rows--;
	}
	/* What is typed in comes last: its cursor is the one. */
	if (typed_at >= 0)
		draw_row(rows, typed_at, c, typed, true);
}

int rows_pane_at(const struct rows *rows, int top, int row)
{
	int at = top + row, n = 0;

	if (row < 0 || at >= (int)rows->n || !rows->at[at].pane)
		return -1;
	while (at > top && rows->at[at - 1].pane == rows->at[at].pane) {
		at--;
		n++;
	}
	return n;
}

int rows_item_at(const struct rows *rows, int top, int row)
{
	if (row < 0 || top + row >= (int)rows->n)
		return NO_ITEM;
	return rows->at[top + row].item;
}
