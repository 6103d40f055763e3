#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "spec.h"
#include "tap.h"
#include "text/width.h"

#include <stdlib.h>

/*
 * What holds for every block at every width: no line is too wide, runs say
 * rightly what they show, and every byte of the text that can be seen is
 * shown once.
 */
static const char *fault;

static bool runs_hold(const struct doc *doc, const struct block *block,
    const struct line *line, unsigned char *seen)
{
	uint32_t cells = 0;

	for (uint32_t i = 0; i < line->n; i++) {
		const struct run *run = &line->runs[i];

		cells += run->cells;
		if (run->cells != text_cells(run->text))
			return fault = "cells of a run", false;
		if (run->link != NO_LINK && (size_t)run->link >= doc->nlinks)
			return fault = "link of a run", false;
		if (run->at == RUN_OWN)
			continue;
		if ((size_t)run->at + run->len > block->text.len)
			return fault = "bytes of a run", false;
		for (uint32_t k = 0; k < run->len; k++)
			seen[run->at + k]++;
	}
	if (cells != line->cells)
		return fault = "cells of a line", false;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool block_holds(struct arena *a, const struct doc *doc, size_t index,
    const struct layout *how)
{
	const struct block *block = &doc->blocks[index];
	unsigned char *seen = arena_take(a, block->text.len + 1);
	struct lines lines;

	layout_block(a, doc, index, how, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		if (lines.at[i].cells > how->width)
			return fault = "a line is too wide", false;
		if (!runs_hold(doc, block, &lines.at[i], seen))
			return false;
	}
	for (size_t i = 0; i < block->text.len; i++) {
		bool shown = !is_blank(block->text.at[i]) &&
		    block->kind != BLOCK_COMMENT;

		if (block->kind == BLOCK_CODE && !how->wrap_code)
			shown = false;
		if (seen[i] > 1 || (shown && !seen[i]))
			return fault = "a byte is not shown once", false;
	}
	return true;
}

static void holds(struct str text, const char *what, size_t from, size_t to)
{
	struct arena *a = arena_new(), *scratch = arena_new();
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a, text, STR("test.md"), &d);
	bool good = doc;

	fault = "not parsed";
	for (size_t width = from; good && width <= to; width++)
		for (size_t i = 0; good && i < doc->nblocks; i++) {
			struct layout how = { .width = width,
				.inside = NO_BOX,
				.wrap_code = width % 3,
				.shift = width % 7,
				.numbers = width % 2 };

			good = block_holds(scratch, doc, i, &how);
			arena_reset(scratch);
			if (!good)
				printf("# %s: width %zu, block %zu: %s\n", what,
				    width, i, fault);
		}
	tap_ok(good, what, __FILE__, __LINE__);
	arena_free(scratch);
	arena_free(a);
}

static void own_cases(void)
{
	/* clang-format off */
	static const struct { const char *what, *text; } rows[] = {
		{ "wide", "日本語の文章、「括弧」と句読点。English words mixed 中文" },
		{ "marks", "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 x" },
		{ "emoji", "🙂🙂🙂 ⚠️ text 👩‍💻 end" },
		{ "controls", "a\x1b[31mb\x7f\x01 `c\x1b` [d\xe2\x80\xae](e\x1b)" },
		{ "bad bytes", "a\xff\xfe\xed\xa0\x80 b\xc0\xaf *c\x80*" },
		{ "lone mark", "*e*\xcc\x81 x" },
		{ "long word", "https://example.com/a/very/long/path?with=query&x=1" },
		{ "image", "x ![a *b* c](d.png) y ![](e.png) z" },
		{ "struck", "a ~~b *c* d~~ e `f` **`g`**" },
		{ "nested", "> - a\n>   1. b\n>      > c\n>\n>      ```hcl\n>      x = 1\n>      ```" },
		{ "tasks", "- [ ] a\n- [x] b\n\n1. [ ] c\n2. [x] d" },
		{ "empty items", "-\n- a\n-\n\n1.\n2. x" },
		{ "callout", "> [!WARNING]\n> text\n>\n> - item" },
		{ "numbers", "998. a\n999. b\n1000. c\n1001. d" },
		{ "table", "| a | b `c` | 日本 |\n|:-:|--:|---|\n| x \\| y | **z** [l](u) | q |\n| short |" },
		{ "records", "|a|b|c|d|e|f|g|h|i|j|\n|-|-|-|-|-|-|-|-|-|-|\n|one two|three four|five|six|seven eight|nine|ten|eleven|twelve|thirteen|\n|x|" },
		{ "head only", "|alpha beta|gamma delta|epsilon zeta|\n|-|-|-|" },
		{ "tabs", "\tcode\twith\ttabs\n\nand\ttext" },
		{ "html", "<div>\n   <b>x</b>\n</div>\n\nand <i>y</i>" },
		{ "headings", "# a b c\n\n## 日本語\n\n### c d\n\n###### e" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		holds(str_of(rows[i].text), rows[i].what, 1, 100);
}

static void examples(void)
{
	struct arena *a = arena_new();
	struct str rest, text;
	char what[32];

	if (!spec_read(a, &rest)) {
		printf("ok %d - # SKIP ../shared is not here\n", ++tap_run);
		rest.len = 0;
	}
	for (int i = 1; spec_next(a, &rest, &text); i++) {
		snprintf(what, sizeof(what), "example %d", i);
		holds(text, what, 1, 100);
	}
	arena_free(a);
}

/* Pages that nobody would write. */
static void rubbish(void)
{
	static const char *const tokens[] = { "- ", "> ", "`", "*", "**", "|",
		"\n", "\n\n", "\n|-|-|\n", "日", "本語", "\t", "[", "](u)",
		"![", "<b>", "\x1b", " ", "word", "a-b", "1. ", "\n```\n",
		"e\xcc\x81", "~~", "\xcc\x81", "\xff", "# ", "\n- [ ] ",
		"\n> [!TIP]\n", "\\|", "🙂", "\xef\xb8\x8f", "—", "\n    ",
		"<!-- x -->", "http://a.b/c", "&#27;", "  \n", "\r\n",
		"\n---\n" };
	struct arena *scratch = arena_new();
	uint32_t seed = 20261122;

	for (int round = 0; round < 300; round++) {
		struct buf b = { .a = scratch };
		char what[32];

		for (int i = 0; i < 60; i++) {
			seed = seed * 1664525 + 1013904223;
			buf_add(&b,
			    str_of(tokens[(seed >> 8) %
				(sizeof(tokens) / sizeof(*tokens))]));
		}
		snprintf(what, sizeof(what), "rubbish %d", round);
		holds(buf_str(&b), what, 1, 30);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

int main(void)
{
	text_locale();
	own_cases();
	examples();
	rubbish();
	return tap_done();
}
