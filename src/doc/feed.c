#include "doc/feed.h"

#include "doc/doc.h"
#include "doc/source.h"

static const struct str marks[] = {
	/* An empty comment is a block that parts others. */
	[FIX_CUT] = { "<!---->\n", 8 },
	/* Text that is indented so far goes on with a paragraph. */
	[FIX_JOIN] = { "        ", 8 },
};

struct feed feed_of(
    const struct doc *doc, const struct tables *t, unsigned line)
{
	return (struct feed){ .doc = doc,
		.fixes = t->fixes.at,
		.n = t->fixes.n,
		.front = line,
		.line = line };
}

/* The bytes from the middle of the line after f->line up to one after it. */
static struct str lines_from(struct feed *f, size_t skip, unsigned last)
{
	size_t at = source_at(f->doc, (size_t)f->line + 1) + skip;
	size_t end = source_at(f->doc, (size_t)last + 1);

	f->line = last;
	return str_sub(f->doc->source, at, end);
}

static struct str fix_part(struct feed *f, const struct fix *fix)
{
	unsigned parts = fix->kind == FIX_CUT ? 2 : 3, part = f->part++;

	if (f->part == parts) {
		f->part = 0;
		f->next++;
	}
	if (part == 0)
		return fix->margin;
	if (part == 1)
		return marks[fix->kind];
	return lines_from(f, fix->margin.len, fix->line);
}

bool feed_next(struct feed *f, unsigned lines, struct str *piece)
{
	const struct fix *fix = f->next < f->n ? &f->fixes[f->next] : NULL;
	unsigned last = fix ? fix->line - 1 : (unsigned)f->doc->nlines;

	if (f->line < last) {
		if (lines > last - f->line)
			lines = last - f->line;
		*piece = lines_from(f, 0, f->line + lines);
		return true;
	}
	if (fix)
		*piece = fix_part(f, fix);
	return fix != NULL;
}

unsigned feed_line(const struct feed *f, unsigned line, bool *is_cut)
{
	size_t low = 0, high = f->n;
	unsigned cuts = 0;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (f->fixes[mid].line - f->front + f->fixes[mid].cuts < line)
			low = mid + 1;
		else
			high = mid;
	}
	if (low > 0)
		cuts = f->fixes[low - 1].cuts +
		    (f->fixes[low - 1].kind == FIX_CUT);
	*is_cut = low < f->n && f->fixes[low].kind == FIX_CUT &&
	    f->fixes[low].line - f->front + cuts == line;
	return f->front + line - cuts;
}
