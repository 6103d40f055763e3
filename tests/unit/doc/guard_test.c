#include "doc/guard.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "doc_sound.h"
#include "tap.h"

enum { KIB = 1024, SIZE = 64 * KIB, MIB = 1024 * KIB };

/* So much of a text, again and again. */
static void fill(struct buf *b, const char *text, size_t size)
{
	size_t end = b->len + size;

	while (b->len < end)
		buf_add(b, str_of(text));
}

/* A text is `head` repeated for half of it, then `middle`, then `tail`. */
struct shape {
	const char *head, *middle, *tail;
};

static const struct shape shapes[] = {
	/* Brackets that open and do not close, or close and do not open. */
	{ "![[]()", "", "![[]()" },
	{ "![", "", "[]()" },
	{ "[", "", "[" },
	{ "[", "a", "](" },
	{ "[", "a", "]" },
	{ "![", "a", "](u)" },
	{ "[a](", "", "[a](" },
	{ "[a](<b", "", "[a](<b" },
	{ "[a](u \"", "", "[a](u \"" },
	{ "[a](", "(", "(" },
	{ "[a][b][c", "", "[a][b][c" },
	/* Boxes in boxes, and lines that each look into all of them. */
	{ "- ", "x\n", "\n" },
	{ "- ", "x\r", "\r" },
	{ "1. ", "x\n", "\n" },
	{ "- * + ", "x\n", " \n" },
	{ "> - ", "x\n", ">\n" },
	{ "> ", "x\n", "y\n" },
	{ ">", "a*", "a*a*" },
	{ ">", "<div>\n", ">\n" },
	{ "- ", "x\n", "y\n" },
	{ ">", "", ">" },
	/* Marks that look for partners. */
	{ "a*a*", "", "a*a*" },
	{ "*a ", "", "a* " },
	{ "*_a ", "", "*_a " },
	{ "*a **a ", "b", " a** a*" },
	{ "**", "a", "**" },
	{ "~a ", "", "b~~b " },
	{ "~~a ", "", "*x* b~b " },
	{ "a~~a~", "", "a~~a~" },
	{ "*~a ", "", "*~a " },
	/* What runs to the end in search of its own. */
	{ "a <!A ", "", "a <!A " },
	{ "a <?", "", "a <?" },
	{ "a <![CDATA[", "", "a <![CDATA[" },
	{ "a <!-- ", "", "a <!-- " },
	{ "<a b=\"", "", "<a b=\"" },
	{ "<http://a", "", "<http://a" },
	{ "`` `", "", "`` `" },
	{ "&aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "&" },
	/* Definitions, and text that they make long. */
	{ "[a]: u\n", "\n", "[a] " },
	{ "[a]: ", "", "[a]: " },
	{ "[a\n", "", "[a\n" },
	/* Much of what is little. */
	{ "- a\n", "", "- a\n" },
	{ "-\n", "", "1.\n" },
	{ "# a\n", "", "# a-1\n" },
	{ "a\n=\n", "", "a\n-\n" },
	{ "***\n", "", "---\n" },
	{ "```\n", "", "~~~\n" },
	{ "<!-- a -->", "\n", "<!-- a -->\n" },
	{ "> [!NOTE]\n> a\n\n", "", "- [ ] a\n" },
	{ "\n", "", "\r" },
	{ " ", "a", "\t" },
	{ "\\", "", "\\*" },
	{ "![](u)", "", "[](u)" },
	/* Tables: many, wide, long, and where they end in other ways. */
	{ "|a|\n|-|\n\n", "", "|a|\n|-|\n\n" },
	{ "|a|\n|-|\n", "", "|a|\n|-|-|\n" },
	{ "|a", "\n", "|-" },
	{ "|", "\n", "|-" },
	{ "|a|\n|-|\n    x\n", "", "|a|\n|-|\n2. x\n   |-|\n" },
	{ "> |a|\n> |-|\n|c|\n", "", "- |a|\n  |-|\n|c|\n" },
	{ "a\n", "|a|\n|-|\n", "|![[]()|\n" },
	{ "[a]: u\n\n", "|a|\n|-|\n", "|[a]|\n" },
	{ "- ", "|a|\n", "|-|\n" },
	{ "|a|\n|-|\n--\n", "", "|a|\n|-|\n===\n" },
};

/* Shown or refused for a reason, within the time that the guard gives. */
static void reads_or_refuses(const struct shape *shape)
{
	/* What may pass between two looks at the clock, on a busy machine. */
	enum { SLACK_MS = 150 };
	struct arena *a = arena_new(), *b = arena_new();
	struct buf text = { .a = a };
	struct diags d = diags_in(a);
	struct doc *doc;
	int64_t from;

	fill(&text, shape->head, SIZE / 2);
	buf_add(&text, str_of(shape->middle));
	fill(&text, shape->tail, SIZE / 2);
	from = clock_cpu_us();
	doc = md_parse(b, buf_str(&text), STR("x.md"), &d);
	OK(clock_cpu_us() - from < (MD_BUDGET_MS + SLACK_MS) * 1000);
	OK((doc != NULL) == (d.errors == 0));
	OK(arena_used(b) < (size_t)64 * MIB);
	if (doc)
		OK_THAT(!doc_broken(doc), "the document is sound");
	else
		OK(str_find(d.at[0].text, STR("to read: "), 0) != SIZE_MAX);
	if (tap_failed)
		printf("# %s ... %s ... %s\n", shape->head, shape->middle,
		    shape->tail);
	arena_free(a);
	arena_free(b);
}

static void shows_what_is_only_long(struct arena *a)
{
	struct buf text = { .a = a };
	struct diags d = diags_in(a);
	struct doc *doc;

	fill(&text, "Some *words* with `code` and a [link](u).\n\n", MIB);
	doc = md_parse(a, buf_str(&text), STR("x.md"), &d);
	OK(doc && doc->nblocks == text.len / 43);
}

static void keeps_deep_text(struct arena *a)
{
	struct buf text = { .a = a };
	struct diags d = diags_in(a);
	struct doc *doc;

	fill(&text, "> - ", 4000);
	buf_add(&text, STR("deep\n\nout\n"));
	doc = md_parse(a, buf_str(&text), STR("x.md"), &d);
	INT_IS(doc->nblocks, 2);
	STR_IS(doc->blocks[0].text, "deep");
	OK(doc->boxes[doc->blocks[0].box].depth <= MD_DEPTH);
	OK(doc->boxes[doc->blocks[0].box].depth > MD_DEPTH - 3);
	OK(doc->blocks[1].box == NO_BOX);
}

/* What runs under a guard in the tests below. */
struct work {
	size_t calls, size;
	char *grown;
};

static void take(void *to)
{
	struct work *work = to;

	for (size_t i = 0; i < work->calls; i++)
		guard_calloc(1, work->size);
	work->calls = 0;
}

static void wait_for_ever(void *to)
{
	(void)to;
	for (;;)
		guard_look();
}

static void grow(void *to)
{
	struct work *work = to;
	char *other = NULL, *again;

	for (size_t n = 1; n < 3000; n += n / 2 + 1) {
		work->grown = guard_realloc(work->grown, n);
		memset(work->grown, 'a', n);
		other = guard_realloc(other, n);
		memset(other, 'b', n);
	}
	guard_free(other);
	guard_free(NULL);
	again = guard_calloc(20, 1);
	guard_free(again);
	OK(guard_calloc(1, 18) == again);
	for (int i = 0; i < 18; i++)
		work->calls += (size_t)again[i];
}

static void guards(struct arena *a)
{
	struct work work = { .calls = 100, .size = 100 };
	struct guard g = guard_of(a, MIB, MIB);

	OK(!guard_run(&g, take, &work));
	INT_IS(work.calls, 0);
	work.calls = MIB;
	g = guard_of(a, MIB, 100 * MIB);
	STR_IS(str_of(guard_run(&g, take, &work)),
	    "takes too much memory to read");
	OK(work.calls > 0 && arena_used(a) < (size_t)3 * MIB);
	work = (struct work){ .calls = 1, .size = SIZE_MAX / 2 };
	g = guard_of(a, MIB, MIB);
	OK(guard_run(&g, take, &work) != NULL);
	g = guard_of(a, MIB, 1000);
	STR_IS(str_of(guard_run(&g, wait_for_ever, NULL)),
	    "takes too long to read");
	work = (struct work){ 0 };
	g = guard_of(a, MIB, MIB);
	OK(!guard_run(&g, grow, &work));
	INT_IS(work.calls, 0);
	OK(work.grown[0] == 'a' && work.grown[2000] == 'a');
}

int main(void)
{
	struct arena *a = arena_new();

	guards(a);
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++)
		reads_or_refuses(&shapes[i]);
	shows_what_is_only_long(a);
	keeps_deep_text(a);
	arena_free(a);
	return tap_done();
}
