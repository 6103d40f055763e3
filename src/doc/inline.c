#include "doc/inline.h"

#include "doc/doc.h"
#include "doc/guard.h"
#include "doc/source.h"

#include <cmark.h>
#include <string.h>

enum { STEPS_A_LOOK = 64 };

struct inlines inlines_in(struct arena *a, const struct doc *doc)
{
	return (struct inlines){
		.piece = piece_in(a), .strikes = strikes_in(a), .doc = doc
	};
}

/* A line of the cells; to be asked in rising order. */
static struct str cells_line(struct inlines *in, unsigned line)
{
	struct str rest, text = { 0 };

	while (in->cells_line + 1 < line && in->cells.len) {
		str_line(&in->cells);
		in->cells_line++;
	}
	rest = in->cells;
	if (in->cells_line + 1 == line)
		text = str_line(&rest);
	return text;
}

/*
 * The bytes that a text was written with.  cmark counts columns of a
 * paragraph's other lines as though they were indented like its first.
 */
static struct str raw_of(struct inlines *in, cmark_node *node)
{
	unsigned below = (unsigned)cmark_node_get_start_line(node) - in->first;
	size_t from = (size_t)cmark_node_get_start_column(node) - 1;
	size_t to = (size_t)cmark_node_get_end_column(node);
	struct str line = in->line ? doc_source_line(in->doc, in->line + below)
				   : cells_line(in, in->first + below);

	if (below) {
		size_t moved = source_column(line);

		from += moved - in->column;
		to += moved - in->column;
	}
	return str_sub(line, from, to);
}

/* The first or last rune of what is beside a text, as far as flanking asks. */
static uint32_t rune_of(cmark_node *beside, cmark_node *parent)
{
	cmark_node_type type;

	if (!beside) {
		type = cmark_node_get_type(parent);
		return type >= CMARK_NODE_FIRST_INLINE ? '*' : ' ';
	}
	type = cmark_node_get_type(beside);
	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
	    ? ' '
	    : '*';
}

/* Whether this is the text of "<http://...>" or "<name@...>". */
static bool is_address(cmark_node *parent, struct str text)
{
	struct str url;

	if (cmark_node_get_type(parent) != CMARK_NODE_LINK)
		return false;
	url = str_of(cmark_node_get_url(parent));
	if (str_starts(url, STR("mailto:")) && !str_eq(url, text))
		url = str_sub(url, sizeof("mailto:") - 1, url.len);
	return str_eq(url, text);
}

static void add_plain(struct inlines *in, cmark_node *node)
{
	struct strike_text t = { .text = str_of(cmark_node_get_literal(node)),
		.at = (uint32_t)in->piece.text.len };
	cmark_node *parent;

	piece_add(&in->piece, t.text, 0);
	if (!memchr(t.text.at, '~', t.text.len))
		return;
	parent = cmark_node_parent(node);
	if (is_address(parent, t.text))
		return;
	t.raw = raw_of(in, node);
	t.before = rune_of(cmark_node_previous(node), parent);
	t.after = rune_of(cmark_node_next(node), parent);
	strikes_text(&in->strikes, &t);
}

static void open_inline(
    struct inlines *in, cmark_node *node, cmark_node_type type)
{
	strikes_enter(&in->strikes);
	if (type == CMARK_NODE_EMPH)
		in->piece.emph++;
	else if (type == CMARK_NODE_STRONG)
		in->piece.strong++;
	else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		piece_open(&in->piece, str_of(cmark_node_get_url(node)),
		    str_of(cmark_node_get_title(node)),
		    type == CMARK_NODE_IMAGE);
}

static void enter_inline(struct inlines *in, cmark_node *node)
{
	struct piece *piece = &in->piece;
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT)
		add_plain(in, node);
	else if (type == CMARK_NODE_SOFTBREAK)
		piece_add(piece, STR(" "), 0);
	else if (type == CMARK_NODE_LINEBREAK)
		piece_add(piece, STR("\n"), 0);
	else if (type == CMARK_NODE_CODE)
		piece_add(
		    piece, str_of(cmark_node_get_literal(node)), SPAN_CODE);
	else if (type == CMARK_NODE_HTML_INLINE)
		piece_add_tag(piece, str_of(cmark_node_get_literal(node)));
	else
		open_inline(in, node, type);
}

static void leave_inline(struct inlines *in, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	strikes_leave(&in->strikes);
	if (type == CMARK_NODE_EMPH)
		in->piece.emph--;
	else if (type == CMARK_NODE_STRONG)
		in->piece.strong--;
	else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		piece_close(&in->piece);
}

void inlines_gather(struct inlines *in, cmark_node *node, unsigned line)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	in->line = line;
	in->first = (unsigned)cmark_node_get_start_line(node);
	in->column = (unsigned)cmark_node_get_start_column(node);
	piece_clear(&in->piece);
	strikes_clear(&in->strikes);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *part = cmark_iter_get_node(iter);

		if (++in->steps % STEPS_A_LOOK == 0)
			guard_look();
		if (part == node)
			continue;
		if (event == CMARK_EVENT_ENTER)
			enter_inline(in, part);
		else
			leave_inline(in, part);
	}
	cmark_iter_free(iter);
	strikes_apply(&in->strikes, &in->piece);
}
