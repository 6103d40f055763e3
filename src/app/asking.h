#ifndef APP_ASKING_H
#define APP_ASKING_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct course;
struct diags;
struct module;
struct standing;
struct view;

/*
 * The view that asks the questions of a section of this module ("" : all of
 * them, in the order of the file).  `a` keeps the quiz and must live as long
 * as the view.  A round that was left before it was over goes on.  NULL, with
 * a reason in d: there is nothing to ask.
 */
struct view *asking_new(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, struct str section,
    uint64_t seed, struct diags *d);

#endif
