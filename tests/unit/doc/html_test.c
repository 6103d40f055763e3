#include "doc/html.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/md.h"
#include "spec.h"
#include "tap.h"
#include "text/width.h"

static struct arena *a;

static struct str html_of(struct str markdown, bool web_only)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a, markdown, STR("test"), &d);
	struct html how = { .inside = NO_BOX, .web_only = web_only };
	struct buf out = { .a = a };

	if (doc)
		html_blocks(&out, doc, 0, (uint32_t)doc->nblocks, &how);
	return buf_str(&out);
}

static void elements(void)
{
	/* clang-format off */
	static const struct { const char *markdown, *html; } rows[] = {
		{ "# A *b*", "<h1 id=\"a-b\">A <em>b</em></h1>\n" },
		{ "a  \nb", "<p>a<br>\nb</p>\n" },
		{ "**a `<b>`**", "<p><strong>a </strong>"
			"<strong><code>&lt;b&gt;</code></strong></p>\n" },
		{ "~~a~~ & b", "<p><del>a</del> &amp; b</p>\n" },
		{ "- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n" },
		{ "3. a\n\n4. b", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n"
			"<li><p>b</p>\n</li>\n</ol>\n" },
		{ "- [x] a", "<ul>\n<li>\xe2\x98\x91 a\n</li>\n</ul>\n" },
		{ "> a\n>\n> - b", "<blockquote>\n<p>a</p>\n<ul>\n<li>b\n</li>\n"
			"</ul>\n</blockquote>\n" },
		{ "> [!TIP]\n> a", "<aside class=\"tip\">\n<p><b>Tip</b></p>\n"
			"<p>a</p>\n</aside>\n" },
		{ "```hcl\na = \"b\"\n```", "<pre><code class=\"language-hcl\">"
			"a = &quot;b&quot;\n</code></pre>\n" },
		{ "---", "<hr>\n" },
		{ "| a | b |\n|--:|---|\n| 1 | *c* |",
			"<table>\n<thead>\n<tr><th scope=\"col\" "
			"style=\"text-align:right\">a</th>"
			"<th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n"
			"<tr><td style=\"text-align:right\">1</td>"
			"<td><em>c</em></td></tr>\n</tbody>\n</table>\n" },
		{ "<!-- a -->\n\nb", "<p>b</p>\n" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		STR_IS(html_of(str_of(rows[i].markdown), false), rows[i].html);
}

static void as_xml(void)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a,
	    STR("a  \n~~b~~\n\n> [!NOTE]\n> c\n\n4. d\n\n---\n\n"
		"| e |\n|:-:|\n"),
	    STR("test"), &d);
	struct html how = { .inside = NO_BOX, .xml = true };
	struct buf out = { .a = a };

	html_blocks(&out, doc, 0, (uint32_t)doc->nblocks, &how);
	STR_IS(buf_str(&out),
	    "<p>a<br/>\n<span class=\"del\">b</span></p>\n"
	    "<div class=\"callout\">\n<p>c</p>\n</div>\n"
	    "<ol>\n<li>d\n</li>\n</ol>\n<hr/>\n"
	    "<table>\n<tbody>\n<tr><th scope=\"col\" class=\"center\">e</th>"
	    "</tr>\n</tbody>\n</table>\n");
}

static void links(void)
{
	/* clang-format off */
	static const struct { const char *markdown, *html; bool web; } rows[] = {
		{ "[a](https://b.example/?c&d)", "<p><a href=\""
			"https://b.example/?c&amp;d\">a</a></p>\n", true },
		{ "[a](b.md#c)", "<p><a href=\"b.md#c\">a</a></p>\n", false },
		{ "[a](b.md#c)", "<p>a</p>\n", true },
		{ "[a](javascript:alert)", "<p>a</p>\n", false },
		{ "[a](//b.example)", "<p>a</p>\n", false },
		{ "[a](data:text/html,b)", "<p>a</p>\n", false },
		{ "![a](b.png)", "<p>a</p>\n", false },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		STR_IS(html_of(str_of(rows[i].markdown), rows[i].web),
		    rows[i].html);
}

static void nothing_acts(void)
{
	STR_IS(html_of(STR("<script>a</script>"), false),
	    "<pre><code>&lt;script&gt;a&lt;/script&gt;\n</code></pre>\n");
	STR_IS(html_of(STR("a <b onclick=c> d"), false),
	    "<p>a &lt;b onclick=c&gt; d</p>\n");
	STR_IS(html_of(STR("a\x1b]0;b \xe2\x80\xae \xff"), false),
	    "<p>a\xef\xbf\xbd]0;b \xef\xbf\xbd \xef\xbf\xbd</p>\n");
}

/* Whether every element is closed, in order; <br> and <hr> have no end. */
static bool is_sound(struct str html)
{
	struct str open[100], tag;
	size_t n = 0;

	for (size_t at = str_find(html, STR("<"), 0); at != SIZE_MAX;
	     at = str_find(html, STR("<"), at + 1)) {
		str_cut(str_sub(html, at + 1, html.len), '>', &tag);
		str_cut(tag, ' ', &tag);
		if (str_eq(tag, STR("br")) || str_eq(tag, STR("hr")))
			continue;
		if (tag.len && tag.at[0] != '/') {
			if (n == 100)
				return false;
			open[n++] = tag;
		} else if (n == 0 ||
		    !str_eq(open[--n], str_sub(tag, 1, tag.len))) {
			return false;
		}
	}
	return n == 0;
}

static void every_example_is_sound(void)
{
	struct str rest, markdown;
	int bad = 0;

	if (!spec_read(a, &rest))
		return;
	while (spec_next(a, &rest, &markdown))
		if (!is_sound(html_of(markdown, false))) {
			tap_show("markdown", markdown);
			tap_show("html", html_of(markdown, false));
			bad++;
		}
	INT_IS(bad, 0);
}

int main(void)
{
	a = arena_new();
	text_locale();
	elements();
	as_xml();
	links();
	nothing_acts();
	every_example_is_sound();
	arena_free(a);
	return tap_done();
}
