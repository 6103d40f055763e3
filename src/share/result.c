#include "share/result.h"

#include "base/arena.h"
#include "base/json.h"
#include "check/verdict.h"
#include "quiz/judge.h"

static const struct {
	const char *end;
	struct str (*write)(struct arena *a, const struct result *r);
} kinds[] = {
	{ ".md", result_markdown },
	{ ".html", result_html },
	{ ".json", result_json },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* KINDS: it is none. */
static size_t kind_of(struct str path)
{
	size_t i = 0;

	while (i < KINDS && !str_ends(path, str_of(kinds[i].end)))
		i++;
	return i;
}

bool result_knows(struct str path)
{
	return kind_of(path) < KINDS;
}

struct str result_write(
    struct arena *a, const struct result *r, struct str path)
{
	size_t kind = kind_of(path);

	MUST(kind < KINDS);
	return kinds[kind].write(a, r);
}

const char *result_words(const struct exam_sheet *sheet)
{
	return sheet->answer.len ? verdict_words(sheet->verdict.kind)
				 : "○ Not answered";
}

struct str result_said(struct arena *a, const struct exam_sheet *sheet)
{
	struct str said;

	if (sheet->answer.len == 0 || sheet->verdict.kind == VERDICT_RIGHT)
		return STR("");
	said = judge_feedback(a, sheet->turn->quiz, sheet->turn->q,
	    sheet->answer, &sheet->verdict);
	return said.len ? said : sheet->verdict.reason;
}

static void put_text(struct buf *b, const char *key, struct str text)
{
	json_key(b, key);
	json_string(b, text);
}

static void put_number(struct buf *b, const char *key, double n)
{
	json_key(b, key);
	json_number(b, n);
}

static void put_share(struct buf *b, const struct exam_share *share)
{
	put_number(b, "questions", (double)share->n);
	put_number(b, "right", (double)share->right);
	put_number(b, "points", share->earned);
	put_number(b, "most", share->most);
}

static void put_tags(struct arena *a, struct buf *b, const struct exam *e)
{
	size_t n;
	const struct exam_share *all = exam_by_tag(a, e, &n);

	json_key(b, "tags");
	for (size_t i = 0; i < n; i++) {
		buf_add(b, i ? STR(",{") : STR("[{"));
		put_text(b, "tag", all[i].tag);
		put_share(b, &all[i]);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static void put_sheet(
    struct arena *a, struct buf *b, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	const struct question *q = sheet->turn->q;

	put_text(b, "module", sheet->module);
	put_text(b, "id", q->id);
	put_text(b, "title", q->title);
	if (q->recipe)
		put_number(b, "seed", (double)sheet->turn->seed);
	put_text(b, "verdict",
	    sheet->answer.len ? str_of(verdict_name(sheet->verdict.kind))
			      : STR("unanswered"));
	put_number(b, "points", exam_earned(e, i));
	put_number(b, "most", q->points);
	json_key(b, "flagged");
	buf_add(b, sheet->flagged ? STR("true") : STR("false"));
	put_text(b, "answer", sheet->answer);
	put_text(b, "words", judge_answer_words(a, q, sheet->answer));
	put_text(b, "said", result_said(a, sheet));
	put_text(b, "solution", judge_solution_words(a, q));
}

struct str result_json(struct arena *a, const struct result *r)
{
	struct buf b = { .a = a };
	struct exam_share all = exam_total(r->exam);

	buf_byte(&b, '{');
	put_text(&b, "title", r->title);
	put_text(&b, "when", r->when);
	put_number(&b, "seed", (double)exam_seed(r->exam));
	put_number(&b, "minutes", exam_minutes(r->exam));
	put_number(&b, "seconds", (double)exam_spent(r->exam));
	put_share(&b, &all);
	put_tags(a, &b, r->exam);
	json_key(&b, "answers");
	for (size_t i = 0; i < all.n; i++) {
		buf_add(&b, i ? STR(",\n{") : STR("[\n{"));
		put_sheet(a, &b, r->exam, i);
		buf_byte(&b, '}');
	}
	buf_add(&b, STR("]}\n"));
	return buf_str(&b);
}
