#include "base/random.h"

#include "base/die.h"

uint64_t random_next(struct random *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

size_t random_below(struct random *r, size_t n)
{
	uint64_t spare, got;

	MUST(n > 0);
	spare = (UINT64_MAX % n + 1) % n;
	do
		got = random_next(r);
	while (got > UINT64_MAX - spare);
	return (size_t)(got % n);
}

void random_shuffle(struct random *r, size_t *at, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = random_below(r, i), kept = at[i - 1];

		at[i - 1] = at[j];
		at[j] = kept;
	}
}
