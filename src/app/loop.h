#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "ui/keys.h"

#include <stdbool.h>

struct term;

/*
 * The one place where the program waits: a poll on the terminal and on a pipe
 * that the signal handlers write to.  Nothing is done in a handler.
 *
 *	l = loop_new();
 *	t = term_open(…);
 *	for (;;) {
 *		e = loop_next(l, t, 0);
 *		if (e.kind == LOOP_TIMEOUT) {
 *			draw and term_show;
 *			e = loop_next(l, t, -1);
 *		}
 *		do what e says;
 *	}
 *	term_close(t);
 *	loop_free(l);
 *
 * With a wait of 0 all that has arrived is taken before anything is drawn:
 * a hundred keys or changes of size cost one picture.
 */
struct loop;

enum loop_kind {
	LOOP_KEY, /* .key, never KEYS_RESIZE or KEYS_CLOSED */
	LOOP_RESIZED, /* term_size says the new size; draw */
	LOOP_SUSPEND, /* ctrl-z: call loop_suspend, then draw */
	LOOP_CONTINUED, /* stopped from outside and back: draw */
	LOOP_TERMINATE, /* .signal, or 0: the terminal is gone */
	LOOP_TIMEOUT /* nothing came for as long as asked */
};

struct loop_event {
	enum loop_kind kind;
	struct key key;
	int signal; /* of LOOP_TERMINATE */
};

/*
 * Takes SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT and SIGQUIT, of
 * which the last four terminate.  But for SIGWINCH, those that were ignored at
 * the start stay ignored.  There can be one loop at a time; it begins before
 * term_open.
 */
struct loop *loop_new(void);

/* Gives the signals back.  NULL is allowed. */
void loop_free(struct loop *l);

/*
 * What comes next, waiting at most this many milliseconds; -1: for ever.  On
 * a script it never waits: LOOP_TIMEOUT then means that the script wants to
 * see what there is.
 */
struct loop_event loop_next(struct loop *l, struct term *t, int wait_ms);

/*
 * Leaves the screen in order, stops the process as ctrl-z would have, and
 * takes the screen back when it is continued.
 */
void loop_suspend(struct loop *l, struct term *t);

/* Whether a signal that terminates has come and waits to be heard. */
bool loop_ends(const struct loop *l);

/*
 * Takes the screen back from another program: signals about it that came
 * meanwhile mean nothing any more.
 */
void loop_back(struct loop *l, struct term *t);

#endif
