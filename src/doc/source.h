#ifndef DOC_SOURCE_H
#define DOC_SOURCE_H

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct doc;

/*
 * Notes in `a` where each line of doc->source begins, so that
 * doc_source_line need not look for it.
 */
void source_index(struct arena *a, struct doc *doc);

/* The byte where a line begins; past the last: the end. */
size_t source_at(const struct doc *doc, size_t line);

/* The line from this column (from 1) on; "" where there is none. */
struct str source_from(const struct doc *doc, unsigned line, unsigned column);

/* Where text begins in a line that goes on with a paragraph, from 1. */
unsigned source_column(struct str line);

#endif
