#include "quiz/value.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"

enum { NAME_MOST = 32 };

struct value value_number(int64_t number)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = number };
}

struct value value_address(uint32_t ip)
{
	return (struct value){
		.kind = VALUE_ADDRESS,
		.range = { ip, ip },
		.prefix = NO_PREFIX,
	};
}

struct value value_range(struct ip4_range range)
{
	return (struct value){
		.kind = VALUE_RANGE,
		.range = range,
		.prefix = NO_PREFIX,
	};
}

struct value value_block(uint32_t ip, unsigned prefix)
{
	return (struct value){
		.kind = VALUE_RANGE,
		.range = ip4_block(ip, prefix),
		.prefix = prefix,
	};
}

struct value value_text(struct str text)
{
	return (struct value){ .kind = VALUE_TEXT, .text = text };
}

struct value value_lines(struct str text)
{
	return (struct value){ .kind = VALUE_LINES, .text = text };
}

struct str value_write(struct arena *a, const struct value *v)
{
	switch (v->kind) {
	case VALUE_NUMBER:
		return str_fmt(a, "%lld", (long long)v->number);
	case VALUE_ADDRESS:
		return ip4_text(a, v->range.first);
	case VALUE_RANGE:
		if (v->prefix == NO_PREFIX)
			return ip4_range_text(a, v->range);
		return str_fmt(
		    a, "%s/%u", ip4_text(a, v->range.first).at, v->prefix);
	case VALUE_TEXT:
	case VALUE_LINES:
		return v->text;
	}
	return STR("");
}

bool value_equal(const struct value *x, const struct value *y)
{
	bool texts = x->kind == VALUE_TEXT || x->kind == VALUE_LINES;
	bool other = y->kind == VALUE_TEXT || y->kind == VALUE_LINES;

	if (texts || other)
		return texts && other && str_eq(x->text, y->text);
	if (x->kind == VALUE_NUMBER || y->kind == VALUE_NUMBER)
		return x->kind == y->kind && x->number == y->number;
	return x->range.first == y->range.first &&
	    x->range.last == y->range.last;
}

static bool read_number(struct str word, int64_t *number)
{
	bool minus = str_starts(word, STR("-"));
	uint64_t n;

	if (!str_number(str_sub(word, minus, word.len), INT64_MAX, &n))
		return false;
	*number = minus ? -(int64_t)n : (int64_t)n;
	return true;
}

struct value value_read(struct arena *a, struct str word)
{
	struct ip4_range range;
	struct flaw flaw = { 0 };
	struct str prefix;
	bool host_bits = false;
	int64_t number;
	uint64_t bits;

	if (read_number(word, &number))
		return value_number(number);
	if (!ip4_read_range(a, word, &range, &host_bits, &flaw) || host_bits)
		return value_text(word);
	prefix = str_cut(word, '/', &word);
	if (str_number(prefix, 32, &bits))
		return value_block(range.first, (unsigned)bits);
	return range.first == range.last ? value_address(range.first)
					 : value_range(range);
}

bool value_plain(struct str text, const char **why)
{
	static const struct {
		const char *what, *why;
	} signs[] = {
		{ "`", "a value cannot hold a backtick" },
		{ "{{", "a value cannot hold {{" },
		{ "}}", "a value cannot hold }}" },
		{ "~~~", "a value cannot hold ~~~" },
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_find(text, str_of(signs[i].what), 0) != SIZE_MAX) {
			*why = signs[i].why;
			return false;
		}
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] < ' ' || text.at[i] == 0x7f) {
			*why = "a value is one line of text";
			return false;
		}
	return true;
}

bool is_name(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool digit = c >= '0' && c <= '9';

		if (!letter && (i == 0 || (!digit && c != '_')))
			return false;
	}
	return s.len > 0 && s.len <= NAME_MOST;
}

struct named *names_find(const struct names *names, struct str name)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->at[i].name, name))
			return &names->at[i];
	return NULL;
}

bool names_add(
    struct arena *a, struct names *names, struct str name, struct value value)
{
	if (names_find(names, name))
		return false;
	*VEC_ADD(a, names) = (struct named){ .name = name, .value = value };
	return true;
}
