#include "course/reading.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "quiz/quiz.h"
#include "tap.h"
#include "unit/course/tree.h"

static const struct tree_file files[] = {
	{ "lessons/", NULL },
	{ "lessons/code/", NULL },
	{ "lessons/code/a.tf", "a = 1\n" },
	{ "lessons/01-plain.md",
	    "<!-- a comment -->\n# A *plain* title\n\n## One\n\n## Two\n" },
	{ "lessons/02-front.md", "---\ntitle: In front\n---\n\n# Not this\n" },
	{ "lessons/03-setext.md", "Under\n=====\n\ntext\n" },
	{ "lessons/04-fence.md", "```\n# no heading\n```\n\n# The real one\n" },
	{ "lessons/05-none.md", "Only words.\n" },
	{ "quizzes/", NULL },
	{ "quizzes/01-plain.md", "# Quiz\n" },
};

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	MUST(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void test_titles(const struct course *c)
{
	static const char *const titles[] = { "A plain title", "In front",
		"Under", "The real one", "05-none" };

	INT_IS(c->n, 5);
	for (size_t i = 0; i < 5; i++) {
		STR_IS(course_title(c, &c->modules[i]), titles[i]);
		STR_IS(course_title(c, &c->modules[i]), titles[i]);
	}
}

static void test_outlines(const struct course *c)
{
	const struct module *m = &c->modules[0];
	const struct outline *o = course_outline(c, m);

	INT_IS(o->n, 2);
	STR_IS(o->title, "A plain title");
	STR_IS(o->sections[1].slug, "two");
	OK(course_outline(c, m) == o);
}

static size_t section_of(const struct course *c, const char *link)
{
	struct question q = { .link = str_of(link) };

	return course_section_of(c, &c->modules[0], &q);
}

static void test_asked_elsewhere(const struct course *c)
{
	struct question q = { .link = STR("../lessons/01-plain.md#one"),
		.section = STR("two") };

	INT_IS(course_section_of(c, &c->modules[0], &q), 1);
	q.section = STR("three");
	OK(course_section_of(c, &c->modules[0], &q) == NO_SECTION);
}

static void test_questions(const struct course *c)
{
	test_asked_elsewhere(c);
	INT_IS(section_of(c, "../lessons/01-plain.md#one"), 0);
	INT_IS(section_of(c, "../lessons/01-plain.md#TWO"), 1);
	OK(section_of(c, "../lessons/01-plain.md#three") == NO_SECTION);
	OK(section_of(c, "../lessons/01-plain.md") == NO_SECTION);
	OK(section_of(c, "../lessons/02-front.md#one") == NO_SECTION);
	OK(section_of(c, "../../01-plain.md#one") == NO_SECTION);
	OK(section_of(c, "") == NO_SECTION);
}

/* What was read is read again when the file is another, or comes back. */
static void test_changes(const struct course *c)
{
	const struct module *m = &c->modules[0];

	write_file(m->lesson.at, "# Another title, longer\n\n## Three\n");
	STR_IS(course_title(c, m), "Another title, longer");
	INT_IS(course_outline(c, m)->n, 1);
	INT_IS(section_of(c, "../lessons/01-plain.md#three"), 0);
	MUST(unlink(m->lesson.at) == 0);
	STR_IS(course_title(c, m), "01-plain");
	INT_IS(course_outline(c, m)->n, 0);
	OK(section_of(c, "../lessons/01-plain.md#three") == NO_SECTION);
	write_file(m->lesson.at, "# Back\n");
	STR_IS(course_title(c, m), "Back");
	INT_IS(course_outline(c, m)->n, 1);
}

static void test_read(struct arena *a)
{
	struct diags d = diags_in(a);
	struct file_mark mark;
	struct doc *doc = course_read(a, STR("lessons/code/a.tf"), &mark, &d);

	OK(doc && doc->nblocks == 1 && doc->blocks[0].kind == BLOCK_CODE);
	INT_IS(mark.size, 6);
	doc = course_read(a, STR("lessons/02-front.md"), NULL, &d);
	OK(doc && doc->nheadings == 1);
	INT_IS(d.n, 0);
	OK(!course_read(a, STR("lessons/code"), NULL, &d));
	OK(!course_read(a, STR("lessons/gone.md"), NULL, &d));
	INT_IS(d.errors, 2);
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str dir = tree_make(a, files, sizeof(files) / sizeof(*files));
	struct course *c = course_open(a, STR("."), &d);

	test_titles(c);
	test_outlines(c);
	test_questions(c);
	test_read(a);
	test_changes(c);
	tree_remove(a, dir);
	arena_free(a);
	return tap_done();
}
