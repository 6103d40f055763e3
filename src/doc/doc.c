#include "doc/doc.h"

#include "doc/slug.h"

const struct heading *doc_anchor(const struct doc *doc, struct str slug)
{
	if (doc->slugs)
		return slug_find(doc, slug);
	for (size_t i = 0; i < doc->nheadings; i++)
		if (str_eq_nocase(doc->headings[i].slug, slug))
			return &doc->headings[i];
	return NULL;
}

bool doc_inside(const struct doc *doc, uint32_t block, uint32_t box)
{
	uint32_t at = doc->blocks[block].box;

	while (at != box && at != NO_BOX)
		at = doc->boxes[at].parent;
	return at == box;
}

static struct str without_end(struct str line)
{
	if (str_ends(line, STR("\n")))
		line.len--;
	if (str_ends(line, STR("\r")))
		line.len--;
	return line;
}

/* Line by line, for a document that nobody has indexed. */
static struct str look_for_line(struct str rest, unsigned line)
{
	struct str text = { 0 };

	while (line-- > 0)
		text = rest.len ? str_line(&rest) : (struct str){ 0 };
	return text;
}

struct str doc_source_line(const struct doc *doc, unsigned line)
{
	size_t end = doc->source.len;

	if (!doc->line_at)
		return look_for_line(doc->source, line);
	if (line == 0 || line > doc->nlines)
		return (struct str){ 0 };
	if (line < doc->nlines)
		end = doc->line_at[line];
	return without_end(str_sub(doc->source, doc->line_at[line - 1], end));
}
