#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

enum { RUNE_BAD = 0xfffd, UTF8_MOST = 4 };

/*
 * Decodes the code point that `s` begins with (RFC 3629: no overlong forms,
 * no surrogates, nothing past U+10FFFF) and returns its bytes, 1 to 4.
 * 0: not UTF-8, or `s` is empty; one byte is then to be passed over.
 */
size_t utf8_decode(struct str s, uint32_t *rune);

/* Writes the code point as UTF-8 and returns its bytes. */
size_t utf8_encode(uint32_t rune, char out[UTF8_MOST]);

#endif
