#include "base/arena.h"
#include "base/random.h"
#include "quiz/exam.h"
#include "quiz/exam_draw.h"
#include "tap.h"

#include <stdlib.h>

enum { POOL_MOST = 90, TAGS = 7 };

static const struct str words[TAGS] = { { "a", 1 }, { "b", 1 }, { "c", 1 },
	{ "d", 1 }, { "e", 1 }, { "f", 1 }, { "g", 1 } };

struct pool {
	struct question q[POOL_MOST];
	struct exam_choice choices[POOL_MOST];
	struct str tags[POOL_MOST][2];
	size_t n;
};

static void make_pool(struct pool *p, struct random *r)
{
	p->n = 1 + random_below(r, POOL_MOST);
	for (size_t i = 0; i < p->n; i++) {
		size_t first = random_below(r, TAGS);

		p->tags[i][0] = words[first];
		p->tags[i][1] = words[(first + 1) % TAGS];
		p->q[i] = (struct question){ .tags = p->tags[i],
			.ntags = 1 + random_below(r, 2),
			.difficulty = words[random_below(r, 3)] };
		p->choices[i] =
		    (struct exam_choice){ &p->q[i], random_below(r, 9) };
	}
}

static bool tagged(const struct question *q, struct str tag)
{
	for (size_t i = 0; i < q->ntags; i++)
		if (str_eq(q->tags[i], tag))
			return true;
	return false;
}

/* No tag has more than one too many or too few. */
static bool shares_hold(const struct pool *p, const size_t *drawn, size_t n)
{
	for (size_t t = 0; t < TAGS; t++) {
		long all = 0, in = 0;

		for (size_t i = 0; i < p->n; i++)
			all += tagged(&p->q[i], words[t]);
		for (size_t i = 0; i < n; i++)
			in += tagged(&p->q[drawn[i]], words[t]);
		if (labs((long)p->n * in - (long)n * all) > (long)p->n)
			return false;
	}
	return true;
}

static bool none_twice(const struct pool *p, const size_t *drawn, size_t n)
{
	bool seen[POOL_MOST] = { false };

	for (size_t i = 0; i < n; i++) {
		if (drawn[i] >= p->n || seen[drawn[i]])
			return false;
		seen[drawn[i]] = true;
	}
	return true;
}

/* Siblings meet only where more than half are of one passage. */
static bool siblings_part(const struct pool *p, const size_t *drawn, size_t n)
{
	size_t most = 0, meet = 0;

	for (size_t s = 0; s < 9; s++) {
		size_t of = 0;

		for (size_t i = 0; i < n; i++)
			of += p->choices[drawn[i]].passage == s;
		most = of > most ? of : most;
	}
	for (size_t i = 1; i < n; i++)
		meet += p->choices[drawn[i]].passage ==
		    p->choices[drawn[i - 1]].passage;
	return meet == (2 * most > n + 1 ? 2 * most - n - 1 : 0);
}

static void draws(struct arena *a)
{
	struct random r = { 20261122 };
	struct pool p;
	size_t bad[4] = { 0 };

	for (size_t round = 0; round < 150; round++) {
		size_t wanted, n, again, *drawn, *same;
		uint64_t seed = random_next(&r);

		make_pool(&p, &r);
		wanted = 1 + random_below(&r, 40);
		drawn = exam_draw(a, p.choices, p.n, wanted, seed, &n);
		same = exam_draw(a, p.choices, p.n, wanted, seed, &again);
		bad[0] += n != (wanted < p.n ? wanted : p.n) ||
		    !none_twice(&p, drawn, n);
		bad[1] += !shares_hold(&p, drawn, n);
		bad[2] += !siblings_part(&p, drawn, n);
		bad[3] += again != n || memcmp(drawn, same, n * sizeof(*same));
		arena_reset(a);
	}
	INT_IS(bad[0], 0);
	INT_IS(bad[1], 0);
	INT_IS(bad[2], 0);
	INT_IS(bad[3], 0);
}

