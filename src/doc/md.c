#include "doc/md.h"

#include "base/clock.h"
#include "base/diag.h"
#include "doc/build.h"
#include "doc/doc.h"
#include "doc/front.h"
#include "doc/piece.h"
#include "doc/place.h"
#include "doc/source.h"

#include <cmark.h>
#include <setjmp.h>
#include <string.h>

/*
 * cmark 0.30 is quadratic on some inputs and cannot be interrupted, but it
 * takes memory as it goes: its allocator looks at the clock and leaves by
 * longjmp.  cmark_mem's calls carry no context, so what they need is in this
 * one static pointer, set while a document is parsed.
 */
struct guard {
	struct arena *scratch; /* all that cmark takes, freed at once */
	size_t most; /* bytes of it */
	int64_t wall_ms; /* when the processor's clock was last looked at */
	int64_t until_us; /* of processor time */
	unsigned wait, pause; /* calls to let pass: left, and each time */
	const char *why;
	jmp_buf out;
};

static struct guard *guard;

enum {
	HEADER = 16, /* bytes before a block that hold its size */
	PAUSE_MOST = 8,
	STEPS_A_LOOK = 64,
	MIB = 1024 * 1024,
	MEMORY_LEAST = 192 * MIB,
	MEMORY_FACTOR = 32,
	TEXT_MOST = 1024 * MIB /* cmark counts in int */
};

static _Noreturn void refuse(const char *why)
{
	guard->why = why;
	longjmp(guard->out, 1);
}

/*
 * Processor time cannot pass quicker than the other, which costs less to ask.
 * Once a call or line takes long, the next is likely to, so none is let pass.
 */
static void look_at_clock(void)
{
	int64_t now = clock_ms();

	if (guard->pause < PAUSE_MOST)
		guard->pause++;
	if (now != guard->wall_ms) {
		if (clock_cpu_us() > guard->until_us)
			refuse("takes too long to read");
		if (now > guard->wall_ms + 1)
			guard->pause = 1;
		guard->wall_ms = now;
	}
	guard->wait = guard->pause;
}

static void check_call(size_t size)
{
	if (--guard->wait == 0)
		look_at_clock();
	if (size > guard->most ||
	    arena_used(guard->scratch) > guard->most - size)
		refuse("takes too much memory to read");
}

static void *guarded_calloc(size_t n, size_t size)
{
	char *at;

	if (size && n > SIZE_MAX / 2 / size)
		refuse("takes too much memory to read");
	check_call(n * size);
	at = arena_take(guard->scratch, HEADER + n * size);
	memcpy(at, &(size_t){ n * size }, sizeof(size_t));
	return at + HEADER;
}

static void *guarded_realloc(void *old, size_t size)
{
	char *at = old;
	size_t had;

	if (!old)
		return guarded_calloc(1, size);
	check_call(size);
	memcpy(&had, at - HEADER, sizeof(had));
	if (size <= had)
		return old;
	at = arena_grow(
	    guard->scratch, at - HEADER, HEADER + had, HEADER + size);
	memcpy(at, &size, sizeof(size));
	return at + HEADER;
}

static void leave_to_arena(void *at)
{
	(void)at;
}

static cmark_mem guarded_mem = { guarded_calloc, guarded_realloc,
	leave_to_arena };

/* All that one document's parse holds. */
struct parse {
	struct doc *doc;
	struct arena *a, *scratch;
	struct build build;
	struct piece piece;
	unsigned front; /* lines of front matter, which cmark does not see */
	unsigned line; /* the last one that was given to cmark */
};

static cmark_node *parse_blocks(struct parse *p)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &guarded_mem);
	const struct doc *doc = p->doc;
	size_t at = p->front ? source_at(doc, p->front + 1) : 0;

	p->line = p->front;
	while (p->line < doc->nlines) {
		size_t end, next = p->line + guard->pause;

		end = next < doc->nlines ? doc->line_at[next] : doc->source.len;
		cmark_parser_feed(parser, doc->source.at + at, end - at);
		look_at_clock();
		at = end;
		p->line = (unsigned)(next < doc->nlines ? next : doc->nlines);
	}
	return cmark_parser_finish(parser);
}

static void add_tag(struct parse *p, struct str tag)
{
	struct str line;

	if (str_starts(tag, STR("<!--"))) {
		p->piece.gapped = true;
		return;
	}
	for (bool more = false; tag.len; more = true) {
		line = str_line(&tag);
		if (more)
			piece_add(&p->piece, STR(" "), SPAN_HTML);
		piece_add(&p->piece, line, SPAN_HTML);
	}
}

static void enter_inline(struct parse *p, cmark_node *node)
{
	struct piece *piece = &p->piece;
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT)
		piece_add(piece, str_of(cmark_node_get_literal(node)), 0);
	else if (type == CMARK_NODE_SOFTBREAK)
		piece_add(piece, STR(" "), 0);
	else if (type == CMARK_NODE_LINEBREAK)
		piece_add(piece, STR("\n"), 0);
	else if (type == CMARK_NODE_CODE)
		piece_add(
		    piece, str_of(cmark_node_get_literal(node)), SPAN_CODE);
	else if (type == CMARK_NODE_HTML_INLINE)
		add_tag(p, str_of(cmark_node_get_literal(node)));
	else if (type == CMARK_NODE_EMPH)
		piece->emph++;
	else if (type == CMARK_NODE_STRONG)
		piece->strong++;
	else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		piece_open(piece, str_of(cmark_node_get_url(node)),
		    str_of(cmark_node_get_title(node)),
		    type == CMARK_NODE_IMAGE);
}

