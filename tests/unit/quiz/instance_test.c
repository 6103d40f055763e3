#include "quiz/instance.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "quiz/judge.h"
#include "quiz/parse.h"
#include "quiz/session.h"
#include "tap.h"
#include "text/width.h"

static const char head[] = "# Quiz\n\n### First\n<!-- quiz: id=first -->\n\n"
			   "= 1\n\n> Hint: h\n\n> Explain: e\n\n";

/* Parses the head and a question with these definitions and lines. */
static struct quiz *parse(
    struct arena *a, const char *vars, const char *lines, struct diags *d)
{
	struct str text = str_fmt(a,
	    "%s### Second {{n}}\n<!-- quiz: id=second -->\n<!-- vars:\n%s\n-->"
	    "\n\n%s\n\n> Hint: h\n\n> Explain: e\n",
	    head, vars, lines);

	*d = diags_in(a);
	return quiz_parse(a, text, STR("q.md"), d);
}

static struct str body(struct arena *a, const struct quiz *quiz, size_t i)
{
	const struct question *q = &quiz->questions[i];

	return doc_plain(a, quiz->doc, q->body.from, q->body.to);
}

static void makes(struct arena *a)
{
	struct diags d;
	struct quiz *quiz =
	    parse(a, "n = 3..9\nword = \"a *b* `\" | c", "{{n}}", &d);

	OK(d.errors > 0);
	quiz = parse(a, "n = 3..9\nm = n * 2",
	    "{{n}} {{ n }} {{no name}} {{m}}"
	    "\n\n= {{m}} {{ {{n}} }}",
	    &d);
	INT_IS(quiz->n, 2);
	INT_IS(d.errors, 0);
	OK(!quiz->questions[0].recipe);
	OK(quiz->questions[1].recipe != NULL);
	INT_IS(quiz->questions[1].seed, SEED_FIRST);
	INT_IS(quiz->questions[1].line, 12);
	for (uint64_t seed = 0; seed < 50; seed++) {
		const struct question *base = &quiz->questions[1];
		struct quiz *made = instance_new(a, base, seed, &d);
		struct quiz *again = instance_new(a, base, seed, &d);
		struct str title;
		uint64_t n;

		OK(made && again && made->n == 1);
		title = made->questions[0].title;
		STR_IS(again->questions[0].title, str_c(a, title));
		OK(str_number(str_sub(title, 7, title.len), 9, &n) && n >= 3);
		INT_IS(made->questions[0].seed, seed);
		INT_IS(made->questions[0].line, 12);
		OK(made->questions[0].hash == base->hash);
		STR_IS(body(a, made, 0),
		    str_fmt(
			a, "%d %d {{no name}} %d", (int)n, (int)n, (int)n * 2)
			.at);
		INT_IS(
		    judge(a, &made->questions[0], str_fmt(a, "%d", (int)n * 2))
			.kind,
		    VERDICT_RIGHT);
	}
	INT_IS(d.n, 0);
	OK(instance_next(&quiz->questions[1], 7) != 7);
}

