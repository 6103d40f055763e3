#include "quiz/judge.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/random.h"
#include "check/picks.h"
#include "course/catalogue.h"
#include "course/reading.h"
#include "quiz/parse.h"
#include "quiz/shown.h"
#include "tap.h"
#include "text/width.h"

#define NOTES "\n> Hint: h\n\n> Explain: e\n\n"

static const char text[] =
    "### One\n<!-- quiz: id=one -->\n\n"
    "1. [ ] alpha beta\n   > Not `alpha`.\n2. [x] gamma\n   > Yes.\n"
    "3. [ ] 12\n   > For:\n   > - p\n   > - q\n   >\n   > 3) r\n   >\n"
    "   >    s\n" NOTES "### Several\n<!-- quiz: id=several -->\n\n"
    "- [x] a\n  > A it is.\n- [ ] b\n  > Not b.\n- [x] c\n- [ ] d\n" NOTES
    "### Net\n<!-- quiz: id=net partial=net-correct -->\n\n"
    "- [x] a\n- [ ] b\n- [x] c\n- [ ] d\n" NOTES
    "### Order\n<!-- quiz: id=order type=order partial=lcs -->\n\n"
    "1. p\n2. q\n3. r\n" NOTES "### Port in GB\n<!-- quiz: id=number -->\n\n"
    "= 5432\nor= 6432 {{The pooler.}}\nnot= 3306 {{MySQL's.}}\n" NOTES
    "### Text\n<!-- quiz: id=text case -->\n\n"
    "s= Verify | Full\nnot= verify {{Case matters.}}\n" NOTES
    "### Gap\n<!-- quiz: id=gap -->\n\nsslmode=[[verify-full|verify "
    "full]]\n" NOTES "### Gaps\n<!-- quiz: id=gaps partial=each-answer -->\n\n"
    "Port [[= 6380]] on [[ Basic | (Standard) | Premium ]] with "
    "[[tls]].\n" NOTES "### Ports\n<!-- quiz: id=ports -->\n\n"
    "[[= 5432|[6000, 6999]]] ([[tls]])\n" NOTES
    "### Match\n<!-- quiz: id=match type=match partial=each-answer -->\n\n"
    "| L | R |\n|---|---|\n| l1 | same |\n| l2 | r2 |\n| l3 | same |\n" NOTES
    "### Echo\n<!-- quiz: id=echo -->\n\n"
    "- [x] a\n  > Same.\n- [ ] b\n  > Other.\n- [x] c\n  > Same.\n" NOTES;

struct row {
	const char *id, *answer;
	enum verdict_kind kind;
	double score;
	const char *reason, *feedback;
};

