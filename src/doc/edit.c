#include "base/arena.h"
#include "base/die.h"
#include "doc/doc.h"

/* Finds the new place of an old one. */
struct shift {
	const struct change *edits;
	size_t n;
	int64_t *by; /* [i]: what the edits before i add */
};

static struct shift shift_of(
    struct arena *a, const struct change *edits, size_t n)
{
	struct shift s = { .edits = edits, .n = n };

	s.by = NEW_N(a, int64_t, n + 1);
	for (size_t i = 0; i < n; i++)
		s.by[i + 1] =
		    s.by[i] + (int64_t)edits[i].with.len - edits[i].len;
	return s;
}

/* What is put in at a place comes after what ends there. */
static bool is_before(const struct change *e, uint32_t at, bool is_end)
{
	return e->at + e->len <= at && !(is_end && e->len == 0 && e->at == at);
}

static uint32_t shifted(const struct shift *s, uint32_t at, bool is_end)
{
	size_t low = 0, high = s->n;
	const struct change *e;
	int64_t to;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (is_before(&s->edits[mid], at, is_end))
			low = mid + 1;
		else
			high = mid;
	}
	to = (int64_t)at + s->by[low];
	if (low == s->n || s->edits[low].at >= at)
		return (uint32_t)to;
	e = &s->edits[low];
	to = (int64_t)e->at + s->by[low];
	return (uint32_t)(is_end ? to : to + (int64_t)e->with.len);
}

static void move(const struct shift *s, uint32_t *at, uint32_t *len)
{
	uint32_t from = shifted(s, *at, false);
	uint32_t to = shifted(s, *at + *len, true);

	*at = from;
	*len = to > from ? to - from : 0;
}

static struct str edited(
    struct arena *a, struct str text, const struct change *edits, size_t n)
{
	struct buf out = { .a = a };
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		MUST(edits[i].at >= at);
		MUST(edits[i].len <= text.len - edits[i].at);
		buf_add(&out, str_sub(text, at, edits[i].at));
		buf_add(&out, edits[i].with);
		at = edits[i].at + edits[i].len;
	}
	buf_add(&out, str_sub(text, at, text.len));
	return buf_str(&out);
}

static void move_spans(struct block *block, const struct shift *s)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < block->nspans; i++) {
		struct span span = block->spans[i];

		move(s, &span.at, &span.len);
		if (span.len)
			block->spans[kept++] = span;
	}
	block->nspans = kept;
}

/* The first link of this block or one after it. */
static size_t first_link(const struct doc *doc, uint32_t block)
{
	size_t low = 0, high = doc->nlinks;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (doc->links[mid].block < block)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void move_links(struct doc *doc, uint32_t block, const struct shift *s)
{
	for (size_t i = first_link(doc, block);
	     i < doc->nlinks && doc->links[i].block == block; i++)
		move(s, &doc->links[i].at, &doc->links[i].len);
}

/* The first figure of this block or one after it. */
static size_t first_figure(const struct doc *doc, uint32_t block)
{
	size_t low = 0, high = doc->nfigures;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (doc->figures[mid].block < block)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void move_figures(struct doc *doc, uint32_t block, const struct shift *s)
{
	for (size_t i = first_figure(doc, block);
	     i < doc->nfigures && doc->figures[i].block == block; i++)
		move(s, &doc->figures[i].at, &doc->figures[i].len);
}

static void move_cells(struct table *table, const struct shift *s)
{
	uint32_t n = table->row_at[table->rows];

	for (uint32_t i = 0; i < n; i++)
		move(s, &table->cells[i].at, &table->cells[i].len);
}

void doc_edit(struct arena *a, struct doc *doc, uint32_t block,
    const struct change *edits, size_t n)
{
	struct block *b = &doc->blocks[block];
	struct shift s = shift_of(a, edits, n);

	b->text = edited(a, b->text, edits, n);
	move_spans(b, &s);
	move_links(doc, block, &s);
	move_figures(doc, block, &s);
	if (b->table)
		move_cells(b->table, &s);
}

void doc_replace(struct arena *a, struct doc *doc, uint32_t block, uint32_t at,
    uint32_t len, struct str with)
{
	struct change edit = { at, len, with };

	doc_edit(a, doc, block, &edit, 1);
}
