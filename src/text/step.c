#include "text/step.h"

#include "text/width.h"

#include <string.h>

size_t step_on(struct str s, size_t at)
{
	struct glyph g;

	if (at >= s.len)
		return s.len;
	return at + glyph_next(str_sub(s, at, s.len), &g);
}

/* No glyph begins before an ASCII byte and goes on past it. */
static bool always_starts(struct str s, size_t at)
{
	return at >= s.len || (unsigned char)s.at[at] < 0x80;
}

size_t step_back(struct str s, size_t from, size_t at)
{
	size_t start = from, next = from;

	if (at <= from)
		return from;
	if (always_starts(s, at - 1))
		return at - 1;
	/* The nearest byte from which glyphs can be counted. */
	for (size_t i = at - 1; i > from; i--)
		if (always_starts(s, i)) {
			start = next = i;
			break;
		}
	while (next < at) {
		start = next;
		next = step_on(s, next);
	}
	return start;
}

size_t step_start(struct str s, size_t from, size_t at)
{
	size_t next;

	if (always_starts(s, at) || at <= from)
		return at;
	next = step_back(s, from, at);
	while (next < at)
		next = step_on(s, next);
	return next;
}

static bool in_word(struct str s, size_t at)
{
	char c = s.at[at];

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

size_t step_word_on(struct str s, size_t at)
{
	while (at < s.len && !in_word(s, at))
		at++;
	while (at < s.len && in_word(s, at))
		at++;
	return at;
}

size_t step_word_back(struct str s, size_t at)
{
	while (at > 0 && !in_word(s, at - 1))
		at--;
	while (at > 0 && in_word(s, at - 1))
		at--;
	return at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t step_rub_word(struct str s, size_t from, size_t at)
{
	while (at > from && is_blank(s.at[at - 1]))
		at--;
	while (at > from && !is_blank(s.at[at - 1]))
		at--;
	return at;
}

size_t step_line_start(struct str s, size_t at)
{
	while (at > 0 && s.at[at - 1] != '\n')
		at--;
	return at;
}

size_t step_line_end(struct str s, size_t at)
{
	const char *end =
	    at < s.len ? memchr(s.at + at, '\n', s.len - at) : NULL;

	return end ? (size_t)(end - s.at) : s.len;
}

size_t step_lines(struct str s, size_t from, size_t to)
{
	size_t n = 0;

	while (from < to) {
		const char *end = memchr(s.at + from, '\n', to - from);

		if (!end)
			break;
		from = (size_t)(end - s.at) + 1;
		n++;
	}
	return n;
}
