#ifndef STORE_NEWFILE_H
#define STORE_NEWFILE_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct diags;

/*
 * A file that appears under its name only when it is whole: it is made under
 * another name beside it, filled by the caller, then given its name.
 */

/*
 * Makes the directories (0700) and an empty file (0600) beside `path`; *made
 * is its path, in `a`.
 */
bool newfile_begin(
    struct arena *a, struct str path, struct str *made, struct diags *d);

/*
 * Gives it the name `path`, durably.  If another program has made `path`
 * meanwhile, that one stays and ours goes: true as well.
 */
bool newfile_end(struct str made, struct str path, struct diags *d);

/* Removes it, and what SQLite keeps beside a file. */
void newfile_drop(struct str made);

/* The path from the root, links followed, in `a`.  false: errno says why. */
bool newfile_real(struct arena *a, struct str path, struct str *real);

#endif
