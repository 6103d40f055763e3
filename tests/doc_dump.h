#ifndef TESTS_DOC_DUMP_H
#define TESTS_DOC_DUMP_H

/*
 * A document as text, for tests: a line for each block.
 *
 *	+ > -0 p@3:5 plain {es:both} {l:text|url}
 *
 * "+": a gap before it.  Then its boxes: ">" quote, "!note" callout, "-0" the
 * first item of a bulleted list, "3.1" the second of one that starts at 3 (a
 * "*" after it: loose, "[ ]" and "[x]": a task).  Then kind and place, then
 * the text with its spans: e emph, s strong, c code, k strike, l link, i
 * image, h html.  Table cells are parted by "|", rows by "/".
 */
#include "base/arena.h"
#include "doc/doc.h"

static inline void dump_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '\n')
			buf_add(b, STR("\\n"));
		else
			buf_byte(b, s.at[i]);
}

static inline void dump_span(
    struct buf *b, const struct doc *doc, struct str text, struct span span)
{
	static const char letters[] = "eSckliH";

	buf_byte(b, '{');
	for (int i = 0; letters[i]; i++)
		if (span.what & (1 << i))
			buf_byte(b, letters[i] | 0x20);
	buf_byte(b, ':');
	dump_text(b, str_sub(text, span.at, span.at + span.len));
	if (span.link != NO_LINK)
		buf_fmt(b, "|%.*s", STR_ARG(doc->links[span.link].url));
	buf_byte(b, '}');
}

static inline void dump_spans(struct buf *b, const struct doc *doc,
    const struct block *block, uint32_t from, uint32_t to)
{
	uint32_t at = from;

	for (uint32_t i = 0; i < block->nspans; i++) {
		struct span span = block->spans[i];

		if (span.at < from || span.at + span.len > to)
			continue;
		dump_text(b, str_sub(block->text, at, span.at));
		dump_span(b, doc, block->text, span);
		at = span.at + span.len;
	}
	dump_text(b, str_sub(block->text, at, to));
}

static inline void dump_table(
    struct buf *b, const struct doc *doc, const struct block *block)
{
	static const char aligns[] = "nlcr";
	const struct table *t = block->table;

	for (uint32_t i = 0; i < t->columns; i++)
		buf_byte(b, aligns[t->align[i]]);
	for (uint32_t row = 0; row < t->rows; row++) {
		buf_add(b, row ? STR(" / ") : STR(" "));
		for (uint32_t i = t->row_at[row]; i < t->row_at[row + 1]; i++) {
			struct cell cell = t->cells[i];

			if (i > t->row_at[row])
				buf_byte(b, '|');
			dump_spans(b, doc, block, cell.at, cell.at + cell.len);
		}
	}
}

static inline void dump_box(
    struct buf *b, const struct doc *doc, const struct box *box)
{
	static const char *const callouts[] = { "!note ", "!tip ", "!warning ",
		"!important " };
	static const char *const tasks[] = { "", "[ ]", "[x]" };
	const struct box *list;

	if (box->kind == BOX_QUOTE)
		buf_add(b, STR("> "));
	if (box->kind == BOX_CALLOUT)
		buf_add(b, str_of(callouts[box->callout]));
	if (box->kind != BOX_ITEM)
		return;
	list = &doc->boxes[box->parent];
	if (list->ordered)
		buf_fmt(b, "%u%c", (unsigned)list->start, list->delimiter);
	else
		buf_byte(b, '-');
	buf_fmt(b, "%u%s%s ", (unsigned)box->number, list->tight ? "" : "*",
	    tasks[box->task]);
}

static inline void dump_boxes(
    struct buf *b, const struct doc *doc, uint32_t box)
{
	uint32_t chain[64];
	int n = 0;

	for (; box != NO_BOX; box = doc->boxes[box].parent)
		chain[n++] = box;
	while (n > 0)
		dump_box(b, doc, &doc->boxes[chain[--n]]);
}

static inline void dump_block(
    struct buf *b, const struct doc *doc, const struct block *block)
{
	static const char *const kinds[] = { "h", "p", "code", "table", "rule",
		"html", "comment", "empty" };

	if (block->gap)
		buf_add(b, STR("+ "));
	dump_boxes(b, doc, block->box);
	buf_add(b, str_of(kinds[block->kind]));
	if (block->kind == BLOCK_HEADING)
		buf_fmt(b, "%u", block->level);
	if (block->kind == BLOCK_CODE && !block->fenced)
		buf_add(b, STR("-indented"));
	if (block->info.len)
		buf_fmt(b, "=%.*s", STR_ARG(block->info));
	buf_fmt(b, "@%u", block->line);
	if (block->last_line != block->line)
		buf_fmt(b, "-%u", block->last_line);
	buf_fmt(b, ":%u ", block->column);
	if (block->table)
		dump_table(b, doc, block);
	else
		dump_spans(b, doc, block, 0, (uint32_t)block->text.len);
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
	buf_byte(b, '\n');
}

/* The whole document, in `a`. */
static inline struct str doc_dump(struct arena *a, const struct doc *doc)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < doc->nblocks; i++)
		dump_block(&b, doc, &doc->blocks[i]);
	return buf_str(&b);
}

#endif
