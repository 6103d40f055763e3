#ifndef DOC_GUARD_H
#define DOC_GUARD_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * cmark 0.30 is quadratic on some inputs and cannot be interrupted, but it
 * takes memory as it goes.  Under a guard its allocator looks at the clock,
 * and leaves by longjmp when time or memory is used up.
 */

struct guard_unit {
	size_t class;
	struct guard_unit *next; /* of the same class, while it is free */
};

enum { GUARD_CLASSES = 64 };

struct guard {
	struct arena *scratch; /* keeps all that is taken */
	size_t most; /* bytes of it */
	int64_t until_us; /* of this process' processor time */
	int64_t wall_ms; /* when that was last looked at */
	unsigned wait, pause; /* calls to let pass: left, and each time */
	const char *why;
	struct guard_unit *freed[GUARD_CLASSES]; /* by class, to be used */
	jmp_buf out;
};

/* At most this much more memory from `scratch`, and processor time. */
struct guard guard_of(struct arena *scratch, size_t most, int64_t cpu_us);

/*
 * Calls run(to), which must hold nothing but memory from arenas.  NULL: it
 * returned; else it was left, and this says what it would have taken.
 */
const char *guard_run(struct guard *g, void (*run)(void *to), void *to);

/* For `run` alone: looks whether time is up; returns how often to do so. */
unsigned guard_look(void);

/* For `run` alone: as the C library's, but they never return NULL. */
void *guard_calloc(size_t n, size_t size);
void *guard_realloc(void *old, size_t size);
void guard_free(void *old);

#endif
