#include "doc/md.h"

#include "base/diag.h"
#include "doc/build.h"
#include "doc/doc.h"
#include "doc/feed.h"
#include "doc/front.h"
#include "doc/guard.h"
#include "doc/inline.h"
#include "doc/piece.h"
#include "doc/place.h"
#include "doc/source.h"
#include "doc/tables.h"

#include <cmark.h>
#include <string.h>

enum {
	STEPS_A_LOOK = 64,
	CELLS_AT_ONCE = 4096,
	READINGS_SURE = 6,
	READINGS_MOST = 8,
	MIB = 1024 * 1024,
	MEMORY_LEAST = 32 * MIB,
	MEMORY_FACTOR = 80,
	TEXT_MOST = 1024 * MIB /* cmark counts in int */
};

/* Never changed, but cmark wants a pointer that may. */
static cmark_mem guarded = { guard_calloc, guard_realloc, guard_free };

/* All that one document's parse holds. */
struct parse {
	struct doc *doc;
	struct arena *a, *scratch;
	struct build build;
	struct inlines inlines; /* of a block or cell */
	struct piece row; /* of a table */
	struct tables tables;
	struct feed feed;
	cmark_node *cell; /* the next paragraph of tables.cells */
	size_t table; /* the next of tables.found */
	unsigned front; /* lines of front matter, which cmark does not see */
	unsigned defined; /* lines that were looked at for definitions */
	unsigned steps;
};

static void step(struct parse *p)
{
	if (++p->steps % STEPS_A_LOOK == 0)
		guard_look();
}

static cmark_node *finish(cmark_parser *parser)
{
	cmark_node *root = cmark_parser_finish(parser);

	cmark_parser_free(parser);
	return root;
}

static cmark_node *read_source(struct parse *p)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &guarded);
	unsigned lines = 1;
	struct str piece;

	p->feed = feed_of(p->doc, &p->tables, p->front);
	while (feed_next(&p->feed, lines, &piece)) {
		cmark_parser_feed(parser, piece.at, piece.len);
		lines = guard_look();
	}
	return finish(parser);
}

static cmark_node *read_cells(struct parse *p)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &guarded);
	struct str all = buf_str(&p->tables.cells);

	p->inlines.cells = all;
	for (size_t at = 0; at < all.len; at += CELLS_AT_ONCE) {
		struct str some = str_sub(all, at, at + CELLS_AT_ONCE);

		cmark_parser_feed(parser, some.at, some.len);
		guard_look();
	}
	return finish(parser);
}

/* The line of the file. */
static unsigned line_of(const struct parse *p, int line)
{
	bool is_cut;

	return feed_line(&p->feed, (unsigned)line, &is_cut);
}

/* Whether the node is what a fix put there. */
static bool is_fix(const struct parse *p, cmark_node *node)
{
	bool is_cut;

	feed_line(&p->feed, (unsigned)cmark_node_get_start_line(node), &is_cut);
	return is_cut;
}

static struct code code_of(cmark_node *node, struct place place)
{
	return (struct code){ .text = str_of(cmark_node_get_literal(node)),
		.info = str_of(cmark_node_get_fence_info(node)),
		.place = place };
}

static struct place place_of(const struct parse *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct place place = { .line =
				   line_of(p, cmark_node_get_start_line(node)),
		.last_line = line_of(p, cmark_node_get_end_line(node)),
		.column = (unsigned)cmark_node_get_start_column(node) };

	if (type == CMARK_NODE_HEADING)
		place_heading(
		    p->doc, &place, tables_joined(&p->tables, place.last_line));
	else if (type == CMARK_NODE_THEMATIC_BREAK)
		place.last_line = place.line;
	else if (type == CMARK_NODE_CODE_BLOCK)
		place.last_line = place_code_end(p->doc, code_of(node, place));
	else if (type == CMARK_NODE_HTML_BLOCK)
		place_html(str_of(cmark_node_get_literal(node)), &place);
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

static struct str first_word(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.at[n] != ' ' && s.at[n] != '\t')
		n++;
	return str_sub(s, 0, n);
}

static void add_code(struct parse *p, cmark_node *node)
{
	struct code code = code_of(node, place_of(p, node));
	struct block block = { .kind = BLOCK_CODE, .text = code.text };

	block.fenced = place_is_fenced(p->doc, code);
	block.info = first_word(code.info);
	build_block(&p->build, block, code.place);
}

static void add_html(struct parse *p, cmark_node *node)
{
	struct str literal = str_of(cmark_node_get_literal(node));

	if (!is_fix(p, node))
		build_html(&p->build, literal, place_of(p, node));
}