static const struct row rows[] = {
	{ "one", "2", VERDICT_RIGHT, 1, "That is the one.", "Yes." },
	{ "one", "B", VERDICT_RIGHT, 1, "That is the one.", "Yes." },
	{ "one", " Gamma ", VERDICT_RIGHT, 1, "That is the one.", "Yes." },
	{ "one", "ALPHA  beta", VERDICT_WRONG, 0,
	    "“alpha beta” is not right: pick another.", "Not alpha." },
	{ "one", "3", VERDICT_WRONG, 0, "“12” is not right: pick another.",
	    "For:\n- p\n- q\n\n3) r\n\ns" },
	{ "one", "12", VERDICT_UNREADABLE, 0,
	    "“12” is not there: they go from 1 to 3 (a to c).", "" },
	{ "one", "none", VERDICT_UNREADABLE, 0,
	    "“none” is not a number or letter of an option.", "" },
	{ "one", "", VERDICT_UNREADABLE, 0, "There is no answer yet.", "" },
	{ "several", "1 3", VERDICT_RIGHT, 1,
	    "These are the right ones, all of them.", "A it is." },
	{ "echo", "1 3", VERDICT_RIGHT, 1,
	    "These are the right ones, all of them.", "Same." },
	{ "several", "c, a", VERDICT_RIGHT, 1,
	    "These are the right ones, all of them.", "A it is." },
	{ "several", "1 2 3", VERDICT_WRONG, 0,
	    "The right ones are among these, but one or more do not belong.",
	    "A it is.\nNot b." },
	{ "several", "1", VERDICT_WRONG, 0,
	    "What you picked is right, but not all of it.", "A it is." },
	{ "several", "2 4", VERDICT_WRONG, 0,
	    "None of those that you picked is right.", "Not b." },
	{ "several", "None", VERDICT_WRONG, 0,
	    "There is something to pick here: look again.", "" },
	{ "several", "", VERDICT_UNREADABLE, 0, "There is no answer yet.", "" },
	{ "net", "1", VERDICT_PARTIAL, 0.5,
	    "What you picked is right, but not all of it.", "" },
	{ "net", "1 2", VERDICT_WRONG, 0,
	    "Of the 2 that you picked 1 is right, and not all are there.", "" },
	{ "order", "1 2 3", VERDICT_RIGHT, 1, "The order is right.", "" },
	{ "order", "c a b", VERDICT_PARTIAL, 1 / 3.0,
	    "2 of 3 stand in the right sequence.", "" },
	{ "order", "3 2 1", VERDICT_WRONG, 0, "None stands in its place yet.",
	    "" },
	{ "order", "1 2", VERDICT_UNREADABLE, 0,
	    "Name all 3 in the order you mean: 3 is missing.", "" },
	{ "match", "1 2 3", VERDICT_RIGHT, 1, "All 3 pairs are right.", "" },
	{ "match", "c b a", VERDICT_RIGHT, 1, "All 3 pairs are right.", "" },
	{ "match", "1=a 3=a 2=b", VERDICT_RIGHT, 1, "All 3 pairs are right.",
	    "" },
	{ "match", "1 1 3", VERDICT_PARTIAL, 2 / 3.0, "2 of 3 pairs are right.",
	    "" },
	{ "match", "b a b", VERDICT_WRONG, 0, "None of the 3 pairs is right.",
	    "" },
	{ "match", "1 2", VERDICT_UNREADABLE, 0,
	    "Name 3 partners, one for each; there are 2.", "" },
	{ "number", "5 432", VERDICT_RIGHT, 1, "That is the number asked for.",
	    "" },
	{ "number", "6432 gb", VERDICT_RIGHT, 1,
	    "That is the number asked for.", "The pooler." },
	{ "number", "3306", VERDICT_WRONG, 0,
	    "“3306” is a known slip; look again.", "MySQL's." },
	{ "number", "five", VERDICT_UNREADABLE, 0, "“five” is not a number.",
	    "" },
	{ "text", "Full", VERDICT_RIGHT, 1, "That is what is asked for.", "" },
	{ "text", "full", VERDICT_WRONG, 0, "“full” is not what is asked for.",
	    "" },
	{ "text", "verify", VERDICT_WRONG, 0,
	    "“verify” is a known slip; look again.", "Case matters." },
	{ "gap", "Verify  Full", VERDICT_RIGHT, 1, "That is what is asked for.",
	    "" },
	{ "gap", "require", VERDICT_WRONG, 0,
	    "“require” is not what is asked for.", "" },
	{ "gaps", "6380 | standard | tls", VERDICT_RIGHT, 1,
	    "All 3 gaps are right.", "" },
	{ "gaps", "6,380 | 2 | TLS", VERDICT_RIGHT, 1, "All 3 gaps are right.",
	    "" },
	{ "gaps", "6380; 2; tls", VERDICT_RIGHT, 1, "All 3 gaps are right.",
	    "" },
	{ "gaps", "6380, 2, tls", VERDICT_RIGHT, 1, "All 3 gaps are right.",
	    "" },
	{ "gaps", "6380\n2\ntls\n", VERDICT_RIGHT, 1, "All 3 gaps are right.",
	    "" },
	{ "gaps", "6380 2 tls", VERDICT_RIGHT, 1, "All 3 gaps are right.", "" },
	{ "gaps", "6379 | 2 | tls", VERDICT_PARTIAL, 2 / 3.0,
	    "2 of 3 gaps are right.", "" },
	{ "gaps", "6379 | 1 | ssl", VERDICT_WRONG, 0,
	    "None of the 3 gaps is right.", "" },
	{ "ports", "5432 | tls", VERDICT_RIGHT, 1, "All 2 gaps are right.",
	    "" },
	{ "ports", "6432 | tls", VERDICT_RIGHT, 1, "All 2 gaps are right.",
	    "" },
	{ "ports", "7000 | tls", VERDICT_WRONG, 0, "1 of 2 gaps is right.",
	    "" },
	{ "gaps", "6380 | 2", VERDICT_UNREADABLE, 0,
	    "There are 3 gaps: write 3 answers with | between them, not 2.",
	    "" },
	{ "gaps", "6380 | | tls", VERDICT_UNREADABLE, 0,
	    "Gap 2 is empty: fill every gap.", "" },
	{ "gaps", "6380 | 4 | tls", VERDICT_UNREADABLE, 0,
	    "“4” is no choice of gap 2: Basic, Standard, Premium.", "" },
	{ "gaps", "x | 2 | tls", VERDICT_UNREADABLE, 0, "“x” is not a number.",
	    "" },
};

