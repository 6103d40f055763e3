#ifndef APP_LOGS_H
#define APP_LOGS_H

struct options;

/*
 * `lectern merge OTHER.db …`: adds to the learner's log what others hold and
 * it does not.  Each is taken whole or refused with a reason.  Returns the
 * exit status: EXIT_SOME_NOT if one was refused.
 */
int merge_command(const struct options *o);

/* `lectern backup FILE`: a copy of the log, even while it is written. */
int backup_command(const struct options *o);

/* `lectern export --csv|--json`: the log, an event a line. */
int log_command(const struct options *o);

#endif
