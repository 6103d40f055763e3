#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/look.h"

#include <stdbool.h>

struct diags;

/* Something that shows canvases and gives keys: a terminal, or a script. */
struct term;

struct term_wish {
	enum theme theme;
	bool colour; /* false: marks alone (NO_COLOR) */
	bool mouse;
};

/*
 * The terminal on standard input and output.  NULL, with a reason in d, if
 * there is none that can show panes (not a terminal, TERM unknown or dumb).
 * The caller ends it with term_close, which restores the terminal; `die` does
 * so too.
 */
struct term *term_open(const struct term_wish *wish, struct diags *d);

/*
 * A script (lectern(1), --script): a size and keys from the text of a file;
 * screens go to standard output.  NULL with diags if it cannot be read.
 */
struct term *term_script(struct str text, struct str path, struct diags *d);

/* NULL is allowed. */
void term_close(struct term *t);

void term_size(const struct term *t, int *rows, int *columns);

/* Brings the canvas to the screen. */
void term_show(struct term *t, const struct canvas *c);

/*
 * The next key that has arrived, KEYS_NONE if there is none: it never waits.
 * KEYS_CLOSED: no more will come.
 */
struct key term_key(struct term *t);

/* The descriptor to wait on for keys; -1: a script, whose keys are there. */
int term_fd(const struct term *t);

/*
 * Gives the terminal to another program and takes it back: between the two
 * calls the screen is the ordinary one, with its modes restored.
 */
void term_leave(struct term *t);
void term_return(struct term *t);

/* Has the terminal's size looked up again (after SIGWINCH). */
void term_resized(struct term *t);

/* The script's fixed time, or 0 for a real terminal. */
int64_t term_clock(const struct term *t);

/* Writes `text` to the terminal's clipboard (OSC 52); a script prints it. */
void term_copy(struct term *t, struct str text);

/* The colours for a dark or a light background, from the next term_show on. */
void term_set_theme(struct term *t, enum theme theme);

#endif
