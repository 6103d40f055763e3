#include "doc/doc.h"

#include "base/arena.h"
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

struct str doc_source_line(const struct doc *doc, unsigned line)
{
	struct str rest = doc->source, head = { 0 };

	if (line == 0)
		return head;
	if (doc->line_at) {
		if (line > doc->nlines)
			return head;
		rest = str_sub(rest, doc->line_at[line - 1], rest.len);
		line = 1;
	}
	while (line-- > 0)
		head = rest.len ? str_line(&rest) : (struct str){ 0 };
	return head;
}
