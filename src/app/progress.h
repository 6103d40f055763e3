#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include "app/options.h"

/*
 * `lectern progress [--json]`: what was read, answered and right, by module
 * and section, on standard output.  Makes and changes nothing.  Returns the
 * exit status.
 */
int progress_command(const struct options *o);

/*
 * `lectern reset MODULE [--yes]`: what was done in the module no longer
 * counts; the log keeps it.  Asks first.  Returns the exit status:
 * EXIT_SOME_NOT if the learner says no.
 */
int reset_command(const struct options *o);

#endif
