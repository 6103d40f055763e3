#include "doc/layout_parts.h"

#include "doc/md.h"
#include "text/width.h"

/*
 * Boxes take at most what leaves TEXT_ROOM cells to the text, or half of a
 * width that has less than twice that; the outer ones give way first.
 */
enum { TEXT_ROOM = 20, LEAD = 2, CHAIN = MD_DEPTH + 1 };

static const struct {
	const char *sign, *word;
	enum role role;
} callouts[] = {
	[CALLOUT_NOTE] = { "●", "NOTE", ROLE_NOTE },
	[CALLOUT_TIP] = { "▸", "TIP", ROLE_TIP },
	[CALLOUT_WARNING] = { "⚠", "WARNING", ROLE_WARNING },
	[CALLOUT_IMPORTANT] = { "‼", "IMPORTANT", ROLE_IMPORTANT },
};

/* The last block before this one that can be seen, or the block itself. */
static uint32_t seen_before(const struct paper *p)
{
	for (uint32_t i = p->index; i > 0; i--)
		if (p->doc->blocks[i - 1].kind != BLOCK_COMMENT)
			return i - 1;
	return p->index;
}

/* Lists among the boxes that are drawn: how deep, of which kind. */
struct depth {
	unsigned items, bullets;
};

static const char *const tasks[] = {
	[TASK_NONE] = "",
	[TASK_OPEN] = "☐ ",
	[TASK_DONE] = "☑ ",
};

/* "2. " of a list, as wide as its widest number, and a task's box. */
static struct str number(
    struct paper *p, const struct box *item, const struct box *list)
{
	uint64_t last = (uint64_t)list->start + list->items - !!list->items;
	struct buf b = { .a = p->a };

	buf_add(&b,
	    number_text(
		p->a, (uint64_t)list->start + item->number, digits_of(last)));
	buf_byte(&b, list->delimiter ? list->delimiter : '.');
	buf_byte(&b, ' ');
	buf_add(&b, str_of(tasks[item->task]));
	return buf_str(&b);
}

static struct str marker(struct paper *p, const struct box *item,
    const struct box *list, const struct depth *depth)
{
	static const char *const bullets[] = { "• ", "◦ ", "▪ " };

	if (list->ordered)
		return number(p, item, list);
	if (item->task != TASK_NONE)
		return str_of(tasks[item->task]);
	return str_of(bullets[depth->bullets % 3]);
}

static void item_part(struct paper *p, const struct box *item, bool first,
    struct depth *depth, struct part *part)
{
	const struct box *list = &p->doc->boxes[item->parent];

	if (depth->items == 0 && p->how->width >= 2 * TEXT_ROOM)
		part->lead = LEAD;
	part->first = run_sign(p->a, marker(p, item, list, depth), ROLE_BULLET);
	part->rest = run_blanks(p->a, part->lead + part->first.cells);
	if (!first)
		part->first = part->rest;
	depth->items++;
	depth->bullets += !list->ordered;
}

static void box_part(
    struct paper *p, uint32_t index, struct depth *depth, uint32_t seen)
{
	const struct box *box = &p->doc->boxes[index];
	bool first = seen < box->first || seen == p->index;
	struct part *part = &p->parts[p->nparts];

	switch (box->kind) {
	case BOX_LIST:
		return;
	case BOX_QUOTE:
		part->first = part->rest =
		    run_sign(p->a, STR("│ "), ROLE_QUOTE);
		break;
	case BOX_CALLOUT:
		part->first = part->rest =
		    run_sign(p->a, STR("┃ "), callouts[box->callout].role);
		part->label = first ? box : NULL;
		break;
	case BOX_ITEM:
		item_part(p, box, first, depth, part);
		break;
	}
	part->box = index;
	p->nparts++;
}

/* A list at the margin: its items need not stand in. */
static size_t drop_lead(struct paper *p, struct part *part)
{
	struct run rest = run_blanks(p->a, part->rest.cells - part->lead);
	size_t won = part->lead;

	/* What is blank stands for an item that has begun before. */
	if (won && part->first.cells == part->rest.cells)
		part->first = rest;
	part->rest = won ? rest : part->rest;
	part->lead = 0;
	return won;
}