static void add_rule(struct parse *p, cmark_node *node)
{
	build_block(
	    &p->build, (struct block){ .kind = BLOCK_RULE }, place_of(p, node));
}

static void add_text(struct parse *p, cmark_node *node)
{
	struct place place = place_of(p, node);
	struct block block = { .kind = BLOCK_PARAGRAPH };

	if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
		block.kind = BLOCK_HEADING;
		block.level = (unsigned char)cmark_node_get_heading_level(node);
	}
	place_text(p->doc, piece_text(&p->inlines.piece), &place);
	build_text(&p->build, block, place, &p->inlines.piece);
}

/* Gathers the paragraph at this line of tables.cells.  false: there is none. */
static bool gather_cell(struct parse *p, unsigned line)
{
	while (p->cell && (unsigned)cmark_node_get_start_line(p->cell) < line)
		p->cell = cmark_node_next(p->cell);
	if (!p->cell || (unsigned)cmark_node_get_start_line(p->cell) != line)
		return false;
	inlines_gather(&p->inlines, p->cell, 0);
	return true;
}

static void add_cell(struct parse *p, unsigned line, struct cell *cell)
{
	cell->at = (uint32_t)p->row.text.len;
	if (line == 0 || !gather_cell(p, line))
		return;
	piece_drop(&p->inlines.piece, 0, TABLES_GUARD);
	piece_trim(&p->inlines.piece);
	piece_append(&p->row, &p->inlines.piece);
	cell->len = (uint32_t)p->row.text.len - cell->at;
}

static struct table *read_table(struct parse *p, const struct found_table *f)
{
	struct table *table = tables_table(p->a, &p->tables, f);
	uint32_t n = table->row_at[table->rows];

	piece_clear(&p->row);
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			piece_add(&p->row, STR("\n"), 0);
		add_cell(
		    p, tables_cell_line(&p->tables, f, i), &table->cells[i]);
	}
	return table;
}

static void add_table(struct parse *p, const struct found_table *f)
{
	struct place above = f->paragraph;
	struct block block = { .kind = BLOCK_PARAGRAPH };

	above.last_line = f->place.line - 1;
	if (f->before && gather_cell(p, f->before)) {
		place_text(p->doc, piece_text(&p->inlines.piece), &above);
		build_text(&p->build, block, above, &p->inlines.piece);
	}
	block.kind = BLOCK_TABLE;
	block.table = read_table(p, f);
	build_text(&p->build, block, f->place, &p->row);
	if (f->rule.line)
		build_block(
		    &p->build, (struct block){ .kind = BLOCK_RULE }, f->rule);
}

/* The table that was found in the paragraph, or NULL. */
static const struct found_table *table_in(struct parse *p, cmark_node *node)
{
	const struct tables *t = &p->tables;

	if (p->table == t->found.n ||
	    t->found.at[p->table].paragraph.line !=
		line_of(p, cmark_node_get_start_line(node)))
		return NULL;
	return &t->found.at[p->table++];
}

static void add_text_or_table(struct parse *p, cmark_node *node)
{
	const struct found_table *found = table_in(p, node);

	if (found) {
		add_table(p, found);
		return;
	}
	inlines_gather(
	    &p->inlines, node, line_of(p, cmark_node_get_start_line(node)));
	add_text(p, node);
}

static void build(struct parse *p, cmark_node *node, bool entering)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (is_box(type) && entering)
		build_open(&p->build, box_of(p, node));
	else if (is_box(type))
		build_close(&p->build);
	else if (type == CMARK_NODE_CODE_BLOCK)
		add_code(p, node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		add_html(p, node);
	else if (type == CMARK_NODE_THEMATIC_BREAK)
		add_rule(p, node);
	else
		add_text_or_table(p, node);
}

/* Calls `visit` as boxes are entered and left, and once for other blocks. */
static void walk(struct parse *p, cmark_node *root,
    void (*visit)(struct parse *p, cmark_node *node, bool entering))
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		step(p);
		if (type == CMARK_NODE_DOCUMENT)
			continue;
		visit(p, node, event == CMARK_EVENT_ENTER);
		if (!is_box(type))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
}

static struct margin margin_of(
    const struct parse *p, cmark_node *node, const struct margins *around)
{
	struct place place = place_of(p, node);
	struct margin margin = { .line = place.line, .column = place.column };
	void *known = cmark_node_get_user_data(node);

	margin.quote = cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	if (margin.quote)
		return margin;
	margin.width = (unsigned)(uintptr_t)known;
	if (known)
		return margin;
	margin.width = margin_width(p->doc, around, margin.line);
	cmark_node_set_user_data(node, (void *)(uintptr_t)margin.width);
	return margin;
}

