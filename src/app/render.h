#ifndef APP_RENDER_H
#define APP_RENDER_H

struct options;

/*
 * `lectern render FILE|-`: writes a document, or a program text, as it is
 * read in the panes.  Returns the exit status: EXIT_FINE, EXIT_SOME_NOT when
 * it was refused, cannot be read or cannot be written, EXIT_CANNOT when an
 * option makes no sense.
 */
int render_command(const struct options *o);

#endif
