#include "base/random.h"
#include "tap.h"

/* The first numbers of splitmix64 for these seeds, as published. */
static void is_splitmix(void)
{
	struct random r = { 1234567 };

	OK(random_next(&r) == 6457827717110365317u);
	OK(random_next(&r) == 3203168211198807973u);
	OK(random_next(&r) == 9817491932198370423u);
}

static void is_even(void)
{
	struct random r = { 1 };
	size_t seen[6] = { 0 }, low = SIZE_MAX;

	for (int i = 0; i < 6000; i++)
		seen[random_below(&r, 6)]++;
	for (int i = 0; i < 6; i++)
		if (seen[i] < low)
			low = seen[i];
	OK(low > 850);
	INT_IS(random_below(&r, 1), 0);
}

/* Each of the six orders of three things, about as often as the others. */
static void shuffles(void)
{
	struct random r = { 5 };
	size_t seen[27] = { 0 }, orders = 0;

	for (int i = 0; i < 6000; i++) {
		size_t at[] = { 0, 1, 2 };

		random_shuffle(&r, at, 3);
		seen[at[0] * 9 + at[1] * 3 + at[2]]++;
	}
	for (int i = 0; i < 27; i++)
		orders += seen[i] > 850;
	INT_IS(orders, 6);
	random_shuffle(&r, NULL, 0);
}

int main(void)
{
	is_splitmix();
	is_even();
	shuffles();
	return tap_done();
}
