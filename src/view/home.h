#ifndef VIEW_HOME_H
#define VIEW_HOME_H

#include "base/str.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* What home shows of a module. */
struct module_line {
	struct str id, title;
	size_t sections, read;
	size_t questions, answered, retained;
};

enum { HOME_DAYS = 7 };

/* What home shows; borrowed until the next call of home_set. */
struct home_lines {
	const struct module_line *modules;
	size_t n;
	struct str next; /* what to do next, for people */
	struct str then; /* and after that, or "" */
	bool review; /* what comes next is a review */
	bool remembers; /* something falls due some day: */
	size_t due[HOME_DAYS]; /* so much by today, tomorrow, and so on */
	unsigned weekday; /* today's; 0 is Monday */
	struct str code; /* where the learner's own code is, or "" */
	struct str next_module, next_anchor; /* where that is */
};

/*
 * The first view: what to do next, then the modules, then what falls due this
 * week.  Enter is a WANT_OPEN of a module (anchor "" means: where the learner
 * left it), or a WANT_REVIEW.
 */
struct view *home_new(void);
void home_set(struct view *v, const struct home_lines *lines);

#endif
