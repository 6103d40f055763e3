#include "share/bank.h"

#include "quiz/judge.h"
#include "quiz/shown.h"

/* A sheet to hand out: the questions, and behind them all the answers. */

static void put(struct parcel *p, const char *s)
{
	buf_add(&p->out, str_of(s));
}

/* Lines that go on are indented as far as the first. */
static void put_hanging(struct parcel *p, struct str text, size_t indent)
{
	bool first = true;

	while (text.len) {
		struct str line = str_line(&text);

		if (!first && line.len)
			buf_fill(&p->out, ' ', indent);
		buf_add(&p->out, line);
		put(p, "\n");
		first = false;
	}
}

static void put_options(struct parcel *p, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	for (size_t i = 0; i < n && q->noptions; i++) {
		struct option *option = &q->options[order[i]];

		buf_fmt(&p->out, "%zu. ", i + 1);
		put_hanging(p, bank_markdown(p, option->text), i < 9 ? 3 : 4);
	}
}

/* A | would end the cell. */
static void put_cell(struct parcel *p, struct str text)
{
	put(p, "| ");
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '|')
			put(p, "\\");
		buf_byte(&p->out, text.at[i]);
	}
	put(p, " ");
}

static void put_pairs(struct parcel *p, const struct question *q)
{
	size_t n;
	const size_t *order = shown_order(p->a, q, p->seed, &n);

	if (q->npairs == 0)
		return;
	put_cell(p, q->head.left);
	put_cell(p, q->head.right);
	put(p, "|\n|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		put_cell(p, q->pairs[i].left);
		put_cell(p, q->pairs[order[i]].right);
		put(p, "|\n");
	}
}

/* Gaps are left for a pen. */
static void put_body(struct parcel *p, const struct question *q)
{
	struct str body = bank_markdown(p, q->body);
	size_t at = 0, open;

	while (q->ngaps && (open = str_find(body, STR("[["), at)) != SIZE_MAX) {
		size_t end = str_find(body, STR("]]"), open);

		if (end == SIZE_MAX)
			break;
		buf_add(&p->out, str_sub(body, at, open));
		put(p, "________");
		at = end + 2;
	}
	buf_add(&p->out, str_sub(body, at, body.len));
	put(p, body.len ? "\n\n" : "");
}

static void put_start(struct parcel *p, const struct question *q)
{
	struct str start = bank_start(p, q);

	if (start.len == 0)
		return;
	put(p, "```hcl\n");
	buf_add(&p->out, start);
	put(p, "\n```\n\n");
}

static void put_question(struct parcel *p, size_t i)
{
	const struct question *q = bank_question(p, i);

	buf_fmt(&p->out, "## %zu. ", i + 1);
	buf_add(&p->out, q->title);
	put(p, "\n\n");
	put_body(p, q);
	put_start(p, q);
	put_options(p, q);
	put_pairs(p, q);
	put(p, "\n");
}

static void put_key(struct parcel *p, size_t i)
{
	const struct question *q = bank_question(p, i);
	struct str answer = judge_solution_words(p->a, q);

	buf_fmt(&p->out, "%zu. ", i + 1);
	put_hanging(p, answer, i < 9 ? 3 : 4);
	put(p, "\n");
}

void sheet_write(struct parcel *p)
{
	put(p, "# ");
	buf_add(&p->out, p->quiz->title);
	put(p, "\n\n");
	for (size_t i = 0; i < p->quiz->n; i++)
		put_question(p, i);
	put(p, "---\n\n## Answers\n\n");
	for (size_t i = 0; i < p->quiz->n; i++)
		put_key(p, i);
}
