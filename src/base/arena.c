#include "base/arena.h"

#include "base/die.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_BLOCK
#define ARENA_BLOCK (16 * 1024)
#endif

/* Blocks double up to this size, so that a large file takes few of them. */
enum { ALIGN = 16, LARGEST_STEP = 4 * 1024 * 1024 };

struct block {
	struct block *older;
	size_t size, used;
	/* What follows, rounded up to ALIGN, is what is given out. */
};

struct arena {
	struct block *newest;
	size_t used;
};

static size_t round_up(size_t n)
{
	return (n + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

static unsigned char *start_of(struct block *b)
{
	return (unsigned char *)b + round_up(sizeof(*b));
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		die("out of memory");
	return a;
}

static void free_blocks(struct block *b)
{
	while (b) {
		struct block *older = b->older;

		free(b);
		b = older;
	}
}

void arena_reset(struct arena *a)
{
	struct block *b = a->newest;

	a->used = 0;
	if (!b)
		return;
	free_blocks(b->older);
	b->older = NULL;
	b->used = 0;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	free_blocks(a->newest);
	free(a);
}

static struct block *add_block(struct arena *a, size_t size)
{
	size_t want = ARENA_BLOCK;
	struct block *b;

	if (a->newest)
		want = a->newest->size * 2;
	if (want > LARGEST_STEP)
		want = LARGEST_STEP;
	if (want < size)
		want = size;
	b = want < SIZE_MAX / 2 ? malloc(round_up(sizeof(*b)) + want) : NULL;
	if (!b)
		die("out of memory (%zu bytes wanted)", size);
	b->older = a->newest;
	b->size = want;
	b->used = 0;
	a->newest = b;
	return b;
}

static void *take_raw(struct arena *a, size_t size)
{
	struct block *b = a->newest;
	unsigned char *at;

	if (size > SIZE_MAX / 4)
		die("out of memory (%zu bytes wanted)", size);
	size = round_up(size ? size : 1);
	if (!b || b->size - b->used < size)
		b = add_block(a, size);
	at = start_of(b) + b->used;
	b->used += size;
	a->used += size;
	return at;
}

void *arena_take(struct arena *a, size_t size)
{
	return memset(take_raw(a, size), 0, size);
}

void *arena_take_n(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		die("out of memory (%zu times %zu bytes wanted)", n, size);
	return arena_take(a, n * size);
}

void *arena_grow(struct arena *a, void *at, size_t old, size_t size)
{
	struct block *b = a->newest;
	size_t had = round_up(old ? old : 1), want = round_up(size);
	void *moved;

	if (at && size <= had)
		return at;
	if (at && b && (unsigned char *)at + had == start_of(b) + b->used &&
	    want >= size && b->size - b->used >= want - had) {
		b->used += want - had;
		a->used += want - had;
		return at;
	}
	moved = take_raw(a, size);
	if (at)
		memcpy(moved, at, old);
	return moved;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
