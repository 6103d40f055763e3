#include "rows.h"

static const struct row_of_test blocks[] = {
	{ "", "" },
	{ "one\ntwo  \nthree\\\nfour\n", "p@1-4:1 one two\\nthree\\nfour\n" },
	{ "# A #\n\nB\nC\n===\n\nD\n---\nE\n",
	    "h1@1:1 A\n+ h1@3-5:1 B C\n+ h2@7-8:1 D\n+ p@9:1 E\n" },
	{ "A\n===", "h1@1-2:1 A\n" },
	{ "a\n***\nb\n", "p@1:1 a\n+ rule@2:1\n+ p@3:1 b\n" },
	{ "```sh x\na\n\nb\n```\nend\n",
	    "code=sh@1-5:1 a\\n\\nb\n+ p@6:1 end\n" },
	{ "> ```\n> a\nb\n", "> code@1-2:3 a\n+ p@3:1 b\n" },
	{ "~~~\nopen", "code@1-2:1 open\n" },
	{ "    a\n\n    ```\n\nb\n",
	    "code-indented@1-3:5 a\\n\\n```\n+ p@5:1 b\n" },
	{ "    ```\n    x\n", "code-indented@1-2:5 ```\\nx\n" },
	{ "<div>\na\n</div>\n\nb\n",
	    "html@1-3:1 <div>\\na\\n</div>\n+ p@5:1 b\n" },
};

static const struct row_of_test lists[] = {
	{ "- a\n- b\n", "-0 p@1:3 a\n-1 p@2:3 b\n" },
	{ "- a\n\n- b\n", "-0* p@1:3 a\n+ -1* p@3:3 b\n" },
	{ "7) a\n   - b\n8) c\n",
	    "7)0 p@1:4 a\n7)0 -0 p@2:6 b\n7)1 p@3:4 c\n" },
	{ "-\n- b\n", "-0 empty@1:1\n-1 p@2:3 b\n" },
	{ "> a\n>\n> > b\n\n>\n", "> p@1:3 a\n+ > > p@3:5 b\n+ > empty@5:1\n" },
	{ "- a\n\n  b\n- > c\n  > 1. d\n",
	    "-0* p@1:3 a\n+ -0* p@3:3 b\n+ -1* > p@4:5 c\n"
	    "+ -1* > 1.0 p@5:8 d\n" },
};

static const struct row_of_test inlines[] = {
	{ "*a **b*** `c  d`\n", "p@1:1 {e:a }{es:b} {c:c  d}\n" },
	{ "[a *b*](u \"t\") <http://x>\n",
	    "p@1:1 {l:a |u}{el:b|u} {l:http://x|http://x}\n" },
	{ "![a *b*](u) ![](v) [](w)\n",
	    "p@1:1 {i:a |u}{ei:b|u} {i:v|v} {l:w|w}\n" },
	{ "[![a](i) b](u)\n", "p@1:1 {li:a|u}{l: b|u}\n" },
	{ "a<br\n/><!-- c -->b\n", "p@1-2:1 a{h:<br />}b\n" },
	{ "&amp;&#27;&copy;\\*\n", "p@1:1 &\x1b\xc2\xa9*\n" },
};

/* A paragraph begins where its text does. */
static const struct row_of_test definitions[] = {
	{ "> [a]: u\n> [b]:\n> v\n> 'title'\n>  text [a]\n",
	    "> p@5:4 text {l:a|u}\n" },
	{ "[a]: u v w\n[a]\n", "p@1-2:1 [a]: u v w [a]\n" },
	{ "[a]: u\n\"t\" [a]\n===\n", "h1@2-3:1 \"t\" {l:a|u}\n" },
	{ "[a]: u\n", "" },
	{ "- [a]: u\n", "-0 empty@1:1\n" },
};

static const struct row_of_test marks[] = {
	{ "- [ ] a *b*\n- [x] [l](u)\n- [X]\tc\n- \\[x] d\n- [x]\n- [x] \n",
	    "-0[ ] p@1:3 a {e:b}\n-1[x] p@2:3 {l:l|u}\n-2[x] p@3:3 c\n"
	    "-3 p@4:3 [x] d\n-4 p@5:3 [x]\n-5[x] empty@6:3\n" },
	{ "- [x] a\n\n[x]: u\n", "-0[x] p@1:3 a\n" },
	{ "- [X] [l](u)\n- [x](v) c\n\n[x]: u\n",
	    "-0[x] p@1:3 {l:l|u}\n-1 p@2:3 {l:x|v} c\n" },
	{ "> [!note]\n> Text [a](b)\n>\n> more\n",
	    "!note p@2:3 Text {l:a|b}\n+ !note p@4:3 more\n" },
	{ "> [!TIP]\n", "> p@1:3 [!TIP]\n" },
	{ "> [!TIP] title\n> x\n", "> p@1-2:3 [!TIP] title x\n" },
	{ "> [!WARNING]  \n>\n> - x\n\n> [!CAUTION]\ny\n",
	    "!warning -0 p@3:5 x\n+ !warning p@6:1 y\n" },
	{ "- > [!IMPORTANT]\n  > x\n", "-0 !important p@2:5 x\n" },
	{ "> \\[!NOTE]\n> x\n", "> p@1-2:3 [!NOTE] x\n" },
};

static const struct row_of_test comments[] = {
	{ "<!-- quiz: id=1 --> <!-- b -->\n# H\n",
	    "comment@1:1  quiz: id=1\ncomment@1:21  b\nh1@2:1 H\n" },
	{ "a\n\n> - <!-- x\n>   y -->\n>   b\n",
	    "p@1:1 a\n> -0 comment@3-4:5  x\\ny\n+ > -0 p@5:5 b\n" },
	{ "<!-- a --> b\n", "html@1:1 <!-- a --> b\n" },
	{ "<!---->\n\n<!-->\n", "comment@1:1\ncomment@3:1\n" },
	{ "<!-- open\n\nx\n", "html@1-3:1 <!-- open\\n\\nx\n" },
	{ "# A <!-- b --> c <!-- d -->\n", "h1@1:1 A  c\n" },
};

static const struct row_of_test fronts[] = {
	{ "---\ntitle: x\nlist:\n  - a\n- b\n\n---\n\n# A\n", "h1@9:1 A\n" },
	{ "---\n\n---\n", "rule@1:1\n+ rule@3:1\n" },
	{ "---\na: b\ntext\n---\n", "rule@1:1\n+ h2@2-4:1 a: b text\n" },
	{ "---\na: b\n", "rule@1:1\n+ p@2:1 a: b\n" },
	{ "--- \na: b\n---\n", "rule@1:1\n+ h2@2-3:1 a: b\n" },
};

int main(void)
{
	EACH(blocks);
	EACH(lists);
	EACH(inlines);
	EACH(definitions);
	EACH(marks);
	EACH(comments);
	EACH(fronts);
	return tap_done();
}
