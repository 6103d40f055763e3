#ifndef QUIZ_CODED_H
#define QUIZ_CODED_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Text as a piece of a saved line: letters, digits, and . - _ stand for
 * themselves, every other byte is %xx.  So blanks and colons can part pieces.
 */
void coded_add(struct buf *b, struct str text);

/* The text again, in `a`.  false: it is no such piece. */
bool coded_read(struct arena *a, struct str piece, struct str *text);

#endif
