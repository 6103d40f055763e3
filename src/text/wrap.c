#include "text/wrap.h"

#include "base/utf8.h"
#include "text/ascii.h"
#include "text/width.h"

#include <string.h>

enum { DASH = 0x2014, LONGEST_COMPOUND = 40 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where a word that is too long had better be broken: after these. */
static bool ends_part(char c)
{
	switch (c) {
	case '/':
	case '.':
	case ',':
	case '-':
	case '_':
	case '?':
	case '&':
	case '=':
	case ':':
	case ';':
		return true;
	}
	return false;
}

struct range {
	uint32_t first, last;
};

/* Whether r is in one of n ranges, which are in order. */
static bool among(const struct range *ranges, size_t n, uint32_t r)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && r >= ranges[low].first;
}

#define AMONG(ranges, r) among(ranges, sizeof(ranges) / sizeof(*(ranges)), r)

/* Closing punctuation, small kana, iteration marks: never first in a line. */
static bool stays_with_left(uint32_t r)
{
	/* clang-format off */
	static const struct range held[] = {
		{ '!', '"' }, { '%', '%' }, { '\'', '\'' }, { ')', ')' },
		{ ',', ',' }, { '.', '.' }, { ':', ';' }, { '?', '?' },
		{ ']', ']' }, { '}', '}' }, { 0x00bb, 0x00bb },
		{ 0x2010, 0x2014 }, { 0x2019, 0x2019 }, { 0x201d, 0x201d },
		{ 0x2026, 0x2026 }, { 0x203a, 0x203a }, { 0x3001, 0x3002 },
		{ 0x3005, 0x3005 }, { 0x3009, 0x3009 }, { 0x300b, 0x300b },
		{ 0x300d, 0x300d }, { 0x300f, 0x300f }, { 0x3011, 0x3011 },
		{ 0x3015, 0x3015 }, { 0x3017, 0x3017 }, { 0x3019, 0x3019 },
		{ 0x301b, 0x301c }, { 0x301e, 0x301f }, { 0x303b, 0x303b },
		{ 0x3041, 0x3041 }, { 0x3043, 0x3043 }, { 0x3045, 0x3045 },
		{ 0x3047, 0x3047 }, { 0x3049, 0x3049 }, { 0x3063, 0x3063 },
		{ 0x3083, 0x3083 }, { 0x3085, 0x3085 }, { 0x3087, 0x3087 },
		{ 0x308e, 0x308e }, { 0x3095, 0x3096 }, { 0x309b, 0x309e },
		{ 0x30a0, 0x30a1 }, { 0x30a3, 0x30a3 }, { 0x30a5, 0x30a5 },
		{ 0x30a7, 0x30a7 }, { 0x30a9, 0x30a9 }, { 0x30c3, 0x30c3 },
		{ 0x30e3, 0x30e3 }, { 0x30e5, 0x30e5 }, { 0x30e7, 0x30e7 },
		{ 0x30ee, 0x30ee }, { 0x30f5, 0x30f6 }, { 0x30fb, 0x30fe },
		{ 0x31f0, 0x31ff }, { 0xff01, 0xff01 }, { 0xff05, 0xff05 },
		{ 0xff09, 0xff09 }, { 0xff0c, 0xff0c }, { 0xff0e, 0xff0e },
		{ 0xff1a, 0xff1b }, { 0xff1f, 0xff1f }, { 0xff3d, 0xff3d },
		{ 0xff5d, 0xff5d }, { 0xff60, 0xff61 }, { 0xff63, 0xff65 },
	};
	/* clang-format on */

	return AMONG(held, r);
}

/* Opening punctuation: never last in a line. */
static bool stays_with_right(uint32_t r)
{
	/* clang-format off */
	static const struct range held[] = {
		{ '"', '"' }, { '$', '$' }, { '\'', '(' }, { '[', '[' },
		{ '{', '{' }, { 0x00a0, 0x00a0 }, { 0x00ab, 0x00ab },
		{ 0x2018, 0x2018 }, { 0x201c, 0x201c }, { 0x2039, 0x2039 },
		{ 0x3008, 0x3008 }, { 0x300a, 0x300a }, { 0x300c, 0x300c },
		{ 0x300e, 0x300e }, { 0x3010, 0x3010 }, { 0x3014, 0x3014 },
		{ 0x3016, 0x3016 }, { 0x3018, 0x3018 }, { 0x301a, 0x301a },
		{ 0x301d, 0x301d }, { 0xff08, 0xff08 }, { 0xff3b, 0xff3b },
		{ 0xff5b, 0xff5b }, { 0xff5f, 0xff5f }, { 0xff62, 0xff62 },
	};
	/* clang-format on */

	return AMONG(held, r);
}

