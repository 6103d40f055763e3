#include "share/bank.h"

#include "doc/html.h"
#include "quiz/judge.h"
#include "quiz/shown.h"

/*
 * Anki's text files (manual, "Importing text files"): headings with #, then
 * a note a line, its fields apart by tabs.
 */

static void put(struct parcel *p, const char *s)
{
	buf_add(&p->out, str_of(s));
}

/* A field: a tab or the end of a line would end it. */
static void put_field(struct parcel *p, struct str html)
{
	for (size_t i = 0; i < html.len; i++) {
		char c = html.at[i];

		/* Within <pre> a line's end is still one. */
		if (c == '\n')
			put(p, "&#10;");
		else if (c == '"')
			put(p, "&quot;");
		else
			buf_byte(&p->out, c == '\t' ? ' ' : c);
	}
}

static void add_list(
    struct parcel *p, struct buf *out, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	if (q->noptions == 0)
		return;
	buf_add(out, STR("<ol type=a>"));
	for (size_t i = 0; i < n; i++) {
		buf_add(out, STR("<li>"));
		buf_add(out, bank_html(p, q->options[order[i]].text));
		buf_add(out, STR("</li>"));
	}
	buf_add(out, STR("</ol>"));
}

static void add_pairs(
    struct parcel *p, struct buf *out, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	if (q->npairs == 0)
		return;
	buf_add(out, STR("<table>"));
	for (size_t i = 0; i < n; i++) {
		buf_add(out, STR("<tr><td>"));
		html_text(out, q->pairs[i].left);
		buf_add(out, STR("</td><td>"));
		html_text(out, q->pairs[order[i]].right);
		buf_add(out, STR("</td></tr>"));
	}
	buf_add(out, STR("</table>"));
}

static struct str front(struct parcel *p, const struct question *q)
{
	struct buf out = { .a = p->a };

	buf_add(&out, STR("<b>"));
	html_text(&out, q->title);
	buf_add(&out, STR("</b>"));
	buf_add(&out, bank_html(p, q->body));
	html_code(&out, bank_start(p, q));
	add_list(p, &out, q);
	add_pairs(p, &out, q);
	return buf_str(&out);
}

static struct str back(struct parcel *p, const struct question *q)
{
	struct buf out = { .a = p->a };

	buf_add(&out, STR("<pre>"));
	html_text(&out, judge_solution_words(p->a, q));
	buf_add(&out, STR("</pre>"));
	buf_add(&out, bank_html(p, q->explain));
	return buf_str(&out);
}

static void put_question(struct parcel *p, const struct question *q)
{
	if (bank_is_judged_here(q))
		bank_loss(p, q, "the judging (a card is graded by its reader)");
	if (q->nhints)
		bank_loss(p, q, "hints");
	put_field(p, q->id);
	put(p, "\t");
	put_field(p, front(p, q));
	put(p, "\t");
	put_field(p, back(p, q));
	put(p, "\t");
	for (size_t i = 0; i < q->ntags; i++) {
		put(p, i ? " " : "");
		put_field(p, q->tags[i]);
	}
	put(p, "\n");
}

/* The id is the first field: importing again updates the cards. */
void anki_write(struct parcel *p)
{
	put(p, "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n");
	for (size_t i = 0; i < p->quiz->n; i++)
		put_question(p, bank_question(p, i));
}
