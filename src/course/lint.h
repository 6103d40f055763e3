#ifndef COURSE_LINT_H
#define COURSE_LINT_H

#include "base/str.h"
#include "course/catalogue.h"

#include <stddef.h>

struct arena;
struct diags;

/*
 * The authors' compiler: finds what is wrong with lessons and quizzes, all of
 * it, each fault with its line and column.  An error is what a learner would
 * stumble over; a warning is what an author would want to know.
 */
struct lint;

enum { LINT_SEEDS = 200 };

/*
 * Keeps what it reads in `a`; faults go to d.  Of each generated question as
 * many instances are made as `seeds` says, LINT_SEEDS as a rule.
 */
struct lint *lint_new(struct arena *a, uint64_t seeds, struct diags *d);

/*
 * Looks through one file.  Links are followed within the course.  What it is
 * follows from its directory (lessons, quizzes), else from its name and
 * content; what is not Markdown is looked at for its characters alone.
 */
void lint_file(struct lint *l, const struct course *c, struct str path);

/* Adds what only all files together show: ids that are used twice. */
void lint_done(struct lint *l);

#endif
