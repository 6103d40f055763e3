#include "course/links.h"

#include "base/diag.h"
#include "tap.h"
#include "unit/course/tree.h"

static const struct tree_file files[] = {
	{ "secret.md", "# Not yours\n" },
	{ "course/", NULL },
	{ "course/README.md", "# Course\n" },
	{ "course/lessons/", NULL },
	{ "course/lessons/code/", NULL },
	{ "course/lessons/04-data.md", "# Data\n" },
	{ "course/lessons/05-next.md", "# Next\n" },
	{ "course/lessons/with blank.md", "# Blank\n" },
	{ "course/lessons/100%41.md", "# Per cent\n" },
	{ "course/lessons/sources.md", "# Sources\n" },
	{ "course/lessons/picture.png", "" },
	{ "course/lessons/code/redis.tf", "a = 1\n" },
	{ "course/lessons/both.tf", "b = 1\n" },
	{ "course/lessons/code/both.tf", "b = 2\n" },
	{ "course/quizzes/", NULL },
	{ "course/quizzes/04-data.md", "# Quiz\n" },
	{ "course/quizzes/other.md", "# Quiz\n" },
	{ "apart/", NULL },
	{ "apart/page.md", "# Page\n" },
	{ "apart/beside.tf", "c = 1\n" },
};

struct row {
	const char *from, *url;
	enum target_kind kind;
	const char *path, *anchor; /* of DEAD: path is a part of the reason */
};

static const char *const data = "course/lessons/04-data.md";
static const char *const quiz = "course/quizzes/04-data.md";

static void test_rows(
    struct arena *a, const struct course *c, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		struct target to;

		printf("# row %zu\n", i);
		link_resolve(a, c, str_of(r->from), str_of(r->url), &to);
		INT_IS(to.kind, r->kind);
		if (to.kind == TARGET_DEAD) {
			OK(str_find(to.reason, str_of(r->path), 0) != SIZE_MAX);
			OK(to.path.len == 0);
			continue;
		}
		STR_IS(to.path, r->path);
		STR_IS(to.anchor, r->anchor);
	}
}

#define ROWS(a, c, rows) \
	test_rows((a), (c), (rows), sizeof(rows) / sizeof(*rows))

static void test_alive(struct arena *a, const struct course *c)
{
	/* clang-format off */
	const struct row rows[] = {
	{ data, "05-next.md", TARGET_LESSON, "course/lessons/05-next.md", "" },
	{ data, "./05-next.md#a-b", TARGET_LESSON,
	    "course/lessons/05-next.md", "a-b" },
	{ data, "#here", TARGET_LESSON, "course/lessons/04-data.md", "here" },
	{ data, "#", TARGET_LESSON, "course/lessons/04-data.md", "" },
	{ data, "05-next.md?x=1#%C3%BC", TARGET_LESSON,
	    "course/lessons/05-next.md", "ü" },
	{ data, "../lessons/code/../05-next.md", TARGET_LESSON,
	    "course/lessons/05-next.md", "" },
	{ quiz, "../lessons/04-data.md#s", TARGET_LESSON,
	    "course/lessons/04-data.md", "s" },
	{ quiz, "#q", TARGET_QUIZ, "course/quizzes/04-data.md", "q" },
	{ data, "../quizzes/04-data.md", TARGET_QUIZ,
	    "course/quizzes/04-data.md", "" },
	{ data, "../quizzes/other.md", TARGET_QUIZ,
	    "course/quizzes/other.md", "" },
	{ data, "code/redis.tf#L8", TARGET_CODE,
	    "course/lessons/code/redis.tf", "L8" },
	{ data, "code%2Fredis.tf", TARGET_CODE,
	    "course/lessons/code/redis.tf", "" },
	{ data, "with%20blank.md", TARGET_FILE,
	    "course/lessons/with blank.md", "" },
	{ data, "100%2541.md", TARGET_FILE,
	    "course/lessons/100%41.md", "" },
	{ data, "sources.md", TARGET_FILE, "course/lessons/sources.md", "" },
	{ data, "../README.md", TARGET_FILE, "course/README.md", "" },
	{ data, "picture.png", TARGET_PICTURE,
	    "course/lessons/picture.png", "" },
	{ data, "in.tf", TARGET_CODE, "course/lessons/in.tf", "" },
	};
	/* clang-format on */

	ROWS(a, c, rows);
}

