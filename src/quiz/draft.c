#include "quiz/draft.h"

struct spot draft_spot(const struct doc *doc, const char *at)
{
	uint32_t byte = (uint32_t)(at - doc->source.at);
	size_t low = 0, high = doc->nlines;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (doc->line_at[middle] <= byte)
			low = middle;
		else
			high = middle;
	}
	return (struct spot){ (unsigned)low + 1, byte - doc->line_at[low] + 1 };
}

struct spot draft_block_spot(const struct doc *doc, uint32_t block)
{
	const struct block *b = &doc->blocks[block];

	return (struct spot){ b->line, b->column };
}

struct str draft_source(
    const struct doc *doc, struct spot from, unsigned last_line)
{
	struct str first = doc_source_line(doc, from.line);
	struct str last = doc_source_line(doc, last_line);

	if (!first.at || !last.at || last.at < first.at)
		return STR("");
	first.len = (size_t)(last.at - first.at) + last.len;
	return str_sub(first, from.column ? from.column - 1 : 0, first.len);
}

void draft_error(struct draft *f, struct spot at, const char *what)
{
	f->bad = true;
	diag_add(
	    f->d, SEVERITY_ERROR, f->doc->path, at.line, at.column, "%s", what);
}

void draft_warn(struct draft *f, struct spot at, const char *what)
{
	diag_add(f->d, SEVERITY_WARNING, f->doc->path, at.line, at.column, "%s",
	    what);
}

static uint32_t outermost(const struct doc *doc, uint32_t box)
{
	while (box != NO_BOX && doc->boxes[box].parent != NO_BOX)
		box = doc->boxes[box].parent;
	return box;
}

static bool has_tasks(const struct doc *doc, uint32_t list)
{
	for (uint32_t i = list + 1;
	     i < doc->nboxes && doc->boxes[i].first < doc->boxes[list].end; i++)
		if (doc->boxes[i].parent == list &&
		    doc->boxes[i].task != TASK_NONE)
			return true;
	return false;
}

static bool is_note(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH &&
	    (str_eq_nocase(str_sub(b->text, 0, 5), STR("hint:")) ||
		str_eq_nocase(str_sub(b->text, 0, 8), STR("explain:")));
}

static enum stretch_kind kind_of_box(const struct doc *doc, uint32_t box)
{
	const struct box *b = &doc->boxes[box];

	switch (b->kind) {
	case BOX_LIST:
		if (has_tasks(doc, box))
			return STRETCH_TASKS;
		return b->ordered ? STRETCH_NUMBERED : STRETCH_BODY;
	case BOX_QUOTE:
		return doc->blocks[b->first].box == box &&
			is_note(&doc->blocks[b->first])
		    ? STRETCH_NOTES
		    : STRETCH_QUOTE;
	case BOX_CALLOUT:
	case BOX_ITEM:
		break;
	}
	return STRETCH_BODY;
}

static bool is_linked(const struct span *span)
{
	return span->link != NO_LINK && !(span->what & SPAN_IMAGE);
}

static const struct span *first_link(const struct block *b)
{
	for (uint32_t i = 0; i < b->nspans; i++)
		if (is_linked(&b->spans[i]))
			return &b->spans[i];
	return NULL;
}

/* "Read again: [the rules](…)." */
static bool says_read_again(const struct block *b)
{
	struct str words = STR("read again");

	return str_eq_nocase(str_sub(b->text, 0, words.len), words) &&
	    first_link(b);
}

/* Whether the block's text is one link and nothing else. */
static bool is_link(const struct block *b)
{
	size_t linked = 0;

	for (uint32_t i = 0; i < b->nspans; i++) {
		if (!is_linked(&b->spans[i]) ||
		    b->spans[i].link != b->spans[0].link)
			return false;
		linked += b->spans[i].len;
	}
	return linked > 0 && linked == b->text.len;
}

static enum stretch_kind kind_of_block(const struct doc *doc, uint32_t block)
{
	const struct block *b = &doc->blocks[block];

