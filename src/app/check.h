#ifndef APP_CHECK_H
#define APP_CHECK_H

/*
 * `lectern check [--strict] [PATH…]`; argv[0] is "check".  Returns the exit
 * status: 0 clean or only warnings, 1 errors (with --strict warnings too),
 * 2 it could not run.
 */
int check_command(int argc, char **argv);

#endif
