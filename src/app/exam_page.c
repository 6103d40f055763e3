#include "app/exam_page.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "share/result.h"

static const struct {
	const char *word, *help;
} commands[] = {
	{ ":next", "the next question; so does an empty line" },
	{ ":back", "the question before" },
	{ ":go N", "question N" },
	{ ":again", "read the question once more" },
	{ ":empty", "take the answer away" },
	{ ":flag", "flag this question, or take the flag away" },
	{ ":sheet", "the answer sheet" },
	{ ":time", "how much time was used" },
	{ ":hand-in", "hand in; asks first if something is not answered" },
	{ ":quit", "leave for now; the clock stands still" },
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

void page_exam_help(struct page *p)
{
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(
		    p->out, "  %-9s %s\n", commands[i].word, commands[i].help);
	page_text(p, 0,
	    STR("An answer that begins with a colon is written with two."));
}

/* How an answer stands, without a word on what it is worth. */
static const char *state_of(const struct exam_sheet *sheet)
{
	if (sheet->answer.len == 0)
		return "empty";
	return verdict_counts(sheet->verdict.kind) ? "answered" : "unreadable";
}

void page_exam_question(struct page *p, const struct exam *e)
{
	const struct exam_sheet *sheet = exam_sheet(e, exam_at(e));
	const struct question *q = sheet->turn->q;

	fprintf(p->out, "\nQuestion %zu of %zu, %s%s\n", exam_at(e) + 1,
	    exam_count(e), state_of(sheet), sheet->flagged ? ", flagged" : "");
	page_text(p, 0, q->title);
	page_question(p, sheet->turn);
	fputc('\n', p->out);
	page_text(p, 0, str_of(page_manner(q)));
}

void page_sheet(struct page *p, const struct exam *e)
{
	size_t n = exam_count(e);

	fprintf(p->out, "\n%zu of %zu answered, %zu flagged\n",
	    n - exam_open(e), n, exam_flagged(e));
	for (size_t i = 0; i < n; i++) {
		const struct exam_sheet *sheet = exam_sheet(e, i);

		page_text(p, 0,
		    str_fmt(p->a, "%3zu. %s%s: %.*s", i + 1, state_of(sheet),
			sheet->flagged ? ", flagged" : "",
			STR_ARG(sheet->turn->q->title)));
	}
	page_text(p, 0, STR(":go N leads to one, :hand-in hands in."));
}

void page_time(struct page *p, const struct exam *e)
{
	int64_t used = exam_spent(e), left = exam_left(e);

	fprintf(p->out, "%d:%02d used", (int)(used / 60), (int)(used % 60));
	if (left >= 0)
		fprintf(p->out, ", %d:%02d left", (int)(left / 60),
		    (int)(left % 60));
	fputc('\n', p->out);
}

static void put_words(
    struct page *p, const struct question *q, struct str words)
{
	if (judge_file(q))
		page_rows(p, 4, words);
	else
		page_text(p, 4, words);
}

static void put_sheet(struct page *p, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	const struct question *q = sheet->turn->q;
	struct arena *a = arena_new();

	fputc('\n', p->out);
	page_text(p, 0, str_fmt(a, "%zu. %.*s", i + 1, STR_ARG(q->title)));
	fprintf(p->out, "%s: %.4g of %.4g points\n", result_words(sheet),
	    exam_earned(e, i), q->points);
	if (sheet->answer.len) {
		fputs("  Your answer:\n", p->out);
		put_words(p, q, judge_answer_words(a, q, sheet->answer));
		page_text(p, 2, result_said(a, sheet));
	}
	if (sheet->answer.len == 0 || sheet->verdict.kind != VERDICT_RIGHT) {
		fputs("  The right answer:\n", p->out);
		put_words(p, q, judge_solution_words(a, q));
	}
	page_closing(p, sheet->turn);
	arena_free(a);
}

void page_result(struct page *p, const struct exam *e)
{
	struct arena *a = arena_new();
	struct exam_share all = exam_total(e);
	size_t n;
	const struct exam_share *tags = exam_by_tag(a, e, &n);

	fprintf(p->out, "\n%zu of %zu right, %.4g of %.4g points; seed %llu.\n",
	    all.right, all.n, all.earned, all.most,
	    (unsigned long long)exam_seed(e));
	for (size_t i = 0; i < n; i++)
		page_text(p, 2,
		    str_fmt(a, "%.*s: %zu of %zu right, %.4g of %.4g points",
			STR_ARG(tags[i].tag.len ? tags[i].tag
						: STR("without a tag")),
			tags[i].right, tags[i].n, tags[i].earned,
			tags[i].most));
	for (size_t i = 0; i < all.n; i++)
		put_sheet(p, e, i);
	arena_free(a);
}
