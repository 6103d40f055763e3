#include "doc/excerpt.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/md.h"
#include "tap.h"
#include "text/width.h"

static struct arena *a;

static struct doc *parse(struct str markdown)
{
	struct diags d = diags_in(a);

	return md_parse(a, markdown, STR("test"), &d);
}

/* The innermost box of the file's last block, and its blocks. */
static struct str last_box(const char *markdown)
{
	struct doc *doc = parse(str_of(markdown));
	uint32_t box = doc->blocks[doc->nblocks - 1].box;
	uint32_t first = box == NO_BOX ? 0 : doc->boxes[box].first;

	return doc_excerpt(a, doc, first, (uint32_t)doc->nblocks, box);
}

static void prefixes(void)
{
	STR_IS(last_box("a\nb\n\n- c"), "c");
	STR_IS(last_box("a *b*\n\n```\n  c\n```"), "a *b*\n\n```\n  c\n```");
	STR_IS(last_box("- a `b`\n  c\n\n  ```\n  d\n    e\n  ```"),
	    "a `b`\nc\n\n```\nd\n  e\n```");
	STR_IS(last_box("> a\n> b\nc\n>\n> d"), "a\nb\nc\n\nd");
	STR_IS(last_box("1. a\n   > b\n   > *c*"), "b\n*c*");
	STR_IS(last_box("10.  a\n     b"), "a\nb");
	STR_IS(last_box("1. [x] a\n   b"), "a\nb");
}

/* What is cut out says what it said where it stood. */
static void means_the_same(void)
{
	struct doc *doc =
	    parse(STR("1. [ ] *one* `two`\n   three\n\n   - four\n     five\n"
		      "   > six\n   > seven\n\n2. [x] eight\n\n   | a | b |\n"
		      "   |---|---|\n   | c | d |\n"));

	for (uint32_t i = 0; i < doc->nboxes; i++) {
		const struct box *box = &doc->boxes[i];
		struct doc *cut =
		    parse(doc_excerpt(a, doc, box->first, box->end, i));

		if (box->kind == BOX_LIST)
			continue;
		STR_IS(doc_plain(a, cut, 0, (uint32_t)cut->nblocks),
		    doc_plain(a, doc, box->first, box->end).at);
	}
}

int main(void)
{
	a = arena_new();
	text_locale();
	prefixes();
	means_the_same();
	arena_free(a);
	return tap_done();
}
