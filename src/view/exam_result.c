#include "view/exam_own.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "text/width.h"
#include "view/ask_own.h"

static struct str bar(struct arena *a, double part, int cells)
{
	struct buf b = { .a = a };
	int full = (int)(part * cells + 0.5);

	for (int i = 0; i < cells; i++)
		buf_add(&b, i < full ? STR("█") : STR("░"));
	return buf_str(&b);
}

static double part_of(const struct exam_share *share)
{
	return share->most > 0 ? share->earned / share->most : 0;
}

static void tag_rows(const struct exam *e, struct rows *rows)
{
	enum { BAR = 12, NAME = 24 };
	size_t n;
	const struct exam_share *all = exam_by_tag(rows->a, e, &n);

	rows_text(rows, STR("By tag"), style_of(ROLE_SUBHEADING));
	for (size_t i = 0; i < n; i++) {
		struct str tag =
		    all[i].tag.len ? all[i].tag : STR("without a tag");
		size_t cells;

		tag = text_fit(tag, NAME, &cells);
		rows_text(rows,
		    str_fmt(rows->a,
			"%.*s%*s %.*s %zu of %zu right, %.4g of "
			"%.4g points",
			STR_ARG(tag), (int)(NAME - cells), "",
			STR_ARG(bar(rows->a, part_of(&all[i]), BAR)),
			all[i].right, all[i].n, all[i].earned, all[i].most),
		    style_of(ROLE_TEXT));
	}
	rows_gap(rows);
}

/* Lines of a file stay as they are. */
static void words_rows(struct rows *rows, const struct question *q,
    const char *head, struct str words, enum role role)
{
	rows->indent = 2;
	rows_text(rows, str_of(head), style_of(ROLE_FAINT));
	rows->indent = 4;
	if (judge_file(q))
		rows_drawn(rows, words, style_of(role));
	else
		rows_text(rows, words, style_of(role));
	rows->indent = 0;
}

/* One's answer, and where it was not right, the right one. */
static void answer_rows(const struct exam_sheet *sheet, struct rows *rows)
{
	const struct question *q = sheet->turn->q;
	bool right = sheet->answer.len && sheet->verdict.kind == VERDICT_RIGHT;
	struct str said;

	if (sheet->answer.len)
		words_rows(rows, q, "Your answer",
		    judge_answer_words(rows->a, q, sheet->answer),
		    right ? ROLE_RIGHT : ROLE_TEXT);
	if (right)
		return;
	if (sheet->answer.len) {
		said = judge_feedback(rows->a, sheet->turn->quiz, q,
		    sheet->answer, &sheet->verdict);
		rows->indent = 2;
		rows_text(rows, said.len ? said : sheet->verdict.reason,
		    style_of(ROLE_TEXT));
		rows->indent = 0;
	}
	words_rows(rows, q, "The right answer",
	    judge_solution_words(rows->a, q), ROLE_RIGHT);
}

static void sheet_rows(const struct exam *e, size_t i, struct rows *rows)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	const struct question *q = sheet->turn->q;
	struct style style = style_of(ROLE_HEADING);
	enum role role = sheet->answer.len
	    ? ask_verdict_role(sheet->verdict.kind)
	    : ROLE_FAINT;

	style.marks = MARK_STRONG;
	rows_text(rows, str_fmt(rows->a, "%zu. %.*s", i + 1, STR_ARG(q->title)),
	    style);
	rows_text(rows,
	    str_fmt(rows->a, "%s · %.4g of %.4g points%s",
		sheet->answer.len ? verdict_words(sheet->verdict.kind)
				  : "○ Not answered",
		exam_earned(e, i), q->points,
		sheet->flagged ? " · flagged" : ""),
	    style_of(role));
	answer_rows(sheet, rows);
	rows->indent = 2;
	rows_passage(rows, sheet->turn->quiz->doc, q->explain);
	rows->indent = 0;
	rows_gap(rows);
}

void exam_result_rows(const struct exam *e, struct rows *rows)
{
	struct exam_share all = exam_total(e);
	struct style style = style_of(ROLE_TITLE);

	style.marks = MARK_STRONG;
	rows_text(rows, STR("The result"), style);
	rows_gap(rows);
	rows_text(rows,
	    str_fmt(rows->a,
		"%zu of %zu right, %.4g of %.4g points (%.0f %%), in %d:%02d.",
		all.right, all.n, all.earned, all.most, 100 * part_of(&all),
		(int)(exam_spent(e) / 60), (int)(exam_spent(e) % 60)),
	    style_of(ROLE_TEXT));
	rows_text(rows,
	    str_fmt(rows->a, "Seed %llu asks the same again.",
		(unsigned long long)exam_seed(e)),
	    style_of(ROLE_FAINT));
	rows_gap(rows);
	tag_rows(e, rows);
	for (size_t i = 0; i < all.n; i++)
		sheet_rows(e, i, rows);
}