/* What was drawn once is drawn in every release: exams are given by seed. */
static void stays(struct arena *a)
{
	struct random r = { 1 };
	struct pool p;
	struct buf b = { .a = a };
	size_t n, *drawn;

	do
		make_pool(&p, &r);
	while (p.n < POOL_MOST / 2);
	drawn = exam_draw(a, p.choices, p.n, 8, 42, &n);
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%zu ", drawn[i]);
	STR_IS(buf_str(&b), "15 34 26 7 44 0 39 4 ");
}

static struct option two[] = {
	{ .plain = { "alpha", 5 } },
	{ .plain = { "beta", 4 }, .right = true },
};

static struct str tags[] = { { "x", 1 }, { "y", 1 } };

static struct question questions[] = {
	{ .id = { "one", 3 },
	    .kind = QUESTION_ONE,
	    .options = two,
	    .noptions = 2,
	    .points = 2,
	    .tags = tags,
	    .ntags = 2 },
	{ .id = { "several", 7 },
	    .kind = QUESTION_SEVERAL,
	    .options = two,
	    .noptions = 2,
	    .points = 1,
	    .tags = tags,
	    .ntags = 1 },
};

static const struct quiz quiz = { .questions = questions, .n = 2 };
static const struct str modules[] = { { "m 1", 3 }, { "m 1", 3 } };
static const size_t both[] = { 1, 0 };

static struct exam *begin(struct arena *a)
{
	struct exam_setup setup = { .quiz = &quiz,
		.modules = modules,
		.questions = both,
		.n = 2,
		.seed = 3,
		.minutes = 1,
		.began = 1000 };

	return exam_new(a, &setup);
}

static void sits(struct arena *a)
{
	struct exam *e = begin(a);
	size_t n;
	struct exam_share *shares;

	INT_IS(exam_open(e), 2);
	INT_IS(exam_left(e), 60);
	INT_IS(exam_answer(e, 0, STR("nine"))->kind, VERDICT_UNREADABLE);
	INT_IS(exam_unreadable(e), 1);
	INT_IS(exam_open(e), 1);
	INT_IS(exam_answer(e, 0, STR("1"))->kind, VERDICT_WRONG);
	INT_IS(exam_answer(e, 0, STR("2"))->kind, VERDICT_RIGHT);
	exam_flag(e, 1);
	exam_spend(e, 61);
	exam_spend(e, -5);
	INT_IS(exam_left(e), 0);
	exam_hand_in(e);
	exam_spend(e, 9);
	INT_IS(exam_spent(e), 61);
	shares = exam_by_tag(a, e, &n);
	INT_IS(n, 2);
	STR_IS(shares[0].tag, "x");
	INT_IS(shares[0].n, 2);
	INT_IS(shares[0].right, 1);
	INT_IS((int)shares[1].most, 2);
	INT_IS((int)exam_total(e).earned, 1);
}

static void is_kept(struct arena *a)
{
	struct exam *e = begin(a), *back;
	struct str saved;

	exam_answer(e, 1, STR("2"));
	exam_flag(e, 1);
	exam_go(e, 1);
	exam_spend(e, 7);
	saved = exam_save(a, e);
	back = exam_restore(a, &quiz, modules, saved);
	OK(back != NULL);
	OK(str_eq(exam_save(a, back), saved));
	OK(str_eq(exam_name(a, back, 1), exam_name(a, e, 1)));
	INT_IS(exam_name(a, e, 1).len, 32);
	OK(!str_eq(exam_name(a, e, 0), exam_name(a, e, 1)));
	INT_IS(exam_sheet(back, 1)->verdict.kind, VERDICT_RIGHT);
	OK(!exam_restore(a, &quiz, modules, STR("")));
	OK(!exam_restore(a, &quiz, modules, STR("exam-1 3 1000 1 7 1 done")));
	OK(!exam_restore(
	    a, &quiz, modules, STR("exam-1 3 1000 1 7 1 open m:gone:plain:1")));
	for (size_t i = 0; i < saved.len; i++)
		exam_restore(a, &quiz, modules, str_sub(saved, 0, i));
}

int main(void)
{
	struct arena *a = arena_new();

	draws(a);
	stays(a);
	sits(a);
	is_kept(a);
	arena_free(a);
	return tap_done();
}
