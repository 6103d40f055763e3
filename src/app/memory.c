#include "app/memory.h"

#include "app/fold.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/vec.h"
#include "sched/standing.h"
#include "store/id.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { REASON_BYTES = 512 };

/* An answer that was recorded here and can be taken back. */
struct done {
	char id[EVENT_ID_BYTES + 1];
	struct str module, item;
};

struct memory {
	struct arena *a;
	struct store *store; /* NULL: nothing is saved */
	struct standing *standing;
	int64_t after; /* the last event of the log that was folded */
	struct {
		struct event *at;
		size_t n, cap;
	} held;
	VEC(struct done) done;
	size_t saved; /* of those held, how many are on disk now */
	char reason[REASON_BYTES];
};

static bool is_held(const struct memory *m, const struct event *event)
{
	for (size_t i = 0; i < m->held.n; i++)
		if (strcmp(m->held.at[i].id, event->id) == 0)
			return true;
	return false;
}

static void fold(void *to, const struct event *event)
{
	struct memory *m = to;

	/* What was held counts since it happened. */
	if (m->held.n == 0 || !is_held(m, event))
		standing_add(m->standing, event);
}

/* Something was taken back that is not the last: all is folded anew. */
static void begin_again(struct memory *m)
{
	struct diags none = diags_in(m->a);

	if (m->store)
		fold_again(m->standing, m->store, &m->after, fold, m, &none);
	else
		standing_begin_again(m->standing);
	for (size_t i = 0; i < m->held.n; i++)
		standing_add(m->standing, &m->held.at[i]);
}

static struct memory *new_memory(void)
{
	struct memory *m = calloc(1, sizeof(*m));

	if (!m)
		die("out of memory");
	m->a = arena_new();
	return m;
}

static void keep_reason(struct memory *m, const struct diags *d)
{
	struct str text = d->n ? d->at[d->n - 1].text : STR("not saved");
	size_t len = text.len < REASON_BYTES ? text.len : REASON_BYTES - 1;

	memcpy(m->reason, text.at, len);
	m->reason[len] = '\0';
}

struct memory *memory_open(struct str path, struct diags *d)
{
	struct memory *m = new_memory();

	m->store = store_open(path, d);
	if (m->store)
		m->standing = fold_open(m->a, m->store, path, &m->after, d);
	if (m->standing) {
		struct diags why = diags_in(m->a);

		if (!store_writable(m->store, &why))
			keep_reason(m, &why);
		return m;
	}
	memory_close(m);
	return NULL;
}

struct memory *memory_without(void)
{
	struct memory *m = new_memory();
	static const char why[] = "progress is not saved in this session";

	m->standing = standing_new(m->a);
	standing_set_east(m->standing, clock_east(clock_now()));
	memcpy(m->reason, why, sizeof(why));
	return m;
}

void memory_close(struct memory *m)
{
	if (!m)
		return;
	memory_retry(m);
	store_close(m->store);
	arena_free(m->a);
	free(m);
}

const struct standing *memory_standing(const struct memory *m)
{
	return m->standing;
}

void memory_refresh(struct memory *m)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);

	if (m->store)
		store_each(m->store, &m->after, fold, m, &d);
	if (standing_stale(m->standing))
		begin_again(m);
	arena_free(a);
}

bool memory_retry(struct memory *m)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);

	while (m->store && m->saved < m->held.n &&
	    store_add(m->store, &m->held.at[m->saved], &d))
		m->saved++;
	if (m->saved < m->held.n && m->store) {
		keep_reason(m, &d);
	} else if (m->store) {
		memory_refresh(m);
		m->held.n = m->saved = 0;
		m->reason[0] = '\0';
	}
	arena_free(a);
	return m->store && m->held.n == 0;
}

/* An id that no other has: what is held must be known again in the log. */
static void hold(struct memory *m, const struct event *event)
{
	struct event *kept = VEC_ADD(m->a, &m->held);

	*kept = *event;
	kept->module = str_copy(m->a, event->module);
	kept->item = str_copy(m->a, event->item);
	kept->answer = str_copy(m->a, event->answer);
	kept->verdict = str_copy(m->a, event->verdict);
	kept->detail = str_copy(m->a, event->detail);
	standing_add(m->standing, kept);
}

static void note_done(struct memory *m, const struct event *event)
{
	struct done *done;

	if (event->kind != EVENT_ANSWER && event->kind != EVENT_SHOWN)
		return;
	done = VEC_ADD(m->a, &m->done);
	memcpy(done->id, event->id, sizeof(done->id));
	done->module = str_copy(m->a, event->module);
	done->item = str_copy(m->a, event->item);
}

/* On disk, or why not. */
static bool add_now(struct memory *m, struct event *e)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	bool ok = store_add(m->store, e, &d);

	if (ok) {
		memory_refresh(m);
		m->reason[0] = '\0';
	} else {
		keep_reason(m, &d);
	}
	arena_free(a);
	return ok;
}

bool memory_record(struct memory *m, const struct event *event, int64_t now)
{
	struct event e = *event;
	struct diags none = diags_in(m->a);
	bool ok;

	e.when = now;
	if (!m->store || m->held.n) {
		/* So that it can be named when it is taken back. */
		if (e.id[0] == '\0')
			id_new(e.id, &none);
		note_done(m, &e);
		hold(m, &e);
		return m->store && memory_retry(m);
	}
	ok = add_now(m, &e);
	note_done(m, &e);
	if (!ok)
		hold(m, &e);
	return ok;
}

void memory_each(const struct memory *m,
    void (*each)(void *to, const struct event *event), void *to)
{
	struct arena *a = arena_new();
	struct diags none = diags_in(a);
	int64_t after = 0;

	if (m->store)
		store_each(m->store, &after, each, to, &none);
	for (size_t i = m->saved; i < m->held.n; i++)
		each(to, &m->held.at[i]);
	arena_free(a);
}

bool memory_undo(struct memory *m, int64_t now)
{
	struct event e = { .kind = EVENT_UNDO };
	const struct done *done;

	if (m->done.n == 0)
		return false;
	done = &m->done.at[--m->done.n];
	e.module = done->module;
	e.item = done->item;
	e.detail = str_of(done->id);
	memory_record(m, &e, now);
	/* What is not on disk has been folded in by hand. */
	if (standing_stale(m->standing))
		begin_again(m);
	return true;
}

struct str memory_trouble(const struct memory *m)
{
	return str_of(m->reason);
}

size_t memory_held(const struct memory *m)
{
	return m->store ? m->held.n : 0;
}
