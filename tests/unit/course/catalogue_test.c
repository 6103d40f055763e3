#include "course/catalogue.h"

#include "base/diag.h"
#include "tap.h"
#include "unit/course/tree.h"

static const struct tree_file files[] = {
	{ "lessons/", NULL },
	{ "lessons/code/", NULL },
	{ "lessons/10-last.md", "# Last\n" },
	{ "lessons/04-data.md", "# Data\n" },
	{ "lessons/4-also.md", "# Also\n" },
	{ "lessons/00-start.md", "# Start\n" },
	{ "lessons/sources.md", "# Sources\n" },
	{ "lessons/.05-hidden.md", "# Hidden\n" },
	{ "lessons/-no.md", "# No\n" },
	{ "lessons/07.md", "# No name\n" },
	{ "lessons/08-.md", "# No name\n" },
	{ "quizzes/", NULL },
	{ "quizzes/04-data.md", "# Quiz\n" },
	{ "quizzes/10-last.md/", NULL },
	{ "alone.md", "# Alone\n" },
	{ "empty/", NULL },
};

static void test_modules(struct arena *a)
{
	static const char *const ids[] = { "00-start", "04-data", "4-also",
		"10-last" };
	struct diags d = diags_in(a);
	struct course *c = course_open(a, STR("."), &d);

	OK(c && d.n == 0);
	INT_IS(c->n, 4);
	for (size_t i = 0; i < 4; i++)
		STR_IS(c->modules[i].id, ids[i]);
	INT_IS(c->modules[1].number, 4);
	STR_IS(c->modules[1].lesson, "lessons/04-data.md");
	STR_IS(c->modules[1].quiz, "quizzes/04-data.md");
	STR_IS(c->modules[0].quiz, "");
	OK_THAT(c->modules[3].quiz.len == 0, "a directory is no quiz");
	OK(course_module(c, STR("4-also")) == &c->modules[2]);
	OK(!course_module(c, STR("4-al")));
}

static void test_other_roots(struct arena *a, struct str dir)
{
	struct diags d = diags_in(a);
	struct course *c = course_open(a, dir, &d);

	INT_IS(c->n, 4);
	OK(str_starts(c->modules[0].lesson, dir));
	INT_IS(d.n, 0);
	OK(!course_open(a, STR("nowhere"), &d));
	INT_IS(d.errors, 1);
	OK(!course_open(a, STR("alone.md"), &d));
	INT_IS(d.errors, 2);
	c = course_open(a, STR("empty"), &d);
	OK(c && c->n == 0);
	INT_IS(d.errors, 3);
}

static void test_file_of_a_course(struct arena *a)
{
	struct diags d = diags_in(a);
	const struct module *m;
	struct course *c =
	    course_open_file(a, STR("lessons/04-data.md"), STR(""), &m, &d);

	INT_IS(c->n, 4);
	STR_IS(m->id, "04-data");
	STR_IS(m->lesson, "lessons/04-data.md");
	MUST(chdir("lessons") == 0);
	c = course_open_file(a, STR("04-data.md"), STR(""), &m, &d);
	MUST(chdir("..") == 0);
	INT_IS(c->n, 4);
	STR_IS(m->lesson, "../lessons/04-data.md");
	STR_IS(m->quiz, "../quizzes/04-data.md");
	c = course_open_file(a, STR("lessons/sources.md"), STR(""), &m, &d);
	INT_IS(c->n, 1);
	STR_IS(c->root, ".");
	INT_IS(d.n, 0);
}

static void test_file_alone(struct arena *a)
{
	struct diags d = diags_in(a);
	const struct module *m;
	struct course *c =
	    course_open_file(a, STR("./alone.md"), STR("lib"), &m, &d);

	INT_IS(c->n, 1);
	OK(m == c->modules);
	STR_IS(m->id, "alone");
	STR_IS(m->lesson, "alone.md");
	STR_IS(m->quiz, "");
	STR_IS(c->library, "lib");
	OK(!course_open_file(a, STR("no/alone.md"), STR(""), &m, &d));
	INT_IS(d.errors, 1);
}

int main(void)
{
	struct arena *a = arena_new();
	struct str dir = tree_make(a, files, sizeof(files) / sizeof(*files));

	test_modules(a);
	test_other_roots(a, dir);
	test_file_of_a_course(a);
	test_file_alone(a);
	tree_remove(a, dir);
	arena_free(a);
	return tap_done();
}
