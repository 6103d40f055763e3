#ifndef TERM_FIT_H
#define TERM_FIT_H

#include <stdbool.h>

struct diags;

/*
 * Whether standard input and output are a terminal that can show panes.
 * false: d says why, and what can be done instead.
 */
bool fit_for_panes(struct diags *d);

/* What can be done where panes cannot be shown. */
extern const char *const fit_else;

#endif
