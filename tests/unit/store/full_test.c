/*
 * The disk is full: the answer is not saved and that is said; when there is
 * room again, the same store saves it.  A limit on the size of files stands in
 * for the disk; tests/store/full.t has a real one where it may.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "store/store.h"
#include "tap.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MOST = 4000 };

static void limit(rlim_t bytes)
{
	struct rlimit r;

	OK(getrlimit(RLIMIT_FSIZE, &r) == 0);
	r.rlim_cur = bytes < r.rlim_max ? bytes : r.rlim_max;
	OK(setrlimit(RLIMIT_FSIZE, &r) == 0);
}

static bool add(struct store *s, struct event *event, struct diags *d)
{
	*event = (struct event){
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = STR("q"),
		.tries = event->tries + 1,
	};
	return store_add(s, event, d);
}

static void in_order(void *to, const struct event *event)
{
	unsigned *n = to;

	if (event->tries == *n + 1)
		++*n;
}

static void goes_on_when_there_is_room(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	struct event event = { .tries = 0 };
	unsigned seen = 0;
	int64_t after = 0;

	limit(256 * 1024);
	while (event.tries < MOST && add(s, &event, &d))
		continue;
	printf("# full after %u\n", event.tries);
	tap_show("it says", d.at[0].text);
	OK(event.tries > 5 && event.tries < MOST);
	INT_IS(d.errors, 1);
	OK(str_find(d.at[0].text, STR("disk is full"), 0) != SIZE_MAX);
	OK(!store_add(s, &event, &d));
	INT_IS(d.errors, 2);
	OK(store_each(s, &after, in_order, &seen, &d));
	INT_IS(seen, event.tries - 1);
	limit(RLIM_INFINITY);
	OK(store_add(s, &event, &d));
	OK(add(s, &event, &d));
	INT_IS(d.errors, 2);
	store_close(s);
	s = store_open_to_read(path, &d);
	seen = 0;
	after = 0;
	OK(store_each(s, &after, in_order, &seen, &d));
	INT_IS(seen, event.tries);
	store_close(s);
}

/* What was saved can be read; and saved to, once there is room. */
static void opens_on_a_full_disk(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct event event = { .tries = 0 };
	unsigned seen = 0;
	int64_t after = 0;
	struct store *s = store_open(path, &d);

	OK(add(s, &event, &d));
	store_close(s);
	limit(100);
	s = store_open(path, &d);
	OK(s && !store_writable(s, &d));
	OK(str_find(d.at[0].text, STR("disk is full"), 0) != SIZE_MAX);
	OK(store_each(s, &after, in_order, &seen, &d));
	INT_IS(seen, 1);
	OK(!add(s, &event, &d));
	OK(!store_open(str_fmt(a, "%.*s.new", STR_ARG(path)), &d));
	OK(str_find(d.at[d.n - 1].text, STR("disk is full"), 0) != SIZE_MAX);
	INT_IS(access(str_fmt(a, "%.*s.new", STR_ARG(path)).at, F_OK), -1);
	limit(RLIM_INFINITY);
	OK(store_add(s, &event, &d));
	OK(store_each(s, &after, in_order, &seen, &d));
	INT_IS(seen, 2);
	INT_IS(after, 2);
	store_close(s);
}

int main(void)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-full.XXXXXX";

	if (!mkdtemp(dir))
		return 1;
	signal(SIGXFSZ, SIG_IGN);
	setvbuf(stdout, NULL, _IONBF, 0);
	goes_on_when_there_is_room(a, str_fmt(a, "%s/progress.db", dir));
	opens_on_a_full_disk(a, str_fmt(a, "%s/other.db", dir));
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
