#include "check/number.h"

#include "base/arena.h"
#include "check/words.h"

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

/* Signs and separators that are not ASCII, as they are pasted. */
static const struct str minus_sign = { "\xe2\x88\x92", 3 };
/* clang-format off */
static const struct str separators[] = {
	{ ",", 1 }, { " ", 1 }, { "_", 1 }, { "'", 1 },
	{ "\xc2\xa0", 2 },	/* no-break space */
	{ "\xe2\x80\x89", 3 },	/* thin space */
	{ "\xe2\x80\xaf", 3 },	/* narrow no-break space */
	{ "\xe2\x80\x99", 3 },	/* ’ */
};
/* clang-format on */

enum { SEPARATORS = sizeof(separators) / sizeof(*separators) };

/* The separator between two digits at this place, or SEPARATORS. */
static size_t separator_at(struct str s, size_t at)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (str_starts(str_sub(s, at, s.len), separators[i]) &&
		    is_digit(s, at + separators[i].len))
			return i;
	return SEPARATORS;
}

static size_t digits_at(struct str s, size_t at)
{
	size_t from = at;

	while (is_digit(s, at))
		at++;
	return at - from;
}

static bool flaw_at(struct flaw *flaw, size_t at, size_t len, struct str text)
{
	*flaw = (struct flaw){ at, len, text };
	return false;
}

/* Takes "4,294,967,296" into b as digits; *at moves past it. */
static bool read_whole(
    struct buf *b, struct str s, size_t *at, struct flaw *flaw)
{
	size_t n = digits_at(s, *at), kind = separator_at(s, *at + n), next;
	bool thirds = kind < SEPARATORS && separators[kind].at[0] != '_';

	buf_add(b, str_sub(s, *at, *at + n));
	*at += n;
	if (n == 0)
		return true;
	if (thirds && n > 3)
		return flaw_at(
		    flaw, 0, s.len, STR("Write one number, without a list."));
	while ((next = separator_at(s, *at)) < SEPARATORS) {
		size_t from = *at + separators[next].len;

		n = digits_at(s, from);
		if (next != kind || (thirds && n != 3))
			return flaw_at(flaw, *at, s.len - *at,
			    STR("Groups of digits have three digits each, and "
				"a fraction begins with a point (1.5)."));
		buf_add(b, str_sub(s, from, from + n));
		*at = from + n;
	}
	return true;
}

/* Takes ".5" and "e-3", if they stand there. */
static void read_tail(struct buf *b, struct str s, size_t *at)
{
	size_t n = 0, sign;

	if (*at < s.len && s.at[*at] == '.')
		n = 1 + digits_at(s, *at + 1);
	buf_add(b, str_sub(s, *at, *at + n));
	*at += n;
	if (*at >= s.len || (s.at[*at] != 'e' && s.at[*at] != 'E'))
		return;
	sign =
	    *at + 1 < s.len && (s.at[*at + 1] == '-' || s.at[*at + 1] == '+');
	n = digits_at(s, *at + 1 + sign);
	if (n == 0)
		return;
	buf_add(b, str_sub(s, *at, *at + 1 + sign + n));
	*at += 1 + sign + n;
}

static void read_sign(struct buf *b, struct str s, size_t *at)
{
	if (str_starts(s, minus_sign)) {
		buf_byte(b, '-');
		*at = minus_sign.len;
	} else if (s.len && (s.at[0] == '-' || s.at[0] == '+')) {
		buf_byte(b, s.at[0]);
		*at = 1;
	}
}

bool number_read(struct arena *a, struct str s, struct decimal *n,
    struct str *rest, struct flaw *flaw)
{
	struct buf b = { .a = a };
	size_t at = 0;

	read_sign(&b, s, &at);
	if (!read_whole(&b, s, &at, flaw))
		return false;
	read_tail(&b, s, &at);
	*rest = str_sub(s, at, s.len);
	switch (decimal_read(buf_str(&b), n)) {
	case DECIMAL_FITS:
		return true;
	case DECIMAL_NONE:
		return flaw_at(flaw, 0, s.len,
		    str_fmt(a, "%s is not a number.", answer_quote(a, s).at));
	case DECIMAL_TOO_LONG:
		return flaw_at(flaw, 0, s.len,
		    str_fmt(a, "%s has more digits than can be meant.",
			answer_quote(a, s).at));
	}
	return false;
}

