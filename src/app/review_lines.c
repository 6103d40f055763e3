#include "app/review_lines.h"

#include "app/app.h"
#include "app/fold.h"
#include "app/mine.h"
#include "app/paths.h"
#include "app/quiz_keep.h"
#include "app/quiz_lines.h"
#include "app/quiz_round.h"
#include "app/review.h"
#include "app/study.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "course/catalogue.h"
#include "course/tf_dir.h"
#include "sched/day.h"
#include "sched/standing.h"
#include "store/store.h"

#include <stdio.h>
#include <unistd.h>

static const char name[] = "review";

static bool keep_retention(struct quiz_keep *keep, const struct options *o,
    struct standing *s, struct diags *d)
{
	const char *word = options_get(o, OPTION_RETENTION);
	double retention;
	struct event e = {
		.when = clock_now(),
		.kind = EVENT_PLACE,
		.item = STR("retention"),
		.detail = str_of(word),
	};

	if (!word)
		return true;
	if (!retention_read(e.detail, &retention)) {
		diag_error(d, STR(""), "%s", review_retention_words);
		return false;
	}
	if (!store_add(keep->store, &e, d))
		return false;
	standing_add(s, &e);
	return true;
}

static int ask(struct quiz_keep *keep, const struct review *r, uint64_t seed)
{
	struct quiz_lines setup = {
		.quiz = r->quiz,
		.questions = r->questions,
		.n = r->n,
		.leeches = r->leeches,
		.seed = seed,
		.in = stdin,
		.out = stdout,
		.echo = !isatty(STDIN_FILENO),
		.width = quiz_lines_width(),
		.keep = quiz_keep_answer,
		.undo = quiz_keep_undo,
		.to = keep,
	};
	bool right;

	if (r->n < r->due)
		printf("%zu of %zu questions that are due.\n", r->n, r->due);
	keep->modules = r->modules;
	right = quiz_lines_run(&setup);
	if (fflush(stdout) != 0)
		return EXIT_CANNOT;
	return right ? EXIT_FINE : EXIT_SOME_NOT;
}

static int review(struct arena *a, const struct options *o,
    struct quiz_keep *keep, struct diags *d)
{
	struct review_wish wish = { .tag = str_of(options_get(o, OPTION_TAG)) };
	struct str root;
	struct course *course;
	struct standing *s;
	long limit = 0, seed = (long)quiz_lines_seed();
	int64_t after;
	struct review r;
	struct tf_dir *mine;

	if (!options_number(o, OPTION_SEED, 0, 2147483647, &seed) ||
	    !options_number(o, OPTION_LIMIT, 1, REVIEW_MOST, &limit))
		return EXIT_CANNOT;
	course =
	    paths_course(a, str_of(options_get(o, OPTION_COURSE)), &root, d)
	    ? course_open(a, root, d)
	    : NULL;
	s = keep->store ? fold_open(a, keep->store, keep->file, &after, d)
			: NULL;
	if (!course || !s || !keep_retention(keep, o, s, d))
		return study_fail(name, d);
	mine = mine_named(a, o);
	course->mine = mine;
	wish.day = day_of(clock_now(), standing_east(s));
	wish.limit = (size_t)limit;
	r = review_gather(a, course, s, &wish, d);
	tf_dir_free(mine);
	if (d->n)
		study_fail(name, d);
	if (r.n)
		return ask(keep, &r, (uint64_t)seed);
	puts("Nothing is due: there is nothing to review.");
	return d->errors ? EXIT_CANNOT : EXIT_FINE;
}

int review_command(const struct options *o)
{
	struct arena *a;
	struct diags d;
	struct quiz_keep keep;
	int status;

	if (options_get(o, OPTION_SCRIPT) ||
	    (!options_get(o, OPTION_PLAIN) && isatty(STDOUT_FILENO)))
		return app_command(o);
	a = arena_new();
	d = diags_in(a);
	keep = quiz_keep_open(
	    a, str_of(options_get(o, OPTION_PROGRESS)), STR(""), &d);
	status = review(a, o, &keep, &d);
	quiz_keep_close(&keep);
	arena_free(a);
	return status;
}
