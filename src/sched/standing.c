#include "sched/standing_own.h"

#include "sched/day.h"
#include "sched/rate.h"

#include <string.h>

enum { FIRST_SLOTS = 64, IDLE_SECONDS = 300 };

struct standing *standing_new(struct arena *a)
{
	struct standing *s = NEW(a, struct standing);

	s->a = a;
	s->fsrs = fsrs_new(NULL);
	s->before = NEVER;
	s->nslots = FIRST_SLOTS;
	s->slots = NEW_N(a, struct entry *, s->nslots);
	return s;
}

void standing_set_east(struct standing *s, int64_t east)
{
	MUST(s->used == 0);
	s->east = east;
}

int64_t standing_east(const struct standing *s)
{
	return s->east;
}

bool standing_stale(const struct standing *s)
{
	return s->stale;
}

bool standing_joined(const struct standing *s)
{
	return s->joined;
}

/* Entries stay, bare: the same names come again. */
void standing_begin_again(struct standing *s)
{
	for (size_t i = 0; i < s->nslots; i++) {
		struct entry *e = s->slots[i];

		if (!e || e->fact == FACT_UNDONE)
			continue;
		e->resets = e->module ? NOT_YET : 0;
		e->last = 0;
		e->past = (struct past){ 0 };
	}
	s->days.n = 0;
	memset(s->sure, 0, sizeof(s->sure));
	s->last.id[0] = '\0';
	s->before = NEVER;
	s->stale = false;
}

static struct entry *module_of(struct standing *s, struct str id)
{
	if (!s->recent || !str_eq(s->recent->name, id))
		s->recent = entry_get(s, FACT_MODULE, NULL, id);
	return s->recent;
}

static void count_item(struct entry *module, enum fact fact, size_t by)
{
	if (fact == FACT_CARD)
		module->past.questions += by;
	else if (fact == FACT_READ)
		module->past.sections += by;
}

/* A new entry, or one that a reset has forgotten, is made bare: true. */
static bool be_known(struct entry *e)
{
	struct entry *module = e->module;

	if (e->resets == module->resets)
		return false;
	count_item(module, e->fact, 1);
	e->resets = module->resets;
	e->detail.len = 0;
	e->card = (struct card){
		.module = module->name,
		.question = e->name,
	};
	return true;
}

static struct entry *item_of(
    struct standing *s, enum fact fact, struct entry *module, struct str item)
{
	struct entry *e = entry_get(s, fact, module, item);

	be_known(e);
	return e;
}

/* The day's record; days mostly come in their order. */
static struct study_day *day_at(struct standing *s, int64_t day)
{
	size_t at = s->days.n, from = 0;

	if (at > 0 && s->days.at[at - 1].day == day)
		return &s->days.at[at - 1];
	while (from < at) {
		size_t middle = from + (at - from) / 2;

		if (s->days.at[middle].day < day)
			from = middle + 1;
		else
			at = middle;
	}
	if (at < s->days.n && s->days.at[at].day == day)
		return &s->days.at[at];
	*VEC_ADD(s->a, &s->days) = (struct study_day){ .day = day };
	memmove(&s->days.at[at + 1], &s->days.at[at],
	    (s->days.n - 1 - at) * sizeof(*s->days.at));
	s->days.at[at] = (struct study_day){ .day = day };
	return &s->days.at[at];
}

/* What lies between two events that follow each other closely was study. */
static void watch_time(
    struct standing *s, const struct event *event, struct study_day *day)
{
	uint64_t passed = (uint64_t)event->when - (uint64_t)s->before;

	if (s->before != NEVER && event->when > s->before &&
	    passed <= IDLE_SECONDS)
		day->seconds += (unsigned)passed;
	s->before = event->when;
}

static void be_rated(struct standing *s, struct card *card, int64_t day,
    const struct evidence *seen)
{
	enum rating rating = rate(seen);
	bool right = rating != RATING_AGAIN;
	int64_t passed = card->rated ? day - card->day : 0;

	if (card->rated && passed <= 0)
		return;
	card->lapses += card->rated && !right;
	card->run = right ? card->run + 1 : 0;
	if (card->run >= LEECH_RUN)
		card->misses = 0;
	card->misses += !right;
	card->leech = card->misses >= LEECH_MISSES;
	card->memory =
	    fsrs_next(&s->fsrs, card->memory, (double)passed, rating);
	card->rated++;
	card->day = day;
	card->rating = rating;
}

/* Whether the answer is one that is taken back. */
static bool is_undone(const struct standing *s, const struct event *event)
{
	return s->undone && event->id[0] &&
	    entry_find(s, FACT_UNDONE, NULL, str_of(event->id));
}

