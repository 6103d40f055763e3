#include "doc/build.h"

#include "doc/comment.h"
#include "doc/mark.h"
#include "doc/md.h"
#include "doc/slug.h"
#include "doc/source.h"

#include <string.h>

enum { SHORT_BLOCK = 8 };

struct build build_in(struct arena *a, struct arena *scratch, struct doc *doc)
{
	struct build b = {
		.a = a, .scratch = scratch, .doc = doc, .box = NO_BOX
	};

	/*
	 * Few blocks begin on a line where another does, or are so short.
	 * Room that is never touched costs nothing, and moving the row much.
	 */
	b.blocks.cap = doc->source.len / SHORT_BLOCK + 1;
	if (b.blocks.cap > doc->nlines + 1)
		b.blocks.cap = doc->nlines + 1;
	b.blocks.at =
	    arena_grow(a, NULL, 0, b.blocks.cap * sizeof(*b.blocks.at));
	return b;
}

static struct box *innermost(struct build *b)
{
	return b->box == NO_BOX ? NULL : &b->boxes.at[b->box];
}

void build_open(struct build *b, struct box box)
{
	const struct box *around = innermost(b);
	/* A list is made only where its items can be. */
	uint32_t most = MD_DEPTH - (box.kind == BOX_LIST);

	box.parent = b->box;
	box.depth = around ? around->depth + 1 : 0;
	if (b->too_deep || box.depth > most) {
		b->too_deep++;
		return;
	}
	box.first = (uint32_t)b->blocks.n;
	if (box.kind == BOX_ITEM)
		box.number = b->boxes.at[b->box].items++;
	b->box = (uint32_t)b->boxes.n;
	*VEC_ADD(b->a, &b->boxes) = box;
}

static void add_empty(struct build *b, const struct box *box)
{
	struct place place = { box->line, box->line, box->column };

	build_block(b, (struct block){ .kind = BLOCK_EMPTY }, place);
}

/* A callout with nothing in it is a quote of its marker. */
static void add_marker(struct build *b, struct box *box)
{
	struct str text = source_from(b->doc, b->marker.line, b->marker.column);

	box->kind = BOX_QUOTE;
	build_block(b,
	    (struct block){ .kind = BLOCK_PARAGRAPH, .text = str_trim(text) },
	    b->marker);
}

void build_close(struct build *b)
{
	struct box *box = innermost(b);

	if (b->too_deep) {
		b->too_deep--;
		return;
	}
	if (box->kind == BOX_CALLOUT && box->first == b->blocks.n)
		add_marker(b, box);
	if (box->kind != BOX_LIST && box->first == b->blocks.n)
		add_empty(b, box);
	box->end = (uint32_t)b->blocks.n;
	b->box = box->parent;
}

/* The innermost box that holds both (NO_BOX + 1 is 0, so it is outermost). */
static uint32_t meet(const struct build *b, uint32_t x, uint32_t y)
{
	while (x != y) {
		if (x + 1 > y + 1)
			x = b->boxes.at[x].parent;
		else
			y = b->boxes.at[y].parent;
	}
	return x;
}

/* Whether a blank line parts the next block from the last one shown. */
static bool is_apart(const struct build *b)
{
	const struct box *box;
	uint32_t both;

	if (b->shown == 0)
		return false;
	both = meet(b, b->blocks.at[b->shown - 1].box, b->box);
	if (both == NO_BOX)
		return true;
	box = &b->boxes.at[both];
	if (box->kind == BOX_ITEM)
		box = &b->boxes.at[box->parent];
	return box->kind != BOX_LIST || !box->tight;
}

static void add_block(struct build *b, struct block block, struct place place)
{
	block.box = b->box;
	block.line = place.line;
	block.last_line = place.last_line;
	block.column = place.column;
	if (block.kind != BLOCK_COMMENT) {
		block.gap = is_apart(b);
		b->shown = b->blocks.n + 1;
	}
	*VEC_ADD(b->a, &b->blocks) = block;
}

static struct str keep(struct build *b, struct str s)
{
	return s.len ? str_copy(b->a, s) : STR("");
}

static struct str without_end(struct str s)
{
	return str_ends(s, STR("\n")) ? str_sub(s, 0, s.len - 1) : s;
}

