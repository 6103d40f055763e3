#include "rows.h"

static const struct row_of_test tables[] = {
	{ "| a | b |\n|:--|--:|\n| 1 | 2 |\n", "table@1-3:1 lr a|b / 1|2\n" },
	{ "a|b\n:-:|-\n", "table@1-2:1 cn a|b\n" },
	/* Escaped pipes, and code that holds them. */
	{ "| a\\|b | `c\\|d` | \\\\| |\n|-|-|-|\n",
	    "table@1-2:1 nnn a|b|{c:c|d}||\n" },
	/* Rows may be short; what is too much is left out. */
	{ "|a|b|\n|-|-|\n|c|\n|d|e|f|\n||g|\n",
	    "table@1-5:1 nn a|b / c / d|e / |g\n" },
	/* As many cells above the rule as in it, or it is text. */
	{ "|a|b|\n|-|\n|c|\n", "p@1-3:1 |a|b| |-| |c|\n" },
	{ "|a|\n|-|-|\n", "p@1-2:1 |a| |-|-|\n" },
	{ "|a|\n|=|\n", "p@1-2:1 |a| |=|\n" },
	/* Cells hold no blocks, and their own inlines alone. */
	{ "| # a | - b | 1. c |\n|-|-|-|\n| *d | e* | `f |\n",
	    "table@1-3:1 nnn # a|- b|1. c / *d|e*|`f\n" },
	{ "| *a* **b** | [c](u) ![d](v) | <b>x |\n|-|-|-|\n",
	    "table@1-2:1 nnn {e:a} {s:b}|{l:c|u} {i:d|v}|{h:<b>}x\n" },
	{ "| <!-- a --> b |\n|-|\n| \xc2\xa0 |\n",
	    "table@1-3:1 n b / \xc2\xa0\n" },
};

static const struct row_of_test places[] = {
	{ "above *it*\n  more\n| a |\n|-|\n",
	    "p@1-2:1 above {e:it} more\n+ table@3-4:1 n a\n" },
	{ "> - | a |\n>   |---|\n>   | b |\n", "> -0 table@1-3:5 n a / b\n" },
	{ "1. x\n\n   | a |\n   |---|\n",
	    "1.0* p@1:4 x\n+ 1.0* table@3-4:4 n a\n" },
	{ "-\t| a |\n\t|---|\n\t| b |\n", "-0 table@1-3:3 n a / b\n" },
	/* A rule of dashes is no underline here, a short one is a row. */
	{ "| a |\n|-|\n---\nb\n", "table@1-2:1 n a\n+ rule@3:1\n+ p@4:1 b\n" },
	{ "| a |\n|-|\n| b |\n--\n===\n| c |\n",
	    "table@1-6:1 n a / b / -- / === / c\n" },
	{ "---\nt: x\n---\n| a |\n|-|\n", "table@4-5:1 n a\n" },
	{ "    | a |\n    |-|\n", "code-indented@1-2:5 | a |\\n|-|\n" },
	{ "```\n| a |\n|-|\n```\n", "code@1-4:1 | a |\\n|-|\n" },
	{ "> [!NOTE]\n> | a |\n> |-|\n", "!note table@2-3:3 n a\n" },
};

/* What goes on with a paragraph may end a table. */
static const struct row_of_test ends[] = {
	{ "| a |\n|-|\n| b |\n2. c\n", "table@1-3:1 n a / b\n+ 2.0 p@4:4 c\n" },
	{ "| a |\n|-|\n    b\n", "table@1-2:1 n a\n+ code-indented@3:5 b\n" },
	{ "| a |\n|-|\n<x-y>\n", "table@1-2:1 n a\n+ html@3:1 <x-y>\n" },
	{ "| a |\n|-|\n|\n| b |\n|-|\n",
	    "table@1-2:1 n a\n+ p@3:1 |\n+ table@4-5:1 n b\n" },
	{ "> | a |\n> |-|\n| b |\n", "> table@1-2:3 n a\n+ p@3:1 | b |\n" },
	{ "- | a |\n  |-|\n| b |\n|-|\n- c\n",
	    "-0 table@1-2:3 n a\n+ table@3-4:1 n b\n+ -0 p@5:3 c\n" },
	{ "> | a |\n|-|\n", "> p@1-2:3 | a | |-|\n" },
	{ "| a |\n|-|\n-\n", "table@1-2:1 n a\n+ -0 empty@3:1\n" },
};

/* Links in cells find definitions wherever they are. */
static const struct row_of_test references[] = {
	{ "| [a] | [b][c] |\n|-|-|\n\n[a]: u\n> - [C]: v\n>   'title'\n",
	    "table@1-2:1 nn {l:a|u}|{l:b|v}\n+ > -0 empty@5:3\n" },
	{ "[a]: u\ntext\n\n[a]\n| [a] |\n|-|\n",
	    "p@2:1 text\n+ p@4:1 {l:a|u}\n+ table@5-6:1 n {l:a|u}\n" },
	{ "| [a] |\n|-|\n\n```\n[a]: u\n```\n",
	    "table@1-2:1 n [a]\n+ code@4-6:1 [a]: u\n" },
	{ "| [a] |\n|-|\n\ntext\n[a]: u\n",
	    "table@1-2:1 n [a]\n+ p@4-5:1 text [a]: u\n" },
	{ "[a]: u\n[a]: v\n\n| [a] |\n|-|\n", "table@4-5:1 n {l:a|u}\n" },
};

static void links_stay_in_order(struct arena *a)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a,
	    STR("[a](1)\n\n|[b](2)|\n|-|\n|[c](3)|\n\n[d](4)\n"), STR(""), &d);

	INT_IS(doc->nlinks, 4);
	for (uint32_t i = 0; i < 4; i++) {
		OK(doc->links[i].url.at[0] == (char)('1' + i));
		INT_IS(doc->links[i].block, i ? i == 3 ? 2 : 1 : 0);
	}
	INT_IS(doc->links[2].at, 2);
	STR_IS(doc_plain(a, doc, 0, 3), "a\n\nb\nc\n\nd");
}

/* Too many columns: all of the text is there, as it was written. */
static void columns_are_capped(struct arena *a)
{
	for (size_t n = 127; n < 130; n++) {
		struct buf b = { .a = a };
		struct diags d = diags_in(a);
		struct doc *doc;

		for (size_t i = 0; i < n; i++)
			buf_add(&b, STR("|a"));
		buf_byte(&b, '\n');
		for (size_t i = 0; i < n; i++)
			buf_add(&b, STR("|-"));
		doc = md_parse(a, buf_str(&b), STR(""), &d);
		INT_IS(doc->nblocks, 1);
		OK((doc->blocks[0].kind == BLOCK_TABLE) == (n <= 128));
	}
}

int main(void)
{
	struct arena *a = arena_new();

	EACH(tables);
	EACH(places);
	EACH(ends);
	EACH(references);
	links_stay_in_order(a);
	columns_are_capped(a);
	arena_free(a);
	return tap_done();
}
