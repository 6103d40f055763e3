#include "ui/pager_own.h"

#include "base/arena.h"
#include "doc/doc.h"

#include <stdlib.h>

enum { SHIFT_STEP = 8 };

static void forget_pages(struct pager *p)
{
	arena_reset(p->pages.a);
	p->pages.of = NEW_N(p->pages.a, struct lines, p->doc->nblocks);
	p->pages.made = NEW_N(p->pages.a, bool, p->doc->nblocks);
}

struct pager *pager_new(const struct doc *doc)
{
	struct pager *p = calloc(1, sizeof(*p));

	if (!p)
		die("out of memory");
	p->doc = doc;
	p->how = (struct layout){ .width = 1, .inside = NO_BOX };
	p->pages.a = arena_new();
	p->found = arena_new();
	p->link = NO_LINK;
	forget_pages(p);
	return p;
}

void pager_free(struct pager *p)
{
	if (!p)
		return;
	arena_free(p->pages.a);
	arena_free(p->found);
	free(p);
}

const struct lines *pager_lines(const struct pager *p, uint32_t block)
{
	const struct pages *pages = &p->pages;

	if (!pages->made[block]) {
		layout_block(
		    pages->a, p->doc, block, &p->how, &pages->of[block]);
		pages->made[block] = true;
	}
	return &pages->of[block];
}

bool pager_has(const struct pager *p, struct spot s)
{
	return s.block < p->doc->nblocks && s.line < pager_lines(p, s.block)->n;
}

bool pager_step_down(const struct pager *p, struct spot *s)
{
	struct spot next = { s->block, s->line + 1 };

	if (pager_has(p, next)) {
		*s = next;
		return true;
	}
	for (next = (struct spot){ s->block + 1, 0 };
	     next.block < p->doc->nblocks; next.block++)
		if (pager_has(p, next)) {
			*s = next;
			return true;
		}
	return false;
}

static bool step_up(const struct pager *p, struct spot *s)
{
	if (s->line > 0) {
		s->line--;
		return true;
	}
	for (uint32_t block = s->block; block > 0; block--) {
		size_t n = pager_lines(p, block - 1)->n;

		if (n) {
			*s = (struct spot){ block - 1, (uint32_t)n - 1 };
			return true;
		}
	}
	return false;
}

/* Lines that can be shown below and with `s`, counted up to `most`. */
static int lines_from(const struct pager *p, struct spot s, int most)
{
	int n = 1;

	while (n < most && pager_step_down(p, &s))
		n++;
	return n;
}

/* The window never shows less than it could at the end of the text. */
static void settle(struct pager *p)
{
	int missing;

	if (p->doc->nblocks == 0)
		return;
	if (p->top.block >= p->doc->nblocks)
		p->top = (struct spot){ (uint32_t)p->doc->nblocks - 1, 0 };
	if (p->top.line && !pager_has(p, p->top)) {
		size_t n = pager_lines(p, p->top.block)->n;

		p->top.line = n ? (uint32_t)n - 1 : 0;
	}
	missing = p->rows - lines_from(p, p->top, p->rows);
	while (missing-- > 0 && step_up(p, &p->top))
		continue;
}

static void scroll(struct pager *p, int by)
{
	for (; by > 0 && pager_step_down(p, &p->top); by--)
		continue;
	for (; by < 0 && step_up(p, &p->top); by++)
		continue;
	settle(p);
}

/* The first byte of the block's text on a line, at or after its start. */
static uint32_t line_start(const struct line *line, uint32_t otherwise)
{
	for (uint32_t i = 0; i < line->n; i++)
		if (line->runs[i].at != RUN_OWN)
			return line->runs[i].at;
	return otherwise;
}

struct spot pager_spot(const struct pager *p, struct place place)
{
	struct spot s = { place.block, 0 };
	const struct lines *lines;

	if (p->doc->nblocks == 0)
		return (struct spot){ 0, 0 };
	if (place.block >= p->doc->nblocks)
		return (struct spot){ (uint32_t)p->doc->nblocks - 1, 0 };
	lines = pager_lines(p, place.block);
	for (uint32_t i = 0; place.at && i < lines->n; i++)
		if (line_start(&lines->at[i], UINT32_MAX) <= place.at)
			s.line = i;
	return s;
}

struct place pager_place(const struct pager *p)
{
	struct place place = { p->top.block, 0 };

	if (p->top.line && pager_has(p, p->top))
		place.at = line_start(
		    &pager_lines(p, p->top.block)->at[p->top.line], 0);
	return place;
}