static void judges(struct arena *a, const struct quiz *quiz)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *row = &rows[i];
		const struct question *q = quiz_find(quiz, str_of(row->id));
		struct str answer = str_of(row->answer);
		struct verdict v = judge(a, q, answer);
		const char *what = str_fmt(a, "row %zu: %s", i, row->id).at;

		tap_ok(v.kind == row->kind && v.score == row->score, what,
		    __FILE__, __LINE__);
		tap_str(
		    v.reason, str_of(row->reason), what, __FILE__, __LINE__);
		tap_str(judge_feedback(a, quiz, q, answer, &v),
		    str_of(row->feedback), what, __FILE__, __LINE__);
	}
}

/* An unreadable piece is named by its place in the whole answer. */
static void points_at_pieces(struct arena *a, const struct quiz *quiz)
{
	const struct question *q = quiz_find(quiz, STR("gaps"));
	struct verdict v = judge(a, q, STR(" 6380 | 4 | tls"));

	INT_IS(v.at, 8);
	INT_IS(v.len, 1);
	v = judge(a, q, STR("6380 | 2 | "));
	INT_IS(v.kind, VERDICT_UNREADABLE);
	v = judge(a, q, STR("63x80 | 2 | tls"));
	INT_IS(v.at, 2);
	INT_IS(v.len, 3);
}

static void tells_parts(struct arena *a, const struct quiz *quiz)
{
	struct verdict v =
	    judge(a, quiz_find(quiz, STR("gaps")), STR("6379 | 2 | tls"));

	INT_IS(v.nparts, 3);
	INT_IS(v.parts[0], PART_WRONG);
	INT_IS(v.parts[1], PART_RIGHT);
	v = judge(a, quiz_find(quiz, STR("several")), STR("1 2"));
	INT_IS(v.nparts, 4);
	INT_IS(v.parts[1], PART_WRONG);
	INT_IS(v.parts[2], PART_MISSED);
	v = judge(a, quiz_find(quiz, STR("one")), STR("1"));
	INT_IS(v.known, 0);
	INT_IS(v.nparts, 0);
}

