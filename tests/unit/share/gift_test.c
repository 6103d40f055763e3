#include "share/gift.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "course/reading.h"
#include "quiz/instance.h"
#include "quiz/judge.h"
#include "quiz/parse.h"
#include "share/bank.h"
#include "tap.h"
#include "text/width.h"

static struct arena *a;

static struct quiz *parse(struct str text, const char *path)
{
	struct diags d = diags_in(a);
	/* Some questions are about the course's own code. */
	const struct course *c = course_open(a, STR("."), &d);
	struct quiz *quiz = course_parse_quiz(a, c, text, str_of(path), &d);

	for (size_t i = 0; i < d.n; i++)
		if (d.at[i].severity == SEVERITY_ERROR)
			tap_show("fault", diag_text(a, &d.at[i]));
	INT_IS(d.errors, 0);
	return quiz;
}

static struct str gift_of(const struct quiz *quiz)
{
	struct parcel p = { .a = a,
		.quiz = quiz,
		.seed = SEED_FIRST, /* that of what is compared with it */
		.out = { .a = a } };

	format_by_name(STR("gift"))->write(&p);
	return buf_str(&p.out);
}

static struct str quiz_of(struct str gift, struct losses *losses)
{
	struct diags d = diags_in(a);
	struct gifts gifts = gift_read(a, STR("x.gift"), gift, &d);

	INT_IS(d.errors, 0);
	return gift_quiz(a, &gifts, STR("Imported"), losses);
}

/* Whether both judge the answer alike. */
static bool alike(
    const struct question *x, const struct question *y, struct str answer)
{
	struct verdict one = judge(a, x, answer), other = judge(a, y, answer);

	if (one.kind == other.kind && one.score == other.score)
		return true;
	tap_show("answer", answer);
	tap_show("verdict", one.reason);
	tap_show("once imported", other.reason);
	return false;
}

/* Answers of every kind, right and wrong. */
static bool same(const struct question *x, const struct question *y)
{
	static const char *const answers[] = { "1", "2", "3", "4", "1 2", "1 3",
		"2 3", "1 2 3", "2 1 3", "1 2 3 4", "2 1 4 3", "none", "a,c",
		"0", "1.5", "-1", "35", "5432", "6380", "1e3", "verify-full",
		"Verify-Full", "require", "rediss", "x | y", "" };

	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++)
		if (!alike(x, y, str_of(answers[i])))
			return false;
	for (size_t i = 0; i < x->wanted.n; i++)
		if (!alike(x, y, x->wanted.accepted[i].text))
			return false;
	return alike(x, y, judge_solution(a, x));
}

/* What went out and came back is judged as before. */
static size_t there_and_back(struct str text, const char *path)
{
	struct losses losses = { 0 };
	const struct quiz *quiz = parse(text, path);
	const struct quiz *back =
	    parse(quiz_of(gift_of(quiz), &losses), "back.md");
	size_t n = 0, gaps = 0;

	for (size_t i = 0; i < back->n; i++) {
		const struct question *q =
		    quiz_find(quiz, back->questions[i].id);

		if (!OK(q != NULL))
			continue;
		OK_THAT(same(q, &back->questions[i]), str_c(a, q->id));
		n++;
	}
	/* Each is back, or was said to be lost there or here. */
	for (size_t i = 0; i < quiz->n; i++)
		gaps += quiz->questions[i].ngaps > 1;
	INT_IS(n + losses.n + gaps, quiz->n);
	return n;
}

