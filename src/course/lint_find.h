#ifndef COURSE_LINT_FIND_H
#define COURSE_LINT_FIND_H

#include "base/str.h"
#include "doc/doc.h"

#include <stdbool.h>

/*
 * Where a link was written.  The document knows the block and the text; the
 * brackets are looked for in the block's own lines, from *from on (then from
 * their start).  Returns the byte at which the link begins ("[", "![", "<" or
 * its address) and moves *from on; SIZE_MAX: it was not found.
 */
size_t lint_find_link(struct str source, size_t *from, const struct doc *doc,
    const struct link *link);

/* Whether nothing stands between the brackets of the link that begins there. */
bool lint_is_bare(struct str source, size_t at);

#endif
