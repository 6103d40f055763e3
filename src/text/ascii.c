#include "text/ascii.h"

#include <string.h>

/* Eight bytes at a time: the high bit of each that is not printable ASCII. */
static uint64_t strange(const char *at)
{
	const uint64_t ones = UINT64_MAX / 255, high = ones << 7;
	uint64_t x;

	memcpy(&x, at, sizeof(x));
	/* Below 0x20 the subtraction borrows, from 0x7f on the sum carries. */
	return ((x - ones * 0x20) | (x + ones) | x) & high;
}

size_t ascii_length(struct str s)
{
	size_t n = 0;

	while (n + 8 <= s.len && !strange(s.at + n))
		n += 8;
	while (n < s.len && s.at[n] >= 0x20 && s.at[n] < 0x7f)
		n++;
	return n;
}
