#ifndef APP_EXPORT_H
#define APP_EXPORT_H

struct options;

/*
 * lectern export: a quiz for other programs, on standard output; what its
 * format cannot hold is listed on stderr.  Returns the exit status.
 */
int export_command(const struct options *o);

/* lectern import: questions of other programs as a quiz file. */
int import_command(const struct options *o);

#endif
