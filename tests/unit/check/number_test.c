#include "base/arena.h"
#include "check/number.h"
#include "tap.h"
#include "text/width.h"

/* Prepares rules written as in a file: "not= 3" is one that is wrong. */
static struct accepted prepare(struct arena *a, const char *line)
{
	bool right = !str_starts(str_of(line), STR("not= "));
	struct accepted one = {
		.right = right,
		.text = str_of(line + (right ? 0 : 5)),
	};
	struct flaw flaw;

	if (!check_number.prepare(a, &one, &flaw))
		tap_str(flaw.text, STR("no flaw"), line, __FILE__, __LINE__);
	return one;
}

static struct verdict judge(
    struct arena *a, const char *rule, const char *answer)
{
	struct accepted all[] = { prepare(a, rule), prepare(a, "not= 3306") };
	struct wanted wanted = {
		.accepted = all,
		.n = 2,
		.words = STR("How many GB are 50 % of it? In days/week."),
	};

	return check_number.judge(a, &wanted, str_of(answer));
}

static void judges(struct arena *a)
{
	static const struct {
		const char *rule, *answer;
		enum verdict_kind kind;
	} rows[] = {
		{ "5432", "5432", VERDICT_RIGHT },
		{ "5432", " +5432.0 ", VERDICT_RIGHT },
		{ "5432", "5,432", VERDICT_RIGHT },
		{ "5432", "5 432", VERDICT_RIGHT },
		{ "5432", "5_432", VERDICT_RIGHT },
		{ "5432", "54_32", VERDICT_RIGHT },
		{ "5432", "5'432", VERDICT_RIGHT },
		{ "5432",
		    "5\xc2\xa0"
		    "432",
		    VERDICT_RIGHT },
		{ "5432", "5.432e3", VERDICT_RIGHT },
		{ "5432", "5432 GB", VERDICT_RIGHT },
		{ "5432", "5432gb", VERDICT_RIGHT },
		{ "5432", "5432 %", VERDICT_RIGHT },
		{ "5432", "5432 days/week", VERDICT_RIGHT },
		{ "5432", "5432 hours", VERDICT_UNREADABLE },
		{ "5432", "5433", VERDICT_WRONG },
		{ "5432", "3306", VERDICT_WRONG },
		{ "5432", "5,43", VERDICT_UNREADABLE },
		{ "5432", "5432,000", VERDICT_UNREADABLE },
		{ "5432", "5432, 6379", VERDICT_UNREADABLE },
		{ "5432", "5432 6379", VERDICT_UNREADABLE },
		{ "5432", "port 5432", VERDICT_UNREADABLE },
		{ "5432", "0x1538", VERDICT_UNREADABLE },
		{ "5432", "inf", VERDICT_UNREADABLE },
		{ "5432", "-nan", VERDICT_UNREADABLE },
		{ "5432", "1e", VERDICT_UNREADABLE },
		{ "5432", "5432-5433", VERDICT_UNREADABLE },
		{ "5432", "1.2.3.4", VERDICT_UNREADABLE },
		{ "4294967296", "4,294,967,296", VERDICT_RIGHT },
		{ "4294967296", "4 294 967 296", VERDICT_RIGHT },
		{ "4294967296", "4,294 967 296", VERDICT_UNREADABLE },
		{ "4,294,967,296", "4294967296", VERDICT_RIGHT },
		{ "1000", "1e3", VERDICT_RIGHT },
		{ "-5",
		    "\xe2\x88\x92"
		    "5",
		    VERDICT_RIGHT },
		{ "-5", "5", VERDICT_WRONG },
		{ "10 +- 5%", "10.5", VERDICT_RIGHT },
		{ "10 +- 5%", "9.5", VERDICT_RIGHT },
		{ "10 +- 5%", "10.500000000000000000000001", VERDICT_WRONG },
		{ "10 +- 5%", "9.4999", VERDICT_WRONG },
		{ "-10 +- 5%", "-10.5", VERDICT_RIGHT },
		{ "0.3 +- 0.1", "0.2", VERDICT_RIGHT },
		{ "0.3 +- 0.1", "0.4", VERDICT_RIGHT },
		{ "1.4142 \xc2\xb1 0.0001", "1.4143", VERDICT_RIGHT },
		{ "10+-0.5", "10.51", VERDICT_WRONG },
		{ "[1, 65535]", "1", VERDICT_RIGHT },
		{ "[1, 65535]", "65535", VERDICT_RIGHT },
		{ "[1, 65535]", "0", VERDICT_WRONG },
		{ "(1, 65535]", "1", VERDICT_WRONG },
		{ "(1, 65535]", "1.0000001", VERDICT_RIGHT },
		{ "[1, 65535)", "65535", VERDICT_WRONG },
		{ "[-2,-1]", "-1.5", VERDICT_RIGHT },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct verdict v = judge(a, rows[i].rule, rows[i].answer);

		if (!tap_ok(v.kind == rows[i].kind, rows[i].answer, __FILE__,
			__LINE__))
			tap_show("got", v.reason);
	}
}

