#include "doc/margin.h"

#include "doc/doc.h"

enum { TAB_STOP = 4, CODE_INDENT = 4 };

/* A place in a line, as CommonMark counts: a tab can be passed in parts. */
struct cursor {
	struct str line;
	size_t at;
	unsigned column; /* from 0, tabs filled up */
};

static char peek(const struct cursor *c)
{
	return c->at < c->line.len ? c->line.at[c->at] : '\n';
}

static bool on_blank(const struct cursor *c)
{
	return peek(c) == ' ' || peek(c) == '\t';
}

/* Passes blanks, at most `most` columns of them; returns how many. */
static unsigned pass_blanks(struct cursor *c, unsigned most)
{
	unsigned from = c->column;

	while (c->column - from < most && on_blank(c)) {
		unsigned wide =
		    peek(c) == '\t' ? TAB_STOP - c->column % TAB_STOP : 1;
		unsigned left = most - (c->column - from);

		c->column += wide < left ? wide : left;
		c->at += wide <= left;
	}
	return c->column - from;
}

static void pass(struct cursor *c, size_t n)
{
	c->at += n;
	c->column += (unsigned)n;
}

static bool pass_quote(struct cursor *c)
{
	struct cursor mark = *c;

	pass_blanks(&mark, CODE_INDENT - 1);
	if (peek(&mark) != '>')
		return false;
	pass(&mark, 1);
	pass_blanks(&mark, 1);
	*c = mark;
	return true;
}

static bool pass_indent(struct cursor *c, unsigned width)
{
	struct cursor text = *c;

	if (pass_blanks(&text, width) < width)
		return false;
	*c = text;
	return true;
}

static size_t marker_len(const struct cursor *c)
{
	size_t n = 0;

	while (c->at + n < c->line.len && c->line.at[c->at + n] >= '0' &&
	    c->line.at[c->at + n] <= '9')
		n++;
	return n + 1;
}

/* Passes the mark that begins an item; returns the item's width. */
static unsigned pass_marker(struct cursor *c)
{
	unsigned from = c->column, blanks;
	struct cursor after;

	pass_blanks(c, CODE_INDENT - 1);
	pass(c, marker_len(c));
	after = *c;
	blanks = pass_blanks(&after, CODE_INDENT + 1);
	if (blanks < 1 || blanks > CODE_INDENT || after.at == after.line.len) {
		/* What follows is code, or nothing: one blank belongs to it. */
		unsigned width = c->column + 1 - from;

		pass_blanks(c, 1);
		return width;
	}
	*c = after;
	return c->column - from;
}

/* false: the line has no such margin, and nothing is passed. */
static bool pass_margin(struct cursor *c, const struct margin *m, unsigned line)
{
	if (m->quote)
		return pass_quote(c);
	if (m->line != line)
		return pass_indent(c, m->width);
	pass_marker(c);
	return true;
}

static bool pass_margins(
    struct cursor *c, const struct margins *m, unsigned line)
{
	for (size_t i = 0; i < m->n; i++)
		if (!pass_margin(c, &m->at[i], line))
			return false;
	return true;
}

unsigned margin_width(
    const struct doc *doc, const struct margins *around, unsigned line)
{
	struct cursor c = { .line = doc_source_line(doc, line) };

	pass_margins(&c, around, line);
	return pass_marker(&c);
}

struct stripped margin_strip(
    const struct doc *doc, const struct margins *m, unsigned line)
{
	struct cursor c = { .line = doc_source_line(doc, line) };
	struct stripped s = { .lazy = !pass_margins(&c, m, line) };

	s.indent = pass_blanks(&c, UINT32_MAX);
	/*
	 * A line that only goes on keeps its blanks, and for the head of a
	 * table one is a cell.
	 */
	if (s.lazy && s.indent)
		c.at--;
	s.column = (unsigned)c.at + 1;
	s.text = str_sub(c.line, c.at, c.line.len);
	return s;
}
