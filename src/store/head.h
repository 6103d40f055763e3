#ifndef STORE_HEAD_H
#define STORE_HEAD_H

#include <stddef.h>
#include <stdint.h>

/* What a file says of itself in its first bytes, before SQLite trusts it. */
enum head_kind {
	HEAD_EMPTY, /* nothing is in it: a progress file can be made there */
	HEAD_OURS,
	HEAD_CUT, /* ours, and its last page is not whole */
	HEAD_NEWER, /* ours, of a later lectern */
	HEAD_FOREIGN, /* a database of another program */
	HEAD_OTHER /* not a database, or a damaged one */
};

enum { HEAD_BYTES = 100 };

/* `at` holds the first n (at most HEAD_BYTES) of the file's `size` bytes. */
enum head_kind head_read(const unsigned char *at, size_t n, int64_t size);

#endif
