#include "base/arena.h"
#include "quiz/formula.h"
#include "tap.h"

/* Names that the formulas below use. */
static struct names known(struct arena *a)
{
	struct names names = { 0 };

	names_add(a, &names, STR("n"), value_number(7));
	names_add(a, &names, STR("net"), value_block(0xcb007140, 26));
	names_add(a, &names, STR("host"), value_address(0xcb007150));
	names_add(a, &names, STR("word"), value_text(STR("app")));
	return names;
}

static void works_out(struct arena *a)
{
	static const struct {
		const char *text, *value;
	} rows[] = {
		{ "1 + 2 * 3", "7" },
		{ "(1 + 2) * 3", "9" },
		{ "-n + 10", "3" },
		{ "n % 4", "3" },
		{ "-7 / 2", "-3" },
		{ "net", "203.0.113.64/26" },
		{ "{{net}}", "203.0.113.64/26" },
		{ "first(net)", "203.0.113.64" },
		{ "last(net)", "203.0.113.127" },
		{ "last(net) + 1", "203.0.113.128" },
		{ "last(net) - first(net) + 1", "64" },
		{ "count(net)", "64" },
		{ "count(0.0.0.0/0)", "4294967296" },
		{ "group(count(0.0.0.0/0))", "4,294,967,296" },
		{ "group(-1234)", "-1,234" },
		{ "prefix(net)", "26" },
		{ "mask(net)", "255.255.255.192" },
		{ "mask(0.0.0.0/0)", "0.0.0.0" },
		{ "block(host, 28)", "203.0.113.80/28" },
		{ "range(first(net), host)", "203.0.113.64 - 203.0.113.80" },
		{ "host in net", "1" },
		{ "not host in net", "0" },
		{ "192.0.2.1 in net or n = 7", "1" },
		{ "n > 3 and n < 7", "0" },
		{ "n >= 7 and n <= 7 and n != 8 and n == 7", "1" },
		{ "host < last(net)", "1" },
		{ "net = range(first(net), last(net))", "1" },
		{ "word = \"app\"", "1" },
		{ "\"D\" + n + \"s_v3\"", "D7s_v3" },
		{ "if(n > 3, \"many\", \"few\")", "many" },
		{ "tick(n = 7)", "x" },
		{ "tick(n = 8)", " " },
		{ "min(3, n, 5)", "3" },
		{ "max(3, n, 5)", "7" },
		{ "abs(3 - n)", "4" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct names names = known(a);
		struct flaw flaw = { 0 };
		struct value v = { 0 };

		INT_IS(
		    formula_value(a, str_of(rows[i].text), &names, &v, &flaw),
		    FORMULA_FINE);
		STR_IS(value_write(a, &v), rows[i].value);
	}
}

static void refuses(struct arena *a)
{
	static const struct {
		const char *text;
		enum formula_fault fault;
		size_t at;
	} rows[] = {
		{ "", FORMULA_WRONG, 0 },
		{ "1 +", FORMULA_WRONG, 3 },
		{ "(1", FORMULA_WRONG, 2 },
		{ "1 2", FORMULA_WRONG, 2 },
		{ "none + 1", FORMULA_WRONG, 0 },
		{ "first(n)", FORMULA_WRONG, 0 },
		{ "frist(net)", FORMULA_WRONG, 0 },
		{ "\"open", FORMULA_WRONG, 0 },
		{ "\"a`b\"", FORMULA_WRONG, 0 },
		{ "net + 1", FORMULA_WRONG, 7 },
		{ "n < net", FORMULA_WRONG, 7 },
		{ "n in net", FORMULA_WRONG, 8 },
		{ "203.0.113.1/24", FORMULA_WRONG, 0 },
		{ "1.5", FORMULA_WRONG, 1 },
		{ "n / 0", FORMULA_UNLUCKY, 5 },
		{ "host - 9999999999", FORMULA_UNLUCKY, 17 },
		{ "255.255.255.255 + 1", FORMULA_UNLUCKY, 19 },
		{ "9223372036854775807 + 1", FORMULA_UNLUCKY, 23 },
		{ "9223372036854775807 * 2", FORMULA_UNLUCKY, 23 },
		{ "block(host, 33)", FORMULA_UNLUCKY, 15 },
		{ "range(host, first(net))", FORMULA_UNLUCKY, 23 },
	};
	char deep[202];

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct names names = known(a);
		struct flaw flaw = { 0 };
		struct value v = { 0 };

		INT_IS(
		    formula_value(a, str_of(rows[i].text), &names, &v, &flaw),
		    rows[i].fault);
		INT_IS(flaw.at, rows[i].at);
		OK(flaw.text.len > 0);
	}
	memset(deep, '(', sizeof(deep));
	{
		struct names names = { 0 };
		struct flaw flaw = { 0 };
		struct value v = { 0 };

		INT_IS(formula_value(a, (struct str){ deep, sizeof(deep) },
			   &names, &v, &flaw),
		    FORMULA_WRONG);
	}
}

static void reads_words(struct arena *a)
{
	static const struct {
		const char *word;
		enum value_kind kind;
	} rows[] = {
		{ "12", VALUE_NUMBER },
		{ "-3", VALUE_NUMBER },
		{ "203.0.113.5", VALUE_ADDRESS },
		{ "203.0.113.0/24", VALUE_RANGE },
		{ "203.0.113.1/24", VALUE_TEXT },
		{ "203.0.113.1 - 203.0.113.9", VALUE_RANGE },
		{ "Basic", VALUE_TEXT },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct value v = value_read(a, str_of(rows[i].word));

		INT_IS(v.kind, rows[i].kind);
		STR_IS(value_write(a, &v), rows[i].word);
	}
}

int main(void)
{
	struct arena *a = arena_new();

	works_out(a);
	refuses(a);
	reads_words(a);
	arena_free(a);
	return tap_done();
}
