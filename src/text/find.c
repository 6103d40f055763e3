#include "text/find.h"

#include "base/utf8.h"
#include "text/width.h"

#include <string.h>

static size_t decode(struct str s, size_t at, uint32_t *rune)
{
	size_t n = utf8_decode(str_sub(s, at, s.len), rune);

	if (n)
		return n;
	*rune = RUNE_BAD;
	return 1;
}

static bool has_capital(struct str s)
{
	uint32_t rune;

	for (size_t at = 0; at < s.len;) {
		at += decode(s, at, &rune);
		if (text_lower(rune) != rune)
			return true;
	}
	return false;
}

static bool is_blank(uint32_t rune)
{
	return rune == ' ' || rune == '\t' || rune == '\n' || rune == 0xa0;
}

/* The end of the match that begins at `at`, or SIZE_MAX. */
static size_t match(struct str in, size_t at, struct str what, bool exact)
{
	uint32_t want, have;

	for (size_t i = 0; i < what.len;) {
		if (at >= in.len)
			return SIZE_MAX;
		i += decode(what, i, &want);
		at += decode(in, at, &have);
		if (is_blank(want)) {
			if (!is_blank(have))
				return SIZE_MAX;
			while (
			    at < in.len && is_blank((unsigned char)in.at[at]))
				at++;
			while (
			    i < what.len && is_blank((unsigned char)what.at[i]))
				i++;
		} else if ((exact ? have : text_lower(have)) != want) {
			return SIZE_MAX;
		}
	}
	return at;
}

size_t text_find(struct str in, struct str what, size_t from, size_t *len)
{
	bool exact = has_capital(what);
	unsigned char first = what.len ? (unsigned char)what.at[0] : 0;
	bool jump = exact && first > ' ' && first < 0x80;

	if (what.len == 0)
		return SIZE_MAX;
	for (size_t at = from; at < in.len;) {
		uint32_t rune;
		size_t end;

		if (jump) {
			const char *next =
			    memchr(in.at + at, what.at[0], in.len - at);

			if (!next)
				return SIZE_MAX;
			at = (size_t)(next - in.at);
		}
		end = match(in, at, what, exact);
		if (end != SIZE_MAX) {
			*len = end - at;
			return at;
		}
		at += decode(in, at, &rune);
	}
	return SIZE_MAX;
}