	switch (b->kind) {
	case BLOCK_COMMENT:
		return STRETCH_COMMENT;
	case BLOCK_TABLE:
		return STRETCH_TABLE;
	case BLOCK_RULE:
		return STRETCH_RULE;
	case BLOCK_PARAGRAPH:
		if (is_link(b) || says_read_again(b))
			return STRETCH_LINK;
		return draft_has_lines(doc, block) ? STRETCH_LINES
						   : STRETCH_BODY;
	case BLOCK_HEADING:
	case BLOCK_CODE:
	case BLOCK_HTML:
	case BLOCK_EMPTY:
		break;
	}
	return STRETCH_BODY;
}

void draft_divide(struct draft *f, uint32_t from, uint32_t to)
{
	VEC(struct stretch) parts = { 0 };

	for (uint32_t i = from; i < to;) {
		struct stretch part = { .from = i, .to = i + 1 };

		part.box = outermost(f->doc, f->doc->blocks[i].box);
		if (part.box == NO_BOX) {
			part.kind = kind_of_block(f->doc, i);
		} else {
			part.kind = kind_of_box(f->doc, part.box);
			part.to = f->doc->boxes[part.box].end;
		}
		*VEC_ADD(f->a, &parts) = part;
		i = part.to;
	}
	f->parts = parts.at;
	f->nparts = parts.n;
}

/* Read again begins with "Read", or stands behind the answers. */
static bool is_read_again(const struct draft *f, size_t i)
{
	const struct block *b = &f->doc->blocks[f->parts[i].from];

	return str_eq_nocase(str_sub(b->text, 0, 5), STR("read ")) ||
	    (f->answer < f->nparts && i > f->answer);
}

static void read_link(struct draft *f, const struct stretch *part)
{
	const struct span *link = first_link(&f->doc->blocks[part->from]);

	MUST(link);
	if (f->q.link.len)
		draft_warn(f, draft_block_spot(f->doc, part->from),
		    "the question has a link already: this one is not shown");
	else
		f->q.link = f->doc->links[link->link].url;
}

/* What a stretch that stands behind the body is told. */
static void not_shown(struct draft *f, const struct stretch *part)
{
	struct spot at = draft_block_spot(f->doc, part->from);
	const struct stretch *answer = &f->parts[f->answer];

	if (part->box != NO_BOX) {
		at.line = f->doc->boxes[part->box].line;
		at.column = f->doc->boxes[part->box].column;
	}
	if (part->kind == STRETCH_QUOTE && f->answer < f->nparts &&
	    answer->kind == STRETCH_TASKS && part > answer)
		draft_warn(f, at,
		    "this quote belongs to no option: indent it to make it "
		    "feedback, or begin it with Hint: or Explain:");
	else
		draft_warn(f, at,
		    "this is not shown: what is asked stands in one piece "
		    "above answers, hints and explanation");
}

static bool is_shown(enum stretch_kind kind)
{
	return kind == STRETCH_BODY || kind == STRETCH_QUOTE ||
	    kind == STRETCH_NUMBERED || kind == STRETCH_TABLE;
}

/* A second list or table of answers, which is told so elsewhere. */
static bool is_second(const struct draft *f, size_t i)
{
	return f->answer < f->nparts &&
	    f->parts[i].kind == f->parts[f->answer].kind;
}

void draft_body(struct draft *f)
{
	struct passage body = { .inside = NO_BOX };
	bool ended = false;

	for (size_t i = 0; i < f->nparts; i++) {
		const struct stretch *part = &f->parts[i];
		bool link = part->kind == STRETCH_LINK;

		if (link && is_read_again(f, i)) {
			read_link(f, part);
			link = false;
			ended = ended || body.to > 0;
		} else if (i == f->answer || part->kind == STRETCH_TASKS) {
			ended = true;
		} else if (part->kind == STRETCH_NOTES ||
		    part->kind == STRETCH_LINES ||
		    part->kind == STRETCH_FACTS ||
		    part->kind == STRETCH_PROOF) {
			ended = ended || body.to > 0;
		}
		if (i == f->answer || (!link && !is_shown(part->kind)))
			continue;
		if (ended) {
			if (!is_second(f, i))
				not_shown(f, part);
			continue;
		}
		if (body.to == 0)
			body.from = part->from;
		body.to = part->to;
	}
	f->q.body = body;
}
