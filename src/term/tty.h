#ifndef TERM_TTY_H
#define TERM_TTY_H

#include "base/str.h"

/* The terminal as the system sees it, on standard input and output. */

/*
 * Whether nothing more will come: a terminal that is gone can be read for
 * ever and gives nothing.  Asked when a read has; `failure` is its errno.
 */
bool tty_is_gone(int failure);

struct tty_size {
	int rows, columns; /* both 0: it does not say */
};
struct tty_size tty_size(void);

/* Leaves ctrl-s, ctrl-q, ctrl-v and the like to us. */
void tty_free_keys(void);

/*
 * Has what is pasted come between marks and, with a mouse, its presses with
 * SGR coordinates; or no more.
 */
void tty_modes(bool mouse, bool on);

/* What ends both. */
const char *tty_modes_off(bool mouse);

/* Writes all of it; gives up when the terminal is gone. */
void tty_write(struct str s);

#endif
