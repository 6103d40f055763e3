#include "sched/standing_own.h"

#include <string.h>

/*
 * The bytes: a mark that names the version and shows the machine's order of
 * bytes, the fold's parts, and a sum over all that.  Whoever changes what is
 * folded, or how, changes the number in the mark.
 */
static const char mark[16] = "lectern fold 03";

enum { NUMBER = 8 };

static void put(struct buf *b, uint64_t n)
{
	char bytes[NUMBER];

	memcpy(bytes, &n, NUMBER);
	buf_add(b, (struct str){ bytes, NUMBER });
}

static void put_real(struct buf *b, double d)
{
	uint64_t n;

	memcpy(&n, &d, NUMBER);
	put(b, n);
}

static void put_str(struct buf *b, struct str s)
{
	put(b, s.len);
	buf_add(b, s);
}

static void put_card(struct buf *b, const struct card *c)
{
	put(b, c->answers);
	put(b,
	    (uint64_t)c->first_right | (uint64_t)c->right << 1 |
		(uint64_t)c->shown << 2 | (uint64_t)c->leech << 3);
	put(b, (uint64_t)c->last);
	put_real(b, c->memory.stability);
	put_real(b, c->memory.difficulty);
	put(b, c->rated);
	put(b, (uint64_t)c->day);
	put(b, c->rating);
	put(b, c->lapses);
	put(b, c->misses);
	put(b, c->run);
}

static bool is_alive(const struct entry *e)
{
	return e && e->module && e->resets == e->module->resets;
}

static void put_item(struct buf *b, const struct entry *e)
{
	put_str(b, e->module->name);
	put_str(b, e->name);
	put(b, e->fact);
	if (e->fact == FACT_CARD)
		put_card(b, &e->card);
	else if (e->fact == FACT_PLACE)
		put_str(b, (struct str){ e->detail.at, e->detail.len });
}

/* Cards in their order; the table has the rest in any. */
static void put_items(struct buf *b, const struct standing *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nslots; i++)
		n += is_alive(entry_at(s, i));
	put(b, n);
	for (size_t i = 0; i < s->cards.n; i++)
		if (is_alive(s->cards.at[i]))
			put_item(b, s->cards.at[i]);
	for (size_t i = 0; i < s->nslots; i++) {
		const struct entry *e = entry_at(s, i);

		if (is_alive(e) && e->fact != FACT_CARD)
			put_item(b, e);
	}
}

static void put_modules(struct buf *b, const struct standing *s)
{
	put(b, s->modules.n);
	for (size_t i = 0; i < s->modules.n; i++) {
		put_str(b, s->modules.at[i]->name);
		put(b, (uint64_t)s->modules.at[i]->last);
		put(b, s->modules.at[i]->past.answers);
	}
}

static void put_undone(struct buf *b, const struct standing *s)
{
	put(b, s->undone);
	for (size_t i = 0; i < s->nslots; i++) {
		const struct entry *e = entry_at(s, i);

		if (e && e->fact == FACT_UNDONE)
			put_str(b, e->name);
	}
}

static void put_days(struct buf *b, const struct standing *s)
{
	put(b, s->days.n);
	for (size_t i = 0; i < s->days.n; i++) {
		const struct study_day *day = &s->days.at[i];

		put(b, (uint64_t)day->day);
		put(b, day->answers);
		put(b, day->right);
		put(b, day->sections);
		put(b, day->seconds);
	}
	for (size_t i = 0; i < CONFIDENCES; i++) {
		put(b, s->sure[i].answers);
		put(b, s->sure[i].right);
	}
}

struct str standing_write(struct arena *a, const struct standing *s)
{
	struct buf b = { .a = a };

	buf_add(&b, (struct str){ mark, sizeof(mark) });
	put(&b, 1);
	put(&b, (uint64_t)s->east);
	put(&b, (uint64_t)s->before);
	put(&b, s->joined);
	put_modules(&b, s);
	put_items(&b, s);
	put_undone(&b, s);
	put_days(&b, s);
	put(&b, str_hash((struct str){ b.at, b.len }));
	return buf_str(&b);
}

/* What is still to be read; once something is wrong, it stays so. */
struct reader {
	struct str rest;
	bool wrong;
};

static uint64_t take(struct reader *r)
{
	uint64_t n;

	if (r->wrong || r->rest.len < NUMBER) {
		r->wrong = true;
		return 0;
	}
	memcpy(&n, r->rest.at, NUMBER);
	r->rest = str_sub(r->rest, NUMBER, r->rest.len);
	return n;
}

