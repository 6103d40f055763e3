/*
 * Files that are not ours, newer or damaged: a message, and not a byte of
 * them is changed, nor anything left beside them.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "store/head.h"
#include "store/store.h"
#include "tap.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

enum { EVENTS = 300, FLIPS = 150, MOST = 1 << 24 };

static struct str dir, path;

static void ignore(void *to, const struct event *event)
{
	size_t *n = to;

	*n += event->id[0] != '\0';
}

static bool add(struct store *s, unsigned i, struct diags *d)
{
	struct event event = {
		.when = i,
		.kind = i % 3 ? EVENT_ANSWER : EVENT_PLACE,
		.module = STR("04-managed-data-services"),
		.item = STR("redis-tls"),
		.answer = STR("a, c"),
		.verdict = STR("partial"),
		.score = 0.5,
		.tries = i,
		.detail = STR("line 8, pane text"),
	};

	return store_add(s, &event, d);
}

/* A whole file's bytes. */
static struct str make(struct arena *a)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	struct str text;

	for (unsigned i = 0; i < EVENTS; i++)
		if (!add(s, i, &d))
			break;
	store_close(s);
	INT_IS(d.n, 0);
	OK(file_read(a, path, MOST, &text, NULL, &d));
	return text;
}

static void put(struct str text)
{
	int fd = open(path.at, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, text.at, text.len) != (ssize_t)text.len)
		exit(1);
	close(fd);
}

static struct str with(
    struct arena *a, struct str text, size_t at, struct str bytes)
{
	struct str copy = str_copy(a, text);
	struct buf b = { .a = a };

	buf_add(&b, str_sub(copy, 0, at));
	buf_add(&b, bytes);
	buf_add(&b, str_sub(copy, at + bytes.len, copy.len));
	return buf_str(&b);
}

/* Whether the directory holds that file alone, with those bytes. */
static bool untouched(struct arena *a, struct str text)
{
	struct diags d = diags_in(a);
	struct str now, *names;
	size_t n;

	return file_read(a, path, MOST, &now, NULL, &d) &&
	    file_list(a, dir, STR(""), &names, &n, &d) && n == 1 &&
	    str_eq(now, text);
}

/* Is refused for writing and reading, with these words. */
static void refused(struct arena *a, struct str text, const char *words)
{
	struct diags d = diags_in(a);
	struct store *s;

	put(text);
	s = store_open(path, &d);
	OK_THAT(!s && d.n == 1, words);
	store_close(s);
	s = store_open_to_read(path, &d);
	OK_THAT(!s && d.n == 2, words);
	store_close(s);
	for (size_t i = 0; i < d.n; i++)
		if (str_find(d.at[i].text, str_of(words), 0) == SIZE_MAX)
			tap_str(d.at[i].text, str_of(words), "the words",
			    __FILE__, __LINE__);
	OK_THAT(untouched(a, text), "and untouched");
}

static void refuses_what_is_not_ours(struct arena *a, struct str whole)
{
	struct buf noise = { .a = a };

	for (unsigned i = 0; i < 5000; i++)
		buf_byte(&noise, (char)(i * 2654435761u >> 13));
	refused(a, STR("x"), "not a progress file");
	refused(a, STR("# My notes\n"), "not a progress file");
	refused(a, buf_str(&noise), "not a progress file");
	refused(a, str_sub(whole, 0, 50), "not a progress file");
	refused(a, with(a, whole, 0, STR("sqlite")), "not a progress file");
	refused(a, with(a, whole, 68, STR("GPKG")), "another program");
	refused(a, with(a, whole, 68, STR("\0\0\0\0")), "another program");
	refused(a, with(a, whole, 60, STR("\0\0\0\x02")), "newer lectern");
	refused(a, with(a, whole, 60, STR("\xff\0\0\x01")), "newer lectern");
}

static void refuses_what_is_cut(struct arena *a, struct str whole)
{
	static const size_t cuts[] = { 1, 100, 4096, 5000, 8192 };
	struct buf zeros = { .a = a };

	buf_fill(&zeros, '\0', 4096);
	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++)
		refused(a, str_sub(whole, 0, whole.len - cuts[i]), "damaged");
	refused(a, str_sub(whole, 0, 100), "damaged");
	refused(a, str_sub(whole, 0, 4096), "damaged");
	refused(a, with(a, whole, 4096, buf_str(&zeros)), "damaged");
}

/*
 * One flipped bit anywhere.  Not every one can be seen, but one that is seen
 * is said, and then nothing is written.
 */
static void survives_flips(struct arena *a, struct str whole)
{
	unsigned seen = 0, changed = 0;

	for (unsigned i = 0; i < FLIPS; i++) {
		struct arena *own = arena_new();
		struct diags d = diags_in(own);
		size_t at = i < HEAD_BYTES ? i : i * 7919u % whole.len, n = 0;
		char byte = (char)(whole.at[at] ^ 1 << i % 8);
		struct str text = with(a, whole, at, (struct str){ &byte, 1 });
		struct store *s;
		int64_t after = 0;
		bool bad;

		put(text);
		s = store_open(path, &d);
		bad = !s || !store_each(s, &after, ignore, &n, &d);
		if (s && bad)
			bad = !add(s, i, &d);
		store_close(s);
		seen += bad && d.n;
		changed += bad && !untouched(own, text);
		unlink(str_fmt(own, "%s-wal", path.at).at);
		unlink(str_fmt(own, "%s-shm", path.at).at);
		arena_free(own);
	}
	printf("# %u of %u flips were seen\n", seen, FLIPS);
	OK(seen > 20);
	INT_IS(changed, 0);
}

