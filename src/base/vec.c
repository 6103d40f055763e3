#include "base/vec.h"

#include "base/die.h"

#include <stdint.h>
#include <string.h>

void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	if (n == *cap) {
		size_t more = *cap ? *cap * 2 : 8;

		if (more > SIZE_MAX / 4 / size)
			die("out of memory (%zu times %zu bytes)", more, size);
		at = arena_grow(a, at, *cap * size, more * size);
		*cap = more;
	}
	memset((char *)at + n * size, 0, size);
	return at;
}
