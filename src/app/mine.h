#ifndef APP_MINE_H
#define APP_MINE_H

#include "base/str.h"

struct arena;
struct memory;
struct options;
struct tf_dir;

/*
 * The learner's own code: the directory that --code names, kept in the
 * settings until another is named, or none.
 */

/*
 * The directory, not read yet; NULL: there is none.  What --code says is kept
 * by the memory; `now` is its time.  *said (kept by `a`) is what the learner
 * has to know, or "".  Freed by tf_dir_free.
 */
struct tf_dir *mine_open(struct arena *a, const struct options *o,
    struct memory *memory, int64_t now, struct str *said);

/* The directory that --code names, for commands that keep nothing; or NULL. */
struct tf_dir *mine_named(struct arena *a, const struct options *o);

/* "Your code: ~/infra (postgres, redis)", in `a`; "" for NULL. */
struct str mine_words(struct arena *a, const struct tf_dir *mine);

#endif
