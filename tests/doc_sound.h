#ifndef TESTS_DOC_SOUND_H
#define TESTS_DOC_SOUND_H

/* What holds of every document, whatever it was made from. */
#include "base/arena.h"
#include "doc/doc.h"
#include "doc/md.h"

/* Leaves the function with the broken promise as text. */
#define HOLDS(cond)                   \
	do {                          \
		if (!(cond))          \
			return #cond; \
	} while (0)

static inline const char *sound_box(const struct doc *doc, uint32_t i)
{
	const struct box *box = &doc->boxes[i], *around;

	HOLDS(box->first < box->end && box->end <= doc->nblocks);
	HOLDS(box->depth <= MD_DEPTH);
	HOLDS(box->line >= 1 && box->line <= doc->nlines);
	HOLDS(box->column >= 1);
	if (box->kind == BOX_LIST)
		HOLDS(box->items > 0);
	if (box->parent == NO_BOX) {
		HOLDS(box->depth == 0 && box->kind != BOX_ITEM);
		return NULL;
	}
	HOLDS(box->parent < i);
	around = &doc->boxes[box->parent];
	HOLDS(box->depth == around->depth + 1);
	HOLDS(around->first <= box->first && box->end <= around->end);
	HOLDS((box->kind == BOX_ITEM) == (around->kind == BOX_LIST));
	if (box->kind == BOX_ITEM)
		HOLDS(box->number < around->items);
	return NULL;
}

static inline const char *sound_spans(
    const struct doc *doc, uint32_t i, const struct block *block)
{
	uint32_t at = 0;

	for (uint32_t k = 0; k < block->nspans; k++) {
		struct span span = block->spans[k];

		HOLDS(span.at >= at && span.len > 0);
		at = span.at + span.len;
		HOLDS(at <= block->text.len);
		HOLDS(span.what || span.link != NO_LINK);
		if (span.link == NO_LINK)
			continue;
		HOLDS(span.link >= 0 && (size_t)span.link < doc->nlinks);
		HOLDS(doc->links[span.link].block == i);
	}
	return NULL;
}

static inline const char *sound_table(
    const struct block *block, const struct table *t)
{
	uint32_t at = 0;

	HOLDS(block->kind == BLOCK_TABLE);
	HOLDS(t->columns >= 1 && t->columns <= 128 && t->rows >= 1);
	HOLDS(t->row_at[0] == 0 && t->row_at[1] == t->columns);
	for (uint32_t row = 0; row < t->rows; row++) {
		HOLDS(t->row_at[row] <= t->row_at[row + 1]);
		HOLDS(t->row_at[row + 1] - t->row_at[row] <= t->columns);
	}
	for (uint32_t i = 0; i < t->row_at[t->rows]; i++) {
		HOLDS(t->cells[i].at >= at);
		at = t->cells[i].at + t->cells[i].len;
		HOLDS(at <= block->text.len);
	}
	return NULL;
}

static inline const char *sound_block(const struct doc *doc, uint32_t i)
{
	const struct block *block = &doc->blocks[i];
	const struct box *box;
	const char *broken = sound_spans(doc, i, block);

	if (!broken && block->kind == BLOCK_TABLE)
		broken = sound_table(block, block->table);
	if (broken)
		return broken;
	HOLDS(block->line >= 1 && block->line <= block->last_line);
	HOLDS(block->last_line <= doc->nlines);
	HOLDS(block->column >= 1);
	HOLDS(block->column <= doc_source_line(doc, block->line).len + 1);
	HOLDS(i == 0 || block->line >= doc->blocks[i - 1].line);
	HOLDS(!block->gap || i > 0);
	HOLDS((block->kind == BLOCK_HEADING) ==
	    (block->level >= 1 && block->level <= 6));
	HOLDS(doc_inside(doc, i, NO_BOX));
	if (block->box == NO_BOX)
		return NULL;
	HOLDS(block->box < doc->nboxes);
	box = &doc->boxes[block->box];
	HOLDS(box->kind != BOX_LIST);
	HOLDS(box->first <= i && i < box->end);
	return NULL;
}

static inline const char *sound_links(const struct doc *doc)
{
	for (size_t i = 0; i < doc->nlinks; i++) {
		const struct link *link = &doc->links[i];

		HOLDS(link->block < doc->nblocks && link->len > 0);
		HOLDS(i == 0 || link->block >= link[-1].block);
		HOLDS((size_t)link->at + link->len <=
		    doc->blocks[link->block].text.len);
	}
	for (size_t i = 0; i < doc->nheadings; i++) {
		const struct heading *h = &doc->headings[i];

		HOLDS(doc->blocks[h->block].kind == BLOCK_HEADING);
		HOLDS(doc_anchor(doc, h->slug) == h);
	}
	return NULL;
}

/* NULL, or what does not hold. */
static inline const char *doc_broken(const struct doc *doc)
{
	const char *broken = sound_links(doc);

	for (uint32_t i = 0; !broken && i < doc->nboxes; i++)
		broken = sound_box(doc, i);
	for (uint32_t i = 0; !broken && i < doc->nblocks; i++)
		broken = sound_block(doc, i);
	return broken;
}

#endif
