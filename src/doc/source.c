#include "doc/source.h"

#include "base/vec.h"
#include "doc/doc.h"

#include <string.h>

/* Where a byte next stands, remembered so that it is looked for once. */
static const char *next(
    const char *known, const char *s, const char *end, char what)
{
	if (known >= s)
		return known;
	known = memchr(s, what, (size_t)(end - s));
	return known ? known : end;
}

void source_index(struct arena *a, struct doc *doc)
{
	VEC(uint32_t) starts = { 0 };
	const char *s = doc->source.at, *end = s + doc->source.len;
	const char *lf = NULL, *cr = NULL;

	if (str_starts(doc->source, STR("\xef\xbb\xbf")))
		s += 3; /* a byte order mark is in no line */
	while (s < end) {
		*VEC_ADD(a, &starts) = (uint32_t)(s - doc->source.at);
		lf = next(lf, s, end, '\n');
		cr = next(cr, s, end, '\r');
		s = cr < lf ? cr + 1 : lf + (lf < end);
		if (cr < lf && s == lf)
			s++;
	}
	doc->line_at = starts.at;
	doc->nlines = starts.n;
}

size_t source_at(const struct doc *doc, size_t line)
{
	if (line > doc->nlines)
		return doc->source.len;
	return doc->line_at[line - 1];
}

struct str source_from(const struct doc *doc, unsigned line, unsigned column)
{
	struct str s = doc_source_line(doc, line);

	return str_sub(s, column ? column - 1 : 0, s.len);
}

unsigned source_column(struct str line)
{
	unsigned n = 0;

	while (n < line.len && memchr("> \t", line.at[n], 3))
		n++;
	return n + 1;
}
