#ifndef APP_STUDY_H
#define APP_STUDY_H

#include "app/options.h"

#include <stdbool.h>

struct arena;
struct course;
struct diags;
struct standing;

/* The course at hand and the fold of the learner's log, for commands. */
struct study {
	struct course *course;
	struct standing *standing;
	struct str file; /* the log, which need not be there */
	int64_t day; /* today */
};

/* All is kept by `a`.  Makes no file.  false: d says why. */
bool study_open(struct arena *a, const struct options *o, struct study *study,
    struct diags *d);

/* Prints messages on stderr, for `command`; returns EXIT_CANNOT. */
int study_fail(const char *command, const struct diags *d);

#endif
