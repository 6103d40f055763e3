#include "share/result.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "share/bank.h"
#include "text/width.h"

/* Text in a line or a cell: nothing in it is Markdown. */
static void put_plain(struct buf *b, struct str text)
{
	static const struct str marks = { "\\`*_[]<>&|~#$!", 14 };

	text = text_safe(b->a, text);
	for (size_t i = 0; i < text.len; i++) {
		struct str c = str_sub(text, i, i + 1);

		if (str_find(marks, c, 0) != SIZE_MAX)
			buf_byte(b, '\\');
		buf_add(b, str_eq(c, STR("\n")) ? STR(" ") : c);
	}
}

/* The longest row of backticks. */
static size_t longest_row(struct str text)
{
	size_t longest = 0, row = 0;

	for (size_t i = 0; i < text.len; i++) {
		row = text.at[i] == '`' ? row + 1 : 0;
		longest = row > longest ? row : longest;
	}
	return longest;
}

static void put_fenced(struct buf *b, const char *head, struct str text)
{
	enum { FENCE = 3 };
	size_t n = longest_row(text) + 1;
	struct str rest = text;

	if (text.len == 0)
		return;
	n = n < FENCE ? FENCE : n;
	buf_fmt(b, "%s:\n\n", head);
	buf_fill(b, '`', n);
	buf_add(b, STR("text\n"));
	while (rest.len) {
		buf_add(b, text_safe(b->a, str_line(&rest)));
		buf_byte(b, '\n');
	}
	buf_fill(b, '`', n);
	buf_add(b, STR("\n\n"));
}

static void put_tags(struct buf *b, const struct exam *e)
{
	size_t n;
	const struct exam_share *all = exam_by_tag(b->a, e, &n);

	buf_add(b,
	    STR("## By tag\n\n| Tag | Right | Of | Points | Of |\n"
		"| --- | ---: | ---: | ---: | ---: |\n"));
	for (size_t i = 0; i < n; i++) {
		buf_add(b, STR("| "));
		put_plain(b, all[i].tag.len ? all[i].tag : STR("(none)"));
		buf_fmt(b, " | %zu | %zu | %.4g | %.4g |\n", all[i].right,
		    all[i].n, all[i].earned, all[i].most);
	}
}

static void put_sheet(struct buf *b, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	const struct question *q = sheet->turn->q;
	struct parcel p = { .a = b->a, .home = sheet->turn->quiz };
	struct str said = result_said(b->a, sheet);

	buf_fmt(b, "\n### %zu. ", i + 1);
	put_plain(b, q->title);
	buf_fmt(b, "\n\n%s: %.4g of %.4g points%s\n\n", result_words(sheet),
	    exam_earned(e, i), q->points, sheet->flagged ? ", flagged" : "");
	put_fenced(
	    b, "Your answer", judge_answer_words(b->a, q, sheet->answer));
	if (said.len) {
		put_plain(b, said);
		buf_add(b, STR("\n\n"));
	}
	if (sheet->answer.len == 0 || sheet->verdict.kind != VERDICT_RIGHT)
		put_fenced(
		    b, "The right answer", judge_solution_words(b->a, q));
	buf_add(b, bank_markdown(&p, q->explain));
	buf_byte(b, '\n');
}

struct str result_markdown(struct arena *a, const struct result *r)
{
	struct buf b = { .a = a };
	struct exam_share all = exam_total(r->exam);

	buf_add(&b, STR("# "));
	put_plain(&b, r->title);
	buf_fmt(&b,
	    "\n\nHanded in %.*s, after %d:%02d; seed %llu.\n\n"
	    "**%zu of %zu right, %.4g of %.4g points.**\n\n",
	    STR_ARG(r->when), (int)(exam_spent(r->exam) / 60),
	    (int)(exam_spent(r->exam) % 60),
	    (unsigned long long)exam_seed(r->exam), all.right, all.n,
	    all.earned, all.most);
	put_tags(&b, r->exam);
	buf_add(&b, STR("\n## The questions\n"));
	for (size_t i = 0; i < all.n; i++)
		put_sheet(&b, r->exam, i);
	return buf_str(&b);
}
