#ifndef VIEW_RESULTS_H
#define VIEW_RESULTS_H

#include "base/str.h"
#include "view/view.h"

#include <stddef.h>

/* One place in the course where the words stand. */
struct result {
	struct str module, anchor; /* where: the section's slug, or "" */
	struct str title; /* of module and section, for people */
	struct str text; /* the words with some around them */
	size_t count; /* matches in that section */
};

/*
 * What was found in the whole course.  Enter is a WANT_OPEN and a WANT_SEARCH
 * of nothing: the app searches the lesson for `what` when it opens it.
 */
struct view *results_new(
    struct str what, const struct result *results, size_t n);

/* The words that were looked for. */
struct str results_what(const struct view *v);

#endif
