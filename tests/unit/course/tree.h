#ifndef TESTS_COURSE_TREE_H
#define TESTS_COURSE_TREE_H

/* A directory of files for one test, removed at its end. */
#include "base/arena.h"
#include "base/die.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct tree_file {
	const char *path; /* ends in "/": a directory */
	const char *text;
};

/* Makes it and goes there. */
static inline struct str tree_make(
    struct arena *a, const struct tree_file *files, size_t n)
{
	char dir[] = "/tmp/lectern-tree-XXXXXX";

	MUST(mkdtemp(dir) && chdir(dir) == 0);
	for (size_t i = 0; i < n; i++) {
		struct str path = str_of(files[i].path);
		FILE *file;

		if (str_ends(path, STR("/"))) {
			MUST(mkdir(files[i].path, 0700) == 0);
			continue;
		}
		file = fopen(files[i].path, "wb");
		MUST(file && fputs(files[i].text, file) >= 0);
		MUST(fclose(file) == 0);
	}
	return str_copy(a, str_of(dir));
}

static inline void tree_remove(struct arena *a, struct str dir)
{
	const char *c = str_fmt(a, "rm -rf '%.*s'", STR_ARG(dir)).at;

	MUST(chdir("/") == 0 && system(c) == 0);
}

#endif
