#include "quiz/judge.h"

#include "base/arena.h"
#include "check/picks.h"
#include "check/words.h"
#include "quiz/changes.h"
#include "quiz/gaps.h"
#include "quiz/proof.h"

/* The option whose whole text the answer is; a lone letter is a name. */
static bool is_option_text(
    struct arena *a, const struct question *q, struct str answer, size_t *pick)
{
	uint64_t number;

	answer = str_trim(answer);
	if (answer.len < 2 || str_number(answer, UINT64_MAX, &number))
		return false;
	for (size_t i = 0; i < q->noptions; i++)
		if (words_same(a, answer, q->options[i].plain, false)) {
			*pick = i;
			return true;
		}
	return false;
}

static struct verdict judge_one(
    struct arena *a, const struct question *q, struct str answer)
{
	struct verdict v;
	const char *quoted;
	size_t pick;

	if (!is_option_text(a, q, answer, &pick) &&
	    !picks_read_one(a, answer, q->noptions, &pick, &v))
		return v;
	quoted = answer_quote(a, q->options[pick].plain).at;
	if (q->options[pick].right)
		v = verdict_of(true, STR("That is the one."));
	else
		v = verdict_of(false,
		    str_fmt(a, "%s is not right: pick another.", quoted));
	v.known = (long)pick;
	return v;
}

bool judge_picks(struct arena *a, const struct question *q, struct str answer,
    struct picks *picks, struct verdict *v)
{
	size_t pick;

	*picks = (struct picks){ 0 };
	if (str_eq_nocase(str_trim(answer), STR("none")) &&
	    q->kind == QUESTION_SEVERAL)
		return true;
	if (!is_option_text(a, q, answer, &pick))
		return picks_read(a, answer, q->noptions, picks, v);
	*picks = (struct picks){ NEW(a, size_t), 1 };
	picks->at[0] = pick;
	return true;
}

static struct verdict judge_several(
    struct arena *a, const struct question *q, struct str answer)
{
	bool *right = NEW_N(a, bool, q->noptions);
	bool *picked = NEW_N(a, bool, q->noptions);
	struct picks picks;
	struct verdict v;

	if (!judge_picks(a, q, answer, &picks, &v))
		return v;
	for (size_t i = 0; i < q->noptions; i++)
		right[i] = q->options[i].right;
	for (size_t i = 0; i < picks.n; i++)
		picked[picks.at[i]] = true;
	return score_options(a, right, picked, q->noptions, q->credit);
}

static struct verdict judge_order(
    struct arena *a, const struct question *q, struct str answer)
{
	struct picks order;
	struct verdict v;

	if (!picks_read_order(a, answer, q->noptions, &order, &v))
		return v;
	return score_order(a, order.at, order.n, q->credit);
}

static struct verdict judge_match(
    struct arena *a, const struct question *q, struct str answer)
{
	enum part *parts = NEW_N(a, enum part, q->npairs);
	struct picks match;
	struct verdict v;

	if (!picks_read_match(a, answer, q->npairs, &match, &v))
		return v;
	for (size_t i = 0; i < q->npairs; i++)
		parts[i] =
		    str_eq(q->pairs[match.at[i]].right, q->pairs[i].right)
		    ? PART_RIGHT
		    : PART_WRONG;
	return score_parts(a, parts, q->npairs, "pairs", q->credit);
}

static struct verdict judge_written(
    struct arena *a, const struct question *q, struct str answer)
{
	return q->wanted.check->judge(a, &q->wanted, answer);
}

static struct verdict judge_firewall(
    struct arena *a, const struct question *q, struct str answer)
{
	return fw_judge(a, &q->firewall, answer);
}

static struct str solve_firewall(struct arena *a, const struct question *q)
{
	return fw_solution(a, &q->firewall);
}

static struct str options_in_order(
    struct arena *a, const struct question *q, bool all, const char *between)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->noptions; i++)
		if (all || q->options[i].right)
			buf_fmt(&b, "%s%zu", b.len ? between : "", i + 1);
	return buf_str(&b);
}

static struct str solve_right(struct arena *a, const struct question *q)
{
	return options_in_order(a, q, false, " ");
}

static struct str solve_order(struct arena *a, const struct question *q)
{
	return options_in_order(a, q, true, " ");
}

static struct str solve_match(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->npairs; i++)
		buf_fmt(&b, "%s%zu", i ? " " : "", i + 1);
	return buf_str(&b);
}

