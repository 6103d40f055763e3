#include "doc/strike.h"

#include "base/utf8.h"
#include "doc/rune.h"

#include <stdlib.h>
#include <string.h>

enum { TILDES_MOST = 2 };

struct strikes strikes_in(struct arena *a)
{
	return (struct strikes){ .a = a };
}

void strikes_clear(struct strikes *s)
{
	s->levels.n = 0;
	s->open.n = 0;
	s->ends.n = 0;
	strikes_enter(s);
}

void strikes_enter(struct strikes *s)
{
	struct strike_level *level = VEC_ADD(s->a, &s->levels);

	level->first = s->open.n;
	for (int len = 1; len <= TILDES_MOST; len++)
		level->bottom[len][0] = level->bottom[len][1] = s->open.n;
}

void strikes_leave(struct strikes *s)
{
	s->open.n = s->levels.at[--s->levels.n].first;
}

static struct strike_level *innermost(struct strikes *s)
{
	return &s->levels.at[s->levels.n - 1];
}

static void keep_open(struct strikes *s, size_t n)
{
	struct strike_level *level = innermost(s);

	s->open.n = n;
	for (int len = 1; len <= TILDES_MOST; len++)
		for (int opens = 0; opens < 2; opens++)
			if (level->bottom[len][opens] > n)
				level->bottom[len][opens] = n;
}

/* CommonMark's rule of three, for rows that could do both. */
static bool is_odd(const struct tildes *x, const struct tildes *y)
{
	return (x->closes || y->opens) && x->len != y->len;
}

static void strike(
    struct strikes *s, const struct tildes *from, const struct tildes *to)
{
	*VEC_ADD(s->a, &s->ends) = (struct strike_end){
		.at = from->at, .len = from->len, .begins = true
	};
	*VEC_ADD(s->a, &s->ends) =
	    (struct strike_end){ .at = to->at, .len = to->len };
}

/* false: nothing is open that this row could close. */
static bool close_with(struct strikes *s, const struct tildes *row)
{
	size_t *bottom = &innermost(s)->bottom[row->len][row->opens];

	for (size_t i = s->open.n; i-- > *bottom;) {
		struct tildes open = s->open.at[i];

		if (is_odd(&open, row))
			continue;
		if (open.len == row->len)
			strike(s, &open, row);
		keep_open(s, open.len == row->len ? i : i + 1);
		return true;
	}
	*bottom = s->open.n;
	return false;
}

/* The rune that ends before byte `at`, or what is before the text. */
static uint32_t rune_before(const struct strike_text *t, size_t at)
{
	size_t from = at;
	uint32_t rune;

	if (at == 0)
		return t->before;
	do
		from--;
	while (from > 0 && at - from < UTF8_MOST &&
	    ((unsigned char)t->text.at[from] & 0xc0) == 0x80);
	if (!utf8_decode(str_sub(t->text, from, at), &rune))
		return RUNE_BAD;
	return rune;
}

static uint32_t rune_after(const struct strike_text *t, size_t at)
{
	uint32_t rune;

	if (at == t->text.len)
		return t->after;
	return utf8_decode(str_sub(t->text, at, t->text.len), &rune) ? rune
								     : RUNE_BAD;
}

static struct tildes row_at(const struct strike_text *t, size_t from, size_t to)
{
	uint32_t before = rune_before(t, from), after = rune_after(t, to);
	bool before_space = rune_is_space(before);
	bool after_space = rune_is_space(after);
	bool before_sign = rune_is_punctuation(before);
	bool after_sign = rune_is_punctuation(after);

	return (struct tildes){ .at = t->at + (uint32_t)from,
		.len = (uint32_t)(to - from),
		.opens = !after_space &&
		    (!after_sign || before_space || before_sign),
		.closes = !before_space &&
		    (!before_sign || after_space || after_sign) };
}

static size_t count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == '~';
	return n;
}

/* Where in the raw text the next tilde stands, and whether it is escaped. */
static bool next_is_escaped(struct str raw, size_t *at)
{
	size_t slashes = 0;

	while (raw.at[*at] != '~') {
		slashes = raw.at[*at] == '\\' ? slashes + 1 : 0;
		++*at;
	}
	++*at;
	return slashes % 2 == 1;
}

