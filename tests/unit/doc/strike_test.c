#include "rows.h"

static const struct row_of_test strikes[] = {
	{ "~~a~~ ~b~ c\n", "p@1:1 {k:a} {k:b} c\n" },
	{ "x ~~~a~~~ ~~ b ~~ c~~\n", "p@1:1 x ~~~a~~~ ~~ b ~~ c~~\n" },
	{ "x~y~z ~~a~b~~ ~a~~b~\n", "p@1:1 x{k:y}z {k:a~b} {k:a~~b}\n" },
	{ "~~a\nb *c*~~ d\n", "p@1-2:1 {k:a b }{ek:c} d\n" },
	{ "*~~a~~* ~~*b*~~ **~~c~~d**\n", "p@1:1 {ek:a} {ek:b} {sk:c}{s:d}\n" },
	{ "~~a *b~~ c*\n", "p@1:1 ~~a {e:b~~ c}\n" },
	{ "~~[a](u) b~~ [~~c~~](v) d\n", "p@1:1 {kl:a|u}{k: b} {kl:c|v} d\n" },
	{ "`~~a~~` <http://x/~~b~~> [c](~~d~~)\n",
	    "p@1:1 {c:~~a~~} {l:http://x/~~b~~|http://x/~~b~~} "
	    "{l:c|~~d~~}\n" },
	{ "\\~~a~~ \\~\\~b~~ \\\\~~c~~\n", "p@1:1 ~~a~~ ~~b~~ \\{k:c}\n" },
	{ "> a\n> \\~~b~~ ~~c~~\n", "> p@1-2:3 a ~~b~~ {k:c}\n" },
	{ "# ~~a~~ \\~~b~~\n", "h1@1:1 {k:a} ~~b~~\n" },
	{ "| ~~a~~ | ~~b | c~~ | \\~~d~~ |\n|-|-|-|-|\n| \\~e~ |\n",
	    "table@1-3:1 nnnn {k:a}|~~b|c~~|~~d~~ / ~e~\n" },
	{ "- [x] ~~a~~\n", "-0[x] p@1:3 {k:a}\n" },
	{ "~~a~~\xe3\x80\x82 \xe3\x80\x82~~b~~c\n",
	    "p@1:1 {k:a}\xe3\x80\x82 \xe3\x80\x82{k:b}c\n" },
};

static void links_move(struct arena *a)
{
	struct diags d = diags_in(a);
	struct doc *doc =
	    md_parse(a, STR("~~a [b ~~c~~](u)~~ [d](v)\n"), STR(""), &d);

	STR_IS(doc_dump(a, doc), "p@1:1 {k:a }{kl:b c|u} {l:d|v}\n");
	INT_IS(doc->links[0].at, 2);
	INT_IS(doc->links[0].len, 3);
	INT_IS(doc->links[1].at, 6);
	INT_IS(doc->links[1].len, 1);
}

int main(void)
{
	struct arena *a = arena_new();

	EACH(strikes);
	links_move(a);
	arena_free(a);
	return tap_done();
}
