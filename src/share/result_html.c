#include "share/result.h"

#include "base/arena.h"
#include "doc/html.h"
#include "quiz/judge.h"
#include "share/bank.h"

/*
 * A page that is read as well by ear, in print and without colour: every bar
 * has its numbers beside it, every verdict its word.
 */

static const char head[] =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";

static const char style[] =
    "</title>\n<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { font: 1.05em/1.5 system-ui, sans-serif; max-width: 44em;"
    " margin: 2em auto; padding: 0 1em }\n"
    "pre, code { font-family: ui-monospace, monospace; font-size: .95em }\n"
    "pre { white-space: pre-wrap; padding: .4em .8em;"
    " border: 1px solid; border-radius: .3em }\n"
    "table { border-collapse: collapse }\n"
    "caption { text-align: left; font-weight: bold }\n"
    "td, th { border: 1px solid; padding: .2em .6em; text-align: left }\n"
    "td.n { text-align: right }\n"
    "svg { width: 10em; height: 1em; vertical-align: middle }\n"
    "section { border-top: 1px solid; margin-top: 2em }\n"
    ".verdict { font-weight: bold }\n"
    "@media print { section { break-inside: avoid } }\n"
    "</style>\n";

static void put(struct buf *b, const char *s)
{
	buf_add(b, str_of(s));
}

/* A bar of 100 parts in a frame; its row says the same in numbers. */
static void put_bar(struct buf *b, const struct exam_share *share)
{
	int part = share->most > 0
	    ? (int)(100 * share->earned / share->most + 0.5)
	    : 0;

	buf_fmt(b,
	    "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\""
	    " role=\"img\" aria-label=\"%d percent\">"
	    "<rect width=\"100\" height=\"10\" fill=\"none\""
	    " stroke=\"currentColor\"/><rect width=\"%d\" height=\"10\""
	    " fill=\"currentColor\"/></svg> %d %%",
	    part, part, part);
}

static void put_share(struct buf *b, struct str name, struct exam_share share)
{
	put(b, "<tr><th scope=\"row\">");
	html_text(b, name);
	put(b, "</th><td class=\"n\">");
	buf_fmt(b, "%zu of %zu</td><td class=\"n\">%.4g of %.4g</td><td>",
	    share.right, share.n, share.earned, share.most);
	put_bar(b, &share);
	put(b, "</td></tr>\n");
}

static void put_table(struct buf *b, const struct exam *e)
{
	size_t n;
	const struct exam_share *all = exam_by_tag(b->a, e, &n);

	put(b,
	    "<table>\n<caption>By tag</caption>\n<thead><tr>"
	    "<th scope=\"col\">Tag</th><th scope=\"col\">Right</th>"
	    "<th scope=\"col\">Points</th><th scope=\"col\">Share</th>"
	    "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++)
		put_share(
		    b, all[i].tag.len ? all[i].tag : STR("(none)"), all[i]);
	put_share(b, STR("All together"), exam_total(e));
	put(b, "</tbody>\n</table>\n");
}

static void put_block(struct buf *b, const char *title, struct str text)
{
	if (text.len == 0)
		return;
	buf_fmt(b, "<h4>%s</h4>\n<pre>", title);
	html_text(b, text);
	put(b, "</pre>\n");
}

/* What can be chosen, in the order in which it was shown. */
static void put_options(struct buf *b, const struct exam_sheet *sheet)
{
	const struct question *q = sheet->turn->q;
	struct parcel p = { .a = b->a, .home = sheet->turn->quiz };

	if (q->noptions == 0)
		return;
	put(b, "<ol type=\"a\">\n");
	for (size_t i = 0; i < sheet->turn->norder; i++) {
		size_t option = sheet->turn->order[i];

		put(b, "<li>");
		buf_add(b, bank_html(&p, q->options[option].text));
		put(b, "</li>\n");
	}
	put(b, "</ol>\n");
}

static void put_sheet(struct buf *b, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	const struct question *q = sheet->turn->q;
	struct parcel p = { .a = b->a, .home = sheet->turn->quiz };
	struct str said = result_said(b->a, sheet);

	buf_fmt(b, "<section>\n<h3>%zu. ", i + 1);
	html_text(b, q->title);
	buf_fmt(b,
	    "</h3>\n<p class=\"verdict\">%s: %.4g of %.4g points%s</p>\n",
	    result_words(sheet), exam_earned(e, i), q->points,
	    sheet->flagged ? ", flagged" : "");
	buf_add(b, bank_html(&p, q->lead));
	buf_add(b, bank_html(&p, q->body));
	put_options(b, sheet);
	put_block(b, "Your answer", judge_answer_words(b->a, q, sheet->answer));
	if (said.len) {
		put(b, "<p>");
		html_text(b, said);
		put(b, "</p>\n");
	}
	if (sheet->answer.len == 0 || sheet->verdict.kind != VERDICT_RIGHT)
		put_block(b, "The right answer", judge_solution_words(b->a, q));
	buf_add(b, bank_html(&p, q->explain));
	put(b, "\n</section>\n");
}

struct str result_html(struct arena *a, const struct result *r)
{
	struct buf b = { .a = a };
	struct exam_share all = exam_total(r->exam);

	put(&b, head);
	html_text(&b, r->title);
	put(&b, style);
	put(&b, "<main>\n<h1>");
	html_text(&b, r->title);
	buf_fmt(&b,
	    "</h1>\n<p>Handed in <time>%.*s</time>, after %d:%02d; seed "
	    "%llu.</p>\n<p class=\"verdict\">%zu of %zu right, %.4g of %.4g "
	    "points.</p>\n",
	    STR_ARG(r->when), (int)(exam_spent(r->exam) / 60),
	    (int)(exam_spent(r->exam) % 60),
	    (unsigned long long)exam_seed(r->exam), all.right, all.n,
	    all.earned, all.most);
	put_table(&b, r->exam);
	put(&b, "<h2>The questions</h2>\n");
	for (size_t i = 0; i < all.n; i++)
		put_sheet(&b, r->exam, i);
	put(&b, "</main>\n</html>\n");
	return buf_str(&b);
}
