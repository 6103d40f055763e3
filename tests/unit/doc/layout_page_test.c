#include "base/arena.h"
#include "base/diag.h"
#include "doc/code.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "tap.h"
#include "text/width.h"

/* What lines read like, for the wishes of a layout; prose is in golden/. */

static struct arena *a;

static struct doc *parsed(const char *text)
{
	struct diags d = diags_in(a);

	return md_parse(a, str_of(text), STR("x.md"), &d);
}

/* Lines joined with '\n'; `numbers` puts each line's number before it. */
static struct str page(
    const struct doc *doc, const struct layout *how, bool numbers)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < doc->nblocks; i++) {
		struct lines lines;

		layout_block(a, doc, i, how, &lines);
		for (size_t k = 0; k < lines.n; k++) {
			const struct line *line = &lines.at[k];

			if (b.len)
				buf_byte(&b, '\n');
			if (numbers)
				buf_fmt(&b, "%u:", line->number);
			for (uint32_t r = 0; r < line->n; r++)
				buf_add(&b, line->runs[r].text);
			while (b.len && b.at[b.len - 1] == ' ')
				b.len--;
		}
	}
	return buf_str(&b);
}

static struct str at_width(const char *text, size_t width)
{
	struct layout how = { .width = width, .inside = NO_BOX };

	return page(parsed(text), &how, false);
}

static void narrow(void)
{
	STR_IS(at_width("ab 日 c", 1), "a\nb\n□\nc");
	STR_IS(at_width("- ab", 1), "a\nb");
	STR_IS(at_width("12. ab", 2), "12\n.\nab");
	STR_IS(at_width("- [x] ab", 3), "☑\nab");
	STR_IS(at_width("- a\n  - b\n    - cdef", 6), "• a\n◦ b\n▪ cdef");
	STR_IS(at_width("> > ab cd", 6), "│ ab\n│ cd");
	STR_IS(at_width("> [!NOTE]\n> ab", 5), "┃ ●\n┃ NOT\n┃ E\n┃ ab");
	STR_IS(at_width("# ab\n\n---", 2), "ab\n══\n\n──");
	STR_IS(at_width("```hcl\nx\n```", 3), "┌─\nx\n└─");
	STR_IS(at_width("    a\tb", 40), "┌─\n  a       b\n└─");
}

/* However deep, the text keeps room, and the last markers are seen. */
static void deep(void)
{
	struct buf b = { .a = a };
	struct str text;

	for (int i = 0; i < 15; i++) {
		buf_fill(&b, ' ', 2 * (size_t)i);
		buf_fmt(&b, "- level %d and so on\n", i);
	}
	text = at_width(buf_str(&b).at, 40);
	OK(str_find(text, STR("▪ level 14 and so on"), 0) != SIZE_MAX);
	OK(str_find(text, STR("\n                  ▪ level 14"), 0) !=
	    SIZE_MAX);
}

static void inside(void)
{
	struct doc *doc = parsed("> - one\n>\n>   two\n>   - three\n");
	struct layout how = { .width = 40, .inside = NO_BOX };

	STR_IS(page(doc, &how, false),
	    "│   • one\n│\n│     two\n│\n│     ◦ three");
	how.inside = 0;
	STR_IS(page(doc, &how, false), "  • one\n\n    two\n\n    ◦ three");
	how.inside = 2;
	STR_IS(page(doc, &how, false), "one\n\ntwo\n\n  • three");
}

static void comments(void)
{
	STR_IS(at_width("<!-- a -->\n\nb", 9), "b");
	STR_IS(at_width("a\n\n<!-- x -->\n\nb", 9), "a\n\nb");
	STR_IS(at_width("- <!-- x -->\n\n  b\n\n- c", 9), "• b\n\n• c");
	STR_IS(at_width("a\n\n#\n\nb", 9), "a\n\nb");
	STR_IS(at_width("", 9), "");
}

static void long_code(void)
{
	struct doc *doc = code_doc(
	    a, STR("short\nabcdefghijklmnop\n\n日本語日本語\n"), STR("x.tf"));
	struct layout how = { .width = 14, .inside = NO_BOX, .numbers = true };

	STR_IS(page(doc, &how, true),
	    "1:1  short\n2:2  abcdefghij›\n3:3\n4:4  日本語日本›");
	how.shift = 3;
	STR_IS(page(doc, &how, true),
	    "1:1‹ rt\n2:2‹ defghijklm›\n3:3\n4:4‹  語日本語");
	how.shift = 40;
	STR_IS(page(doc, &how, true), "1:1‹\n2:2‹\n3:3\n4:4‹");
	how.wrap_code = true;
	STR_IS(page(doc, &how, true),
	    "1:1  short\n2:2  abcdefghijk\n2: ↪ lmnop\n3:3\n"
	    "4:4  日本語日本\n4: ↪ 語");
	how.numbers = false;
	how.width = 10;
	STR_IS(page(doc, &how, true),
	    "0:┌─ x.tf\n1:  short\n2:  abcdefgh\n2:↪ ijklmnop\n3:\n"
	    "4:  日本語日\n4:↪ 本語\n0:└─");
	doc = code_doc(a, STR("a\r\nb\r\n"), STR("x"));
	how.width = 40;
	STR_IS(page(doc, &how, true), "0:┌─ x\n1:  a\n2:  b\n0:└─");
	doc = code_doc(a, STR(""), STR("x.tf"));
	how.numbers = true;
	STR_IS(page(doc, &how, true), "1:1");
}

/* Where runs lead and what they show. */
static void runs(void)
{
	struct doc *doc = parsed("a [b `c`](d) e\x1b");
	struct layout how = { .width = 40, .inside = NO_BOX };
	struct lines lines;
	struct run *run;

	layout_block(a, doc, 0, &how, &lines);
	INT_IS(lines.n, 1);
	INT_IS(lines.at[0].n, 7);
	INT_IS(lines.at[0].cells, 11);
	run = lines.at[0].runs;
	INT_IS(run[0].link, NO_LINK);
	INT_IS(run[1].link, 0);
	INT_IS(run[1].style.role, ROLE_LINK);
	INT_IS(run[2].at, RUN_OWN);
	INT_IS(run[3].at, 4);
	INT_IS(run[3].link, 0);
	STR_IS(run[5].text, " e");
	STR_IS(run[6].text, "^[");
	INT_IS(run[6].at, 7);
	INT_IS(run[6].len, 1);
	INT_IS(run[6].cells, 2);
}

static void tables(void)
{
	const char *text = "|a|b|c|\n|-|:-:|-:|\n|one|two|three|\n|4\n";

	STR_IS(at_width(text, 40),
	    "a   │  b  │     c\n"
	    "────┼─────┼──────\n"
	    "one │ two │ three\n"
	    "4   │     │");
	STR_IS(at_width(text, 10), "a: one\nb: two\nc: three\n\na: 4");
	STR_IS(at_width("|a|\n|-|", 9), "a\n─");
	STR_IS(at_width("||\n|-|\n|x|", 9), "─\nx");
	STR_IS(at_width("|a b|c d|\n|-|-|\n|one two|three four|", 15),
	    "a b    │ c d\n═══════╪═══════\n"
	    "one    │ three\ntwo    │ four");
}

int main(void)
{
	text_locale();
	a = arena_new();
	narrow();
	deep();
	inside();
	comments();
	long_code();
	runs();
	tables();
	arena_free(a);
	return tap_done();
}
