#include "quiz/judge.h"

#include "base/arena.h"
#include "check/picks.h"

static void add_line(struct buf *b, struct str line)
{
	if (b->len)
		buf_byte(b, '\n');
	buf_add(b, line);
}

static struct str name_picks(
    struct arena *a, const struct question *q, struct str answer)
{
	struct buf b = { .a = a };
	struct picks picks;
	struct verdict v;

	if (!judge_picks(a, q, answer, &picks, &v))
		return answer;
	for (size_t i = 0; i < picks.n; i++)
		add_line(&b, q->options[picks.at[i]].plain);
	return picks.n ? buf_str(&b) : STR("none of them");
}

static struct str name_order(
    struct arena *a, const struct question *q, struct str answer)
{
	struct buf b = { .a = a };
	struct picks order;
	struct verdict v;

	if (!picks_read_order(a, answer, q->noptions, &order, &v))
		return answer;
	for (size_t i = 0; i < order.n; i++)
		add_line(&b,
		    str_fmt(a, "%zu. %.*s", i + 1,
			STR_ARG(q->options[order.at[i]].plain)));
	return buf_str(&b);
}

static struct str name_match(
    struct arena *a, const struct question *q, struct str answer)
{
	struct buf b = { .a = a };
	struct picks match;
	struct verdict v;

	if (!picks_read_match(a, answer, q->npairs, &match, &v))
		return answer;
	for (size_t i = 0; i < q->npairs; i++)
		add_line(&b,
		    str_fmt(a, "%.*s → %.*s", STR_ARG(q->pairs[i].left),
			STR_ARG(q->pairs[match.at[i]].right)));
	return buf_str(&b);
}

/* A drop-down's choice may be given by its number. */
static struct str name_choice(const struct gap *gap, struct str piece)
{
	uint64_t n;

	if (str_number(piece, gap->nchoices, &n) && n > 0)
		return gap->choices[n - 1];
	return piece;
}

static struct str name_gaps(
    struct arena *a, const struct question *q, struct str answer)
{
	struct buf b = { .a = a };
	struct str rest = answer, piece;

	for (size_t i = 0; i < q->ngaps; i++) {
		rest = str_cut(rest, '|', &piece);
		piece = name_choice(&q->gaps[i], str_trim(piece));
		if (q->ngaps == 1)
			return piece;
		add_line(&b, str_fmt(a, "%zu: %.*s", i + 1, STR_ARG(piece)));
	}
	return rest.len ? answer : buf_str(&b);
}

struct str judge_answer_words(
    struct arena *a, const struct question *q, struct str answer)
{
	if (answer.len == 0)
		return answer;
	switch (q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
		return name_picks(a, q, answer);
	case QUESTION_ORDER:
		return name_order(a, q, answer);
	case QUESTION_MATCH:
		return name_match(a, q, answer);
	case QUESTION_GAPS:
		return name_gaps(a, q, answer);
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		break;
	}
	return answer;
}
