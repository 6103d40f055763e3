#include "base/str.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *c)
{
	return (struct str){ c, c ? strlen(c) : 0 };
}

bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.at, b.at, n) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str with)
{
	return s.len >= with.len && str_eq(str_sub(s, 0, with.len), with);
}

bool str_ends(struct str s, struct str with)
{
	return s.len >= with.len &&
	    str_eq(str_sub(s, s.len - with.len, s.len), with);
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){ s.at ? s.at + from : NULL, to - from };
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.len && is_space(s.at[0]))
		s = str_sub(s, 1, s.len);
	while (s.len && is_space(s.at[s.len - 1]))
		s.len--;
	return s;
}

size_t str_find(struct str s, struct str what, size_t from)
{
	const char *at, *end;

	if (what.len == 0)
		return from <= s.len ? from : SIZE_MAX;
	if (from >= s.len)
		return SIZE_MAX;
	for (at = s.at + from, end = s.at + s.len;
	     (size_t)(end - at) >= what.len; at++) {
		at = memchr(at, what.at[0], (size_t)(end - at));
		if (!at || (size_t)(end - at) < what.len)
			return SIZE_MAX;
		if (memcmp(at, what.at, what.len) == 0)
			return (size_t)(at - s.at);
	}
	return SIZE_MAX;
}

struct str str_cut(struct str s, char at, struct str *head)
{
	const char *cut = s.len ? memchr(s.at, at, s.len) : NULL;

	if (!cut) {
		*head = s;
		return (struct str){ NULL, 0 };
	}
	*head = str_sub(s, 0, (size_t)(cut - s.at));
	return str_sub(s, (size_t)(cut - s.at) + 1, s.len);
}

struct str str_line(struct str *rest)
{
	size_t end = 0, next;

	while (
	    end < rest->len && rest->at[end] != '\n' && rest->at[end] != '\r')
		end++;
	next = end;
	if (next < rest->len)
		next += str_starts(str_sub(*rest, next, rest->len), STR("\r\n"))
		    ? 2
		    : 1;
	struct str line = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, next, rest->len);
	return line;
}

struct str str_copy(struct arena *a, struct str s)
{
	char *at = arena_take(a, s.len + 1);

	if (s.len)
		memcpy(at, s.at, s.len);
	return (struct str){ at, s.len };
}

const char *str_c(struct arena *a, struct str s)
{
	return str_copy(a, s).at;
}

static void reserve(struct buf *b, size_t more)
{
	size_t want = b->len + more + 1;

	if (want <= b->cap)
		return;
	if (want < b->cap * 2)
		want = b->cap * 2;
	if (want < 32)
		want = 32;
	b->at = arena_grow(b->a, b->at, b->cap, want);
	b->cap = want;
}

void buf_add(struct buf *b, struct str s)
{
	reserve(b, s.len);
	if (s.len)
		memcpy(b->at + b->len, s.at, s.len);
	b->len += s.len;
}

void buf_byte(struct buf *b, char c)
{
	reserve(b, 1);
	b->at[b->len++] = c;
}

void buf_fill(struct buf *b, char c, size_t n)
{
	reserve(b, n);
	memset(b->at + b->len, c, n);
	b->len += n;
}

static void add_args(struct buf *b, const char *fmt, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	MUST(n >= 0);
	reserve(b, (size_t)n);
	vsnprintf(b->at + b->len, (size_t)n + 1, fmt, args);
	b->len += (size_t)n;
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_args(b, fmt, args);
	va_end(args);
}

struct str buf_str(struct buf *b)
{
	reserve(b, 0);
	b->at[b->len] = '\0';
	return (struct str){ b->at, b->len };
}

struct str str_fmt(struct arena *a, const char *fmt, ...)
{
	struct buf b = { .a = a };
	va_list args;

	va_start(args, fmt);
	add_args(&b, fmt, args);
	va_end(args);
	return buf_str(&b);
}

struct str str_grouped(struct arena *a, uint64_t n)
{
	struct str digits = str_fmt(a, "%llu", (unsigned long long)n);
	struct buf b = { .a = a };

	for (size_t i = 0; i < digits.len; i++) {
		if (i && (digits.len - i) % 3 == 0)
			buf_byte(&b, ',');
		buf_byte(&b, digits.at[i]);
	}
	return buf_str(&b);
}

uint64_t str_hash(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.at[i]) * 1099511628211u;
	return h;
}

bool str_number(struct str s, uint64_t most, uint64_t *n)
{
	uint64_t sum = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned digit = (unsigned)(unsigned char)s.at[i] - '0';

		if (digit > 9 || digit > most || sum > (most - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*n = sum;
	return true;
}

const char *str_plural(size_t n)
{
	return n == 1 ? "" : "s";
}
