#include "quiz/formula.h"

#include "base/arena.h"
#include "quiz/formula_own.h"

enum { DEEPEST = 32 };

void formula_fail(struct formula *f, enum formula_fault fault, const char *what)
{
	if (f->fault != FORMULA_FINE)
		return;
	f->fault = fault;
	f->flaw->at = f->at;
	f->flaw->len = f->at < f->text.len;
	f->flaw->text = str_of(what);
}

static void skip(struct formula *f)
{
	while (f->at < f->text.len &&
	    (f->text.at[f->at] == ' ' || f->text.at[f->at] == '\t'))
		f->at++;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

static struct str rest_of(const struct formula *f)
{
	return str_sub(f->text, f->at, f->text.len);
}

/* Takes a sign; a word only if it ends there. */
static bool take(struct formula *f, const char *sign)
{
	struct str s = str_of(sign), rest;

	skip(f);
	rest = rest_of(f);
	if (!str_starts(rest, s) ||
	    (is_word_byte(s.at[0]) && rest.len > s.len &&
		is_word_byte(rest.at[s.len])))
		return false;
	f->at += s.len;
	return true;
}

/* Takes the first of these signs; the longer ones come first. */
static int take_one(struct formula *f, const char *const *signs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take(f, signs[i]))
			return (int)i;
	return -1;
}

static struct str take_word(struct formula *f)
{
	size_t from = f->at;

	while (f->at < f->text.len && is_word_byte(f->text.at[f->at]))
		f->at++;
	return str_sub(f->text, from, f->at);
}

static struct value sum(struct formula *f);
static struct value any(struct formula *f);

/* "…" without its quotes. */
static struct value take_text(struct formula *f)
{
	size_t end = str_find(f->text, STR("\""), f->at + 1);
	struct str text;
	const char *why;

	if (end == SIZE_MAX) {
		formula_fail(f, FORMULA_WRONG, "a text without its other \"");
		return value_number(0);
	}
	text = str_sub(f->text, f->at + 1, end);
	if (!value_plain(text, &why))
		formula_fail(f, FORMULA_WRONG, why);
	f->at = end + 1;
	return value_text(text);
}

/* A number, an address or a block. */
static struct value take_literal(struct formula *f)
{
	size_t from = f->at, end = from;
	uint32_t ip;

	end += ip4_scan(f->text.at + from, f->text.at + f->text.len, &ip);
	if (end > from && end < f->text.len && f->text.at[end] == '/')
		end++;
	while (end < f->text.len && f->text.at[end] >= '0' &&
	    f->text.at[end] <= '9')
		end++;
	struct value v = value_read(f->a, str_sub(f->text, from, end));
	if (v.kind == VALUE_TEXT)
		formula_fail(f, FORMULA_WRONG,
		    "this is no whole number, address or block (a block "
		    "begins with its first address)");
	f->at = end;
	return v;
}

static size_t take_arguments(struct formula *f, struct value *args)
{
	size_t n = 0;

	if (take(f, ")"))
		return 0;
	do {
		if (n == ARGUMENTS_MOST) {
			formula_fail(f, FORMULA_WRONG, "too many values here");
			return n;
		}
		args[n++] = any(f);
	} while (f->fault == FORMULA_FINE && take(f, ","));
	if (!take(f, ")"))
		formula_fail(f, FORMULA_WRONG, "a ) is missing");
	return n;
}

/* A name, perhaps in {{ }}, or a function with its values. */
static struct value take_name(struct formula *f)
{
	bool braces = take(f, "{{");
	size_t from = f->at;
	struct str name = take_word(f);
	struct named *named;
	struct value args[ARGUMENTS_MOST];

