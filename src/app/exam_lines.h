#ifndef APP_EXAM_LINES_H
#define APP_EXAM_LINES_H

struct options;

/*
 * lectern exam: in the panes; or, with --plain, with --answers and where no
 * terminal is, in plain lines.  Returns the exit status: 0 all right (or left
 * for later), 1 some not, 2 it could not be sat.
 */
int exam_command(const struct options *o);

#endif
