#ifndef DOC_FRONT_H
#define DOC_FRONT_H

#include "base/str.h"

struct doc;

/*
 * How many lines at the start of the document are front matter: a line of
 * exactly "---", then at least one "key: value", and only such, "- item",
 * indented and blank lines up to another "---".  0: there is none.  Its title, if it has one, becomes
 * doc->title.
 */
unsigned front_matter(struct doc *doc);

#endif
