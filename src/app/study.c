#include "app/study.h"

#include "app/paths.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "sched/standing.h"
#include "store/store.h"
#include "text/width.h"

#include <stdio.h>

static void fold(void *to, const struct event *event)
{
	standing_add(to, event);
}

/* Of a file that is not there, or empty, nothing is known yet. */
static bool read_log(struct study *study, struct diags *d)
{
	struct file_mark mark;
	struct store *store;
	int64_t after = 0;
	bool ok;

	if (!file_look(study->file, &mark) || mark.size == 0)
		return true;
	store = store_open_to_read(study->file, d);
	ok = store && store_each(store, &after, fold, study->standing, d);
	store_close(store);
	return ok;
}

bool study_open(struct arena *a, const struct options *o, struct study *study,
    struct diags *d)
{
	struct str course = str_of(options_get(o, OPTION_COURSE));
	struct str file = str_of(options_get(o, OPTION_PROGRESS));
	struct str root;

	*study = (struct study){ .standing = standing_new(a) };
	if (!paths_course(a, course, &root, d) ||
	    !paths_progress(a, file, &study->file, d))
		return false;
	study->course = course_open(a, root, d);
	return study->course && read_log(study, d);
}

int study_fail(const char *command, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct str text = text_safe(d->a, diag_text(d->a, &d->at[i]));

		fprintf(stderr, "lectern %s: %.*s\n", command, STR_ARG(text));
	}
	return EXIT_CANNOT;
}