static void test_by_name(struct arena *a, const struct course *c)
{
	/* clang-format off */
	const struct row rows[] = {
	{ data, "file:///Users/j/codebase/redis.tf", TARGET_CODE,
	    "course/lessons/code/redis.tf", "" },
	{ data, "FILE:///x/redis.tf#name", TARGET_CODE,
	    "course/lessons/code/redis.tf", "name" },
	{ data, "file:///x/both.tf", TARGET_CODE,
	    "course/lessons/code/both.tf", "" },
	{ data, "file:///x/05-next.md", TARGET_LESSON,
	    "course/lessons/05-next.md", "" },
	{ data, "file:///x/other.md", TARGET_QUIZ,
	    "course/quizzes/other.md", "" },
	{ "apart/page.md", "file:///x/beside.tf", TARGET_DEAD, "beside.tf", 0 },
	{ data, "file:///x/LEARNING_AUTOMATION.md", TARGET_DEAD,
	    "no file of this course is called LEARNING_AUTOMATION.md", 0 },
	{ data, "file:///etc/passwd", TARGET_DEAD, "passwd", 0 },
	{ data, "file:///x/..%2f..%2fsecret.md", TARGET_DEAD, "no file", 0 },
	{ data, "file:///x/..", TARGET_DEAD, "no file", 0 },
	{ data, "file:///x/code/", TARGET_DEAD, "no file", 0 },
	{ data, "file:", TARGET_DEAD, "no file", 0 },
	{ data, "file:///x/code", TARGET_DEAD, "code", 0 },
	};
	/* clang-format on */

	ROWS(a, c, rows);
}

static void test_web(struct arena *a, const struct course *c)
{
	/* clang-format off */
	const struct row rows[] = {
	{ data, "https://example.com/a?b#c", TARGET_WEB,
	    "https://example.com/a?b#c", "" },
	{ data, "HTTP://example.com", TARGET_WEB, "HTTP://example.com", "" },
	{ data, "mailto:a@example.com", TARGET_WEB,
	    "mailto:a@example.com", "" },
	{ data, "https:", TARGET_DEAD, "no host", 0 },
	{ data, "http://", TARGET_DEAD, "no host", 0 },
	{ data, "mailto:", TARGET_DEAD, "empty", 0 },
	{ data, "javascript:alert(1)", TARGET_DEAD, "javascript:", 0 },
	{ data, "data:text/html,x", TARGET_DEAD, "data:", 0 },
	{ data, "C:\\x.md", TARGET_DEAD, "C:", 0 },
	{ data, "//example.com/x", TARGET_DEAD, "absolute", 0 },
	};
	/* clang-format on */

	ROWS(a, c, rows);
}

