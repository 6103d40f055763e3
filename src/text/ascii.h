#ifndef TEXT_ASCII_H
#define TEXT_ASCII_H

#include "base/str.h"

/*
 * How many bytes `s` begins with that are printable ASCII, blanks included:
 * each is one cell and needs no gate, but for the last one when a byte past
 * ASCII follows (it may carry combining marks).
 */
size_t ascii_length(struct str s);

#endif
