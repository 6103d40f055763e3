#include "base/arena.h"
#include "base/random.h"
#include "check/score.h"
#include "tap.h"

#include <math.h>

static bool near(double x, double y)
{
	return fabs(x - y) < 1e-12;
}

static size_t count(unsigned bits)
{
	size_t n = 0;

	for (; bits; bits >>= 1)
		n += bits & 1;
	return n;
}

/* What the definitions say, straight. */
static double score_of(
    unsigned right, unsigned picked, size_t n, enum credit credit)
{
	double c = (double)count(right), k = (double)count(picked);
	double t = (double)count(right & picked);

	switch (credit) {
	case CREDIT_NET_CORRECT:
		return t > k - t ? (t - (k - t)) / c : 0;
	case CREDIT_COVERAGE:
		return k > 0 ? t / c * (t / k) : 0;
	case CREDIT_EACH_ANSWER:
		return (double)(n - count(right ^ picked)) / (double)n;
	case CREDIT_OFF:
	case CREDIT_LCS:
		break;
	}
	return right == picked;
}

static enum verdict_kind kind_of(double score)
{
	return score >= 1 ? VERDICT_RIGHT
	    : score > 0	  ? VERDICT_PARTIAL
			  : VERDICT_WRONG;
}

/* Every choice out of five options against every right set. */
static void options(struct arena *a)
{
	size_t wrong = 0;

	for (unsigned i = 0; i < 4 * 31 * 32; i++) {
		enum credit credit = (enum credit)(i % 4);
		unsigned right = i / 4 % 31 + 1, picked = i / 4 / 31;
		bool is_right[5], is_picked[5];
		double want = score_of(right, picked, 5, credit);
		struct verdict v;

		for (unsigned j = 0; j < 5; j++) {
			is_right[j] = right >> j & 1;
			is_picked[j] = picked >> j & 1;
		}
		v = score_options(a, is_right, is_picked, 5, credit);
		wrong += !near(v.score, want) || v.kind != kind_of(want);
		wrong += v.kind == VERDICT_RIGHT && right != picked;
		wrong += v.nparts != 5;
	}
	INT_IS(wrong, 0);
}

static void parts_of_options(struct arena *a)
{
	const bool right[] = { true, true, false, false };
	const bool picked[] = { true, false, true, false };
	struct verdict v = score_options(a, right, picked, 4, CREDIT_OFF);

	INT_IS(v.kind, VERDICT_WRONG);
	INT_IS(v.score, 0);
	INT_IS(v.parts[0], PART_RIGHT);
	INT_IS(v.parts[1], PART_MISSED);
	INT_IS(v.parts[2], PART_WRONG);
	INT_IS(v.parts[3], PART_RIGHT);
	STR_IS(v.reason,
	    "Of the 2 that you picked 1 is right, and not all are there.");
}

/* The longest rising subsequence by trying every subset. */
static size_t longest(const size_t *at, size_t n)
{
	size_t most = 0;

	for (unsigned set = 0; set < 1u << n; set++) {
		size_t last = 0, length = 0;
		bool rises = true;

		for (size_t i = 0; i < n; i++) {
			if (!(set >> i & 1))
				continue;
			rises = rises && (length == 0 || at[i] > last);
			last = at[i];
			length++;
		}
		if (rises && length > most)
			most = length;
	}
	return n > 1 && most == 1 ? 0 : most;
}

static void orders(struct arena *a)
{
	struct random r = { 11 };
	size_t wrong = 0;

	for (int i = 0; i < 500; i++) {
		size_t at[7], n = 1 + random_below(&r, 7), placed = 0, kept;
		struct verdict v;

		for (size_t j = 0; j < n; j++)
			at[j] = j;
		random_shuffle(&r, at, n);
		for (size_t j = 0; j < n; j++)
			placed += at[j] == j;
		kept = longest(at, n);
		v = score_order(a, at, n, CREDIT_LCS);
		wrong += !near(v.score,
		    kept * 2 > n ? (double)(kept * 2 - n) / (double)n : 0);
		wrong += (v.kind == VERDICT_RIGHT) != (placed == n);
		v = score_order(a, at, n, CREDIT_EACH_ANSWER);
		wrong += !near(v.score, (double)placed / (double)n);
		v = score_order(a, at, n, CREDIT_OFF);
		wrong += v.score != (placed == n);
	}
	INT_IS(wrong, 0);
}

static void says_how_far(struct arena *a)
{
	size_t order[] = { 0, 2, 1 };
	enum part parts[] = { PART_RIGHT, PART_WRONG, PART_RIGHT };
	struct verdict v = score_order(a, order, 3, CREDIT_OFF);

	STR_IS(v.reason, "1 of 3 stands in the right place.");
	INT_IS(v.kind, VERDICT_WRONG);
	INT_IS(v.parts[0], PART_RIGHT);
	INT_IS(v.parts[1], PART_WRONG);
	v = score_parts(a, parts, 3, "gaps", CREDIT_EACH_ANSWER);
	STR_IS(v.reason, "2 of 3 gaps are right.");
	INT_IS(v.kind, VERDICT_PARTIAL);
	parts[1] = PART_RIGHT;
	v = score_parts(a, parts, 3, "gaps", CREDIT_OFF);
	STR_IS(v.reason, "All 3 gaps are right.");
	INT_IS(v.kind, VERDICT_RIGHT);
}

int main(void)
{
	struct arena *a = arena_new();
	enum credit credit;

	options(a);
	parts_of_options(a);
	orders(a);
	says_how_far(a);
	OK(credit_read(STR("net-correct"), &credit));
	INT_IS(credit, CREDIT_NET_CORRECT);
	OK(!credit_read(STR("half"), &credit));
	arena_free(a);
	return tap_done();
}