static const struct accepted *first_right(const struct question *q)
{
	for (size_t i = 0; i < q->wanted.n; i++)
		if (q->wanted.accepted[i].right)
			return &q->wanted.accepted[i];
	die("a question without a right answer: %.*s", STR_ARG(q->id));
}

static struct str solve_written(struct arena *a, const struct question *q)
{
	return q->wanted.check->solution(a, first_right(q));
}

static struct str words_of_right(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->noptions; i++) {
		if (!q->options[i].right)
			continue;
		if (b.len)
			buf_byte(&b, '\n');
		buf_add(&b, q->options[i].plain);
	}
	return buf_str(&b);
}

static struct str words_of_order(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->noptions; i++) {
		buf_fmt(&b, "%s%zu. ", i ? "\n" : "", i + 1);
		buf_add(&b, q->options[i].plain);
	}
	return buf_str(&b);
}

static struct str words_of_match(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->npairs; i++) {
		if (i)
			buf_byte(&b, '\n');
		buf_add(&b, q->pairs[i].left);
		buf_add(&b, STR(" → "));
		buf_add(&b, q->pairs[i].right);
	}
	return buf_str(&b);
}

static struct str words_of_written(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->wanted.n; i++) {
		if (!q->wanted.accepted[i].right)
			continue;
		if (b.len)
			buf_add(&b, STR(" or "));
		buf_add(&b, q->wanted.check->words(a, &q->wanted.accepted[i]));
	}
	return buf_str(&b);
}

/* What the author wrote is put as people put it. */
static struct str solve_facts(struct arena *a, const struct question *q)
{
	struct flaw flaw;
	struct str answer;

	for (size_t i = 0; i < q->nproofs; i++)
		if (q->proofs[i].right &&
		    proof_answer(a, q, &q->proofs[i], &answer, &flaw))
			return answer;
	return solve_written(a, q);
}

/* Of an edit people want to see what it changes. */
static struct str words_of_facts(struct arena *a, const struct question *q)
{
	if (q->start.len && q->wanted.check->lines)
		return changes_show(a, q->start, solve_facts(a, q));
	return words_of_written(a, q);
}

/* What is done with each kind of question. */
static const struct way {
	struct verdict (*judge)(
	    struct arena *a, const struct question *q, struct str answer);
	struct str (*solve)(struct arena *a, const struct question *q);
	struct str (*words)(struct arena *a, const struct question *q);
} ways[] = {
	[QUESTION_ONE] = { judge_one, solve_right, words_of_right },
	[QUESTION_SEVERAL] = { judge_several, solve_right, words_of_right },
	[QUESTION_ORDER] = { judge_order, solve_order, words_of_order },
	[QUESTION_MATCH] = { judge_match, solve_match, words_of_match },
	[QUESTION_NUMBER] = { judge_written, solve_written, words_of_written },
	[QUESTION_TEXT] = { judge_written, solve_written, words_of_written },
	[QUESTION_FACTS] = { judge_written, solve_facts, words_of_facts },
	[QUESTION_GAPS] = { gaps_judge, gaps_solution, gaps_words },
	[QUESTION_FIREWALL] = { judge_firewall, solve_firewall,
	    solve_firewall },
};

struct verdict judge(
    struct arena *a, const struct question *q, struct str answer)
{
	struct verdict v;

	if (!(judge_file(q) ? answer_file_legible(a, answer, &v)
			    : answer_legible(a, answer, &v)))
		return v;
	return ways[q->kind].judge(a, q, answer);
}

struct str judge_solution(struct arena *a, const struct question *q)
{
	return ways[q->kind].solve(a, q);
}

struct str judge_solution_words(struct arena *a, const struct question *q)
{
	return ways[q->kind].words(a, q);
}

bool judge_file(const struct question *q)
{
	return q->kind == QUESTION_FACTS && q->wanted.check->lines;
}

bool judge_lines(const struct question *q)
{
	return q->kind == QUESTION_FIREWALL || judge_file(q);
}

struct str judge_manner(const struct question *q)
{
	if (q->kind == QUESTION_FIREWALL)
		return STR("Rules with ; between them, as in 192.0.2.4; "
			   "192.0.2.8 - 192.0.2.15; 198.51.100.0/24 (or "
			   "none).");
	if (q->wanted.check)
		return str_of(q->wanted.check->manner);
	return STR("");
}
