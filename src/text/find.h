#ifndef TEXT_FIND_H
#define TEXT_FIND_H

#include "base/str.h"

/*
 * Where `what` next stands in `in` at or after byte `from`; SIZE_MAX if
 * nowhere.  *len is how many bytes of `in` it takes there.  Without a capital
 * in `what` case is ignored; a space in it matches any run of white space.
 * An empty `what` is nowhere.
 */
size_t text_find(struct str in, struct str what, size_t from, size_t *len);

#endif