/* The author's side. */

/* One number that is all of s; `in` is the whole text, for the place. */
static bool read_own(struct arena *a, struct str in, struct str s,
    struct decimal *n, struct flaw *flaw)
{
	struct str rest = { 0 };
	size_t at;

	s = str_trim(s);
	at = s.len ? (size_t)(s.at - in.at) : in.len;
	if (s.len == 0)
		return flaw_at(flaw, at, 0, STR("a number is missing"));
	if (!number_read(a, s, n, &rest, flaw) || rest.len)
		return flaw_at(flaw, at, s.len,
		    str_fmt(a, "%s is not a number (text is written s= …)",
			answer_quote(a, s).at));
	return true;
}

static bool read_bracketed(
    struct arena *a, struct str s, struct number_range *r, struct flaw *flaw)
{
	char last = s.at[s.len - 1];
	struct str low, high = str_cut(str_sub(s, 1, s.len - 1), ',', &low);
	int order;

	if (last != ']' && last != ')')
		return flaw_at(
		    flaw, s.len - 1, 1, STR("the range has no end: [1, 10]"));
	if (str_find(high, STR(","), 0) != SIZE_MAX)
		return flaw_at(flaw, 0, s.len,
		    STR("a range has two numbers, without commas in them"));
	if (!read_own(a, s, low, &r->low, flaw) ||
	    !read_own(a, s, high, &r->high, flaw))
		return false;
	r->bracketed = true;
	r->open_low = s.at[0] == '(';
	r->open_high = last == ')';
	order = decimal_cmp(&r->low, &r->high);
	if (order > 0)
		return flaw_at(flaw, 0, s.len,
		    STR("the range's low end is above its high end"));
	if (order == 0 && (r->open_low || r->open_high))
		return flaw_at(
		    flaw, 0, s.len, STR("no number lies in this range"));
	return true;
}

/* Where "+-" or "±" stands; *len is its length. */
static size_t find_tolerance(struct str s, size_t *len)
{
	size_t at = str_find(s, STR("+-"), 0);

	*len = 2;
	if (at == SIZE_MAX)
		at = str_find(s, STR("\xc2\xb1"), 0);
	return at;
}

/* The tolerance in *by, as a number of the same unit as r->about. */
static bool read_tolerance(struct arena *a, struct str in, struct str s,
    struct number_range *r, struct decimal *by, struct flaw *flaw)
{
	struct decimal hundredth, size = decimal_abs(&r->about);
	bool percent = str_ends(s, STR("%"));

	if (!read_own(a, in, str_sub(s, 0, s.len - percent), by, flaw))
		return false;
	if (by->negative)
		return flaw_at(flaw, (size_t)(s.at - in.at), s.len,
		    STR("a tolerance is not below zero"));
	if (!percent)
		return true;
	decimal_read(STR("0.01"), &hundredth);
	if (!decimal_mul(by, &hundredth, by) || !decimal_mul(by, &size, by))
		return flaw_at(flaw, 0, in.len, STR("too many digits"));
	return true;
}

static bool read_around(
    struct arena *a, struct str s, struct number_range *r, struct flaw *flaw)
{
	size_t len, at = find_tolerance(s, &len);
	struct decimal by = { 0 }, less;
	struct str tail = { 0 };

	if (!read_own(a, s, str_sub(s, 0, at), &r->about, flaw))
		return false;
	if (at != SIZE_MAX)
		tail = str_trim(str_sub(s, at + len, s.len));
	if (at != SIZE_MAX && tail.len == 0)
		return flaw_at(flaw, at, len, STR("a tolerance is missing"));
	if (tail.len && !read_tolerance(a, s, tail, r, &by, flaw))
		return false;
	less = decimal_minus(&by);
	if (!decimal_add(&r->about, &less, &r->low) ||
	    !decimal_add(&r->about, &by, &r->high))
		return flaw_at(flaw, 0, s.len, STR("too many digits"));
	return true;
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct number_range *r = NEW(a, struct number_range);
	struct str s = accepted->text;

	accepted->rule = r;
	if (s.len == 0)
		return flaw_at(flaw, 0, 0, STR("a number is missing"));
	if (s.at[0] == '[' || s.at[0] == '(')
		return read_bracketed(a, s, r, flaw);
	return read_around(a, s, r, flaw);
}

