/*
 * Figures of the learner's file.
 * usage: store_bench DIR    DIR is on the disk that is measured
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "sched/standing.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A log that has been full once is only overwritten, which is quicker. */
enum { WARM = 1100, EACH = 1500, LOG = 1000000 };

/* Microseconds. */
static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "store_bench: %s\n", what);
	exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
	must(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
	    sqlite3_errmsg(db));
}

static struct event answer(unsigned i)
{
	return (struct event){
		.when = i,
		.kind = EVENT_ANSWER,
		.module = STR("04-managed-data-services"),
		.item = STR("redis-tls-port"),
		.answer = STR("a, c"),
		.verdict = STR("partial"),
		.score = 0.5,
		.tries = 1,
	};
}

/* How long an answer takes that we keep. */
static double ours(struct store *s, unsigned i, struct diags *d)
{
	struct event event = answer(i);
	double began = now();

	must(store_add(s, &event, d), "an answer was not saved");
	return now() - began;
}

/* The same for a row of as many bytes in a bare table. */
static double bare(sqlite3 *db, sqlite3_stmt *add)
{
	double began = now();

	must(sqlite3_step(add) == SQLITE_DONE, sqlite3_errmsg(db));
	sqlite3_reset(add);
	return now() - began;
}

static int by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return a < b ? -1 : a > b;
}

/* The two take turns, so that a slow moment of the disk meets both. */
static void compare(struct arena *a, const char *dir)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(str_fmt(a, "%s/ours.db", dir), &d);
	static double us[EACH], them[EACH];
	sqlite3_stmt *add;
	sqlite3 *db;

	must(s != NULL, "no file can be made there");
	must(sqlite3_open(str_fmt(a, "%s/bare.db", dir).at, &db) == 0,
	    "sqlite3_open");
	run(db,
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    "CREATE TABLE answers (n INTEGER PRIMARY KEY, text TEXT)");
	must(sqlite3_prepare_v2(db,
		 "INSERT INTO answers (text) VALUES ("
		 "'0123456789abcdef 04-managed-data-services redis-tls-port "
		 "a, c partial 0.5')",
		 -1, &add, NULL) == SQLITE_OK,
	    "sqlite3_prepare");
	for (unsigned i = 0; i < WARM; i++) {
		ours(s, i, &d);
		bare(db, add);
	}
	for (unsigned i = 0; i < EACH; i++) {
		us[i] = ours(s, i, &d);
		them[i] = bare(db, add);
	}
	qsort(us, EACH, sizeof(*us), by_size);
	qsort(them, EACH, sizeof(*them), by_size);
	printf("durable answer: median %.0f us, bare SQLite commit %.0f us, "
	       "ratio %.2f (goal 1.2)\n",
	    us[EACH / 2], them[EACH / 2], us[EACH / 2] / them[EACH / 2]);
	sqlite3_finalize(add);
	sqlite3_close(db);
	store_close(s);
}

/* A million answers, written in one go behind the store's back. */
static void fill(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	sqlite3 *db;

	store_close(s);
	must(s && sqlite3_open(path.at, &db) == SQLITE_OK, "no file");
	run(db,
	    "PRAGMA synchronous = OFF;"
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " LIMIT 1000000) INSERT INTO events (id, at, kind, module, item,"
	    " hash, seed, answer, verdict, score, tries, hints, detail)"
	    " SELECT randomblob(16), 1795374902 + i, 'answer',"
	    " '0' || (i / 25 % 8) || '-managed-data-services',"
	    " 'question-' || (i % 400), i * 7919, i, 'a, c',"
	    " CASE i % 3 WHEN 0 THEN 'right' ELSE 'wrong' END, i % 3 = 0,"
	    " 1, 0, '' FROM n");
	sqlite3_close(db);
}

struct fold {
	struct standing *s;
	size_t n;
};

static void fold(void *to, const struct event *event)
{
	struct fold *f = to;

	standing_add(f->s, event);
	f->n++;
}

static void skip(void *to, const struct event *event)
{
	size_t *n = to;

	*n += event->hints + 1;
}

static void fold_all(struct arena *a, const char *dir)
{
	struct str path = str_fmt(a, "%s/million.db", dir);
	struct diags d = diags_in(a);
	struct fold f = { .s = standing_new(a) };
	int64_t began, opened, folded, after = 0, again = 0;
	struct store *s;
	size_t n = 0;

	fill(a, path);
	began = clock_ms();
	s = store_open(path, &d);
	opened = clock_ms();
	must(s && store_each_brief(s, &after, LOG, fold, &f, &d) && f.n == LOG,
	    "fold");
	folded = clock_ms();
	must(
	    store_each_brief(s, &again, LOG, skip, &n, &d) && n == LOG, "read");
	printf("%zu events: opened in %lld ms, folded in %lld ms "
	       "(read alone %lld ms), %zu KB kept\n",
	    f.n, (long long)(opened - began), (long long)(folded - opened),
	    (long long)(clock_ms() - folded), arena_used(a) / 1024);
	store_close(s);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();

	if (argc != 2)
		return 2;
	compare(a, argv[1]);
	fold_all(a, argv[1]);
	arena_free(a);
	return 0;
}
