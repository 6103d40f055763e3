#ifndef VIEW_STATUS_H
#define VIEW_STATUS_H

#include "base/str.h"
#include "view/view.h"

struct arena;

/* What the status line tells beside what the view says. */
struct status {
	struct str said; /* a message, instead of the keys; may be empty */
	struct str unsaved; /* why nothing is saved now, or "" */
};

/* How many rows the status needs for this width: a long address is whole. */
int status_rows(const struct view *v, const struct status *s, int columns,
    int most, struct arena *frame);

/* Draws it into `r`: the keys that can be pressed, or what is said. */
void status_draw(const struct view *v, const struct status *s, struct canvas *c,
    struct rect r, struct arena *frame);

#endif
