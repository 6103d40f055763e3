#include "share/bank.h"

#include "check/number.h"
#include "check/words.h"
#include "quiz/judge.h"

/*
 * GIFT as Moodle's documentation of question/format/gift has it: a question
 * is "::title::[format]text{answers}", ended by a blank line.
 */

static void put(struct parcel *p, const char *s)
{
	buf_add(&p->out, str_of(s));
}

/* Text in which no character has a meaning for GIFT. */
static void put_text(struct parcel *p, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (c == '\r')
			continue;
		if (c == '\n') {
			put(p, "\\n");
			continue;
		}
		if (str_find(STR("~=#{}:\\"), (struct str){ &c, 1 }, 0) !=
		    SIZE_MAX)
			buf_byte(&p->out, '\\');
		buf_byte(&p->out, c);
	}
}

static void put_remark(struct parcel *p, struct str text)
{
	if (text.len == 0)
		return;
	put(p, "#");
	put_text(p, text);
}

static void put_option(struct parcel *p, const struct option *option)
{
	put_text(p, bank_markdown(p, option->text));
	put_remark(p, bank_markdown(p, option->feedback));
	put(p, "\n");
}

static void put_one(struct parcel *p, const struct question *q)
{
	for (size_t i = 0; i < q->noptions; i++) {
		put(p, q->options[i].right ? "\t=" : "\t~");
		put_option(p, &q->options[i]);
	}
}

/* The right ones share 100 %; each wrong one takes as much away. */
static void put_several(struct parcel *p, const struct question *q)
{
	size_t right = 0;

	for (size_t i = 0; i < q->noptions; i++)
		right += q->options[i].right;
	for (size_t i = 0; i < q->noptions; i++) {
		bool good = q->options[i].right;

		buf_fmt(&p->out, "\t~%%%.5g%%",
		    good ? 100.0 / (double)right : -100.0);
		put_option(p, &q->options[i]);
	}
	if (right == 0)
		bank_loss(p, q, "that no option may be right");
	else if (q->credit == CREDIT_OFF)
		bank_loss(p, q, "that only the whole counts");
}

/* What a lone right answer, a foreseen wrong one and its remark look like. */
static void put_foreseen(struct parcel *p, const struct accepted *one)
{
	put(p, one->right ? "\t=" : "\t=%0%");
}

static void put_numbers(struct parcel *p, const struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->n; i++) {
		const struct accepted *one = &wanted->accepted[i];
		const struct number_range *r = one->rule;

		put_foreseen(p, one);
		put_text(p, decimal_text(p->a, &r->low));
		if (decimal_cmp(&r->low, &r->high) != 0) {
			put(p, "..");
			put_text(p, decimal_text(p->a, &r->high));
		}
		put_remark(p, one->why);
		put(p, "\n");
	}
}

static bool has_open_end(const struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->n; i++) {
		const struct number_range *r = wanted->accepted[i].rule;

		if (r->open_low || r->open_high)
			return true;
	}
	return false;
}

static void put_number(struct parcel *p, const struct question *q)
{
	if (has_open_end(&q->wanted))
		bank_loss(p, q, "that an end of the range does not count");
	put(p, "#\n");
	put_numbers(p, &q->wanted);
}

static void put_words(struct parcel *p, const struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->n; i++) {
		const struct accepted *one = &wanted->accepted[i];
		size_t n = 0;
		const struct str *texts = words_accepted(p->a, one, &n);

		for (size_t k = 0; k < n; k++) {
			put_foreseen(p, one);
			put_text(p, texts[k]);
			put_remark(p, one->why);
			put(p, "\n");
		}
	}
}

static void put_written(struct parcel *p, const struct question *q)
{
	if (q->wanted.exact)
		bank_loss(p, q, "that upper and lower case matter");
	put_words(p, &q->wanted);
}

static void put_match(struct parcel *p, const struct question *q)
{
	for (size_t i = 0; i < q->npairs; i++) {
		put(p, "\t=");
		put_text(p, q->pairs[i].left);
		put(p, " -> ");
		put_text(p, q->pairs[i].right);
		put(p, "\n");
	}
	if (q->npairs < 3)
		bank_loss(p, q, "fewer than three pairs, which Moodle refuses");
}

/* GIFT has no order: each place is matched with what stands there. */
static void put_order(struct parcel *p, const struct question *q)
{
	bank_loss(p, q, "the order (written as places to match)");
	for (size_t i = 0; i < q->noptions; i++) {
		buf_fmt(&p->out, "\t=%zu. -> ", i + 1);
		put_text(p, q->options[i].plain);
		put(p, "\n");
	}
}

