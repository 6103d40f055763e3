#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"

/*
 * Writes JSON (RFC 8259) into a buf.  Only writing: a reader of JSON would be
 * a library's work.
 */

/*
 * The text as a JSON string with its quotes.  Bad UTF-8 becomes U+FFFD;
 * controls, and the invisible characters that the screen marks, are written
 * as \u escapes.
 */
void json_string(struct buf *b, struct str s);

/* "name": — with a comma before it unless it comes first in its object. */
void json_key(struct buf *b, const char *name);

/* A number in its shortest exact form; not finite: null. */
void json_number(struct buf *b, double n);

#endif