/* A line that grows glyph by glyph, and where it might have ended. */
struct scan {
	struct str s;
	size_t at, cells, width;
	struct wrap best; /* .next 0: none yet */
	size_t part, part_cells; /* after the last part of a long word */
	uint32_t before; /* the glyph before `at`, 0 at the start */
	bool before_wide;
};

static bool is_plain(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.at[at];

	return c > 0x20 && c < 0x7f &&
	    (at + 1 == s.len || (unsigned char)s.at[at + 1] < 0x80);
}

static void may_break(struct scan *l, size_t end, size_t next)
{
	l->best.end = end;
	l->best.next = next;
	l->best.cells = l->cells;
	l->part = 0;
}

/* Whether the letters and hyphens before `at` go on from an address. */
static bool in_address(struct str s, size_t at)
{
	for (size_t far = 0; at > 0 && far < LONGEST_COMPOUND; far++, at--)
		if (!is_letter(s.at[at - 1]) && s.at[at - 1] != '-')
			return ends_part(s.at[at - 1]) || s.at[at - 1] == '@';
	return false;
}

/* "well-known", but not "--flag", "5-a" or "x.org/en-us". */
static bool breaks_after_hyphen(struct str s, size_t at)
{
	return at >= 2 && at + 1 < s.len && s.at[at] == '-' &&
	    is_letter(s.at[at - 1]) && is_letter(s.at[at - 2]) &&
	    is_letter(s.at[at + 1]) && !in_address(s, at);
}

/* Takes plain ASCII up to a blank, a line's end or the width. */
static void take_plain(struct scan *l)
{
	const char *s = l->s.at;

	while (
	    l->at < l->s.len && l->cells < l->width && is_plain(l->s, l->at)) {
		size_t at = l->at++;

		l->cells++;
		if (!ends_part(s[at]))
			continue;
		l->part = l->at;
		l->part_cells = l->cells;
		if (breaks_after_hyphen(l->s, at))
			may_break(l, l->at, l->at);
	}
	l->before = (unsigned char)s[l->at - 1];
	l->before_wide = false;
}

/* Whether a line may end between the glyph before and this one. */
static bool breaks_between(const struct scan *l, uint32_t rune, bool wide)
{
	if (l->before == 0 || l->before == ' ')
		return false;
	if (l->before == DASH)
		return !stays_with_left(rune);
	return (wide || l->before_wide) && !stays_with_left(rune) &&
	    !stays_with_right(l->before);
}

/* Takes any other glyph.  false: it does not fit. */
static bool take_glyph(struct scan *l)
{
	struct str rest = str_sub(l->s, l->at, l->s.len);
	struct glyph g;
	size_t n = glyph_next(rest, &g);
	uint32_t rune = RUNE_BAD;

	utf8_decode(rest, &rune);
	if (breaks_between(l, rune, g.cells > 1))
		may_break(l, l->at, l->at);
	if (l->cells + g.cells > l->width)
		return false;
	l->at += n;
	l->cells += g.cells;
	l->before = rune;
	l->before_wide = g.cells > 1;
	return true;
}

static size_t blanks_end(struct str s, size_t at)
{
	while (at < s.len && s.at[at] == ' ')
		at++;
	return at;
}

/* Passes over blanks; they may hang over the width. */
static void take_blanks(struct scan *l)
{
	size_t end = blanks_end(l->s, l->at);

	may_break(l, l->at, end);
	l->cells += end - l->at;
	l->at = end;
	l->before = ' ';
	l->before_wide = false;
}

/* The line when the glyph at l->at has no room. */
static struct wrap broken(const struct scan *l)
{
	struct wrap w = l->best;
	struct glyph g;

