#include "quiz/formula_own.h"

#include "base/arena.h"

#include <string.h>

static bool is_text(const struct value *v)
{
	return v->kind == VALUE_TEXT || v->kind == VALUE_LINES;
}

static bool is_place(const struct value *v)
{
	return v->kind == VALUE_ADDRESS || v->kind == VALUE_RANGE;
}

bool formula_holds(struct formula *f, const struct value *v)
{
	if (v->kind != VALUE_NUMBER)
		formula_fail(
		    f, FORMULA_WRONG, "yes or no is wanted here, as in n > 3");
	return v->kind == VALUE_NUMBER && v->number != 0;
}

static struct value too_large(struct formula *f)
{
	formula_fail(f, FORMULA_UNLUCKY, "the number is too large");
	return value_number(0);
}

static struct value join(
    struct formula *f, const struct value *x, const struct value *y)
{
	enum { TEXT_MOST = 1024 };
	struct str left = value_write(f->a, x), right = value_write(f->a, y);

	/* a + a, and that to itself, soon is more than memory holds. */
	if (left.len + right.len > TEXT_MOST) {
		formula_fail(f, FORMULA_WRONG, "the text is too long");
		return value_number(0);
	}
	return value_text(
	    str_fmt(f->a, "%.*s%.*s", STR_ARG(left), STR_ARG(right)));
}

/* An address so many further on. */
static struct value move(struct formula *f, struct value at, int64_t by)
{
	int64_t to = (int64_t)at.range.first + by;

	if (by < -(int64_t)UINT32_MAX || by > (int64_t)UINT32_MAX || to < 0 ||
	    to > (int64_t)UINT32_MAX) {
		formula_fail(f, FORMULA_UNLUCKY, "there is no such address");
		return at;
	}
	return value_address((uint32_t)to);
}

struct value formula_add(
    struct formula *f, struct value x, struct value y, bool minus)
{
	int64_t by;

	if (!minus && (is_text(&x) || is_text(&y)))
		return join(f, &x, &y);
	if (minus && x.kind == VALUE_ADDRESS && y.kind == VALUE_ADDRESS)
		return value_number(
		    (int64_t)x.range.first - (int64_t)y.range.first);
	if (y.kind != VALUE_NUMBER ||
	    (x.kind != VALUE_NUMBER && x.kind != VALUE_ADDRESS)) {
		formula_fail(f, FORMULA_WRONG,
		    "only numbers can be added here, or a number to an "
		    "address");
		return value_number(0);
	}
	if (y.number == INT64_MIN)
		return too_large(f);
	by = minus ? -y.number : y.number;
	if (x.kind == VALUE_ADDRESS)
		return move(f, x, by);
	if (by > 0 ? x.number > INT64_MAX - by : x.number < INT64_MIN - by)
		return too_large(f);
	return value_number(x.number + by);
}

static int64_t size_of(int64_t n)
{
	return n < 0 ? -n : n;
}

struct value formula_multiply(
    struct formula *f, struct value x, struct value y, char sign)
{
	const int64_t most = INT64_C(1) << 62;

	if (x.kind != VALUE_NUMBER || y.kind != VALUE_NUMBER) {
		formula_fail(f, FORMULA_WRONG, "* / and % take numbers");
		return value_number(0);
	}
	if (x.number < -most || x.number > most || y.number < -most ||
	    y.number > most)
		return too_large(f);
	if (sign == '*') {
		if (y.number != 0 &&
		    size_of(x.number) > most / size_of(y.number))
			return too_large(f);
		return value_number(x.number * y.number);
	}
	if (y.number == 0) {
		formula_fail(f, FORMULA_UNLUCKY, "division by zero");
		return value_number(0);
	}
	return value_number(
	    sign == '/' ? x.number / y.number : x.number % y.number);
}

static struct value holds_address(
    struct formula *f, const struct value *x, const struct value *y)
{
	if (!is_place(x) || !is_place(y)) {
		formula_fail(f, FORMULA_WRONG,
		    "in stands between an address (or range) and a range");
		return value_number(0);
	}
	return value_number(
	    x->range.first >= y->range.first && x->range.last <= y->range.last);
}

struct value formula_compare(
    struct formula *f, struct value x, struct value y, const char *sign)
{
	bool equal = value_equal(&x, &y), numbers, addresses, less;

	if (strcmp(sign, "in") == 0)
		return holds_address(f, &x, &y);
	if (sign[0] == '=')
		return value_number(equal);
	if (sign[0] == '!')
		return value_number(!equal);
	numbers = x.kind == VALUE_NUMBER && y.kind == VALUE_NUMBER;
	addresses = x.kind == VALUE_ADDRESS && y.kind == VALUE_ADDRESS;
	if (!numbers && !addresses)
		formula_fail(f, FORMULA_WRONG,
		    "< and > stand between two numbers or two addresses");
	less = numbers ? x.number < y.number : x.range.first < y.range.first;
	if (sign[0] == '<')
		return value_number(less || (sign[1] == '=' && equal));
	return value_number(sign[1] == '=' ? !less : !less && !equal);
}

/* The functions. */

static struct value first(struct formula *f, const struct value *v, size_t n)
{
	(void)f;
	(void)n;
	return value_address(v->range.first);
}