static void leave_inline(struct parse *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_EMPH)
		p->piece.emph--;
	else if (type == CMARK_NODE_STRONG)
		p->piece.strong--;
	else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		piece_close(&p->piece);
}

static unsigned line_of(const struct parse *p, int line)
{
	return p->front + (unsigned)line;
}

static struct place place_of(const struct parse *p, cmark_node *node)
{
	struct place place = { .line =
				   line_of(p, cmark_node_get_start_line(node)),
		.last_line = line_of(p, cmark_node_get_end_line(node)),
		.column = (unsigned)cmark_node_get_start_column(node) };

	return place;
}

static bool is_box(cmark_node_type type)
{
	return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
	    type == CMARK_NODE_ITEM;
}

static struct box box_of(const struct parse *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct place place = place_of(p, node);
	struct box box = {
		.kind = BOX_ITEM, .line = place.line, .column = place.column
	};

	if (type == CMARK_NODE_BLOCK_QUOTE)
		box.kind = BOX_QUOTE;
	if (type != CMARK_NODE_LIST)
		return box;
	box.kind = BOX_LIST;
	box.tight = cmark_node_get_list_tight(node);
	box.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	box.start = (uint32_t)cmark_node_get_list_start(node);
	if (box.ordered)
		box.delimiter =
		    cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')'
									 : '.';
	return box;
}

static void add_code(struct parse *p, cmark_node *node)
{
	struct place place = place_of(p, node);
	struct block block = { .kind = BLOCK_CODE };
	struct str literal = str_of(cmark_node_get_literal(node));

	str_cut(str_of(cmark_node_get_fence_info(node)), ' ', &block.info);
	block.text = place_code(p->doc, literal, &place, &block.fenced);
	build_block(&p->build, block, place);
}

static void add_html(struct parse *p, cmark_node *node)
{
	struct place place = place_of(p, node);
	struct str literal = str_of(cmark_node_get_literal(node));

	build_html(&p->build, place_html(literal, &place), place);
}

static void add_rule(struct parse *p, cmark_node *node)
{
	struct place place = place_of(p, node);

	place.last_line = place.line;
	build_block(&p->build, (struct block){ .kind = BLOCK_RULE }, place);
}

static void add_text(struct parse *p, cmark_node *node)
{
	struct place place = place_of(p, node);
	struct block block = { .kind = BLOCK_PARAGRAPH };

	if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
		block.kind = BLOCK_HEADING;
		block.level = (unsigned char)cmark_node_get_heading_level(node);
		place_heading(p->doc, &place);
	}
	build_text(&p->build, block, place, &p->piece);
}

static void enter_block(struct parse *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (is_box(type))
		build_open(&p->build, box_of(p, node));
	else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
		piece_clear(&p->piece);
	else if (type == CMARK_NODE_CODE_BLOCK)
		add_code(p, node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		add_html(p, node);
	else if (type == CMARK_NODE_THEMATIC_BREAK)
		add_rule(p, node);
	else
		enter_inline(p, node);
}

static void leave_block(struct parse *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (is_box(type))
		build_close(&p->build);
	else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
		add_text(p, node);
	else
		leave_inline(p, node);
}

/* How many rows of each kind the document will have, or a few more. */
static struct sizes count(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	struct sizes sizes = { 0 };
	size_t depth = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (is_box(type)) {
			sizes.boxes +=
			    event == CMARK_EVENT_ENTER && depth <= MD_DEPTH;
			depth += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
		} else if (event == CMARK_EVENT_ENTER &&
		    type != CMARK_NODE_DOCUMENT) {
			sizes.blocks++;
			sizes.headings += type == CMARK_NODE_HEADING;
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		}
	}
	sizes.blocks += sizes.boxes;
	return sizes;
}

static void walk(struct parse *p, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	unsigned steps = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (++steps % STEPS_A_LOOK == 0)
			look_at_clock();
		if (event == CMARK_EVENT_ENTER)
			enter_block(p, node);
		else
			leave_block(p, node);
	}
}

/* false: guard->why says what it would have taken. */
static bool parse_guarded(struct parse *p)
{
	struct guard here = { .scratch = p->scratch,
		.most = MEMORY_LEAST + MEMORY_FACTOR * p->doc->source.len,
		.until_us = clock_cpu_us(),
		.wait = 1,
		.pause = 1 };
	size_t mib =
	    p->doc->source.len ? (p->doc->source.len - 1) / MIB + 1 : 1;

	here.until_us += (int64_t)mib * MD_BUDGET_MS * 1000;
	guard = &here;
	if (setjmp(here.out) == 0) {
		cmark_node *root = parse_blocks(p);

		build_room(&p->build, count(root));
		walk(p, root);
		build_end(&p->build);
	}
	guard = NULL;
	return !here.why;
}

struct doc *md_parse(
    struct arena *a, struct str text, struct str path, struct diags *d)
{
	struct doc *doc = NEW(a, struct doc);
	struct parse p = { .doc = doc, .a = a };
	bool fits = text.len <= TEXT_MOST;

	doc->path = path;
	doc->source = text;
	if (!fits) {
		diag_error(d, path, "is larger than 1 GiB");
		return NULL;
	}
	p.scratch = arena_new();
	p.build = build_in(a, p.scratch, doc);
	p.piece = piece_in(p.scratch);
	source_index(a, doc);
	p.front = front_matter(doc);
	fits = parse_guarded(&p);
	if (!fits)
		diag_error(d, path, "takes too long to read");
	arena_free(p.scratch);
	return fits ? doc : NULL;
}
