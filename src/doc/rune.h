#ifndef DOC_RUNE_H
#define DOC_RUNE_H

#include <stdbool.h>
#include <stdint.h>

/* What Unicode says of a code point, the same in every locale. */

/* White space, as CommonMark has it. */
bool rune_is_space(uint32_t rune);

/* Punctuation: ASCII's, and the general category P. */
bool rune_is_punctuation(uint32_t rune);

/* A letter, mark, digit or joiner such as "_". */
bool rune_is_word(uint32_t rune);

#endif
