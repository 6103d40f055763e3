/*
 * A filesystem where programs cannot share memory: SQLite's own "unix-none",
 * which has no way to, stands in for it.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "store/store.h"
#include "tap.h"

#include <sqlite3.h>
#include <stdlib.h>

static void count(void *to, const struct event *event)
{
	size_t *n = to;

	*n += event->tries;
}

static bool add(struct store *s, struct diags *d)
{
	struct event event = { .kind = EVENT_READ, .tries = 1 };

	return store_add(s, &event, d);
}

static bool says(const struct diags *d, const char *words)
{
	return d->n &&
	    str_find(d->at[d->n - 1].text, str_of(words), 0) != SIZE_MAX;
}

/* Nothing is made there. */
static void refuses_to_make(struct arena *a, struct str dir)
{
	struct diags d = diags_in(a);
	struct str *names;
	size_t n;

	OK(!store_open(path_join(a, dir, STR("new.db")), &d));
	OK(says(&d, "local disk"));
	OK(file_list(a, dir, STR("new.db"), &names, &n, &d));
	INT_IS(n, 0);
}

/* What was made elsewhere can be read there. */
static void reads(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	int64_t after = 0;
	size_t n = 0;
	struct str before, now;

	OK(file_read(a, path, 1 << 20, &before, NULL, &d));
	OK(s && !store_writable(s, &d));
	OK(says(&d, "--progress"));
	OK(s && store_each(s, &after, count, &n, &d));
	INT_IS(n, 1);
	OK(s && !add(s, &d));
	store_close(s);
	OK(file_read(a, path, 1 << 20, &now, NULL, &d));
	OK(str_eq(now, before));
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	char made[] = "/tmp/lectern-nowal.XXXXXX";
	sqlite3_vfs *none = sqlite3_vfs_find("unix-none");
	struct str path;
	struct store *s;

	if (!none)
		SKIP_ALL("this SQLite has no unix-none");
	if (!mkdtemp(made))
		return 1;
	path = path_join(a, str_of(made), STR("progress.db"));
	s = store_open(path, &d);
	OK(s && add(s, &d));
	store_close(s);
	sqlite3_vfs_register(none, 1);
	refuses_to_make(a, str_of(made));
	reads(a, path);
	OK(system(str_fmt(a, "rm -rf %s", made).at) == 0);
	arena_free(a);
	return tap_done();
}
