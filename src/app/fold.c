#include "app/fold.h"

#include "app/fold_long.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "sched/standing.h"
#include "store/store.h"

#include <string.h>

/* So many events are folded before anybody notices. */
enum { MANY = 20000, SNAPSHOT_MOST = 256 * 1024 * 1024 };

static void fold(void *to, const struct event *event)
{
	standing_add(to, event);
}

static struct str snapshot_of(struct arena *a, struct str file)
{
	return str_fmt(a, "%.*s-fold", STR_ARG(file));
}

/* The snapshot: the id of the last event, its place, and the fold. */
static struct standing *load(struct arena *a, struct store *store,
    struct str file, int64_t east, int64_t *after)
{
	struct arena *passing = arena_new();
	struct diags none = diags_in(passing);
	struct str path = snapshot_of(passing, file), text, id, place;
	char there[EVENT_ID_BYTES + 1];
	struct standing *s = NULL;
	uint64_t at;

	if (file_is_regular(path) &&
	    file_read(passing, path, SNAPSHOT_MOST, &text, NULL, &none)) {
		text = str_cut(text, ' ', &id);
		text = str_cut(text, '\n', &place);
		if (str_number(place, INT64_MAX, &at) &&
		    store_id_at(store, (int64_t)at, there) &&
		    str_eq(id, str_of(there)))
			s = standing_restore(a, text, east);
		if (s)
			*after = (int64_t)at;
	}
	arena_free(passing);
	return s;
}

/* Whoever cannot keep it folds the log again. */
static void save(struct store *store, struct str file, const struct standing *s,
    int64_t after)
{
	struct arena *passing = arena_new();
	struct diags none = diags_in(passing);
	struct buf b = { .a = passing };
	char id[EVENT_ID_BYTES + 1];

	if (store_writable(store, NULL) && store_id_at(store, after, id)) {
		buf_fmt(&b, "%s %lld\n", id, (long long)after);
		buf_add(&b, standing_write(passing, s));
		file_write(snapshot_of(passing, file), buf_str(&b), &none);
	}
	arena_free(passing);
}

bool fold_again(struct standing *s, struct store *store, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d)
{
	standing_begin_again(s);
	*after = 0;
	return standing_joined(s)
	    ? store_each_by_time(store, after, each, to, d)
	    : store_each(store, after, each, to, d);
}

static bool fold_rest(struct standing *s, struct store *store, struct str file,
    int64_t *after, struct diags *d)
{
	int64_t newest = store_newest(store);
	bool ok = newest - *after > MANY
	    ? fold_long(s, store, file, after, newest, d)
	    : store_each(store, after, fold, s, d);

	if (!ok || !standing_stale(s))
		return ok;
	return fold_again(s, store, after, fold, s, d);
}

struct standing *fold_open(struct arena *a, struct store *store,
    struct str file, int64_t *after, struct diags *d)
{
	int64_t east = clock_east(clock_now()), had;
	struct standing *s;

	*after = 0;
	s = load(a, store, file, east, after);
	if (!s) {
		s = standing_new(a);
		standing_set_east(s, east);
	}
	had = *after;
	if (!fold_rest(s, store, file, after, d))
		return NULL;
	if (*after - had > MANY)
		save(store, file, s, *after);
	return s;
}
