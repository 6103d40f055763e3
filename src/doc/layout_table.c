#include "doc/layout_parts.h"

#include "base/arena.h"

/* A column that would get fewer cells makes its table into records. */
enum { NARROWEST = 6, BETWEEN = 3, LEAD = 2 };

struct mark {
	size_t at, piece;
};

struct grid {
	struct paper *p;
	const struct table *table;
	size_t *width; /* one for each column */
	struct flow *flows; /* the cells of one row */
	struct mark *marks; /* where their next lines begin */
	struct run bar;
	bool wrapped; /* some cell takes more than one line */
};

static size_t row_cells(const struct grid *g, uint32_t row)
{
	size_t n = g->table->row_at[row + 1] - g->table->row_at[row];

	return n < g->table->columns ? n : g->table->columns;
}

static void take_cell(
    struct grid *g, struct flow *f, uint32_t row, size_t column)
{
	struct style style = plain_style(ROLE_TEXT);
	struct cell cell = g->table->cells[g->table->row_at[row] + column];

	if (row == 0)
		style.marks = MARK_STRONG;
	flow_spans(f, g->p, cell.at, (size_t)cell.at + cell.len, style);
}

static void measure(struct grid *g)
{
	struct flow f = flow_new(g->p, g->p->room);

	for (uint32_t row = 0; row < g->table->rows; row++)
		for (size_t c = 0; c < row_cells(g, row); c++) {
			size_t width;

			flow_clear(&f);
			take_cell(g, &f, row, c);
			width = flow_measure(&f);
			if (width > g->width[c])
				g->width[c] = width;
		}
}

static size_t used_at(const struct grid *g, size_t most)
{
	size_t sum = BETWEEN * ((size_t)g->table->columns - 1);

	for (uint32_t c = 0; c < g->table->columns; c++)
		sum += g->width[c] < most ? g->width[c] : most;
	return sum;
}

/*
 * Has the widest columns give way, to one width; what is left over goes to
 * the first of them.  false: they would be too narrow.
 */
static bool fit_columns(struct grid *g)
{
	size_t room = g->p->room, low = 0, high = room, spare;

	if (used_at(g, SIZE_MAX) <= room)
		return true;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;

		if (used_at(g, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	if (low < NARROWEST)
		return false;
	spare = room - used_at(g, low);
	for (uint32_t c = 0; c < g->table->columns; c++)
		if (g->width[c] > low) {
			g->width[c] = low + (spare > 0);
			spare -= spare > 0;
			g->wrapped = true;
		}
	return true;
}

static void rule(struct grid *g, const char *dash, const char *cross)
{
	struct style style = plain_style(ROLE_FRAME);

	paper_line(g->p);
	for (uint32_t c = 0; c < g->table->columns; c++) {
		bool last = c + 1 == g->table->columns;

		paper_fill(g->p, dash, g->width[c] + !!c + !last, ROLE_FRAME);
		if (!last)
			paper_own(g->p, str_of(cross), style);
	}
}

/* One line of one cell, with the blanks that align it. */
static void cell_line(struct grid *g, size_t column)
{
	struct flow *f = &g->flows[column];
	struct mark *mark = &g->marks[column];
	struct wrap w = wrap_prose(f->text, mark->at, g->width[column]);
	size_t spare = g->width[column] - w.cells, before = 0;

	switch (g->table->align[column]) {
	case ALIGN_NONE:
	case ALIGN_LEFT:
		break;
	case ALIGN_CENTRE:
		before = spare / 2;
		break;
	case ALIGN_RIGHT:
		before = spare;
		break;
	}
	paper_blanks(g->p, before);
	flow_runs(f, g->p, w.begin, w.end, &mark->piece);
	if (column + 1 < g->table->columns)
		paper_blanks(g->p, spare - before);
	mark->at = w.next;
}

static bool goes_on(const struct grid *g, size_t cells)
{
	for (size_t c = 0; c < cells; c++)
		if (g->marks[c].at < g->flows[c].text.len)
			return true;
	return false;
}

static void lay_row(struct grid *g, uint32_t row)
{
	size_t cells = row_cells(g, row);

	for (size_t c = 0; c < cells; c++) {
		flow_clear(&g->flows[c]);
		take_cell(g, &g->flows[c], row, c);
		g->marks[c] = (struct mark){ 0 };
	}
	do {
		paper_line(g->p);
		for (size_t c = 0; c < cells; c++) {
			if (c)
				paper_run(g->p, g->bar);
			cell_line(g, c);
		}
	} while (goes_on(g, cells));
}

static void lay_grid(struct grid *g)
{
	lay_row(g, 0);
	rule(g, g->wrapped ? "═" : "─", g->wrapped ? "╪" : "┼");
	for (uint32_t row = 1; row < g->table->rows; row++) {
		if (row > 1 && g->wrapped)
			rule(g, "─", "┼");
		lay_row(g, row);
	}
}

/*
 * "key: value" of one row.  The heading's bytes are those of the first row's
 * keys; in the others they are repeated.
 */
static void lay_field(struct grid *g, uint32_t row, size_t column)
{
	struct paper *p = g->p;
	struct flow f = flow_new(p, p->room);
	struct touch key = { { ROLE_TEXT, MARK_STRONG }, NO_LINK };
	bool has_value = column < row_cells(g, row);

	if (column < row_cells(g, 0) && row == 1)
		take_cell(g, &f, 0, column);
	else if (column < row_cells(g, 0))
		flow_own(&f, g->flows[column].text, key);
	if (f.text.len)
		flow_own(&f, str_of(has_value ? ": " : ":"), key);
	if (has_value)
		take_cell(g, &f, row, column);
	flow_lines(&f, p, LEAD);
}

static void lay_records(struct grid *g)
{
	size_t head = row_cells(g, 0), most = g->table->rows;

	for (size_t c = 0; c < head; c++) {
		g->flows[c] = flow_new(g->p, g->p->room);
		take_cell(g, &g->flows[c], 0, c);
		if (g->table->rows == 1)
			flow_lines(&g->flows[c], g->p, LEAD);
	}
	for (uint32_t row = 1; row < most; row++) {
		size_t cells = row_cells(g, row);

		if (row > 1)
			paper_line(g->p);
		if (row == 1 && cells < head)
			cells = head;
		for (size_t c = 0; c < cells; c++)
			lay_field(g, row, c);
	}
}

void lay_table(struct paper *p)
{
	struct grid g = { .p = p, .table = p->block->table };
	uint32_t columns = g.table->columns;

	if (columns == 0 || g.table->rows == 0)
		return;
	g.width = NEW_N(p->a, size_t, columns);
	g.flows = NEW_N(p->a, struct flow, columns);
	g.marks = NEW_N(p->a, struct mark, columns);
	for (uint32_t c = 0; c < columns; c++)
		g.flows[c] = flow_new(p, p->room);
	g.bar = run_sign(p->a, STR(" │ "), ROLE_FRAME);
	measure(&g);
	if (fit_columns(&g))
		lay_grid(&g);
	else
		lay_records(&g);
}