static void kinds(void)
{
	INT_IS(
	    there_and_back(
		STR("### *One* of `{several}`\n"
		    "<!-- quiz: id=one tags=a,b tries=2 -->\n\n"
		    "Body: a = b; ~c # d\n\n```hcl\nx = { y = 1 }\n```\n\n"
		    "1. [ ] a = {b}\n   > no: ~\n2. [x] `c#d`\n   > yes\n"
		    "3. [ ] e\n\n> Explain: because\n> of that\n\n"
		    "### Several\n<!-- quiz: id=several "
		    "partial=net-correct -->\n\n- [x] 1\n- [ ] 2\n- [x] 3\n\n"
		    "### Order\n<!-- quiz: id=order type=order -->\n\n"
		    "1. one\n2. two\n3. three\n\n"
		    "### Match\n<!-- quiz: id=match type=match -->\n\n"
		    "| l | r |\n|---|---|\n| a | `x` |\n| b | y |\n| c | z "
		    "|\n\n"
		    "### Number\n<!-- quiz: id=number -->\n\nHow many?\n\n"
		    "= 10 +- 5%\nor= [20, 30]\nnot= 35 {{no: {x}}}\n\n"
		    "### Text\n<!-- quiz: id=text -->\n\n"
		    "s= verify-full | `a|b`\nnot= require {{weak}}\n\n"
		    "### Gap\n<!-- quiz: id=gap -->\n\n"
		    "Set it to [[verify-full|on]] now.\n\n"
		    "### Choice\n<!-- quiz: id=choice -->\n\n"
		    "It is [[ Basic | (Standard) ]] here.\n\n"
		    "### Gap number\n<!-- quiz: id=gap-number -->\n\n"
		    "Port [[= 6380|6381]] it is.\n"),
		"kinds.md"),
	    9);
}

/* Our own course goes there and back, as far as it can go. */
static void course(void)
{
	static const char *const files[] = { "quizzes/00-start-here.md",
		"quizzes/04-managed-data-services.md",
		"quizzes/05-automation-and-maintenance.md" };

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct diags d = diags_in(a);
		struct str text;

		OK(file_read(a, str_of(files[i]), 1 << 24, &text, NULL, &d));
		OK(there_and_back(text, files[i]) > 2);
	}
}

/* What Moodle's documentation shows of the format, in words of our own. */
static void from_moodle(void)
{
	struct losses losses = { 0 };
	struct str text = quiz_of(
	    STR("\xef\xbb\xbf// a comment\n$CATEGORY: ports/redis\n\n"
		"::Port::Which port speaks TLS?{=6380 ~6379 # that one is "
		"plain\n~5432}\n\n"
		"Redis keeps data in memory.{TRUE#It does.#Right.}\n\n"
		"::A::Pick two{~%50%one ~%50%two ~%-100%three}\n\n"
		"How many vCores?{#2:0.5}\n\nWhen?{#=1..3 =%0%9#late}\n\n"
		"Match{=a -> b =c -> d =e -> f}\n\n"
		"The mode is {=verify-full =%0%require#weak} here.\n\n"
		"Tell a story{}\n\n<p>Is <b>x</b> &lt; y\\?</p>{F}\n\n"
		"Half{=a =%50%b}\n"),
	    &losses);
	const struct quiz *quiz = parse(text, "moodle.md");
	static const struct {
		const char *id, *right, *wrong;
	} rows[] = {
		{ "port", "1", "2" },
		{ "redis-keeps-data-in-memory", "1", "2" },
		{ "a", "1 2", "1 3" },
		{ "how-many-vcores", "2.5", "2.6" },
		{ "when", "3", "9" },
		{ "match", "1 2 3", "2 1 3" },
		{ "the-mode-is", "Verify-Full", "require" },
		{ "half", "a", "c" },
	};

	INT_IS(quiz->n, 9);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct question *q = quiz_find(quiz, str_of(rows[i].id));

		if (!OK_THAT(q != NULL, rows[i].id))
			continue;
		INT_IS(judge(a, q, str_of(rows[i].right)).kind, VERDICT_RIGHT);
		INT_IS(judge(a, q, str_of(rows[i].wrong)).kind, VERDICT_WRONG);
	}
	OK(losses.n >= 3);
	if (quiz->n != 9)
		tap_show("quiz", text);
}

static void faults(void)
{
	static const char *const bad[] = { "a {=b", "a {b}" };

	for (size_t i = 0; i < 2; i++) {
		struct diags d = diags_in(a);
		struct gifts gifts = gift_read(a, STR("x"), str_of(bad[i]), &d);

		INT_IS(gifts.n, 0);
		INT_IS(d.errors, 1);
		INT_IS(d.at[0].line, 1);
	}
}

int main(void)
{
	a = arena_new();
	text_locale();
	kinds();
	course();
	from_moodle();
	faults();
	arena_free(a);
	return tap_done();
}
