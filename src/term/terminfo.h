#ifndef TERM_TERMINFO_H
#define TERM_TERMINFO_H

#include <stdbool.h>

/*
 * Whether TERM names a terminal on which the cursor can be put anywhere, as
 * panes need.  (newterm would find out too, but loses memory over it.)
 */
bool terminfo_fits(void);

#endif
