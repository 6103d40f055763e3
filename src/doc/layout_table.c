#include "doc/layout_parts.h"

#include "base/arena.h"

#include <string.h>

/* A column that would get fewer cells makes its table into records. */
enum { NARROWEST = 6, BETWEEN = 3, HANG = 2, FEW = 16 };

struct mark {
	size_t at, piece;
};

struct grid {
	struct paper *p;
	const struct table *table;
	size_t *width; /* one for each column */
	size_t *word; /* the longest word of each */
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
	struct flow f = flow_new(g->p);

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

static size_t lesser(size_t x, size_t y)
{
	return x < y ? x : y;
}

/*
 * What a column gets when none may have more than `most`, but their words may
 * have `word`.
 */
static size_t width_at(
    const struct grid *g, uint32_t column, size_t most, size_t word)
{
	size_t least = lesser(g->word[column], word);

	return lesser(g->width[column], most > least ? most : least);
}

static bool fits_at(const struct grid *g, size_t most, size_t word)
{
	size_t sum = BETWEEN * ((size_t)g->table->columns - 1);

	for (uint32_t c = 0; c < g->table->columns; c++)
		sum += width_at(g, c, most, word);
	return sum <= g->p->room;
}

static void measure_words(struct grid *g)
{
	struct flow f = flow_new(g->p);

	for (uint32_t row = 0; row < g->table->rows; row++)
		for (size_t c = 0; c < row_cells(g, row); c++) {
			size_t width;

			flow_clear(&f);
			take_cell(g, &f, row, c);
			width = flow_longest_word(&f);
			if (width > g->word[c])
				g->word[c] = width;
		}
}

static void set_widths(struct grid *g, size_t most, size_t word)
{
	size_t spare = g->p->room - BETWEEN * ((size_t)g->table->columns - 1);

	for (uint32_t c = 0; c < g->table->columns; c++)
		spare -= width_at(g, c, most, word);
	for (uint32_t c = 0; c < g->table->columns; c++) {
		size_t width = width_at(g, c, most, word);

		if (width == g->width[c])
			continue;
		g->wrapped = true;
		g->width[c] = width + (spare > 0);
		spare -= spare > 0;
	}
}

/*
 * Has the widest columns give way, to one width; then the longest words, to
 * one length; what is left over goes to the first of them.  false: they would
 * be too narrow.
 */
static bool fit_columns(struct grid *g)
{
	size_t most = g->p->room, word = most;

	if (fits_at(g, SIZE_MAX, 0))
		return true;
	if (!fits_at(g, NARROWEST, 0))
		return false;
	measure_words(g);
	while (!fits_at(g, NARROWEST, word))
		word--;
	while (!fits_at(g, most, word))
		most--;
	set_widths(g, most, word);
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
	flow_runs(f, g->p, &w, &mark->piece);
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
	size_t written = row_cells(g, row), cells = g->table->columns;

	/* A short row is drawn to its end, but not in an endless table. */
	if (cells > FEW)
		cells = written;
	for (size_t c = 0; c < cells; c++) {
		flow_clear(&g->flows[c]);
		g->marks[c] = (struct mark){ 0 };
		if (c < written)
			take_cell(g, &g->flows[c], row, c);
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
static void lay_field(
    struct grid *g, struct flow *f, uint32_t row, size_t column)
{
	struct touch key = { { ROLE_TEXT, MARK_STRONG }, NO_LINK };
	bool has_value = column < row_cells(g, row);
	bool has_key = column < row_cells(g, 0);

	flow_clear(f);
	if (has_key && row == 1)
		take_cell(g, f, 0, column);
	else if (has_key)
		flow_own(f, g->flows[column].text, key);
	if (f->text.len)
		flow_own(f, str_of(has_value ? ": " : ":"), key);
	if (has_value)
		take_cell(g, f, row, column);
	flow_lines(f, g->p, HANG);
}

static void lay_heads(struct grid *g)
{
	for (size_t c = 0; c < row_cells(g, 0); c++) {
		take_cell(g, &g->flows[c], 0, c);
		if (g->table->rows == 1)
			flow_lines(&g->flows[c], g->p, HANG);
	}
}

static void lay_records(struct grid *g)
{
	struct flow f = flow_new(g->p);
	size_t head = row_cells(g, 0), all = g->table->row_at[g->table->rows];

	paper_expect(g->p, all + g->table->rows, 3 * all);
	lay_heads(g);
	for (uint32_t row = 1; row < g->table->rows; row++) {
		size_t cells = row_cells(g, row);

		if (row > 1)
			paper_line(g->p);
		if (row == 1 && cells < head)
			cells = head;
		for (size_t c = 0; c < cells; c++)
			lay_field(g, &f, row, c);
	}
}

void lay_table(struct paper *p)
{
	struct grid g = { .p = p, .table = p->block->table };
	uint32_t columns = g.table->columns;

	if (columns == 0 || g.table->rows == 0)
		return;
	g.width = NEW_N(p->a, size_t, columns);
	g.word = NEW_N(p->a, size_t, columns);
	g.flows = NEW_N(p->a, struct flow, columns);
	g.marks = NEW_N(p->a, struct mark, columns);
	for (uint32_t c = 0; c < columns; c++)
		g.flows[c] = flow_new(p);
	g.bar = run_sign(p->a, STR(" │ "), ROLE_FRAME);
	measure(&g);
	if (fit_columns(&g))
		lay_grid(&g);
	else
		lay_records(&g);
}
