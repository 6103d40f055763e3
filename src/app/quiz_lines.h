#ifndef APP_QUIZ_LINES_H
#define APP_QUIZ_LINES_H

#include "app/options.h"

/*
 * lectern quiz FILE [--only ID,…] [--seed N] [--progress FILE]
 *     [--answers FILE|-] [--json]
 *
 * Asks a quiz in plain lines, or judges answers from a file.  Returns the exit
 * status: 0 all right, 1 some not, 2 it could not be read or run.
 */
int quiz_command(const struct options *o);

/* How wide lines are comfortable to read on standard output. */
size_t quiz_lines_width(void);

/* A seed that is another one each time. */
uint64_t quiz_lines_seed(void);

#endif
