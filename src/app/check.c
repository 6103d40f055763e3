#include "app/check.h"

#include "app/options.h"
#include "app/paths.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/links.h"
#include "course/lint.h"
#include "text/width.h"

#include <stdio.h>
#include <stdlib.h>

/* Directories below one that was named are walked this deep. */
enum { DEEPEST = 16 };

struct job {
	struct str path, real; /* as given, and to know it again */
	const struct course *course;
};

struct walk {
	struct str dir;
	unsigned depth;
};

/* One run: what was asked for, and what is to be looked at. */
struct run {
	struct arena *a;
	struct diags faults; /* in files */
	struct diags troubles; /* with what was asked for */
	VEC(struct job) jobs;
	VEC(struct course *) courses;
	uint64_t seeds;
	bool strict;
};

/* The course at a root, opened once.  Its own faults show elsewhere. */
static const struct course *course_of(struct run *run, struct str root)
{
	struct diags ignored = diags_in(run->a);
	struct course *c;

	root = path_clean(run->a, root);
	for (size_t i = 0; i < run->courses.n; i++)
		if (str_eq(run->courses.at[i]->root, root))
			return run->courses.at[i];
	c = course_open(run->a, root, &ignored);
	if (c && !course_is_root(run->a, root))
		paths_course(run->a, STR(""), &c->library, &ignored);
	if (c)
		*VEC_ADD(run->a, &run->courses) = c;
	return c;
}

static void add_job(
    struct run *run, struct str path, const struct course *course)
{
	struct str real;

	if (!file_real(run->a, path, &real))
		real = path;
	for (size_t i = 0; i < run->jobs.n; i++)
		if (str_eq(run->jobs.at[i].real, real))
			return;
	*VEC_ADD(run->a, &run->jobs) = (struct job){ path, real, course };
}

/* A link to elsewhere is no part of the directory that it stands in. */
static bool is_own(struct run *run, struct str dir, struct str name)
{
	struct str here, there;

	return file_real(run->a, dir, &here) &&
	    file_real(run->a, path_join(run->a, dir, name), &there) &&
	    str_eq(path_join(run->a, here, name), there);
}

static bool is_ours(struct str name)
{
	return course_is_markdown(name) || str_ends(name, STR(".tf"));
}

static void add_file(
    struct run *run, const struct course *c, struct str dir, struct str name)
{
	struct str path = path_join(run->a, dir, name), real;

	if (!is_own(run, dir, name) &&
	    (!file_real(run->a, path, &real) ||
		!path_below(real, c->real, NULL)))
		diag_error(&run->faults, path, "leads out of the course");
	else
		add_job(run, path, c);
}

/* Adds the Markdown and Terraform in a directory and those below it. */
static void add_dir(struct run *run, const struct course *c, struct str dir)
{
	VEC(struct walk) ahead = { 0 };

	*VEC_ADD(run->a, &ahead) = (struct walk){ dir, 0 };
	while (ahead.n) {
		struct walk w = ahead.at[--ahead.n];
		struct str *names;
		size_t n;

		if (!file_list(
			run->a, w.dir, STR(""), &names, &n, &run->troubles))
			continue;
		for (size_t i = 0; i < n; i++) {
			struct str path = path_join(run->a, w.dir, names[i]);

			if (is_ours(names[i]) && !file_is_dir(path))
				add_file(run, c, w.dir, names[i]);
			else if (w.depth < DEEPEST && file_is_dir(path) &&
			    is_own(run, w.dir, names[i]))
				*VEC_ADD(run->a, &ahead) =
				    (struct walk){ path, w.depth + 1 };
		}
	}
}

static void add_course(struct run *run, struct str root)
{
	static const char *const dirs[] = { "lessons", "quizzes" };
	const struct course *c = course_of(run, root);

	for (size_t i = 0; c && i < 2; i++)
		if (file_is_dir(path_join(run->a, root, str_of(dirs[i]))))
			add_dir(run, c,
			    path_clean(run->a,
				path_join(run->a, root, str_of(dirs[i]))));
}

static void add_path(struct run *run, struct str path)
{
	struct file_mark mark;
	const struct course *c;
	bool dir = file_is_dir(path);

	if (dir && course_is_root(run->a, path)) {
		add_course(run, path);
		return;
	}
	if (!dir && !file_is_regular(path)) {
		diag_error(&run->troubles, path, "%s",
		    file_look(path, &mark) ? "not a regular file"
					   : "no such file or directory");
		return;
	}
	c = course_of(run, course_root_of(run->a, dir ? path : path_dir(path)));
	if (c && dir)
		add_dir(run, c, path);
	else if (c)
		add_job(run, path, c);
}

/* An absolute path as it is called from here, if it lies below. */
static struct str from_here(struct arena *a, struct str path)
{
	struct str here;

	if (!file_real(a, STR("."), &here))
		return path;
	if (str_eq(path, here))
		return STR(".");
	path_below(path, here, &path);
	return path;
}

/* The course that is set, or in this directory, or at hand. */
static void add_default(struct run *run)
{
	struct str root = STR(".");

	if (str_of(getenv("LECTERN_DATA")).len || !course_is_root(run->a, root))
		if (!paths_course(run->a, STR(""), &root, &run->troubles))
			return;
	if (course_is_root(run->a, root))
		add_course(run, from_here(run->a, root));
	else
		diag_error(&run->troubles, root,
		    "no lessons/ or quizzes/ here: name what to check");
}

static void print(struct run *run, FILE *to, struct diags *d)
{
	diags_sort(d);
	for (size_t i = 0; i < d->n; i++) {
		struct str text =
		    text_safe(run->a, diag_text(run->a, &d->at[i]));

		fprintf(to, "%.*s\n", STR_ARG(text));
	}
}

static int report(struct run *run)
{
	size_t files = run->jobs.n, errors = run->faults.errors;
	size_t warnings = run->faults.n - errors;

	print(run, stdout, &run->faults);
	print(run, stderr, &run->troubles);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("lectern check: cannot write\n", stderr);
		return EXIT_CANNOT;
	}
	fprintf(stderr, "%zu file%s looked at: %zu error%s, %zu warning%s\n",
	    files, str_plural(files), errors, str_plural(errors), warnings,
	    str_plural(warnings));
	if (run->troubles.n)
		return EXIT_CANNOT;
	return errors || (run->strict && warnings) ? EXIT_SOME_NOT : EXIT_FINE;
}

static int look(struct run *run)
{
	struct lint *lint = lint_new(run->a, run->seeds, &run->faults);

	for (size_t i = 0; i < run->jobs.n; i++)
		lint_file(lint, run->jobs.at[i].course, run->jobs.at[i].path);
	lint_done(lint);
	return report(run);
}

int check_command(const struct options *o)
{
	struct run run = { .a = arena_new() };
	struct str course = str_of(options_get(o, OPTION_COURSE));
	long seeds = LINT_SEEDS;
	int status;

	if (!options_number(o, OPTION_SEEDS, 1, 1000000, &seeds)) {
		arena_free(run.a);
		return EXIT_CANNOT;
	}
	run.seeds = (uint64_t)seeds;
	run.faults = diags_in(run.a);
	run.troubles = diags_in(run.a);
	run.strict = options_get(o, OPTION_STRICT) != NULL;
	for (size_t i = 0; i < o->n; i++)
		add_path(&run, str_of(o->words[i]));
	if (course.len)
		add_path(&run, course);
	else if (o->n == 0)
		add_default(&run);
	status = look(&run);
	arena_free(run.a);
	return status;
}