/* Outer boxes give way until the text has room. */
static void squeeze(struct paper *p)
{
	size_t width = p->how->width, used = 0;
	size_t most = width >= 2 * TEXT_ROOM ? width - TEXT_ROOM : width / 2;

	for (size_t i = 0; i < p->nparts; i++)
		used += p->parts[i].rest.cells;
	for (size_t i = 0; i < p->nparts && used > most; i++)
		used -= drop_lead(p, &p->parts[i]);
	for (size_t i = 0; i < p->nparts && used > most; i++) {
		struct part *part = &p->parts[i];

		used -= part->rest.cells;
		part->left_out = part->first;
		part->first = part->rest = (struct run){ 0 };
	}
	p->room = width - used;
}

void paper_open(struct paper *p)
{
	uint32_t chain[CHAIN];
	size_t n = 0;
	struct depth depth = { 0 };
	uint32_t seen = seen_before(p);

	for (uint32_t box = p->block->box;
	     box != NO_BOX && n < CHAIN && box != p->how->inside;
	     box = p->doc->boxes[box].parent)
		chain[n++] = box;
	p->nparts = 0;
	p->parts = n ? NEW_N(p->a, struct part, n) : NULL;
	while (n)
		box_part(p, chain[--n], &depth, seen);
	squeeze(p);
}

/* The boxes, from the outside in, that also hold the block `other`. */
static size_t shared_parts(const struct paper *p, uint32_t other)
{
	size_t n = 0;

	while (n < p->nparts && other < p->index &&
	    p->doc->boxes[p->parts[n].box].first <= other)
		n++;
	return n;
}

/* The blank line: bars go through where a box goes on. */
static void gap_line(struct paper *p)
{
	uint32_t seen = seen_before(p);
	size_t n = shared_parts(p, seen);

	if (!p->block->gap || seen == p->index)
		return;
	paper_line_in(p, 0);
	for (size_t i = 0; i < n; i++)
		paper_run(p, p->parts[i].rest);
}

/* Whether a box's marker says more than that an item begins. */
static bool says_something(const struct doc *doc, uint32_t index)
{
	const struct box *box = &doc->boxes[index];

	return box->kind == BOX_ITEM &&
	    (box->task != TASK_NONE || doc->boxes[box->parent].ordered);
}

/* A number or task box that had no room before the text gets its own lines. */
static void marker_lines(struct paper *p, size_t part)
{
	struct str text = str_trim(p->parts[part].left_out.text);
	struct run run = p->parts[part].left_out;

	if (!says_something(p->doc, p->parts[part].box))
		return;
	while (text.len) {
		size_t took = 0;
		struct str line = text_fit(text, p->room, &took);

		if (took == 0)
			return;
		paper_line_in(p, part);
		run.text = line;
		run.cells = (uint32_t)took;
		paper_run(p, run);
		text = str_sub(text, line.len, text.len);
	}
}

static void label_lines(struct paper *p, size_t part)
{
	enum callout callout = p->parts[part].label->callout;
	struct style style = plain_style(callouts[callout].role);
	struct str text = str_fmt(
	    p->a, "%s %s", callouts[callout].sign, callouts[callout].word);

	style.marks = MARK_STRONG;
	text = text_safe(p->a, text);
	for (size_t at = 0; at < text.len;) {
		struct wrap w = wrap_prose(text, at, p->room);

		paper_line_in(p, part + 1);
		paper_own(p, str_sub(text, w.begin, w.end), style);
		at = w.next;
	}
}

void paper_head(struct paper *p)
{
	gap_line(p);
	for (size_t i = 0; i < p->nparts; i++) {
		if (p->parts[i].label)
			label_lines(p, i);
		if (p->parts[i].left_out.text.len)
			marker_lines(p, i);
	}
}
