#ifndef APP_REVIEW_LINES_H
#define APP_REVIEW_LINES_H

#include "app/options.h"

/*
 * lectern review [--limit N] [--tag TAG] [--retention R] [--plain] …
 *
 * Asks what is due: in the panes, or in plain lines if --plain says so or
 * standard output is no terminal.  Returns the exit status: 0 all right or
 * nothing due, 1 some not, 2 it could not be run.
 */
int review_command(const struct options *o);

#endif
