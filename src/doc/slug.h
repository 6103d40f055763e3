#ifndef DOC_SLUG_H
#define DOC_SLUG_H

struct arena;
struct doc;

/* Gives every heading of the document its slug, unique, in `a`. */
void slug_headings(struct arena *a, struct arena *scratch, struct doc *doc);

#endif
