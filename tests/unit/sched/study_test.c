/* What the fold makes of answers over days. */
#include "base/arena.h"
#include "base/random.h"
#include "sched/day.h"
#include "sched/rate.h"
#include "sched/standing.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

enum { NOON = 12 * 3600 };

static const struct str module = { "04-data", 7 };

/* An event at noon of this day, and `later` seconds. */
static struct event at(int day, int later, enum event_kind kind)
{
	return (struct event){
		.when = (int64_t)day * DAY_SECONDS + NOON + later,
		.kind = kind,
		.module = module,
		.item = STR("q"),
		.tries = 1,
	};
}

static const struct card *answer(
    struct standing *s, int day, int later, const char *verdict)
{
	struct event e = at(day, later, EVENT_ANSWER);

	e.verdict = str_of(verdict);
	snprintf(e.id, sizeof(e.id), "%016d%016d", day, later);
	standing_add(s, &e);
	return standing_card(s, module, STR("q"));
}

static void undo(struct standing *s, int day, int later)
{
	struct event e = at(day, later + 1, EVENT_UNDO);
	char id[EVENT_ID_BYTES + 1];

	snprintf(id, sizeof(id), "%016d%016d", day, later);
	e.detail = str_of(id);
	standing_add(s, &e);
}

static void rates_evidence(void)
{
	static const struct {
		struct evidence seen;
		enum rating rating;
	} rows[] = {
		{ { true, 0, 1, CONFIDENCE_NONE }, RATING_GOOD },
		{ { true, 0, 1, CONFIDENCE_UNSURE }, RATING_HARD },
		{ { true, 0, 1, CONFIDENCE_FAIRLY }, RATING_GOOD },
		{ { true, 0, 1, CONFIDENCE_SURE }, RATING_GOOD },
		{ { true, 1, 1, CONFIDENCE_SURE }, RATING_AGAIN },
		{ { true, 0, 2, CONFIDENCE_NONE }, RATING_AGAIN },
		{ { false, 0, 1, CONFIDENCE_SURE }, RATING_AGAIN },
		{ { true, 0, 0, CONFIDENCE_NONE }, RATING_GOOD },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		INT_IS(rate(&rows[i].seen), rows[i].rating);
	for (int c = CONFIDENCE_NONE; c < CONFIDENCES; c++)
		INT_IS(confidence_read(
			   str_of(confidence_name((enum confidence)c))),
		    c);
	INT_IS(confidence_read(STR("certain")), CONFIDENCE_NONE);
}

static void begins_days_at_four(void)
{
	const int64_t hour = 3600, day = DAY_SECONDS;

	INT_IS(day_of(20 * day + 4 * hour, 0), 20);
	INT_IS(day_of(20 * day + 4 * hour - 1, 0), 19);
	/* Two in the morning in Berlin is one in London. */
	INT_IS(day_of(20 * day + 3 * hour, hour), 20);
	INT_IS(day_of(20 * day + 3 * hour - 1, hour), 19);
	INT_IS(day_of(20 * day + 11 * hour, -8 * hour), 19);
	INT_IS(day_of(20 * day + 12 * hour, -8 * hour), 20);
	INT_IS(day_of(0, 0), -1);
	INT_IS(day_start(20, hour), 20 * day + 3 * hour);
	OK(day_of(INT64_MAX, 0) > 0 && day_of(INT64_MIN, 0) < 0);
}

/* Right on the first try, wrong, right again on the same day. */
static void counts_the_first_of_a_day(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct fsrs f = fsrs_new(NULL);
	struct fsrs_state want = { 0 };
	const struct card *card = answer(s, 100, 0, "right");

	want = fsrs_next(&f, want, 0, RATING_GOOD);
	OK(card->memory.stability == want.stability);
	INT_IS(standing_due(s, card), 102);
	answer(s, 100, 60, "wrong");
	OK(card->memory.stability == want.stability);
	INT_IS(card->lapses, 0);
	answer(s, 102, 0, "partial");
	answer(s, 102, 60, "right");
	want = fsrs_next(&f, want, 2, RATING_AGAIN);
	OK(card->memory.stability == want.stability);
	OK(card->memory.difficulty == want.difficulty);
	INT_IS(card->lapses, 1);
	INT_IS(card->rated, 2);
	INT_IS(card->rating, RATING_AGAIN);
	INT_IS(standing_due(s, card), 103);
	OK(card->right);
	OK(fabs(standing_recall(s, card, 102) - 1) < 1e-9);
	OK(standing_recall(s, card, 110) < standing_recall(s, card, 105));
	/* A clock that was set back changes nothing. */
	answer(s, 90, 0, "right");
	INT_IS(card->rated, 2);
	answer(s, 104, 0, "unreadable");
	answer(s, 104, 1, "cannot tell");
	INT_IS(card->rated, 2);
}

static void rates_what_was_shown(struct arena *a)
{
	struct standing *s = standing_new(a);
	const struct card *card = answer(s, 100, 0, "right");
	struct event shown = at(101, 0, EVENT_SHOWN);
	struct event hinted = at(103, 0, EVENT_ANSWER);

	standing_add(s, &shown);
	INT_IS(card->rating, RATING_AGAIN);
	INT_IS(card->rated, 2);
	hinted.verdict = STR("right");
	hinted.hints = 2;
	standing_add(s, &hinted);
	INT_IS(card->rating, RATING_AGAIN);
	INT_IS(card->lapses, 2);
	hinted = at(105, 0, EVENT_ANSWER);
	hinted.verdict = STR("right");
	hinted.detail = STR("unsure");
	standing_add(s, &hinted);
	INT_IS(card->rating, RATING_HARD);
	INT_IS(standing_sure(s, CONFIDENCE_UNSURE).answers, 1);
	INT_IS(standing_sure(s, CONFIDENCE_UNSURE).right, 1);
	INT_IS(standing_sure(s, CONFIDENCE_NONE).answers, 2);
}

static void marks_leeches(struct arena *a)
{
	struct standing *s = standing_new(a);
	const struct card *card = answer(s, 100, 0, "wrong");

	for (int i = 1; i < LEECH_MISSES; i++) {
		OK(!card->leech);
		answer(s, 100 + i, 0, "wrong");
	}
	OK(card->leech);
	answer(s, 110, 0, "right");
	OK(card->leech);
	answer(s, 111, 0, "right");
	OK(!card->leech);
	INT_IS(card->lapses, LEECH_MISSES - 1);
}

static void asks_for_another_retention(struct arena *a)
{
	struct standing *s = standing_new(a);
	const struct card *card = answer(s, 100, 0, "right");
	struct event e = at(101, 0, EVENT_PLACE);
	double retention = 0;

	OK(standing_retention(s) == 0.9);
	answer(s, 102, 0, "right");
	INT_IS(standing_due(s, card), 113);
	e.module = STR("");
	e.item = STR("retention");
	e.detail = STR("0.8");
	standing_add(s, &e);
	OK(standing_retention(s) == 0.8);
	OK(standing_due(s, card) > 120);
	OK(retention_read(STR("0.70"), &retention) && retention == 0.70);
	OK(retention_read(STR("0.97"), &retention) && retention == 0.97);
	OK(!retention_read(STR("0.69"), &retention));
	OK(!retention_read(STR("0.98"), &retention));
	OK(!retention_read(STR("0.905"), &retention));
	OK(!retention_read(STR("90"), &retention));
	OK(!retention_read(STR("1"), &retention));
	OK(!retention_read(STR(""), &retention));
}

static void takes_back(struct arena *a)
{
	struct standing *s = standing_new(a);
	const struct card *card = answer(s, 100, 0, "right");
	struct card before = *card;
	size_t n;

	answer(s, 102, 0, "wrong");
	INT_IS(standing_past(s, module).answers, 2);
	undo(s, 102, 0);
	OK(!standing_stale(s));
	OK(card->right && card->rated == 1 && card->answers == 1);
	OK(card->memory.stability == before.memory.stability);
	INT_IS(standing_past(s, module).answers, 1);
	INT_IS(standing_days(s, &n)[1].answers, 0);
	undo(s, 102, 0); /* twice is once */
	OK(!standing_stale(s) && card->answers == 1);
	answer(s, 102, 0, "wrong"); /* the same event, from another file */
	INT_IS(card->answers, 1);

	/* The first of all is gone only with a new fold. */
	undo(s, 100, 0);
	OK(standing_stale(s));
	standing_begin_again(s);
	OK(!standing_stale(s));
	answer(s, 100, 0, "right");
	answer(s, 102, 0, "wrong");
	undo(s, 102, 0);
	undo(s, 100, 0);
	OK(!standing_stale(s));
	OK(!standing_card(s, module, STR("q")));
	INT_IS(standing_past(s, module).questions, 0);
	answer(s, 103, 0, "right");
	undo(s, 103, 0);
	OK(!standing_stale(s) && !standing_card(s, module, STR("q")));
	OK(!standing_card_at(s, 0));
	INT_IS(standing_past(s, module).questions, 0);
}

static void counts_days(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct event read = at(101, 100, EVENT_READ);
	const struct study_day *days;
	size_t n;

	answer(s, 101, 0, "right");
	standing_add(s, &read);
	standing_add(s, &read);
	answer(s, 101, 200, "wrong");
	answer(s, 101, 2000, "wrong");
	answer(s, 99, 0, "right");
	answer(s, 103, 0, "right");
	days = standing_days(s, &n);
	INT_IS(n, 3);
	INT_IS(days[0].day, 99);
	INT_IS(days[1].day, 101);
	INT_IS(days[1].answers, 3);
	INT_IS(days[1].right, 1);
	INT_IS(days[1].sections, 1);
	INT_IS(days[1].seconds, 200);
	INT_IS(days[2].day, 103);
}

/* A log that holds everything, from a seed. */
static struct event drawn(struct arena *a, struct random *r, int i)
{
	static const char *const verdicts[] = { "right", "wrong", "partial",
		"unreadable", "right", "right" };
	static const char *const sure[] = { "", "sure", "fairly", "unsure" };
	struct event e = { .when = (int64_t)i * 40000 };
	size_t what = random_below(r, 40);

	e.module = str_fmt(a, "m%zu", random_below(r, 4));
	e.item = str_fmt(a, "q%zu", random_below(r, 30));
	e.kind = what < 30 ? EVENT_ANSWER
	    : what < 33	   ? EVENT_SHOWN
	    : what < 36	   ? EVENT_READ
	    : what < 38	   ? EVENT_PLACE
	    : what < 39	   ? EVENT_UNDO
			   : EVENT_RESET;
	snprintf(e.id, sizeof(e.id), "%032d", i);
	if (e.kind == EVENT_ANSWER) {
		e.verdict = str_of(verdicts[random_below(r, 6)]);
		e.detail = str_of(sure[random_below(r, 4)]);
		e.hints = random_below(r, 5) == 0;
		e.tries = 1;
	} else if (e.kind == EVENT_UNDO) {
		e.detail = str_fmt(a, "%032d", i - 1 - (int)random_below(r, 3));
	} else {
		e.detail = str_fmt(a, "place %d", i);
	}
	return e;
}

static bool same_card(const struct card *x, const struct card *y)
{
	if (!x || !y)
		return x == y;
	return x->answers == y->answers && x->first_right == y->first_right &&
	    x->right == y->right && x->shown == y->shown &&
	    x->leech == y->leech && x->last == y->last &&
	    x->memory.stability == y->memory.stability &&
	    x->memory.difficulty == y->memory.difficulty &&
	    x->rated == y->rated && x->day == y->day &&
	    x->rating == y->rating && x->lapses == y->lapses &&
	    x->misses == y->misses && x->run == y->run &&
	    str_eq(x->module, y->module) && str_eq(x->question, y->question);
}

static bool same(
    struct arena *a, const struct standing *x, const struct standing *y)
{
	size_t nx, ny;
	const struct study_day *dx = standing_days(x, &nx);
	const struct study_day *dy = standing_days(y, &ny);
	bool is = nx == ny && memcmp(dx, dy, nx * sizeof(*dx)) == 0;

	for (size_t m = 0; m < 4; m++) {
		struct str of = str_fmt(a, "m%zu", m);
		struct past px = standing_past(x, of),
			    py = standing_past(y, of);

		is &= px.answers == py.answers && px.sections == py.sections &&
		    px.questions == py.questions &&
		    standing_last(x, of) == standing_last(y, of);
		for (size_t q = 0; q < 30; q++) {
			struct str item = str_fmt(a, "q%zu", q);

			is &= same_card(standing_card(x, of, item),
			    standing_card(y, of, item));
			is &= standing_read(x, of, item) ==
			    standing_read(y, of, item);
			is &= str_eq(standing_place(x, of, item),
			    standing_place(y, of, item));
		}
	}
	for (int c = 0; c < CONFIDENCES; c++)
		is &= standing_sure(x, (enum confidence)c).right ==
		    standing_sure(y, (enum confidence)c).right;
	return is;
}

static void fold_all(struct standing *s, const struct event *log, int n)
{
	for (int i = 0; i < n; i++)
		standing_add(s, &log[i]);
	if (!standing_stale(s))
		return;
	standing_begin_again(s);
	for (int i = 0; i < n; i++)
		standing_add(s, &log[i]);
}

/* Folded at once, event by event, or on from a snapshot: it is the same. */
static void goes_on_from_bytes(struct arena *a, uint64_t seed)
{
	enum { EVENTS = 900, HALF = 400 };
	struct random r = { seed };
	struct event *log = NEW_N(a, struct event, EVENTS);
	struct standing *whole = standing_new(a), *part = standing_new(a);

	for (int i = 0; i < EVENTS; i++)
		log[i] = drawn(a, &r, i);
	fold_all(whole, log, EVENTS);
	fold_all(part, log, HALF);
	part = standing_restore(a, standing_write(a, part), 0);
	OK(part != NULL);
	for (int i = HALF; part && i < EVENTS; i++) {
		standing_add(part, &log[i]);
		if (!standing_stale(part))
			continue;
		standing_begin_again(part);
		for (int k = 0; k <= i; k++)
			standing_add(part, &log[k]);
	}
	OK_THAT(part && same(a, whole, part),
	    "on from a snapshot it is as if folded at once");
}

static void refuses_other_bytes(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct str bytes;
	char *changed;
	size_t taken = 0;

	answer(s, 100, 0, "right");
	undo(s, 100, 0);
	answer(s, 101, 0, "wrong");
	bytes = standing_write(a, s);
	OK(standing_restore(a, bytes, 0) != NULL);
	OK(!standing_restore(a, bytes, 3600));
	for (size_t i = 0; i < bytes.len; i++) {
		changed = NEW_N(a, char, bytes.len);
		memcpy(changed, bytes.at, bytes.len);
		changed[i] = (char)(changed[i] ^ 0x21);
		taken += standing_restore(
			     a, (struct str){ changed, bytes.len }, 0) != NULL;
		taken += standing_restore(a, str_sub(bytes, 0, i), 0) != NULL;
	}
	INT_IS(taken, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	rates_evidence();
	begins_days_at_four();
	counts_the_first_of_a_day(a);
	rates_what_was_shown(a);
	marks_leeches(a);
	asks_for_another_retention(a);
	takes_back(a);
	counts_days(a);
	for (uint64_t seed = 1; seed <= 20; seed++)
		goes_on_from_bytes(a, seed);
	refuses_other_bytes(a);
	arena_free(a);
	return tap_done();
}
