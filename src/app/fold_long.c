#include "app/fold_long.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "sched/standing.h"
#include "store/store.h"

#include <pthread.h>
#include <string.h>

/* Reading and folding takes longer than reading: the first part is smaller. */
enum { FIRST_PART = 2, OF_PARTS = 5 };

enum { BLOCK = 1024 * 1024, MOST = 56 * BLOCK };

/* An event as it waits to be folded; its texts follow it. */
struct packed {
	int64_t when;
	uint32_t module, item, verdict, detail; /* lengths */
	unsigned tries, hints;
	enum event_kind kind;
};

struct block {
	char *at;
	size_t used, size;
};

/* What the second thread reads; nothing of it is shared while it runs. */
struct reading {
	struct str file;
	int64_t after, until;
	bool ok, full;
	int64_t packed; /* the place of the last event that is */
	size_t bytes;
	struct arena *a;
	VEC(struct block) blocks;
};

static size_t aligned(size_t size)
{
	return (size + sizeof(int64_t) - 1) / sizeof(int64_t) * sizeof(int64_t);
}

static size_t packed_size(const struct packed *p)
{
	return aligned(
	    sizeof(*p) + p->module + p->item + p->verdict + (size_t)p->detail);
}

static char *room_for(struct reading *r, size_t size)
{
	struct block *last =
	    r->blocks.n ? &r->blocks.at[r->blocks.n - 1] : NULL;

	if (!last || last->size - last->used < size) {
		last = VEC_ADD(r->a, &r->blocks);
		last->size = size > BLOCK ? size : BLOCK;
		last->at = arena_take(r->a, last->size);
	}
	last->used += size;
	return last->at + last->used - size;
}

static char *put(char *to, struct str s)
{
	if (s.len)
		memcpy(to, s.at, s.len);
	return to + s.len;
}

static void pack(void *to, const struct event *event)
{
	struct packed p = {
		.when = event->when,
		.module = (uint32_t)event->module.len,
		.item = (uint32_t)event->item.len,
		.verdict = (uint32_t)event->verdict.len,
		.detail = (uint32_t)event->detail.len,
		.tries = event->tries,
		.hints = event->hints,
		.kind = event->kind,
	};
	struct reading *r = to;
	size_t size = packed_size(&p);
	char *at;

	r->bytes += size;
	r->full |= r->bytes > MOST;
	if (r->full)
		return;
	r->packed = r->after;
	at = room_for(r, size);
	memcpy(at, &p, sizeof(p));
	at = put(at + sizeof(p), event->module);
	at = put(at, event->item);
	at = put(at, event->verdict);
	put(at, event->detail);
}

static struct str take(const char **at, size_t len)
{
	struct str s = { *at, len };

	*at += len;
	return s;
}

static void fold_block(struct standing *s, const struct block *block)
{
	struct event event = { .when = 0 };

	for (size_t done = 0; done < block->used;) {
		const char *at = block->at + done;
		struct packed p;

		memcpy(&p, at, sizeof(p));
		at += sizeof(p);
		event.when = p.when;
		event.kind = p.kind;
		event.module = take(&at, p.module);
		event.item = take(&at, p.item);
		event.verdict = take(&at, p.verdict);
		event.detail = take(&at, p.detail);
		event.tries = p.tries;
		event.hints = p.hints;
		standing_add(s, &event);
		done += packed_size(&p);
	}
}

static void *read_later(void *arg)
{
	struct reading *r = arg;
	struct diags unsaid = diags_in(r->a);
	struct store *store = store_open_to_read(r->file, &unsaid);

	r->ok = store &&
	    store_each_brief(store, &r->after, r->until, pack, r, &unsaid);
	store_close(store);
	return NULL;
}

static void fold(void *to, const struct event *event)
{
	standing_add(to, event);
}

bool fold_long(struct standing *s, struct store *store, struct str file,
    int64_t *after, int64_t newest, struct diags *d)
{
	int64_t middle = *after + (newest - *after) / OF_PARTS * FIRST_PART;
	struct reading later = {
		.file = file,
		.after = middle,
		.until = newest,
		.packed = middle,
		.a = arena_new(),
	};
	pthread_t thread;
	bool helped = pthread_create(&thread, NULL, read_later, &later) == 0;
	bool ok = store_each_brief(store, after, middle, fold, s, d);

	if (helped && pthread_join(thread, NULL) == 0 && later.ok && ok) {
		for (size_t i = 0; i < later.blocks.n; i++)
			fold_block(s, &later.blocks.at[i]);
		*after = later.full ? later.packed : later.after;
	}
	arena_free(later.a);
	/* What the thread has not read, or had no room for. */
	return ok && store_each_brief(store, after, newest, fold, s, d);
}
