#ifndef TERM_BYTES_H
#define TERM_BYTES_H

#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Keys out of the bytes that terminfo does not know: UTF-8, control keys, the
 * mouse (as SGR and as X10 write it), and the escape sequences of terminals
 * that are not what TERM says.  A sequence
 * that means nothing here is passed over whole, so that none of it is taken
 * for something typed.  Zero is the state between two keys.
 */
struct bytes {
	char at[32]; /* what has come of a key that is not whole yet */
	size_t len;
	bool pasting; /* between the marks of a bracketed paste */
	char *paste; /* what has come of it */
	size_t paste_len, paste_cap;
};

/* A longer paste loses its end. */
enum { PASTE_MOST = 8 * 1024 * 1024 };

/* Gives back what a paste took.  Zero is allowed. */
void bytes_free(struct bytes *b);

/*
 * Takes one more byte: the key it completes, or KEYS_NONE.  ESC is only to be
 * given where '[' or 'O' follows it; while `pasting`, every byte is.  A paste
 * is one key, KEYS_PASTE, whose text is good until the next byte.
 */
struct key bytes_take(struct bytes *b, unsigned char byte);

/*
 * Nothing more has arrived: KEYS_ESCAPE if only ESC [ or ESC O had, which is
 * then somebody's typing, else KEYS_NONE.
 */
uint32_t bytes_pause(struct bytes *b);

/* The end of a paste will not come: the key is made of what has. */
struct key bytes_paste_ends(struct bytes *b);

#endif
