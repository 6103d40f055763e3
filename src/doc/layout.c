#include "doc/layout.h"

#include "base/arena.h"
#include "doc/layout_parts.h"
#include "text/width.h"

static bool quoted(const struct paper *p)
{
	for (size_t i = 0; i < p->nparts; i++)
		if (p->doc->boxes[p->parts[i].box].kind == BOX_QUOTE)
			return true;
	return false;
}

static void lay_text(struct paper *p, struct style style)
{
	struct flow f = flow_new(p);

	flow_spans(&f, p, 0, p->block->text.len, style);
	flow_lines(&f, p, 0);
}

static void lay_paragraph(struct paper *p)
{
	lay_text(p, plain_style(quoted(p) ? ROLE_QUOTE : ROLE_TEXT));
}

/* HTML is shown as it was written, and never obeyed. */
static void lay_html(struct paper *p)
{
	struct flow f = flow_new(p);
	struct str text = p->block->text;

	while (text.len && text.at[text.len - 1] == '\n')
		text.len--;
	flow_take(&f, 0, text.len,
	    (struct touch){ plain_style(ROLE_FAINT), NO_LINK });
	flow_lines(&f, p, 0);
}

/* How levels look; each differs from the others without colour. */
static const struct {
	enum role role;
	const char *under; /* drawn below */
	const char *before; /* put before the text */
} levels[] = {
	[1] = { ROLE_TITLE, "═", "" },
	[2] = { ROLE_HEADING, "─", "" },
	[3] = { ROLE_SUBHEADING, NULL, "› " },
	[4] = { ROLE_SUBHEADING, NULL, "›› " },
	[5] = { ROLE_SUBHEADING, NULL, "››› " },
	[6] = { ROLE_SUBHEADING, NULL, "›››› " },
};

enum { LEVELS = sizeof(levels) / sizeof(*levels) - 1 };

static void lay_heading(struct paper *p)
{
	unsigned level = p->block->level;
	struct flow f = flow_new(p);
	size_t first = p->lines.n, widest = 0, outside = 0;

	MUST(level >= 1 && level <= LEVELS);
	for (size_t i = 0; i < p->nparts; i++)
		outside += p->parts[i].rest.cells;
	flow_own(&f, str_of(levels[level].before),
	    (struct touch){ plain_style(levels[level].role), NO_LINK });
	flow_spans(
	    &f, p, 0, p->block->text.len, plain_style(levels[level].role));
	flow_lines(&f, p, text_cells(str_of(levels[level].before)));
	for (size_t i = first; i < p->lines.n; i++)
		if (p->lines.at[i].cells - outside > widest)
			widest = p->lines.at[i].cells - outside;
	if (!levels[level].under || widest == 0)
		return;
	paper_line(p);
	paper_fill(p, levels[level].under, widest, ROLE_FRAME);
}

static void lay_rule(struct paper *p)
{
	paper_line(p);
	paper_fill(p, "─", p->room, ROLE_FRAME);
}

static void lay(struct paper *p)
{
	switch (p->block->kind) {
	case BLOCK_HEADING:
		lay_heading(p);
		return;
	case BLOCK_PARAGRAPH:
		lay_paragraph(p);
		return;
	case BLOCK_CODE:
		lay_code(p);
		return;
	case BLOCK_TABLE:
		lay_table(p);
		return;
	case BLOCK_RULE:
		lay_rule(p);
		return;
	case BLOCK_HTML:
		lay_html(p);
		return;
	case BLOCK_EMPTY:
	case BLOCK_COMMENT:
		return;
	}
}

/* A marker that no line has shown, as of an empty item. */
static void lay_rest(struct paper *p)
{
	for (size_t i = 0; i < p->nparts; i++)
		if (!p->parts[i].shown) {
			paper_line(p);
			return;
		}
}

void layout_block(struct arena *a, const struct doc *doc, size_t block,
    const struct layout *how, struct lines *out)
{
	struct paper p = { .a = a, .doc = doc, .how = how };
	size_t runs = 0, head;

	MUST(block < doc->nblocks && how->width > 0);
	p.block = &doc->blocks[block];
	p.index = (uint32_t)block;
	*out = (struct lines){ 0 };
	if (p.block->kind == BLOCK_COMMENT)
		return;
	paper_open(&p);
	paper_head(&p);
	head = p.lines.n;
	lay(&p);
	lay_rest(&p);
	/* A heading without words leaves nothing, not even its blank line. */
	if (p.lines.n == head && p.nparts == 0)
		return;
	for (size_t i = 0; i < p.lines.n; i++) {
		p.lines.at[i].runs = p.runs.at + runs;
		runs += p.lines.at[i].n;
	}
	*out = (struct lines){ p.lines.at, p.lines.n };
}
