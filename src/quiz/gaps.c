#include "quiz/gaps.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/words.h"

/* What was written into each gap: pieces of the answer. */
struct pieces {
	struct str *at;
	size_t n, cap;
};

static void split_at(
    struct arena *a, struct str s, char separator, struct pieces *out)
{
	*out = (struct pieces){ 0 };
	for (size_t from = 0, i = 0; i <= s.len; i++)
		if (i == s.len || s.at[i] == separator) {
			*VEC_ADD(a, out) = str_trim(str_sub(s, from, i));
			from = i + 1;
		}
}

static void split_blanks(struct arena *a, struct str s, struct pieces *out)
{
	*out = (struct pieces){ 0 };
	for (size_t i = 0, from; i < s.len; i++) {
		from = i;
		while (i < s.len && s.at[i] != ' ' && s.at[i] != '\t' &&
		    s.at[i] != '\n' && s.at[i] != '\r')
			i++;
		if (i > from)
			*VEC_ADD(a, out) = str_sub(s, from, i);
	}
}

/* Only | says for sure where a gap ends; the others if they come out even. */
static bool split(
    struct arena *a, struct str answer, size_t n, struct pieces *out)
{
	static const char maybe[] = { ';', '\n', ',' };

	answer = str_trim(answer);
	if (n == 1 || str_find(answer, STR("|"), 0) != SIZE_MAX) {
		split_at(a, answer, n == 1 ? '\0' : '|', out);
		return out->n == n;
	}
	for (size_t i = 0; i < sizeof(maybe); i++) {
		split_at(a, answer, maybe[i], out);
		if (out->n == n)
			return true;
	}
	split_blanks(a, answer, out);
	if (out->n == n)
		return true;
	split_at(a, answer, '|', out);
	return false;
}

/* A drop-down is answered by a choice's text, else by its number. */
static bool find_choice(
    struct arena *a, const struct gap *gap, struct str piece, size_t *choice)
{
	uint64_t number;

	for (size_t i = 0; i < gap->nchoices; i++)
		if (words_same(a, piece, gap->choices[i], false)) {
			*choice = i;
			return true;
		}
	if (!str_number(piece, gap->nchoices, &number) || number == 0)
		return false;
	*choice = (size_t)number - 1;
	return true;
}

static struct str list_choices(struct arena *a, const struct gap *gap)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < gap->nchoices; i++) {
		buf_add(&b, i ? STR(", ") : STR(""));
		buf_add(&b, gap->choices[i]);
	}
	return buf_str(&b);
}

/* One gap; an unreadable verdict's place is within the piece. */
static struct verdict judge_gap(
    struct arena *a, const struct question *q, size_t i, struct str piece)
{
	const struct gap *gap = &q->gaps[i];
	const char *quoted = answer_quote(a, piece).at;
	size_t choice = 0;

	if (piece.len == 0)
		return verdict_unreadable(0, 0,
		    str_fmt(a, "Gap %zu is empty: fill every gap.", i + 1));
	if (gap->nchoices == 0)
		return gap->wanted.check->judge(a, &gap->wanted, piece);
	if (!find_choice(a, gap, piece, &choice))
		return verdict_unreadable(0, piece.len,
		    str_fmt(a, "%s is no choice of gap %zu: %s.", quoted, i + 1,
			list_choices(a, gap).at));
	return verdict_of(choice == gap->right_choice,
	    str_fmt(a, "%s is %s.", answer_quote(a, gap->choices[choice]).at,
		choice == gap->right_choice ? "right" : "not right"));
}

struct verdict gaps_judge(
    struct arena *a, const struct question *q, struct str answer)
{
	enum part *parts = NEW_N(a, enum part, q->ngaps);
	struct pieces pieces;
	struct verdict v = { 0 };

	if (!split(a, answer, q->ngaps, &pieces))
		return verdict_unreadable(0, answer.len,
		    str_fmt(a,
			"There are %zu gaps: write %zu answers with | between "
			"them, not %zu.",
			q->ngaps, q->ngaps, pieces.n));
	for (size_t i = 0; i < q->ngaps; i++) {
		v = judge_gap(a, q, i, pieces.at[i]);
		if (!verdict_counts(v.kind)) {
			v.at += (size_t)(pieces.at[i].at - answer.at);
			return v;
		}
		parts[i] = v.kind == VERDICT_RIGHT ? PART_RIGHT : PART_WRONG;
	}
	if (q->ngaps > 1)
		return score_parts(a, parts, q->ngaps, "gaps", q->credit);
	v.parts = parts;
	v.nparts = 1;
	return v;
}

static const struct accepted *first_right(const struct gap *gap)
{
	for (size_t i = 0; i < gap->wanted.n; i++)
		if (gap->wanted.accepted[i].right)
			return &gap->wanted.accepted[i];
	die("a gap without an answer");
}

struct str gaps_solution(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->ngaps; i++) {
		const struct gap *gap = &q->gaps[i];

		if (i)
			buf_add(&b, STR(" | "));
		if (gap->nchoices)
			buf_add(&b, gap->choices[gap->right_choice]);
		else
			buf_add(&b,
			    gap->wanted.check->solution(a, first_right(gap)));
	}
	return buf_str(&b);
}

struct str gaps_words(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < q->ngaps; i++) {
		const struct gap *gap = &q->gaps[i];

		if (q->ngaps > 1)
			buf_fmt(&b, "%s%zu: ", i ? "\n" : "", i + 1);
		if (gap->nchoices)
			buf_add(&b, gap->choices[gap->right_choice]);
		for (size_t j = 0; j < gap->wanted.n; j++) {
			buf_add(&b, j ? STR(" or ") : STR(""));
			buf_add(&b,
			    gap->wanted.check->words(
				a, &gap->wanted.accepted[j]));
		}
	}
	return buf_str(&b);
}
