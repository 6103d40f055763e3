#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "spec.h"
#include "tap.h"
#include "text/width.h"
#include "ui/look.h"

#include <cmark.h>
#include <stdlib.h>

/*
 * Every example of CommonMark's text: what a browser would show of the HTML
 * that cmark makes of it stands, in its order, in what lectern render writes.
 */

/* The page as it is written at 80 cells, without its blanks. */
static struct str rendered(struct arena *a, struct str markdown)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a, markdown, STR("spec"), &d);
	struct layout layout = {
		.width = 80, .inside = NO_BOX, .wrap_code = true
	};
	struct plain how = { 0 };
	struct buf all = { .a = a }, solid = { .a = a };

	for (size_t i = 0; doc && i < doc->nblocks; i++) {
		struct lines lines;

		layout_block(a, doc, i, &layout, &lines);
		for (size_t k = 0; k < lines.n; k++)
			plain_line(&all, doc, &lines.at[k], &how);
	}
	for (size_t i = 0; i < all.len; i++)
		if (all.at[i] != ' ')
			buf_byte(&solid, all.at[i]);
	return buf_str(&solid);
}

/* Moves over `what` at the front. */
static bool take(struct str *s, const char *what)
{
	if (!str_starts(*s, str_of(what)))
		return false;
	*s = str_sub(*s, str_of(what).len, s->len);
	return true;
}

static void pass(struct str *s, const char *end)
{
	size_t at = str_find(*s, str_of(end), 0);

	*s =
	    str_sub(*s, at == SIZE_MAX ? s->len : at + str_of(end).len, s->len);
}

/* One character of HTML's text, unless it is a blank. */
static void add_character(struct buf *b, struct str *html)
{
	char c = html->at[0];

	if (take(html, "&amp;"))
		c = '&';
	else if (take(html, "&lt;"))
		c = '<';
	else if (take(html, "&gt;"))
		c = '>';
	else if (take(html, "&quot;"))
		c = '"';
	else
		*html = str_sub(*html, 1, html->len);
	if (c != ' ' && c != '\t' && c != '\n')
		buf_byte(b, c);
}

static void add_alt(struct buf *b, struct str tag)
{
	size_t at = str_find(tag, STR(" alt=\""), 0);
	struct str alt;

	if (!str_starts(tag, STR("<img ")) || at == SIZE_MAX)
		return;
	str_cut(str_sub(tag, at + 6, tag.len), '"', &alt);
	while (alt.len)
		add_character(b, &alt);
}

/* What a browser would show of it, and the descriptions of images. */
static struct str words_of(struct arena *a, struct str html)
{
	struct buf b = { .a = a };

	while (html.len) {
		struct str tag = html;

		if (take(&html, "<!--")) {
			pass(&html, "-->");
		} else if (html.at[0] == '<') {
			pass(&html, ">");
			tag.len -= html.len;
			add_alt(&b, tag);
		} else {
			add_character(&b, &html);
		}
	}
	return buf_str(&b);
}

/* Whether the page holds what the words hold, in order; it may hold more. */
static bool has_words(struct arena *a, struct str page, struct str words)
{
	struct str safe = text_safe(a, words);
	size_t at = 0;

	for (size_t i = 0; i < safe.len; i++) {
		while (at < page.len && page.at[at] != safe.at[i])
			at++;
		if (at++ >= page.len)
			return false;
	}
	return true;
}

static bool shows(struct arena *a, struct str markdown)
{
	char *html =
	    cmark_markdown_to_html(markdown.at, markdown.len, CMARK_OPT_UNSAFE);
	struct str page = rendered(a, markdown);
	struct str words = words_of(a, str_of(html));
	bool all = has_words(a, page, words);

	free(html);
	if (!all) {
		tap_show("markdown", markdown);
		tap_show("words", words);
		tap_show("page", page);
	}
	return all;
}

int main(void)
{
	struct arena *a = arena_new();
	struct str rest, markdown;
	int n = 0, shown = 0;

	text_locale();
	if (!spec_read(a, &rest)) {
		arena_free(a);
		SKIP_ALL("../shared is not here");
	}
	for (; spec_next(a, &rest, &markdown); n++)
		shown += shows(a, markdown);
	printf("# %d of %d examples\n", shown, n);
	INT_IS(n, 655);
	INT_IS(shown, n);
	arena_free(a);
	return tap_done();
}
