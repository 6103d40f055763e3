#include "course/outline.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/md.h"
#include "tap.h"

static struct outline *outline(
    struct arena *a, const char *text, struct doc **doc)
{
	struct diags d = diags_in(a);

	*doc = md_parse(a, str_of(text), STR("x.md"), &d);
	MUST(*doc);
	return outline_of(a, *doc);
}

static void test_sections(struct arena *a)
{
	struct doc *doc;
	struct outline *o = outline(a,
	    "# Title\n\nIntro\n\n## One *two*\n\ntext\n\n### Below\n\n"
	    "> ## Quoted\n\n## Three\n\nEnd\n",
	    &doc);

	STR_IS(o->title, "Title");
	INT_IS(o->n, 2);
	STR_IS(o->sections[0].title, "One two");
	STR_IS(o->sections[0].slug, "one-two");
	INT_IS(o->sections[0].line, 5);
	STR_IS(o->sections[1].slug, "three");
	INT_IS(o->sections[1].line, 13);
	INT_IS(o->sections[0].to, o->sections[1].from);
	INT_IS(o->sections[1].to, doc->nblocks);
	INT_IS(outline_find(o, STR("below")), 0);
	INT_IS(outline_find(o, STR("Quoted")), 0);
	INT_IS(outline_find(o, STR("three")), 1);
	OK(outline_find(o, STR("title")) == NO_SECTION);
	OK(outline_find(o, STR("gone")) == NO_SECTION);
	for (uint32_t i = 0; i < doc->nblocks; i++) {
		unsigned line = doc->blocks[i].line;

		OK(outline_at(o, i) ==
		    (line < 5		? NO_SECTION
			    : line < 13 ? 0
					: 1));
	}
	OK(outline_at(o, (uint32_t)doc->nblocks) == NO_SECTION);
}

static void test_one_section(struct arena *a)
{
	struct doc *doc;
	struct outline *o =
	    outline(a, "Words\n\n# A title\n\n### Deep\n", &doc);

	INT_IS(o->n, 1);
	STR_IS(o->sections[0].slug, "a-title");
	INT_IS(outline_at(o, 0), 0);
	INT_IS(outline_find(o, STR("deep")), 0);
	o = outline(a, "Only words.\n", &doc);
	INT_IS(o->n, 1);
	STR_IS(o->sections[0].slug, "all");
	o = outline(a, "", &doc);
	INT_IS(o->n, 1);
	OK(outline_at(o, 0) == NO_SECTION);
}

int main(void)
{
	struct arena *a = arena_new();

	test_sections(a);
	test_one_section(a);
	arena_free(a);
	return tap_done();
}
