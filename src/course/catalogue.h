#ifndef COURSE_CATALOGUE_H
#define COURSE_CATALOGUE_H

#include "base/file.h"
#include "base/str.h"

#include <stddef.h>

struct arena;
struct diags;
struct asked;
struct outline;
struct tf_dir;

/*
 * What is on disk.  A course is a directory with lessons/NN-name.md (the
 * modules), lessons/code/ (programs that they open) and quizzes/NN-name.md
 * (their questions); or a single file, with what lies around it.
 */

/* A lesson or quiz of more bytes is not read. */
enum { COURSE_FILE_MOST = 64 * 1024 * 1024 };

/* What course/reading.c has read of a lesson, and what the file was then. */
struct memo {
	struct file_mark title_mark, outline_mark, asked_mark;
	struct str title; /* "": not read yet */
	struct outline *outline; /* NULL: not read yet */
	struct asked *asked; /* of the quiz, by `asked_by`'s sections */
	size_t nasked;
	const struct outline *asked_by; /* NULL: not read yet */
};

struct module {
	struct str id; /* the file's name without ".md": stable */
	unsigned number; /* NN; 0 for a single file */
	struct str lesson; /* path */
	struct str quiz; /* path, or "": it has none */
	struct memo *memo; /* course/reading.c's */
};

struct course {
	struct arena *a; /* keeps the course and what is read of it */
	struct str root; /* as given */
	struct str real; /* the same without symbolic links */
	struct str library; /* root of the course that file: names are looked
			       for in after this one; or "" */
	struct tf_dir *mine; /* the learner's own code, borrowed; or NULL */
	struct module *modules; /* by number, then name */
	size_t n; /* 0: d says why */
};

/*
 * The course in a directory, kept by `a`.  Lists names and reads no file.
 * NULL, with the reason in d: not a directory.
 */
struct course *course_open(struct arena *a, struct str root, struct diags *d);

/*
 * The course that a lesson's file belongs to: that of the directory above, if
 * the file is one of its modules; else the file alone, its neighbours within
 * reach of links.  *module is the file's own.  `library` is the root of the
 * course at hand, or "".  The file itself is not read.
 */
struct course *course_open_file(struct arena *a, struct str path,
    struct str library, const struct module **module, struct diags *d);

/* Whether lessons/ or quizzes/ lie in the directory. */
bool course_is_root(struct arena *a, struct str dir);

/*
 * The root of the course that a directory belongs to: the one above lessons/
 * or quizzes/, or above a neighbour of lessons/; else the directory itself.
 */
struct str course_root_of(struct arena *a, struct str dir);

/* The module with this id, or NULL. */
const struct module *course_module(const struct course *c, struct str id);

/*
 * Whether a file is called as modules are, NN-name.md; *number is NN (may be
 * NULL).
 */
bool course_is_module_name(struct str name, unsigned *number);

#endif