/* A value is never more than text, wherever it stands. */
static void stays_plain(struct arena *a)
{
	static const struct {
		const char *value, *around, *shown;
	} rows[] = {
		{ "*b* _c_ <i> &amp; [x](y) ![z](y)", "a {{v}} b",
		    "a *b* _c_ <i> &amp; [x](y) ![z](y) b" },
		{ "# head", "{{v}}", "# head" },
		{ "- item", "{{v}}", "- item" },
		{ "+ item", "{{v}}", "+ item" },
		{ "1. item", "{{v}}", "1. item" },
		{ "1) item", "{{v}}", "1) item" },
		{ "1", "{{v}}. item", "1. item" },
		{ "> quote", "{{v}}", "> quote" },
		{ "===", "text\n{{v}}", "text ===" },
		{ "---", "text\n{{v}}", "text ---" },
		{ "***", "text\n\n{{v}}", "text\n\n***" },
		{ "[a]: b", "{{v}}", "[a]: b" },
		{ "a\\b", "x{{v}}", "xa\\b" },
		{ "*b*", "`{{v}}` {{v}} ``{{v}} ` ``", "*b* *b* *b* ` " },
		{ "\\*b*", "\\`{{v}}\\`", "`\\*b*`" },
		{ "*b* | c", "```\n{{v}}\n```", "*b* | c" },
		{ "x | y *z*", "| a | b |\n|---|---|\n| {{v}} | `{{v}}` |",
		    "a | b\nx | y *z* | x | y *z*" },
		{ "    code", "{{v}}", "code" },
		{ "!", "{{v}}[a](b)", "!a" },
		{ "", "x{{v}}y", "xy" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct diags d;
		struct quiz *quiz = parse(a,
		    str_fmt(a, "n = 1\nv = \"%s\" | \"%s\"", rows[i].value,
			rows[i].value)
			.at,
		    str_fmt(a, "%s\n\n= 1", rows[i].around).at, &d);

		INT_IS(d.errors, 0);
		INT_IS(quiz->n, 2);
		STR_IS(body(a, quiz, 1), rows[i].shown);
	}
}

/* Faults have their place in the author's file, past all values. */
static void names_places(struct arena *a)
{
	static const struct {
		const char *vars, *lines;
		unsigned line, column;
	} rows[] = {
		{ "n = 1..2", "{{n}} {{nn}}\n\n= 1", 18, 7 },
		{ "n = m", "= 1", 15, 5 },
		{ "n = 5\nwhere n > 6", "= 1", 16, 7 },
		{ "n = 123456789", "= {{n}} {{open", 18, 9 },
		{ "n = 1", "= 1\n= {{n}} x", 19, 3 },
		{ "family = no-such", "= 1", 15, 10 },
		{ "n = 1\nfamily = exact-cidr", "= 1", 16, 10 },
		{ "family = exact-cidr\nn = 1\nblock = 3", "= 1", 17, 1 },
		{ "n = 1; n = 2", "= 1", 15, 8 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct diags d;
		struct quiz *quiz = parse(a, rows[i].vars, rows[i].lines, &d);

		INT_IS(quiz->n, 1);
		diags_sort(&d);
		OK(d.errors > 0);
		INT_IS(d.at[0].line, rows[i].line);
		INT_IS(d.at[0].column, rows[i].column);
		if (d.at[0].line != rows[i].line ||
		    d.at[0].column != rows[i].column)
			tap_show("said", d.at[0].text);
	}
}

static void asks_anew(struct arena *a)
{
	static const size_t both[] = { 0, 1 };
	struct diags d;
	struct quiz *quiz = parse(a, "n = 1..100000", "= {{n}}", &d);
	struct session *s = session_new(a, quiz, both, 2, 42), *t;
	struct str first, second;

	INT_IS(session_now(s)->seed, 42);
	OK(!session_another(s));
	session_go(s, 1);
	INT_IS(session_now(s)->seed, 42);
	first = str_copy(a, session_question(s)->title);
	INT_IS(session_answer(s, STR("0"))->kind, VERDICT_WRONG);
	STR_IS(session_question(s)->title, first.at);
	OK(session_another(s));
	second = str_copy(a, session_question(s)->title);
	OK(!str_eq(first, second));
	INT_IS(session_now(s)->tries, 0);
	INT_IS(session_now(s)->state, TURN_OPEN);
	/* What is saved is the instance, and comes back. */
	t = session_new(a, quiz, both, 2, 1);
	OK(session_restore(t, session_save(a, s)));
	session_go(t, 1);
	STR_IS(session_question(t)->title, second.at);
	/* A round of before, which knew no seeds. */
	OK(session_restore(
	    t, STR("lectern-1 42 1 first:open:0:0: second:open:1:0:0")));
	STR_IS(session_question(t)->title, first.at);
	INT_IS(session_now(t)->tries, 1);
	/* Right once is right for the round, whatever is practised then. */
	INT_IS(session_answer(s, str_sub(second, 7, second.len))->kind,
	    VERDICT_RIGHT);
	OK(session_another(s));
	INT_IS(session_tally(s, TURN_RIGHT), 1);
	INT_IS(session_answer(s, STR("0"))->kind, VERDICT_WRONG);
	INT_IS(session_tally(s, TURN_RIGHT), 1);
	OK(session_restore(t, session_save(a, s)));
	INT_IS(session_tally(t, TURN_RIGHT), 1);
	session_go(s, 0);
	INT_IS(session_answer(s, STR("1"))->kind, VERDICT_RIGHT);
	OK(session_over(s));
	OK(!session_again(s));
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	makes(a);
	stays_plain(a);
	names_places(a);
	asks_anew(a);
	arena_free(a);
	return tap_done();
}
