#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/md.h"
#include "tap.h"

/* All figures as "name=text", one after another. */
static struct str figures(struct arena *a, const char *text)
{
	struct diags d = diags_in(a);
	const struct doc *doc = md_parse(a, str_of(text), STR("x.md"), &d);
	struct buf b = { .a = a };

	for (size_t i = 0; i < doc->nfigures; i++) {
		const struct figure *f = &doc->figures[i];
		struct str block = doc->blocks[f->block].text;

		if (i)
			buf_byte(&b, ' ');
		buf_fmt(&b, "%.*s=%.*s", STR_ARG(f->name),
		    STR_ARG(str_sub(block, f->at, f->at + f->len)));
	}
	return buf_str(&b);
}

static void found(struct arena *a)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "a `b c`<!-- =n --> d", "n=b c" },
		{ "a **b c**<!--=n--> d", "n=b c" },
		{ "a *b* **c**<!-- = n -->", "n=c" },
		{ "has 4,294,967,296<!-- =n --> in", "n=4,294,967,296" },
		{ "(main.tf:8<!-- =n.at -->)", "n.at=main.tf:8" },
		{ "[`b`<!-- =n -->](x.md)", "n=b" },
		{ "[b c](x.md)<!-- =n -->", "n=b c" },
		{ "a ( <!-- =n -->", "n=" },
		{ "a<!-- =n --> b<!-- =m -->", "n=a m=b" },
		{ "a<!-- n --> <!-- note: x --> b", "" },
		{ "| a |\n|---|\n| b c<!-- =n --> |\n| `d`<!-- =m --> |\n",
		    "n=c m=d" },
		{ "- [x] a<!-- =n -->\n  > [!NOTE]\n  > b<!-- =m -->\n",
		    "n=a m=b" },
		{ "a ~~b~~ c<!-- =n -->", "n=c" },
		{ "a ~~b~~<!-- =n --> ~~c d~~ e<!-- =m -->", "n=b m=e" },
		{ "  a\n  b<!-- =n -->   ", "n=b" },
		{ "```\na<!-- =n -->\n```\n", "" },
		{ "`a<!-- =n -->`", "" },
		{ "caf\xc3\xa9<!-- =n -->", "n=caf\xc3\xa9" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		STR_IS(figures(a, rows[i].text), rows[i].want);
}

/* What is put in place of a figure is the figure, in its style and link. */
static void replaced(struct arena *a)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(
	    a, STR("x [`a`<!-- =n -->](u) y b<!-- =m --> z"), STR("x"), &d);
	struct change changes[2];

	for (size_t i = 0; i < 2; i++)
		changes[i] = (struct change){ doc->figures[i].at,
			doc->figures[i].len, i ? STR("") : STR("long one") };
	doc_edit(a, doc, 0, changes, 2);
	STR_IS(doc->blocks[0].text, "x long one y  z");
	INT_IS(doc->blocks[0].spans[0].len, 8);
	INT_IS(doc->links[0].len, 8);
	INT_IS(doc->figures[0].len, 8);
	INT_IS(doc->figures[1].len, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	found(a);
	replaced(a);
	arena_free(a);
	return tap_done();
}
