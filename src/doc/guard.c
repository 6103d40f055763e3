#include "doc/guard.h"

#include "base/arena.h"
#include "base/clock.h"

#include <string.h>

enum { PAUSE_MOST = 8 };

/*
 * A foreign library calls its allocator without a word of ours, so what the
 * allocator needs is here while guard_run runs, and only then.
 */
static struct guard *guard;

struct guard guard_of(struct arena *scratch, size_t most, int64_t cpu_us)
{
	return (struct guard){ .scratch = scratch,
		.most = arena_used(scratch) + most,
		.until_us = clock_cpu_us() + cpu_us,
		.wait = 1,
		.pause = 1 };
}

const char *guard_run(struct guard *g, void (*run)(void *to), void *to)
{
	guard = g;
	if (setjmp(g->out) == 0)
		run(to);
	guard = NULL;
	return g->why;
}

static _Noreturn void leave(const char *why)
{
	guard->why = why;
	longjmp(guard->out, 1);
}

/*
 * Processor time cannot pass quicker than the other, which costs less to ask.
 * Once a call takes long the next is likely to, so none is let pass then.
 */
unsigned guard_look(void)
{
	int64_t now = clock_ms();

	if (guard->pause < PAUSE_MOST)
		guard->pause++;
	if (now != guard->wall_ms) {
		if (clock_cpu_us() > guard->until_us)
			leave("takes too long to read");
		if (now > guard->wall_ms + 1)
			guard->pause = 1;
		guard->wall_ms = now;
	}
	guard->wait = guard->pause;
	return guard->pause;
}

static void check(size_t size)
{
	if (--guard->wait == 0)
		guard_look();
	if (size > guard->most ||
	    arena_used(guard->scratch) > guard->most - size)
		leave("takes too much memory to read");
}

/*
 * Memory is taken in units; before what the caller gets stands their number,
 * its class.  What is given back waits to be taken again.
 */
static size_t class_of(size_t size)
{
	return (size + offsetof(struct guard_unit, next)) /
	    sizeof(struct guard_unit) +
	    1;
}

static struct guard_unit *unit_of(void *at)
{
	return (struct guard_unit *)(void *)((char *)at -
	    offsetof(struct guard_unit, next));
}

void *guard_calloc(size_t n, size_t size)
{
	struct guard_unit *at;
	size_t class;

	if (size && n > SIZE_MAX / 2 / size)
		leave("takes too much memory to read");
	check(n * size);
	class = class_of(n * size);
	at = class < GUARD_CLASSES ? guard->freed[class] : NULL;
	if (at) {
		guard->freed[class] = at->next;
		return memset(&at->next, 0, n * size);
	}
	at = arena_take(guard->scratch, class * sizeof(*at));
	at->class = class;
	return &at->next;
}

void *guard_realloc(void *old, size_t size)
{
	struct guard_unit *at, *grown;
	size_t class = class_of(size), unit = sizeof(*at);

	if (!old)
		return guard_calloc(1, size);
	check(size);
	at = unit_of(old);
	if (class <= at->class)
		return old;
	grown = arena_grow(guard->scratch, at, at->class * unit, class * unit);
	if (grown != at)
		guard_free(old);
	grown->class = class;
	return &grown->next;
}

void guard_free(void *old)
{
	struct guard_unit *at;

	if (!old)
		return;
	check(0);
	at = unit_of(old);
	if (at->class >= GUARD_CLASSES)
		return;
	at->next = guard->freed[at->class];
	guard->freed[at->class] = at;
}
