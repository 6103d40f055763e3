#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "store/id.h"
#include "store/store.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct str dir;

/* Events as they came, as text; newest last. */
static void note(void *to, const struct event *e)
{
	struct buf *b = to;

	buf_fmt(b, "%s %.*s/%.*s %.*s %.*s %g;", event_name(e->kind),
	    STR_ARG(e->module), STR_ARG(e->item), STR_ARG(e->answer),
	    STR_ARG(e->verdict), e->score);
}

static struct str log_of(struct arena *a, struct store *s, int64_t *after)
{
	struct diags d = diags_in(a);
	struct buf b = { .a = a };

	OK(store_each(s, after, note, &b, &d));
	INT_IS(d.n, 0);
	return buf_str(&b);
}

static bool add(struct store *s, const char *item, struct diags *d)
{
	struct event event = {
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = str_of(item),
		.verdict = STR("right"),
		.score = 1,
	};

	return store_add(s, &event, d);
}

static int mode_of(struct str path)
{
	struct stat st;

	return stat(path.at, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static void knows_ids(struct arena *a)
{
	char id[EVENT_ID_BYTES + 1] = "", again[EVENT_ID_BYTES + 1] = "";
	unsigned char raw[ID_RAW];
	struct diags d = diags_in(a);

	OK(id_new(id, &d));
	INT_IS(strlen(id), EVENT_ID_BYTES);
	OK(id_pack(id, raw));
	id_unpack(raw, again);
	STR_IS(str_of(again), id);
	OK(id_new(again, &d));
	OK(strcmp(id, again) != 0);
	id[31] = 'x';
	OK(!id_pack(id, raw));
	id[31] = '\0';
	OK(!id_pack(id, raw));
}

static void makes_private_files(struct arena *a)
{
	struct str path = path_join(a, dir, STR("new/deep/progress.db"));
	struct diags d = diags_in(a);
	mode_t old = umask(0);
	struct store *s;
	struct str *names;
	size_t n;

	OK(!store_open_to_read(path, &d));
	INT_IS(d.errors, 1);
	OK(!file_is_dir(path_join(a, dir, STR("new"))));
	s = store_open(path, &d);
	OK(s != NULL);
	OK(store_writable(s, NULL));
	OK(add(s, "q", &d));
	INT_IS(mode_of(path), 0600);
	INT_IS(mode_of(str_fmt(a, "%s-wal", path.at)), 0600);
	INT_IS(mode_of(str_fmt(a, "%s-shm", path.at)), 0600);
	INT_IS(mode_of(path_join(a, dir, STR("new"))), 0700);
	INT_IS(mode_of(path_join(a, dir, STR("new/deep"))), 0700);
	store_close(s);
	umask(old);
	OK(file_list(
	    a, path_join(a, dir, STR("new/deep")), STR(""), &names, &n, &d));
	INT_IS(n, 1);
	umask(0777);
	s = store_open(path_join(a, dir, STR("dark.db")), &d);
	OK(s && add(s, "q", &d));
	INT_IS(mode_of(path_join(a, dir, STR("dark.db"))), 0600);
	INT_IS(mode_of(path_join(a, dir, STR("dark.db-wal"))), 0600);
	store_close(s);
	umask(old);
}

static void keeps_every_field(void *to, const struct event *e)
{
	const struct event *want = to;

	STR_IS(str_of(e->id), want->id);
	INT_IS(e->when, want->when);
	INT_IS(e->kind, want->kind);
	OK(str_eq(e->module, want->module));
	OK(str_eq(e->item, want->item));
	OK(e->hash == want->hash);
	OK(e->seed == want->seed);
	OK(str_eq(e->answer, want->answer));
	OK(str_eq(e->verdict, want->verdict));
	OK(e->score * 8 - want->score * 8 == 0);
	INT_IS(e->tries, want->tries);
	INT_IS(e->hints, want->hints);
	OK(str_eq(e->detail, want->detail));
}

static void keeps_strange_bytes(struct arena *a)
{
	struct str path = path_join(a, dir, STR("bytes.db"));
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	int64_t after = 0;
	struct event event = {
		.when = INT64_MIN + 1,
		.kind = EVENT_SHOWN,
		.module = STR("'; DROP TABLE events; --"),
		.item = STR("a\0b"),
		.hash = UINT64_MAX,
		.seed = UINT64_C(1) << 63,
		.answer = STR("\xff\xfe\x1b[31m"),
		.score = 0.125,
		.tries = UINT32_MAX,
		.hints = 7,
		.detail = str_copy(a, STR("\xe2\x80\xae\n\r\t")),
	};

	OK(store_add(s, &event, &d));
	INT_IS(strlen(event.id), EVENT_ID_BYTES);
	OK_THAT(store_add(s, &event, &d), "the same event again is no error");
	store_close(s);
	s = store_open_to_read(path, &d);
	OK(store_each(s, &after, keeps_every_field, &event, &d));
	INT_IS(after, 1);
	store_close(s);
	INT_IS(d.n, 0);
}

static void sees_the_other(struct arena *a)
{
	struct str path = path_join(a, dir, STR("both.db"));
	struct diags d = diags_in(a);
	struct store *x = store_open(path, &d), *y = store_open(path, &d);
	int64_t seen_x = 0, seen_y = 0;

	OK(add(x, "1", &d));
	STR_IS(log_of(a, y, &seen_y), "answer m/1  right 1;");
	OK(add(y, "2", &d));
	OK(add(x, "3", &d));
	STR_IS(
	    log_of(a, y, &seen_y), "answer m/2  right 1;answer m/3  right 1;");
	STR_IS(log_of(a, y, &seen_y), "");
	store_close(x);
	OK(add(y, "4", &d));
	store_close(y);
	x = store_open_to_read(path, &d);
	log_of(a, x, &seen_x);
	INT_IS(seen_x, 4);
	store_close(x);
	INT_IS(d.n, 0);
}

static void says_when_it_has_gone(struct arena *a)
{
	struct str path = path_join(a, dir, STR("gone.db"));
	struct str kept = path_join(a, dir, STR("kept.db"));
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);

	OK(add(s, "1", &d));
	OK(rename(path.at, kept.at) == 0);
	OK(!add(s, "2", &d));
	INT_IS(d.errors, 1);
	OK(rename(kept.at, path.at) == 0);
	OK_THAT(add(s, "2", &d), "and goes on when it is back");
	store_close(s);
	INT_IS(d.errors, 1);
}

/* Not a path that the file system knows how to make or open. */
static void refuses_what_is_no_file(struct arena *a)
{
	struct str fifo = path_join(a, dir, STR("fifo"));
	struct str file = path_join(a, dir, STR("plain"));
	struct str bad[] = { dir, fifo, STR(""), STR("a\0b"), STR("/dev/null"),
		path_join(a, file, STR("x.db")),
		path_join(a, file, STR("x/x.db")),
		path_join(a, dir, STR("absent/")) };
	struct diags d = diags_in(a);

	OK(mkfifo(fifo.at, 0600) == 0);
	OK(file_write(file, STR("notes"), &d));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		OK(!store_open(bad[i], &d));
		INT_IS(d.errors, 2 * i + 1);
		OK(str_find(d.at[d.n - 1].text, STR("--progress"), 0) !=
		    SIZE_MAX);
		OK(!store_open_to_read(bad[i], &d));
		INT_IS(d.errors, 2 * i + 2);
	}
}