/* The learner's side. */

static bool is_within(const struct number_range *r, const struct decimal *n)
{
	int low = decimal_cmp(n, &r->low), high = decimal_cmp(n, &r->high);

	return (r->open_low ? low > 0 : low >= 0) &&
	    (r->open_high ? high < 0 : high <= 0);
}

static long hit(
    const struct wanted *wanted, const struct decimal *n, bool right)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (wanted->accepted[i].right == right &&
		    is_within(wanted->accepted[i].rule, n))
			return (long)i;
	return -1;
}

/* A unit may follow the number if the question speaks of it. */
static bool is_unit(struct arena *a, struct str unit, struct str words)
{
	for (size_t i = 0; i < unit.len; i++) {
		unsigned char c = (unsigned char)unit.at[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

		if (!letter && c < 0x80 && c != '%' && c != '/')
			return false;
	}
	return words_hold(a, words, unit);
}

static struct verdict unreadable(
    struct str answer, const struct flaw *flaw, size_t shift)
{
	size_t len = flaw->len;

	if (shift + flaw->at + len > answer.len)
		len = answer.len - shift - flaw->at;
	return verdict_unreadable(shift + flaw->at, len, flaw->text);
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	struct str s = str_trim(answer), unit = { 0 };
	size_t shift = (size_t)(s.at - answer.at);
	struct decimal n;
	struct flaw flaw = { 0 };
	const char *quoted = answer_quote(a, s).at;
	struct verdict v;
	long right, slip;

	if (!number_read(a, s, &n, &unit, &flaw))
		return unreadable(answer, &flaw, shift);
	unit = str_trim(unit);
	if (unit.len && !is_unit(a, unit, wanted->words))
		return verdict_unreadable((size_t)(unit.at - answer.at),
		    unit.len,
		    str_fmt(a, "%s is not a number: write the number alone.",
			quoted));
	right = hit(wanted, &n, true);
	slip = right < 0 ? hit(wanted, &n, false) : -1;
	if (right >= 0)
		v = verdict_of(true, STR("That is the number asked for."));
	else if (slip >= 0)
		v = verdict_of(false,
		    str_fmt(a, "%s is a known slip; look again.", quoted));
	else
		v = verdict_of(false,
		    str_fmt(a, "%s is not the number asked for.", quoted));
	v.known = right >= 0 ? right : slip;
	return v;
}

/* Something between two ends that do not count themselves. */
static struct decimal between(const struct number_range *r)
{
	struct decimal half, sum;

	decimal_read(STR("0.5"), &half);
	if (decimal_add(&r->low, &r->high, &sum) &&
	    decimal_mul(&sum, &half, &sum))
		return sum;
	return r->low;
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	const struct number_range *r = accepted->rule;
	struct decimal n = r->about;

	if (r->bracketed && r->open_low && r->open_high)
		n = between(r);
	else if (r->bracketed)
		n = r->open_low ? r->high : r->low;
	return decimal_text(a, &n);
}

static struct str in_words(struct arena *a, const struct accepted *accepted)
{
	const struct number_range *r = accepted->rule;
	const char *low = decimal_text(a, &r->low).at;
	const char *high = decimal_text(a, &r->high).at;

	if (!r->bracketed && decimal_cmp(&r->low, &r->high) == 0)
		return decimal_text(a, &r->about);
	if (!r->bracketed)
		return str_fmt(a, "%s (from %s to %s counts)",
		    decimal_text(a, &r->about).at, low, high);
	return str_fmt(a, "%s %s %s %s", r->open_low ? "more than" : "from",
	    low, r->open_high ? "to less than" : "to", high);
}

static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	const struct number_range *wide = x->rule, *narrow = y->rule;
	int low = decimal_cmp(&wide->low, &narrow->low);
	int high = decimal_cmp(&wide->high, &narrow->high);

	(void)exact;
	return (low < 0 || (low == 0 && wide->open_low <= narrow->open_low)) &&
	    (high > 0 || (high == 0 && wide->open_high <= narrow->open_high));
}

const struct check check_number = {
	.name = "number",
	.mark = { "=", 1 },
	.prepare = prepare,
	.judge = judge,
	.solution = solution,
	.words = in_words,
	.covers = covers,
};
