#ifndef APP_CHECK_H
#define APP_CHECK_H

struct options;

/*
 * `lectern check [--strict] [--seeds N] [--course DIR] [PATH …]`.  Returns the exit
 * status: fine if there are only warnings, unless --strict.
 */
int check_command(const struct options *o);

#endif
