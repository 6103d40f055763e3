#ifndef COURSE_LINKS_H
#define COURSE_LINKS_H

#include "base/str.h"
#include "course/catalogue.h"

#include <stdbool.h>

struct arena;

enum target_kind {
	TARGET_WEB, /* http, https, mailto: shown, opened by others */
	TARGET_LESSON, /* a module of the course */
	TARGET_CODE, /* a program text, or any other text */
	TARGET_QUIZ,
	TARGET_FILE, /* other Markdown in the same tree */
	TARGET_PICTURE, /* is there, but is nothing to read */
	TARGET_DEAD /* leads nowhere, or where lectern does not go */
};

struct target {
	enum target_kind kind;
	struct str path; /* the file; WEB: the whole address; DEAD: "" */
	struct str anchor; /* without "#"; may be empty */
	const struct module *module; /* LESSON and QUIZ: whose; may be NULL */
	struct str reason; /* DEAD: a few words for people */
};

/*
 * Where a link that stands in the file `from` leads; all in `a`.
 *
 * A relative path counts from the directory of `from`, percent-decoded once,
 * and stays inside the course: not absolute, not out by "..", not out by a
 * symbolic link.  "#name" alone is the same file.  file: addresses name a file
 * of the course by their last part, wherever the address says it is: in
 * lessons/code/ first, then lessons/ and quizzes/, beside `from`, and in the
 * library.  Control bytes and all
 * other schemes are DEAD.  Whether the anchor is there is not looked at.
 */
void link_resolve(struct arena *a, const struct course *c, struct str from,
    struct str url, struct target *to);

/* Whether the file's name says that it is Markdown. */
bool course_is_markdown(struct str path);

#endif