void pager_go(struct pager *p, struct place place)
{
	p->top = pager_spot(p, place);
	/* A block's blank line above has no business at the top. */
	if (place.at == 0 && pager_has(p, p->top) &&
	    pager_lines(p, p->top.block)->n > 1 &&
	    line_start(pager_lines(p, p->top.block)->at, RUN_OWN) == RUN_OWN &&
	    p->doc->blocks[p->top.block].gap)
		p->top.line = 1;
	settle(p);
}

void pager_fit(struct pager *p, const struct layout *how, int rows)
{
	struct place place = pager_place(p);
	bool same = p->how.width == how->width &&
	    p->how.inside == how->inside &&
	    p->how.wrap_code == how->wrap_code && p->how.shift == how->shift &&
	    p->how.numbers == how->numbers;

	if (same && p->rows == rows)
		return;
	p->rows = rows;
	if (!same) {
		bool at_gap = p->top.line == 0;

		p->how = *how;
		forget_pages(p);
		p->top = pager_spot(p, place);
		if (at_gap && place.at == 0)
			p->top.line = 0;
	}
	settle(p);
}

void pager_reload(struct pager *p, const struct doc *doc)
{
	struct place place = pager_place(p);
	unsigned line = place.block < p->doc->nblocks
	    ? p->doc->blocks[place.block].line
	    : 1;
	struct str needle = p->needle;

	p->doc = doc;
	p->link = NO_LINK;
	p->top = (struct spot){ 0, 0 };
	forget_pages(p);
	place.block = pager_line_place(p, line).block;
	p->top = pager_spot(p, place);
	settle(p);
	if (needle.len)
		pager_search(p, needle);
}

struct place pager_line_place(const struct pager *p, unsigned line)
{
	struct place place = { 0, 0 };

	for (uint32_t i = 0; i < p->doc->nblocks; i++)
		if (p->doc->blocks[i].line <= line)
			place.block = i;
	if (p->doc->nblocks && p->doc->blocks[place.block].kind == BLOCK_CODE) {
		struct str text = p->doc->blocks[place.block].text;
		struct str rest = text;

		for (unsigned i = p->doc->blocks[place.block].line;
		     i < line && rest.len; i++)
			str_line(&rest);
		place.at = (uint32_t)(text.len - rest.len);
	}
	return place;
}

bool pager_in_view(const struct pager *p, struct spot want, int *row)
{
	struct spot s = p->top;

	for (*row = 0; *row < p->rows; (*row)++) {
		if (s.block == want.block && s.line == want.line)
			return true;
		if (!pager_step_down(p, &s))
			break;
	}
	return false;
}

void pager_reveal(struct pager *p, struct place place)
{
	struct spot want = pager_spot(p, place);
	int row;

	if (p->doc->nblocks == 0 || pager_in_view(p, want, &row))
		return;
	p->top = want;
	scroll(p, -(p->rows / 3));
}

void pager_mark(struct pager *p, unsigned line)
{
	p->marked = line;
	if (line)
		pager_reveal(p, pager_line_place(p, line));
}

int pager_link(const struct pager *p)
{
	return p->link;
}

static struct place link_place(const struct pager *p, int link)
{
	const struct link *l = &p->doc->links[link];

	return (struct place){ l->block, l->at };
}

void pager_set_link(struct pager *p, int link)
{
	p->link = link;
	if (link != NO_LINK)
		pager_reveal(p, link_place(p, link));
}

static bool before(struct spot x, struct spot y)
{
	return x.block != y.block ? x.block < y.block : x.line < y.line;
}

static struct spot bottom_spot(const struct pager *p)
{
	struct spot s = p->top;

	for (int i = 1; i < p->rows && pager_step_down(p, &s); i++)
		continue;
	return s;
}

/*
 * The next link in this direction: from the focused one if it is in view,
 * else from the edge of the window, as a reader expects.
 */
static void move_link(struct pager *p, int by)
{
	int n = (int)p->doc->nlinks, row, from = by > 0 ? -1 : n;

	if (n == 0)
		return;
	if (p->link != NO_LINK &&
	    pager_in_view(p, pager_spot(p, link_place(p, p->link)), &row)) {
		from = p->link;
	} else if (by > 0) {
		while (from + 1 < n &&
		    before(pager_spot(p, link_place(p, from + 1)), p->top))
			from++;
	} else {
		struct spot bottom = bottom_spot(p);

		while (from > 0 &&
		    before(bottom, pager_spot(p, link_place(p, from - 1))))
			from--;
	}
	if (from + by >= 0 && from + by < n)
		pager_set_link(p, from + by);
}