	if (name.len == 0) {
		formula_fail(f, FORMULA_WRONG,
		    f->at < f->text.len ? "a value is wanted here"
					: "a value is missing at the end");
		return value_number(0);
	}
	if (braces && !take(f, "}}"))
		formula_fail(f, FORMULA_WRONG, "{{ without its }}");
	if (!braces && take(f, "("))
		return formula_call(
		    f, from, name, args, take_arguments(f, args));
	named = names_find(f->names, name);
	if (named) {
		named->used = true;
		return named->value;
	}
	f->at = from;
	formula_fail(f, FORMULA_WRONG,
	    str_fmt(f->a,
		"nothing above is called %.*s (a text stands in quotes: "
		"\"%.*s\")",
		STR_ARG(name), STR_ARG(name))
		.at);
	return value_number(0);
}

static struct value primary(struct formula *f)
{
	struct value v;
	char c;

	skip(f);
	c = f->at < f->text.len ? f->text.at[f->at] : 0;
	if (c == '"')
		return take_text(f);
	if (c >= '0' && c <= '9')
		return take_literal(f);
	if (!take(f, "("))
		return take_name(f);
	v = any(f);
	if (!take(f, ")"))
		formula_fail(f, FORMULA_WRONG, "a ) is missing");
	return v;
}

static struct value unary(struct formula *f)
{
	bool minus = take(f, "-");
	struct value v = primary(f);

	return minus ? formula_add(f, value_number(0), v, true) : v;
}

static struct value product(struct formula *f)
{
	static const char *const signs[] = { "*", "/", "%" };
	struct value v = unary(f);
	int sign;

	while (f->fault == FORMULA_FINE && (sign = take_one(f, signs, 3)) >= 0)
		v = formula_multiply(f, v, unary(f), signs[sign][0]);
	return v;
}

static struct value sum(struct formula *f)
{
	static const char *const signs[] = { "+", "-" };
	struct value v = product(f);
	int sign;

	while (f->fault == FORMULA_FINE && (sign = take_one(f, signs, 2)) >= 0)
		v = formula_add(f, v, product(f), sign == 1);
	return v;
}

static struct value comparison(struct formula *f)
{
	static const char *const signs[] = { "!=", "<=", ">=", "==", "=", "<",
		">", "in" };
	bool no = take(f, "not");
	struct value v = sum(f);
	int sign = take_one(f, signs, sizeof(signs) / sizeof(*signs));

	if (sign >= 0)
		v = formula_compare(f, v, sum(f), signs[sign]);
	return no ? value_number(!formula_holds(f, &v)) : v;
}

static struct value conjunction(struct formula *f)
{
	struct value v = comparison(f);

	while (f->fault == FORMULA_FINE && take(f, "and")) {
		struct value w = comparison(f);
		bool both = formula_holds(f, &v);

		v = value_number(formula_holds(f, &w) && both);
	}
	return v;
}

static struct value any(struct formula *f)
{
	struct value v;

	if (++f->depth > DEEPEST) {
		formula_fail(f, FORMULA_WRONG, "too many parentheses");
		return value_number(0);
	}
	v = conjunction(f);
	while (f->fault == FORMULA_FINE && take(f, "or")) {
		struct value w = conjunction(f);
		bool one = formula_holds(f, &v);

		v = value_number(formula_holds(f, &w) || one);
	}
	f->depth--;
	return v;
}

enum formula_fault formula_value(struct arena *a, struct str text,
    const struct names *names, struct value *value, struct flaw *flaw)
{
	struct formula f = {
		.a = a, .text = text, .names = names, .flaw = flaw
	};

	*value = any(&f);
	skip(&f);
	if (f.at < text.len)
		formula_fail(
		    &f, FORMULA_WRONG, "this does not belong to the formula");
	return f.fault;
}

size_t formula_find(struct str text, struct str what, size_t from)
{
	bool quoted = false;
	size_t deep = 0;

	for (size_t i = from; i + what.len <= text.len; i++) {
		char c = text.at[i];

		quoted ^= c == '"';
		if (quoted)
			continue;
		deep += c == '(';
		deep -= c == ')' && deep > 0;
		if (deep == 0 && str_starts(str_sub(text, i, text.len), what))
			return i;
	}
	return SIZE_MAX;
}
