#ifndef CHECK_FW_DRAW_H
#define CHECK_FW_DRAW_H

#include "check/ipset.h"

/* What is set side by side on a number line; none is NULL. */
struct fw_line {
	const struct ipset *must; /* get in */
	const struct ipset *never; /* must not */
	const struct ipset *admitted;
	uint32_t witness;
};

/*
 * The stretch of the number line around the witness, in rows of at most 60
 * cells of ASCII, in `a`.  Every stretch between two boundaries has room to be
 * seen, so it is not to scale.
 */
struct str fw_draw(struct arena *a, const struct fw_line *line);

#endif