static double take_real(struct reader *r)
{
	uint64_t n = take(r);
	double d;

	memcpy(&d, &n, NUMBER);
	return d;
}

static struct str take_str(struct reader *r)
{
	uint64_t len = take(r);
	struct str s = { "", 0 };

	if (len > r->rest.len)
		r->wrong = true;
	if (r->wrong)
		return s;
	s = str_sub(r->rest, 0, len);
	r->rest = str_sub(r->rest, len, r->rest.len);
	return s;
}

/* How many follow; each takes one number at least. */
static size_t take_count(struct reader *r)
{
	uint64_t n = take(r);

	if (n > r->rest.len / NUMBER)
		r->wrong = true;
	return r->wrong ? 0 : (size_t)n;
}

static void take_card(struct reader *r, struct card *c)
{
	uint64_t flags;

	c->answers = (unsigned)take(r);
	flags = take(r);
	c->first_right = flags & 1;
	c->right = flags & 2;
	c->shown = flags & 4;
	c->leech = flags & 8;
	c->last = (int64_t)take(r);
	c->memory.stability = take_real(r);
	c->memory.difficulty = take_real(r);
	c->rated = (unsigned)take(r);
	c->day = (int64_t)take(r);
	c->rating = (enum rating)take(r);
	c->lapses = (unsigned)take(r);
	c->misses = (unsigned)take(r);
	c->run = (unsigned)take(r);
}

static void take_item(struct reader *r, struct standing *s)
{
	struct str module = take_str(r), name = take_str(r);
	uint64_t fact = take(r);
	struct entry *of = entry_find(s, FACT_MODULE, NULL, module), *e;

	if (fact != FACT_CARD && fact != FACT_READ && fact != FACT_PLACE)
		r->wrong = true;
	if (r->wrong || !of) {
		r->wrong = true;
		return;
	}
	e = entry_get(s, (enum fact)fact, of, name);
	e->resets = of->resets;
	of->past.questions += fact == FACT_CARD;
	of->past.sections += fact == FACT_READ;
	e->card.module = of->name;
	e->card.question = e->name;
	if (fact == FACT_CARD)
		take_card(r, &e->card);
	else if (fact == FACT_PLACE)
		entry_keep(s, &e->detail, take_str(r));
}

static void take_modules(struct reader *r, struct standing *s)
{
	for (size_t n = take_count(r); n > 0 && !r->wrong; n--) {
		struct entry *of = entry_get(s, FACT_MODULE, NULL, take_str(r));

		of->last = (int64_t)take(r);
		of->past.answers = take(r);
	}
}

static void take_days(struct reader *r, struct standing *s)
{
	for (size_t n = take_count(r); n > 0 && !r->wrong; n--) {
		struct study_day *day = VEC_ADD(s->a, &s->days);

		day->day = (int64_t)take(r);
		day->answers = (unsigned)take(r);
		day->right = (unsigned)take(r);
		day->sections = (unsigned)take(r);
		day->seconds = (unsigned)take(r);
	}
	for (size_t i = 0; i < CONFIDENCES; i++) {
		s->sure[i].answers = take(r);
		s->sure[i].right = take(r);
	}
}

/* The bytes between mark and sum.  false: they are not what was written. */
static bool open_bytes(struct str bytes, struct reader *r)
{
	struct reader sum = { .wrong = false };

	if (bytes.len < sizeof(mark) + 2 * NUMBER ||
	    memcmp(bytes.at, mark, sizeof(mark)) != 0)
		return false;
	sum.rest = str_sub(bytes, bytes.len - NUMBER, bytes.len);
	bytes.len -= NUMBER;
	r->rest = str_sub(bytes, sizeof(mark), bytes.len);
	r->wrong = false;
	return take(&sum) == str_hash(bytes) && take(r) == 1;
}

struct standing *standing_restore(
    struct arena *a, struct str bytes, int64_t east)
{
	struct standing *s = standing_new(a);
	struct reader r;

	if (!open_bytes(bytes, &r) || (int64_t)take(&r) != east)
		return NULL;
	s->east = east;
	s->before = (int64_t)take(&r);
	s->joined = take(&r);
	take_modules(&r, s);
	for (size_t n = take_count(&r); n > 0 && !r.wrong; n--)
		take_item(&r, s);
	for (size_t n = take_count(&r); n > 0 && !r.wrong; n--)
		entry_get(s, FACT_UNDONE, NULL, take_str(&r));
	take_days(&r, s);
	return r.wrong || r.rest.len ? NULL : s;
}