void build_block(struct build *b, struct block block, struct place place)
{
	block.text = keep(b, without_end(block.text));
	block.info = keep(b, block.info);
	add_block(b, block, place);
}

/*
 * Text copied once while it stays the same: a link definition that is used
 * again and again costs its length once.
 */
static struct str keep_url(struct build *b, struct str url)
{
	if (!str_eq(b->url, url) || !b->own_url.at) {
		b->own_url = str_copy(b->a, url);
		b->url = b->own_url;
	}
	return b->own_url;
}

static void keep_links(struct build *b, const struct piece *piece)
{
	for (size_t i = 0; i < piece->links.n; i++) {
		struct link link = piece->links.at[i];

		link.url = keep_url(b, link.url);
		link.title = keep(b, link.title);
		link.block = (uint32_t)b->blocks.n;
		*VEC_ADD(b->scratch, &b->links) = link;
	}
}

static void keep_figures(struct build *b, const struct piece *piece)
{
	for (size_t i = 0; i < piece->figures.n; i++) {
		struct figure figure = piece->figures.at[i];

		figure.name = keep(b, figure.name);
		figure.block = (uint32_t)b->blocks.n;
		*VEC_ADD(b->a, &b->figures) = figure;
	}
}

/* Copies what the piece holds into the block that comes next. */
static void keep_piece(
    struct build *b, struct block *block, struct piece *piece)
{
	int32_t base = (int32_t)b->links.n;
	size_t n = piece->spans.n;

	piece_drop_links(piece);
	block->text = keep(b, piece_text(piece));
	block->nspans = (uint32_t)n;
	block->spans = n ? NEW_N(b->a, struct span, n) : NULL;
	for (size_t i = 0; i < n; i++) {
		block->spans[i] = piece->spans.at[i];
		if (block->spans[i].link != NO_LINK)
			block->spans[i].link += base;
	}
	keep_links(b, piece);
	keep_figures(b, piece);
}

static void add_heading(struct build *b, const struct block *block)
{
	*VEC_ADD(b->a, &b->headings) =
	    (struct heading){ .block = (uint32_t)b->blocks.n,
		    .level = block->level,
		    .text = block->text };
}

void build_text(struct build *b, struct block block, struct place place,
    struct piece *piece)
{
	struct box *box = innermost(b);
	bool first = box && !b->too_deep && box->first == b->blocks.n &&
	    block.kind == BLOCK_PARAGRAPH;

	if (piece->gapped)
		piece_trim(piece);
	if (first && box->kind == BOX_ITEM &&
	    mark_task(b->doc, box, place, piece) && !piece->text.len)
		block.kind = BLOCK_EMPTY;
	if (first && box->kind == BOX_QUOTE &&
	    mark_callout(b->doc, box, place, piece)) {
		b->marker = place;
		if (piece->text.len == 0)
			return;
		place.line++;
		place.column =
		    source_column(doc_source_line(b->doc, place.line));
	}
	keep_piece(b, &block, piece);
	if (block.kind == BLOCK_HEADING)
		add_heading(b, &block);
	add_block(b, block, place);
}

void build_html(struct build *b, struct str literal, struct place place)
{
	struct comments c = comments_in(b->doc, literal, place);

	if (!comments_alone(literal)) {
		build_block(b,
		    (struct block){ .kind = BLOCK_HTML, .text = literal },
		    place);
		return;
	}
	while (comments_next(&c))
		build_block(b,
		    (struct block){ .kind = BLOCK_COMMENT, .text = c.text },
		    c.place);
}

void build_end(struct build *b)
{
	struct doc *doc = b->doc;
	size_t bytes = b->links.n * sizeof(*doc->links);

	doc->blocks = b->blocks.at;
	doc->nblocks = b->blocks.n;
	doc->boxes = b->boxes.at;
	doc->nboxes = b->boxes.n;
	doc->headings = b->headings.at;
	doc->nheadings = b->headings.n;
	doc->nlinks = b->links.n;
	doc->figures = b->figures.at;
	doc->nfigures = b->figures.n;
	if (bytes)
		doc->links =
		    memcpy(arena_take(b->a, bytes), b->links.at, bytes);
	slug_headings(b->a, b->scratch, doc);
	if (!doc->title.len && doc->nheadings)
		doc->title = doc->headings[0].text;
}