	if (w.next)
		return w;
	w.end = w.next = l->at;
	w.cells = l->cells;
	if (l->part && l->part_cells * 2 > l->width) {
		w.end = w.next = l->part;
		w.cells = l->part_cells;
	}
	if (w.end == w.begin) {
		w.end += glyph_next(str_sub(l->s, l->at, l->s.len), &g);
		w.next = w.end;
		w.cells = g.cells;
	}
	return w;
}

/* The line that the text or a '\n' ends at l->at. */
static struct wrap ended(const struct scan *l)
{
	struct wrap w = l->best;

	w.next = l->at < l->s.len ? l->at + 1 : l->at;
	if (l->before == ' ' || l->before == 0)
		return w;
	w.end = l->at;
	w.cells = l->cells;
	return w;
}

/* Takes what stands at l->at, not a blank.  false: it does not fit. */
static bool take_word(struct scan *l)
{
	if (!is_plain(l->s, l->at))
		return take_glyph(l);
	if ((l->before_wide || l->before == DASH) &&
	    breaks_between(l, (unsigned char)l->s.at[l->at], false))
		may_break(l, l->at, l->at);
	if (l->cells >= l->width)
		return false;
	take_plain(l);
	return true;
}

/* The last place from `from` to `most` where plain ASCII may break; or 0. */
static size_t last_break(struct str s, size_t from, size_t most)
{
	for (size_t at = most; at > from; at--)
		if (s.at[at] == ' ' || breaks_after_hyphen(s, at - 1))
			return at;
	return 0;
}

/*
 * The same as below where all that matters is plain ASCII: no byte need be
 * looked at by itself.  false: it is not.
 */
static bool wrap_ascii(struct str s, size_t from, size_t width, struct wrap *w)
{
	size_t n = ascii_length(str_sub(s, from, from + width + 1));
	size_t end = from + n;

	if (n == 0 || s.at[from] == ' ')
		return false;
	if (n > width)
		end = last_break(s, from, from + width);
	else if (end < s.len && s.at[end] != '\n')
		return false;
	if (end == 0)
		return false;
	w->next = blanks_end(s, end);
	if (w->next < s.len && s.at[w->next] == '\n')
		w->next++;
	while (s.at[end - 1] == ' ')
		end--;
	w->begin = from;
	w->end = end;
	w->cells = end - from;
	return true;
}

struct wrap wrap_prose(struct str s, size_t from, size_t width)
{
	struct scan l = { .s = s, .width = width };
	size_t start = blanks_end(s, from);
	struct wrap quick;

	if (wrap_ascii(s, from, width, &quick))
		return quick;

	/* Blanks before a line stand for nothing when they fill half of it. */
	l.best.begin = (start - from) * 2 > width ? start : from;
	l.best.end = l.best.begin;
	l.cells = start - l.best.begin;
	l.at = start;
	while (l.at < s.len && s.at[l.at] != '\n') {
		if (s.at[l.at] == ' ')
			take_blanks(&l);
		else if (!take_word(&l))
			return broken(&l);
	}
	return ended(&l);
}

static bool take_program(struct scan *l, bool blank)
{
	struct glyph g = { .cells = 1 };
	size_t n = 1;

	if (!blank && !is_plain(l->s, l->at))
		n = glyph_next(str_sub(l->s, l->at, l->s.len), &g);
	if (l->cells + g.cells > l->width)
		return false;
	l->at += n;
	l->cells += g.cells;
	return true;
}

struct wrap wrap_program(struct str s, size_t from, size_t width)
{
	struct scan l = { .s = s, .at = from, .width = width };
	size_t n = ascii_length(str_sub(s, from, from + width + 1));

	if (n <= width && (from + n == s.len || s.at[from + n] == '\n')) {
		l.at = from + n;
		l.cells = n;
	}
	l.best.begin = l.best.end = from;
	while (l.at < s.len && s.at[l.at] != '\n') {
		bool blank = s.at[l.at] == ' ';

		if (!take_program(&l, blank))
			return broken(&l);
		if (blank) {
			l.part = l.at;
			l.part_cells = l.cells;
		}
	}
	l.before = RUNE_BAD;
	return ended(&l);
}
