#ifndef COURSE_TF_DIR_H
#define COURSE_TF_DIR_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct estate;
struct hcl_file;

/*
 * A directory of Terraform that somebody works in: its .tf files, read and
 * never written, and nothing else of it.  Modules are not followed.  A file
 * is left out, with a sentence, if it is no text, leads out of the directory
 * by a symbolic link, is no regular file or is larger than HCL_MOST.
 */
enum { TF_DIR_MOST = 500 }; /* files; nor is more than HCL_MOST read */

struct tf_file {
	struct str name, path; /* path: of the directory, then the name */
	struct str text;
	const struct hcl_file *tree; /* NULL: it is not HCL */
};

struct tf_dir {
	struct str path; /* as it was given */
	struct str shown; /* the same for people: ~/infra */
	struct str real; /* without symbolic links; empty: it is not there */
	struct tf_file *files; /* those that could be read, by name */
	size_t n;
	struct str trouble; /* why something is missing, for people; or "" */
	bool whole; /* nothing of it is left out */
	const struct hcl_file *trees; /* of those that are */
	size_t ntrees;
	const struct estate *estate; /* what these say */
	uint64_t stamp; /* another one whenever something was read anew */
};

/*
 * Nothing is read yet; both texts are copied.  Freed by tf_dir_free; NULL is
 * allowed there.
 */
struct tf_dir *tf_dir_new(struct str path, struct str shown);
void tf_dir_free(struct tf_dir *dir);

/*
 * Reads it, or reads it again if something in it has changed since.  true:
 * it was read now; what was taken from it before is gone.
 */
bool tf_dir_read(struct tf_dir *dir);

/* The file of this path, or NULL. */
const struct tf_file *tf_dir_file(const struct tf_dir *dir, struct str path);

#endif
