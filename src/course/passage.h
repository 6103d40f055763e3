#ifndef COURSE_PASSAGE_H
#define COURSE_PASSAGE_H

#include "base/str.h"

#include <stdbool.h>

struct access_server;
struct arena;
struct course;
struct doc;
struct tf_dir;

/*
 * Passages of a lesson that talk of the learner's own code
 * (lectern-lesson(5)): from <!-- code: postgresql --> to <!-- /code -->, with
 * <!-- =name --> behind each text that is one of its values.
 */

/* Where values come from; both may be NULL. */
struct codes {
	struct tf_dir *mine; /* the learner's own */
	struct tf_dir *course; /* stands in where that has no such server */
};

/*
 * The directory of the course's own Terraform, not read yet: the one in which
 * postgres.tf or redis.tf is found as links of the file `from` would.  NULL:
 * there is none.  Freed by tf_dir_free.
 */
struct tf_dir *passage_course_code(const struct course *c, struct str from);

/* Whether the document has such passages. */
bool passage_any(const struct doc *doc);

/*
 * Puts the values in: text, never Markdown, in place of what was written.
 * A line over each passage says whose they are, or its =whose.  Reads the directories if
 * something in them has changed.  Keeps what it makes in `a`.
 */
void passage_fill(struct arena *a, struct doc *doc, const struct codes *codes);

/* The server that values of a kind are of. */
struct source_of {
	struct tf_dir *dir; /* NULL: there is none at all */
	const struct access_server *server;
	size_t n; /* servers of the kind in it */
	bool own; /* dir is the learner's */
};

/* The learner's, else the course's; the directories have been read. */
struct source_of passage_source(const struct codes *codes, struct str kind);

/* Whose values they are: "In your code, ~/infra/main.tf"; in `a`. */
struct str passage_whose(struct arena *a, const struct codes *codes,
    const struct source_of *source, struct str kind);

/* A passage with a value of this name says whose they are by itself. */
bool passage_is_whose(struct str name);

/* Reads "code: KIND" or "/code".  false: the comment is neither. */
bool passage_opens(struct str comment, struct str *kind);
bool passage_closes(struct str comment);

#endif
