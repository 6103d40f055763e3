#include "check/decimal.h"

#include <string.h>

enum { DIGITS = DECIMAL_WHOLE + DECIMAL_PART };

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

/* Reads an exponent's digits; what is far out of range stays far. */
static bool read_exponent(struct str s, long *exponent)
{
	bool minus = str_starts(s, STR("-"));
	long sum = 0;

	if (minus || str_starts(s, STR("+")))
		s = str_sub(s, 1, s.len);
	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!is_digit(s, i))
			return false;
		if (sum < 1000000)
			sum = sum * 10 + (s.at[i] - '0');
	}
	*exponent = minus ? -sum : sum;
	return true;
}

/* The digits and the point, without sign and exponent; *whole: before it. */
static bool is_plain(struct str s, size_t *whole)
{
	size_t digits = 0, points = 0;

	*whole = s.len;
	for (size_t i = 0; i < s.len; i++) {
		if (is_digit(s, i)) {
			digits++;
		} else if (s.at[i] == '.' && points++ == 0) {
			*whole = i;
		} else {
			return false;
		}
	}
	return digits > 0;
}

static bool is_zero(const struct decimal *n)
{
	for (size_t i = 0; i < DIGITS; i++)
		if (n->digit[i])
			return false;
	return true;
}

/* Sets the digits; the one at `whole` - 1 counts 10 to the `exponent`. */
static bool place(struct str s, size_t whole, long exponent, struct decimal *n)
{
	long to = DECIMAL_WHOLE - (long)whole - exponent;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '.')
			continue;
		if (s.at[i] != '0') {
			if (to < 0 || to >= DIGITS)
				return false;
			n->digit[to] = (unsigned char)(s.at[i] - '0');
		}
		to++;
	}
	return true;
}

enum decimal_fit decimal_read(struct str s, struct decimal *n)
{
	bool minus = str_starts(s, STR("-"));
	size_t whole, end = 0;
	long exponent = 0;

	*n = (struct decimal){ 0 };
	if (minus || str_starts(s, STR("+")))
		s = str_sub(s, 1, s.len);
	while (end < s.len && s.at[end] != 'e' && s.at[end] != 'E')
		end++;
	if (end < s.len &&
	    !read_exponent(str_sub(s, end + 1, s.len), &exponent))
		return DECIMAL_NONE;
	s = str_sub(s, 0, end);
	if (!is_plain(s, &whole))
		return DECIMAL_NONE;
	if (s.len > 1000 || !place(s, whole, exponent, n))
		return DECIMAL_TOO_LONG;
	n->negative = minus && !is_zero(n);
	return DECIMAL_FITS;
}

static int cmp_size(const struct decimal *x, const struct decimal *y)
{
	return memcmp(x->digit, y->digit, DIGITS);
}

int decimal_cmp(const struct decimal *x, const struct decimal *y)
{
	if (x->negative != y->negative)
		return x->negative ? -1 : 1;
	return x->negative ? cmp_size(y, x) : cmp_size(x, y);
}

struct decimal decimal_minus(const struct decimal *x)
{
	struct decimal out = *x;

	out.negative = !x->negative && !is_zero(x);
	return out;
}

struct decimal decimal_abs(const struct decimal *x)
{
	struct decimal out = *x;

	out.negative = false;
	return out;
}

static bool add_sizes(
    const struct decimal *x, const struct decimal *y, struct decimal *sum)
{
	unsigned carry = 0;

	for (size_t i = DIGITS; i-- > 0;) {
		carry += x->digit[i] + (unsigned)y->digit[i];
		sum->digit[i] = (unsigned char)(carry % 10);
		carry /= 10;
	}
	return carry == 0;
}

static void subtract_sizes(
    const struct decimal *more, const struct decimal *less, struct decimal *out)
{
	int borrow = 0;

	for (size_t i = DIGITS; i-- > 0;) {
		int digit = more->digit[i] - less->digit[i] - borrow;

		borrow = digit < 0;
		out->digit[i] = (unsigned char)(borrow ? digit + 10 : digit);
	}
}

bool decimal_add(
    const struct decimal *x, const struct decimal *y, struct decimal *sum)
{
	struct decimal out = { 0 };
	bool fits = true;

	if (x->negative == y->negative) {
		fits = add_sizes(x, y, &out);
		out.negative = x->negative;
	} else if (cmp_size(x, y) >= 0) {
		subtract_sizes(x, y, &out);
		out.negative = x->negative && !is_zero(&out);
	} else {
		subtract_sizes(y, x, &out);
		out.negative = y->negative;
	}
	*sum = out;
	return fits;
}

bool decimal_mul(
    const struct decimal *x, const struct decimal *y, struct decimal *product)
{
	unsigned long wide[2 * DIGITS] = { 0 };
	struct decimal out = { 0 };

	for (size_t i = 0; i < DIGITS; i++)
		for (size_t j = 0; j < DIGITS; j++)
			wide[i + j + 1] +=
			    (unsigned long)x->digit[i] * y->digit[j];
	for (size_t i = 2 * DIGITS - 1; i > 0; i--) {
		wide[i - 1] += wide[i] / 10;
		wide[i] %= 10;
	}
	for (size_t i = 0; i < 2 * DIGITS; i++) {
		bool held = i >= DECIMAL_WHOLE && i < DECIMAL_WHOLE + DIGITS;

		if (held)
			out.digit[i - DECIMAL_WHOLE] = (unsigned char)wide[i];
		else if (wide[i])
			return false;
	}
	out.negative = x->negative != y->negative && !is_zero(&out);
	*product = out;
	return true;
}

struct str decimal_text(struct arena *a, const struct decimal *n)
{
	struct buf b = { .a = a };
	size_t from = 0, end = DIGITS;

	while (from + 1 < DECIMAL_WHOLE && n->digit[from] == 0)
		from++;
	while (end > DECIMAL_WHOLE && n->digit[end - 1] == 0)
		end--;
	if (n->negative)
		buf_byte(&b, '-');
	for (size_t i = from; i < end; i++) {
		if (i == DECIMAL_WHOLE)
			buf_byte(&b, '.');
		buf_byte(&b, (char)('0' + n->digit[i]));
	}
	return buf_str(&b);
}
