#include "app/study.h"

#include "app/fold.h"
#include "app/paths.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "sched/day.h"
#include "sched/standing.h"
#include "store/store.h"
#include "text/width.h"

#include <stdio.h>

/* Of a file that is not there, or empty, nothing is known yet. */
static bool read_log(struct arena *a, struct study *study, struct diags *d)
{
	struct file_mark mark;
	struct store *store;
	int64_t after;

	if (!file_look(study->file, &mark) || mark.size == 0) {
		study->standing = standing_new(a);
		standing_set_east(study->standing, clock_east(clock_now()));
		return true;
	}
	store = store_open_to_read(study->file, d);
	if (store)
		study->standing = fold_open(a, store, study->file, &after, d);
	store_close(store);
	return study->standing != NULL;
}

bool study_open(struct arena *a, const struct options *o, struct study *study,
    struct diags *d)
{
	struct str course = str_of(options_get(o, OPTION_COURSE));
	struct str file = str_of(options_get(o, OPTION_PROGRESS));
	struct str root;

	*study = (struct study){ .standing = NULL };
	if (!paths_course(a, course, &root, d) ||
	    !paths_progress(a, file, &study->file, d))
		return false;
	study->course = course_open(a, root, d);
	if (!study->course || !read_log(a, study, d))
		return false;
	study->day = day_of(clock_now(), standing_east(study->standing));
	return true;
}

int study_fail(const char *command, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct str text = text_safe(d->a, diag_text(d->a, &d->at[i]));

		fprintf(stderr, "lectern %s: %.*s\n", command, STR_ARG(text));
	}
	return EXIT_CANNOT;
}
