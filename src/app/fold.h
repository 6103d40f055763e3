#ifndef APP_FOLD_H
#define APP_FOLD_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diags;
struct event;
struct standing;
struct store;

/*
 * The fold of a whole log.  Of a long log a snapshot is kept beside the file
 * ("FILE-fold"), so that the next fold begins where that one ended.  It can
 * be deleted at any time; one that is damaged, of another version, of another
 * time zone or not of this log is passed over and made anew.
 */

/*
 * All that the store at `file` holds, folded, in `a`; *after is the place of
 * the last event.  NULL: the log cannot be read, and d says why.
 */
struct standing *fold_open(struct arena *a, struct store *store,
    struct str file, int64_t *after, struct diags *d);

/*
 * Folds all events anew, as a stale fold needs it; *after as above.  `each`
 * hands them to the fold.  false: the log cannot be read; d says why.
 */
bool fold_again(struct standing *s, struct store *store, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d);

#endif
