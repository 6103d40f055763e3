#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

/*
 * Typed growth.  VEC(struct line) is a struct of { at, n, cap }; zero it.
 * VEC_ADD(a, &v) makes room for one more, zeroed, and is a pointer to it:
 *
 *	VEC(struct line) v = { 0 };
 *	*VEC_ADD(a, &v) = line;
 *
 * What was added stays where it is only until the next VEC_ADD.
 */
#define VEC(type)              \
	struct {               \
		type *at;      \
		size_t n, cap; \
	}

#define VEC_ADD(a, v)                                                        \
	((v)->at =                                                           \
		vec_room((a), (v)->at, (v)->n, &(v)->cap, sizeof(*(v)->at)), \
	    &(v)->at[(v)->n++])

/* What VEC_ADD calls: `at` with room for n + 1, the last one zeroed. */
void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

#endif
