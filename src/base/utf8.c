#include "base/utf8.h"

size_t utf8_decode(struct str s, uint32_t *rune)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first;
	size_t n;

	if (s.len == 0)
		return 0;
	first = (unsigned char)s.at[0];
	if (first < 0x80) {
		*rune = first;
		return 1;
	}
	n = first >> 5 == 0x6	 ? 2
	    : first >> 4 == 0xe	 ? 3
	    : first >> 3 == 0x1e ? 4
				 : 0;
	if (n == 0 || n > s.len)
		return 0;
	*rune = first & (0x7fu >> n);
	for (size_t i = 1; i < n; i++) {
		unsigned char next = (unsigned char)s.at[i];

		if (next >> 6 != 0x2)
			return 0;
		*rune = *rune << 6 | (next & 0x3f);
	}
	if (*rune < least[n] || *rune > 0x10ffff || *rune >> 11 == 0x1b)
		return 0;
	return n;
}

size_t utf8_encode(uint32_t rune, char out[UTF8_MOST])
{
	if (rune < 0x80) {
		out[0] = (char)rune;
		return 1;
	}
	if (rune < 0x800) {
		out[0] = (char)(0xc0 | rune >> 6);
		out[1] = (char)(0x80 | (rune & 0x3f));
		return 2;
	}
	if (rune < 0x10000) {
		out[0] = (char)(0xe0 | rune >> 12);
		out[1] = (char)(0x80 | (rune >> 6 & 0x3f));
		out[2] = (char)(0x80 | (rune & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | rune >> 18);
	out[1] = (char)(0x80 | (rune >> 12 & 0x3f));
	out[2] = (char)(0x80 | (rune >> 6 & 0x3f));
	out[3] = (char)(0x80 | (rune & 0x3f));
	return 4;
}
