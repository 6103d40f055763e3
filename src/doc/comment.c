#include "doc/comment.h"

#include "doc/doc.h"

#include <string.h>

static const struct str opens = { "<!--", 4 }, closes = { "-->", 3 };

/* Where a comment that `s` begins with ends; 0: it does not begin with one. */
static size_t end_of(struct str s)
{
	size_t end;

	if (!str_starts(s, opens))
		return 0;
	/* "<!-->" is a whole one. */
	end = str_find(s, closes, 2);
	return end == SIZE_MAX ? 0 : end + closes.len;
}

bool comments_alone(struct str literal)
{
	struct str rest = str_trim(literal);
	bool any = false;

	while (rest.len) {
		size_t end = end_of(rest);

		if (!end)
			return false;
		any = true;
		rest = str_trim(str_sub(rest, end, rest.len));
	}
	return any;
}

struct comments comments_in(
    const struct doc *doc, struct str literal, struct place place)
{
	return (struct comments){ .doc = doc, .rest = literal, .here = place };
}

/* A line of the block is the end of its line in the file. */
static void next_line(struct comments *c)
{
	struct str line, whole = doc_source_line(c->doc, ++c->here.line);

	str_cut(c->rest, '\n', &line);
	c->here.column = (unsigned)(whole.len - line.len + 1);
	if (line.len > whole.len)
		c->here.column = 1;
}

static void step(struct comments *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char byte = c->rest.at[0];

		c->rest = str_sub(c->rest, 1, c->rest.len);
		c->here.column++;
		if (byte == '\n')
			next_line(c);
	}
}

bool comments_next(struct comments *c)
{
	struct str all;
	size_t len, most;

	while (c->rest.len && c->rest.at[0] != '<')
		step(c, 1);
	len = end_of(c->rest);
	if (!len)
		return false;
	all = str_sub(c->rest, 0, len);
	c->place = c->here;
	/* A NUL became three bytes. */
	most = doc_source_line(c->doc, c->here.line).len + 1;
	if (c->place.column > most)
		c->place.column = (unsigned)most;
	step(c, len);
	c->place.last_line = c->here.line;
	c->text = str_sub(all, opens.len, len - closes.len);
	return true;
}
