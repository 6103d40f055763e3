#include "base/arena.h"
#include "doc/doc.h"

/* Bytes [from, to) of a block's text but for tags; *span moves past `to`. */
static void add_part(struct buf *out, const struct block *block, uint32_t from,
    uint32_t to, uint32_t *span)
{
	uint32_t at = from;

	for (; *span < block->nspans; ++*span) {
		const struct span *s = &block->spans[*span];

		if (s->at + s->len > to)
			break;
		if (!(s->what & SPAN_HTML) || s->at < at)
			continue;
		buf_add(out, str_sub(block->text, at, s->at));
		at = s->at + s->len;
	}
	buf_add(out, str_sub(block->text, at, to));
}

static void add_table(struct buf *out, const struct block *block)
{
	const struct table *t = block->table;
	uint32_t span = 0;

	for (uint32_t row = 0; row < t->rows; row++) {
		if (row)
			buf_byte(out, '\n');
		for (uint32_t i = t->row_at[row]; i < t->row_at[row + 1]; i++) {
			struct cell cell = t->cells[i];

			if (i > t->row_at[row])
				buf_add(out, STR(" | "));
			add_part(
			    out, block, cell.at, cell.at + cell.len, &span);
		}
	}
}

static void add_block(struct buf *out, const struct block *block)
{
	uint32_t span = 0;

	if (block->kind == BLOCK_TABLE)
		add_table(out, block);
	else
		add_part(out, block, 0, (uint32_t)block->text.len, &span);
}

struct str doc_plain(
    struct arena *a, const struct doc *doc, uint32_t from, uint32_t to)
{
	struct buf out = { .a = a };

	for (uint32_t i = from; i < to; i++) {
		const struct block *block = &doc->blocks[i];

		if (block->kind == BLOCK_COMMENT || block->text.len == 0)
			continue;
		if (out.len)
			buf_add(&out, STR("\n\n"));
		add_block(&out, block);
	}
	return buf_str(&out);
}