static void sql(const char *text)
{
	sqlite3 *db;

	unlink(path.at);
	if (sqlite3_open(path.at, &db) != SQLITE_OK ||
	    sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK) {
		printf("Bail out! %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_close(db);
}

static void refuses_sql(struct arena *a, const char *text, const char *words)
{
	struct diags d = diags_in(a);
	struct str bytes;

	sql(text);
	OK(file_read(a, path, MOST, &bytes, NULL, &d));
	refused(a, bytes, words);
}

/* Databases that others made; ours is only what bears our number. */
static void refuses_other_databases(struct arena *a)
{
	refuses_sql(a, "CREATE TABLE events(x)", "another program");
	refuses_sql(a, "PRAGMA journal_mode = WAL; CREATE TABLE t(x)",
	    "another program");
	refuses_sql(a, "CREATE VIEW v AS SELECT 1", "another program");
	refuses_sql(a, "PRAGMA user_version = 1", "another program");
	refuses_sql(a, "PRAGMA application_id = 1818583924; CREATE TABLE t(x)",
	    "another program");
	refuses_sql(a,
	    "PRAGMA application_id = 1818583924; PRAGMA user_version = 1;"
	    "CREATE TABLE events(place)",
	    "damaged");
	refuses_sql(a,
	    "PRAGMA application_id = 1818583924; PRAGMA user_version = 1;"
	    "CREATE VIEW events AS SELECT 1 AS place, 2 AS id",
	    "damaged");
}

/* Killed while a foreign file's log had not been taken over yet. */
static void leaves_a_foreign_log(struct arena *a)
{
	struct diags d = diags_in(a);
	struct str wal = str_fmt(a, "%s-wal", path.at), main, log, now;
	sqlite3 *db;

	sql("PRAGMA journal_mode = WAL");
	OK(sqlite3_open(path.at, &db) == SQLITE_OK);
	OK(sqlite3_exec(db, "CREATE TABLE theirs(x)", NULL, NULL, NULL) == 0);
	OK(file_read(a, path, MOST, &main, NULL, &d));
	OK(file_read(a, wal, MOST, &log, NULL, &d));
	OK(log.len > 0);
	OK(!store_open(path, &d));
	OK(!store_open_to_read(path, &d));
	INT_IS(d.errors, 2);
	sqlite3_close(db);
	put(main);
	{
		int fd = open(wal.at, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		OK(write(fd, log.at, log.len) == (ssize_t)log.len);
		close(fd);
	}
	OK(!store_open(path, &d));
	INT_IS(d.errors, 3);
	OK(file_read(a, path, MOST, &now, NULL, &d) && str_eq(now, main));
	OK(file_read(a, wal, MOST, &now, NULL, &d) && str_eq(now, log));
	unlink(wal.at);
	unlink(str_fmt(a, "%s-shm", path.at).at);
	unlink(path.at);
}

/* Too large to be looked through when it is opened: seen when it is read. */
static void stops_at_damage(struct arena *a, struct str whole)
{
	struct diags d = diags_in(a);
	struct buf zeros = { .a = a };
	struct str text;
	struct store *s;
	sqlite3 *db;
	int64_t after = 0;
	size_t n = 0;

	put(whole);
	OK(sqlite3_open(path.at, &db) == SQLITE_OK);
	OK(sqlite3_exec(db,
	       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
	       " FROM n LIMIT 60000) INSERT INTO events (id, at, kind,"
	       " module, item, detail) SELECT randomblob(16), i, 'place', 'm',"
	       " 'q', hex(randomblob(30)) FROM n",
	       NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	OK(file_read(a, path, MOST, &text, NULL, &d));
	OK(text.len > 6 * 1024 * 1024);
	buf_fill(&zeros, '\0', 4096);
	text = with(a, text, text.len / 8192 * 4096, buf_str(&zeros));
	put(text);
	s = store_open(path, &d);
	OK(s && !store_each(s, &after, ignore, &n, &d));
	OK(n > 100 && d.n == 1);
	OK(str_find(d.at[0].text, STR("damaged"), 0) != SIZE_MAX);
	OK(!store_writable(s, NULL));
	OK(s && !add(s, 1, &d));
	INT_IS(d.n, 2);
	store_close(s);
	OK(untouched(a, text));
}

int main(void)
{
	struct arena *a = arena_new();
	char made[] = "/tmp/lectern-damage.XXXXXX";
	struct str whole;

	if (!mkdtemp(made))
		return 1;
	dir = str_of(made);
	path = path_join(a, dir, STR("progress.db"));
	whole = make(a);
	OK(whole.len >= 4096 * 8);
	refuses_what_is_not_ours(a, whole);
	refuses_what_is_cut(a, whole);
	survives_flips(a, whole);
	refuses_other_databases(a);
	leaves_a_foreign_log(a);
	stops_at_damage(a, whole);
	OK(system(str_fmt(a, "rm -rf %s", made).at) == 0);
	arena_free(a);
	return tap_done();
}
