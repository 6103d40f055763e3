/* Another program holds the file: we wait, say so, and lose nothing. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "store/store.h"
#include "tap.h"

#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FOR_EVER = -1, A_WHILE_MS = 300, PATIENCE_MS = 5000 };

static struct event answer(unsigned i)
{
	return (struct event){
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = STR("q"),
		.tries = i,
	};
}

/* A program of its own that runs the SQL, then keeps what it locked. */
static pid_t hold(struct str path, const char *sql, int ms)
{
	int ready[2];
	char byte;
	pid_t child;

	if (pipe(ready) != 0 || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		sqlite3 *db;

		if (sqlite3_open(path.at, &db) != SQLITE_OK ||
		    sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK ||
		    write(ready[1], "x", 1) != 1)
			_exit(1);
		poll(NULL, 0, ms);
		sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
		sqlite3_close(db);
		_exit(0);
	}
	close(ready[1]);
	OK(read(ready[0], &byte, 1) == 1);
	close(ready[0]);
	return child;
}

static void let_go(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void count(void *to, const struct event *event)
{
	unsigned *sum = to;

	*sum += event->tries;
}

static unsigned sum_of(struct str path, struct diags *d)
{
	struct store *s = store_open_to_read(path, d);
	unsigned sum = 0;
	int64_t after = 0;

	OK(s && store_each(s, &after, count, &sum, d));
	store_close(s);
	return sum;
}

static void waits_for_a_short_one(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	struct event event = answer(1);
	pid_t other = hold(path, "BEGIN IMMEDIATE", A_WHILE_MS);

	OK(store_add(s, &event, &d));
	waitpid(other, NULL, 0);
	other = hold(path, "BEGIN IMMEDIATE", A_WHILE_MS);
	INT_IS(sum_of(path, &d), 1);
	store_close(s);
	s = store_open(path, &d);
	OK(s != NULL);
	store_close(s);
	waitpid(other, NULL, 0);
	INT_IS(d.n, 0);
}

static void says_that_it_is_locked(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	struct event event = answer(2);
	pid_t other = hold(path, "BEGIN EXCLUSIVE", FOR_EVER);
	int64_t began = clock_ms();

	OK(!store_add(s, &event, &d));
	OK(clock_ms() - began < 2 * PATIENCE_MS);
	INT_IS(d.errors, 1);
	OK(str_find(d.at[0].text, STR("locked"), 0) != SIZE_MAX);
	let_go(other);
	OK_THAT(store_add(s, &event, &d), "and can be tried again");
	INT_IS(d.errors, 1);
	INT_IS(sum_of(path, &d), 3);
	store_close(s);
}

/* Nobody else may even read. */
static int refuses_a_locked_file(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	pid_t other;
	int64_t began;
	bool ok;

	store_close(store_open(path, &d));
	other = hold(path,
	    "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
	    "PRAGMA user_version = 1",
	    FOR_EVER);
	began = clock_ms();
	ok = !store_open(path, &d) && d.errors == 1 &&
	    str_find(d.at[0].text, STR("locked"), 0) != SIZE_MAX &&
	    clock_ms() - began < 2 * PATIENCE_MS;
	let_go(other);
	return ok ? 0 : 1;
}

int main(void)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-lock.XXXXXX";
	struct str path;
	pid_t beside;
	int status;

	if (!mkdtemp(dir))
		return 1;
	path = str_fmt(a, "%s/progress.db", dir);
	setvbuf(stdout, NULL, _IONBF, 0);
	beside = fork();
	if (beside == 0) {
		/* Its checks are one of ours. */
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		_exit(
		    refuses_a_locked_file(a, str_fmt(a, "%s/locked.db", dir)));
	}
	waits_for_a_short_one(a, path);
	says_that_it_is_locked(a, path);
	OK(waitpid(beside, &status, 0) == beside);
	OK_THAT(status == 0, "a locked file is not opened");
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
