/* The snapshot beside a long log: used, and never believed over the log. */
#include "app/fold.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "sched/standing.h"
#include "store/store.h"
#include "tap.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

enum { LONG = 30000 };

static const struct str module = { "m1", 2 };

/* So many answers to question q of module m1, `wrong` of them wrong. */
static void fill(struct arena *a, struct str file, int n, int wrong)
{
	struct diags d = diags_in(a);
	sqlite3 *db;

	store_close(store_open(file, &d));
	OK(sqlite3_open(str_c(a, file), &db) == SQLITE_OK);
	OK(sqlite3_exec(db,
	       str_fmt(a,
		   "PRAGMA synchronous = OFF;"
		   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
		   " FROM n LIMIT %d) INSERT INTO events (id, at, kind, module,"
		   " item, hash, seed, answer, verdict, score, tries, hints,"
		   " detail) SELECT randomblob(16), i * 1000, 'answer', 'm1',"
		   " 'q', 0, 0, '', iif(i <= %d, 'wrong', 'right'), 0, 1, 0,"
		   " '' FROM n",
		   n, wrong)
		   .at,
	       NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
}

/* Answers that the fold knows of; -1: it cannot be made. */
static long folded(struct arena *a, struct str file, int64_t *after)
{
	struct diags d = diags_in(a);
	struct store *store = store_open(file, &d);
	struct standing *s = fold_open(a, store, file, after, &d);

	store_close(store);
	return s ? (long)standing_past(s, module).answers : -1;
}

static void add(
    struct arena *a, struct str file, enum event_kind kind, const char *undone)
{
	struct diags d = diags_in(a);
	struct store *store = store_open(file, &d);
	struct event e = {
		.when = LONG * 1001,
		.kind = kind,
		.module = module,
		.item = STR("q"),
		.verdict = STR("right"),
		.tries = 1,
		.detail = str_of(undone),
	};

	OK(store_add(store, &e, &d));
	store_close(store);
}

static void overwrite(struct arena *a, struct str file, struct str text)
{
	struct diags d = diags_in(a);

	OK(file_write(file, text, &d));
}

static void is_used(struct arena *a, struct str file, struct str snapshot)
{
	struct diags d = diags_in(a);
	struct file_mark made, then;
	struct str text, changed;
	int64_t after;

	INT_IS(folded(a, file, &after), LONG);
	INT_IS(after, LONG);
	OK(file_look(snapshot, &made));
	add(a, file, EVENT_ANSWER, "");
	INT_IS(folded(a, file, &after), LONG + 1);
	INT_IS(after, LONG + 1);
	OK(file_look(snapshot, &then) && file_same(&made, &then));

	/* Damaged in any place, cut or empty, it is passed over. */
	OK(file_read(a, snapshot, 1 << 20, &text, NULL, &d));
	for (size_t i = 0; i < text.len; i += 1 + text.len / 9) {
		changed = str_copy(a, text);
		((char *)(uintptr_t)changed.at)[i] ^= 1;
		overwrite(a, snapshot, changed);
		INT_IS(folded(a, file, &after), LONG + 1);
		overwrite(a, snapshot, str_sub(text, 0, i));
		INT_IS(folded(a, file, &after), LONG + 1);
	}
	unlink(snapshot.at);
	INT_IS(folded(a, file, &after), LONG + 1);
	OK(file_is_regular(snapshot));
}

static void is_of_this_log(
    struct arena *a, struct str file, struct str snapshot, struct str other)
{
	int64_t after;

	INT_IS(folded(a, file, &after), LONG + 1);
	fill(a, other, LONG - 5000, 10);
	unlink(file.at);
	OK(rename(other.at, file.at) == 0);
	INT_IS(folded(a, file, &after), LONG - 5000);
	INT_IS(after, LONG - 5000);
	OK(file_is_regular(snapshot));
}

/* Elsewhere days begin at another time, and other answers count. */
static void is_of_this_zone(struct arena *a, struct str file)
{
	int64_t after;
	struct diags d = diags_in(a);
	struct store *store = store_open(file, &d);
	struct standing *s;

	setenv("TZ", "UTC-5:30", 1);
	INT_IS(clock_east(0), 19800);
	s = fold_open(a, store, file, &after, &d);
	INT_IS(standing_east(s), 19800);
	setenv("TZ", "UTC", 1);
	s = fold_open(a, store, file, &after, &d);
	INT_IS(standing_east(s), 0);
	store_close(store);
}

/* What is taken back lies deep in what the snapshot holds. */
static void takes_back(struct arena *a, struct str file)
{
	struct diags d = diags_in(a);
	struct store *store = store_open(file, &d);
	char id[EVENT_ID_BYTES + 1];
	int64_t after;

	INT_IS(folded(a, file, &after), LONG - 5000);
	OK(store_id_at(store, 17, id));
	OK(!store_id_at(store, LONG, id) && store_id_at(store, 17, id));
	INT_IS(store_newest(store), LONG - 5000);
	store_close(store);
	add(a, file, EVENT_UNDO, id);
	INT_IS(folded(a, file, &after), LONG - 5001);
	INT_IS(folded(a, file, &after), LONG - 5001);
}

int main(void)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-fold.XXXXXX";
	struct str file, snapshot, other;

	setenv("TZ", "UTC", 1);
	if (!mkdtemp(dir))
		return 1;
	file = str_fmt(a, "%s/progress.db", dir);
	snapshot = str_fmt(a, "%s-fold", file.at);
	other = str_fmt(a, "%s/other.db", dir);
	fill(a, file, LONG, 10);
	is_used(a, file, snapshot);
	is_of_this_log(a, file, snapshot, other);
	is_of_this_zone(a, file);
	takes_back(a, file);
	unlink(snapshot.at);
	unlink(file.at);
	rmdir(dir);
	arena_free(a);
	return tap_done();
}
