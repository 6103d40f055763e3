#include "doc/doc.h"

#include "base/diag.h"
#include "doc/md.h"
#include "doc_dump.h"
#include "tap.h"

static struct doc *doc_of(struct arena *a, const char *text)
{
	struct diags d = diags_in(a);

	return md_parse(a, str_of(text), STR("test.md"), &d);
}

static void titles(struct arena *a)
{
	STR_IS(doc_of(a, "# A *b*\n# C")->title, "A b");
	STR_IS(doc_of(a, "---\ntitle: \"T: x\"\n---\n# A")->title, "T: x");
	STR_IS(doc_of(a, "---\nother: x\n---\n## A\n")->title, "A");
	STR_IS(doc_of(a, "no heading")->title, "");
	STR_IS(doc_of(a, "---\ntitle: T\n# A\n---\n")->title, "A");
}

static void slugs(struct arena *a)
{
	struct doc *doc = doc_of(a,
	    "# 1. Why \"Flexible Server\"?\n# A\n# a-1\n# a\n# A\n"
	    "# `x` _y_ z_z\n# !\n# !\n# \xc3\x89t\xc3\xa9 \xe2\x80\x94 x\n");
	static const char *const want[] = { "1-why-flexible-server", "a", "a-1",
		"a-2", "a-3", "x-y-z_z", "", "-1" };

	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
		STR_IS(doc->headings[i].slug, want[i]);
		OK(doc_anchor(doc, str_of(want[i])) == &doc->headings[i]);
	}
	OK(doc_anchor(doc, STR("A-2")) == &doc->headings[3]);
	OK(doc_anchor(doc, STR("a-9")) == NULL);
	OK(doc_anchor(doc_of(a, ""), STR("a")) == NULL);
	OK(str_ends(doc->headings[8].slug, STR("t\xc3\xa9--x")));
}

static void lines_of_source(struct arena *a)
{
	struct doc *doc = doc_of(a, "\xef\xbb\xbfone\r\ntwo\rthree\n\nfive");
	struct doc bare = { .source = STR("one\r\n\ntwo") };
	static const char *const want[] = { "", "one", "two", "three", "",
		"five", "", "" };

	for (unsigned i = 0; i < sizeof(want) / sizeof(*want); i++)
		STR_IS(doc_source_line(doc, i), want[i]);
	INT_IS(doc->nlines, 5);
	STR_IS(doc_source_line(&bare, 0), "");
	STR_IS(doc_source_line(&bare, 3), "two");
	STR_IS(doc_source_line(&bare, 4), "");
}

static void insides(struct arena *a)
{
	struct doc *doc = doc_of(a, "x\n\n> - a\n> - b\n");

	INT_IS(doc->nboxes, 4);
	OK(doc_inside(doc, 0, NO_BOX));
	OK(!doc_inside(doc, 0, 0));
	OK(doc_inside(doc, 1, 0) && doc_inside(doc, 1, 2));
	OK(!doc_inside(doc, 2, 2) && doc_inside(doc, 2, 3));
}

static void plain_text(struct arena *a)
{
	struct doc *doc = doc_of(
	    a, "# A *b*\n<!-- c -->\n\nx <b>y</b>\n- i\n-\n\n```\nz\n```\n");

	STR_IS(doc_plain(a, doc, 0, (uint32_t)doc->nblocks),
	    "A b\n\nx y\n\ni\n\nz");
	STR_IS(doc_plain(a, doc, 1, 1), "");
}

static void replaces(struct arena *a)
{
	struct doc *doc = doc_of(a, "a [[x]] *b* `c` [d *e*](u) [f](v)\n");
	struct change edits[] = { { 0, 1, STR("AAA") }, { 10, 1, STR("") },
		{ 12, 3, STR("-") } };

	doc_replace(a, doc, 0, 2, 5, STR("____"));
	STR_IS(doc_dump(a, doc),
	    "p@1:1 a ____ {e:b} {c:c} {l:d |u}{el:e|u} {l:f|v}\n");
	INT_IS(doc->links[0].at, 11);
	INT_IS(doc->links[0].len, 3);
	doc_replace(a, doc, 0, 0, 0, STR(">"));
	STR_IS(doc_dump(a, doc),
	    "p@1:1 >a ____ {e:b} {c:c} {l:d |u}{el:e|u} {l:f|v}\n");
	doc_edit(a, doc, 0, edits, 3);
	STR_IS(doc_dump(a, doc), "p@1:1 AAAa ____ {e:b}  - {l:f|v}\n");
	INT_IS(doc->links[0].len, 1);
	INT_IS(doc->links[1].at, 15);
}

/* One link to walk to for each that has text. */
static void links_have_text(struct arena *a)
{
	struct doc *doc =
	    doc_of(a, "- [x] a [b]() []() [c](d)\n- [](e)\n\n[x]: u\n");

	INT_IS(doc->nlinks, 3);
	STR_IS(doc->links[1].url, "d");
	STR_IS(doc->links[2].url, "e");
	STR_IS(doc_dump(a, doc),
	    "-0[x] p@1:3 a {l:b|}  {l:c|d}\n-1 p@2:3 {l:e|e}\n");
}

int main(void)
{
	struct arena *a = arena_new();

	titles(a);
	slugs(a);
	lines_of_source(a);
	insides(a);
	plain_text(a);
	replaces(a);
	links_have_text(a);
	arena_free(a);
	return tap_done();
}
