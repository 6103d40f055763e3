#include "doc/excerpt.h"

#include "base/arena.h"
#include "doc/md.h"

/* What the boxes around an excerpt put before its lines, outermost first. */
struct prefix {
	bool quote; /* else an item's indent */
	size_t indent;
};

static bool is_blank(struct str s, size_t at)
{
	return at < s.len && (s.at[at] == ' ' || s.at[at] == '\t');
}

/* How far the lines of an item are indented: its marker and the blanks. */
static size_t indent_of(const struct doc *doc, const struct box *item)
{
	struct str line = doc_source_line(doc, item->line);
	struct str rest = str_sub(line, item->column - 1, line.len);
	size_t marker = 0, blanks = 0;

	while (marker < rest.len && rest.at[marker] >= '0' &&
	    rest.at[marker] <= '9')
		marker++;
	marker++;
	while (is_blank(rest, marker + blanks))
		blanks++;
	return marker + (blanks == 0 || blanks > 4 ? 1 : blanks);
}

static size_t prefixes(
    const struct doc *doc, uint32_t inside, struct prefix *chain)
{
	struct prefix back[MD_DEPTH + 2];
	size_t n = 0;

	for (uint32_t i = inside; i != NO_BOX && n < MD_DEPTH + 2;
	     i = doc->boxes[i].parent) {
		const struct box *box = &doc->boxes[i];

		if (box->kind == BOX_LIST)
			continue;
		back[n].quote = box->kind != BOX_ITEM;
		back[n].indent = back[n].quote ? 0 : indent_of(doc, box);
		n++;
	}
	for (size_t i = 0; i < n; i++)
		chain[i] = back[n - 1 - i];
	return n;
}

static struct str without_quote(struct str line)
{
	size_t at = 0;

	while (at < 3 && is_blank(line, at))
		at++;
	if (at >= line.len || line.at[at] != '>')
		return line;
	return str_sub(line, at + 1 + is_blank(line, at + 1), line.len);
}

static struct str without_indent(struct str line, size_t indent)
{
	size_t at = 0;

	while (at < indent && is_blank(line, at))
		at++;
	return str_sub(line, at, line.len);
}

static struct str without(struct str line, const struct prefix *chain, size_t n)
{
	for (size_t i = 0; i < n; i++)
		line = chain[i].quote ? without_quote(line)
				      : without_indent(line, chain[i].indent);
	return line;
}

/* The first line of an excerpt, behind all markers. */
static struct str first_line(
    const struct doc *doc, const struct block *b, uint32_t inside)
{
	struct str line = doc_source_line(doc, b->line);
	bool task = inside != NO_BOX && doc->boxes[inside].kind == BOX_ITEM &&
	    doc->boxes[inside].task != TASK_NONE &&
	    b == &doc->blocks[doc->boxes[inside].first];

	line = str_sub(line, b->column - 1, line.len);
	if (task && line.len && line.at[0] == '[')
		line = str_sub(line, 3, line.len);
	while (task && is_blank(line, 0))
		line = str_sub(line, 1, line.len);
	return line;
}

struct str doc_excerpt(struct arena *a, const struct doc *doc, uint32_t from,
    uint32_t to, uint32_t inside)
{
	struct prefix chain[MD_DEPTH + 2];
	size_t n = prefixes(doc, inside, chain);
	struct buf out = { .a = a };
	const struct block *first;

	if (from >= to)
		return STR("");
	first = &doc->blocks[from];
	for (unsigned l = first->line; l <= doc->blocks[to - 1].last_line;
	     l++) {
		struct str line = doc_source_line(doc, l);

		if (l > first->line || inside == NO_BOX)
			line = without(line, chain, n);
		else
			line = first_line(doc, first, inside);
		buf_add(&out, line);
		buf_byte(&out, '\n');
	}
	if (out.len)
		out.len--;
	return buf_str(&out);
}
