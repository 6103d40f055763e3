/*
 * A store_add that says true has told the disk to keep it, once.  The program
 * defines fsync and fdatasync itself, so that SQLite's calls come by here and
 * can be made to fail.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "store/store.h"
#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

static unsigned syncs, failing;

static int count(long done)
{
	syncs++;
	if (!failing)
		return (int)done;
	failing--;
	errno = EIO;
	return -1;
}

#ifdef __linux__
int fsync(int fd)
{
	return count(syscall(SYS_fsync, fd));
}

int fdatasync(int fd)
{
	return count(syscall(SYS_fdatasync, fd));
}
#endif

static void sum(void *to, const struct event *event)
{
	unsigned *n = to;

	*n += event->tries;
}

static struct event answer(unsigned i)
{
	return (struct event){
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = STR("q"),
		.tries = i,
	};
}

static void syncs_once(struct store *s, struct diags *d)
{
	unsigned none = 0;

	for (unsigned i = 1; i <= 100; i++) {
		struct event event = answer(i);

		syncs = 0;
		if (!store_add(s, &event, d))
			break;
		none += syncs == 0;
		/* The first one begins the log, with a sync of its own. */
		if (i > 1 && syncs != 1)
			INT_IS(syncs, 1);
	}
	INT_IS(none, 0);
	INT_IS(d->n, 0);
}

static void believes_the_disk(struct store *s, struct diags *d)
{
	struct event event = answer(1000);
	unsigned n = 0;
	int64_t after = 0;

	failing = 1;
	OK(!store_add(s, &event, d));
	INT_IS(failing, 0);
	INT_IS(d->errors, 1);
	tap_show("it says", d->at[0].text);
	OK(store_each(s, &after, sum, &n, d));
	INT_IS(n, 5050);
	OK(store_add(s, &event, d));
	OK_THAT(store_add(s, &event, d), "once more is no error");
	n = 0;
	after = 0;
	OK(store_each(s, &after, sum, &n, d));
	INT_IS(n, 6050);
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	char dir[] = "/tmp/lectern-sync.XXXXXX";
	struct store *s;

	if (!mkdtemp(dir))
		return 1;
	s = store_open(str_fmt(a, "%s/progress.db", dir), &d);
	if (syncs == 0)
		printf("# SQLite's syncs cannot be seen here\n");
	OK(s != NULL);
	if (s && syncs) {
		syncs_once(s, &d);
		believes_the_disk(s, &d);
	}
	store_close(s);
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
