/* Logs are joined: what comes out does not depend on the order, or on twice. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/random.h"
#include "sched/standing.h"
#include "store/store.h"
#include "tap.h"

#include <stdlib.h>

enum { LOGS = 3, EVENTS = 60, SEEDS = 3 };

static struct arena *a;
static const char *dir;

static struct str path_of(const char *name, int i)
{
	return str_fmt(a, "%s/%s-%d.db", dir, name, i);
}

/* Few questions and few seconds, so that logs get in each other's way. */
static struct event event_of(struct random *r, const char *answered)
{
	static const enum event_kind kinds[] = { EVENT_ANSWER, EVENT_ANSWER,
		EVENT_ANSWER, EVENT_SHOWN, EVENT_READ, EVENT_PLACE, EVENT_UNDO,
		EVENT_RESET };
	size_t kind = random_below(r, 40) ? random_below(r, 7) : 7;
	struct event e = {
		.when = (int64_t)(1795000000 + random_below(r, 900) * 3600),
		.kind = kinds[kind],
		.module = random_below(r, 2) ? STR("04-a") : STR("05-b"),
		.item = str_fmt(a, "q%zu", random_below(r, 4)),
		.tries = 1 + (unsigned)random_below(r, 3),
		.verdict = random_below(r, 2) ? STR("right") : STR("wrong"),
	};

	if (e.kind == EVENT_UNDO)
		e.detail = str_of(answered);
	if (e.kind == EVENT_PLACE)
		e.detail = str_fmt(a, "%zu", random_below(r, 100));
	return e;
}

static void write_log(struct str path, struct random *r)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	char answered[EVENT_ID_BYTES + 1] = "";

	for (size_t i = 0; s && i < EVENTS; i++) {
		struct event e = event_of(r, answered);

		OK(store_add(s, &e, &d));
		if (e.kind == EVENT_ANSWER)
			memcpy(answered, e.id, sizeof(answered));
	}
	store_close(s);
}

static size_t join(struct str into, struct str from)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(into, &d);
	struct store *other = store_open_to_read(from, &d);
	struct joined joined = { 0 };

	OK(s && other && store_join(s, other, 1800000000, &joined, &d));
	store_close(other);
	store_close(s);
	for (size_t i = 0; i < d.n; i++)
		tap_show("it says", d.at[i].text);
	return joined.fresh;
}

static void fold(void *to, const struct event *e)
{
	standing_add(to, e);
}

/* All that is known of every question, in words. */
static struct str known(struct str path)
{
	struct diags d = diags_in(a);
	struct store *store = store_open_to_read(path, &d);
	struct standing *s = standing_new(a);
	struct buf b = { .a = a };
	int64_t after = 0;

	OK(store && store_each(store, &after, fold, s, &d));
	while (standing_stale(s)) {
		standing_begin_again(s);
		after = 0;
		if (standing_joined(s))
			store_each_by_time(store, &after, fold, s, &d);
		else
			store_each(store, &after, fold, s, &d);
	}
	OK(after == store_newest(store));
	store_close(store);
	for (int m = 0; m < 2; m++)
		for (int q = 0; q < 4; q++) {
			struct str module = m ? STR("05-b") : STR("04-a");
			struct str item = str_fmt(a, "q%d", q);
			const struct card *c = standing_card(s, module, item);

			buf_fmt(&b, "%d/%d read %d place %.*s\n", m, q,
			    standing_read(s, module, item),
			    STR_ARG(standing_place(s, module, item)));
			if (c)
				buf_fmt(&b, " %u %d %d %u %.9f %.9f %lld\n",
				    c->answers, c->right, c->shown, c->rated,
				    c->memory.stability, c->memory.difficulty,
				    (long long)c->day);
		}
	return buf_str(&b);
}

static void any_order(unsigned seed)
{
	static const int orders[][LOGS] = { { 0, 1, 2 }, { 2, 1, 0 },
		{ 1, 0, 2 } };
	struct random r = { seed };
	struct str first = STR("");

	for (int i = 0; i < LOGS; i++)
		write_log(path_of(str_fmt(a, "log%u", seed).at, i), &r);
	for (int o = 0; o < 3; o++) {
		struct str into = path_of(str_fmt(a, "all%u", seed).at, o);

		for (int i = 0; i < LOGS; i++)
			INT_IS(join(into,
				   path_of(str_fmt(a, "log%u", seed).at,
				       orders[o][i])),
			    EVENTS);
		INT_IS(join(into, path_of(str_fmt(a, "log%u", seed).at, 1)), 0);
		if (o == 0)
			first = known(into);
		else
			STR_IS(known(into), first.at);
		OK(first.len > 100);
	}
}

/* What is joined to nothing is what it was. */
static void alone(void)
{
	struct str log = path_of("log1", 0), copy = path_of("copy", 0);
	struct diags d = diags_in(a);
	struct store *s = store_open_to_read(log, &d);

	OK(s && store_backup(s, copy, &d));
	OK(!store_backup(s, copy, &d));
	INT_IS(d.errors, 1);
	store_close(s);
	STR_IS(known(copy), known(log).at);
	INT_IS(join(copy, log), 0);
	STR_IS(known(copy), known(log).at);
}

/* What is no log is refused, and ours stays as it was. */
static void refuses(void)
{
	struct str log = path_of("log1", 0), was = known(log);
	struct diags d = diags_in(a);

	OK(!store_open_to_read(STR("/etc/passwd"), &d));
	OK(!store_open_to_read(path_of("none", 0), &d));
	STR_IS(known(log), was.at);
}

int main(void)
{
	char made[] = "/tmp/lectern-join.XXXXXX";

	a = arena_new();
	dir = mkdtemp(made);
	if (!dir)
		return 1;
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		any_order(seed);
	alone();
	refuses();
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