static void says_why(struct arena *a)
{
	struct verdict v = judge(a, "5432", "3306");

	STR_IS(v.reason, "“3306” is a known slip; look again.");
	INT_IS(v.known, 1);
	v = judge(a, "5432", "5432");
	INT_IS(v.known, 0);
	INT_IS(v.score, 1);
	v = judge(a, "5432", "1");
	INT_IS(v.known, -1);
	STR_IS(v.reason, "“1” is not the number asked for.");
	v = judge(a, "5432", " five");
	STR_IS(v.reason, "“five” is not a number.");
	INT_IS(v.at, 1);
	INT_IS(v.len, 4);
	v = judge(a, "5432", "12 apples ");
	STR_IS(
	    v.reason, "“12 apples” is not a number: write the number alone.");
	INT_IS(v.at, 3);
	INT_IS(v.len, 6);
}

static void finds_flaws(struct arena *a)
{
	static const struct {
		const char *rule;
		size_t at, len;
		const char *text;
	} rows[] = {
		{ "", 0, 0, "a number is missing" },
		{ "port", 0, 4,
		    "“port” is not a number (text is written s= …)" },
		{ "10 +-", 3, 2, "a tolerance is missing" },
		{ "10 +- x", 6, 1,
		    "“x” is not a number (text is written s= …)" },
		{ "10 +- -1", 6, 2, "a tolerance is not below zero" },
		{ "[10, 1]", 0, 7,
		    "the range's low end is above its high end" },
		{ "[1, 1)", 0, 6, "no number lies in this range" },
		{ "[1, 10", 5, 1, "the range has no end: [1, 10]" },
		{ "[1, 2, 3]", 0, 9,
		    "a range has two numbers, without commas in them" },
		{ "[1]", 3, 0, "a number is missing" },
		{ "[a, 3]", 1, 1,
		    "“a” is not a number (text is written s= …)" },
		{ "5432 tcp", 0, 8,
		    "“5432 tcp” is not a number (text is written s= …)" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct accepted one = { .text = str_of(rows[i].rule) };
		struct flaw flaw = { 0 };

		OK_THAT(!check_number.prepare(a, &one, &flaw), rows[i].rule);
		STR_IS(flaw.text, rows[i].text);
		INT_IS(flaw.at, rows[i].at);
		INT_IS(flaw.len, rows[i].len);
	}
}

static void solves(struct arena *a)
{
	static const struct {
		const char *rule, *solution, *words;
	} rows[] = {
		{ "5432", "5432", "5432" },
		{ "10 +- 5%", "10", "10 (from 9.5 to 10.5 counts)" },
		{ "[1, 65535]", "1", "from 1 to 65535" },
		{ "(0, 1]", "1", "more than 0 to 1" },
		{ "(0, 1)", "0.5", "more than 0 to less than 1" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct accepted one = prepare(a, rows[i].rule);

		STR_IS(check_number.solution(a, &one), rows[i].solution);
		STR_IS(check_number.words(a, &one), rows[i].words);
	}
}

static bool covers(struct arena *a, const char *x, const char *y)
{
	struct accepted wide = prepare(a, x), narrow = prepare(a, y);

	return check_number.covers(&wide, &narrow, false);
}

static void knows_what_covers(struct arena *a)
{
	OK(covers(a, "10 +- 5%", "10.5"));
	OK(!covers(a, "10 +- 5%", "10.6"));
	OK(covers(a, "[1, 10]", "(1, 10)"));
	OK(!covers(a, "(1, 10)", "[1, 10]"));
	OK(!covers(a, "5", "[5, 6]"));
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	judges(a);
	says_why(a);
	finds_flaws(a);
	solves(a);
	knows_what_covers(a);
	arena_free(a);
	return tap_done();
}
