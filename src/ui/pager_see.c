#include "ui/pager_own.h"

#include "base/arena.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "text/find.h"
#include "text/width.h"

void pager_move_match(struct pager *p, int by)
{
	const struct match *m;

	if (p->nmatches == 0)
		return;
	if (by > 0)
		p->match = p->match % p->nmatches + 1;
	else
		p->match = p->match > 1 ? p->match - 1 : p->nmatches;
	m = &p->matches[p->match - 1];
	pager_reveal(p, (struct place){ m->block, m->at });
}

size_t pager_search(struct pager *p, struct str what)
{
	VEC(struct match) found = { 0 };
	struct str kept;
	struct place here = pager_place(p);

	/* `what` may be our own needle, of a reload. */
	kept = str_copy(p->pages.a, what);
	arena_reset(p->found);
	p->needle = str_copy(p->found, kept);
	for (uint32_t i = 0; i < p->doc->nblocks; i++) {
		struct str text = p->doc->blocks[i].text;
		size_t len = 0, at = 0;

		if (p->doc->blocks[i].kind == BLOCK_COMMENT)
			continue;
		while (
		    (at = text_find(text, p->needle, at, &len)) != SIZE_MAX) {
			*VEC_ADD(p->found, &found) =
			    (struct match){ i, (uint32_t)at, (uint32_t)len };
			at += len;
		}
	}
	p->matches = found.at;
	p->nmatches = found.n;
	p->match = 0;
	while (p->match < found.n &&
	    (found.at[p->match].block < here.block ||
		(found.at[p->match].block == here.block &&
		    found.at[p->match].at < here.at)))
		p->match++;
	if (found.n)
		pager_move_match(p, 1);
	return found.n;
}

size_t pager_matches(const struct pager *p)
{
	return p->nmatches;
}

size_t pager_match(const struct pager *p)
{
	return p->match;
}

/* The first match at or after a block. */
static size_t match_from(const struct pager *p, uint32_t block)
{
	size_t low = 0, high = p->nmatches;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->matches[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The cells of a run that show bytes [from, to) of the block's text. */
static bool run_part(
    const struct run *run, size_t from, size_t to, size_t *cell, size_t *cells)
{
	size_t end = (size_t)run->at + run->len;

	if (run->at == RUN_OWN || from >= end || to <= run->at)
		return false;
	*cell = 0;
	*cells = run->cells;
	if (run->text.len != run->len)
		return true;
	from = from > run->at ? from - run->at : 0;
	to = to < end ? to - run->at : run->len;
	*cell = text_cells(str_sub(run->text, 0, from));
	*cells = text_cells(str_sub(run->text, from, to));
	return true;
}

/* Finds where [at, at + len) of a block begins on this line. */
static bool line_part(const struct line *line, size_t at, size_t len,
    size_t *first, size_t *cells)
{
	size_t column = 0, cell, wide, end = 0;
	bool found = false;

	for (uint32_t i = 0; i < line->n; i++) {
		if (run_part(&line->runs[i], at, at + len, &cell, &wide)) {
			if (!found)
				*first = column + cell;
			found = true;
			end = column + cell + wide;
		}
		column += line->runs[i].cells;
	}
	*cells = found ? end - *first : 0;
	return found;
}

static void draw_matches(const struct pager *p, struct canvas *c, struct rect r,
    uint32_t block, const struct line *line)
{
	size_t first, cells;

	for (size_t i = match_from(p, block);
	     i < p->nmatches && p->matches[i].block == block; i++) {
		const struct match *m = &p->matches[i];

		if (line_part(line, m->at, m->len, &first, &cells))
			canvas_restyle(c, r.row, r.column + (int)first,
			    (int)cells,
			    style_of(i + 1 == p->match ? ROLE_MATCH_HERE
						       : ROLE_MATCH));
	}
}

void pager_draw(const struct pager *p, struct canvas *c, struct rect r)
{
	struct spot s = p->top;

	if (p->doc->nblocks == 0 || !pager_has(p, s))
		return;
	for (int i = 0; i < r.rows && i < p->rows; i++) {
		const struct line *line = &pager_lines(p, s.block)->at[s.line];
		struct rect row = { r.row + i, r.column, 1, r.columns };

		canvas_line(c, row.row, row.column, row.columns, line, p->link);
		if (p->marked && line->number == p->marked)
			canvas_restyle(c, row.row, row.column, row.columns,
			    style_of(ROLE_MARKED));
		draw_matches(p, c, row, s.block, line);
		if (!pager_step_down(p, &s))
			break;
	}
}

int pager_link_at(const struct pager *p, int row, int column)
{
	struct spot s = p->top;
	const struct line *line;
	size_t at = 0;

	if (p->doc->nblocks == 0 || !pager_has(p, s))
		return NO_LINK;
	for (int i = 0; i < row; i++)
		if (!pager_step_down(p, &s))
			return NO_LINK;
	line = &pager_lines(p, s.block)->at[s.line];
	for (uint32_t i = 0; i < line->n; i++) {
		at += line->runs[i].cells;
		if ((size_t)column < at)
			return line->runs[i].link;
	}
	return NO_LINK;
}

void pager_focus(const struct pager *p, int *row, int *column)
{
	struct match m = { 0, 0, 0 };
	size_t first, cells;
	struct spot s;

	*column = 0;
	*row = 0;
	if (p->link != NO_LINK)
		m = (struct match){ p->doc->links[p->link].block,
			p->doc->links[p->link].at, p->doc->links[p->link].len };
	else if (p->match)
		m = p->matches[p->match - 1];
	else
		return;
	s = pager_spot(p, (struct place){ m.block, m.at });
	if (!pager_in_view(p, s, row) || !pager_has(p, s))
		*row = 0;
	else if (line_part(&pager_lines(p, s.block)->at[s.line], m.at, m.len,
		     &first, &cells))
		*column = (int)first;
}
