#include "base/arena.h"
#include "base/random.h"
#include "check/ipset.h"
#include "tap.h"

/* Small sets are held against the bits of a number, at both ends. */
enum { ROUNDS = 20000, MOST = 12 };

static struct random dice = { 7 };

static const struct ipset *of_mask(struct arena *a, uint64_t mask, uint32_t at)
{
	struct ip4_range r[64];
	size_t n = 0;

	for (unsigned i = 0; i < 64; i++)
		if (mask >> i & 1)
			r[n++] = (struct ip4_range){ at + i, at + i };
	return ipset_of(a, r, n);
}

static uint64_t mask_of(const struct ipset *set, uint32_t at)
{
	size_t n;
	const struct ip4_range *r = ipset_ranges(set, &n);
	uint64_t mask = 0;

	for (size_t i = 0; i < n; i++)
		for (uint64_t ip = r[i].first; ip <= r[i].last; ip++)
			if (ip - at < 64)
				mask |= UINT64_C(1) << (ip - at);
	return mask;
}

static bool is_well_formed(const struct ipset *set)
{
	size_t n;
	const struct ip4_range *r = ipset_ranges(set, &n);

	for (size_t i = 0; i < n; i++)
		if (r[i].first > r[i].last ||
		    (i && r[i].first <= (uint64_t)r[i - 1].last + 1))
			return false;
	return true;
}

/* A few ranges in any order, and the bits that they set. */
static const struct ipset *roll(struct arena *a, uint32_t at, uint64_t *mask)
{
	struct ip4_range r[MOST];
	size_t n = random_below(&dice, MOST + 1);

	*mask = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t x = (uint32_t)random_below(&dice, 64);
		uint32_t y = (uint32_t)random_below(&dice, 64);
		uint32_t low = x < y ? x : y, high = x < y ? y : x;

		r[i] = (struct ip4_range){ at + low, at + high };
		for (uint32_t k = low; k <= high; k++)
			*mask |= UINT64_C(1) << k;
	}
	return ipset_of(a, r, n);
}

static size_t bits(uint64_t mask)
{
	size_t n = 0;

	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

/* How far the nearest bit of `to` is; 64: there is none. */
static unsigned distance(uint64_t to, unsigned i)
{
	for (unsigned k = 0; k < 64; k++)
		if ((i + k < 64 && to >> (i + k) & 1) ||
		    (i >= k && to >> (i - k) & 1))
			return k;
	return 64;
}

static bool is_telling(const struct ipset *x, const struct ipset *y, uint64_t p,
    uint64_t q, uint32_t at)
{
	unsigned least = 64;
	uint32_t ip;

	if (!ipset_witness(x, y, &ip))
		return p == 0;
	if (ip - at > 63 || !(p >> (ip - at) & 1))
		return false;
	for (unsigned i = 0; q && i < 64; i++)
		if (p >> i & 1 && distance(q, i) < least)
			least = distance(q, i);
	return q == 0 || distance(q, ip - at) == least;
}

static void round_at(struct arena *a, uint32_t at, unsigned bad[5])
{
	uint64_t p, q;
	const struct ipset *x = roll(a, at, &p), *y = roll(a, at, &q);
	const struct ipset *both = ipset_common(a, x, y);
	const struct ipset *any = ipset_union(a, x, y);
	const struct ipset *less = ipset_minus(a, x, y);

	bad[0] += !is_well_formed(x) || !is_well_formed(both) ||
	    !is_well_formed(any) || !is_well_formed(less);
	bad[1] += mask_of(x, at) != p || mask_of(both, at) != (p & q) ||
	    mask_of(any, at) != (p | q) || mask_of(less, at) != (p & ~q);
	bad[2] += ipset_count(any) != bits(p | q) ||
	    ipset_equal(x, y) != (p == q) ||
	    !ipset_equal(any, of_mask(a, p | q, at));
	for (unsigned i = 0; i < 64; i++)
		bad[3] += ipset_has(x, at + i) != (p >> i & 1);
	bad[4] += !is_telling(x, y, p, q, at);
}

static void against_bits(struct arena *a, uint32_t at)
{
	unsigned bad[5] = { 0 };

	for (int i = 0; i < ROUNDS; i++) {
		round_at(a, at, bad);
		arena_reset(a);
	}
	printf("# sets from %08x, seed 7\n", at);
	INT_IS(bad[0], 0);
	INT_IS(bad[1], 0);
	INT_IS(bad[2], 0);
	INT_IS(bad[3], 0);
	INT_IS(bad[4], 0);
}

static bool covers(const struct ip4_range *r, size_t n, uint32_t ip)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].first <= ip && ip <= r[i].last)
			return true;
	return false;
}

/* Many ranges, sorted by their digits; each boundary is looked at. */
static void large(struct arena *a)
{
	enum { N = 400 };
	struct ip4_range r[N];
	const struct ipset *set;
	unsigned bad = 0;

	for (size_t i = 0; i < N; i++) {
		r[i].first = (uint32_t)random_next(&dice);
		r[i].last = r[i].first +
		    (uint32_t)random_below(
			&dice, (UINT32_MAX - r[i].first) / 300 + 1);
	}
	r[0].last = r[0].first;
	r[1] = (struct ip4_range){ UINT32_MAX, UINT32_MAX };
	r[2] = (struct ip4_range){ 0, 0 };
	set = ipset_of(a, r, N);
	OK(is_well_formed(set));
	for (size_t i = 0; i < N; i++) {
		uint32_t probes[] = { r[i].first - 1, r[i].first, r[i].last,
			r[i].last + 1 };

		for (size_t k = 0; k < 4; k++)
			bad += covers(r, N, probes[k]) !=
			    ipset_has(set, probes[k]);
	}
	INT_IS(bad, 0);
}

static void at_the_ends(struct arena *a)
{
	struct ip4_range top[] = { { UINT32_MAX, UINT32_MAX }, { 0, 0 } };
	struct ip4_range halves[] = { { 0x80000000, UINT32_MAX },
		{ 0, 0x7fffffff } };
	const struct ipset *all = ipset_of(a, halves, 2);
	const struct ipset *none = ipset_of(a, NULL, 0);
	size_t n;
	uint32_t ip;

	ipset_ranges(ipset_of(a, top, 2), &n);
	INT_IS(n, 2);
	ipset_ranges(all, &n);
	INT_IS(n, 1);
	INT_IS(ipset_count(all), 4294967296LL);
	INT_IS(ipset_count(none), 0);
	OK(ipset_equal(ipset_minus(a, all, all), none));
	OK(ipset_equal(ipset_minus(a, all, none), all));
	OK(ipset_equal(ipset_union(a, none, none), none));
	OK(!ipset_witness(none, all, &ip));
	OK(ipset_witness(all, none, &ip));
	STR_IS(ip4_text(a, ip), "198.51.100.7");
}

int main(void)
{
	struct arena *a = arena_new();

	against_bits(a, 0);
	against_bits(a, UINT32_MAX - 63);
	large(a);
	at_the_ends(a);
	arena_free(a);
	return tap_done();
}
