#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/die.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * A borrowed piece of text: bytes that somebody else keeps, not ended by NUL
 * and perhaps holding one.
 */
struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).at

/* The C string's bytes, borrowed; NULL gives the empty text. */
struct str str_of(const char *c);

bool str_eq(struct str a, struct str b);

/* Equal but for ASCII case. */
bool str_eq_nocase(struct str a, struct str b);

/* Byte order, shorter first: for sorting. */
int str_cmp(struct str a, struct str b);

bool str_starts(struct str s, struct str with);
bool str_ends(struct str s, struct str with);

/* The bytes from `from` up to, not including, `to`; both are cut to fit. */
struct str str_sub(struct str s, size_t from, size_t to);

/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Where `what` first begins, at or after `from`; SIZE_MAX if nowhere. */
size_t str_find(struct str s, struct str what, size_t from);

/*
 * Cuts at the first `at`: *head is what comes before, the return value what
 * comes after; without one, *head is all and the rest is empty (at NULL).
 */
struct str str_cut(struct str s, char at, struct str *head);

/* The next line without its end (\n, \r\n or \r); *rest moves past it. */
struct str str_line(struct str *rest);

/* A copy in the arena, NUL after it; .at is then a C string. */
struct str str_copy(struct arena *a, struct str s);

/* The copy as a C string; a NUL inside ends it early. */
const char *str_c(struct arena *a, struct str s);

/* printf into the arena. */
struct str str_fmt(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* "4,294,967,296", in the arena. */
struct str str_grouped(struct arena *a, uint64_t n);

/* What makes a noun one of n: "" or "s". */
const char *str_plural(size_t n);

/* FNV-1a, 64 bits: a content hash that is stable across releases. */
uint64_t str_hash(struct str s);

/*
 * Reads a whole decimal number, 0 to `most`, digits only.  false: `s` is
 * something else or larger, and *n is untouched.
 */
bool str_number(struct str s, uint64_t most, uint64_t *n);

/* Text that grows.  Zero it and set its arena: { .a = a }. */
struct buf {
	struct arena *a;
	char *at;
	size_t len, cap;
};

void buf_add(struct buf *b, struct str s);
void buf_byte(struct buf *b, char c);
void buf_fill(struct buf *b, char c, size_t n);
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* What has been gathered, kept by the buf's arena; NUL follows it. */
struct str buf_str(struct buf *b);

#endif
