#ifndef DOC_EXCERPT_H
#define DOC_EXCERPT_H

#include "doc/doc.h"

struct arena;

/*
 * The Markdown that blocks [from, to) were made of, as it stands in the
 * source but for what the boxes up to `inside` put before each line ("> ",
 * the indent of an item), in `a`.  NO_BOX: nothing is taken off.
 */
struct str doc_excerpt(struct arena *a, const struct doc *doc, uint32_t from,
    uint32_t to, uint32_t inside);

#endif
