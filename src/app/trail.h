#ifndef APP_TRAIL_H
#define APP_TRAIL_H

#include "base/str.h"
#include "view/reader.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { TRAIL_MOST = 50 };

/* Where the reader has been, as a browser's history.  Zero it, give it `a`. */
struct trail {
	struct arena *a;
	struct reader_place at[TRAIL_MOST];
	size_t n, now; /* back: at[now - 1]; forward: at[now] … at[n - 1] */
};

/* The reader leaves this place for a new one; what was forward is gone. */
void trail_leave(struct trail *t, const struct reader_place *here);

/*
 * One step back from `here`, which becomes the way forward.  NULL: this is
 * the beginning.  The place is the trail's until its next change.
 */
const struct reader_place *trail_back(
    struct trail *t, const struct reader_place *here);
const struct reader_place *trail_forward(
    struct trail *t, const struct reader_place *here);

/*
 * Places as text for the log, paths below `root` relative to it, and back.
 * A line each; what cannot be read is passed over.
 */
void trail_write(struct buf *b, const struct trail *t,
    const struct reader_place *here, struct str root);
bool trail_read(struct trail *t, struct reader_place *here, struct str text,
    struct str root);

#endif
