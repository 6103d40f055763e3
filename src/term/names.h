#ifndef TERM_NAMES_H
#define TERM_NAMES_H

#include "base/str.h"

/*
 * The key that ncurses calls "KEY_UP" or, where it has no number for it,
 * "kUP5": shift, ctrl and alt do not count.  KEYS_NONE: none of ours.
 */
uint32_t names_key(struct str name);

#endif
