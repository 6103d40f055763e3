/*
 * kill -9 at any moment, and several writers at once: whatever was
 * acknowledged is there afterwards, and the file opens.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "store/store.h"
#include "tap.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRIALS = 40, BIRTHS = 20, WRITERS = 4, EACH = 60, MOST = 100000 };

static uint64_t state;

static unsigned random_below(unsigned n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (unsigned)(state >> 33) % n;
}

/* Adds `count` events named by number from `first`, telling each one. */
static _Noreturn void write_events(
    struct str path, unsigned first, unsigned count, int tell)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);

	for (unsigned i = first; s && i - first < count; i++) {
		struct event event = {
			.kind = EVENT_ANSWER,
			.module = STR("m"),
			.item = STR("q"),
			.tries = i,
		};

		if (!store_add(s, &event, &d) ||
		    write(tell, &i, sizeof(i)) != sizeof(i))
			_exit(1);
	}
	store_close(s);
	arena_free(a);
	_exit(s ? 0 : 2);
}

static pid_t start(struct str path, unsigned first, unsigned count, int *acks)
{
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		close(ends[0]);
		write_events(path, first, count, ends[1]);
	}
	close(ends[1]);
	*acks = ends[0];
	return child;
}

static bool acked[MOST], found[MOST];

static void find(void *to, const struct event *event)
{
	size_t *twice = to;

	if (event->tries < MOST) {
		*twice += found[event->tries];
		found[event->tries] = true;
	}
}

/* How many acknowledged events are missing; -1: it cannot be read. */
static long missing(struct str path)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct store *s = store_open(path, &d);
	size_t twice = 0;
	int64_t after = 0;
	long n = 0;

	memset(found, 0, sizeof(found));
	if (!s || !store_each(s, &after, find, &twice, &d))
		n = -1;
	for (size_t i = 0; n >= 0 && i < MOST; i++)
		n += acked[i] && !found[i];
	if (d.n)
		tap_show("it says", diag_text(a, &d.at[0]));
	OK(twice == 0);
	store_close(s);
	arena_free(a);
	return n;
}

/* Kills it once `acks` acknowledgements have come, or at once. */
static unsigned kill_after(pid_t child, int acks, unsigned most)
{
	unsigned i, n = 0, next = 0;

	while (n < most && read(acks, &i, sizeof(i)) == sizeof(i)) {
		acked[i] = true;
		next = i + 1;
		n++;
	}
	for (unsigned spin = random_below(20000); spin; spin--)
		clock_ms();
	kill(child, SIGKILL);
	while (read(acks, &i, sizeof(i)) == sizeof(i)) {
		acked[i] = true;
		next = i + 1;
	}
	close(acks);
	waitpid(child, NULL, 0);
	return next;
}

static void survives_kills(struct str path)
{
	unsigned next = 0, kills = 0;
	long lost = 0;

	for (int trial = 0; trial < TRIALS; trial++) {
		int acks;
		pid_t child = start(path, next, MOST, &acks);
		unsigned reached =
		    kill_after(child, acks, 1 + random_below(60));

		/* One may have been written and not been told of. */
		if (reached)
			next = reached + 1;
		kills += reached != 0;
		if (trial % 8 == 7)
			lost += missing(path);
	}
	INT_IS(kills, TRIALS);
	INT_IS(lost, 0);
	printf("# %u answers acknowledged\n", next);
}

/* Killed while the file is being made. */
static void survives_birth(struct arena *a, const char *dir)
{
	long lost = 0;

	memset(acked, 0, sizeof(acked));
	for (int trial = 0; trial < BIRTHS; trial++) {
		struct str path = str_fmt(a, "%s/birth-%d.db", dir, trial);
		int acks;
		pid_t child = start(path, 0, MOST, &acks);

		kill_after(child, acks, random_below(2));
		lost += missing(path) != 0;
		memset(acked, 0, sizeof(acked));
	}
	INT_IS(lost, 0);
}

/* They also race to make it. */
static void lets_many_write(struct str path)
{
	int acks[WRITERS], status, failed = 0;
	pid_t child[WRITERS];
	unsigned i;

	memset(acked, 0, sizeof(acked));
	for (unsigned w = 0; w < WRITERS; w++)
		child[w] = start(path, w * EACH, EACH, &acks[w]);
	for (unsigned w = 0; w < WRITERS; w++) {
		while (read(acks[w], &i, sizeof(i)) == sizeof(i))
			acked[i] = true;
		close(acks[w]);
		waitpid(child[w], &status, 0);
		failed += status != 0;
	}
	INT_IS(failed, 0);
	INT_IS(missing(path), 0);
	for (i = 0; i < WRITERS * EACH && acked[i];)
		i++;
	INT_IS(i, WRITERS * EACH);
}

int main(void)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-kill.XXXXXX";
	const char *seed = getenv("SEED");

	if (!mkdtemp(dir))
		return 1;
	setvbuf(stdout, NULL, _IOLBF, 0);
	state = seed ? strtoull(seed, NULL, 10) : (uint64_t)getpid();
	printf("# SEED=%llu\n", (unsigned long long)state);
	survives_kills(str_fmt(a, "%s/progress.db", dir));
	survives_birth(a, dir);
	lets_many_write(str_fmt(a, "%s/many.db", dir));
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