static void solves(struct arena *a, const struct quiz *quiz)
{
	static const struct {
		const char *id, *solution, *words;
	} solutions[] = {
		{ "one", "2", "gamma" },
		{ "several", "1 3", "a\nc" },
		{ "order", "1 2 3", "1. p\n2. q\n3. r" },
		{ "match", "1 2 3", "l1 → same\nl2 → r2\nl3 → same" },
		{ "number", "5432", "5432 or 6432" },
		{ "text", "Verify", "Verify or Full" },
		{ "gap", "verify-full", "verify-full or verify full" },
		{ "gaps", "6380 | Standard | tls",
		    "1: 6380\n2: Standard\n3: tls" },
		{ "ports", "5432 | tls",
		    "1: 5432 or from 6000 to 6999\n2: tls" },
	};

	for (size_t i = 0; i < sizeof(solutions) / sizeof(*solutions); i++) {
		const struct question *q =
		    quiz_find(quiz, str_of(solutions[i].id));

		STR_IS(judge_solution(a, q), solutions[i].solution);
		STR_IS(judge_solution_words(a, q), solutions[i].words);
	}
}

/* Every question's own solution is right, and shown in any order too. */
static void round_trip(struct arena *a, const struct quiz *quiz)
{
	size_t wrong = 0;

	for (size_t i = 0; i < quiz->n; i++) {
		const struct question *q = &quiz->questions[i];
		struct str solution = judge_solution(a, q);

		wrong += judge(a, q, solution).kind != VERDICT_RIGHT;
	}
	OK(quiz->n > 0);
	INT_IS(wrong, 0);
}

static void round_trip_course(struct arena *a)
{
	struct diags d = diags_in(a);
	const struct course *c = course_open(a, STR("."), &d);
	struct str *names;
	size_t n = 0;

	OK(file_list(a, STR("quizzes"), STR(".md"), &names, &n, &d));
	for (size_t i = 0; i < n; i++) {
		struct str path = path_join(a, STR("quizzes"), names[i]);

		round_trip(a, course_read_quiz(a, c, path, NULL, &d));
	}
}

/* No answer of any bytes is a fault of the program. */
static void survives(struct arena *a, const struct quiz *quiz)
{
	static const char bytes[] = "0123456789abcd |;,=>.-+%_'\n\t\"[{\0\x1b"
				    "\x80\xc3\xa4\xe2\x80\xae\xff";
	struct random r = { 3 };
	struct arena *scratch = arena_new();
	size_t bad = 0;

	for (int i = 0; i < 20000; i++) {
		char answer[24];
		size_t len = random_below(&r, sizeof(answer));
		const struct question *q =
		    &quiz->questions[random_below(&r, quiz->n)];
		struct verdict v;

		for (size_t j = 0; j < len; j++)
			answer[j] = bytes[random_below(&r, sizeof(bytes) - 1)];
		v = judge(scratch, q, (struct str){ answer, len });
		bad += v.reason.len == 0 || v.at > len || v.len > len - v.at;
		bad += v.kind != VERDICT_RIGHT && v.score >= 1;
		judge_feedback(
		    scratch, quiz, q, (struct str){ answer, len }, &v);
		arena_reset(scratch);
	}
	INT_IS(bad, 0);
	arena_free(scratch);
	(void)a;
}

static void refuses_huge(struct arena *a, const struct quiz *quiz)
{
	enum { HUGE = 5 * 1024 * 1024 };
	struct buf b = { .a = a };

	buf_fill(&b, '(', HUGE);
	for (size_t i = 0; i < quiz->n; i++) {
		struct verdict v = judge(a, &quiz->questions[i], buf_str(&b));

		INT_IS(v.kind, VERDICT_UNREADABLE);
		STR_IS(v.reason, "The answer is longer than 64 KiB.");
	}
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct quiz *quiz;

	text_locale();
	quiz = quiz_parse(a, STR(text), STR("q"), &d);
	INT_IS(d.n, 0);
	judges(a, quiz);
	points_at_pieces(a, quiz);
	tells_parts(a, quiz);
	solves(a, quiz);
	round_trip(a, quiz);
	round_trip_course(a);
	survives(a, quiz);
	refuses_huge(a, quiz);
	arena_free(a);
	return tap_done();
}
