#include "base/arena.h"
#include "quiz/session.h"
#include "quiz/shown.h"
#include "tap.h"
#include "text/width.h"

static struct option four[] = {
	{ .plain = { "alpha", 5 } },
	{ .plain = { "beta", 4 }, .right = true },
	{ .plain = { "gamma", 5 } },
	{ .plain = { "delta", 5 } },
};

static struct pair three[] = {
	{ { "l1", 2 }, { "r1", 2 } },
	{ { "l2", 2 }, { "r2", 2 } },
	{ { "l3", 2 }, { "r3", 2 } },
};

static struct question questions[] = {
	{ .id = { "one", 3 },
	    .kind = QUESTION_ONE,
	    .options = four,
	    .noptions = 4,
	    .points = 2,
	    .tries = 2,
	    .nhints = 1,
	    .shuffle = true },
	{ .id = { "order", 5 },
	    .kind = QUESTION_ORDER,
	    .options = four,
	    .noptions = 4,
	    .points = 1,
	    .credit = CREDIT_EACH_ANSWER },
	{ .id = { "match", 5 },
	    .kind = QUESTION_MATCH,
	    .pairs = three,
	    .npairs = 3,
	    .points = 1 },
};

static const struct quiz quiz = { .questions = questions, .n = 3 };
static const size_t all[] = { 0, 1, 2 };

static void asks(struct arena *a)
{
	struct session *s = session_new(a, &quiz, all, 3, 1);
	double earned, most;

	INT_IS(session_count(s), 3);
	INT_IS(session_at(s), 0);
	OK(!session_show(s));
	OK(session_hint(s));
	OK(!session_hint(s));
	INT_IS(session_answer(s, STR("nine"))->kind, VERDICT_UNREADABLE);
	INT_IS(session_now(s)->tries, 0);
	INT_IS(session_now(s)->state, TURN_OPEN);
	INT_IS(session_answer(s, STR("1"))->kind, VERDICT_WRONG);
	INT_IS(session_now(s)->state, TURN_OPEN);
	INT_IS(session_answer(s, STR("3"))->kind, VERDICT_WRONG);
	INT_IS(session_now(s)->state, TURN_MISSED);
	OK(!session_hint(s));
	OK(!session_show(s));
	OK(session_next(s));
	INT_IS(session_at(s), 1);
	INT_IS(session_answer(s, STR("2 1 3 4"))->kind, VERDICT_PARTIAL);
	OK(session_show(s));
	INT_IS(session_now(s)->state, TURN_SHOWN);
	OK(session_next(s));
	OK(!session_over(s));
	INT_IS(session_answer(s, STR("1 2 3"))->kind, VERDICT_RIGHT);
	OK(session_over(s));
	OK(!session_next(s));
	session_points(s, &earned, &most);
	OK(earned == 1.5);
	OK(most == 4);
	INT_IS(session_tally(s, TURN_RIGHT), 1);
	OK(session_again(s));
	INT_IS(session_count(s), 2);
	INT_IS(session_now(s)->tries, 0);
	INT_IS(session_now(s)->hints, 0);
	STR_IS(session_question(s)->id, "one");
	session_answer(s, STR("2"));
	session_next(s);
	STR_IS(session_question(s)->id, "order");
	session_answer(s, STR("1 2 3 4"));
	OK(session_over(s));
	OK(!session_again(s));
}

static void skips(struct arena *a)
{
	struct session *s = session_new(a, &quiz, all, 3, 1);

	session_skip(s);
	INT_IS(session_at(s), 1);
	session_skip(s);
	INT_IS(session_at(s), 2);
	session_answer(s, STR("1 2 3"));
	OK(!session_over(s));
	OK(session_next(s));
	INT_IS(session_at(s), 0);
	session_skip(s);
	INT_IS(session_at(s), 1);
	session_skip(s);
	INT_IS(session_at(s), 0);
	INT_IS(session_answer(s, STR("b"))->kind, VERDICT_RIGHT);
	OK(session_next(s));
	INT_IS(session_at(s), 1);
	session_skip(s);
	INT_IS(session_at(s), 1);
	INT_IS(session_tally(s, TURN_SKIPPED), 1);
	session_go(s, 2);
	INT_IS(session_at(s), 2);
}

static bool same_order(const struct turn *x, const struct turn *y)
{
	return x->norder == y->norder &&
	    memcmp(x->order, y->order, x->norder * sizeof(*x->order)) == 0;
}