/* The boxes around a block.  false: they are too many to look for tables. */
static bool margins_of(
    const struct parse *p, cmark_node *node, struct margins *m)
{
	cmark_node *chain[MD_DEPTH + 1];
	size_t n = 0;

	while ((node = cmark_node_parent(node))) {
		cmark_node_type type = cmark_node_get_type(node);

		if (type != CMARK_NODE_BLOCK_QUOTE && type != CMARK_NODE_ITEM)
			continue;
		if (n > MD_DEPTH)
			return false;
		chain[n++] = node;
	}
	for (m->n = 0; m->n < n; m->n++) {
		node = chain[n - 1 - m->n];
		m->at[m->n] = margin_of(p, node, m);
	}
	return true;
}

static void look_for_table(struct parse *p, cmark_node *node, bool entering)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct margins margins;
	struct place place;

	if (!entering ||
	    (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING))
		return;
	place = place_of(p, node);
	if (tables_may_be_in(&p->tables, place) &&
	    margins_of(p, node, &margins))
		tables_look(
		    &p->tables, &margins, place, type == CMARK_NODE_HEADING);
}

/* Gathers definitions; lines of no block are lost ones. */
static void define(struct parse *p, cmark_node *node, bool entering)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct place place;

	if (!entering || is_box(type) || is_fix(p, node))
		return;
	place = place_of(p, node);
	tables_define_lost(&p->tables, p->defined + 1, place.line);
	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
		tables_define(&p->tables, place);
	p->defined = place.last_line;
}

/* Finds tables and has their cells read; returns the source's tree. */
static cmark_node *read_tables(struct parse *p, cmark_node *root)
{
	struct tables *t = &p->tables;
	size_t fixes;

	if (!tables_likely(t))
		return root;
	for (int reading = 1;; reading++) {
		fixes = t->fixes.n;
		if (reading > READINGS_SURE)
			t->fixing =
			    reading < READINGS_MOST ? FIX_ALL : FIX_NONE;
		walk(p, root, look_for_table);
		if (t->fixes.n == fixes)
			break;
		cmark_node_free(root);
		tables_again(t);
		root = read_source(p);
	}
	if (tables_need_definitions(t)) {
		p->defined = p->front;
		walk(p, root, define);
		tables_define_lost(
		    t, p->defined + 1, (unsigned)p->doc->nlines + 1);
	}
	p->cell = cmark_node_first_child(read_cells(p));
	return root;
}

static void parse(void *to)
{
	struct parse *p = to;

	p->tables = tables_in(p->scratch, p->doc, p->front + 1);
	walk(p, read_tables(p, read_source(p)), build);
	build_end(&p->build);
}

static const char *parse_guarded(struct parse *p)
{
	size_t len = p->doc->source.len, mib = len ? (len - 1) / MIB + 1 : 1;
	struct guard guard =
	    guard_of(p->scratch, MEMORY_LEAST + MEMORY_FACTOR * len,
		(int64_t)mib * MD_BUDGET_MS * 1000);

	return guard_run(&guard, parse, p);
}

static void report(const struct parse *p, const char *why, struct diags *d)
{
	const struct doc *doc = p->doc;

	if (p->feed.line < doc->nlines)
		diag_add(d, SEVERITY_ERROR, doc->path, p->feed.line + 1, 0,
		    "%s: up to here are too many blocks, or too deep ones",
		    why);
	else
		diag_error(d, doc->path,
		    "%s: it has too many brackets, links or other marks", why);
}

struct doc *md_parse(
    struct arena *a, struct str text, struct str path, struct diags *d)
{
	struct doc *doc = NEW(a, struct doc);
	struct parse p = { .doc = doc, .a = a };
	const char *why;

	doc->path = path;
	doc->source = text;
	if (text.len > TEXT_MOST) {
		diag_error(d, path, "is larger than 1 GiB");
		return NULL;
	}
	source_index(a, doc);
	p.front = front_matter(doc);
	p.scratch = arena_new();
	p.build = build_in(a, p.scratch, doc);
	p.row = piece_in(p.scratch);
	p.inlines = inlines_in(p.scratch, doc);
	why = parse_guarded(&p);
	if (why)
		report(&p, why, d);
	arena_free(p.scratch);
	return why ? NULL : doc;
}
