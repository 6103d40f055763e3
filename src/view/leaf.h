#ifndef VIEW_LEAF_H
#define VIEW_LEAF_H

#include "base/str.h"
#include "view/view.h"

#include <stdbool.h>

/*
 * A text that is read and left again: the keys, or where the learner stands.
 * `markdown` is copied.  `key`: the act that opened it, which also leaves it.
 */
struct view *leaf_new(struct str title, struct str markdown, enum act key);

#endif
