#include "quiz/shown.h"

#include "base/arena.h"
#include "base/random.h"
#include "check/picks.h"

static bool is_in_order(const struct question *q, const size_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (order[i] != i &&
		    (q->kind != QUESTION_MATCH ||
			!str_eq(q->pairs[i].right, q->pairs[order[i]].right)))
			return false;
	return true;
}

static void mix(const struct question *q, uint64_t seed, size_t *order,
    size_t n, bool never_right)
{
	struct random r = { seed ^ str_hash(q->id) };

	random_shuffle(&r, order, n);
	if (!never_right || !is_in_order(q, order, n))
		return;
	for (size_t i = 1; i < n; i++) {
		size_t kept = order[0];

		order[0] = order[i];
		order[i] = kept;
		if (!is_in_order(q, order, n))
			return;
	}
}

size_t *shown_order(
    struct arena *a, const struct question *q, uint64_t seed, size_t *n)
{
	bool puzzle = q->kind == QUESTION_ORDER || q->kind == QUESTION_MATCH;
	size_t *order;

	*n = q->kind == QUESTION_MATCH ? q->npairs : q->noptions;
	if (*n == 0)
		return NULL;
	order = NEW_N(a, size_t, *n);
	for (size_t i = 0; i < *n; i++)
		order[i] = i;
	if (puzzle || q->shuffle)
		mix(q, seed, order, *n, puzzle);
	return order;
}

static struct str name_all(
    struct arena *a, const size_t *order, const struct picks *picks)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < picks->n; i++)
		buf_fmt(&b, "%s%zu", i ? " " : "", order[picks->at[i]] + 1);
	return buf_str(&b);
}

struct str shown_answer(struct arena *a, const struct question *q,
    const size_t *order, struct str answer)
{
	struct picks picks = { 0 };
	struct verdict v;
	bool read = false;

	if (!answer_legible(a, answer, &v))
		return answer;
	switch (q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
		read = picks_read(a, answer, q->noptions, &picks, &v);
		break;
	case QUESTION_ORDER:
		read = picks_read_order(a, answer, q->noptions, &picks, &v);
		break;
	case QUESTION_MATCH:
		read = picks_read_match(a, answer, q->npairs, &picks, &v);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_GAPS:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		break;
	}
	return read ? name_all(a, order, &picks) : answer;
}
