#ifndef DOC_SLUG_H
#define DOC_SLUG_H

#include "base/str.h"

struct arena;
struct doc;

/* Gives every heading its slug, unique, and doc->slugs; all in `a`. */
void slug_headings(struct arena *a, struct arena *scratch, struct doc *doc);

/* The heading with this slug, by doc->slugs; NULL: none. */
const struct heading *slug_find(const struct doc *doc, struct str slug);

#endif
