#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * One lifetime.  What is taken from an arena lives until the arena is reset
 * or freed; nothing is given back one by one.  A function that keeps memory
 * takes its arena as the first argument.
 */
struct arena;

/* A new empty arena; the caller frees it. */
struct arena *arena_new(void);

/* Frees the arena and all that was taken from it.  NULL is allowed. */
void arena_free(struct arena *a);

/* Ends the lifetime of all that was taken; the arena can be used again. */
void arena_reset(struct arena *a);

/*
 * `size` bytes of zeroed memory, aligned for any type.  Never NULL: dies when
 * memory is gone.
 */
void *arena_take(struct arena *a, size_t size);

/* The same for n objects of `size` bytes; dies if the product overflows. */
void *arena_take_n(struct arena *a, size_t n, size_t size);

/*
 * Makes the block at `at` (the `old` bytes taken, or NULL) `size` bytes
 * long: in place when it was the last one taken, else copied.  The new part
 * is not zeroed.
 */
void *arena_grow(struct arena *a, void *at, size_t old, size_t size);

/* Bytes taken since the arena was new or reset. */
size_t arena_used(const struct arena *a);

#define NEW(a, type)	  ((type *)arena_take((a), sizeof(type)))
#define NEW_N(a, type, n) ((type *)arena_take_n((a), (n), sizeof(type)))

#endif
