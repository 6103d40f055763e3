#ifndef APP_FIND_H
#define APP_FIND_H

#include "base/str.h"
#include "view/results.h"

#include <stddef.h>

struct arena;
struct course;

/*
 * Every section of the course's lessons that holds the words, in the course's
 * order, in `a`.  Lessons that cannot be read are passed over.  They are
 * searched as they are shown: with values of the learner's own code.
 */
struct result *find_in_course(
    struct arena *a, const struct course *c, struct str what, size_t *n);

#endif