static struct value last(struct formula *f, const struct value *v, size_t n)
{
	(void)f;
	(void)n;
	return value_address(v->range.last);
}

static struct value count(struct formula *f, const struct value *v, size_t n)
{
	(void)f;
	(void)n;
	return value_number(
	    (int64_t)v->range.last - (int64_t)v->range.first + 1);
}

static struct value prefix(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	if (v->prefix == NO_PREFIX)
		formula_fail(f, FORMULA_WRONG, "this is no block");
	return value_number(v->prefix);
}

static struct value mask(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	if (v->prefix == NO_PREFIX)
		formula_fail(f, FORMULA_WRONG, "this is no block");
	return value_address(~(v->range.last - v->range.first));
}

static struct value least(struct formula *f, const struct value *v, size_t n)
{
	int64_t best = v->number;

	(void)f;
	for (size_t i = 1; i < n; i++)
		best = v[i].number < best ? v[i].number : best;
	return value_number(best);
}

static struct value most(struct formula *f, const struct value *v, size_t n)
{
	int64_t best = v->number;

	(void)f;
	for (size_t i = 1; i < n; i++)
		best = v[i].number > best ? v[i].number : best;
	return value_number(best);
}

static struct value absolute(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	if (v->number == INT64_MIN)
		return too_large(f);
	return value_number(size_of(v->number));
}

/* 4,294,967,296 */
static struct value group(struct formula *f, const struct value *v, size_t n)
{
	struct str digits = value_write(f->a, v);
	struct buf b = { .a = f->a };

	(void)n;
	for (size_t i = 0; i < digits.len; i++) {
		if (i && digits.at[i - 1] != '-' && (digits.len - i) % 3 == 0)
			buf_byte(&b, ',');
		buf_byte(&b, digits.at[i]);
	}
	return value_text(buf_str(&b));
}

static struct value tick(struct formula *f, const struct value *v, size_t n)
{
	(void)f;
	(void)n;
	return value_text(v->number ? STR("x") : STR(" "));
}

static struct value block(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	if (v[0].kind != VALUE_ADDRESS || v[1].kind != VALUE_NUMBER)
		formula_fail(f, FORMULA_WRONG,
		    "block takes an address and a prefix length");
	else if (v[1].number < 0 || v[1].number > 32)
		formula_fail(f, FORMULA_UNLUCKY, "there is no such block");
	else
		return value_block(v[0].range.first, (unsigned)v[1].number);
	return value_number(0);
}

static struct value range(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	if (v[0].kind != VALUE_ADDRESS || v[1].kind != VALUE_ADDRESS)
		formula_fail(f, FORMULA_WRONG, "range takes two addresses");
	else if (v[0].range.first > v[1].range.first)
		formula_fail(f, FORMULA_UNLUCKY, "the range is reversed");
	else
		return value_range(
		    (struct ip4_range){ v[0].range.first, v[1].range.first });
	return value_number(0);
}

static struct value either(struct formula *f, const struct value *v, size_t n)
{
	(void)n;
	return formula_holds(f, &v[0]) ? v[1] : v[2];
}

enum wants { WANTS_ANY, WANTS_NUMBERS, WANTS_PLACES };

static const struct function {
	const char *name;
	size_t least, most;
	enum wants wants;
	struct value (*call)(
	    struct formula *f, const struct value *args, size_t n);
} functions[] = {
	{ "first", 1, 1, WANTS_PLACES, first },
	{ "last", 1, 1, WANTS_PLACES, last },
	{ "count", 1, 1, WANTS_PLACES, count },
	{ "prefix", 1, 1, WANTS_PLACES, prefix },
	{ "mask", 1, 1, WANTS_PLACES, mask },
	{ "min", 1, ARGUMENTS_MOST, WANTS_NUMBERS, least },
	{ "max", 1, ARGUMENTS_MOST, WANTS_NUMBERS, most },
	{ "abs", 1, 1, WANTS_NUMBERS, absolute },
	{ "group", 1, 1, WANTS_NUMBERS, group },
	{ "tick", 1, 1, WANTS_NUMBERS, tick },
	{ "block", 2, 2, WANTS_ANY, block },
	{ "range", 2, 2, WANTS_ANY, range },
	{ "if", 3, 3, WANTS_ANY, either },
};

static const struct function *find(struct str name)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (str_eq(name, str_of(functions[i].name)))
			return &functions[i];
	return NULL;
}

static bool fits(const struct function *g, const struct value *args, size_t n)
{
	if (n < g->least || n > g->most)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((g->wants == WANTS_NUMBERS &&
			args[i].kind != VALUE_NUMBER) ||
		    (g->wants == WANTS_PLACES && !is_place(&args[i])))
			return false;
	return true;
}

struct value formula_call(struct formula *f, size_t from, struct str name,
    const struct value *args, size_t n)
{
	const struct function *g = find(name);
	size_t at = f->at;

	if (f->fault != FORMULA_FINE)
		return value_number(0);
	if (g && fits(g, args, n))
		return g->call(f, args, n);
	f->at = from;
	formula_fail(f, FORMULA_WRONG,
	    str_fmt(f->a,
		g ? "%.*s does not take these values"
		  : "there is no function %.*s",
		STR_ARG(name))
		.at);
	f->at = at;
	return value_number(0);
}