static void comes_back(struct arena *a)
{
	static const size_t two[] = { 2, 0 };
	struct session *s = session_new(a, &quiz, all, 3, 77);
	struct session *t = session_new(a, &quiz, two, 2, 5);
	struct str saved;

	session_hint(s);
	session_answer(s, STR("1"));
	session_next(s);
	session_answer(s, STR("2, 1\n3 4"));
	session_show(s);
	session_next(s);
	session_skip(s);
	saved = session_save(a, s);
	STR_IS(saved,
	    "lectern-1 77 0 one:open:1:1:1 "
	    "order:shown:1:0:2%2c%201%0a3%204 match:skipped:0:0:");
	OK(session_restore(t, saved));
	INT_IS(session_count(t), 3);
	INT_IS(session_seed(t), 77);
	STR_IS(session_save(a, t), saved.at);
	OK(same_order(session_turn(s, 0), session_turn(t, 0)));
	OK(session_turn(t, 1)->verdict.score == 0.5);
}

static void refuses_other_texts(struct arena *a)
{
	static const char *const texts[] = {
		"",
		"lectern-2 77 0 one:open:0:0:",
		"lectern-1",
		"lectern-1 x 0 one:open:0:0:",
		"lectern-1 7 -1 one:open:0:0:",
		"lectern-1 7 0 one:lost:0:0:",
		"lectern-1 7 0 one:open:x:0:",
		"lectern-1 7 0 one:open:1:0:%2",
		"lectern-1 7 0 one:open:1:0:%zz",
		"lectern-1 7 0 other:open:0:0:",
		"lectern-1 7 0 one",
	};
	struct session *s = session_new(a, &quiz, all, 3, 1);
	struct str before = session_save(a, s);

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		OK_THAT(!session_restore(s, str_of(texts[i])), texts[i]);
	STR_IS(session_save(a, s), before.at);
	OK(session_restore(s,
	    STR("lectern-1 7 1 gone:right:1:0:2 match:right:1:0:1%202%203 "
		"one:missed:2:9:%00")));
	STR_IS(session_save(a, s),
	    "lectern-1 7 0 match:right:1:0:1%202%203 one:open:0:1:");
}

/* Deterministic, and a puzzle never comes solved. */
static void orders_options(struct arena *a)
{
	size_t solved = 0, n, moved = 0;

	for (uint64_t seed = 0; seed < 300; seed++) {
		size_t *order = shown_order(a, &questions[1], seed, &n);

		solved += order[0] == 0 && order[1] == 1 && order[2] == 2;
		order = shown_order(a, &questions[2], seed, &n);
		solved += order[0] == 0 && order[1] == 1;
		INT_IS(n, 3);
		order = shown_order(a, &questions[0], seed, &n);
		moved += order[0] != 0;
	}
	INT_IS(solved, 0);
	OK(moved > 180 && moved < 270);
	questions[0].shuffle = false;
	OK(shown_order(a, &questions[0], 9, &n)[3] == 3);
	questions[0].shuffle = true;
}

static void translates(struct arena *a)
{
	size_t order[] = { 2, 0, 3, 1 };

	STR_IS(shown_answer(a, &questions[0], order, STR("d")), "2");
	STR_IS(shown_answer(a, &questions[0], order, STR("7")), "7");
	STR_IS(shown_answer(a, &questions[0], order, STR("beta")), "beta");
	STR_IS(
	    shown_answer(a, &questions[1], order, STR("2 4 1 3")), "1 2 3 4");
	STR_IS(shown_answer(a, &questions[1], order, STR("2 4 1")), "2 4 1");
	order[0] = 1;
	order[1] = 2;
	order[2] = 0;
	STR_IS(
	    shown_answer(a, &questions[2], order, STR("1=c 2=a 3=b")), "1 2 3");
}

/* What nobody can tell is no try, and nothing of it is saved. */
static void tells_nothing(struct arena *a)
{
	static const struct fact fact = { { "tls", 3 }, { "enforced", 8 } };
	struct accepted one = { .right = true, .facts = &fact, .nfacts = 1 };
	struct question q = { .id = { "tf", 2 },
		.kind = QUESTION_FACTS,
		.tries = 1,
		.wanted = {
		    .check = &check_terraform, .accepted = &one, .n = 1 } };
	struct quiz own = { .questions = &q, .n = 1 };
	struct str answer = STR("resource \"azurerm_redis_cache\" \"x\" {\n"
				"  minimum_tls_version = var.v\n}\n");
	struct session *s;
	struct flaw flaw;

	OK(check_terraform.prepare(a, &one, &flaw));
	s = session_new(a, &own, all, 1, 1);
	INT_IS(session_answer(s, answer)->kind, VERDICT_UNTOLD);
	INT_IS(session_now(s)->tries, 0);
	INT_IS(session_now(s)->state, TURN_OPEN);
	OK(str_find(session_save(a, s), STR("resource"), 0) == SIZE_MAX);
	OK(!session_over(s));
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	asks(a);
	skips(a);
	comes_back(a);
	refuses_other_texts(a);
	orders_options(a);
	translates(a);
	tells_nothing(a);
	arena_free(a);
	return tap_done();
}