static void move_section(struct pager *p, int by)
{
	struct place here = pager_place(p);
	const struct heading *goal = NULL;

	for (size_t i = 0; i < p->doc->nheadings; i++) {
		const struct heading *h = &p->doc->headings[i];

		if (h->level > 3)
			continue;
		if (by > 0 && h->block > here.block) {
			goal = h;
			break;
		}
		if (by < 0 &&
		    (h->block < here.block ||
			(h->block == here.block && here.at > 0)))
			goal = h;
	}
	if (goal)
		pager_go(p, (struct place){ goal->block, 0 });
	else if (by < 0)
		pager_go(p, (struct place){ 0, 0 });
	else
		pager_act(p, ACT_LAST);
}

static void go_last(struct pager *p)
{
	if (p->doc->nblocks == 0)
		return;
	p->top = (struct spot){ (uint32_t)p->doc->nblocks - 1, 0 };
	while (pager_step_down(p, &p->top))
		continue;
	settle(p);
}

static void shift(struct pager *p, int by)
{
	struct layout how = p->how;

	if (by < 0 && how.shift < SHIFT_STEP)
		how.shift = 0;
	else
		how.shift += (size_t)by;
	if (!how.wrap_code)
		pager_fit(p, &how, p->rows);
}

static int page(const struct pager *p)
{
	return p->rows > 2 ? p->rows - 2 : 1;
}

bool pager_act(struct pager *p, enum act act)
{
	/* clang-format off */
	static const struct { enum act act; void (*move)(struct pager *, int);
		int by; } moves[] = {
		{ ACT_NEXT_LINE, scroll, 1 }, { ACT_PREV_LINE, scroll, -1 },
		{ ACT_NEXT_SECTION, move_section, 1 },
		{ ACT_PREV_SECTION, move_section, -1 },
		{ ACT_NEXT_LINK, move_link, 1 }, { ACT_PREV_LINK, move_link, -1 },
		{ ACT_NEXT_MATCH, pager_move_match, 1 },
		{ ACT_PREV_MATCH, pager_move_match, -1 },
		{ ACT_RIGHT, shift, SHIFT_STEP }, { ACT_LEFT, shift, -SHIFT_STEP },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++)
		if (moves[i].act == act) {
			moves[i].move(p, moves[i].by);
			return true;
		}
	if (act == ACT_NEXT_PAGE || act == ACT_PREV_PAGE)
		scroll(p, act == ACT_NEXT_PAGE ? page(p) : -page(p));
	else if (act == ACT_NEXT_HALF || act == ACT_PREV_HALF)
		scroll(p, (act == ACT_NEXT_HALF ? 1 : -1) * (p->rows + 1) / 2);
	else if (act == ACT_FIRST)
		p->top = (struct spot){ 0, 0 };
	else if (act == ACT_LAST)
		go_last(p);
	else
		return false;
	return true;
}

uint32_t pager_block_at(const struct pager *p, int row)
{
	struct spot s = p->top;

	while (row-- > 0 && pager_step_down(p, &s))
		continue;
	return s.block;
}

int pager_percent(const struct pager *p)
{
	struct spot s = bottom_spot(p);
	const struct block *b, *last;
	struct spot next = s;
	double part;

	if (p->doc->nblocks == 0 || !pager_step_down(p, &next))
		return 100;
	b = &p->doc->blocks[s.block];
	last = &p->doc->blocks[p->doc->nblocks - 1];
	part = (double)s.line / (double)(pager_lines(p, s.block)->n + 1);
	part = (b->line + part * (b->last_line - b->line + 1)) /
	    (last->last_line + 1.0);
	return part >= 0.99 ? 99 : (int)(part * 100);
}

bool pager_passed(const struct pager *p, uint32_t block)
{
	struct spot bottom;

	if (p->rows == 0 || p->doc->nblocks == 0)
		return false;
	bottom = bottom_spot(p);
	if (bottom.block != block)
		return bottom.block > block;
	return bottom.line + 1 == pager_lines(p, block)->n;
}

bool pager_shows(const struct pager *p, uint32_t block)
{
	struct place first = { block, 0 };
	int row;

	return p->rows > 0 && block < p->doc->nblocks &&
	    block >= p->top.block &&
	    pager_in_view(p, pager_spot(p, first), &row);
}

size_t pager_shift(const struct pager *p)
{
	return p->how.wrap_code ? 0 : p->how.shift;
}
