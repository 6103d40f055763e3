#ifndef APP_FOLD_LONG_H
#define APP_FOLD_LONG_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct diags;
struct standing;
struct store;

/*
 * Folds the events after `*after` up to `newest` of a long log, as
 * store_each_brief gives them.  To read them takes most of the time, so a
 * second thread reads what comes later while the first part is folded.
 */
bool fold_long(struct standing *s, struct store *store, struct str file,
    int64_t *after, int64_t newest, struct diags *d);

#endif
