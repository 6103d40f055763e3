#include "share/bank.h"

#include "doc/html.h"
#include "quiz/judge.h"
#include "quiz/shown.h"

/*
 * A page that needs nothing from elsewhere and no script: the questions, and
 * under each its key, folded until somebody opens it (printed, it is open).
 */

static const char head[] =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";

static const char style[] =
    "</title>\n<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { font: 1.05em/1.5 system-ui, sans-serif; max-width: 42em;"
    " margin: 2em auto; padding: 0 1em }\n"
    "pre, code { font-family: ui-monospace, monospace; font-size: .95em }\n"
    "pre { overflow-x: auto; padding: .6em .8em; border: 1px solid #8886;"
    " border-radius: .3em }\n"
    "table { border-collapse: collapse } td, th { border: 1px solid #8886;"
    " padding: .2em .6em }\n"
    "section { border-top: 1px solid #8886; margin-top: 2em }\n"
    "li p:first-child { margin-top: 0 }\n"
    "@media print { section { break-inside: avoid } }\n"
    "</style>\n";

static void put(struct parcel *p, const char *s)
{
	buf_add(&p->out, str_of(s));
}

/* Options as they are shown, so that an order does not give itself away. */
static void put_options(struct parcel *p, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	if (q->noptions == 0)
		return;
	put(p, "<ol type=\"a\">\n");
	for (size_t i = 0; i < n; i++) {
		put(p, "<li>");
		buf_add(&p->out, bank_html(p, q->options[order[i]].text));
		put(p, "</li>\n");
	}
	put(p, "</ol>\n");
}

static void put_cell(struct parcel *p, const char *kind, struct str text)
{
	buf_fmt(&p->out, "<%s>", kind);
	html_text(&p->out, text);
	buf_fmt(&p->out, "</%s>", kind);
}

static void put_row(struct parcel *p, const char *kind, struct pair pair)
{
	put(p, "<tr>");
	put_cell(p, kind, pair.left);
	put_cell(p, kind, pair.right);
	put(p, "</tr>\n");
}

static void put_pairs(struct parcel *p, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	if (q->npairs == 0)
		return;
	put(p, "<table>\n");
	put_row(p, "th", q->head);
	for (size_t i = 0; i < n; i++)
		put_row(p, "td",
		    (struct pair){
			q->pairs[i].left, q->pairs[order[i]].right });
	put(p, "</table>\n");
}

static void put_notes(struct parcel *p, const struct question *q)
{
	for (size_t i = 0; i < q->nhints; i++) {
		put(p, "<details><summary>Hint</summary>\n");
		buf_add(&p->out, bank_html(p, q->hints[i]));
		put(p, "\n</details>\n");
	}
	put(p, "<details><summary>Answer</summary>\n<pre>");
	html_text(&p->out, judge_solution_words(p->a, q));
	put(p, "</pre>\n");
	buf_add(&p->out, bank_html(p, q->explain));
	put(p, "\n</details>\n");
}

static void put_question(struct parcel *p, const struct question *q)
{
	put(p, "<section id=\"");
	html_text(&p->out, q->id);
	put(p, "\">\n<h2>");
	html_text(&p->out, q->title);
	put(p, "</h2>\n");
	buf_add(&p->out, bank_html(p, q->body));
	put(p, "\n");
	html_code(&p->out, bank_start(p, q));
	put_options(p, q);
	put_pairs(p, q);
	put_notes(p, q);
	put(p, "</section>\n");
}

void page_write(struct parcel *p)
{
	put(p, head);
	html_text(&p->out, p->quiz->title);
	put(p, style);
	put(p, "<h1>");
	html_text(&p->out, p->quiz->title);
	put(p, "</h1>\n");
	p->home = p->quiz;
	buf_add(&p->out, bank_html(p, p->quiz->intro));
	for (size_t i = 0; i < p->quiz->n; i++)
		put_question(p, bank_question(p, i));
}
