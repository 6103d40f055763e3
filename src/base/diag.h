#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"

#include <stddef.h>

/*
 * What is wrong with the world outside: a file, its content, the disk.
 * Messages are collected, then printed like a compiler's.
 */
enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct diag {
	enum severity severity;
	struct str path; /* may be empty: no file is to blame */
	unsigned line, column; /* from 1; 0: none */
	struct str text;
};

struct diags {
	struct arena *a; /* keeps the messages */
	struct diag *at;
	size_t n, cap, errors;
};

/* An empty collection whose messages live in `a`. */
struct diags diags_in(struct arena *a);

/* Adds one; `path` is copied.  `column` counts bytes from 1, as cmark does. */
void diag_add(struct diags *d, enum severity severity, struct str path,
    unsigned line, unsigned column, const char *fmt, ...) PRINTF_LIKE(6, 7);

/* An error that no place in a file explains. */
void diag_error(struct diags *d, struct str path, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* Sorts by path, line and column; equal places keep their order. */
void diags_sort(struct diags *d);

/*
 * One message as "path:line:column: error: text", in `a`.  It may hold bytes
 * from files: show it through the same gate as any text.
 */
struct str diag_text(struct arena *a, const struct diag *diag);

#endif
