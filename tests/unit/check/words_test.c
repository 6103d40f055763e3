#include "base/arena.h"
#include "check/check.h"
#include "check/words.h"
#include "tap.h"
#include "text/width.h"

static struct verdict judge(
    struct arena *a, const char *rule, bool exact, const char *answer)
{
	struct accepted all[] = {
		{ .right = true, .text = str_of(rule) },
		{ .right = false, .text = STR("prefer") },
	};
	struct wanted wanted = { .accepted = all, .n = 2, .exact = exact };
	struct flaw flaw;

	OK(check_text.prepare(a, &all[0], &flaw));
	OK(check_text.prepare(a, &all[1], &flaw));
	return check_text.judge(a, &wanted, str_of(answer));
}

static void judges(struct arena *a)
{
	static const struct {
		const char *rule;
		bool exact;
		const char *answer;
		enum verdict_kind kind;
		long known;
	} rows[] = {
		{ "require | verify-full", false, "require", VERDICT_RIGHT, 0 },
		{ "require | verify-full", false, "verify-full", VERDICT_RIGHT,
		    0 },
		{ "require | verify-full", false, "REQUIRE ", VERDICT_RIGHT,
		    0 },
		{ "require | verify-full", true, "REQUIRE", VERDICT_WRONG, -1 },
		{ "require | verify-full", false, "require | verify-full",
		    VERDICT_WRONG, -1 },
		{ "require", false, "Prefer", VERDICT_WRONG, 1 },
		{ "flexible server", false, "Flexible \t\n Server",
		    VERDICT_RIGHT, 0 },
		{ "flexible server", false, "flexibleserver", VERDICT_WRONG,
		    -1 },
		{ "a \\| b", false, "a | b", VERDICT_RIGHT, 0 },
		{ "`a | b` | `c`", false, "a | b", VERDICT_RIGHT, 0 },
		{ "`a | b` | `c`", false, "`c`", VERDICT_RIGHT, 0 },
		{ "`` a`b `` | c", false, "a`b", VERDICT_RIGHT, 0 },
		{ "a", false, "``a``", VERDICT_RIGHT, 0 },
		{ "`", false, "`", VERDICT_RIGHT, 0 },
		{ "`", false, "``", VERDICT_WRONG, -1 },
		{ "`a` and `b` | c", false, "a` and `b", VERDICT_WRONG, -1 },
		{ "`a` and `b` | c", false, "`a` and `b`", VERDICT_RIGHT, 0 },
		{ "\xc3\x84pfel", false, "\xc3\xa4PFEL", VERDICT_RIGHT, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct verdict v =
		    judge(a, rows[i].rule, rows[i].exact, rows[i].answer);

		OK_THAT(v.kind == rows[i].kind, rows[i].answer);
		INT_IS(v.known, rows[i].known);
	}
}

static void finds_flaws(struct arena *a)
{
	static const char *const rules[] = { "", "a ||b", "a |" };

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		struct accepted one = { .text = str_of(rules[i]) };
		struct flaw flaw;

		OK_THAT(!check_text.prepare(a, &one, &flaw), rules[i]);
		STR_IS(flaw.text, "an accepted text is empty");
	}
}

static void holds_words(struct arena *a)
{
	OK(words_hold(a, STR("How many GB of storage?"), STR("gb")));
	OK(words_hold(a, STR("50% of it"), STR("%")));
	OK(!words_hold(a, STR("How many GBs?"), STR("GB")));
	OK(words_hold(a, STR("GBs or GB"), STR("GB")));
	OK(!words_hold(a, STR("anything"), STR("")));
}

static void is_legible(struct arena *a)
{
	static const struct {
		struct str answer;
		size_t at, len;
		const char *reason;
	} rows[] = {
		{ { "", 0 }, 0, 0, "There is no answer yet." },
		{ { " \n", 2 }, 0, 2, "There is no answer yet." },
		{ { "a\0b", 3 }, 1, 1,
		    "There is a control character in the answer." },
		{ { "ab\033[2J", 6 }, 2, 1,
		    "There is a control character in the answer." },
		{ { "a\xff", 2 }, 1, 1,
		    "This is not text: a byte of it is not UTF-8." },
		{ { "a\xe2\x80\xae"
		    "b",
		      5 },
		    1, 3, "There is an invisible character in the answer." },
	};
	struct verdict v;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		OK(!answer_legible(a, rows[i].answer, &v));
		STR_IS(v.reason, rows[i].reason);
		INT_IS(v.kind, VERDICT_UNREADABLE);
		INT_IS(v.at, rows[i].at);
		INT_IS(v.len, rows[i].len);
	}
	OK(answer_legible(a, STR("zwei\tZeilen\r\n\xc3\xa4"), &v));
}

static void refuses_huge(struct arena *a)
{
	struct buf b = { .a = a };
	struct verdict v;

	buf_fill(&b, 'x', ANSWER_MOST);
	OK(answer_legible(a, buf_str(&b), &v));
	buf_byte(&b, 'x');
	OK(!answer_legible(a, buf_str(&b), &v));
	STR_IS(v.reason, "The answer is longer than 64 KiB.");
	STR_IS(answer_quote(a, buf_str(&b)),
	    "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”");
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	judges(a);
	finds_flaws(a);
	holds_words(a);
	is_legible(a);
	refuses_huge(a);
	arena_free(a);
	return tap_done();
}