static void end_row(
    struct strikes *s, const struct strike_text *t, size_t from, size_t to)
{
	struct tildes row;

	if (from == to || to - from > TILDES_MOST)
		return;
	row = row_at(t, from, to);
	if (row.closes && close_with(s, &row))
		return;
	if (row.opens)
		*VEC_ADD(s->a, &s->open) = row;
}

void strikes_text(struct strikes *s, const struct strike_text *t)
{
	struct str raw = t->raw;
	size_t from = 0, to = 0, in_raw = 0;

	if (!t->text.len || !memchr(t->text.at, '~', t->text.len))
		return;
	if (count(raw) != count(t->text))
		raw.len = 0;
	for (size_t at = 0; at < t->text.len; at++) {
		bool real = t->text.at[at] == '~';

		if (real && raw.len)
			real = !next_is_escaped(raw, &in_raw);
		if (!real || at != to) {
			end_row(s, t, from, to);
			from = to = at;
		}
		to += real;
	}
	end_row(s, t, from, to);
}

static int by_place(const void *x, const void *y)
{
	const struct strike_end *a = x, *b = y;

	return (a->at > b->at) - (a->at < b->at);
}

/* Adds bytes [from, to) of the old piece; *next is a span not after them. */
static void add_part(struct piece *p, const struct piece *old, size_t *next,
    struct span part, unsigned struck)
{
	uint32_t end = part.at + part.len;

	while (part.at < end) {
		struct span span = { .at = end, .link = NO_LINK };
		uint32_t stop = end;

		if (*next < old->spans.n)
			span = old->spans.at[*next];
		if (span.at + span.len <= part.at) {
			++*next;
			continue;
		}
		if (span.at > part.at)
			span = (struct span){ .at = part.at,
				.len = span.at - part.at,
				.link = NO_LINK };
		if (span.at + span.len < stop)
			stop = span.at + span.len;
		piece_put(p, str_sub(piece_text(old), part.at, stop),
		    span.what | struck, span.link);
		part.at = stop;
	}
}

/* How many bytes of tildes go before this place. */
static uint32_t gone_before(const struct strikes *s, uint32_t at)
{
	size_t low = 0, high = s->ends.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->ends.at[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? s->ends.at[low - 1].gone + s->ends.at[low - 1].len : 0;
}

static void move(const struct strikes *s, uint32_t *at, uint32_t *len)
{
	uint32_t end = *at + *len;

	end -= gone_before(s, end);
	*at -= gone_before(s, *at);
	*len = end - *at;
}

static void move_links(const struct strikes *s, struct piece *p)
{
	for (size_t i = 0; i < p->links.n; i++)
		move(s, &p->links.at[i].at, &p->links.at[i].len);
	for (size_t i = 0; i < p->figures.n; i++)
		move(s, &p->figures.at[i].at, &p->figures.at[i].len);
}

static void sort_ends(struct strikes *s)
{
	uint32_t gone = 0;

	qsort(s->ends.at, s->ends.n, sizeof(*s->ends.at), by_place);
	for (size_t i = 0; i < s->ends.n; i++) {
		s->ends.at[i].gone = gone;
		gone += s->ends.at[i].len;
	}
}

void strikes_apply(struct strikes *s, struct piece *p)
{
	struct piece out = piece_in(s->a);
	unsigned depth = 0;
	uint32_t at = 0;
	size_t next = 0;

	if (s->ends.n == 0)
		return;
	sort_ends(s);
	for (size_t i = 0; i <= s->ends.n; i++) {
		bool last = i == s->ends.n;
		struct span part = { .at = at };

		part.len =
		    (last ? (uint32_t)p->text.len : s->ends.at[i].at) - at;
		add_part(&out, p, &next, part, depth ? SPAN_STRIKE : 0);
		if (last)
			break;
		at = s->ends.at[i].at + s->ends.at[i].len;
		depth += s->ends.at[i].begins ? 1 : (unsigned)-1;
	}
	move_links(s, p);
	out.links = p->links;
	out.figures = p->figures;
	out.gapped = p->gapped;
	*p = out;
}
