#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "doc_dump.h"
#include "doc_sound.h"
#include "tap.h"

/* Seeds of which mutants are made, besides the specification's examples. */
static const char *const seeds[] = {
	"# A *b*\n\n- [ ] a\n  - [x] b\n\n    c\n1. d\n2. e\n",
	"> [!NOTE]\n> a\n> | b | c |\n> |---|:-:|\n> | ~~d~~ | [e](f) |\n---\n",
	"---\ntitle: t\n---\n<!-- a --> <!-- b -->\n\n[a]: b 'c'\n[a] "
	"![d](e)\n",
	"```hcl\nx = 1\n```\n\n    code\n\n<div>\n*a*\n</div>\n\n***\n",
	"| a\\|b | `c` |\n|-|-|\n| d |\n2. e\n\n| f |\n|-|\n    g\n--\n",
	"a\\\nb  \nc &amp; &#27; <http://d> <b>e</b>\n===\n~~f ~g~~ h~\n",
	"\xef\xbb\xbf> - 1) a\n>   - b\n\n      c\n\td\n\xc2\xa0\xe2\x80\xae\n",
};

static uint64_t state = 88172645463325252u;

static uint32_t pick(size_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 16) % below);
}

/* A change here and there, mostly by what means something to Markdown. */
static struct str mutant(struct arena *a, struct str seed, struct str other)
{
	static const char *const bits[] = { "\n", "\n\n", "> ", "- ", "1. ",
		"    ", "\t", "|", "|-|\n", "---\n", "===\n", "*", "_", "`",
		"```\n", "[", "](", "]: ", "~", "<!--", "-->", "<b", "\\", "&#",
		"\r", "\r\n", "!", "\xff", "\xc3", "[!TIP]\n" };
	struct buf b = { .a = a };
	size_t at = 0;

	while (at < seed.len && b.len < 4096) {
		size_t n = 1 + pick(24);

		buf_add(&b, str_sub(seed, at, at + n));
		at += n + (pick(8) == 0) - (pick(8) == 0 && at + n > 0);
		if (pick(3) == 0)
			buf_add(&b,
			    str_of(bits[pick(sizeof(bits) / sizeof(*bits))]));
		if (pick(40) == 0)
			buf_byte(&b, '\0');
		if (pick(20) == 0)
			buf_add(
			    &b, str_sub(other, pick(other.len + 1), other.len));
	}
	return buf_str(&b);
}

static bool is_utf8(struct str s)
{
	uint32_t rune;

	while (s.len) {
		size_t took = utf8_decode(s, &rune);

		if (!took)
			return false;
		s = str_sub(s, took, s.len);
	}
	return true;
}

static const char *broken_text(const struct doc *doc)
{
	if (!is_utf8(doc->source))
		return NULL;
	for (size_t i = 0; i < doc->nblocks; i++)
		HOLDS(is_utf8(doc->blocks[i].text));
	return NULL;
}

/* Parses and checks; says which text broke what. */
static bool is_sound(struct str text)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a, text, STR("x.md"), &d);
	const char *broken = doc ? doc_broken(doc) : "doc";

	if (!broken)
		broken = broken_text(doc);
	if (broken) {
		printf("# broken: %s\n", broken);
		tap_show("in", text);
		if (doc)
			tap_show("out", doc_dump(a, doc));
	} else {
		doc_plain(a, doc, 0, (uint32_t)doc->nblocks);
	}
	arena_free(a);
	return !broken;
}

/* The examples of the specification, tabs as they are meant. */
static size_t read_examples(struct arena *a, struct str **examples)
{
	VEC(struct str) all = { 0 };
	struct diags d = diags_in(a);
	struct buf b = { .a = a };
	struct str text, line;
	bool inside = false;

	if (!file_read(a, STR("../shared/data/commonmark-spec.txt"),
		1024 * 1024, &text, NULL, &d))
		return 0;
	while (text.len) {
		line = str_line(&text);
		if (str_starts(line, STR("````````````````"))) {
			inside = str_ends(line, STR("example"));
			b.len = 0;
		} else if (inside && str_eq(line, STR("."))) {
			*VEC_ADD(a, &all) = str_copy(a, buf_str(&b));
			inside = false;
		} else if (inside) {
			buf_add(&b, line);
			buf_byte(&b, '\n');
		}
	}
	*examples = all.at;
	return all.n;
}

static void mutants(const struct str *from, size_t n, size_t times)
{
	size_t bad = 0;

	for (size_t i = 0; i < times && !bad; i++) {
		struct arena *a = arena_new();

		bad += !is_sound(mutant(a, from[i % n], from[pick(n)]));
		arena_free(a);
	}
	INT_IS(bad, 0);
}

/* A NUL is three bytes in what cmark gives back. */
static void nul_is_text(struct arena *a)
{
	struct diags d = diags_in(a);
	struct doc *doc =
	    md_parse(a, STR("<!-- \0\0\0\0\0\0 --> <!-- b -->\n"), STR(""), &d);

	INT_IS(doc->nblocks, 2);
	OK(!doc_broken(doc));
	STR_IS(doc->blocks[1].text, " b ");
}

int main(void)
{
	enum { SEEDS = sizeof(seeds) / sizeof(*seeds), TIMES = 4000 };
	struct arena *a = arena_new();
	struct str own[SEEDS], *examples = NULL;
	size_t n = read_examples(a, &examples);

	for (size_t i = 0; i < SEEDS; i++) {
		own[i] = str_of(seeds[i]);
		OK(is_sound(own[i]));
	}
	nul_is_text(a);
	mutants(own, SEEDS, TIMES);
	for (size_t i = 0; i < n; i++)
		OK_THAT(is_sound(examples[i]), "an example is sound");
	if (n)
		mutants(examples, n, TIMES);
	else
		printf("ok %d # SKIP ../shared/data is not here\n", ++tap_run);
	arena_free(a);
	return tap_done();
}
