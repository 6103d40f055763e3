#ifndef APP_APP_H
#define APP_APP_H

#include "app/options.h"

/*
 * The panes: opens the course (or the one file that is named), the learner's
 * file and the terminal, and runs until the learner leaves.  Returns the exit
 * status; messages are on stderr.
 */
int app_command(const struct options *o);

#endif