static void put_gap(struct parcel *p, const struct gap *gap)
{
	for (size_t i = 0; i < gap->nchoices; i++) {
		put(p, i == gap->right_choice ? "\t=" : "\t~");
		put_text(p, gap->choices[i]);
		put(p, "\n");
	}
	if (gap->nchoices == 0 && gap->wanted.check == &check_number) {
		put(p, "#\n");
		put_numbers(p, &gap->wanted);
	} else if (gap->nchoices == 0) {
		put_words(p, &gap->wanted);
	}
}

/* A person marks it there, and finds a right answer beside it. */
static void put_essay(struct parcel *p, const struct question *q)
{
	bank_loss(p, q, "the judging (written as an essay, with an answer)");
	put(p, "\t####");
	put_text(p, STR("A right answer:\n\n```\n"));
	put_text(p, judge_solution(p->a, q));
	put_text(p, STR("\n```\n\n"));
	put_text(p, bank_markdown(p, q->explain));
	put(p, "\n");
}

static void put_answers(struct parcel *p, const struct question *q)
{
	if (bank_is_judged_here(q)) {
		put_essay(p, q);
		return;
	}
	switch (q->kind) {
	case QUESTION_ONE:
		put_one(p, q);
		break;
	case QUESTION_SEVERAL:
		put_several(p, q);
		break;
	case QUESTION_ORDER:
		put_order(p, q);
		break;
	case QUESTION_MATCH:
		put_match(p, q);
		break;
	case QUESTION_NUMBER:
		put_number(p, q);
		break;
	case QUESTION_TEXT:
		put_written(p, q);
		break;
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		break;
	case QUESTION_GAPS:
		put_gap(p, &q->gaps[0]);
		break;
	}
	if (q->explain.from < q->explain.to) {
		put(p, "\t####");
		put_text(p, bank_markdown(p, q->explain));
		put(p, "\n");
	}
}

static void put_block(struct parcel *p, const struct question *q)
{
	put(p, "{\n");
	put_answers(p, q);
	put(p, "}");
}

static void put_start(struct parcel *p, struct str start)
{
	if (start.len == 0)
		return;
	put_text(p, STR("\n\n```hcl\n"));
	put_text(p, start);
	put_text(p, STR("\n```"));
}

/* The one gap stands in the text: "missing word". */
static void put_body(struct parcel *p, const struct question *q)
{
	struct str body = bank_markdown(p, q->body);
	size_t open = str_find(body, STR("[["), 0), end;

	if (q->kind != QUESTION_GAPS || open == SIZE_MAX) {
		put_text(p, body.len ? body : q->title);
		put_start(p, bank_start(p, q));
		put_block(p, q);
		return;
	}
	end = str_find(body, STR("]]"), open);
	put_text(p, str_sub(body, 0, open));
	put_block(p, q);
	put_text(p, str_sub(body, end + 2, body.len));
}

/* What Moodle reads of a comment, and what lectern's own import does. */
static void put_settings(struct parcel *p, const struct question *q)
{
	struct str rest = bank_settings(p, q);

	put(p, "// [id:");
	buf_add(&p->out, q->id);
	put(p, "]");
	for (size_t i = 0; i < q->ntags; i++) {
		put(p, " [tag:");
		buf_add(&p->out, q->tags[i]);
		put(p, "]");
	}
	put(p, "\n// lectern:");
	while (rest.len) {
		put(p, " ");
		buf_add(&p->out, str_trim(str_line(&rest)));
	}
	put(p, "\n");
}

static void put_question(struct parcel *p, const struct question *q)
{
	if (q->ngaps > 1) {
		bank_loss(p, q, "several gaps: the question is left out");
		return;
	}
	if (q->nhints)
		bank_loss(p, q, "hints");
	put_settings(p, q);
	put(p, "::");
	put_text(p, q->title);
	put(p, "::[markdown]");
	put_body(p, q);
	put(p, "\n\n");
}

void gift_write(struct parcel *p)
{
	put(p, "// ");
	for (size_t i = 0; i < p->quiz->title.len; i++)
		buf_byte(&p->out,
		    p->quiz->title.at[i] == '\n' ? ' ' : p->quiz->title.at[i]);
	put(p, "\n\n");
	for (size_t i = 0; i < p->quiz->n; i++)
		put_question(p, bank_question(p, i));
}