static void takes_an_empty_file(struct arena *a)
{
	struct str path = path_join(a, dir, STR("empty.db"));
	struct str link = path_join(a, dir, STR("link.db"));
	struct diags d = diags_in(a);
	struct store *s;

	OK(file_write(path, STR(""), &d));
	OK(!store_open_to_read(path, &d));
	OK(symlink("empty.db", link.at) == 0);
	s = store_open(link, &d);
	OK(s && add(s, "1", &d));
	store_close(s);
	INT_IS(d.errors, 1);
	INT_IS(access(str_fmt(a, "%s-wal", link.at).at, F_OK), -1);
	s = store_open_to_read(path, &d);
	OK(s != NULL);
	store_close(s);
}

/* SQLite would take these as a URI, as memory, and as a query. */
static void takes_names_as_names(struct arena *a)
{
	static const char *const names[] = { "file:x.db?mode=memory",
		":memory:", "x%20y?#.db", "-wal" };
	struct diags d = diags_in(a);
	int old = open(".", O_RDONLY);

	OK(chdir(dir.at) == 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct store *s = store_open(str_of(names[i]), &d);

		OK(s && add(s, "1", &d));
		store_close(s);
		OK_THAT(access(names[i], R_OK) == 0, names[i]);
		s = store_open_to_read(str_of(names[i]), &d);
		OK(s != NULL);
		store_close(s);
	}
	OK(fchdir(old) == 0);
	close(old);
	INT_IS(d.n, 0);
}

int main(void)
{
	struct arena *a = arena_new();
	char made[] = "/tmp/lectern-store.XXXXXX";

	if (!mkdtemp(made))
		return 1;
	dir = str_of(made);
	knows_ids(a);
	makes_private_files(a);
	keeps_strange_bytes(a);
	sees_the_other(a);
	says_when_it_has_gone(a);
	refuses_what_is_no_file(a);
	takes_an_empty_file(a);
	takes_names_as_names(a);
	OK(system(str_fmt(a, "rm -rf %s", made).at) == 0);
	arena_free(a);
	return tap_done();
}
