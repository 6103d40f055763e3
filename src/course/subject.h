#ifndef COURSE_SUBJECT_H
#define COURSE_SUBJECT_H

#include "base/str.h"
#include "quiz/parse.h"

struct arena;
struct course;

/*
 * What questions with code= are asked about: the values of the learner's code
 * (c->mine), then of the course's own, found as from the file `from` (c may be
 * NULL: there are none).  Reads the directories; all is in `a`.
 */
struct subjects subjects_of(
    struct arena *a, const struct course *c, struct str from);

#endif