static void test_dead(struct arena *a, const struct course *c)
{
	/* clang-format off */
	const struct row rows[] = {
	{ data, "", TARGET_DEAD, "empty", 0 },
	{ data, "  ", TARGET_DEAD, "empty", 0 },
	{ data, "nothing.md", TARGET_DEAD,
	    "there is no course/lessons/nothing.md", 0 },
	{ data, "/etc/passwd", TARGET_DEAD, "absolute", 0 },
	{ data, "%2Fetc/passwd", TARGET_DEAD, "absolute", 0 },
	{ data, "../../secret.md", TARGET_DEAD, "out of the course", 0 },
	{ data, "%2e%2e/%2E%2E/secret.md", TARGET_DEAD,
	    "out of the course", 0 },
	{ data, "..%2f..%2fsecret.md", TARGET_DEAD, "out of the course", 0 },
	{ data, "%252e%252e/%252e%252e/secret.md", TARGET_DEAD,
	    "there is no", 0 },
	{ data, "../../course/lessons/05-next.md", TARGET_DEAD,
	    "out of the course", 0 },
	{ data, "..", TARGET_DEAD, "is a directory", 0 },
	{ data, "../..", TARGET_DEAD, "out of the course", 0 },
	{ data, "code/", TARGET_DEAD, "is a directory", 0 },
	{ data, "out.md", TARGET_DEAD, "out of the course", 0 },
	{ data, "outside/page.md", TARGET_DEAD, "out of the course", 0 },
	{ data, "fifo.md", TARGET_DEAD, "not a regular file", 0 },
	{ data, "zero.md", TARGET_DEAD, "out of the course", 0 },
	{ data, "a\033[31m.md", TARGET_DEAD, "control", 0 },
	{ data, "a%1b.md", TARGET_DEAD, "control", 0 },
	{ data, "05-next.md%00.png", TARGET_DEAD, "control", 0 },
	{ data, "05-next.md#%0a", TARGET_DEAD, "control", 0 },
	{ data, "https://example.com/\001", TARGET_DEAD, "control", 0 },
	{ "apart/page.md", "beside.tf", TARGET_DEAD, "outside", 0 },
	};
	/* clang-format on */

	ROWS(a, c, rows);
}

/* A root that is ".", and one that is absolute, see the same course. */
static void test_roots(struct arena *a, struct str dir)
{
	struct diags d = diags_in(a);
	struct str root = path_join(a, dir, STR("course"));
	struct course *c = course_open(a, root, &d);
	struct target to;

	link_resolve(
	    a, c, STR("course/lessons/04-data.md"), STR("05-next.md"), &to);
	INT_IS(to.kind, TARGET_LESSON);
	OK(to.module == &c->modules[1]);
	MUST(chdir("course") == 0);
	c = course_open(a, STR("."), &d);
	link_resolve(a, c, c->modules[0].lesson, STR("code/redis.tf"), &to);
	STR_IS(to.path, "lessons/code/redis.tf");
	link_resolve(a, c, c->modules[0].lesson, STR("../../secret.md"), &to);
	INT_IS(to.kind, TARGET_DEAD);
	MUST(chdir("..") == 0);
}

static void test_file_alone(struct arena *a)
{
	/* clang-format off */
	const struct row rows[] = {
	{ "apart/page.md", "beside.tf", TARGET_CODE, "apart/beside.tf", "" },
	{ "apart/page.md", "#x", TARGET_LESSON, "apart/page.md", "x" },
	{ "apart/page.md", "file:///x/beside.tf", TARGET_CODE,
	    "apart/beside.tf", "" },
	{ "apart/page.md", "file:///x/redis.tf#a", TARGET_CODE,
	    "course/lessons/code/redis.tf", "a" },
	{ "apart/page.md", "../secret.md", TARGET_DEAD, "out of", 0 },
	};
	/* clang-format on */
	struct diags d = diags_in(a);
	const struct module *m;
	struct course *c =
	    course_open_file(a, STR("apart/page.md"), STR("course"), &m, &d);

	ROWS(a, c, rows);
}

int main(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str dir = tree_make(a, files, sizeof(files) / sizeof(*files));
	struct course *c;

	MUST(symlink("../../secret.md", "course/lessons/out.md") == 0);
	MUST(symlink("../../apart", "course/lessons/outside") == 0);
	MUST(symlink("/dev/zero", "course/lessons/zero.md") == 0);
	MUST(symlink("code/redis.tf", "course/lessons/in.tf") == 0);
	MUST(mkfifo("course/lessons/fifo.md", 0600) == 0);
	c = course_open(a, STR("course"), &d);
	test_alive(a, c);
	test_by_name(a, c);
	test_web(a, c);
	test_dead(a, c);
	test_roots(a, dir);
	test_file_alone(a);
	tree_remove(a, dir);
	arena_free(a);
	return tap_done();
}