/* So that it can be undone at once.  Without an id nobody can name it. */
static void remember(struct standing *s, const struct event *event,
    struct entry *e, const struct undo *how)
{
	if (!event->id[0]) {
		s->last.id[0] = '\0';
		return;
	}
	s->last = *how;
	s->last.entry = e;
	s->last.card = e->card;
	memcpy(s->last.id, event->id, sizeof(s->last.id));
}

static void count_answer(struct standing *s, struct study_day *day,
    const struct undo *how, size_t by)
{
	struct calibration *sure = &s->sure[how->confidence];
	size_t right = how->right ? by : 0;

	day->answers += (unsigned)by;
	day->right += (unsigned)right;
	sure->answers += by;
	sure->right += right;
}

static void answered(struct standing *s, struct card *card,
    const struct event *event, const struct undo *how)
{
	struct evidence seen = {
		.right = how->right,
		.hints = event->hints,
		.tries = event->tries,
		.confidence = how->confidence,
	};

	card->right = how->right;
	if (card->answers++ == 0)
		card->first_right =
		    card->right && event->hints == 0 && !card->shown;
	be_rated(s, card, how->day, &seen);
}

static void shown(struct standing *s, struct card *card, int64_t day)
{
	struct evidence seen = { .right = false };

	card->shown = true;
	card->right = false;
	be_rated(s, card, day, &seen);
}

/* An answer, or a solution that was shown. */
static void tried(struct standing *s, struct entry *module,
    const struct event *event, struct study_day *day)
{
	struct undo how = {
		.answer = event->kind == EVENT_ANSWER,
		.day = day->day,
	};
	struct entry *e;

	if (is_undone(s, event))
		return;
	e = entry_get(s, FACT_CARD, module, event->item);
	how.fresh = be_known(e);
	if (how.answer) {
		how.confidence = confidence_read(event->detail);
		how.right = str_eq(event->verdict, STR("right"));
	}
	remember(s, event, e, &how);
	e->card.last = event->when;
	if (!how.answer) {
		shown(s, &e->card, day->day);
		return;
	}
	answered(s, &e->card, event, &how);
	count_answer(s, day, &how, 1);
	module->past.answers++;
}

/* The last answer goes at once; an earlier one with a new fold. */
static void undo(struct standing *s, struct str id)
{
	size_t known = s->undone;
	struct entry *e = s->last.entry;

	entry_get(s, FACT_UNDONE, NULL, id);
	if (s->undone == known)
		return;
	if (!s->last.id[0] || !str_eq(str_of(s->last.id), id)) {
		s->stale = true;
		return;
	}
	if (s->last.answer) {
		count_answer(s, day_at(s, s->last.day), &s->last, (size_t)-1);
		e->module->past.answers--;
	}
	e->card = s->last.card;
	if (s->last.fresh) {
		e->resets = NOT_YET;
		count_item(e->module, FACT_CARD, (size_t)-1);
	}
	s->last.id[0] = '\0';
}

/* What was joined may be older than what has been folded. */
static void join(struct standing *s, struct str id)
{
	size_t known = s->undone;

	entry_get(s, FACT_UNDONE, NULL, id);
	s->joined = true;
	if (s->undone > known)
		s->stale = true;
}

static void reset(struct standing *s, struct entry *module)
{
	module->resets++;
	module->last = 0;
	module->past = (struct past){ 0 };
	s->last.id[0] = '\0';
}

static bool is_judged(struct str verdict)
{
	return !str_eq(verdict, STR("unreadable")) &&
	    !str_eq(verdict, STR("cannot tell"));
}

static void read_to_end(struct standing *s, struct entry *module,
    const struct event *event, struct study_day *day)
{
	size_t known = module->past.sections;

	item_of(s, FACT_READ, module, event->item);
	day->sections += module->past.sections > known;
}

void standing_add(struct standing *s, const struct event *event)
{
	struct entry *module, *e;
	struct study_day *day;

	if (event->kind == EVENT_JOIN) {
		join(s, event->detail);
		return;
	}
	module = module_of(s, event->module);
	day = day_at(s, day_of(event->when, s->east));
	watch_time(s, event, day);
	if (event->when > module->last)
		module->last = event->when;
	switch (event->kind) {
	case EVENT_ANSWER:
		if (is_judged(event->verdict))
			tried(s, module, event, day);
		break;
	case EVENT_SHOWN:
		tried(s, module, event, day);
		break;
	case EVENT_READ:
		read_to_end(s, module, event, day);
		break;
	case EVENT_PLACE:
		e = item_of(s, FACT_PLACE, module, event->item);
		entry_keep(s, &e->detail, event->detail);
		break;
	case EVENT_RESET:
		reset(s, module);
		break;
	case EVENT_UNDO:
		undo(s, event->detail);
		break;
	case EVENT_JOIN:
		break;
	}
}
