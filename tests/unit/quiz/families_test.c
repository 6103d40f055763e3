#include "quiz/instance.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/ip4.h"
#include "check/ipset.h"
#include "quiz/family.h"
#include "quiz/judge.h"
#include "quiz/parse.h"
#include "quiz/proof.h"
#include "tap.h"
#include "text/width.h"

/*
 * Every family, as tests/golden/quiz/families/quiz.md asks it: whatever the
 * seed, the solution is right, what is nearly it is wrong, and a witness is
 * one.
 */

enum { SEEDS = 200, RANGES_MOST = 16 };

static const char path[] = "tests/golden/quiz/families/quiz.md";

/* What one question has shown so far: each is told in one line. */
struct seen {
	size_t made, unsolved, too_kind, same_options, false_witness, faults;
	size_t nearly; /* wrong answers tried */
};

static bool admits(const struct ip4_range *at, size_t n, uint32_t ip)
{
	for (size_t i = 0; i < n; i++)
		if (at[i].first <= ip && ip <= at[i].last)
			return true;
	return false;
}

static struct str rules_text(
    struct arena *a, const struct ip4_range *at, size_t n)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s - %s;", ip4_text(a, at[i].first).at,
		    ip4_text(a, at[i].last).at);
	return buf_str(&b);
}

/* Each end of each range, one further in or out: the first address that the
 * verdict names is admitted by one side only. */
static void move_ends(
    struct arena *a, const struct question *q, struct seen *seen)
{
	size_t n;
	const struct ip4_range *asked = ipset_ranges(q->firewall.exactly, &n);
	struct ip4_range yours[RANGES_MOST];

	for (size_t i = 0; i < n * 4; i++) {
		struct ip4_range *r = &yours[i / 4];
		struct verdict v;
		uint32_t ip;

		memcpy(yours, asked, n * sizeof(*asked));
		r->first += i % 4 == 0 ? 1 : i % 4 == 1 ? -1u : 0;
		r->last += i % 4 == 2 ? 1 : i % 4 == 3 ? -1u : 0;
		if (r->first > r->last)
			continue;
		seen->nearly++;
		v = judge(a, q, rules_text(a, yours, n));
		seen->too_kind += v.kind == VERDICT_RIGHT;
		if (!ip4_scan(v.reason.at, v.reason.at + v.reason.len, &ip)) {
			/* Two that touch now are one rule more than asked. */
			seen->false_witness += !str_starts(
			    v.reason, STR("The addresses are right"));
			continue;
		}
		seen->false_witness +=
		    admits(asked, n, ip) == admits(yours, n, ip);
	}
}

static void try_wrong(struct arena *a, const struct question *q,
    struct str answer, struct seen *seen)
{
	seen->nearly++;
	seen->too_kind += judge(a, q, answer).kind == VERDICT_RIGHT;
}

/* Every other pick of one, and every pick that differs in one option. */
static void pick_others(
    struct arena *a, const struct question *q, struct seen *seen)
{
	for (size_t i = 0; i < q->noptions; i++) {
		struct buf b = { .a = a };

		for (size_t j = 0; j < i; j++)
			seen->same_options +=
			    str_eq(q->options[i].plain, q->options[j].plain);
		if (q->kind == QUESTION_ONE && !q->options[i].right)
			try_wrong(a, q, str_fmt(a, "%zu", i + 1), seen);
		if (q->kind == QUESTION_ONE)
			continue;
		for (size_t j = 0; j < q->noptions; j++)
			if (q->options[j].right != (i == j))
				buf_fmt(&b, "%zu ", j + 1);
		if (b.len == 0)
			buf_add(&b, STR("none"));
		try_wrong(a, q, buf_str(&b), seen);
	}
}

static void come_near(
    struct arena *a, const struct question *q, struct seen *seen)
{
	struct str solution = judge_solution(a, q);
	struct diags d = diags_in(a);
	uint64_t n;
	uint32_t ip;

	if (q->kind == QUESTION_FIREWALL && q->firewall.exactly)
		move_ends(a, q, seen);
	if (q->kind == QUESTION_ONE || q->kind == QUESTION_SEVERAL)
		pick_others(a, q, seen);
	if (q->kind == QUESTION_NUMBER && str_number(solution, 1 << 30, &n)) {
		try_wrong(a, q, str_fmt(a, "%d", (int)n + 1), seen);
		try_wrong(a, q, str_fmt(a, "%d", (int)n - 1), seen);
	}
	if (q->kind == QUESTION_TEXT &&
	    ip4_scan(solution.at, solution.at + solution.len, &ip))
		try_wrong(a, q, ip4_text(a, ip - 1), seen);
	if (str_eq(solution, STR("none")))
		try_wrong(a, q, STR("192.0.2.1"), seen);
	for (size_t i = 0; i < q->nproofs; i++)
		seen->nearly += !q->proofs[i].right;
	if (q->kind == QUESTION_GAPS)
		try_wrong(a, q, STR("no such thing | at all"), seen);
	proof_run(a, &(struct quiz){ .path = STR("q") }, q, &d);
	seen->faults += d.n;
}

static void make(struct arena *a, const struct question *base, uint64_t seed,
    struct seen *seen)
{
	struct diags d = diags_in(a);
	struct quiz *quiz = instance_new(a, base, seed, &d);

	seen->faults += d.n;
	if (!quiz)
		return;
	seen->made++;
	seen->unsolved += judge(a, &quiz->questions[0],
			      judge_solution(a, &quiz->questions[0]))
			      .kind != VERDICT_RIGHT;
	come_near(a, &quiz->questions[0], seen);
}

static void holds(const struct question *base)
{
	struct arena *a = arena_new();
	struct seen seen = { 0 };

	printf("# %.*s\n", STR_ARG(base->id));
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		make(a, base, seed, &seen);
		arena_reset(a);
	}
	arena_free(a);
	INT_IS(seen.made, SEEDS);
	INT_IS(seen.unsolved, 0);
	INT_IS(seen.faults, 0);
	INT_IS(seen.too_kind, 0);
	INT_IS(seen.same_options, 0);
	INT_IS(seen.false_witness, 0);
	OK(seen.nearly >= SEEDS);
}

/* Every family has its example. */
static void all_are_asked(const struct str text)
{
	bool seen[18] = { true };

	for (size_t i = 0; family_at(i); i++) {
		char line[80];

		OK(family_at(i)->number < 18 && !seen[family_at(i)->number]);
		seen[family_at(i)->number] = true;

		snprintf(line, sizeof(line), "family = %s", family_at(i)->name);
		OK_THAT(str_find(text, str_of(line), 0) != SIZE_MAX, line);
	}
	OK(!memchr(seen, false, sizeof(seen)));
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str text;
	struct quiz *quiz;

	text_locale();
	if (!file_read(a, STR(path), 1 << 20, &text, NULL, &d))
		SKIP_ALL("the example is not here");
	all_are_asked(text);
	quiz = quiz_parse(a, text, STR(path), &d);
	INT_IS(d.n, 0);
	for (size_t i = 0; i < quiz->n; i++)
		holds(&quiz->questions[i]);
	arena_free(a);
	return tap_done();
}
