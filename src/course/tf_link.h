#ifndef COURSE_TF_LINK_H
#define COURSE_TF_LINK_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct course;
struct tf_dir;

/* Where a link to a program of the course leads in the end. */
struct tf_target {
	struct str path;
	unsigned line; /* to mark; 0: none */
	bool own; /* it is in the learner's directory */
	struct str note; /* a quiet line over the file; may be empty */
	struct str missing; /* what was named and is not there; or empty */
};

/*
 * Whether links to this file of the course mean the learner's own: a .tf file
 * where the course's programs lie, not in a directory below.
 */
bool tf_link_is_open(const struct course *c, struct str path);

/*
 * The line of an anchor in a program text: as code_anchor, and addresses of
 * Terraform.  0: it is not there, and *missing says so for people, in `a`.
 */
unsigned tf_link_line(struct arena *a, struct str path, struct str text,
    struct str anchor, struct str *missing);

/*
 * What the anchor means in the course's file (`path`, which holds `text`) is
 * looked for in the learner's directory, which has been read; in whichever
 * file it stands.  NULL: there is no such directory.  All in `a`.
 */
struct tf_target tf_link(struct arena *a, const struct tf_dir *mine,
    struct str path, struct str text, struct str anchor);

#endif
